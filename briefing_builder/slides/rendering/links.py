"""Links to slides that a deck does not have: slides go in, the same without these links and their words come out."""

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Any

from briefing_builder.slides.markup import Answer, Areas, Links, Paragraph, Slide, Span, Steps
from briefing_builder.values import names_of, replace

LINK = "slide:"
DOT = "·"


def prune_links(slides: Sequence[Slide]) -> tuple[Slide, ...]:
    """Return the slides without links to slides that are not among them: their words go too, as do answers that such a slide would help."""
    known = {slide.id for slide in slides}
    return tuple(
        _with_live_links(slide, [answer for answer in slide.notes.if_asked if not answer.slide or answer.slide in known], known)
        for slide in slides
    )


def drop_dead_links(slides: Sequence[Slide], targets: Mapping[str, Set[str]]) -> tuple[Slide, ...]:
    """Return the slides of a whole deck without links to slides that are not among them; answers stay, and name no slide.

    `targets` is what each slide may lead to, by its id: one that leads nowhere else is left as it is.
    """
    known = {slide.id for slide in slides}
    return tuple(
        slide
        if targets[slide.id] <= known
        else _with_live_links(slide, [one if one.slide in known else replace(one, slide="") for one in slide.notes.if_asked], known)
        for slide in slides
    )


def _with_live_links(slide: Slide, asked: Sequence[Answer], known: set[str]) -> Slide:
    kept: Slide = _without_dead_links(replace(slide, notes=replace(slide.notes, if_asked=tuple(asked))), known)
    return replace(kept, blocks=tuple(_nonempty_blocks(kept.blocks))) if kept.blocks != slide.blocks else kept


def _without_dead_links(value: Any, known: set[str]) -> Any:
    """The value with every run of words cleared of links that lead nowhere, however deep it stands."""
    if isinstance(value, tuple):
        if value and all(isinstance(element, Span) for element in value):
            return _live_words(value, known)
        return tuple(_without_dead_links(element, known) for element in value)
    names = names_of(value)
    return replace(value, **{name: _without_dead_links(getattr(value, name), known) for name in names}) if names else value


def _live_words(words: tuple[Span, ...], known: set[str]) -> tuple[Span, ...]:
    kept = [span for span in words if not span.link.startswith(LINK) or span.link.removeprefix(LINK) in known]
    if len(kept) == len(words):
        return words
    while kept and not kept[-1].text.strip(f" {DOT}"):  # a dot that stood between two links
        kept.pop()
    return (*kept[:-1], replace(kept[-1], text=kept[-1].text.rstrip(f" {DOT}"))) if kept else ()


def _nonempty_blocks(blocks: Sequence[Any]) -> Iterator[Any]:
    """The blocks that still say something."""
    for number, block in enumerate(blocks):
        match block:
            case Paragraph() if not block.words:
                continue
            case Paragraph(style="label") if not any(_is_not_empty(later) for later in blocks[number + 1 :]):
                continue
            case Links():
                links = tuple(words for words in block.links if words)
                if links:
                    yield replace(block, links=links)
            case Steps():
                steps = tuple(step for step in block.steps if step.heading)
                if steps:
                    yield replace(block, steps=steps)
            case Areas():
                areas = [replace(area, blocks=tuple(_nonempty_blocks(area.blocks))) for area in block.areas]
                kept = tuple(area for area in areas if area.blocks)
                if kept:
                    yield replace(block, areas=kept)
            case _:
                yield block


def _is_not_empty(block: Any) -> bool:
    return not isinstance(block, Paragraph) or bool(block.words)
