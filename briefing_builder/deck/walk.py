"""A slide's items in reading order: items go in, the ones that a caller asks for come out, with what every kind of item has or lacks.

Whoever must treat kinds differently matches them, names every kind and ends in `assert_never`, so that the type checker finds each
such place when a kind is added.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TypeVar, assert_never

from briefing_builder.deck.model import Chart, Group, Item, Leaf, Link, Paragraph, Picture, Run, Shape, Table, Text
from briefing_builder.problems import Source

Kind = TypeVar("Kind", bound=Item)


def leaf_items(items: Iterable[Item]) -> Iterator[Leaf]:
    """Yield the items with every group opened, from the lowest to the topmost."""
    return (leaf for leaf, _ in described_leaves(items))


def described_leaves(items: Iterable[Item], *, is_described: bool = False) -> Iterator[tuple[Leaf, bool]]:
    """Yield the items with every group opened, and whether the alternative text of a group around them speaks for them."""
    for item in items:
        if isinstance(item, Group):
            yield from described_leaves(item.items, is_described=is_described or bool(item.alt))
        else:
            yield item, is_described


def announced_items(items: Iterable[Item]) -> Iterator[Item]:
    """Yield the items as a screen reader meets them: a group with an alternative text is one, any other is opened."""
    for item in items:
        if isinstance(item, Group) and not item.alt:
            yield from announced_items(item.items)
        else:
            yield item


def of_kind(items: Iterable[Item], kind: type[Kind]) -> Iterator[Kind]:
    """Yield the items of one kind; groups are not opened."""
    return (item for item in items if isinstance(item, kind))


def paragraphs_of(item: Item) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a text or of all cells of a table, row by row; none for other items."""
    match item:
        case Text():
            return item.paragraphs
        case Table():
            return tuple([paragraph for row in item.rows for cell in row for paragraph in cell.paragraphs])
        case Shape() | Picture() | Chart() | Group():
            return ()
        case _:
            assert_never(item)


def text_runs(item: Item) -> Iterator[Run]:
    """Yield the runs of a text or a table."""
    return (run for paragraph in paragraphs_of(item) for run in paragraph.runs)


def alt_text_of(item: Item) -> str:
    """Return the alternative text; a text speaks for itself and has none."""
    match item:
        case Text():
            return ""
        case Shape() | Picture() | Chart() | Table() | Group():
            return item.alt
        case _:
            assert_never(item)


def sources_of(item: Item) -> tuple[Source, ...]:
    """Return the places in templates and content that an item comes from; those of a group are told by its items."""
    match item:
        case Text() | Shape() | Picture() | Chart() | Table():
            return item.sources
        case Group():
            return ()
        case _:
            assert_never(item)


def links_of(item: Item) -> Iterator[tuple[Link, str]]:
    """Yield every link of an item with the words that it stands on; neighbouring runs of one link are one."""
    own = _own_link(item)
    if own:
        yield own, alt_text_of(item)
    for paragraph in paragraphs_of(item):
        for link, runs in groupby(paragraph.runs, key=lambda run: run.link):
            if link:
                yield link, "".join([run.text for run in runs])


def _own_link(item: Item) -> Link | None:
    """The link of the item as a whole; those of words are in their runs."""
    match item:
        case Shape() | Picture():
            return item.link
        case Text() | Chart() | Table() | Group():
            return None
        case _:
            assert_never(item)
