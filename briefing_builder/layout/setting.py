"""Words in a style and a width become measured paragraphs: the one place where text meets fonts."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from unicodedata import normalize

from briefing_builder.brand.model import Brand, TextStyle
from briefing_builder.deck.model import Align, Link, Paragraph, Run, SlideLink, WebLink
from briefing_builder.fonts import Library, Piece, break_lines, line_pitch, text_width
from briefing_builder.problems import Problem, Source, error
from briefing_builder.slides.markup import Origin, Span, Words
from briefing_builder.units import EMU_PER_POINT, Emu

MEMORY = 20_000
"""Texts kept per process: some hundred departments, at about 150 different texts each."""
ON_NIGHT = {"ink": "on-night", "muted": "muted-on-night", "accent": "accent-on-night"}
"""What a colour role becomes on the dark ground."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetText:
    """Paragraphs with their final lines, the height they need and the width of their widest line."""

    paragraphs: tuple[Paragraph, ...]
    height: Emu
    width: Emu
    lines: int


NOTHING = SetText(paragraphs=(), height=Emu(0), width=Emu(0), lines=0)


def stacked(texts: Sequence[SetText], gap: Emu) -> SetText:
    """Return the texts one below the other in one frame, with that gap between those that are not empty."""
    present = [text for text in texts if text.paragraphs]
    if not present:
        return NOTHING
    paragraphs = list(present[0].paragraphs)
    for text in present[1:]:
        first, *others = text.paragraphs
        paragraphs += [replace(first, space_before=Emu(first.space_before + gap)), *others]
    return SetText(
        paragraphs=tuple(paragraphs),
        height=Emu(sum(text.height for text in present) + gap * (len(present) - 1)),
        width=Emu(max(text.width for text in present)),
        lines=sum(text.lines for text in present),
    )


@dataclass(slots=True, kw_only=True)
class Setter:
    """Sets words in the brand's styles on one ground and collects the problems it meets: wide words, missing glyphs."""

    brand: Brand
    library: Library
    ground: str = "paper"
    problems: list[Problem] = field(default_factory=list)

    def style(self, role: str) -> TextStyle:
        """Return the brand's style of that role in the colours of this ground."""
        style = self.brand.styles[role]
        return replace(style, colour=self.colour(style.colour))

    def colour(self, role: str) -> str:
        """Return the colour role that stands for this one on this ground."""
        return ON_NIGHT.get(role, role) if self.ground == "night" else role

    def on(self, ground: str) -> "Setter":
        """Return a setter for another ground that reports to the same list."""
        return Setter(brand=self.brand, library=self.library, ground=ground, problems=self.problems)

    def set(
        self, words: Words | str, style: TextStyle | str, width: Emu, origin: Origin, *, align: Align = "left", in_table: bool = False
    ) -> SetText:
        """Return the words as one paragraph of that width; empty words give an empty text.

        A text that the heading face cannot show is set in the body face. Words wider than the column and glyphs that
        no face has are reported at their origin.
        """
        style = self.style(style) if isinstance(style, str) else style
        spans = _spans(words, style)
        if not spans:
            return NOTHING
        done = _typeset(self.library, self._families(), spans, style, width, align, in_table)
        self._report_missing(done.missing, origin)
        self._report_overlong(done.overlong, style, origin)
        return done.text

    def width(self, text: str, style: TextStyle | str) -> Emu:
        """Return the width of the text on a single line."""
        style = self.style(style) if isinstance(style, str) else style
        spans = _spans(text, style)
        return text_width(_pieces(self.library, self._families(), spans, style)) if spans else Emu(0)

    def _families(self) -> tuple[str, str]:
        faces = self.brand.typefaces
        return faces["heading"].family, faces["body"].family

    def _report_missing(self, missing: str, origin: Origin) -> None:
        if missing:
            shown = " ".join(f"{glyph} (U+{ord(glyph):04X})" for glyph in missing[:5])
            hint = "write it in words, or use a brand whose font has these characters"
            self._add(error("glyph-missing", f"no font of the brand can show {shown}", _place(origin), hint))

    def _report_overlong(self, overlong: Sequence[str], style: TextStyle, origin: Origin) -> None:
        for word in overlong:
            shown = word if len(word) <= 40 else word[:37] + "…"
            size = style.size // EMU_PER_POINT
            hint = "shorten it, or add a space or a hyphen where it may break"
            self._add(error("word-too-wide", f"“{shown}” is wider than its column at {size} pt", _place(origin), hint))

    def _add(self, problem: Problem) -> None:
        if problem not in self.problems:
            self.problems.append(problem)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Typeset:
    """A set text, the words too wide for it, and the glyphs that no face has."""

    text: SetText
    overlong: tuple[str, ...]
    missing: str


@lru_cache(maxsize=MEMORY)
def _typeset(
    library: Library, families: tuple[str, str], spans: tuple[Span, ...], style: TextStyle, width: Emu, align: Align, in_table: bool
) -> _Typeset:
    style, missing = _covering(library, families, spans, style)
    pieces = _pieces(library, families, spans, style)
    broken = break_lines(pieces, width)
    runs = tuple(_run(span, style) for span in spans)
    paragraph = Paragraph(runs=runs, breaks=broken.breaks, align=align, spacing=style.spacing)
    pitch = max(line_pitch(style.size, spacing=style.spacing, in_table=in_table, font=piece.font) for piece in pieces)
    text = SetText(paragraphs=(paragraph,), height=Emu(pitch * broken.line_count), width=broken.widest, lines=broken.line_count)
    return _Typeset(text=text, overlong=broken.overlong, missing=missing)


def _covering(library: Library, families: tuple[str, str], spans: tuple[Span, ...], style: TextStyle) -> tuple[TextStyle, str]:
    """The style whose face shows every glyph: its own, else the body's, with the glyphs that not even this one has."""
    if all(piece.font.covers(piece.text) for piece in _pieces(library, families, spans, style)):
        return style, ""
    body = replace(style, face="body")
    missing = "".join(piece.font.missing(piece.text) for piece in _pieces(library, families, spans, body))
    return body, "".join(dict.fromkeys(missing))


def _pieces(library: Library, families: tuple[str, str], spans: tuple[Span, ...], style: TextStyle) -> list[Piece]:
    family = families[0] if style.face == "heading" else families[1]
    return [
        Piece(
            text=span.text,
            font=library.font(family, bold=style.bold or span.strong, italic=style.italic or span.emphasis),
            size=style.size,
        )
        for span in spans
    ]


def _place(origin: Origin) -> Source:
    return origin.content or origin.template


def _spans(words: Words | str, style: TextStyle) -> tuple[Span, ...]:
    spans = (Span(text=words),) if isinstance(words, str) else words
    present = tuple(replace(span, text=normalize("NFC", span.text)) for span in spans if span.text)
    return tuple(replace(span, text=span.text.upper()) for span in present) if style.capitals else present


def _run(span: Span, style: TextStyle) -> Run:
    link = link_of(span.link)
    return Run(
        text=span.text, face=style.face, size=style.size, colour=style.colour,
        bold=style.bold or span.strong, italic=style.italic or span.emphasis, link=link,
    )  # fmt: skip


def link_of(target: str) -> Link | None:
    """Return the link that `slide:ID` or a web address means, or None for an empty target."""
    if not target:
        return None
    if target.startswith("slide:"):
        return SlideLink(slide=target.removeprefix("slide:"))
    return WebLink(url=target)
