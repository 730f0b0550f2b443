"""The beginning of a programme's `brand:`: what was understood of a file goes in, YAML that changes nothing comes out.

Its lines are comments but for the file's name: each names what is taken now, or the next best.
"""

import json
from collections.abc import Iterator, Mapping, Sequence

from briefing_builder.backends.brand_report.model import ReportedColour, ReportedFace, centimetres
from briefing_builder.brand.readings import LayoutReading, LayoutRole, TemplateReading
from briefing_builder.units import Box

OTHERS: Mapping[str, tuple[LayoutRole, ...]] = {
    "title": ("title",),
    "content": ("content", "two-contents", "blank"),
    "statement": ("section", "statement", "quote"),
    "question": ("section", "statement", "quote"),
    "closing": ("closing",),
}
"""One of our layouts, and which layouts of a file could be taken for it, the likeliest first."""
MOST_CANDIDATES = 2
CLOSE = 0.1
"""By how much less likely a layout may be that is named beside one that is meant for its slide."""
LEAST_HEIGHT, MUCH_LESS = 1_000_000, 0.6
"""EMU of a free region that is worth a word, somewhat more than an inch; and the share of the height that is free now."""
GIVEN = ("ink", "accent", "highlight")
"""Colours that a programme can name."""


def starter_of(file: str, read: TemplateReading, colours: Sequence[ReportedColour], faces: Sequence[ReportedFace], room: Box | None) -> str:
    """Return YAML for a programme whose folder holds that file; a deck of it is the same as without.

    Without a file, only the lines that may stand below a `brand` that is there. `room` is that of contents where it may be too small.
    """
    lines = ["brand:", f"  file: {_quoted(file)}   # the file lies in the programme's folder"] if file else []
    layouts = [line for choice in read.choices for line in _candidate_lines(choice.role, choice.layout, read)]
    if layouts:
        lines += ["  # layouts:   # instead of what is taken now", *(f"  #   {line}" for line in layouts)]
    if room is not None:
        sides = ", ".join(f"{side}: {centimetres(getattr(room, side)):.1f} cm" for side in ("left", "top", "width", "height"))
        lines += ["  # regions:   # where the contents stand now, as PowerPoint shows it under Format Shape", f"  #   content: {{{sides}}}"]
    moved = [colour for colour in colours if colour.was and colour.role in GIVEN]
    if moved:
        lines += ["  # colours:   # moved so that they can be read; write them to agree, or others"]
        lines += [f'  #   {colour.role}: "#{colour.rgb}"   # was #{colour.was}' for colour in moved]
    unknown = list(dict.fromkeys(face.name for face in faces if face.fit == "unverified"))
    if unknown:
        lines += [f"  # fonts: [media/fonts/FILE.ttf]   # the font files of {' and '.join(unknown)}, so that lines break as in PowerPoint"]
    return "".join(f"{line}\n" for line in lines)


def _candidate_lines(role: str, taken: str, read: TemplateReading) -> Iterator[str]:
    for number, other in enumerate(other_layouts(role, taken, read)[:MOST_CANDIDATES]):
        now = f"now: {_quoted(taken)}" if not number else "or this one"
        yield f"{role}: {_quoted(other.name)}   # {now}"


def other_layouts(role: str, taken: str, read: TemplateReading) -> tuple[LayoutReading, ...]:
    """Return the layouts of the chosen master that could as well be taken for one of ours, the likeliest first.

    None that looks the same or has no room; where the one that is taken is meant for that, none that is much less likely.
    """
    roles = OTHERS.get(role, ())
    of_master = [each for each in read.layouts if each.master == read.master]
    now = next((each for each in of_master if each.name == taken), None)
    is_meant = now is not None and now.role in roles
    least = now.confidence - CLOSE if now is not None and is_meant else 0.0
    found = [each for each in of_master if each.role in roles and each.name != taken and each.confidence >= least]
    found = [each for each in found if _is_roomy(each, now) and not _looks_like(each, now)]
    return tuple(sorted(found, key=lambda each: (roles.index(each.role), -each.confidence)))


def _is_roomy(layout: LayoutReading, now: LayoutReading | None) -> bool:
    """Whether a layout has room for more than a line, and not much less than the one that is taken."""
    if layout.free is None or layout.free.height < LEAST_HEIGHT:
        return False
    return now is None or now.free is None or layout.free.height >= MUCH_LESS * now.free.height


def _looks_like(layout: LayoutReading, now: LayoutReading | None) -> bool:
    return now is not None and (layout.ground, layout.free) == (now.ground, now.free)


def _quoted(text: str) -> str:
    """A text as YAML that means it and nothing else."""
    return json.dumps(text, ensure_ascii=False)
