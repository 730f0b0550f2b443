"""Words in a style and a width become measured paragraphs: the one place where text meets fonts."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from unicodedata import normalize

from briefing_builder.brand.model import Brand, TextStyle
from briefing_builder.deck.model import Align, Link, Paragraph, Run, SlideLink, WebLink
from briefing_builder.fonts import Library, Piece, break_lines, is_right_to_left, line_pitch, text_width
from briefing_builder.problems import Problem
from briefing_builder.slides.markup import Origin, Span, Words
from briefing_builder.units import Emu

MEMORY = 20_000
"""Texts kept per process: some hundred departments, at about 150 different texts each."""
ON_NIGHT = {"ink": "on-night", "muted": "muted-on-night", "accent": "accent-on-night"}
"""What a colour role becomes on the dark ground."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetText:
    """Paragraphs with their final lines, the height they need and the width of their widest line.

    `cut` counts the words that are wider than the column and go on in the next line: a smaller size may look better.
    """

    paragraphs: tuple[Paragraph, ...]
    height: Emu
    width: Emu
    lines: int
    cut: int = 0


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
        cut=sum(text.cut for text in present),
    )


@dataclass(slots=True, kw_only=True)
class Setter:
    """Sets words in the brand's styles on one ground; `problems` are for the blocks, `origins` tell where each text came from."""

    brand: Brand
    library: Library
    ground: str = "paper"
    problems: list[Problem] = field(default_factory=list)
    origins: dict[str, Origin] = field(default_factory=dict)

    def style(self, role: str) -> TextStyle:
        """Return the brand's style of that role in the colours of this ground."""
        style = self.brand.styles[role]
        colour = self.colour(style.colour)
        return style if colour == style.colour else replace(style, colour=colour)

    def colour(self, role: str) -> str:
        """Return the colour role that stands for this one on this ground."""
        return ON_NIGHT.get(role, role) if self.ground == "night" else role

    def on(self, ground: str) -> "Setter":
        """Return a setter for another ground that reports to the same list."""
        return replace(self, ground=ground)

    def set(
        self, words: Words | str, style: TextStyle | str, width: Emu, origin: Origin, *, align: Align = "left", in_table: bool = False
    ) -> SetText:
        """Return the words as one paragraph of that width; empty words give an empty text.

        A text of which the heading face lacks what the body face has is set in the body face. A text that begins from right
        to left is set so, and a left alignment becomes a right one.
        """
        style = self.style(style) if isinstance(style, str) else style
        spans = _spans(words, style.capitals)
        if not spans:
            return NOTHING
        self.origins.setdefault(spans[0].text if len(spans) == 1 else "".join(span.text for span in spans), origin)
        return _typeset(self.library, self._families(), spans, style, width, align, in_table)

    def width(self, text: str, style: TextStyle | str) -> Emu:
        """Return the width of the text on a single line."""
        style = self.style(style) if isinstance(style, str) else style
        return _width(self.library, self._families(), _spans(text, style.capitals), style)

    def _families(self) -> tuple[str, str]:
        faces = self.brand.typefaces
        return faces["heading"].family, faces["body"].family


@lru_cache(maxsize=MEMORY)
def _typeset(
    library: Library, families: tuple[str, str], spans: tuple[Span, ...], style: TextStyle, width: Emu, align: Align, in_table: bool
) -> SetText:
    style = _covering(library, families, spans, style)
    pieces = _pieces(library, families, spans, style)
    broken = break_lines(pieces, width)
    runs = tuple(_run(span, style) for span in spans)
    rtl = is_right_to_left("".join(span.text for span in spans))
    side: Align = "right" if rtl and align == "left" else align
    paragraph = Paragraph(runs=runs, breaks=broken.breaks, align=side, spacing=style.spacing, rtl=rtl)
    pitch = max(
        line_pitch(style.size, spacing=style.spacing, in_table=in_table, font=piece.font, text=piece.text) for piece in pieces
    )
    height = Emu(pitch * broken.line_count)
    return SetText(paragraphs=(paragraph,), height=height, width=broken.widest, lines=broken.line_count, cut=len(broken.overlong))


@lru_cache(maxsize=MEMORY)
def _width(library: Library, families: tuple[str, str], spans: tuple[Span, ...], style: TextStyle) -> Emu:
    return text_width(_pieces(library, families, spans, _covering(library, families, spans, style))) if spans else Emu(0)


def _covering(library: Library, families: tuple[str, str], spans: tuple[Span, ...], style: TextStyle) -> TextStyle:
    """The style in the face that lacks the least: its own, else the body's; what neither has, the device's own font will show."""
    body = replace(style, face="body")
    lacking = _missing(_pieces(library, families, spans, style))
    return body if lacking and lacking - _missing(_pieces(library, families, spans, body)) else style


def _missing(pieces: Sequence[Piece]) -> set[str]:
    return {char for piece in pieces for char in piece.font.missing(piece.text)}


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


@lru_cache(maxsize=MEMORY)
def _spans(words: Words | str, capitals: bool) -> tuple[Span, ...]:
    spans = (Span(text=words),) if isinstance(words, str) else words
    present = tuple(replace(span, text=normalize("NFC", span.text)) for span in spans if span.text)
    return tuple(replace(span, text=_capitals(span.text)) for span in present) if capitals else present


def _capitals(text: str) -> str:
    return "".join(char if "\u10d0" <= char <= "\u10ff" else char.upper() for char in text)  # hardly a font has Georgian capitals


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
