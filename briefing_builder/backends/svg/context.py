"""What drawing a slide needs besides the slide: the brand's colours, the opened fonts, and where pictures come from."""

import base64
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import assert_never
from urllib.parse import quote
from xml.sax.saxutils import escape

from briefing_builder.brand.backdrops import Backdrop, backdrops_of
from briefing_builder.brand.model import Brand, Face, Layout
from briefing_builder.deck.model import Link, SlideLink, WebLink
from briefing_builder.fonts import Font, Library, plain_family
from briefing_builder.pictures import ShownPicture, shown_picture
from briefing_builder.units import EMU_PER_POINT

EMU_PER_HUNDREDTH_MM = 360  # LibreOffice rounds font sizes to this (docs/fit.md, LibreOffice)
_SIGNS, _WORDS = re.compile(r"""["'\\<>&;{}\x00-\x1f]"""), re.compile(r"[^\W\d][\w-]*(?: [^\W\d][\w-]*)*")
LAST_RESORT = ("Carlito", "Calibri", "DejaVu Sans", "sans-serif")


def embedded(file: str) -> str:
    """Return a picture file as an address that holds the picture itself."""
    return data_address(shown_picture(file))


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderContext:
    """A brand, its fonts, and the address of each picture file: by default the picture itself."""

    brand: Brand
    library: Library
    address: Callable[[str], str] = embedded
    has_places: bool = False
    """Whether every item says where in templates and content it comes from; such a picture never leaves the author's machine."""
    is_small: bool = False
    """For a contact sheet: a run of a line is one element, looks are CSS classes (`font_classes_css`), no alternative text, no links."""

    def colour(self, role: str) -> str:
        """Return a palette role as `#rrggbb`."""
        return f"#{self.brand.palette[role].rgb}"

    def family(self, face: Face) -> str:
        """Return the font families of a face: the one that was measured, the one that PowerPoint gets, and fallbacks."""
        typeface = self.brand.typefaces[face]
        return ", ".join(map(css_family, dict.fromkeys((plain_family(typeface.family), typeface.name, *LAST_RESORT))))

    def font(self, face: Face, *, bold: bool, italic: bool) -> Font:
        """Return the font that was measured."""
        return self.library.font(self.brand.typefaces[face].family, bold=bold, italic=italic)

    def backdrop(self, layout: Layout) -> str:
        """Return the address of a picture of what a template of somebody else draws behind the slides of one of our layouts; else nothing.

        A contact sheet has none, which would be larger than all that stands on it.
        """
        drawn = {} if self.is_small else backdrops_of(self.brand)
        return data_address(drawn[layout.role]) if layout.role in drawn else ""


def css_family(name: str) -> str:
    """Return the name of a family as style sheets take it: in quotes unless it is made of words alone, without signs that end something."""
    plain = _SIGNS.sub("", name)
    return plain if _WORDS.fullmatch(plain) else f"'{plain}'"


def svg_pt(emu: float) -> str:
    """Return a length in points, with three decimals at most."""
    return f"{emu / EMU_PER_POINT:.3f}".rstrip("0").rstrip(".")


def font_size(emu: int) -> str:
    """Return a font size in points as LibreOffice draws it: in whole hundredths of a millimetre."""
    return svg_pt(round(emu / EMU_PER_HUNDREDTH_MM) * EMU_PER_HUNDREDTH_MM)


def escaped_attribute(text: str) -> str:
    """Return text for an attribute in double quotes."""
    return escape(text, {'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


def escaped_text(text: str) -> str:
    """Return text for the inside of an element."""
    return escape(text)


def linked(inside: str, link: Link | None, context: RenderContext) -> str:
    """Return the markup as a link to a slide of the deck or to the web, or as it is where there is no link."""
    match None if context.is_small else link:
        case None:
            return inside
        case SlideLink(slide=slide):
            return f'<a href="#{quote(slide)}">{inside}</a>'
        case WebLink(url=url):
            return f'<a href="{escaped_attribute(url)}" target="_blank" rel="noopener noreferrer">{inside}</a>'
        case other:
            assert_never(other)


@lru_cache(maxsize=128)
def data_address(picture: ShownPicture | Backdrop) -> str:
    """Return an address that holds a picture itself."""
    return f"data:{picture.media_type};base64,{base64.b64encode(picture.data).decode()}"
