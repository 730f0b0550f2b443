"""What an author says of a template instead of our guess: names, shares and sizes go in, which layout, box and size counts comes out."""

from collections.abc import Iterable, Mapping, Sequence

from briefing_builder.brand.model import STYLE_ROLES
from briefing_builder.problems import Problem, Source, did_you_mean, error
from briefing_builder.values import Value, replace

OVERRIDABLE_LAYOUTS = ("title", "content", "statement", "question", "closing")
"""Our layouts for which another one of the file can be named; `content` is that of all slides with blocks."""
OVERRIDABLE_REGIONS = ("title", "heading", "content", "statement", "question", "closing")
"""Where texts stand on those layouts; `heading` is the place of the titles above the blocks, `content` that of the blocks."""
SMALLEST_REGION = 0.1
"""Of the slide's width and height: what holds a line."""
REGION_HINT = (
    "left and width together are at most the width of the slide, top and height its height; width and height at least a tenth of it"
)
SIDES = ("left", "top", "width", "height")
EMU_IN: Mapping[str, int] = {"cm": 360_000, "mm": 36_000, "in": 914_400}
SIZES = (8.0, 200.0)
"""Points between which a size can be meant."""


class Region(Value, frozen=True, kw_only=True):
    """A box in shares of the slide, 0 to 1 each; a side with a unit (`cm`, `mm`, `in`) is a length on the file's own slide."""

    left: float
    top: float
    width: float
    height: float
    units: tuple[str, str, str, str] = ("", "", "", "")


class Overrides(Value, frozen=True, kw_only=True):
    """What goes before what was understood of a file.

    `layouts`: one of `OVERRIDABLE_LAYOUTS` → the name of a layout in the file. `never`: names of layouts that are not used. `regions`: one
    of `OVERRIDABLE_REGIONS` → its box. `sizes`: a style role → points on the file's own slides. `places`: where each was written, by
    its path (`layouts.title`, `never.0`, `regions.content`, `sizes.body`).
    """

    layouts: Mapping[str, str] = {}
    never: tuple[str, ...] = ()
    regions: Mapping[str, Region] = {}
    sizes: Mapping[str, float] = {}
    places: Mapping[str, Source] = {}
    slide: str = ""
    """How large the file's slides are, in words."""


NO_OVERRIDES = Overrides()


def overrides_in(settings: Sequence[tuple[str, str, Source]]) -> Overrides:
    """Return overrides from texts, each with its path in `places` and its place.

    A region is its four sides between commas, each with its unit: `2 cm, 20 %, 21 cm, 70 %`; a size is a number.
    """
    by_key: dict[str, dict[str, str]] = {"layouts": {}, "never": {}, "regions": {}, "sizes": {}}
    for path, text, _ in settings:
        key, _, role = path.partition(".")
        by_key[key][role] = text
    return Overrides(
        layouts=by_key["layouts"],
        never=tuple(by_key["never"].values()),
        regions={role: _read_region(text) for role, text in by_key["regions"].items()},
        sizes={role: float(text) for role, text in by_key["sizes"].items()},
        places={path: place for path, _, place in settings},
    )


def in_shares(overrides: Overrides, width: int, height: int) -> Overrides:
    """Return overrides whose regions are all in shares of a slide of that width and height in EMU."""
    slide = f"{width / EMU_IN['cm']:.4g} cm wide and {height / EMU_IN['cm']:.4g} cm high"
    return replace(
        overrides, slide=slide, regions={role: _region_in_shares(region, width, height) for role, region in overrides.regions.items()}
    )


def _read_region(text: str) -> Region:
    sides = [side.split() for side in text.split(",")]
    left, top, width, height = (float(number) / 100 if unit == "%" else float(number) for number, unit in sides)
    units = tuple("" if unit == "%" else unit for _, unit in sides)
    return Region(left=left, top=top, width=width, height=height, units=(units[0], units[1], units[2], units[3]))


def _region_in_shares(region: Region, width: int, height: int) -> Region:
    given = zip((region.left, region.top, region.width, region.height), region.units, (width, height, width, height), strict=True)
    left, top, wide, high = (side * EMU_IN[unit] / whole if unit else side for side, unit, whole in given)
    return Region(left=left, top=top, width=wide, height=high)


def override_problems(overrides: Overrides, names: Sequence[str], file: Source) -> tuple[Problem, ...]:
    """Return what is wrong with overrides for a file with layouts of those names; `file` is the place of what has no own."""
    return (
        *_unknown_roles("layouts", overrides.layouts, OVERRIDABLE_LAYOUTS, overrides, file),
        *_unknown_roles("regions", overrides.regions, OVERRIDABLE_REGIONS, overrides, file),
        *_unknown_roles("sizes", overrides.sizes, STYLE_ROLES, overrides, file),
        *_unknown_layouts(overrides, names, file),
        *_impossible_values(overrides, file),
    )


def _unknown_roles(key: str, given: Iterable[str], known: Sequence[str], overrides: Overrides, file: Source) -> list[Problem]:
    return [
        error(
            "brand-role-unknown",
            f'`{key}` can say nothing of "{role}"',
            _place(overrides, f"{key}.{role}", file),
            did_you_mean(role, known),
        )
        for role in given
        if role not in known
    ]


def _unknown_layouts(overrides: Overrides, names: Sequence[str], file: Source) -> list[Problem]:
    written = [(f"layouts.{role}", name) for role, name in overrides.layouts.items()]
    written += [(f"never.{number}", name) for number, name in enumerate(overrides.never)]
    return [
        error("brand-layout-unknown", f'the file has no layout "{name}"', _place(overrides, path, file), did_you_mean(name, names))
        for path, name in written
        if name not in names
    ]


def _impossible_values(overrides: Overrides, file: Source) -> list[Problem]:
    regions = [
        error("brand-region-impossible", f"the region {role} is not on the slide, or holds no line", place, _region_hint(overrides))
        for role, region in overrides.regions.items()
        for place in [_place(overrides, f"regions.{role}", file)]
        if not _is_on_slide(region)
    ]
    sizes = [
        error("brand-size-impossible", f"{size:g} pt cannot be the size of {role}", place, "sizes are points on the slide, from 8 to 200")
        for role, size in overrides.sizes.items()
        for place in [_place(overrides, f"sizes.{role}", file)]
        if not SIZES[0] <= size <= SIZES[1]
    ]
    return regions + sizes


def _region_hint(overrides: Overrides) -> str:
    return f"slides are {overrides.slide}: {REGION_HINT}" if overrides.slide else REGION_HINT


def _is_on_slide(region: Region) -> bool:
    is_large = min(region.width, region.height) >= SMALLEST_REGION
    return is_large and min(region.left, region.top) >= 0 and max(region.left + region.width, region.top + region.height) <= 1.0001


def _place(overrides: Overrides, path: str, file: Source) -> Source:
    return overrides.places.get(path, file)
