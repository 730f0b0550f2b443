"""The finished deck is proofread: for words that had to be cut, and characters that none of our fonts can show."""

import re
from collections.abc import Iterator, Mapping
from typing import assert_never

from briefing_builder.brand.model import Brand
from briefing_builder.deck.model import Chart, Deck, Leaf, Paragraph, Picture, Run, Shape, Table, Text
from briefing_builder.deck.walk import leaf_items, undivided_text
from briefing_builder.fonts import Library, Piece, is_showable, measured_paragraph, unicode_script_of
from briefing_builder.problems import Problem, Source, error, warning
from briefing_builder.slides.markup import Origin
from briefing_builder.units import EMU_PER_POINT, Emu
from briefing_builder.values import Value

WORD_CUT = "shorten it, or add a space or a hyphen where it may break"
ADDRESS_CUT = "an address cannot be divided: name a shorter one, such as a shared mailbox or a short link"
_ADDRESS = re.compile(r"\w@\w|\w\.\w+/|^https?:")
LONGEST_SHOWN = 40
MOST_CHARACTERS = 5


class _DeckLine(Value, frozen=True, kw_only=True):
    """A text as it stands in the deck: its pieces and the width of its column (None in a chart, whose labels were measured there)."""

    pieces: tuple[Piece, ...]
    width: Emu | None
    place: Source | None


def proofread(deck: Deck, brand: Brand, library: Library, origins: Mapping[str, Origin]) -> tuple[Problem, ...]:
    """Return the problems of the texts that ended up in the deck, each at its origin.

    Errors: a column too narrow for a single character of its text, characters that no font can have. Warnings: a word cut
    between characters, and for each script that our fonts lack that its fit is an estimate.
    """
    reader = _LineFinder(brand=brand, library=library, origins=origins)
    lines = tuple(line for slide in deck.slides for item in leaf_items(slide.items) for line in reader.lines(item))
    return (*(problem for line in lines for problem in _cut_words(line)), *_missing_scripts(lines))


class _LineFinder(Value, frozen=True, kw_only=True):
    """Finds the texts of items, with their fonts and where they came from."""

    brand: Brand
    library: Library
    origins: Mapping[str, Origin]

    def lines(self, item: Leaf) -> Iterator[_DeckLine]:
        """Yield every text of the item but the slide number."""
        match item:
            case Text() if not item.field:
                inner = item.box.width - item.insets.left - item.insets.right
                yield from (self._line(paragraph, inner, item) for paragraph in item.paragraphs)
            case Table():
                for row in item.rows:
                    for cell, width in zip(row, item.widths, strict=True):
                        inner = width - cell.insets.left - cell.insets.right
                        yield from (self._line(paragraph, inner, item) for paragraph in cell.paragraphs)
            case Chart():
                for text in (*item.categories, *(series.name for series in item.series)):
                    run = Run(text=text, face="body", size=item.text_size, colour=item.text_colour)
                    yield _DeckLine(pieces=(self._piece(run),), width=None, place=self._place(text, item))
            case Text() | Shape() | Picture():
                return
            case _:
                assert_never(item)

    def _line(self, paragraph: Paragraph, width: Emu, item: Text | Table) -> _DeckLine:
        pieces = tuple(self._piece(run) for run in paragraph.runs)
        return _DeckLine(pieces=pieces, width=width - paragraph.indent, place=self._place(undivided_text(paragraph), item))

    def _piece(self, run: Run) -> Piece:
        font = self.library.font(self.brand.typefaces[run.face].family, bold=run.bold, italic=run.italic)
        return Piece(text=run.text, font=font, size=run.size)

    def _place(self, text: str, item: Text | Table | Chart) -> Source | None:
        origin = self.origins.get(text)
        if origin:
            return origin.content or origin.template
        return next(iter(item.sources), None)


def _cut_words(line: _DeckLine) -> Iterator[Problem]:
    if line.width is None or measured_paragraph(line.pieces).holds_words_in(line.width):
        return
    broken = measured_paragraph(line.pieces).broken(line.width)
    for word in broken.overlong:
        shown = word if len(word) <= LONGEST_SHOWN else word[: LONGEST_SHOWN - 1] + "…"
        size = max(piece.size for piece in line.pieces) // EMU_PER_POINT
        if word in broken.stuck:
            message = f"the column of “{shown}” is too narrow for a single character at {size} pt"
            yield error("word-too-wide", message, line.place, "give it more room, or leave it out")
        else:
            message = f"“{shown}” is wider than its column at {size} pt: it is cut and goes on in the next line"
            yield warning("word-cut", message, line.place, ADDRESS_CUT if _ADDRESS.search(word) else WORD_CUT)


def _missing_scripts(lines: tuple[_DeckLine, ...]) -> Iterator[Problem]:
    """One warning for each script, and an error for each place with characters that nothing can show."""
    scripts: dict[str, dict[str, Source | None]] = {}
    texts: dict[str, int] = {}
    for line in lines:
        missing = "".join(dict.fromkeys(char for piece in line.pieces for char in piece.font.missing(piece.text)))
        never = "".join(char for char in missing if not is_showable(char))
        if never:
            hint = "take it out: it is a control, a character of somebody's own font, or none at all"
            yield error("glyph-missing", f"no font can show {_named_characters(never)}", line.place, hint)
        scripted = [(unicode_script_of(char).name, char) for char in missing if is_showable(char)]
        for script, char in scripted:
            scripts.setdefault(script, {}).setdefault(char, line.place)
        for script in {script for script, _ in scripted}:
            texts[script] = texts.get(script, 0) + 1
    for script, chars in scripts.items():
        first = next(iter(chars.values()))
        where = f"{texts[script]} texts" if texts[script] > 1 else "one text"
        message = f"the brand's fonts lack {_named_characters(''.join(chars))} ({script}), used in {where}; the fit is an estimate there"
        hint = "the device's own font will show it; look at these slides, or use a brand whose fonts have it"
        yield warning("glyph-fallback", message, first, hint)


def _named_characters(chars: str) -> str:
    shown = ", ".join(f"{char if is_showable(char) else '?'} (U+{ord(char):04X})" for char in chars[:MOST_CHARACTERS])
    return shown + (" …" if len(chars) > MOST_CHARACTERS else "")
