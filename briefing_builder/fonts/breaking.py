"""Runs of text and a column width go in; line breaks and a line count that no renderer exceeds come out."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

from briefing_builder.fonts.cutting import NOWHERE, WAYS, Word, cut_word, word_of
from briefing_builder.fonts.opportunities import LIBREOFFICE, SAFE, Rules, is_plain, tokens, unbroken_stretches
from briefing_builder.fonts.shaping import SPACES, Font, Widths
from briefing_builder.fonts.standins import clusters, is_wide
from briefing_builder.memory import shared
from briefing_builder.units import Emu
from briefing_builder.values import Value

MARGIN = Emu(6_350)
"""Half a point that a line keeps free (docs/fit.md, The envelope: with it, no box of 5300 overflowed in any renderer model)."""
USABLE_PER_MILLE = 997
"""The share of a column that a line may fill before the margin (same measurement)."""

SCRIPT_CHANGE = 400
"""1/1000 em between ideographs and other letters: LibreOffice leaves a quarter of an em, and its space there may be another font's."""

_600_DPI = 0  # LibreOffice among the three models
_REMEMBERED = 5_000  # paragraphs: layouts try many widths for the same text
_NOTHING: tuple[tuple[int, ...], ...] = ((),) * 6


class Piece(Value, frozen=True, kw_only=True):
    """A run of one face and size."""

    text: str
    font: Font
    size: Emu


class Broken(Value, frozen=True, kw_only=True):
    """A paragraph in a column.

    `line_count` is safe for every renderer; `breaks` are the offsets where lines 2, 3 … begin in LibreOffice, for pictures
    of the slide, and may be fewer. `widest` is the narrowest column that holds the widest line with its margin.
    `overlong` are words wider than the column, which every renderer cuts between characters; the count allows for each way to do it.
    `stuck` are those of them of which not even one character fits (then nothing here is a promise).
    `missing` are glyphs that a run's face lacks; they count with an estimate.
    """

    breaks: tuple[int, ...]
    line_count: int
    widest: Emu
    overlong: tuple[str, ...] = ()
    stuck: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


class MeasuredParagraph(Value, frozen=True, eq=False):
    """A paragraph with the widths of its unbreakable stretches: six columns, one value a stretch, in the order of `Widths`.

    `line` is the width of the paragraph on a single line in the model that needs the most; `is_plain` says that all rules break it
    alike; `missing` are the glyphs that its faces lack. It is equal to itself only.
    """

    pieces: Sequence[Piece]
    stretches: Sequence[str]
    columns: Sequence[Sequence[int]]
    line: int
    missing: tuple[str, ...]
    is_plain: bool

    @property
    def width(self) -> Emu:
        """The narrowest column in which the paragraph stands on a single line."""
        return _with_margin(self.line)

    def is_whole_in(self, width: Emu) -> bool:
        """Return whether a column of that width holds the paragraph on a single line, by whatever rules."""
        return self.is_plain and self.line <= usable_width(width)

    def holds_words_in(self, width: Emu) -> bool:
        """Return whether no word has to be cut in a column of that width."""
        safe = usable_width(width)
        return self.line <= safe or max(max(self.columns[model], default=0) for model in (3, 4, 5)) <= safe

    def broken(self, width: Emu) -> Broken:
        """Return the lines in a column of that width, as `break_lines` does."""
        if self.is_whole_in(width):
            return Broken(breaks=(), line_count=1, widest=self.width, missing=self.missing)
        safe = usable_width(width)
        drawn = self if self.is_plain else _measure(tuple(self.pieces), LIBREOFFICE)
        offsets = self.offsets()
        lines = [_filled_lines(self, offsets, safe, model=model, ways=len(WAYS)) for model in range(3)]
        starts, _ = _filled_lines(drawn, drawn.offsets(), max(0, width), model=_600_DPI, ways=len(NOWHERE))
        overlong = [index for index, edges in enumerate(zip(*self.columns[3:], strict=True)) if max(edges) > safe]
        return Broken(
            breaks=tuple(starts),
            line_count=1 + max(len(starts), *(len(model) for model, _ in lines)),
            widest=_with_margin(max(edge for _, edge in lines)),
            overlong=tuple(dict.fromkeys(self.stretches[index].strip(SPACES) for index in overlong)),
            stuck=tuple(dict.fromkeys(self.stretches[index].strip(SPACES) for index in overlong if _word((self, index)).widest > safe)),
            missing=self.missing,
        )

    def overlong_in(self, width: Emu) -> list[tuple[int, int]]:
        """Return where the words begin and end that are wider than a column of that width, without the spaces after them."""
        safe, offsets = usable_width(width), self.offsets()
        wide = [index for index, edges in enumerate(zip(*self.columns[3:], strict=True)) if max(edges) > safe]
        return [(offsets[index], offsets[index] + len(self.stretches[index].rstrip(SPACES))) for index in wide]

    def width_between(self, start: int, stop: int, mark: str = "") -> int:
        """Return what the text between two offsets measures, with a mark set after it, in the model that needs the most."""
        *others, last = next(_stretch_pieces(self.pieces, (start, stop)))
        parts = (*others, Piece(text=last.text + mark, font=last.font, size=last.size))
        return max(_sum(part.font.widths(part.text, part.size) for part in parts)[3:])

    def offsets(self) -> list[int]:
        """Return where each stretch begins, and the end."""
        return [0, *accumulate(map(len, self.stretches))]


def break_lines(pieces: Sequence[Piece], width: Emu) -> Broken:
    """Return the lines of a paragraph in a column of that width.

    `line_count` is the greatest of three models of how renderers round widths (600 dots an inch, exact, eighths of a point
    without ligatures), each with a margin of 0.3 % and half a point and only the breaks that all renderers permit.
    At least one line; a wider column never needs more. Only U+0020 and its ASCII kin end a line: French wants U+202F or
    U+00A0 before : ; ? !, and an ordinary space there is treated alike.
    """
    return measured_paragraph(pieces).broken(width)


def text_width(pieces: Sequence[Piece]) -> Emu:
    """Return the width of a column in which `break_lines` sets the pieces on a single line: the widest model with its margin."""
    return measured_paragraph(pieces).width


def measured_paragraph(pieces: Sequence[Piece]) -> MeasuredParagraph:
    """Return a paragraph ready to be broken in columns of any width."""
    return _measure(tuple(pieces), SAFE)


def usable_width(width: int) -> int:
    """Return how much of a column of that width a line may fill, so that no renderer breaks it earlier."""
    return max(0, width * USABLE_PER_MILLE // 1000 - MARGIN)


def _with_margin(length: int) -> Emu:
    return Emu(-(-(length + MARGIN) * 1000 // USABLE_PER_MILLE)) if length else Emu(0)


@lru_cache(maxsize=_REMEMBERED)
def _measure(pieces: tuple[Piece, ...], rules: Rules) -> MeasuredParagraph:
    text = pieces[0].text if len(pieces) == 1 else "".join([piece.text for piece in pieces])
    plain = is_plain(text)
    stretches = tokens(text) if plain else unbroken_stretches(text, rules)
    if len(pieces) == 1:
        widths = pieces[0].font.widths_of(stretches, pieces[0].size)
    else:
        offsets = [0, *accumulate(map(len, stretches))]
        widths = [_sum(part.font.widths(part.text, part.size) for part in parts) for parts in _stretch_pieces(pieces, offsets)]
    if is_wide(text):
        air = max(piece.size for piece in pieces) * SCRIPT_CHANGE // 1000
        widths = [_wider(width, count * air) for width, count in zip(widths, _script_changes(stretches), strict=True)]
    lacking = "".join([piece.font.missing(piece.text) for piece in pieces])
    missing = tuple(dict.fromkeys(lacking)) if lacking else ()
    columns = tuple(zip(*widths, strict=True))
    if not columns:
        return MeasuredParagraph(pieces, stretches, _NOTHING, 0, missing, plain)
    last = widths[-1]
    line = max(sum(columns[0]) - last[0] + last[3], sum(columns[1]) - last[1] + last[4], sum(columns[2]) - last[2] + last[5])
    return MeasuredParagraph(pieces, stretches, columns, line, missing, plain)


@shared(most=_REMEMBERED)
def _word(key: tuple[MeasuredParagraph, int]) -> Word:
    """A stretch, without the spaces after it, in its clusters."""
    paragraph, index = key
    parts = tuple(clusters(paragraph.stretches[index].rstrip(SPACES)))
    edges = [*accumulate(map(len, parts), initial=paragraph.offsets()[index])]
    widths = [_sum(part.font.widths(part.text, part.size) for part in pieces)[:3] for pieces in _stretch_pieces(paragraph.pieces, edges)]
    return word_of(parts, widths)


def _script_changes(stretches: Sequence[str]) -> list[int]:
    """Return how often wide and other characters meet in each stretch, the first character after it included."""
    kinds = [is_wide(char) for stretch in stretches for char in stretch if char not in SPACES]
    ends = accumulate(len([char for char in stretch if char not in SPACES]) for stretch in stretches)
    changes = [0, *accumulate(first != second for first, second in pairwise(kinds))]
    until = [changes[min(end, len(kinds) - 1)] for end in ends]
    return [after - before for before, after in pairwise([0, *until])]


def _wider(widths: Widths, more: int) -> Widths:
    return widths[0] + more, widths[1] + more, widths[2] + more, widths[3] + more, widths[4] + more, widths[5] + more


def _stretch_pieces(pieces: Sequence[Piece], offsets: Sequence[int]) -> Iterator[list[Piece]]:
    """Yield for each stretch between two offsets its parts, one for each piece that it touches."""
    edges = [0, *accumulate(len(piece.text) for piece in pieces)]
    first = 0
    for start, stop in pairwise(offsets):
        while edges[first + 1] <= start:
            first += 1
        parts, index = [], first
        while index < len(pieces) and edges[index] < stop:
            piece = pieces[index]
            text = piece.text[max(0, start - edges[index]) : stop - edges[index]]
            if text:
                parts.append(Piece(text=text, font=piece.font, size=piece.size))
            index += 1
        yield parts


def _sum(parts: Iterator[Widths]) -> Widths:
    """Return the widths of parts side by side; only what follows the last visible glyph hangs."""
    whole, visible = [0, 0, 0], [0, 0, 0]
    for part in parts:
        if any(part[3:]):
            visible = [whole[model] + part[model + 3] for model in range(3)]
        whole = [whole[model] + part[model] for model in range(3)]
    return whole[0], whole[1], whole[2], visible[0], visible[1], visible[2]


def _filled_lines(paragraph: MeasuredParagraph, offsets: Sequence[int], width: int, *, model: int, ways: int) -> tuple[list[int], int]:
    """Return where lines 2, 3 … begin when each takes what it can, and the widest line.

    A word wider than the column begins a line of its own and is cut in the one, of so many ways, that needs the most room.
    """
    starts: list[int] = []
    used = widest = 0
    for index, (whole, visible) in enumerate(zip(paragraph.columns[model], paragraph.columns[model + 3], strict=True)):
        edge = used + visible
        if edge > width:
            if used:
                starts.append(offsets[index])
            used, edge = 0, visible
        if edge <= width:
            used += whole
        else:
            within, last, edge = cut_word(_word((paragraph, index)), width, model=model, ways=ways)
            starts += [offsets[index] + start for start in within]
            used = last + whole - visible
        if edge > widest:
            widest = edge
    return starts, widest
