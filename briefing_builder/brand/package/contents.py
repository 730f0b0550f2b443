"""What layouts hold that is for its author's programs alone: a master, layout or notes master goes in, the same without it comes out."""

import re

from lxml.etree import QName, _Element

from briefing_builder.brand.colours import DRAWING, PRESENTATION
from briefing_builder.brand.package.members import BROKEN
from briefing_builder.brand.package.model import COMPATIBILITY, RELATIONSHIP, GivenPart, Record, take_away, without_attributes
from briefing_builder.errors import BrandError
from briefing_builder.problems import Source, error

OF_PROGRAMS = ("custDataLst", "controls")
FILMS = ("videoFile", "audioFile", "quickTimeFile", "wavAudioFile", "audioCd")
EXTENSIONS = frozenset(
    (
        "{DAA4B4D4-6D71-4841-9C94-3DE7FCFB9230}",  # p14:media
        "{BEBA8EAE-BF5A-486C-A8C5-ECC9F3942E4B}",  # a14:imgProps: the unfiltered picture; the one that is shown stays
    )
)
"""Extensions that lead to films and to originals of pictures ([MS-ODRAWXML], [MS-PPTX])."""
SMALLEST = 38_100
"""EMU: an object that is no larger than three points is there for its program and not for the eye."""
FIRST_FREE = 13
"""Placeholders of the usual master have idx 10 to 12 for date, footer and number, so PowerPoint begins its own with 13."""
LENGTHS = tuple(f"{DRAWING}{name}" for name in ("off", "ext", "chOff", "chExt"))
LENGTHS_OF = ("x", "y", "cx", "cy")
WHOLE, FRACTION = re.compile(r"-?\d{1,15}"), re.compile(r"(-?\d{1,15}(?:\.\d*)?(?:[eE]\+?\d)?)(|mm|cm|in|pt|pc|pi)")
UNITS = {"": 1, "mm": 36_000, "cm": 360_000, "in": 914_400, "pt": 12_700, "pc": 152_400, "pi": 152_400}
"""EMU of the units in which lengths may be written in the strict form (ECMA-376 part 1, 22.9.2.15)."""
NO_COUNTERPART = 4_294_967_295
"""The idx of a placeholder that belongs to no other (`idx` in ECMA-376 part 1, 19.3.1.36); PowerPoint writes it where that was deleted."""


def leave_out_programs(part: GivenPart, record: Record) -> None:
    """Take away controls, embedded objects, films, data of add-ins, and the sizes that a program has shrunk text to."""
    root = part.root
    for element in [each for each in root.iter("{*}*") if QName(each).localname in OF_PROGRAMS + FILMS]:
        take_away(element)
    for extension in [each for each in root.iter("{*}ext") if each.get("uri", "").upper() in EXTENSIONS]:
        take_away(extension)
    for frame in list(root.iter(f"{PRESENTATION}graphicFrame")):
        if frame.find(f".//{PRESENTATION}oleObj") is not None:
            _take_picture_of_object(frame)
    for fit in root.iter(f"{DRAWING}normAutofit"):
        if without_attributes(fit, "fontScale", "lnSpcReduction"):
            record.heal("text that a program had shrunk has its own size again")
    _stop_what_moves_nothing(root)


def write_whole_lengths(part: GivenPart, place: Source, record: Record) -> None:
    """Write places and sizes as whole EMU, as they must be (ECMA-376 part 1, 20.1.10.16); a fraction is rounded.

    Raises BrandError when one is no number.
    """
    for element in part.root.iter(*LENGTHS):
        for name, value in ((name, str(value)) for name, value in element.attrib.items() if name in LENGTHS_OF):
            if WHOLE.fullmatch(value):
                continue
            if (length := FRACTION.fullmatch(value)) is None:
                message = f"a place or size in the part {part.name} is no number: {value[:40]}"
                raise BrandError(error("brand-broken", message, place, BROKEN))
            element.set(name, str(round(float(length[1]) * UNITS[length[2]])))
            record.heal("places and sizes with a fraction are rounded")


def number_anew(part: GivenPart, record: Record) -> None:
    """Give every shape an id, and every placeholder of a layout an idx, that no other one has."""
    taken: set[int] = set()
    shapes = list(part.root.iter(f"{PRESENTATION}cNvPr"))
    highest = max((_number(shape.get("id")) for shape in shapes), default=0)
    for shape in shapes:
        number = _number(shape.get("id"))
        if number in taken or number <= 0:
            highest += 1
            shape.set("id", str(highest))
            number = highest
            record.heal("shapes with the same number have their own")
        taken.add(number)
    if part.kind == "slideLayout":
        _number_placeholders(part.root, record)


def _number_placeholders(root: _Element, record: Record) -> None:
    marks = list(root.iter(f"{PRESENTATION}ph"))
    given = [_number(mark.get("idx", "0")) for mark in marks]
    taken: set[int] = set()
    for mark, number in zip(marks, given, strict=True):
        is_title = mark.get("type") in ("title", "ctrTitle")
        if number in taken or number in (-1, NO_COUNTERPART) or (number == 0 and not is_title and len(marks) > 1):
            number = next(free for free in range(FIRST_FREE, FIRST_FREE + 2 * len(marks) + 2) if free not in taken and free not in given)
            mark.set("idx", str(number))
            record.heal("placeholders with the same number, or none, have their own")
        taken.add(number)


def _number(text: str | None) -> int:
    return int(text) if text is not None and text.isascii() and text.isdigit() else -1


def _take_picture_of_object(frame: _Element) -> None:
    """An embedded object leaves the picture that it was shown as, unless it was never shown."""
    parent, transform = frame.getparent(), frame.find(f"{PRESENTATION}xfrm")
    picture = next(
        (each for each in frame.iter(f"{PRESENTATION}pic") if each.find(f".//{DRAWING}blip[@{RELATIONSHIP}embed]") is not None), None
    )
    identity = frame.find(f"*/{PRESENTATION}cNvPr")
    extent = None if transform is None else transform.find(f"{DRAWING}ext")
    is_seen = extent is not None and min(_number(extent.get("cx")), _number(extent.get("cy"))) > SMALLEST
    if identity is not None and identity.get("hidden") in ("1", "true"):
        is_seen = False
    outermost = frame
    while parent is not None and str(parent.tag).startswith(COMPATIBILITY):
        outermost, parent = parent, parent.getparent()
    if parent is None:
        return
    if picture is not None and is_seen:
        own = picture.find(f"{PRESENTATION}nvPicPr/{PRESENTATION}cNvPr")
        if own is not None and identity is not None:
            own.attrib.update({"id": identity.get("id", "0"), "name": identity.get("name", "Picture")})
        outermost.addprevious(picture)
    parent.remove(outermost)


def _stop_what_moves_nothing(root: _Element) -> None:
    """Take away animations of which a shape or a film is gone; those that are whole stay."""
    shapes = {shape.get("id") for shape in root.iter(f"{PRESENTATION}cNvPr")}
    for timing in list(root.iter(f"{PRESENTATION}timing")):
        targets = {target.get("spid") for target in timing.iter(f"{PRESENTATION}spTgt")}
        has_film = any(QName(each).localname in ("video", "audio", "sndTgt", "cmd") for each in timing.iter("{*}*"))
        if has_film or not targets <= shapes:
            take_away(timing)
