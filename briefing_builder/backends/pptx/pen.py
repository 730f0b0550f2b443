"""What the writer of one slide holds in its hand: the brand's colours, the next shape id, and the parts that the slide relates to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

from briefing_builder.backends.pptx.media import picture_part
from briefing_builder.backends.pptx.parts import Part, binary_part, xml_part
from briefing_builder.backends.pptx.relations import Relations, rels_name
from briefing_builder.backends.pptx.xml import attribute
from briefing_builder.brand.model import Colour, Placeholder
from briefing_builder.deck.model import Link, SlideLink, WebLink
from briefing_builder.errors import OutputError
from briefing_builder.problems import error

DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
OWN_LINK_COLOUR = (
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}">'
    '<ahyp:hlinkClr xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext></a:extLst>'
)


@dataclass(slots=True, kw_only=True)
class Parts:
    """The parts of a deck as they come into being: pictures by content, charts by number; nothing of the brand."""

    media: dict[str, Part] = field(default_factory=dict)
    made: list[Part] = field(default_factory=list)
    content_types: dict[str, str] = field(default_factory=dict)
    charts: Iterator[int] = field(default_factory=lambda: count(1))

    def picture(self, file: str) -> str:
        """Return the part of that picture file, the same for the same content."""
        part = picture_part(file)
        self.media[part.member.name] = part
        return part.member.name

    def add(self, name: str, xml: str, relations: Relations, content_type: str) -> None:
        """Take in a part with its relationships and its type."""
        self.made += (xml_part(name, xml), xml_part(rels_name(name), relations.xml()))
        self.content_types[name] = content_type

    def workbook(self, name: str, raw: bytes) -> None:
        """Take in the workbook of a chart."""
        self.made.append(binary_part(name, raw))


@dataclass(slots=True, kw_only=True)
class Pen:
    """The state of one slide while it is written; `slides` are the part names of the whole deck by slide id."""

    language: str
    bullet: str
    fills: Mapping[str, str]
    placeholders: Mapping[str, Placeholder]
    slides: Mapping[str, str]
    parts: Parts
    relations: Relations
    ids: Iterator[int] = field(default_factory=lambda: count(2))
    taken: set[str] = field(default_factory=set)

    def take(self, role: str) -> Placeholder | None:
        """Return the slide's placeholder of that role, once; None when the layout has none, or none left."""
        if not role or role in self.taken or role not in self.placeholders:
            return None
        self.taken.add(role)
        return self.placeholders[role]

    def link(self, link: Link | None, *, keeps_colour: bool = False) -> str:
        """Return the click action of a run or a shape, or nothing."""
        if link is None:
            return ""
        match link:
            case SlideLink():
                if link.slide not in self.slides:
                    raise OutputError(
                        error("link-target-missing", f"a link leads to the slide {link.slide!r}, which this deck does not have")
                    )
                name = self.relations.to_part("slide", self.slides[link.slide])
                start = f'<a:hlinkClick r:id="{name}" action="ppaction://hlinksldjump"'
            case WebLink():
                start = f'<a:hlinkClick r:id="{self.relations.to_web(link.url)}"'
        return f"{start}>{OWN_LINK_COLOUR}</a:hlinkClick>" if keeps_colour else f"{start}/>"

    def identity(self, name: str, *, alt: str = "", link: Link | None = None, is_decorative: bool = False) -> str:
        """Return the element that names a shape: its id, name, alternative text, link, and whether it is decoration."""
        said = f' descr="{attribute(alt)}"' if alt else ""
        inside = self.link(link) + (DECORATIVE if is_decorative else "")
        start = f'<p:cNvPr id="{next(self.ids)}" name="{attribute(name)}"{said}'
        return f"{start}>{inside}</p:cNvPr>" if inside else f"{start}/>"


def fills_of(palette: Mapping[str, Colour]) -> dict[str, str]:
    """Return every colour role as a fill element, by the theme colour's name where it has one."""
    return {role: f"<a:solidFill>{_colour(colour)}</a:solidFill>" for role, colour in palette.items()}


def _colour(colour: Colour) -> str:
    return f'<a:schemeClr val="{colour.theme}"/>' if colour.theme else f'<a:srgbClr val="{colour.rgb}"/>'
