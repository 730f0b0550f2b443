"""Runs of a paragraph and where its lines begin go in; the runs come out, linked words on several lines as one run a line."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefing_builder.deck.model import Run
from briefing_builder.values import replace


def links_by_line(runs: Sequence[Run], breaks: Sequence[int]) -> tuple[Run, ...]:
    """Return the runs, each linked one divided where a line begins, the spaces at the end of a line without the link.

    LibreOffice draws a linked run as a field: one that is longer than its line is cut between any two characters, one that is not goes
    to the next line as a whole, and spaces at the end of a field do not hang beyond the edge.
    """
    if not any(run.link for run in runs):
        return tuple(runs)
    divided: list[Run] = []
    start = 0
    for run in runs:
        end = start + len(run.text)
        inside = [edge for edge in breaks if start < edge < end]
        divided += _parts(run, [start, *inside, end], start) if run.link and inside else [run]
        start = end
    return tuple(divided)


def _parts(run: Run, edges: Sequence[int], start: int) -> Iterator[Run]:
    for first, last in pairwise(edges):
        text = run.text[first - start : last - start]
        words = text.rstrip(" ") if last < edges[-1] else text
        if words:
            yield replace(run, text=words)
        if len(words) < len(text):
            yield replace(run, text=text[len(words) :], link=None)
