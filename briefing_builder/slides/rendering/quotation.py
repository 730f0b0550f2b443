"""Slides go in as markup; they come out with the quotation marks and apostrophes of their language, wherever a text has straight ones."""

from functools import cache
from itertools import accumulate, pairwise
from typing import Any

from briefing_builder.memory import shared
from briefing_builder.slides.markup import Block, Markup, Notes, Slide, Span
from briefing_builder.text.quotation import STRAIGHT, Marks, set_characters, with_quotation_marks
from briefing_builder.values import Value, replace
from briefing_builder.words import Catalogue

NO_TEXTS = frozenset({"file", "format", "icon", "link", "origin", "photo", "slide", "to", "url"})
"""What is no text of a person's although it is made of characters: addresses, files, forms of numbers, ids, places in files."""
SHARED = 1024
"""Blocks and notes that are remembered: those of some twenty decks."""


def with_marks_of_language(markup: Markup, words: Catalogue) -> Markup:
    """Return the slides with their notes, and what the deck says of itself, in the quotation marks of the catalogue's language."""
    marks = Marks(outer=words.around("marks.quoted", "text"), inner=words.around("marks.quoted-within", "text"))
    about = {name: with_quotation_marks(getattr(markup, name), marks) for name in ("title", "subject", "author", "footer", "mark")}
    return replace(markup, slides=tuple([_set_slide(slide, marks) for slide in markup.slides]), **about)


def _set_slide(slide: Slide, marks: Marks) -> Slide:
    heads = {name: _set_value(getattr(slide, name), marks) for name in ("section", "kicker", "title", "subtitle", "byline", "who")}
    return replace(slide, **heads, blocks=_set_shared((slide.blocks, marks)), notes=_set_shared((slide.notes, marks)))


@shared(most=SHARED)
def _set_shared(key: tuple[tuple[Block, ...] | Notes, Marks]) -> Any:
    """What decks share is set once."""
    return _set_value(*key)


def _set_value(value: Any, marks: Marks) -> Any:
    """The value with typographic marks in each of its texts, however deep it stands; the same value where nothing changes."""
    if isinstance(value, str):
        return with_quotation_marks(value, marks) if "'" in value or '"' in value else value
    if isinstance(value, tuple):
        if value and isinstance(value[0], Span):
            return _set_words(value, marks)
        parts = [_set_value(part, marks) for part in value]
        return tuple(parts) if any(new is not old for new, old in zip(parts, value, strict=True)) else value
    if not isinstance(value, Value):
        return value
    changed = {}
    for name in _fields_with_texts(type(value)):
        old = getattr(value, name)
        if old and (new := _set_value(old, marks)) is not old:
            changed[name] = new
    return replace(value, **changed) if changed else value


def _set_words(words: tuple[Span, ...], marks: Marks) -> tuple[Span, ...]:
    """The words, read as one text: a mark may stand beside emphasis."""
    text = words[0].text if len(words) == 1 else "".join([span.text for span in words])
    if not STRAIGHT.search(text):
        return words
    shown = set_characters(text, marks)
    edges = pairwise(accumulate((len(span.text) for span in words), initial=0))
    return tuple([replace(span, text="".join(shown[start:stop])) for span, (start, stop) in zip(words, edges, strict=True)])


@cache
def _fields_with_texts(kind: type[Value]) -> tuple[str, ...]:
    return tuple([name for name in kind.__struct_fields__ if name not in NO_TEXTS])
