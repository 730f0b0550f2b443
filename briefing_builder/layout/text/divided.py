"""A paragraph with words wider than its column goes in; it comes out with hyphens where these words are divided."""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import TypeVar

from briefing_builder.deck.model import Paragraph, Run
from briefing_builder.fonts import HYPHEN, Broken, MeasuredParagraph, Piece, hyphen_places, measured_paragraph
from briefing_builder.units import Emu
from briefing_builder.values import replace

Stretch = TypeVar("Stretch", Run, Piece)


def with_hyphens(paragraph: Paragraph, measured: MeasuredParagraph, broken: Broken, width: Emu, language: str) -> tuple[Paragraph, Broken]:
    """Return the paragraph and its lines with a hyphen at each end of a line that divides a long word; unchanged where none can be."""
    places = () if paragraph.rtl else hyphen_places(measured, width, language)
    if not places:
        return paragraph, broken
    pieces = _with_marks(measured.pieces, places)
    divided = measured_paragraph(pieces).broken(width)
    hyphens = tuple([place + number for number, place in enumerate(places)])
    if not {place + 1 for place in hyphens} <= set(divided.breaks):
        return paragraph, broken
    return replace(paragraph, runs=_with_marks(paragraph.runs, places), hyphens=hyphens), divided


def _with_marks(stretches: Sequence[Stretch], places: Sequence[int]) -> tuple[Stretch, ...]:
    """The stretches of text with a hyphen before each of those offsets of the whole."""
    edges = accumulate((len(stretch.text) for stretch in stretches), initial=0)
    return tuple([replace(stretch, text=_marked(stretch.text, [place - start for place in places if start < place <= stop]))
                  for stretch, (start, stop) in zip(stretches, pairwise(edges), strict=True)])  # fmt: skip


def _marked(text: str, places: Sequence[int]) -> str:
    edges = [0, *places, len(text)]
    return HYPHEN.join([text[start:stop] for start, stop in pairwise(edges)])
