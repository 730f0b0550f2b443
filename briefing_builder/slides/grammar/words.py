"""Mixed content in, words out: one text in several voices, its white space collapsed as in HTML."""

from typing import Final

from briefing_builder.rich_text import one_line, without_signs, words_in
from briefing_builder.rich_text.signs import SIGNS
from briefing_builder.slides.grammar.elements import ELEMENTS, INLINE
from briefing_builder.slides.grammar.readers import WHITE_SPACE, collapsed, link_target
from briefing_builder.slides.grammar.tree import Node
from briefing_builder.slides.markup import Span, Words
from briefing_builder.values import replace

SPACE: Final = " \t\r\n"
"""What collapses; a no-break space is a character like any other."""


def text_of(node: Node) -> str:
    """Return the text of the node and of all below it as one line of plain text."""
    return collapsed(without_signs(_raw(node)))


def is_blank(node: Node) -> bool:
    """Return whether there is no visible text in the node."""
    return not any(piece.strip(SPACE) if isinstance(piece, str) else not is_blank(piece) for piece in node.pieces)


def node_words(node: Node) -> Words:
    """Return the words of the node: neighbours in the same voice are one span, and no span is empty.

    White space collapses across voices: `a <b> c</b>` reads "a c". The lines of an author's text are kept where the element holds more
    than one.
    """
    if not node.children:
        text = collapsed(_raw(node))
        if not SIGNS.search(text):
            return (Span(text=text),) if text else ()
    words: list[Span] = []
    for span in _formatted_spans(node, Span(text="")):
        text = WHITE_SPACE.sub(" ", span.text)
        if not words or span.begins or words[-1].text.endswith(" "):
            text = text.removeprefix(" ")
        if text and words and not span.begins and replace(words[-1], text="", begins="") == replace(span, text=""):
            words[-1] = replace(words[-1], text=words[-1].text + text)
        elif text:
            words.append(replace(span, text=text))
    kept = _without_last_space(words)
    return one_line(kept) if ELEMENTS[node.name].is_one_line else kept


def _raw(node: Node) -> str:
    if len(node.pieces) == 1 and isinstance(node.pieces[0], str):
        return node.pieces[0]
    return "".join(piece if isinstance(piece, str) else _raw(piece) for piece in node.pieces)


def _formatted_spans(node: Node, format: Span) -> list[Span]:
    spans: list[Span] = []
    for piece in node.pieces:
        if isinstance(piece, str):
            spans += words_in(piece, format)
        elif piece.name in INLINE:
            spans += _formatted_spans(piece, _span_format(piece, format))
    return spans


def _span_format(node: Node, outer: Span) -> Span:
    match node.name:
        case "b":
            return replace(outer, strong=True)
        case "i":
            return replace(outer, emphasis=True)
        case _:
            return replace(outer, link=link_target(collapsed(node.attributes.get("to", ""))))


def _without_last_space(words: list[Span]) -> Words:
    if not words or not words[-1].text.endswith(" "):
        return tuple(words)
    last = replace(words[-1], text=words[-1].text[:-1])
    return (*words[:-1], last) if last.text else tuple(words[:-1])
