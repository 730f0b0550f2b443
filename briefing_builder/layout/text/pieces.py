"""Spans and a style go in; what fonts know of them, and the runs of a slide, come out."""

from functools import lru_cache

from briefing_builder.brand.model import TextStyle
from briefing_builder.deck.model import Link, Run, SlideLink, WebLink
from briefing_builder.fonts import Library, MeasuredParagraph, Piece, measured_paragraph
from briefing_builder.slides.markup import Span, Words
from briefing_builder.values import replace

MEMORY = 6_000
"""Texts kept per process: some forty departments, at about 150 different texts each; a text takes about two kilobytes."""


@lru_cache(maxsize=MEMORY)
def measured_line(library: Library, families: tuple[str, str], spans: Words, style: TextStyle) -> MeasuredParagraph | None:
    """Return the words on a single line; None where there are none."""
    return in_covering_face(library, families, spans, style)[1] if spans else None


def in_covering_face(library: Library, families: tuple[str, str], spans: Words, style: TextStyle) -> tuple[TextStyle, MeasuredParagraph]:
    """Return the words, and the style in the typeface that lacks the least: its own, else the body's."""
    in_own = measured_paragraph(_font_pieces(library, families, spans, style))
    if not in_own.missing:
        return style, in_own
    in_body = replace(style, face="body")
    in_body_face = measured_paragraph(_font_pieces(library, families, spans, in_body))
    return (in_body, in_body_face) if set(in_own.missing) - set(in_body_face.missing) else (style, in_own)


def _font_pieces(library: Library, families: tuple[str, str], spans: Words, style: TextStyle) -> tuple[Piece, ...]:
    family = families[0] if style.face == "heading" else families[1]
    return tuple(
        [
            Piece(
                text=span.text,
                font=library.font(family, bold=style.bold or span.strong, italic=style.italic or span.emphasis),
                size=style.size,
            )
            for span in spans
        ]
    )


def styled_run(span: Span, style: TextStyle) -> Run:
    """Return the run of a slide that shows the span in that style."""
    link = link_to(span.link)
    return Run(
        text=span.text, face=style.face, size=style.size, colour=style.colour,
        bold=style.bold or span.strong, italic=style.italic or span.emphasis, link=link,
    )  # fmt: skip


def link_to(target: str) -> Link | None:
    """Return the link that `slide:ID` or a web address means, or None for an empty target."""
    if not target:
        return None
    if target.startswith("slide:"):
        return SlideLink(slide=target.removeprefix("slide:"))
    return WebLink(url=target)
