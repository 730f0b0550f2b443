"""The state in which one slide is written: the brand's colours, the next shape id, and the targets of its relationships."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

from briefing_builder.backends.pptx.xml import escaped_attribute
from briefing_builder.brand.model import Colour, Face, Placeholder
from briefing_builder.deck.model import Link, SlideLink, WebLink
from briefing_builder.values import Value

DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
OWN_LINK_COLOUR = (
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}">'
    '<ahyp:hlinkClr xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext></a:extLst>'
)


class SlideTarget(Value, frozen=True):
    """Another slide of the deck, by its id."""

    slide: str


class WebTarget(Value, frozen=True):
    """An address outside."""

    url: str


@dataclass(frozen=True, slots=True)
class PictureTarget:
    """A picture, known by the name that its content gives it."""

    name: str
    file: str = field(compare=False)


@dataclass(frozen=True, slots=True)
class ChartTarget:
    """A chart of the slide's own, the so many-th on it, with its workbook."""

    number: int
    xml: str = field(compare=False)
    book: bytes = field(compare=False)


class BackgroundTarget(Value, frozen=True):
    """A picture in the brand's background, by the name of its part."""

    name: str


RelationshipTarget = SlideTarget | WebTarget | PictureTarget | ChartTarget | BackgroundTarget


@dataclass(slots=True, kw_only=True)
class SlideWriter:
    """The state of one slide while it is written: the next shape id, the placeholders that are taken, and what the slide relates to.

    `targets` are named in the order in which they come up; `first` is the number of the first of them. `scripts` are the names of faces for
    scripts for which the theme has no slot. `is_adopted`: the master is somebody else's, and only layouts say what is ours.
    """

    language: str
    bullet: str
    fills: Mapping[str, str]
    placeholders: Mapping[str, Placeholder]
    first: int
    scripts: Mapping[Face, Mapping[str, str]] = field(default_factory=dict)
    is_adopted: bool = False
    targets: dict[RelationshipTarget, str] = field(default_factory=dict)
    ids: Iterator[int] = field(default_factory=lambda: count(2))
    taken: set[str] = field(default_factory=set)

    def take(self, role: str) -> Placeholder | None:
        """Return the slide's placeholder of that role, once; None when the layout has none, or none left."""
        if not role or role in self.taken or role not in self.placeholders:
            return None
        self.taken.add(role)
        return self.placeholders[role]

    def relation(self, target: RelationshipTarget) -> str:
        """Return the name of the relationship to a target; asking twice for the same gives the same name."""
        return self.targets.setdefault(target, f"rId{self.first + len(self.targets)}")

    def link(self, link: Link | None, *, keeps_colour: bool = False) -> str:
        """Return the click action of a run or a shape, or nothing."""
        if link is None:
            return ""
        match link:
            case SlideLink():
                start = f'<a:hlinkClick r:id="{self.relation(SlideTarget(link.slide))}" action="ppaction://hlinksldjump"'
            case WebLink():
                start = f'<a:hlinkClick r:id="{self.relation(WebTarget(link.url))}"'
        return f"{start}>{OWN_LINK_COLOUR}</a:hlinkClick>" if keeps_colour else f"{start}/>"

    def identity(self, name: str, *, alt: str = "", link: Link | None = None, is_decorative: bool = False) -> str:
        """Return the element that names a shape: its id, name, alternative text, link, and whether it is decoration."""
        description = f' descr="{escaped_attribute(alt)}"' if alt else ""
        inside = self.link(link) + (DECORATIVE if is_decorative else "")
        start = f'<p:cNvPr id="{next(self.ids)}" name="{escaped_attribute(name)}"{description}'
        return f"{start}>{inside}</p:cNvPr>" if inside else f"{start}/>"


def fills_of(palette: Mapping[str, Colour]) -> dict[str, str]:
    """Return every colour role as a fill element, by the theme colour's name where it has one."""
    return {role: f"<a:solidFill>{_colour_xml(colour)}</a:solidFill>" for role, colour in palette.items()}


def _colour_xml(colour: Colour) -> str:
    return f'<a:schemeClr val="{colour.theme}"/>' if colour.theme else f'<a:srgbClr val="{colour.rgb}"/>'
