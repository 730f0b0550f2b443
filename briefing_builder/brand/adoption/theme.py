"""The colours of a file's theme as they are drawn: a fill with whatever is done to it goes in, six hexadecimal digits come out."""

from collections.abc import Mapping, Sequence
from colorsys import hls_to_rgb, rgb_to_hls

from lxml import etree
from lxml.etree import QName, _Element
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.slide import SlideLayout

from briefing_builder.brand.colours import DRAWING, PRESENTATION, mixed, theme_colours
from briefing_builder.values import Value

MAP_NAMES = ("bg1", "tx1", "bg2", "tx2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink")
DIRECT = {"lt1": "lt1", "dk1": "dk1", "lt2": "lt2", "dk2": "dk2"}
SHARE = 100_000  # ECMA-376 part 1, 20.1.10.40: thousandths of a per cent
NAMED = {"black": "000000", "white": "FFFFFF", "red": "FF0000", "gray": "808080"}
PLAIN_XML = etree.XMLParser(remove_comments=True, remove_pis=True, resolve_entities=False)
FIRST_BACKGROUND = 1001  # ECMA-376 part 1, 20.1.4.2.10: where the background fills begin


class ThemeColours(Value, frozen=True, kw_only=True):
    """What the colours of a layout are called, through the colour map that its slides follow, and the fills that its theme offers.

    `has_own_map` says that the layout calls them otherwise than its master.
    """

    named: Mapping[str, str]
    has_own_map: bool
    is_drawn: bool = False
    """Accents are colours that the file draws, whatever its theme calls by their names."""
    fills: tuple[_Element, ...]
    backgrounds: tuple[_Element, ...]

    def rgb(self, fill: _Element | None, placeholder: str = "") -> str:
        """Return the colour of a `solidFill`, or of any element that holds a colour; empty where it holds none.

        `placeholder` is the colour for which the fills of a theme leave a place.
        """
        colour = next(iter(fill), None) if fill is not None else None
        return "" if colour is None else self.rgb_of(colour, placeholder)

    def rgb_of(self, colour: _Element, placeholder: str = "") -> str:
        """Return the value of a colour element; empty where nobody here knows it."""
        value = str(colour.get("lastClr") or colour.get("val", ""))
        match QName(colour).localname:
            case "srgbClr" | "sysClr":
                base = value.upper()
            case "schemeClr":
                base = placeholder if value == "phClr" else self.named.get(value, "")
            case "prstClr":
                base = NAMED.get(value, "")
            case _:
                base = ""
        return _modified(base, colour) if len(base) == 6 else ""

    def slots(self, wanted: Sequence[str]) -> dict[str, str]:
        """Return the first of the wanted names for each colour that has one; none where these names mean other colours on some slides."""
        if self.has_own_map or self.is_drawn:
            return {}
        return {rgb: name for name, rgb in reversed(list(self.named.items())) if name in wanted}

    def reference(self, reference: _Element) -> tuple[_Element | None, str]:
        """Return the fill that a `bgRef` or `fillRef` names, and the colour that it is drawn in; no fill where it names none."""
        number = int(reference.get("idx", "0"))
        fills, index = (self.backgrounds, number - FIRST_BACKGROUND) if number >= FIRST_BACKGROUND else (self.fills, number - 1)
        return (fills[index] if 0 <= index < len(fills) else None), self.rgb(reference)


def colours_of_layout(layout: SlideLayout) -> ThemeColours:
    """Return the colours of a layout's slides."""
    master = layout.slide_master
    theme = theme_of_layout(layout)
    slots = theme_colours(theme)
    own = layout.element.find(f"{PRESENTATION}clrMapOvr/{DRAWING}overrideClrMapping")
    colour_map = own if own is not None else master.element.find(f"{PRESENTATION}clrMap")
    names = {name: name if colour_map is None else colour_map.get(name, name) for name in MAP_NAMES} | DIRECT
    lists = {tag: theme.find(f".//{DRAWING}fmtScheme/{DRAWING}{tag}") for tag in ("fillStyleLst", "bgFillStyleLst")}
    fills, backgrounds = (() if found is None else tuple(found) for found in lists.values())
    named = {name: slots[slot] for name, slot in names.items() if slot in slots}
    return ThemeColours(named=named, has_own_map=own is not None, fills=fills, backgrounds=backgrounds)


def theme_of_layout(layout: SlideLayout) -> _Element:
    """Return the theme of a layout's master."""
    return etree.fromstring(theme_part_of(layout).blob, PLAIN_XML)


def theme_part_of(layout: SlideLayout) -> Part:
    """Return the part that holds the theme of a layout's master."""
    return layout.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)


def _modified(rgb: str, colour: _Element) -> str:
    """The colour with what its element does to its lightness and saturation; other changes are too small to matter to who reads on it."""
    for change in colour:
        share = int(str(change.get("val", "0")).removesuffix("%")) / SHARE
        match QName(change).localname:
            case "lumMod":
                rgb = _with_lightness(rgb, share, 0)
            case "lumOff":
                rgb = _with_lightness(rgb, 1, share)
            case "satMod":
                rgb = _with_saturation(rgb, share)
            case "shade":
                rgb = mixed("000000", rgb, min(1, share))
            case "tint":
                rgb = mixed("FFFFFF", rgb, min(1, share))
            case _:
                continue
    return rgb


def _with_lightness(rgb: str, factor: float, offset: float) -> str:
    hue, lightness, saturation = rgb_to_hls(*(value / 255 for value in bytes.fromhex(rgb)))
    channels = hls_to_rgb(hue, min(1.0, max(0.0, lightness * factor + offset)), saturation)
    return bytes(round(255 * channel) for channel in channels).hex().upper()


def _with_saturation(rgb: str, factor: float) -> str:
    hue, lightness, saturation = rgb_to_hls(*(value / 255 for value in bytes.fromhex(rgb)))
    channels = hls_to_rgb(hue, lightness, min(1.0, max(0.0, saturation * factor)))
    return bytes(round(255 * channel) for channel in channels).hex().upper()


def opacity_of(fill: _Element) -> float:
    """Return how much a fill hides of what is behind it, 0 to 1."""
    alpha = fill.find(f"*/{DRAWING}alpha")
    return 1 if alpha is None else int(str(alpha.get("val", SHARE)).removesuffix("%")) / SHARE
