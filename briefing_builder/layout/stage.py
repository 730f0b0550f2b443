"""The stage itself: slides in meaning go in, a laid-out deck and the problems met on the way come out."""

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from briefing_builder.brand.model import Brand, Layout
from briefing_builder.deck import model as deck
from briefing_builder.fonts import Library
from briefing_builder.layout.covers.pattern import cover_pattern
from briefing_builder.layout.flow.continuation import fit_pages
from briefing_builder.layout.flow.shares import Share, Tempo, shares_of
from briefing_builder.layout.flow.stack import at_bottom, fit_stack
from briefing_builder.layout.images import stamps
from briefing_builder.layout.room.fragment import GAP
from briefing_builder.layout.slide.frame import continued, draft_mark, foot_items, has_byline_at_foot, head_items
from briefing_builder.layout.slide.logo import logo_items
from briefing_builder.layout.slide.notes import notes_of
from briefing_builder.layout.slide.notes_page import notes_page
from briefing_builder.layout.slide.proof import proofread
from briefing_builder.layout.slide.watermark import watermark
from briefing_builder.layout.text.typeset import Setter
from briefing_builder.memory import Memory
from briefing_builder.problems import Checked, Problem, error
from briefing_builder.slides import markup
from briefing_builder.units import Box, Emu, points
from briefing_builder.values import Value, replace

MOST_PARTS = 30
ABOVE_FOOT = points(24)
SHARED = 512
"""Slides that are remembered laid out: some twenty decks, of which the next ones may have some in common."""


Items = tuple[deck.Item, ...]


class Laid(Value, frozen=True, kw_only=True):
    """A slide and its continuations as all decks have them that share it: everything but the foot, and what was met on the way."""

    parts: tuple[Items, ...]
    problems: tuple[Problem, ...]
    origins: Mapping[str, markup.Origin]
    is_doubtful: bool


_laid: Memory[Laid] = Memory(SHARED)
_bodies: Memory[Laid] = Memory(SHARED)


def lay_out(slides: markup.Markup, brand: Brand, library: Library) -> Checked[deck.Deck]:
    """Return the deck: every text measured and inside its frame, what did not fit on slides “(2 of 3)” of their own.

    Slides that several decks share are laid out once, and share their items.
    Problems are errors where a text cannot be set at all: a column narrower than a character, a block that no empty slide
    holds, a character that no font can have. Words that are cut and scripts that our fonts lack are warnings (`proofread`).
    """
    setter = Setter(brand=brand, library=library)
    titles = {slide.id: markup.words_text(slide.title) for slide in slides.slides}
    laid = [_laid_out(slide, slides, setter) for slide in slides.slides]
    value = _deck(slides, brand, tuple(_numbered(slides, laid, titles, setter)))
    problems = [problem for one in laid for problem in one.problems] + setter.problems
    if setter.doubts or any(one.is_doubtful for one in laid):
        origins = {**setter.origins, **{text: origin for one in reversed(laid) for text, origin in one.origins.items()}}
        problems += proofread(value, brand, library, origins)
    return Checked(value=value, problems=tuple(dict.fromkeys(problems)))


def _deck(slides: markup.Markup, brand: Brand, laid: tuple[deck.Slide, ...]) -> deck.Deck:
    return deck.Deck(
        slides=laid, width=brand.width, height=brand.height, title=slides.title, subject=slides.subject, author=slides.author,
        language=slides.language, created=slides.created, file_stem=slides.file_stem, words_per_minute=slides.words_per_minute,
        pause_seconds=slides.pause_seconds, begins=slides.begins,
        late=tuple(deck.Cut(slide=slide, seconds=seconds) for slide, seconds in slides.late), properties=slides.properties,
    )  # fmt: skip


def _numbered(slides: markup.Markup, laid: Sequence[Laid], titles: Mapping[str, str], setter: Setter) -> Iterator[deck.Slide]:
    """The slides of this deck: what they share with others, their foot, their notes, and the second at which each begins."""
    starts = 0
    tempo = Tempo(language=slides.language, words_per_minute=slides.words_per_minute, pause_seconds=slides.pause_seconds)
    feet: dict[str, Items] = {}
    for slide, one in zip(slides.slides, laid, strict=True):
        starts = starts if slide.starts is None else slide.starts
        foot = _foot(slide, slides.footer, setter, feet)
        shares = shares_of(slide, tempo, len(one.parts))
        for number, (items, share) in enumerate(zip(one.parts, shares, strict=True)):
            part = Part(number=number, parts=len(one.parts), starts=starts, share=share)
            notes = notes_of(slide, titles, starts, share, part=number, parts=len(one.parts))
            yield _slide(slide, (*items, *foot), part, notes, notes_page(notes, setter.brand, setter.library))
            starts += share.seconds


def _foot(slide: markup.Slide, footer: str, setter: Setter, feet: dict[str, Items]) -> Items:
    """The foot of a slide; the slides of one layout have the very same."""
    layout = setter.brand.layout(slide.layout)
    setter = setter.on(layout.ground)
    if has_byline_at_foot(slide, layout):
        return foot_items(slide, footer, layout, setter)
    if slide.layout not in feet:
        feet[slide.layout] = foot_items(slide, footer, layout, setter)
    return feet[slide.layout]


class Part(Value, frozen=True, kw_only=True):
    """Which of so many parts of a slide, the second at which it begins, and its share of words and time."""

    number: int
    parts: int
    starts: int
    share: Share


def _slide(
    slide: markup.Slide, items: Items, part: Part, notes: tuple[deck.NotesPart, ...], printed: deck.NotesPage
) -> deck.Slide:
    return deck.Slide(
        id=slide.id if part.number == 0 else f"{slide.id}--{part.number + 1}",
        layout=slide.layout,
        title=markup.words_text(continued(slide.title, part.number, part.parts)),
        section=slide.section,
        items=items,
        notes=notes,
        who=slide.who,
        starts=part.starts,
        seconds=part.share.seconds,
        appendix=slide.appendix,
        source=slide.origin.template,
        role=cast(deck.Role, slide.role),
        passing=part.share.passing,
        printed=printed,
    )


def _laid_out(slide: markup.Slide, slides: markup.Markup, deck_setter: Setter) -> Laid:
    """The slide without its foot, the very same as in the last deck that had one with these words over the very same blocks."""
    brand = deck_setter.brand
    sources = (*slide.blocks, brand, deck_setter.library)
    said = (slide.title, slide.subtitle, slide.byline, slide.kicker, slide.origin, slide.places)
    also = (said, slide.id, slide.layout, slides.draft, slides.seed, slides.mark, _pictures(slide, brand))
    found = _laid.find(sources, also)
    if found is not None:
        return found
    layout = brand.layout(slide.layout)
    setter = deck_setter.on(layout.ground).anew()
    body = _body(slide, layout, setter)
    parts = tuple(_parts(slide, slides, body.parts, layout, setter))
    problems, origins = (*body.problems, *setter.problems), {**setter.origins, **body.origins}
    made = Laid(parts=parts, problems=problems, origins=origins, is_doubtful=body.is_doubtful or bool(setter.doubts))
    return _laid.keep(made, sources, also)


def _pictures(slide: markup.Slide, brand: Brand) -> tuple[tuple[int, int], ...]:
    """What tells that a picture of the slide is another one in the same file."""
    logo = (brand.logo.file, brand.logo.on_dark) if brand.logo and slide.layout == "title" else ()
    return stamps([*(file for file, _ in markup.pictures_in(slide.blocks)), *logo])


def _body(slide: markup.Slide, layout: Layout, deck_setter: Setter) -> Laid:
    """The blocks of the slide as they were laid out last in the very same brand, perhaps under another title."""
    pictures = _pictures(slide, deck_setter.brand)
    sources, also = (*slide.blocks, deck_setter.brand, deck_setter.library), (slide.id, layout.name, pictures)
    found = _bodies.find(sources, also)
    if found is not None:
        return found
    setter = deck_setter.anew()
    parts = tuple(_laid_blocks(slide, layout.room, setter))
    made = Laid(parts=parts, problems=tuple(setter.problems), origins=setter.origins, is_doubtful=bool(setter.doubts))
    return _bodies.keep(made, sources, also)


def _parts(slide: markup.Slide, slides: markup.Markup, bodies: Sequence[Items], layout: Layout, setter: Setter) -> Iterator[Items]:
    """The items of the slide and of its continuations, without the foot."""
    brand = setter.brand
    for number, body in enumerate(bodies):
        head = head_items(slide, continued(slide.title, number, len(bodies)), layout, setter)
        cover = _cover(slides, brand, layout.room, setter) if slide.layout == "title" else ()
        draft = (draft_mark(slide, brand.width, setter),) if slides.draft else ()
        mark = (watermark(slides.mark, slide, layout, setter),) if slides.mark else ()
        yield (head[0], *mark, *head[1:], *_in_placeholders(body, layout), *cover, *draft)


def _cover(slides: markup.Markup, brand: Brand, room: Box, setter: Setter) -> Items:
    return (cover_pattern(slides.seed, room, brand.manner), *logo_items(brand, room, setter.problems))


def _laid_blocks(slide: markup.Slide, room: Box, setter: Setter) -> list[Items]:
    """The blocks on as many slides as they need; small print and links stand at the foot of each."""
    blocks, foot = _divided(slide.blocks)
    footed = fit_stack(foot, room, setter)
    if footed.rest:
        setter.problems.append(_does_not_fit(slide, footed.rest[0]))
    if not blocks:
        return [at_bottom(footed.items, footed.height, room)]
    free = replace(room, height=Emu(room.height - footed.height - _air_above(foot))) if foot else room
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


def _in_placeholders(items: Sequence[deck.Item], layout: Layout) -> Items:
    """The first list, chart and table stand in the brand's own placeholders where the layout has them; others are free."""
    taken: set[str] = set()
    placed: list[deck.Item] = []
    for item in items:
        match item:
            case deck.Text() | deck.Chart() | deck.Table() if not item.placeholder:
                placed.append(item)
            case deck.Text() | deck.Chart() | deck.Table() if item.placeholder in taken or item.placeholder not in layout.placeholders:
                placed.append(replace(item, placeholder=""))
            case deck.Text() | deck.Chart() | deck.Table():
                taken.add(item.placeholder)
                placed.append(item)
            case _:
                placed.append(item)
    return tuple(placed)
