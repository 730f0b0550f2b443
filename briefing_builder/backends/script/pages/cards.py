"""What the template of the cue cards sees: a script goes in, one card a slide, then those for the questions, come out as plain data.

What stands on a card is measured with the fonts that print it: a card is set as large as it holds, and goes on where the smallest size is
too large.
"""

from collections.abc import Container, Iterator, Sequence
from functools import cache
from itertools import takewhile

from briefing_builder.backends.script.lines import stretches
from briefing_builder.backends.script.model import Discussion, Reply, Row, Script, Sheet
from briefing_builder.backends.script.pages.view import ON_THE_PAGE_FOR_QUESTIONS, Values, discussion_values, frame_values, sheet_values
from briefing_builder.deck.model import OWN_WORDS, NotesLine, NotesPart, NotesRun, notes_lines
from briefing_builder.files.resources import resource
from briefing_builder.fonts import Library, Piece, break_lines, open_library
from briefing_builder.units import points
from briefing_builder.values import Value, replace

ON_CARDS = ("SAY", OWN_WORDS, "DO", "STOP AT", "HAND OVER")
"""What a speaker needs in the hand; goals, questions and cuts stand in the script and on the run sheet."""


class Size(Value, frozen=True, kw_only=True):
    """How a card is set: the letters of what is said and of the rest, in points, as cards.css.j2 has them under that name."""

    name: str
    said: float
    rest: float = 12.0


SIZES = (
    Size(name="largest", said=24), Size(name="large", said=20), Size(name="medium", said=17.5), Size(name="small", said=15.5),
    Size(name="smaller", said=14, rest=11), Size(name="smallest", said=12.5, rest=10),
)  # fmt: skip
FOR_REPLIES = SIZES[2:]
WIDTH, HEIGHT = 533, 312
"""The text of an A5 card without its head and foot, in points."""
INDENT, LIST, BOX, REPLY = 37, 13, 17, 74
"""How far labelled parts, items of a list, words in a box and replies stand in, in points, on both sides together."""
PITCH, TITLE_PITCH = 1.32, 1.2
TITLE, TITLE_WIDTH, PICTURE = 16.0, 414, 60.0
"""The letters of a title and the width beside the slide's picture, and that picture's height, in points."""
GAP, BETWEEN, FRAME = 8.5, 4.3, 12.5
"""Points above a part, between two paragraphs that are said, and that a box adds."""


def card_values(script: Script, pictures: Container[str]) -> Values:
    """Return the cue cards: one a slide of the slot or as many as it needs, one for the opening of the discussion, one a reply."""
    following = {row.number - 1: row for row in script.rows}
    page = script.discussion
    cards = [card for sheet in script.sheets for card in _cards(sheet, pictures, page, following.get(sheet.number))]
    return {
        **frame_values(script),
        "cards": cards,
        "discussion": _questions(page) if page else None,
        "count": len(cards) + (1 + len(page.replies) if page else 0),
    }


def size_of(sheet: Sheet, page: Discussion | None) -> str:
    """Return the name of the largest size at which a card holds what its slide says and does; the smallest where none does."""
    return next((size.name for size in SIZES if _height(sheet, _parts(sheet, page), page, size) <= HEIGHT), SIZES[-1].name)


def _cards(sheet: Sheet, pictures: Container[str], page: Discussion | None, following: Row | None) -> Iterator[Values]:
    divided = list(_divided(sheet, page))
    for number, parts in enumerate(divided, start=1):
        title = sheet.title if len(divided) == 1 else f"{sheet.title} ({number} of {len(divided)})"
        cue, is_last = sheet.cue if number == 1 else "", number == len(divided)
        one = replace(sheet, title=title, cue=cue, parts=tuple(parts))
        values = sheet_values(one, pictures, page, ON_CARDS, counted=_counted(divided[: number - 1], parts))
        yield {
            **values,
            "anchor": values["anchor"] if number == 1 else f"{values['anchor']}-{number}",
            "is_discussion": values["is_discussion"] and is_last,
            "goes_on": not is_last,
            "next": _next(following),
            "size": size_of(one, page),
        }


def _counted(before: Sequence[Sequence[NotesPart]], parts: Sequence[NotesPart]) -> int:
    """How many items of the list with which a card begins stand on the cards before it."""
    labels = [part.label for part in parts[:1] if part.lines[0].bullet == "number"]
    earlier = [line.bullet for card in before for part in card if part.label in labels for line in part.lines]
    return sum(1 for _ in takewhile(lambda bullet: bullet == "number", reversed(earlier)))


def _divided(sheet: Sheet, page: Discussion | None) -> Iterator[list[NotesPart]]:
    """The parts of a sheet as its cards hold them: on one card, or where the smallest size is too large on several, line by line."""
    parts = _parts(sheet, page)
    if _height(sheet, parts, page, SIZES[-1]) <= HEIGHT:
        yield parts
        return
    card: list[NotesPart] = []
    for part in parts:
        for line in part.lines:
            longer = _with_line(card, part, line)
            if card and _height(sheet, longer, page, SIZES[-1]) > HEIGHT:
                yield card
                longer = _with_line([], part, line)
            card = longer
    yield card


def _with_line(card: Sequence[NotesPart], part: NotesPart, line: NotesLine) -> list[NotesPart]:
    if card and card[-1].label == part.label:
        return [*card[:-1], replace(card[-1], lines=(*card[-1].lines, line))]
    return [*card, replace(part, lines=(line,))]


def _parts(sheet: Sheet, page: Discussion | None) -> list[NotesPart]:
    left_out = ON_THE_PAGE_FOR_QUESTIONS if page is not None and page.number == sheet.number else ()
    return [part for part in sheet.parts if part.label in ON_CARDS and part.label not in left_out]


def _height(sheet: Sheet, parts: Sequence[NotesPart], page: Discussion | None, size: Size) -> float:
    """The height of a card that holds these parts of a sheet, in points."""
    whole = max(PICTURE, _title(sheet.title, TITLE_WIDTH))
    if sheet.cue:
        whole += GAP + _listed(notes_lines(f"← YOUR CUE {sheet.cue}"), size.rest, WIDTH - BOX)
    if page is not None and page.number == sheet.number:
        whole += GAP + size.rest * PITCH
    return whole + sum(GAP + _part(part, size) for part in parts)


def _part(part: NotesPart, size: Size) -> float:
    match part.label:
        case "SAY":
            return _stretched(part, size.said, WIDTH, BETWEEN)
        case "YOUR WORDS":
            return _stretched(part, size.rest + 2, WIDTH - INDENT, BETWEEN)
        case "STOP AT" | "HAND OVER":
            return FRAME + _boxed(part, size.rest)
        case _:
            return _stretched(part, size.rest, WIDTH - INDENT, 0)


def _stretched(part: NotesPart, letters: float, width: float, between: float) -> float:
    """The height of paragraphs and lists; only between paragraphs is there space."""
    whole = 0.0
    for kind, lines in stretches(part.label, part.lines):
        is_list = kind != "none"
        whole += _listed(lines, letters, width - (LIST if is_list else 0)) + (0 if is_list else between * (len(lines) - 1))
    return whole


def _boxed(part: NotesPart, letters: float) -> float:
    """The height of what stands in a box: paragraphs follow one another in a line, behind the label."""
    whole = 0.0
    label: tuple[NotesRun, ...] = (NotesRun(text=f"→ {part.label} ", bold=True),)
    for kind, lines in stretches(part.label, part.lines):
        if kind == "none":
            together = tuple(run for line in lines for run in (*line.runs, NotesRun(text=" ")))
            whole += _listed([NotesLine(runs=(*label, *together))], letters, WIDTH - BOX, bold=part.label == "STOP AT")
        else:
            whole += _listed([NotesLine(runs=label)] * bool(label), letters, WIDTH - BOX)
            whole += _listed(lines, letters, WIDTH - BOX - LIST, bold=part.label == "STOP AT")
        label = ()
    return whole


def _questions(page: Discussion) -> Values:
    """The card of the opening and those of the replies, each in its size."""
    values = discussion_values(page)
    replies = values["replies"]
    assert isinstance(replies, list)
    sized = [{**shown, "size": _largest(FOR_REPLIES, reply)} for shown, reply in zip(replies, page.replies, strict=True)]
    opening = sum(_title(line.text, WIDTH) for line in page.opening)
    sizes = (size for size in SIZES[3:] if opening + GAP + _listed(page.steps, size.rest, WIDTH - INDENT - LIST) <= HEIGHT)
    return {**values, "replies": sized, "size": next(sizes, SIZES[-1]).name}


def _largest(sizes: Sequence[Size], reply: Reply) -> str:
    return next((size.name for size in sizes if _reply_height(reply, size) <= HEIGHT), sizes[-1].name)


def _reply_height(reply: Reply, size: Size) -> float:
    said = _listed([line for _, line in reply.steps], size.said, WIDTH - REPLY) + GAP * len(reply.steps)
    minded = _listed(reply.evidence, size.rest + 2, WIDTH - REPLY) + GAP * len(reply.evidence)
    return _title(reply.title, WIDTH) + 2 * GAP + said + minded


def _title(text: str, width: float) -> float:
    piece = Piece(text=text, font=_fonts().font("Gelasio", bold=True, italic=False), size=points(TITLE))
    return _count([piece], width) * TITLE * TITLE_PITCH


def _listed(lines: Sequence[NotesLine], letters: float, width: float, *, bold: bool = False) -> float:
    """The height of paragraphs one below the other in a column of so many points."""
    return sum(_count(_pieces(line, letters, bold), width) for line in lines) * letters * PITCH


def _pieces(line: NotesLine, letters: float, bold: bool) -> list[Piece]:
    return [
        Piece(text=run.text, font=_fonts().font("Carlito", bold=run.bold or bold, italic=run.italic), size=points(letters))
        for run in line.runs
        if run.text
    ]


def _count(pieces: Sequence[Piece], width: float) -> int:
    """How many lines they take in a column of so many points."""
    return break_lines(pieces, points(width)).line_count


@cache
def _fonts() -> Library:
    return open_library(resource("assets", "fonts"))


def _next(row: Row | None) -> Values | None:
    return {"begins": row.begins, "title": row.title, "who": row.who if row.is_change else ""} if row else None
