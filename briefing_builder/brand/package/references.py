"""What names a relationship that is gone: a part goes in, the same without the elements that lead nowhere comes out."""

from collections.abc import Callable, Mapping, Set

from lxml import etree
from lxml.etree import QName, _Element

from briefing_builder.brand.colours import DRAWING
from briefing_builder.brand.package.model import COMPATIBILITY, RELATIONSHIP, GivenPart, take_away, without_attributes

ALTERNATIVES, FALLBACK = f"{COMPATIBILITY}AlternateContent", f"{COMPATIBILITY}Fallback"
BULLET, NO_FILL = "•", f"{DRAWING}noFill"
SHAPES = ("pic", "graphicFrame", "contentPart")
"""Shapes that are nothing without what they show."""
UNSAFE_ACTION = ("program", "macro", "hlinkfile", "ole", "hlinkpres", "customshow", "hlinksldjump", "media")
"""Of `ppaction://…` (ECMA-376 part 1, 21.1.2.3.5): what starts a program, or leads to slides and films that are gone."""
STEP, ID, EMBED = "ppaction://hlinkshowjump", f"{RELATIONSHIP}id", f"{RELATIONSHIP}embed"


def leave_out_dangling(part: GivenPart) -> None:
    """Take away every element of a part that names a relationship which it does not have (any more)."""
    known = part.targets.keys() | part.links.keys()
    for choice in list(part.root.iter(ALTERNATIVES)):
        if _names_of_relations(choice) - known:
            _take_fallback(choice, known)
    for element in list(part.root.iter("{*}*")):
        if _own_names(element) - known and _is_inside(element, part.root):
            _let_go(element, known)
    for link in list(part.root.iter(f"{DRAWING}hlinkClick", f"{DRAWING}hlinkHover", f"{DRAWING}hlinkMouseOver")):
        if _is_unsafe(link):
            take_away(link)
        elif not link.get(ID):
            _write_step(link)


def _write_step(link: _Element) -> None:
    """Let a link that leads to nothing by name do its step inside the show; one without a step goes."""
    action = link.get("action", "")
    if not action.startswith(STEP):
        take_away(link)
        return
    without_attributes(link, ID, "action")
    link.set(ID, "")
    link.set("action", action)


def _own_names(element: _Element) -> set[str]:
    return {str(value) for name, value in element.attrib.items() if str(name).startswith(RELATIONSHIP) and value}


def _names_of_relations(element: _Element) -> set[str]:
    return set().union(*(_own_names(each) for each in element.iter("{*}*")))


def _is_inside(element: _Element, root: _Element) -> bool:
    """Whether an element has not been taken away with another one meanwhile."""
    return element is root or any(ancestor is root for ancestor in element.iterancestors())


def _take_fallback(choice: _Element, known: Set[str]) -> None:
    """Put what a file offers to older programs in place of what cannot be kept, if that needs nothing that is gone."""
    fallback = choice.find(FALLBACK)
    parent = choice.getparent()
    if parent is None:
        return
    for element in [] if fallback is None or _names_of_relations(fallback) - known else list(fallback):
        choice.addprevious(element)
    parent.remove(choice)


def _let_go(element: _Element, known: Set[str]) -> None:
    name = QName(element).localname
    if name == "blip":
        _let_picture_go(element, known)
    elif name in ("chart", "relIds", "oleObj"):
        take_away(_outer_or_itself(element, SHAPES))
    elif name in ("snd", "stSnd"):
        take_away(_outer_or_itself(element, ("sndAc",)))
    elif name in SHAPES or name.startswith("hlink"):
        take_away(element)
    else:
        take_away(_outer_or_itself(element, ("ext",)))


def _let_picture_go(blip: _Element, known: Set[str]) -> None:
    """A picture of its own goes as a whole; a fill with it becomes none, a bullet an ordinary one, a ground the one behind it.

    One that is linked and lies in the file as well stays as it lies there.
    """
    without_attributes(blip, f"{RELATIONSHIP}link")
    if blip.get(EMBED) in known:
        return
    without_attributes(blip, EMBED)
    fill = blip.getparent()
    owner = None if fill is None else fill.getparent()
    if fill is None or owner is None:
        return
    heal = PICTURE_OWNERS.get(QName(owner).localname, PICTURE_FILLS.get(QName(fill).localname, _without_fill))
    heal(fill, owner)


def _without_fill(fill: _Element, owner: _Element) -> None:
    owner.replace(fill, etree.Element(NO_FILL))


def _without_owner(_fill: _Element, owner: _Element) -> None:
    take_away(owner)


def _without_ground(_fill: _Element, owner: _Element) -> None:
    take_away(_outer_or_itself(owner, ("bg",)))


def _plain_fill(fill: _Element, owner: _Element) -> None:
    plain = etree.Element(f"{DRAWING}solidFill")
    etree.SubElement(plain, f"{DRAWING}schemeClr", val="phClr")
    owner.replace(fill, plain)


def _plain_bullet(fill: _Element, owner: _Element) -> None:
    owner.replace(fill, etree.Element(f"{DRAWING}buChar", char=BULLET))


PICTURE_OWNERS: Mapping[str, Callable[[_Element, _Element], None]] = {
    "pic": _without_owner, "bgPr": _without_ground, "fillStyleLst": _plain_fill, "bgFillStyleLst": _plain_fill,
}  # fmt: skip
PICTURE_FILLS: Mapping[str, Callable[[_Element, _Element], None]] = {"buBlip": _plain_bullet}


def _outer_or_itself(element: _Element, names: tuple[str, ...]) -> _Element:
    return next((each for each in element.iterancestors() if QName(each).localname in names), element)


def _is_unsafe(element: _Element) -> bool:
    action = element.get("action", "")
    return action.startswith("ppaction://") and action.removeprefix("ppaction://").partition("?")[0] in UNSAFE_ACTION
