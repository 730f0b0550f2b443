"""What a layout is for: its type, name, placeholders, their places and the sample slides go in; a role, how sure it is and why come out."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from pptx.slide import SlideLayout

from briefing_builder.brand.adoption.placeholders import TITLES, lineage_of, placeholders_of
from briefing_builder.brand.colours import PRESENTATION
from briefing_builder.brand.reading.inheritance import Lineage, inherited_box
from briefing_builder.brand.readings import LayoutRole, SampleUse
from briefing_builder.brand.recognition.names import role_by_name
from briefing_builder.brand.recognition.samples import Samples
from briefing_builder.units import Box

TYPES: dict[str, LayoutRole] = {
    "title": "title", "secHead": "section", "blank": "blank", "picTx": "picture",
    **dict.fromkeys(("obj", "tx", "titleOnly", "tbl", "chart", "dgm", "objTx", "vertTx", "chartAndTx", "txAndChart"), "content"),
    **dict.fromkeys(("twoObj", "twoTxTwoObj", "twoColTx", "twoObjAndTx", "twoObjAndObj", "objAndTwoObj", "fourObj"), "two-contents"),
}  # fmt: skip
"""What a program says that a layout is (ECMA-376 part 1, 19.7.15); copies and other programs keep types that are no longer true."""
ROOMS = ("obj", "body", "chart", "tbl", "dgm", "media", "pic")
BY_TYPE, BY_NAME, BY_PLACEHOLDERS, BY_PLACE, BY_SAMPLES, BY_SIZE = 0.55, 0.7, 0.55, 0.3, 0.3, 0.3
"""How much each kind of evidence says by itself."""
LARGE_ROOM, LARGE_PICTURE = 0.12, 0.2
"""Shares of the slide."""
MIDDLE = (0.28, 0.8)
"""Where the middle of a title stands that is alone on its slide, as a share of the height."""
LARGER_TITLE = 1.25
OFTEN = 3


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a role, how much (0 to 1), and in words."""

    role: LayoutRole
    weight: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """A role, a confidence from 0 to 1, and the evidence for it in words."""

    role: LayoutRole
    confidence: float
    reason: str


def recognised_role(layout: SlideLayout, number: int, samples: Samples, width: int, height: int) -> Recognised:
    """Return what a layout is for, the one of that number (from 1) on its master, on slides of that size."""
    gathered = [*_by_type(layout), *_by_name(layout), *_by_placeholders(layout, width, height), *_by_samples(layout, samples)]
    if number == 1 and any(evidence.role == "title" for evidence in gathered):
        gathered.append(Evidence("title", BY_PLACE, "it is the first layout of its master"))
    doubts: dict[LayoutRole, float] = defaultdict(lambda: 1.0)
    for evidence in gathered:
        doubts[evidence.role] *= 1 - evidence.weight
    ordered = sorted(doubts, key=lambda role: doubts[role])
    if not ordered:
        return Recognised(role="content", confidence=0.1, reason="nothing says what it is for")
    best, second = ordered[0], 1 - doubts[ordered[1]] if len(ordered) > 1 else 0.0
    reasons = sorted((one for one in gathered if one.role == best), key=lambda one: -one.weight)
    confidence = round((1 - doubts[best]) * (1 - second / 2), 2)
    return Recognised(role=best, confidence=confidence, reason="; ".join(dict.fromkeys(one.words for one in reasons)))


def use_of(layout: SlideLayout, samples: Samples) -> SampleUse:
    """Return what the sample slides make of a layout."""
    return samples.uses.get(str(layout.part.partname), SampleUse())


def _by_type(layout: SlideLayout) -> Iterator[Evidence]:
    kind = layout.element.get("type", "")
    role = TYPES.get(kind)
    kinds = [kind for kind, _ in placeholders_of(layout)]
    has_title = any(kind in TITLES for kind in kinds)
    if role is None or (role == "blank" and (has_title or len(kinds) > 3)) or (role == "content" and not has_title):
        return
    weight = 0.3 if role == "content" and "subTitle" in kinds else BY_TYPE
    yield Evidence(role, weight, f"its type is {kind}")


def _by_name(layout: SlideLayout) -> Iterator[Evidence]:
    found = role_by_name(layout.name)
    if found is not None:
        yield Evidence(found[0], BY_NAME, f"its name says “{found[1]}”")


def _by_placeholders(layout: SlideLayout, width: int, height: int) -> Iterator[Evidence]:
    places = [(kind, lineage_of(kind, shape, layout.slide_master)) for kind, shape in placeholders_of(layout)]
    titles = [lineage for kind, lineage in places if kind in TITLES]
    kinds = [kind for kind, _ in places]
    area = max(1, width * height)
    boxes = [(kind, box) for kind, lineage in places if kind in ROOMS and (box := inherited_box(lineage)) is not None]
    rooms = [box for _, box in boxes if box.width * box.height >= LARGE_ROOM * area]
    pictures = [box for kind, box in boxes if kind == "pic" and box.width * box.height >= LARGE_PICTURE * area]
    if "ctrTitle" in kinds:
        yield Evidence("title", 0.75, "it has a title as title slides have it")
    elif "subTitle" in kinds and titles:
        yield Evidence("title", BY_PLACEHOLDERS, "it has a title and a subtitle")
    elif pictures:
        yield Evidence("picture", BY_PLACEHOLDERS, "it has a large place for a picture")
    elif titles and _side_by_side(rooms):
        yield Evidence("two-contents", BY_PLACEHOLDERS, "it has a title above places that stand side by side")
    elif titles and rooms:
        yield Evidence("content", BY_PLACEHOLDERS, "it has a title and a place for contents")
    elif titles:
        yield from _by_title_alone(titles[0], layout, height)
    elif not boxes:
        yield Evidence("blank", BY_PLACEHOLDERS, "it has no place for a text")
    else:
        yield Evidence("statement", BY_PLACE, "it has a place for a text and none for a title")


def _by_title_alone(title: Lineage, layout: SlideLayout, height: int) -> Iterator[Evidence]:
    """A title with nothing below it but a line is that of a section where it stands in the middle or is larger than the usual one."""
    box = inherited_box(title)
    is_central = box is not None and MIDDLE[0] <= (box.top + box.height / 2) / max(1, height) <= MIDDLE[1]
    if is_central:
        yield Evidence("section", BY_PLACEHOLDERS, "its title stands alone in the middle")
    else:
        yield Evidence("content", BY_PLACEHOLDERS, "it has a title and free room below it")
    usual = layout.slide_master.element.find(f"{PRESENTATION}txStyles/{PRESENTATION}titleStyle")
    own, general = int(title.run("sz", "0")), int(Lineage(own=title.own, master=None, style=usual).run("sz", "0"))
    master = int(Lineage(own=title.master, master=None, style=usual).run("sz", "0")) if title.master is not None else general
    if master and own >= LARGER_TITLE * master:
        yield Evidence("section", BY_SIZE, "its title is larger than the usual one")


def _by_samples(layout: SlideLayout, samples: Samples) -> Iterator[Evidence]:
    use = use_of(layout, samples)
    if not use.count or samples.count < OFTEN:
        return
    most = max(each.count for each in samples.uses.values())
    if use.first == 1 and use.count <= 2:
        yield Evidence("title", BY_SAMPLES, "the first sample slide stands on it")
    elif use.first == samples.count:
        yield Evidence("closing", BY_SAMPLES, "the last sample slide stands on it, and no other")
    elif use.count == most >= OFTEN:
        yield Evidence("content", BY_SAMPLES, f"most sample slides stand on it ({use.count} of {samples.count})")


def _side_by_side(rooms: list[Box]) -> bool:
    pairs = [(one, other) for one in rooms for other in rooms if one.left < other.left and one.right <= other.left + other.width // 5]
    return any(min(one.bottom, other.bottom) - max(one.top, other.top) > min(one.height, other.height) // 2 for one, other in pairs)
