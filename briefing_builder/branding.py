"""Which brand a department's deck has, and why: a programme, a department and what was asked for go in, a look or a reason comes out.

A department's own `brand` goes before the programme's, key by key. With a `file` of its own it stands alone, because the programme's
colours and logo are another brand's.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefing_builder.brand.given_fonts import GivenFont, font_files_of
from briefing_builder.brand.look import Look, made_brand
from briefing_builder.brand.model import Brand, Logo
from briefing_builder.brand.overrides import SIDES
from briefing_builder.brand.package.cleaning import plain_template
from briefing_builder.brand.reading.reader import builtin_brands
from briefing_builder.content import Programme
from briefing_builder.content.models.brand import BrandDetails, given_colours
from briefing_builder.content.models.brand import Logo as NamedLogo
from briefing_builder.content.models.fields import cut_short
from briefing_builder.content.paths import matches, value_at
from briefing_builder.errors import BrandError
from briefing_builder.files.intake import beside_or_inside, missing
from briefing_builder.pictures import ground_of
from briefing_builder.problems import Checked, Problem, Source, did_you_mean, error
from briefing_builder.source import DataPath, Positions
from briefing_builder.tailoring.explain import Line, Section
from briefing_builder.tailoring.reasons import Reason
from briefing_builder.values import replace


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandPart:
    """A `brand` of the content, with its path there."""

    details: BrandDetails
    path: DataPath


def department_brand(programme: Programme, department: str, wanted: str) -> Checked[Brand]:
    """Return the brand of a department's deck: the one that is `wanted` (a name or a path), else the department's, else the programme's.

    It has the organisation's colours and logo. Colours that had to be changed to be readable become warnings. Raises BrandError, at its
    place in the content, when a brand does not exist, or a file cannot be one.
    """
    return made_brand(_look_of(programme, brand_parts(programme, department), wanted))


def plain_brand_file(programme: Programme, part: BrandPart) -> bytes:
    """Return the file that a part names, as decks take it: no slide of its author's, no program. Raises BrandError as `plain_template`."""
    look = _named_by(programme, (part,), "")
    assert look.place is not None, "the part names a file"
    return plain_template(Path(look.base), look.place).data


def early_brand_problems(data: object, positions: Positions, folder: Path) -> tuple[Problem, ...]:
    """Return what is wrong with the brand of a programme whose content is not valid yet, as far as that can be known."""
    base, file = (value if isinstance(value, str) else "" for value in (value_at(data, ("brand", name)) for name in ("base", "file")))
    given = given_colours(value_at(data, ("brand", "colours")))
    named = [match.value for match in matches(data, "brand.fonts.[]") if isinstance(match.value, str)]
    colours = tuple((role, rgb, positions.of(("brand", "colours", role))) for role, rgb in given.items())
    places = {name: positions.of(("brand", name)) for name in ("base", "file")}
    try:
        look, fonts = _both(
            lambda: named_look("" if file else base, file, folder, places),
            lambda: font_files_of(named, folder, positions.of, ("brand", "fonts")),
        )
        return made_brand(replace(look, colours=colours, fonts=fonts)).problems
    except BrandError as stopped:
        return tuple(stopped.problems)


def brand_parts(programme: Programme, department: str) -> tuple[BrandPart, ...]:
    """Return what the content says of a department's brand, what goes before the rest first. No department: that of the programme."""
    content = programme.content
    whole = BrandPart(details=content.brand, path=("brand",))
    for index, each in enumerate(content.departments):
        if each.id == department and each.brand is not None:
            own = BrandPart(details=each.brand, path=("departments", index, "brand"))
            return (own,) if each.brand.file else (own, whole)
    return (whole,)


def brand_section(programme: Programme, department: str) -> Section:
    """Return which brand a department's deck has where none is asked for, and why."""
    line = Line(
        id=builtin_brands()[0],
        text="the usual brand",
        is_chosen=True,
        reasons=(Reason(rule="usual-brand", text="neither the department nor the programme names one"),),
    )
    for part in brand_parts(programme, department):
        if name := part.details.file or part.details.base:
            source = programme.positions.of((*part.path, "file" if part.details.file else "base"))
            rule, whose = ("brand-of-department", "department") if part.path[0] == "departments" else ("brand-of-programme", "programme")
            reason = Reason(rule=rule, text=f"named by the {whose}")
            text = "a template of your own" if part.details.file else "a built-in brand"
            line = Line(id=name, text=text, is_chosen=True, reasons=(reason,), source=source)
            break
    return Section(id="brand", title="Brand", lines=(line,))


def is_brand_file_name(name: str) -> bool:
    """Return whether a brand is named by its file: with an ending or a folder, which no built-in brand has."""
    return bool(Path(name).suffix) or any(separator in name for separator in "/\\")


def look_of_file(file: Path, place: Source) -> Look:
    """Return the look of a brand's file as it is now. Raises BrandError, with the nearest name of its folder, when there is none."""
    try:
        status = file.stat()
    except (OSError, ValueError):
        raise BrandError(missing(file.name, file, place)) from None
    return Look(base=str(file), place=place, stamp=(status.st_mtime_ns, status.st_size))


def named_look(base: str, file: str, folder: Path, places: Mapping[str, Source]) -> Look:
    """Return the look of a built-in brand or of a programme's file; `places` are those of both. Raises BrandError when there is none."""
    if file:
        path = beside_or_inside(folder, file, places["file"])
        if isinstance(path, Problem):
            raise BrandError(path)
        return look_of_file(path, places["file"])
    name = base or builtin_brands()[0]
    if name not in builtin_brands():
        raise BrandError(_brand_unknown(name, places["base"]))
    return Look(base=name)


def _look_of(programme: Programme, parts: tuple[BrandPart, ...], wanted: str) -> Look:
    look, fonts = _both(lambda: _named_by(programme, parts, wanted), lambda: tuple(_fonts(programme, parts)))
    settings = () if wanted else tuple(_settings(programme, parts))
    return replace(
        look, colours=tuple(_colours(programme, parts)), settings=settings, logo=_logo_of(programme, parts),
        supplier_logo=_supplier_logo(programme), fonts=fonts, is_own=not wanted,
    )  # fmt: skip


def _both(look: Callable[[], Look], fonts: Callable[[], tuple[GivenFont, ...]]) -> tuple[Look, tuple[GivenFont, ...]]:
    """A brand's look and its fonts. Raises BrandError with what is wrong with either."""
    try:
        found = look()
    except BrandError as stopped:
        try:
            fonts()
        except BrandError as also:
            raise BrandError((*stopped.problems, *also.problems)) from None
        raise
    return found, fonts()


def _named_by(programme: Programme, parts: tuple[BrandPart, ...], wanted: str) -> Look:
    if is_brand_file_name(wanted):
        return look_of_file(Path(wanted), Source(path=wanted))
    part = next((part for part in parts if part.details.file or part.details.base), parts[-1])
    places = {name: programme.positions.of((*part.path, name)) for name in ("base", "file")}
    base, file = (wanted, "") if wanted else (part.details.base or "", part.details.file or "")
    return named_look(base, file, programme.folder, places)


def _colours(programme: Programme, parts: tuple[BrandPart, ...]) -> Iterator[tuple[str, str, Source]]:
    """The colours by their roles, each of the first part that gives it."""
    seen = set[str]()
    for part in parts:
        for role, rgb in part.details.colours.given():
            if role not in seen:
                yield role, rgb, programme.positions.of((*part.path, "colours", role))
                seen.add(role)


def _fonts(programme: Programme, parts: tuple[BrandPart, ...]) -> Iterator[GivenFont]:
    """The fonts of all parts; those behind the part that names the brand may be for another one."""
    named = next((number for number, part in enumerate(parts) if part.details.file or part.details.base), len(parts))
    for number, part in enumerate(parts):
        for font in font_files_of(part.details.fonts, programme.folder, programme.positions.of, (*part.path, "fonts")):
            yield replace(font, is_own=number <= named)


def _settings(programme: Programme, parts: tuple[BrandPart, ...]) -> Iterator[tuple[str, str, Source]]:
    """What is said of the template that is named, as it is written; what is said of another one is left out."""
    seen = set[str]()
    for part in parts:
        new = [(name, value, path) for name, value, path in _settings_in(part.details) if _key_of_setting(name) not in seen]
        yield from ((name, value, programme.positions.of((*part.path, *path))) for name, value, path in new)
        seen.update(_key_of_setting(name) for name, _, _ in new)
        if part.details.file or part.details.base:
            return


def _key_of_setting(name: str) -> str:
    """What goes before another setting as a whole: a role; all layouts that are never used."""
    return "never" if name.startswith("never.") else name


def _settings_in(details: BrandDetails) -> Iterator[tuple[str, str, DataPath]]:
    for role, layout in details.layouts.given():
        yield f"layouts.{role}", layout, ("layouts", role)
    for number, name in enumerate(details.never):
        yield f"never.{number}", name, ("never", number)
    for role, region in details.regions.given():
        yield f"regions.{role}", ", ".join(getattr(region, side) for side in SIDES), ("regions", role)
    for style, size in details.sizes.items():
        yield f"sizes.{style}", str(size), ("sizes", style)


def _logo_of(programme: Programme, parts: tuple[BrandPart, ...]) -> Logo | None:
    part = next((part for part in parts if part.details.logo), None)
    if part is None or part.details.logo is None:
        return None
    return _whole_logo(programme, part.details.logo, (*part.path, "logo"))


def _supplier_logo(programme: Programme) -> Logo | None:
    supplier = programme.content.supplier
    return _whole_logo(programme, supplier.logo, ("supplier", "logo")) if supplier and supplier.logo else None


def _whole_logo(programme: Programme, logo: NamedLogo, path: DataPath) -> Logo:
    file, dark = str(programme.folder / logo.file), str(programme.folder / logo.on_dark) if logo.on_dark else ""
    place = programme.positions.of((*path, "file"))
    return Logo(file=file, on_dark=dark, alt=logo.alt, place=place, grounds=(ground_of(file), ground_of(dark)))


def _brand_unknown(name: str, place: Source) -> Problem:
    hint = "a file of your own is named by `brand.file`" if is_brand_file_name(name) else ""
    return error("brand-unknown", f'there is no brand "{cut_short(name)}"', place, did_you_mean(name, builtin_brands(), otherwise=hint))
