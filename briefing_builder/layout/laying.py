"""The stage itself: slides in meaning go in, a laid-out deck and the problems met on the way come out."""

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from briefing_builder.brand.model import Brand, Layout
from briefing_builder.deck import model as deck
from briefing_builder.fonts import Library
from briefing_builder.layout.covers import cover_pattern
from briefing_builder.layout.fitted import GAP
from briefing_builder.layout.flow import at_bottom, fit_stack
from briefing_builder.layout.frame import continued, draft_mark, foot_items, head_items
from briefing_builder.layout.logo import logo_items
from briefing_builder.layout.pages import fit_pages
from briefing_builder.layout.proof import proofread
from briefing_builder.layout.script import notes_of, share
from briefing_builder.layout.setting import Setter
from briefing_builder.layout.watermark import watermark
from briefing_builder.problems import Checked, Problem, error
from briefing_builder.slides import markup
from briefing_builder.units import Box, Emu, points

MOST_PARTS = 30
ABOVE_FOOT = points(24)


def lay_out(slides: markup.Markup, brand: Brand, library: Library) -> Checked[deck.Deck]:
    """Return the deck: every text measured and inside its frame, what did not fit on slides “(2 of 3)” of their own.

    Problems are errors where a text cannot be set at all: a column narrower than a character, a block that no empty slide
    holds, a character that no font can have. Words that are cut and scripts that our fonts lack are warnings (`proofread`).
    """
    problems: list[Problem] = []
    origins: dict[str, markup.Origin] = {}
    laid: list[deck.Slide] = []
    starts = 0
    titles = {slide.id: markup.plain(slide.title) for slide in slides.slides}
    for slide in slides.slides:
        starts = starts if slide.starts is None else slide.starts
        parts = _parts(slide, slides, brand, Setter(brand=brand, library=library, problems=problems, origins=origins))
        for number, items in enumerate(parts):
            seconds = share(slide.seconds, number, len(parts))
            notes = notes_of(slide, titles, starts, part=number, parts=len(parts))
            laid.append(replace(_slide(slide, items, number=number, parts=len(parts), starts=starts), notes=notes))
            starts += seconds
    value = deck.Deck(
        slides=tuple(laid), width=brand.width, height=brand.height, title=slides.title, subject=slides.subject, author=slides.author,
        language=slides.language, created=slides.created, file_stem=slides.file_stem, words_per_minute=slides.words_per_minute,
        pause_seconds=slides.pause_seconds, begins=slides.begins,
        late=tuple(deck.Cut(slide=slide, seconds=seconds) for slide, seconds in slides.late), properties=slides.properties,
    )  # fmt: skip
    return Checked(value=value, problems=tuple(dict.fromkeys([*problems, *proofread(value, brand, library, origins)])))


def _slide(slide: markup.Slide, items: tuple[deck.Item, ...], *, number: int, parts: int, starts: int) -> deck.Slide:
    return deck.Slide(
        id=slide.id if number == 0 else f"{slide.id}--{number + 1}",
        layout=slide.layout,
        title=markup.plain(continued(slide.title, number, parts)),
        section=slide.section,
        items=items,
        notes=(),
        who=slide.who,
        starts=starts,
        seconds=share(slide.seconds, number, parts),
        appendix=slide.appendix,
        source=slide.origin.template,
        role=cast(deck.Role, slide.role),
    )


def _parts(slide: markup.Slide, slides: markup.Markup, brand: Brand, setter: Setter) -> list[tuple[deck.Item, ...]]:
    """The items of the slide and of its continuations."""
    layout = brand.layout(slide.layout)
    setter = setter.on(layout.ground)
    bodies = _bodies(slide, layout.room, setter)
    parts = []
    for number, body in enumerate(bodies):
        head = head_items(slide, continued(slide.title, number, len(bodies)), layout, setter)
        cover = _cover(slides, brand, layout.room, setter) if slide.layout == "title" else ()
        draft = (draft_mark(slide, brand.width, setter),) if slides.draft else ()
        mark = (watermark(slides.mark, slide, layout, setter),) if slides.mark else ()
        foot = foot_items(slide, slides.footer, layout, setter)
        parts.append((head[0], *mark, *head[1:], *_in_placeholders(body, layout), *cover, *draft, *foot))
    return parts


def _cover(slides: markup.Markup, brand: Brand, room: Box, setter: Setter) -> tuple[deck.Item, ...]:
    return (cover_pattern(slides.seed, room, brand.manner), *logo_items(brand, room, setter.problems))


def _bodies(slide: markup.Slide, room: Box, setter: Setter) -> list[tuple[deck.Item, ...]]:
    """The blocks on as many slides as they need; small print and links stand at the foot of each."""
    blocks, foot = _divided(slide.blocks)
    footed = fit_stack(foot, room, setter)
    if footed.rest:
        setter.problems.append(_does_not_fit(slide, footed.rest[0]))
    if not blocks:
        return [at_bottom(footed.items, footed.height, room)]
    free = replace(room, height=Emu(room.height - (footed.height + _air_above(foot) if foot else 0)))
    pages = fit_pages(blocks, free, setter, most=MOST_PARTS)
    if pages.rest:
        setter.problems.append((_too_many_parts if len(pages.parts) == MOST_PARTS else _does_not_fit)(slide, pages.rest[0]))
    at_foot = at_bottom(footed.items, footed.height, room)
    return [(*part.items, *at_foot) for part in pages.parts] or [()]


def _air_above(foot: Sequence[markup.Block]) -> Emu:
    """Small print may stand near; what one looks at apart."""
    return GAP if isinstance(foot[0], markup.Paragraph) else ABOVE_FOOT


def _divided(blocks: Sequence[markup.Block]) -> tuple[Sequence[markup.Block], Sequence[markup.Block]]:
    """The blocks, and the small print, links and time strip at their end, which belong to the foot of the slide."""
    end = len(blocks)
    while end and _is_foot(blocks[end - 1]):
        end -= 1
    return blocks[:end], blocks[end:]


def _is_foot(block: markup.Block) -> bool:
    if isinstance(block, markup.Paragraph):
        return block.style == "note"
    return isinstance(block, markup.Links | markup.Strip)


def _does_not_fit(slide: markup.Slide, block: markup.Block) -> Problem:
    kind = type(block).__name__.lower()
    message = f"a part of slide “{slide.id}” ({kind}) does not fit on an empty slide"
    return error("does-not-fit", message, block.origin.content or block.origin.template, "shorten its texts, or divide it in two")


def _too_many_parts(slide: markup.Slide, block: markup.Block) -> Problem:
    message = f"slide “{slide.id}” would go on over more than {MOST_PARTS} slides"
    return error("does-not-fit", message, block.origin.content or block.origin.template, "leave some of it out")


def _in_placeholders(items: Sequence[deck.Item], layout: Layout) -> tuple[deck.Item, ...]:
    """The first list, chart and table stand in the brand's own placeholders where the layout has them; others are free."""
    taken: set[str] = set()
    placed: list[deck.Item] = []
    for item in items:
        match item:
            case deck.Text() | deck.Chart() | deck.Table() if item.placeholder in taken or item.placeholder not in layout.placeholders:
                placed.append(replace(item, placeholder=""))
            case deck.Text() | deck.Chart() | deck.Table():
                taken.add(item.placeholder)
                placed.append(item)
            case _:
                placed.append(item)
    return tuple(placed)
