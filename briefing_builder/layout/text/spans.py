"""Spans of a text go in; they come out as they are set: composed, in capitals where the style wants them, with their no-break spaces."""

from collections.abc import Iterator
from itertools import accumulate, pairwise
from unicodedata import is_normalized, normalize

from briefing_builder.layout.text.joints import LONGEST_ITEM
from briefing_builder.layout.text.unbroken import NO_BREAK, held_together
from briefing_builder.slides.markup import Span, Words
from briefing_builder.values import replace


def visible_spans(words: Words | str, capitals: bool) -> tuple[Span, ...]:
    """Return the spans that say something, in composed characters; the same value where nothing is to be changed."""
    spans = (Span(text=words),) if isinstance(words, str) else words
    if not capitals and all(span.text and is_normalized("NFC", span.text) for span in spans):
        return spans
    present = tuple(replace(span, text=normalize("NFC", span.text)) for span in spans if span.text)
    return tuple(replace(span, text=_capitals(span.text)) for span in present) if capitals else present


def _capitals(text: str) -> str:
    return "".join(char if "\u10d0" <= char <= "\u10ff" else char.upper() for char in text)  # hardly a font has Georgian capitals


def spans_held_together(spans: Words) -> Words:
    """Return the spans with no-break spaces, within the few words of a link too; the same value where nothing is to be changed."""
    text = spans[0].text if len(spans) == 1 else "".join([span.text for span in spans])
    held = held_together(text)
    if len(spans) > 1 and any(span.link for span in spans):
        held = "".join([_unbroken_link(span, part) for span, part in zip(spans, _parts_of(held, spans), strict=True)])
    return spans if held == text else tuple([replace(span, text=part) for span, part in zip(spans, _parts_of(held, spans), strict=True)])


def _parts_of(text: str, spans: Words) -> Iterator[str]:
    ends = accumulate((len(span.text) for span in spans), initial=0)
    return (text[start:stop] for start, stop in pairwise(ends))


def _unbroken_link(span: Span, text: str) -> str:
    return text.replace(" ", NO_BREAK) if span.link and len(text) <= LONGEST_ITEM else text
