"""Text in somebody's file: a text body goes in, its text and the look of every run come out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from lxml.etree import _Element

from briefing_builder.brand.reading.inheritance import DEFAULT_SIZE
from briefing_builder.edits.inspect.run_inheritance import TRUE, A, TextStyles
from briefing_builder.edits.model import NUMBER, UNIT, Insets, Paragraph, Run
from briefing_builder.values import replace

ALIGNMENTS = {"l": "left", "ctr": "centre", "r": "right", "just": "justified", "dist": "distributed"}
CELL_INSETS = {"marL": 91440, "marT": 45720, "marR": 91440, "marB": 45720}
PERCENT = 1000
SHARE = -1
"""Stands for space that is a share of a line, which we never write."""
LINK = f"{A}hlinkClick"
UNSEEN = {"u": "none", "strike": "noStrike", "baseline": "0"}
"""Attributes of a run, with the value that shows nothing."""
LETTERING = {"cap": ("none",), "spc": ("0", "-1")}
"""As `UNSEEN`, of what a brand may say for all its runs; LibreOffice says -1 where it means nothing."""
ODD = {
    "u": "underlined",
    "strike": "struck through",
    "baseline": "raised or lowered",
    "cap": "set in other capitals",
    "spc": "spaced out or drawn together",
}

LinkOf = Callable[[_Element | None], str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyText:
    """What a text body says, paragraph by paragraph, and what in it we never write."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    oddities: tuple[str, ...] = ()


def text_in(body: _Element | None, inherited: TextStyles, link_of: LinkOf) -> BodyText:
    """Return what a text body says; neighbours of one look are one run, however a program cut them."""
    paragraphs = [] if body is None else body.findall(f"{A}p")
    read = [_inspected_paragraph(paragraph, inherited, link_of) for paragraph in paragraphs]
    odd = [what for paragraph in paragraphs for what in _text_oddities(paragraph, inherited)]
    text = "\n".join("".join(piece for piece, _ in pieces) for pieces, _ in read)
    return BodyText(text=text, paragraphs=tuple(paragraph for _, paragraph in read), oddities=tuple(dict.fromkeys(odd)))


def insets_of(bodies: list[_Element], names: dict[str, int], *, is_complete: bool) -> Insets:
    """Return the distance of text from its frame: left, top, right, bottom; the nearest element that says it decides."""
    default = {name: str(length) if is_complete else None for name, length in names.items()}
    lengths = [next((body.get(name) for body in bodies if body.get(name)), default[name]) for name in names]
    left, top, right, bottom = (None if length is None else int(length) // UNIT for length in lengths)
    return left, top, right, bottom


def _inspected_paragraph(paragraph: _Element, inherited: TextStyles, link_of: LinkOf) -> tuple[list[tuple[str, Run]], Paragraph]:
    properties = paragraph.find(f"{A}pPr")
    level = int(properties.get("lvl", "0")) if properties is not None else 0
    pieces = [(text, _inspected_run(text, run, level, inherited, link_of)) for text, run in _run_texts(paragraph)]
    styles = list(inherited.paragraph(properties, level))
    align = next((style.get("algn") for style in styles if style.get("algn")), "l" if inherited.is_complete else None)
    default = 0 if inherited.is_complete or inherited.is_alone else None
    left, first = (next((int(indent) // UNIT for style in styles if (indent := style.get(name))), default) for name in ("marL", "indent"))
    bullet = _bullet_of_paragraph(styles)
    if inherited.loses_hanging and bullet == "none" and not first:
        first = None
    spaces = [next((space for style in styles if (space := style.find(f"{A}{name}")) is not None), None) for name in ("spcBef", "spcAft")]
    before, after = (default if space is None else _hundredths_of_points(space, is_own=space.getparent() is properties) for space in spaces)
    return pieces, Paragraph(
        align=ALIGNMENTS.get(str(align)), bullet=bullet, line_spacing=_spacing_percentage(styles, inherited),
        runs=tuple(_merged_runs(run for _, run in pieces if run.length)), left_indent=left, first_line_indent=first,
        space_before=before, space_after=after, level=level, is_rtl=_is_right_to_left(styles, inherited),
    )  # fmt: skip


def _hundredths_of_points(space: _Element, *, is_own: bool) -> int | None:
    """So many hundredths of a point; a share of a line is an edit, or unknown where a style sets it."""
    value = space[0].get("val", "0") if len(space) else "0"
    is_share = len(space) and space[0].tag == f"{A}spcPct"
    if not is_share or not float(value.removesuffix("%")):
        return int(float(value.removesuffix("%")))
    return SHARE if is_own else None


def _is_right_to_left(styles: list[_Element], inherited: TextStyles) -> bool | None:
    value = next((value for style in styles if (value := style.get("rtl"))), "0" if inherited.is_complete else None)
    return None if value is None else value in TRUE


def _run_texts(paragraph: _Element) -> Iterator[tuple[str, _Element | None]]:
    for child in paragraph:
        properties = child.find(f"{A}rPr")
        if child.tag == f"{A}r":
            yield child.findtext(f"{A}t") or "", properties
        elif child.tag == f"{A}br":
            yield "\n", properties
        elif child.tag == f"{A}fld":
            is_number = child.get("type") == "slidenum"
            yield NUMBER if is_number else child.findtext(f"{A}t") or "", properties


def _inspected_run(text: str, properties: _Element | None, level: int, inherited: TextStyles, link_of: LinkOf) -> Run:
    size = inherited.run(properties, level, "sz", str(DEFAULT_SIZE))
    fill = inherited.part(properties, level, "solidFill")
    colour = inherited.theme.colour(fill)
    return Run(
        length=len(text),
        size=None if size is None else int(size),
        bold=inherited.flag(properties, level, "b"),
        italic=inherited.flag(properties, level, "i"),
        font=inherited.theme.font(inherited.part(properties, level, "latin")),
        colour=inherited.theme.text_colour if colour is None and inherited.is_complete else colour,
        link=link_of(None if properties is None else properties.find(LINK)),
    )


def _merged_runs(runs: Iterator[Run]) -> Iterator[Run]:
    for look, alike in groupby(runs, key=lambda run: replace(run, length=0)):
        yield replace(look, length=sum(run.length for run in alike))


def _bullet_of_paragraph(styles: list[_Element]) -> str | None:
    for style in styles:
        if style.find(f"{A}buNone") is not None:
            return "none"
        if style.find(f"{A}buAutoNum") is not None:
            return "number"
        if style.find(f"{A}buChar") is not None or style.find(f"{A}buBlip") is not None:
            return "bullet"
    return None


def _spacing_percentage(styles: list[_Element], inherited: TextStyles) -> int | None:
    for style in styles:
        spacing = style.find(f"{A}lnSpc")
        if spacing is not None and len(spacing):
            value = str(spacing[0].get("val", ""))
            is_share = spacing[0].tag == f"{A}spcPct"
            return round(float(value.removesuffix("%"))) if value.endswith("%") else int(value) // PERCENT if is_share else None
    return 100 if inherited.is_complete else None


def _text_oddities(paragraph: _Element, inherited: TextStyles) -> Iterator[str]:
    properties = paragraph.find(f"{A}pPr")
    level = int(properties.get("lvl", "0")) if properties is not None else 0
    if any(f"lnSpc {fixed.get('val')}" not in inherited.copied_settings for fixed in paragraph.iterfind(f"{A}pPr/{A}lnSpc/{A}spcPts")):
        yield "set in lines of a fixed height"
    for run in paragraph.iter(f"{A}rPr"):
        linked = run.find(LINK) is not None
        yield from (ODD[name] for name in LETTERING if _has_own_lettering(run, name, level, inherited))
        if any(not str(line.tag).endswith("noFill") for line in run.iterfind(f"{A}ln/*")):
            yield "given outlined letters"
        yield from (ODD[name] for name, quiet in UNSEEN.items() if run.get(name, quiet) != quiet and not (linked and name == "u"))
        if run.find(f"{A}highlight") is not None:
            yield "highlighted"
        if run.find(f"{A}effectLst/*") is not None:
            yield "given an effect"


def _has_own_lettering(run: _Element, name: str, level: int, inherited: TextStyles) -> bool:
    """Whether a run says capitals or letter spacing that it does not get from its frame, nor by a program's habit."""
    value, quiet = run.get(name), LETTERING[name]
    if value is None or f"{name} {value}" in inherited.copied_settings:
        return False
    return value != inherited.run(None, level, name, quiet[0]) if inherited.is_complete else value not in quiet
