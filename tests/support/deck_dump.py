"""A deck as text that people can read and compare: one line an item, boxes in whole points, then the notes."""

import itertools
from collections.abc import Iterator
from typing import assert_never

from briefing_builder.deck.model import Chart, Deck, Group, Item, Picture, Shape, Slide, Table, Text
from briefing_builder.units import Box, in_points


def dump(deck: Deck) -> str:
    """Return the deck as lines."""
    head = [f"# {deck.title}", f"# {deck.subject} · {deck.author} · {deck.created} · {deck.file_stem} · {deck.language}"]
    return "\n".join([*head, *(line for slide in deck.slides for line in _slide(slide))]) + "\n"


def _slide(slide: Slide) -> Iterator[str]:
    place = "appendix" if slide.appendix else f"{slide.starts}–{slide.starts + slide.seconds} s"
    yield f"\n== {slide.id} [{slide.layout}] {slide.section} · {place} · {slide.who}"
    for item in slide.items:
        yield from _item(item, "")
    for part in slide.notes:
        yield from (f"{part.label}: {line.text}" for line in part.lines)
    if slide.printed:
        picture = _box(slide.printed.picture) if slide.printed.picture else "none"
        yield f"printed: picture {picture}, notes {_box(slide.printed.text)} {in_points(slide.printed.size):g} pt"


def _item(item: Item, indent: str) -> Iterator[str]:
    kind = type(item).__name__.lower()
    yield f"{indent}{kind} {_box(item.box)} {item.name}{_told(item)}"
    if isinstance(item, Group) and item.name != "Pattern":
        for part in item.items:
            yield from _item(part, indent + "  ")
    if isinstance(item, Table):
        for row in item.rows:
            yield f"{indent}  | " + " | ".join(" / ".join(paragraph.text for paragraph in cell.paragraphs) for cell in row)
    if isinstance(item, Chart):
        for series in item.series:
            pairs = zip(item.categories, series.values, strict=True)
            yield f"{indent}  {series.name}: " + "; ".join(f"{category} {value}" for category, value in pairs)


def _told(item: Item) -> str:
    match item:
        case Text():
            role = f" <{item.placeholder}>" if item.placeholder else ""
            sizes = sorted({in_points(run.size) for paragraph in item.paragraphs for run in paragraph.runs})
            return f"{role} {'/'.join(f'{size:g}' for size in sizes)} pt: " + " ¶ ".join(_lines(item))
        case Picture():
            return f": {item.file.rpartition('/')[2]} ({item.alt})"
        case Shape() | Group() | Chart() | Table():
            return f": {item.alt}" if item.alt else ""
        case _:
            assert_never(item)


def _lines(item: Text) -> Iterator[str]:
    """Yield the paragraphs, a stroke where a line ends."""
    for paragraph in item.paragraphs:
        edges = [0, *paragraph.breaks, len(paragraph.text)]
        yield "|".join(paragraph.text[start:end] for start, end in itertools.pairwise(edges))


def _box(box: Box) -> str:
    left, top, width, height = (round(in_points(length)) for length in (box.left, box.top, box.width, box.height))
    return f"{left},{top} {width}×{height}"
