"""What the template of the cue cards sees: a script goes in, one card a slide, then those for the questions, come out as plain data.

The text of a card is measured with the fonts that print it: a card takes the largest size that fits, and continues on another where even
the smallest does not.
"""

from collections.abc import Container, Iterator, Sequence
from functools import cache
from itertools import takewhile

from briefing_builder.backends.script.lines import text_blocks
from briefing_builder.backends.script.model import ON_THE_PAGE_FOR_QUESTIONS, Discussion, Reply, RunSheetRow, Script, SlideScript
from briefing_builder.backends.script.pages.view import Values, discussion_values, frame_values, slide_values
from briefing_builder.deck.model import NotesLine, NotesPart, NotesRun, notes_lines
from briefing_builder.files.resources import resource
from briefing_builder.fonts import Library, Piece, break_lines, open_library
from briefing_builder.units import points
from briefing_builder.values import Value, replace
from briefing_builder.words import Catalogue

ON_CARDS = ("say", "your-words", "do", "stop-at", "hand-over")
"""What a speaker needs in the hand; goals, questions and cuts stand in the script and on the run sheet."""


class CardSize(Value, frozen=True, kw_only=True):
    """The sizes of a card's letters in points, of what is said and of the rest; cards.css.j2 has the same under that name."""

    name: str
    spoken: float
    rest: float = 12.0


SIZES = (
    CardSize(name="largest", spoken=24), CardSize(name="large", spoken=20), CardSize(name="medium", spoken=17.5),
    CardSize(name="small", spoken=15.5), CardSize(name="smaller", spoken=14, rest=11), CardSize(name="smallest", spoken=12.5, rest=10),
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
    cards = [card for slide in script.slides for card in _slide_cards(slide, pictures, page, following.get(slide.number), script.words)]
    return {
        **frame_values(script),
        "cards": cards,
        "discussion": _discussion_card(page) if page else None,
        "count": len(cards) + (1 + len(page.replies) if page else 0),
    }


def card_size(slide: SlideScript, page: Discussion | None, words: Catalogue) -> str:
    """Return the name of the largest size at which a card holds what its slide says and does; the smallest where none does."""
    parts = _card_parts(slide, page)
    return next((size.name for size in SIZES if _card_height(slide, parts, page, size, words) <= HEIGHT), SIZES[-1].name)


def _slide_cards(
    slide: SlideScript, pictures: Container[str], page: Discussion | None, following: RunSheetRow | None, words: Catalogue
) -> Iterator[Values]:
    cards = list(_parts_by_card(slide, page, words))
    for number, parts in enumerate(cards, start=1):
        title = slide.title if len(cards) == 1 else f"{slide.title} {words('slide.part', part=number, parts=len(cards))}"
        cue, is_last = slide.cue if number == 1 else "", number == len(cards)
        card_slide = replace(slide, title=title, cue=cue, parts=tuple(parts))
        values = slide_values(card_slide, pictures, page, ON_CARDS, counted=_items_on_earlier_cards(cards[: number - 1], parts))
        yield {
            **values,
            "anchor": values["anchor"] if number == 1 else f"{values['anchor']}-{number}",
            "is_discussion": values["is_discussion"] and is_last,
            "goes_on": not is_last,
            "next": _next_slide(following),
            "size": card_size(card_slide, page, words),
        }


def _items_on_earlier_cards(before: Sequence[Sequence[NotesPart]], parts: Sequence[NotesPart]) -> int:
    """Return how many items of the list that a card begins with are on earlier cards."""
    kinds = [part.kind for part in parts[:1] if part.lines[0].bullet == "number"]
    earlier = [line.bullet for card in before for part in card if part.kind in kinds for line in part.lines]
    return sum(1 for _ in takewhile(lambda bullet: bullet == "number", reversed(earlier)))


def _parts_by_card(slide: SlideScript, page: Discussion | None, words: Catalogue) -> Iterator[list[NotesPart]]:
    """Yield the parts that each card of a slide holds: one card, or several, line by line, where even the smallest size is too large."""
    parts = _card_parts(slide, page)
    if _card_height(slide, parts, page, SIZES[-1], words) <= HEIGHT:
        yield parts
        return
    card: list[NotesPart] = []
    for part in parts:
        for line in part.lines:
            longer = _with_line_added(card, part, line)
            if card and _card_height(slide, longer, page, SIZES[-1], words) > HEIGHT:
                yield card
                longer = _with_line_added([], part, line)
            card = longer
    yield card


def _with_line_added(card: Sequence[NotesPart], part: NotesPart, line: NotesLine) -> list[NotesPart]:
    if card and card[-1].kind == part.kind:
        return [*card[:-1], replace(card[-1], lines=(*card[-1].lines, line))]
    return [*card, replace(part, lines=(line,))]


def _card_parts(slide: SlideScript, page: Discussion | None) -> list[NotesPart]:
    left_out = ON_THE_PAGE_FOR_QUESTIONS if page is not None and page.number == slide.number else ()
    return [part for part in slide.parts if part.kind in ON_CARDS and part.kind not in left_out]


def _card_height(slide: SlideScript, parts: Sequence[NotesPart], page: Discussion | None, size: CardSize, words: Catalogue) -> float:
    """Return the height of a card with these parts of a slide, in points."""
    height = max(PICTURE, _title_height(slide.title, TITLE_WIDTH))
    if slide.cue:
        height += GAP + _lines_height(notes_lines(f"← {words('script.label-your-cue')} {slide.cue}"), size.rest, WIDTH - BOX)
    if page is not None and page.number == slide.number:
        height += GAP + size.rest * PITCH
    return height + sum(GAP + _part_height(part, size) for part in parts)


def _part_height(part: NotesPart, size: CardSize) -> float:
    match part.kind:
        case "say":
            return _blocks_height(part, size.spoken, WIDTH, BETWEEN)
        case "your-words":
            return _blocks_height(part, size.rest + 2, WIDTH - INDENT, BETWEEN)
        case "stop-at" | "hand-over":
            return FRAME + _box_height(part, size.rest)
        case _:
            return _blocks_height(part, size.rest, WIDTH - INDENT, 0)


def _blocks_height(part: NotesPart, letters: float, width: float, between: float) -> float:
    """Return the height of paragraphs and lists; only paragraphs have space between them."""
    height = 0.0
    for kind, lines in text_blocks(part.kind, part.lines):
        is_list = kind != "none"
        height += _lines_height(lines, letters, width - (LIST if is_list else 0)) + (0 if is_list else between * (len(lines) - 1))
    return height


def _box_height(part: NotesPart, letters: float) -> float:
    """Return the height of a box: its paragraphs run on in one line, after the label."""
    height = 0.0
    label: tuple[NotesRun, ...] = (NotesRun(text=f"→ {part.label} ", bold=True),)
    for kind, lines in text_blocks(part.kind, part.lines):
        if kind == "none":
            joined = tuple(run for line in lines for run in (*line.runs, NotesRun(text=" ")))
            height += _lines_height([NotesLine(runs=(*label, *joined))], letters, WIDTH - BOX, bold=part.kind == "stop-at")
        else:
            height += _lines_height([NotesLine(runs=label)] * bool(label), letters, WIDTH - BOX)
            height += _lines_height(lines, letters, WIDTH - BOX - LIST, bold=part.kind == "stop-at")
        label = ()
    return height


def _discussion_card(page: Discussion) -> Values:
    """Return the card of the opening and those of the replies, each with its size."""
    values = discussion_values(page)
    replies = values["replies"]
    assert isinstance(replies, list)
    sized = [{**view, "size": _largest_reply_size(FOR_REPLIES, reply)} for view, reply in zip(replies, page.replies, strict=True)]
    opening = sum(_title_height(line.text, WIDTH) for line in page.opening)
    sizes = (size for size in SIZES[3:] if opening + GAP + _lines_height(page.steps, size.rest, WIDTH - INDENT - LIST) <= HEIGHT)
    return {**values, "replies": sized, "size": next(sizes, SIZES[-1]).name}


def _largest_reply_size(sizes: Sequence[CardSize], reply: Reply) -> str:
    return next((size.name for size in sizes if _reply_height(reply, size) <= HEIGHT), sizes[-1].name)


def _reply_height(reply: Reply, size: CardSize) -> float:
    spoken = _lines_height([line for _, line in reply.steps], size.spoken, WIDTH - REPLY) + GAP * len(reply.steps)
    evidence = _lines_height(reply.evidence, size.rest + 2, WIDTH - REPLY) + GAP * len(reply.evidence)
    return _title_height(reply.title, WIDTH) + 2 * GAP + spoken + evidence


def _title_height(text: str, width: float) -> float:
    piece = Piece(text=text, font=_font_library().font("Gelasio", bold=True, italic=False), size=points(TITLE))
    return _line_count([piece], width) * TITLE * TITLE_PITCH


def _lines_height(lines: Sequence[NotesLine], letters: float, width: float, *, bold: bool = False) -> float:
    """Return the height of paragraphs one below the other in a column `width` points wide."""
    return sum(_line_count(_card_pieces(line, letters, bold), width) for line in lines) * letters * PITCH


def _card_pieces(line: NotesLine, letters: float, bold: bool) -> list[Piece]:
    return [
        Piece(text=run.text, font=_font_library().font("Carlito", bold=run.bold or bold, italic=run.italic), size=points(letters))
        for run in line.runs
        if run.text
    ]


def _line_count(pieces: Sequence[Piece], width: float) -> int:
    """Return how many lines they take in a column `width` points wide."""
    return break_lines(pieces, points(width)).line_count


@cache
def _font_library() -> Library:
    return open_library(resource("assets", "fonts"))


def _next_slide(row: RunSheetRow | None) -> Values | None:
    return {"begins": row.begins, "title": row.title, "who": row.who if row.is_change else ""} if row else None
