"""The report on a brand as lines for a terminal: the verdict first, then what decks look like, and at the end every layout."""

from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap

from briefing_builder.backends.brand_report.model import BrandReport, FaceFit, ReportedColour, ReportedFace, ReportedLayout, centimetres
from briefing_builder.brand.readings import LayoutChoice
from briefing_builder.units import Box

WIDTH = 110
OUR_SLIDES: Mapping[str, str] = {
    "title": "title slide", "content": "contents", "statement": "statement", "question": "question", "closing": "last slide",
}  # fmt: skip
"""What our layouts are called by people."""
LAYOUT_ROLES: Mapping[str, str] = {
    "title": "title slide", "section": "section", "content": "contents", "two-contents": "two contents", "picture": "picture",
    "quote": "quote", "statement": "statement", "closing": "last slide", "blank": "blank",
}  # fmt: skip
"""What layouts of a file are for, for people."""
FITS: Mapping[FaceFit, str] = {
    "measured": "measured",
    "twin": "measured with {family}, which is as wide",
    "bounded": "measured with a wider face: what fits here fits there",
    "unverified": "no measures: its texts are measured with a margin, and may stand looser",
}
SHAPES = ((16 / 9, "16 : 9"), (4 / 3, "4 : 3"), (16 / 10, "16 : 10"), (297 / 210, "as A4"))
TOLD_COLOURS = ("paper", "ink", "muted", "accent", "highlight", "on-night", "on-peak")
"""The roles that people see most."""
COLOUR_ROLES: Mapping[str, str] = {
    "paper": "ground (paper)", "ink": "text (ink)", "muted": "quiet text (muted)", "accent": "accent", "highlight": "highlight",
    "on-night": "question’s text", "on-peak": "statement’s text", "night": "question’s ground",
}  # fmt: skip
GROUND_ROLES: Mapping[str, str] = {
    "paper": "the slide’s ground", "surface": "cards", "surface-accent": "tinted cards", "night": "the question’s ground",
    "peak": "the statement’s ground", "past": "quiet bars", "track": "the ground of bars", "field": "large areas", "accent": "the accent",
}  # fmt: skip
"""What colours and their grounds are, for people."""
MOST_TOLD = 6
"""Addresses and links that are told one by one."""


def as_text(report: BrandReport) -> str:
    """Return the report for a terminal, in English, as all that is told to authors."""
    blocks = [
        [verdict_of(report), f"{report.name}: {told_file(report)}"],
        ["Our slides stand on", *_table([(told_slide(each), told_choice(each)) for each in report.choices])],
        ["Colours", *_table([(COLOUR_ROLES.get(each.role, each.role), told_colour(each)) for each in told_colours(report)])],
        ["Fonts", *_table([(face.use, told_face(face)) for face in report.faces])],
        ["Not taken from the file", *_table([("", line) for line in told_stripped(report)])],
        ["To be known", *_table([("", line) for line in told_problems(report)])],
        [f"Layouts of the file ({len(report.layouts)})", *_told_layouts(report)],
        ["For briefing.yaml, if something should be otherwise", *(f"  {line}" for line in report.starter.splitlines())],
    ]
    return "\n\n".join("\n".join(block) for block in blocks if len(block) > 1) + "\n"


def verdict_of(report: BrandReport) -> str:
    """Return in one sentence whether decks can be made with the brand as it is."""
    if report.is_ready:
        moved = [COLOUR_ROLES.get(colour.role, colour.role) for colour in report.colours if colour.was]
        return "Ready to use: nothing need be configured." + (f" Moved so that it can be read: {', '.join(moved)}." if moved else "")
    return f"Usable, but look at {'; '.join(report.look_at)}."


def told_file(report: BrandReport) -> str:
    """Return the size of the slides, and which layouts there are."""
    size = f"slides of {_in_cm(report.width)} × {_in_cm(report.height)} cm ({_shape_of(report.width, report.height)})"
    if not report.layouts:
        return f"{size}, made for briefing: its layouts are known"
    layouts = f"{_counted_noun(len(report.layouts), 'layout')} on {_counted_noun(report.masters, 'master')}"
    master = f"; master {report.master} is taken, because {report.master_reason}" if report.masters > 1 else ""
    return f"{size}, {layouts}{master}"


def told_slide(choice: LayoutChoice) -> str:
    """Return what people call one of our layouts."""
    return OUR_SLIDES.get(choice.role, choice.role)


def told_choice(choice: LayoutChoice) -> str:
    """Return which layout is taken, and why."""
    return f"“{choice.layout}”: {choice.reason}" + (f" (#{choice.fill})" if choice.fill else "")


def told_colours(report: BrandReport) -> tuple[ReportedColour, ...]:
    """Return the colours that people see most, and those that were moved."""
    by_role = {colour.role: colour for colour in report.colours}
    moved = [colour.role for colour in report.colours if colour.was]
    return tuple(by_role[role] for role in dict.fromkeys((*TOLD_COLOURS, *moved)) if role in by_role)


def told_colour(colour: ReportedColour) -> str:
    """Return a colour with its worst contrast, and what it was."""
    shown = f"#{colour.rgb}" + (f" ({colour.theme})" if colour.theme else "")
    if colour.grounds:
        worst = min(colour.grounds, key=lambda ground: ground.contrast / ground.least)
        ground = GROUND_ROLES.get(worst.role, worst.role)
        shown += f", contrast {worst.contrast:.1f} : 1 at least (on {ground} #{worst.rgb}); {worst.least:g} are needed"
    return shown + (f". It was #{colour.was}, which cannot be read, or told apart, everywhere" if colour.was else "")


def told_face(face: ReportedFace) -> str:
    """Return a face and how its texts are measured."""
    return f"{face.name}: {FITS[face.fit].format(family=face.family)}"


def told_stripped(report: BrandReport) -> tuple[str, ...]:
    """Return what decks do not get, what was mended, and which links stay, a line each."""
    stripped = report.stripped
    lines = [_counted_noun(stripped.slides, "sample slide")] if stripped.slides else []
    lines += [f"{each.kind} ({each.count})" if each.count > 1 else each.kind for each in stripped.left_out]
    lines += [f"a picture that cannot be opened: {part}" for part in stripped.pictures]
    lines += [f"what leads outside: {_first_of(stripped.addresses)}"] if stripped.addresses else []
    lines += [f"mended: {sentence}" for sentence in stripped.healed]
    lines += [f"these links stay: {_first_of(stripped.links)}"] if stripped.links else []
    return tuple(lines)


def told_problems(report: BrandReport) -> tuple[str, ...]:
    """Return the warnings, each with its way out; what is told with the colours already is not told again."""
    moved = tuple(f"the colour {colour.role} #" for colour in report.colours if colour.was)
    others = [problem for problem in report.problems if not any(words in problem.message for words in moved)]
    return tuple(f"{problem.message}" + (f" – {problem.hint}" if problem.hint else "") for problem in others)


def told_layout(layout: ReportedLayout) -> str:
    """Return what a layout is for, how sure that is and why, and where it leaves room."""
    read = layout.reading
    return f"{LAYOUT_ROLES[read.role]}, {layout.certainty} ({read.confidence:.2f}), because {read.reason}. {told_room(layout)}"


def told_use(layout: ReportedLayout) -> str:
    """Return which of our slides stand on a layout."""
    return f"taken for {_joined_with_and([OUR_SLIDES.get(role, role) for role in layout.taken_for])}" if layout.taken_for else "not used"


def told_room(layout: ReportedLayout) -> str:
    """Return the largest free region of a layout."""
    read = layout.reading
    return f"Free: {told_box(read.free)} on #{read.ground}, {layout.share:.0%} of the slide." if read.free else "No free region."


def told_box(box: Box) -> str:
    """Return a box in cm: its size, and how far from left and top it begins."""
    return f"{_in_cm(box.width)} × {_in_cm(box.height)} cm, {_in_cm(box.left)} from the left, {_in_cm(box.top)} from the top"


def _told_layouts(report: BrandReport) -> Iterator[str]:
    for layout in report.layouts:
        master = f", master {layout.reading.master}" if report.masters > 1 else ""
        yield f"  {layout.reading.name.strip()}{master}: {told_use(layout)}"
        yield from (f"      {line}" for line in wrap(told_layout(layout), WIDTH - 6))


def _table(rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Names with what is said of them, side by side."""
    widest = max((len(name) for name, _ in rows), default=0)
    indent = 2 + (widest + 2 if widest else 0)
    for name, said in rows:
        first, *rest = wrap(said, WIDTH - indent) or [""]
        yield f"  {name}".ljust(indent) + first
        yield from (" " * (indent if widest else 4) + line for line in rest)


def _in_cm(length: int) -> str:
    return f"{centimetres(length):.1f}"


def _shape_of(width: int, height: int) -> str:
    return next((name for shape, name in SHAPES if abs(width / height / shape - 1) < 0.01), f"{width / height:.2f} : 1")


def _counted_noun(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")


def _joined_with_and(texts: Sequence[str]) -> str:
    return " and ".join([", ".join(texts[:-1]), texts[-1]] if len(texts) > 1 else texts)


def _first_of(texts: Sequence[str]) -> str:
    more = f" and {len(texts) - MOST_TOLD} more" if len(texts) > MOST_TOLD else ""
    return ", ".join(texts[:MOST_TOLD]) + more
