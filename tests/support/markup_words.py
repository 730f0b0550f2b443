"""Every word that a slide in meaning shows, in reading order: what layout must not lose."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import assert_never
from unicodedata import normalize

from briefing_builder.layout.blocks.figures import SIGNS
from briefing_builder.slides.markup import (
    Areas,
    Block,
    Bullets,
    Cards,
    Chart,
    Dots,
    Drivers,
    Figures,
    Hub,
    Links,
    Pair,
    Pairs,
    Paragraph,
    Pictures,
    Portrait,
    Progress,
    QrCode,
    Quote,
    Screen,
    Sessions,
    Slide,
    Steps,
    Strip,
    Table,
    Targets,
    Terms,
    Timeline,
    words_text,
)


def words_of(text: str) -> list[str]:
    """Return the words of a text composed and in capitals, for that is how they may be set."""
    return normalize("NFC", text).upper().split()


def slide_words(slide: Slide) -> list[str]:
    """Return the words of a slide; labels of a time strip may give way to their colour, so they do not count."""
    head = [slide.kicker, words_text(slide.title), words_text(slide.subtitle), *map(words_text, slide.byline)]
    return [word for text in (*head, *_texts(slide.blocks)) for word in words_of(text)]


def _texts(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Areas():
            for area in block.areas:
                yield from _texts(area.blocks)
        case Table():
            yield from (words_text(column.heading) for column in block.columns)
            yield from (words_text(words) for row in block.rows for cell in row for words in (cell.words, cell.note))
        case Chart():
            yield from (*block.categories, *(series.name for series in block.series if len(block.series) > 1))
        case Cards():
            for card in block.cards:
                yield from (card.mark, words_text(card.heading), words_text(card.words), card.figure, card.caption)
        case Steps():
            yield from (words_text(words) for step in block.steps for words in (step.heading, step.words))
        case Hub():
            yield block.name
            for spoke in block.spokes:
                yield from (words_text(spoke.heading), words_text(spoke.words))
            yield from (spoke.label for before, spoke in pairwise((None, *block.spokes)) if not before or before.label != spoke.label)
        case Screen():
            yield from (block.name, block.label, block.time, words_text(block.words))
        case Targets():
            for target in block.targets:
                yield from (target.name, target.baseline, target.target)
        case Progress():
            yield from (block.target.name, block.target.baseline, block.target.target)
        case Drivers():
            yield from (block.name, block.baseline, block.target)
            yield from (text for one in block.drivers for text in (words_text(one.heading), one.caption, words_text(one.words)))
        case Dots():
            pass  # a picture, with alternative text
        case Timeline():
            yield from (text for moment in block.moments for text in (moment.label, words_text(moment.words)))
        case Portrait():
            yield from (block.name, block.title)
        case Sessions():
            for session in block.sessions:
                yield from (words_text(session.heading), words_text(session.words))
                yield from (text for day in session.days for text in (day.day, day.month))
        case _:
            yield from _plainly(block)


def _of_pair(pair: Pair) -> tuple[str, ...]:
    return words_text(pair.heading), words_text(pair.words), pair.caption, pair.figure, pair.unit


def _plainly(block: Paragraph | Bullets | Figures | Quote | Pictures | Terms | Pairs | Strip | QrCode | Links) -> Iterator[str]:
    match block:
        case Paragraph():
            yield words_text(block.words)
        case Bullets():
            yield from map(words_text, block.items)
        case Figures():
            yield from (text for figure in block.figures for text in (SIGNS.get(figure.sign, ""), figure.value, figure.caption))
        case Quote():
            yield from (words_text(block.words), block.pull, block.name, block.title)
        case Pictures():
            yield from (words_text(picture.caption) for picture in block.pictures)
        case Terms():
            yield from (text for term in block.terms for text in (term.label, words_text(term.words)))
        case Pairs():
            yield from (text for pair in block.pairs for text in _of_pair(pair))
        case Strip():
            yield block.caption
        case QrCode():
            yield words_text(block.caption)
        case Links():
            yield from map(words_text, block.links if block.sign == "words" else ())  # the words of a sign are its alternative text
        case _:
            assert_never(block)
