"""Text that somebody's file holds: a text body goes in, its words and the look of every span come out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from lxml.etree import _Element

from briefing_builder.brand.reading.inheritance import DEFAULT_SIZE
from briefing_builder.edits.inspect.run_inheritance import TRUE, A, Voice
from briefing_builder.edits.model import NUMBER, UNIT, Insets, Lines, Room, Span

ALIGNMENTS = {"l": "left", "ctr": "centre", "r": "right", "just": "justified", "dist": "distributed"}
CELL_INSETS = {"marL": 91440, "marT": 45720, "marR": 91440, "marB": 45720}
PERCENT = 1000
SHARE = -1
"""Stands for room that is a share of a line, which we never write."""
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
class Words:
    """What a text body says, paragraph by paragraph, and what in it we never write."""

    text: str
    paragraphs: tuple[Lines, ...]
    oddities: tuple[str, ...] = ()


def words_of(body: _Element | None, voice: Voice, link_of: LinkOf) -> Words:
    """Return the words of a text body; equal neighbours are one span, however a program cut them."""
    paragraphs = [] if body is None else body.findall(f"{A}p")
    read = [_paragraph(paragraph, voice, link_of) for paragraph in paragraphs]
    odd = [what for paragraph in paragraphs for what in _oddities(paragraph, voice)]
    text = "\n".join("".join(piece for piece, _ in pieces) for pieces, _ in read)
    return Words(text=text, paragraphs=tuple(lines for _, lines in read), oddities=tuple(dict.fromkeys(odd)))


def insets_of(bodies: list[_Element], names: dict[str, int], *, is_complete: bool) -> Insets:
    """Return the distance of text from its frame: left, top, right, bottom; the nearest element that says it is heard."""
    usual = {name: str(length) if is_complete else None for name, length in names.items()}
    said = [next((body.get(name) for body in bodies if body.get(name)), usual[name]) for name in names]
    left, top, right, bottom = (None if length is None else int(length) // UNIT for length in said)
    return left, top, right, bottom


def _paragraph(paragraph: _Element, voice: Voice, link_of: LinkOf) -> tuple[list[tuple[str, Span]], Lines]:
    properties = paragraph.find(f"{A}pPr")
    level = int(properties.get("lvl", "0")) if properties is not None else 0
    pieces = [(text, _span(text, run, level, voice, link_of)) for text, run in _pieces(paragraph)]
    styles = list(voice.paragraph(properties, level))
    align = next((style.get("algn") for style in styles if style.get("algn")), "l" if voice.is_complete else None)
    spans = tuple(_merged(span for _, span in pieces if span.length))
    lines = Lines(
        align=ALIGNMENTS.get(str(align)), bullet=_bullet(styles), spacing=_spacing(styles, voice), spans=spans,
        room=_room(properties, styles, voice), level=level, is_rtl=_is_rtl(styles, voice),
    )  # fmt: skip
    return pieces, lines


def _room(properties: _Element | None, styles: list[_Element], voice: Voice) -> Room:
    usual = 0 if voice.is_complete or voice.is_alone else None
    sides = [next((int(said) // UNIT for style in styles if (said := style.get(name))), usual) for name in ("marL", "indent")]
    above = [next((found for style in styles if (found := style.find(f"{A}{name}")) is not None), None) for name in ("spcBef", "spcAft")]
    before, after = (usual if one is None else _points(one, is_own=one.getparent() is properties) for one in above)
    return Room(left=sides[0], first=sides[1], before=before, after=after)


def _points(room: _Element, *, is_own: bool) -> int | None:
    """So many hundredths of a point; a share of a line is what a hand has said, or unknown where a style says it."""
    value = room[0].get("val", "0") if len(room) else "0"
    is_share = len(room) and room[0].tag == f"{A}spcPct"
    if not is_share or not float(value.removesuffix("%")):
        return int(float(value.removesuffix("%")))
    return SHARE if is_own else None


def _is_rtl(styles: list[_Element], voice: Voice) -> bool | None:
    said = next((said for style in styles if (said := style.get("rtl"))), "0" if voice.is_complete else None)
    return None if said is None else said in TRUE


def _pieces(paragraph: _Element) -> Iterator[tuple[str, _Element | None]]:
    for child in paragraph:
        properties = child.find(f"{A}rPr")
        if child.tag == f"{A}r":
            yield child.findtext(f"{A}t") or "", properties
        elif child.tag == f"{A}br":
            yield "\n", properties
        elif child.tag == f"{A}fld":
            is_number = child.get("type") == "slidenum"
            yield NUMBER if is_number else child.findtext(f"{A}t") or "", properties


def _span(text: str, properties: _Element | None, level: int, voice: Voice, link_of: LinkOf) -> Span:
    size = voice.run(properties, level, "sz", str(DEFAULT_SIZE))
    fill = voice.part(properties, level, "solidFill")
    colour = voice.theme.colour(fill)
    return Span(
        length=len(text),
        size=None if size is None else int(size),
        bold=voice.flag(properties, level, "b"),
        italic=voice.flag(properties, level, "i"),
        face=voice.theme.face(voice.part(properties, level, "latin")),
        colour=voice.theme.colours.get("tx1", "").lower() if colour is None and voice.is_complete else colour,
        link=link_of(None if properties is None else properties.find(LINK)),
    )


def _merged(spans: Iterator[Span]) -> Iterator[Span]:
    return (Span(sum(span.length for span in alike), *look) for look, alike in groupby(spans, key=lambda span: span[1:]))


def _bullet(styles: list[_Element]) -> str | None:
    for style in styles:
        if style.find(f"{A}buNone") is not None:
            return "none"
        if style.find(f"{A}buAutoNum") is not None:
            return "number"
        if style.find(f"{A}buChar") is not None or style.find(f"{A}buBlip") is not None:
            return "bullet"
    return None


def _spacing(styles: list[_Element], voice: Voice) -> int | None:
    for style in styles:
        found = style.find(f"{A}lnSpc")
        if found is not None and len(found):
            value = str(found[0].get("val", ""))
            is_share = found[0].tag == f"{A}spcPct"
            return round(float(value.removesuffix("%"))) if value.endswith("%") else int(value) // PERCENT if is_share else None
    return 100 if voice.is_complete else None


def _oddities(paragraph: _Element, voice: Voice) -> Iterator[str]:
    properties = paragraph.find(f"{A}pPr")
    level = int(properties.get("lvl", "0")) if properties is not None else 0
    if any(f"lnSpc {fixed.get('val')}" not in voice.habits for fixed in paragraph.iterfind(f"{A}pPr/{A}lnSpc/{A}spcPts")):
        yield "set in lines of a fixed height"
    for run in paragraph.iter(f"{A}rPr"):
        linked = run.find(LINK) is not None
        yield from (ODD[name] for name in LETTERING if _is_lettered(run, name, level, voice))
        if any(not str(line.tag).endswith("noFill") for line in run.iterfind(f"{A}ln/*")):
            yield "given outlined letters"
        yield from (ODD[name] for name, quiet in UNSEEN.items() if run.get(name, quiet) != quiet and not (linked and name == "u"))
        if run.find(f"{A}highlight") is not None:
            yield "highlighted"
        if run.find(f"{A}effectLst/*") is not None:
            yield "given an effect"


def _is_lettered(run: _Element, name: str, level: int, voice: Voice) -> bool:
    """Whether a run says capitals or letter spacing that it does not get from its frame, nor by a program's habit."""
    said, quiet = run.get(name), LETTERING[name]
    if said is None or f"{name} {said}" in voice.habits:
        return False
    return said != voice.run(None, level, name, quiet[0]) if voice.is_complete else said not in quiet
