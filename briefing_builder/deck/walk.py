"""A slide's items in reading order: items go in, those that a caller asks for come out, or their runs and links.

Whoever must treat kinds differently matches them, names every kind and ends in `assert_never`, so that the type checker finds each
such place when a kind is added.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TypeVar

from briefing_builder.deck.model import Group, Item, Leaf, Link, Paragraph, Run

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


def text_runs(item: Item) -> Iterator[Run]:
    """Yield the runs of a text or a table."""
    return (run for paragraph in item.paragraphs for run in paragraph.runs)


def undivided_text(paragraph: Paragraph) -> str:
    """Return the paragraph as plain text, without the hyphens that divide long words."""
    text = paragraph.text
    for place in reversed(paragraph.hyphens):
        text = text[:place] + text[place + 1 :]
    return text


def links_of(item: Item) -> Iterator[tuple[Link, str]]:
    """Yield every link of an item with the words that it stands on; neighbouring runs of one link are one."""
    if item.link:
        yield item.link, item.alt
    for paragraph in item.paragraphs:
        for link, runs in groupby(paragraph.runs, key=lambda run: run.link):
            if link:
                yield link, "".join([run.text for run in runs])
