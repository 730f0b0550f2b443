"""Words in a style and a width become typeset paragraphs: the one place where text meets fonts."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from briefing_builder.brand.model import Brand, TextStyle
from briefing_builder.deck.model import Align, Paragraph
from briefing_builder.fonts import Library, MeasuredParagraph, is_right_to_left, line_pitch, measured_paragraph, usable_width
from briefing_builder.layout.text.divided import with_hyphens
from briefing_builder.layout.text.joints import (
    DOT,
    evening_joints,
    item_joints,
    items_between_dots,
    last_word_joints,
    line_lengths,
    lines_at_dots,
    parts_a_term,
    stretches_between,
    with_no_breaks,
)
from briefing_builder.layout.text.linked import links_by_line
from briefing_builder.layout.text.pieces import MEMORY, in_covering_face, measured_line, styled_run
from briefing_builder.layout.text.spans import spans_held_together, visible_spans
from briefing_builder.layout.text.unbroken import held_together
from briefing_builder.memory import shared
from briefing_builder.problems import Problem
from briefing_builder.rich_text import ITEMS, Begins, Line, lines_of
from briefing_builder.slides.markup import Origin, Words
from briefing_builder.units import ZERO, Emu, total_length
from briefing_builder.values import Value, replace
from briefing_builder.words import Catalogue

ITEM_INDENT, ITEM_GAP, PARAGRAPH_GAP = 110, 25, 50
"""How far items of an author's list stand in, and what stands above them and above paragraphs, in per cent of the size."""
ON_GROUND: Mapping[str, Mapping[str, str]] = {
    "night": {"ink": "on-night", "muted": "muted-on-night", "accent": "accent-on-night"},
    "peak": {"ink": "on-peak", "muted": "muted-on-peak", "accent": "on-peak"},
    "sheet": {"ink": "on-sheet", "muted": "muted-on-sheet", "accent": "on-sheet"},
    "accent": {"ink": "on-accent", "muted": "on-accent", "accent": "on-accent"},
}
"""Ground → the colour roles that stand there for those of the paper."""


class TypesetText(Value, frozen=True, kw_only=True):
    """Paragraphs with their final lines, the height they need and the width of their widest line.

    `cut` counts how often a word that is wider than the column goes on in the next line: each of its hyphens, and once where it has
    none. A smaller size may look better.
    """

    paragraphs: tuple[Paragraph, ...]
    height: Emu
    width: Emu
    lines: int
    cut: int = 0


EMPTY_TEXT = TypesetText(paragraphs=(), height=ZERO, width=ZERO, lines=0)


def stacked(texts: Sequence[TypesetText], gap: Emu = ZERO) -> TypesetText:
    """Return the texts one below the other in one frame, with that gap between those that are not empty."""
    present = [text for text in texts if text.paragraphs]
    if not present:
        return EMPTY_TEXT
    paragraphs = list(present[0].paragraphs)
    for text in present[1:]:
        first, *others = text.paragraphs
        paragraphs += (replace(first, space_before=first.space_before + gap), *others) if gap else text.paragraphs
    return TypesetText(
        paragraphs=tuple(paragraphs),
        height=total_length([text.height for text in present], gap),
        width=max(text.width for text in present),
        lines=sum(text.lines for text in present),
        cut=sum(text.cut for text in present),
    )


class Galley(Value, frozen=True, kw_only=True, eq=False):
    """A text in one style, measured once, that can be cut into columns of any width; it is equal to itself only."""

    measured: MeasuredParagraph
    paragraph: Paragraph
    pitch: Emu
    language: str
    """Whose dictionary divides words that are wider than their column."""
    loose: "Galley | None" = None
    """The same with ordinary spaces within quantities and names, where it is another: for columns that hold all on a line, or not those."""

    @property
    def width(self) -> Emu:
        """The narrowest column that holds it on a single line."""
        return self.measured.width

    def in_column(self, width: Emu) -> TypesetText:
        """Return the text in a column of that width."""
        text = _broken_text((self, width))
        if self.loose and (text.cut or text.lines == 1):
            looser = _broken_text((self.loose, width))
            return looser if looser.lines == 1 or looser.cut < text.cut else text
        return text

    def holds_words_in(self, width: Emu) -> bool:
        """Return whether a column of that width cuts no word."""
        return self.measured.holds_words_in(width) or (self.loose is not None and self.loose.measured.holds_words_in(width))


class GalleyStack(Value, frozen=True, kw_only=True):
    """A text of several paragraphs or items in one style; each is measured once, has its indent, and a gap above it."""

    parts: tuple[tuple[Galley, Begins, Emu, Emu], ...]

    @property
    def width(self) -> Emu:
        """The narrowest column that breaks none of them."""
        return max(galley.width + indent for galley, _, indent, _ in self.parts)

    def in_column(self, width: Emu) -> TypesetText:
        """Return the text in a column of that width."""
        return stacked(
            [_indented(galley.in_column(Emu(max(1, width - indent))), begins, indent, gap) for galley, begins, indent, gap in self.parts]
        )

    def holds_words_in(self, width: Emu) -> bool:
        """Return whether a column of that width cuts no word."""
        return all(galley.holds_words_in(Emu(max(1, width - indent))) for galley, _, indent, _ in self.parts)


@dataclass(slots=True, kw_only=True)
class Typesetter:
    """Typesets words in the brand's styles on one ground; `problems` are for the blocks, `origins` tell where each text came from.

    What it made it knows: texts in a style by their words, and blocks, as they were tried, by whatever decided them.
    """

    brand: Brand
    library: Library
    words: Catalogue
    """What layout asks for the few sentences of its own."""
    ground: str = "paper"
    problems: list[Problem] = field(default_factory=list)
    origins: dict[str, Origin] = field(default_factory=dict)
    styles: dict[tuple[str, str, Emu | None, str, bool | None], TextStyle] = field(default_factory=dict)
    known: dict[tuple[Words | str, TextStyle, Align, bool], "Galley | GalleyStack"] = field(default_factory=dict)
    doubts: list[str] = field(default_factory=list)
    """Texts of which a trial cut a word, or of which the faces lack something: perhaps some stand in the deck so."""
    tried: dict[Hashable, Any] = field(default_factory=dict)

    def style(self, role: str, *, size: Emu | None = None, colour: str = "", bold: bool | None = None) -> TextStyle:
        """Return the brand's style of that role in the colours of this ground, with what is asked for instead; always the same value."""
        key = (role, self.ground, size, colour, bold)
        style = self.styles.get(key)
        if style is None:
            usual = self.brand.styles[role]
            style = self.styles[key] = replace(
                usual,
                size=usual.size if size is None else size,
                colour=colour or self.colour(usual.colour),
                bold=usual.bold if bold is None else bold,
            )
        return style

    def colour(self, role: str) -> str:
        """Return the colour role that stands for this one on this ground."""
        on_ground = ON_GROUND.get(self.ground)
        return on_ground.get(role, role) if on_ground else role

    def on_ground(self, ground: str) -> "Typesetter":
        """Return a typesetter for another ground that reports to the same list."""
        return self if ground == self.ground else replace(self, ground=ground)

    def typeset(
        self, words: Words | str, style: TextStyle | str, width: Emu, origin: Origin, *, align: Align = "left", in_table: bool = False
    ) -> TypesetText:
        """Return the words in a column of that width, set as `galley` does; empty words give an empty text."""
        galley = self.galley(words, self.style(style) if isinstance(style, str) else style, origin, align=align, in_table=in_table)
        if galley is None:
            return EMPTY_TEXT
        text = galley.in_column(width)
        if text.cut:
            self.doubts.append(text.paragraphs[0].text)
        return text

    def galley(
        self, words: Words | str, style: TextStyle, origin: Origin, *, align: Align = "left", in_table: bool = False
    ) -> Galley | GalleyStack | None:
        """Return the words in that style, for columns of any width; None for empty words.

        Each new line, paragraph and item of a list is a paragraph; items hang on their dot or number.
        A text of which the heading face lacks what the body face has is set in the body face. A text that begins from right
        to left is set so, and a left alignment becomes a right one. A word that its column cuts is noted in `doubts`.
        """
        key = (words, style, align, in_table)
        known = self.known.get(key)
        if known is None and not isinstance(words, str) and any(span.begins for span in words):
            known = self.known[key] = self._lines(lines_of(words), style, origin, align=align, in_table=in_table)
        if known is None:
            spans = visible_spans(words, style.capitals)
            if not spans:
                return None
            self.origins.setdefault(spans[0].text if len(spans) == 1 else "".join(span.text for span in spans), origin)
            known = self.known[key] = _unbroken_galley(self.library, self._families(), spans, style, align, in_table, self.words.language)
            self.origins.setdefault(known.paragraph.text, origin)
            if known.measured.missing:
                self.doubts.append(known.paragraph.text)
        return known

    def _lines(self, lines: Sequence[Line], style: TextStyle, origin: Origin, *, align: Align, in_table: bool) -> GalleyStack:
        parts: list[tuple[Galley, Begins, Emu, Emu]] = []
        for number, line in enumerate(lines):
            galley = self.galley(line.words, style, origin, align=align, in_table=in_table)
            assert isinstance(galley, Galley), "a line has words and no lines inside"
            is_item = line.begins in ITEMS
            indent = style.size * ITEM_INDENT // 100 if is_item else ZERO
            above = (ITEM_GAP if is_item and lines[number - 1].begins == line.begins else PARAGRAPH_GAP) if line.begins != "line" else 0
            parts.append((galley, line.begins, indent, style.size * above // 100 if number else ZERO))
        return GalleyStack(parts=tuple(parts))

    def holds_words_in(self, words: Words | str, style: TextStyle, width: Emu, origin: Origin) -> bool:
        """Return whether a column of that width cuts no word: sooner known than the text in that column."""
        galley = self.galley(words, style, origin)
        return galley is None or galley.holds_words_in(width)

    def width(self, text: str, style: TextStyle | str) -> Emu:
        """Return the width of the text on a single line."""
        style = self.style(style) if isinstance(style, str) else style
        line = measured_line(self.library, self._families(), visible_spans(held_together(text), style.capitals), style)
        if line is None:
            return ZERO
        if line.missing:
            self.doubts.append(text)
        return line.width

    def _families(self) -> tuple[str, str]:
        faces = self.brand.typefaces
        return faces["heading"].family, faces["body"].family


@shared(most=8 * MEMORY)
def _broken_text(key: tuple[Galley, Emu]) -> TypesetText:
    """The text in a column of that width, its last words and what stands between dots held together where no line more is needed for it."""
    galley, width = key
    text = _filled_column(galley, width)
    if text.lines == 1 or not text.paragraphs[0].breaks:
        return text
    whole = galley.paragraph.text
    if DOT in whole:
        return _broken_at_dots(galley, width)
    best, held = text, tuple[int, ...]()
    for joints in last_word_joints(whole, text.paragraphs[0].breaks) if not text.cut else ():
        joined = _joined_galley(galley, joints)
        if joined.measured.holds_words_in(width) and _is_better(tried := _filled_column(joined, width), best):
            best, held = tried, joints
    return _evened(galley, held, best, width) if held else text


def _is_better(text: TypesetText, than: TypesetText) -> bool:
    """Whether the same words have no line more, their shortest line is longer, and no term is parted that was whole."""
    return min(_letters(text)) > min(_letters(than)) and _is_as_good(text, than)


def _is_evener(text: TypesetText, than: TypesetText) -> bool:
    """Whether the same words have no line more, their longest line is shorter and their shortest is not, and no term is parted."""
    letters, before = _letters(text), _letters(than)
    return max(letters) < max(before) and min(letters) >= min(before) and _is_as_good(text, than)


def _letters(text: TypesetText) -> tuple[int, ...]:
    return line_lengths(text.paragraphs[0].text, text.paragraphs[0].breaks)


def _is_as_good(text: TypesetText, than: TypesetText) -> bool:
    return text.lines <= than.lines and not (_parts_a_term(text) and not _parts_a_term(than))


def _evened(galley: Galley, joints: tuple[int, ...], text: TypesetText, width: Emu) -> TypesetText:
    """The text whose last words are held together at these joints, the words before them spread over its lines, too."""
    for place in evening_joints(text.paragraphs[0].text, text.paragraphs[0].breaks):
        joined = _joined_galley(galley, (*joints, place))
        evener = _filled_column(joined, width) if joined.measured.holds_words_in(width) else text
        if _is_evener(evener, text):
            return _evened(galley, (*joints, place), evener, width)
    return text


def _parts_a_term(text: TypesetText) -> bool:
    return any(parts_a_term(paragraph.text, paragraph.breaks) for paragraph in text.paragraphs)


def _broken_at_dots(galley: Galley, width: Emu) -> TypesetText:
    """The text divided at dots, which stand at no end of a line: each line that ended with one is a paragraph of its own without it."""
    joined = _joined_galley(galley, item_joints(galley.paragraph.text))
    if not joined.measured.holds_words_in(width):
        return stacked([_filled_column(_galley_between(galley, start, stop), width) for start, stop in _items_by_line(galley, width)])
    text = _filled_column(joined, width)
    parts = lines_at_dots(text.paragraphs[0].text, text.paragraphs[0].breaks)
    lines = [(_filled_column(_galley_between(joined, *part), width), part) for part in parts]
    return stacked([_filled_column(_galley_between(galley, *part), width) if line.lines == 1 else line for line, part in lines])


def _items_by_line(galley: Galley, width: Emu) -> Iterator[tuple[int, int]]:
    """Where the lines begin and end of a text whose items stand together on a line as far as they have room, each else alone."""
    first, *others = items_between_dots(galley.paragraph.text)
    start, stop = first
    for begin, end in others:
        if galley.measured.width_between(start, end) > usable_width(width):
            yield start, stop
            start = begin
        stop = end
    yield start, stop


def _joined_galley(galley: Galley, joints: Sequence[int]) -> Galley:
    """The galley with no-break spaces at those offsets."""
    pieces, runs = with_no_breaks(galley.measured.pieces, joints), with_no_breaks(galley.paragraph.runs, joints)
    return replace(galley, measured=measured_paragraph(pieces), paragraph=replace(galley.paragraph, runs=runs), loose=None)


def _galley_between(galley: Galley, start: int, stop: int) -> Galley:
    """The galley of the text between two offsets."""
    pieces, runs = stretches_between(galley.measured.pieces, start, stop), stretches_between(galley.paragraph.runs, start, stop)
    return replace(galley, measured=measured_paragraph(pieces), paragraph=replace(galley.paragraph, runs=runs), loose=None)


def _filled_column(galley: Galley, width: Emu) -> TypesetText:
    """The text in a column of that width, each line with all that it holds."""
    paragraph, broken = galley.paragraph, galley.measured.broken(width)
    if broken.overlong:
        paragraph, broken = with_hyphens(paragraph, galley.measured, broken, width, galley.language)
    if broken.breaks:
        paragraph = replace(paragraph, breaks=broken.breaks, runs=links_by_line(paragraph.runs, broken.breaks))
    height, cut = galley.pitch * broken.line_count, len(paragraph.hyphens) + len(broken.overlong)
    return TypesetText(paragraphs=(paragraph,), height=height, width=broken.widest, lines=broken.line_count, cut=cut)


def _indented(text: TypesetText, begins: Begins, indent: Emu, gap: Emu) -> TypesetText:
    bullet = begins if begins == "bullet" or begins == "number" else "none"
    first, *others = text.paragraphs
    paragraphs = (replace(first, bullet=bullet, indent=indent, space_before=gap), *others)
    return replace(text, paragraphs=paragraphs, height=text.height + gap, width=text.width + indent)


def _unbroken_galley(
    library: Library, families: tuple[str, str], spans: Words, style: TextStyle, align: Align, in_table: bool, language: str
) -> Galley:
    """The text with no-break spaces where a line may not end, and the text as it is for columns too narrow for that."""
    held = spans_held_together(spans)
    if held is spans:
        return _galley(library, families, spans, style, align, in_table, language)
    loose = _galley(library, families, spans, style, align, in_table, language)
    return _galley(library, families, held, style, align, in_table, language, loose)


@lru_cache(maxsize=MEMORY)
def _galley(
    library: Library,
    families: tuple[str, str],
    spans: Words,
    style: TextStyle,
    align: Align,
    in_table: bool,
    language: str,
    loose: Galley | None = None,
) -> Galley:
    style, text = in_covering_face(library, families, spans, style)
    runs = tuple([styled_run(span, style) for span in spans])
    rtl = is_right_to_left(spans[0].text if len(spans) == 1 else "".join([span.text for span in spans]))
    side: Align = "right" if rtl and align == "left" else align
    pitch = max(
        [line_pitch(style.size, spacing=style.spacing, in_table=in_table, font=piece.font, text=piece.text) for piece in text.pieces]
    )
    paragraph = Paragraph(runs=runs, align=side, spacing=style.spacing, rtl=rtl)
    return Galley(measured=text, paragraph=paragraph, pitch=pitch, language=language, loose=loose)
