"""A brand and its warnings go in, the report on it comes out: what was understood is gathered here, and nothing is judged again."""

from collections.abc import Iterator
from pathlib import Path

from briefing_builder.backends.brand_report.model import (
    BrandReport,
    Certainty,
    FaceFit,
    OnGround,
    ReportedColour,
    ReportedFace,
    ReportedLayout,
)
from briefing_builder.backends.brand_report.starter import starter_of
from briefing_builder.brand.contrast import GRAPHIC, GRAPHIC_PAIRS, TEXT, TEXT_PAIRS, ratio
from briefing_builder.brand.model import PALETTE_ROLES, Brand, Face, Typeface
from briefing_builder.brand.package.model import Stripped
from briefing_builder.brand.readings import LayoutReading, TemplateReading
from briefing_builder.fonts import plain_family
from briefing_builder.problems import Checked, Problem
from briefing_builder.units import Box

SURE, LIKELY = 0.8, 0.5
"""The confidence from which a role is called so."""
NARROW = 0.5
"""The share of the slide below which contents have little room."""
USES: tuple[tuple[Face, str], ...] = (("heading", "headings"), ("body", "text"))
FIRST_SEEN = (("title", "the title slide"), ("content", "the slides with contents"))
"""Our layouts whose choice is doubted where it is a guess."""
NOTHING_READ = TemplateReading(layouts=(), master=0, master_reason="", choices=())
NEEDS_A_LOOK = {
    "brand-without-room": "the slides, which stand on plain ground because no layout has room",
    "brand-without-theme": "the colours and fonts, which are Office's because the file has none",
    "brand-picture-left-out": "the pictures that are left out",
    "contrast-impossible": "the colours",
}
"""The code of a warning, and what it asks people to look at."""


def brand_report(brand: Checked[Brand], *, is_own: bool = False) -> BrandReport:
    """Return the report on a brand as it was opened, with the problems that came with it; `is_own`: a programme names it already."""
    read, problems = brand.value.reading or NOTHING_READ, brand.problems
    own = brand.value.unscaled or brand.value
    layouts = tuple(_reported_layout(layout, read, own.width * own.height) for layout in read.layouts)
    colours = tuple(_reported_colour(role, brand.value) for role in PALETTE_ROLES if role in brand.value.palette)
    faces = tuple(_reported_face(use, brand.value.typefaces[face]) for face, use in USES)
    return BrandReport(
        name=brand.value.name, file=brand.value.file, width=own.width, height=own.height,
        look_at=tuple(dict.fromkeys(_doubts(layouts, faces, problems))), master=read.master,
        masters=len({layout.master for layout in read.layouts}), master_reason=read.master_reason, layouts=layouts, choices=read.choices,
        colours=colours, faces=faces, stripped=read.stripped or Stripped(), problems=problems,
        starter=starter_of("" if is_own else Path(brand.value.file).name, read, colours, faces, _narrow_room(own)) if read.layouts else "",
    )  # fmt: skip


def _narrow_room(brand: Brand) -> Box | None:
    """Where contents stand, where that is so little of the slide that somebody may know better."""
    room = brand.layout("content").room
    return room if room.width * room.height < NARROW * brand.width * brand.height else None


def _reported_layout(layout: LayoutReading, read: TemplateReading, area: int) -> ReportedLayout:
    taken_for = tuple(choice.role for choice in read.choices if choice.layout == layout.name and layout.master == read.master)
    share = layout.free.width * layout.free.height / area if layout.free else 0.0
    return ReportedLayout(reading=layout, taken_for=taken_for, certainty=certainty_of(layout.confidence), share=round(share, 3))


def certainty_of(confidence: float) -> Certainty:
    """Return a confidence from 0 to 1 in a word."""
    return "sure" if confidence >= SURE else "likely" if confidence >= LIKELY else "a guess"


def _reported_colour(role: str, brand: Brand) -> ReportedColour:
    colour = brand.palette[role]
    needs = [(ground, TEXT) for text, ground in TEXT_PAIRS if text == role]
    needs += [(ground, GRAPHIC) for mark, ground in GRAPHIC_PAIRS if mark == role and (ground, TEXT) not in needs]
    grounds = tuple(
        OnGround(role=ground, rgb=rgb, contrast=round(ratio(colour.rgb, rgb), 2), least=least)
        for ground, least in needs for rgb in [brand.palette[ground].rgb]
    )  # fmt: skip
    was = "" if role == "field" else colour.was  # it is the accent's colour, or what that was
    return ReportedColour(role=role, rgb=colour.rgb, theme=colour.theme, was=was, grounds=grounds)


def _reported_face(use: str, typeface: Typeface) -> ReportedFace:
    return ReportedFace(use=use, name=typeface.name, family=plain_family(typeface.family), fit=_fit_of(typeface))


def _fit_of(typeface: Typeface) -> FaceFit:
    if typeface.fit != "measured":
        return typeface.fit
    return "measured" if plain_family(typeface.family).casefold() == typeface.name.casefold() else "twin"


def _doubts(layouts: tuple[ReportedLayout, ...], faces: tuple[ReportedFace, ...], problems: tuple[Problem, ...]) -> Iterator[str]:
    for problem in problems:
        if problem.code in NEEDS_A_LOOK:
            yield NEEDS_A_LOOK[problem.code]
    guessed = {role for layout in layouts if layout.certainty == "a guess" for role in layout.taken_for}
    if doubtful := [called for role, called in FIRST_SEEN if role in guessed]:
        yield f"{' and '.join(doubtful)}: little in the file says which layout is meant for that"
    unknown = list(dict.fromkeys(face.name for face in faces if face.fit == "unverified"))
    if unknown:
        yield f"line breaks: we have no measures of {' and '.join(unknown)}"
