"""The stage itself: slides as markup go in; a laid-out deck and the problems met on the way come out."""

from collections.abc import Iterator, Mapping, Sequence
from typing import assert_never, cast

from briefing_builder.brand.model import Brand, Layout
from briefing_builder.deck import model as deck
from briefing_builder.fonts import Library
from briefing_builder.layout.covers.pattern import cover_pattern
from briefing_builder.layout.flow.continuation import fit_pages
from briefing_builder.layout.flow.placement import down_by
from briefing_builder.layout.flow.shares import Share, Tempo, shares_of
from briefing_builder.layout.flow.stack import StackFragment, at_bottom, fit_stack
from briefing_builder.layout.images import stamps
from briefing_builder.layout.room.fragment import GAP, moved_down
from briefing_builder.layout.slide.frame import continued, draft_mark, foot_items, has_byline_at_foot, has_high_title, head_items
from briefing_builder.layout.slide.logo import logo_items
from briefing_builder.layout.slide.notes import notes_of
from briefing_builder.layout.slide.notes_page import notes_page
from briefing_builder.layout.slide.proof import proofread
from briefing_builder.layout.slide.raising import lift_under_title
from briefing_builder.layout.slide.supplier_logo import supplier_logo_items
from briefing_builder.layout.slide.watermark import line_above, watermark
from briefing_builder.layout.text.typeset import Typesetter
from briefing_builder.memory import shared
from briefing_builder.problems import Checked, Problem, error
from briefing_builder.slides import markup
from briefing_builder.units import ZERO, Box, Emu, points
from briefing_builder.values import Value, replace
from briefing_builder.words import Catalogue

MOST_PARTS = 30
ABOVE_FOOT = points(24)
AIR_BELOW_TWO_LINES = points(12)
"""Below a title of two lines the blocks begin so much lower, where there is room."""
COVERS = ("title", "closing")
"""Layouts with the pattern and the logo: the first slide and the last."""
ABOVE_STRIP = points(34)
SHARED = 512
"""How many laid-out slides are remembered: those of some twenty decks, because the next decks may share some of them."""


Items = tuple[deck.Item, ...]


class LaidOutSlide(Value, frozen=True, kw_only=True):
    """A slide and its continuations as every deck that shares it has them: everything but the foot, and the problems met."""

    parts: tuple[Items, ...]
    problems: tuple[Problem, ...]
    origins: Mapping[str, markup.Origin]
    is_doubtful: bool


class SlideKey(Value, frozen=True, kw_only=True):
    """All that decides how a slide looks, but for its foot; `pictures` tells that one is another picture in the same file."""

    slide: markup.Slide
    brand: Brand
    library: Library
    words: Catalogue
    pictures: tuple[tuple[int, int], ...]
    seed: str
    mark: str
    is_draft: bool
    is_supplied: bool = False
    """Whether the supplier presents it, and has a logo."""
    is_below_two_lines: bool = False
    """Of the blocks alone: whether the title above them has more than one line."""
    lift: Emu = ZERO
    """How far above the room of its layout its blocks begin."""

    def typesetter(self) -> Typesetter:
        """Return a typesetter on the ground of the slide's layout."""
        return Typesetter(brand=self.brand, library=self.library, words=self.words, ground=self.brand.layout(self.slide.layout).ground)


def lay_out(slides: markup.Markup, brand: Brand, library: Library, words: Catalogue) -> Checked[deck.Deck]:
    """Return the deck: every text is measured and inside its frame, and what did not fit continues on slides “(2 of 3)”.

    The few sentences of layout's own, such as alternative texts and the labels of notes, are asked of `words`.
    Slides that several decks share are laid out once, and share their items.
    Problems are errors where a text cannot be set at all: a column narrower than a character, a block that no empty slide
    holds, a character that no font can have. Words that are cut and scripts that our fonts lack are warnings (`proofread`).
    """
    typesetter = Typesetter(brand=brand, library=library, words=words)
    titles = {slide.id: markup.words_text(slide.title) for slide in slides.slides}
    laid = [_lay_out_slide(_slide_key(slide, slides, typesetter)) for slide in slides.slides]
    value = _assembled_deck(slides, brand, tuple(_timed_slides(slides, laid, titles, typesetter)))
    problems = [problem for laid_out in laid for problem in laid_out.problems] + typesetter.problems
    if typesetter.doubts or any(laid_out.is_doubtful for laid_out in laid):
        origins = {**typesetter.origins, **{text: origin for laid_out in reversed(laid) for text, origin in laid_out.origins.items()}}
        problems += proofread(value, brand, library, origins)
    return Checked(value=value, problems=tuple(dict.fromkeys(problems)))


def _assembled_deck(slides: markup.Markup, brand: Brand, laid: tuple[deck.Slide, ...]) -> deck.Deck:
    return deck.Deck(
        slides=laid, width=brand.width, height=brand.height, title=slides.title, subject=slides.subject, author=slides.author,
        language=slides.language, created=slides.created, file_stem=slides.file_stem, words_per_minute=slides.words_per_minute,
        pause_seconds=slides.pause_seconds, begins=slides.begins,
        late=tuple(deck.Cut(slide=slide, seconds=seconds) for slide, seconds in slides.late), properties=slides.properties,
    )  # fmt: skip


def _timed_slides(
    slides: markup.Markup, laid: Sequence[LaidOutSlide], titles: Mapping[str, str], typesetter: Typesetter
) -> Iterator[deck.Slide]:
    """Yield the slides of this deck: what they share with other decks, their foot, their notes, and the second at which each begins."""
    starts = 0
    tempo = Tempo(language=slides.language, words_per_minute=slides.words_per_minute, pause_seconds=slides.pause_seconds)
    feet: dict[str, Items] = {}
    for slide, laid_out in zip(slides.slides, laid, strict=True):
        starts = starts if slide.starts is None else slide.starts
        foot = _foot_of_slide(slide, slides.footer, typesetter, feet)
        shares = shares_of(slide, tempo, len(laid_out.parts))
        for number, (items, share) in enumerate(zip(laid_out.parts, shares, strict=True)):
            part = SlidePart(number=number, parts=len(laid_out.parts), starts=starts, share=share)
            notes = notes_of(slide, titles, starts, share, typesetter.words, part=number, parts=len(laid_out.parts))
            title = continued(slide.title, part.number, part.parts, typesetter.words)
            yield _deck_slide(slide, title, (*items, *foot), part, notes, notes_page(notes, typesetter.brand, typesetter.library))
            starts += share.seconds


def _foot_of_slide(slide: markup.Slide, footer: str, typesetter: Typesetter, feet: dict[str, Items]) -> Items:
    """The foot of a slide; all slides of one layout share one value."""
    layout = typesetter.brand.layout(slide.layout)
    typesetter = typesetter.on_ground(layout.ground)
    if has_byline_at_foot(slide, layout):
        return foot_items(slide, footer, layout, typesetter)
    if slide.layout not in feet:
        feet[slide.layout] = foot_items(slide, footer, layout, typesetter)
    return feet[slide.layout]


class SlidePart(Value, frozen=True, kw_only=True):
    """Which of so many parts of a slide, the second at which it begins, and its share of words and time."""

    number: int
    parts: int
    starts: int
    share: Share


def _deck_slide(
    slide: markup.Slide, title: markup.Words, items: Items, part: SlidePart, notes: tuple[deck.NotesPart, ...], printed: deck.NotesPage
) -> deck.Slide:
    return deck.Slide(
        id=slide.id if part.number == 0 else f"{slide.id}--{part.number + 1}",
        layout=slide.layout,
        title=markup.words_text(title),
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


def _slide_key(slide: markup.Slide, slides: markup.Markup, typesetter: Typesetter) -> SlideKey:
    brand = typesetter.brand
    is_cover = brand.layout(slide.layout).role in COVERS
    logos = [brand.logo if is_cover else None, brand.supplier_logo if slide.role == "supplier" and not slide.appendix else None]
    files = [file for logo in logos if logo is not None for file in (logo.file, logo.on_dark)]
    return SlideKey(
        slide=replace(slide, notes=markup.Notes(), section="", who="", role="", seconds=0, starts=None, appendix=False),
        brand=brand,
        library=typesetter.library,
        words=typesetter.words,
        pictures=stamps([*(file for file, _ in markup.pictures_in(slide.blocks)), *files]),
        seed=slides.seed if is_cover else "",
        mark=slides.mark,
        is_draft=slides.draft,
        is_supplied=logos[1] is not None,
    )


@shared(most=SHARED)
def _lay_out_slide(key: SlideKey) -> LaidOutSlide:
    """The slide without its foot; its blocks are those that stand under another title in another deck."""
    typesetter = key.typesetter()
    below_title = replace(key.slide, kicker="", title=(), subtitle=(), byline=(), places=())
    lift = _lift(key, typesetter)
    is_high = has_high_title(key.slide, key.brand.layout(key.slide.layout), typesetter)
    blocks = replace(key, slide=below_title, seed="", mark="", is_draft=False, is_supplied=False, lift=lift, is_below_two_lines=is_high)
    body = _lay_out_body(blocks)
    if lift and len(body.parts) > 1:  # a title that says which part it is may need another line
        lift, body = ZERO, _lay_out_body(replace(blocks, lift=ZERO))
    parts = tuple(_slide_parts(key, body.parts, typesetter, lift))
    problems, origins = (*body.problems, *typesetter.problems), {**typesetter.origins, **body.origins}
    return LaidOutSlide(parts=parts, problems=problems, origins=origins, is_doubtful=body.is_doubtful or bool(typesetter.doubts))


def _lift(key: SlideKey, typesetter: Typesetter) -> Emu:
    """How far above their usual room the blocks begin."""
    if key.slide.placement != "raised":
        return ZERO
    layout = key.brand.layout(key.slide.layout)
    title = cast(deck.Text, head_items(key.slide, key.slide.title, layout, typesetter)[0])
    return lift_under_title(title, layout, typesetter)


@shared(most=SHARED)
def _lay_out_body(key: SlideKey) -> LaidOutSlide:
    """The blocks of the slide."""
    typesetter = key.typesetter()
    usual = key.brand.layout(key.slide.layout).room
    room = Box.between(usual.left, usual.top - key.lift, usual.right, usual.bottom)
    above = AIR_BELOW_TWO_LINES if key.is_below_two_lines else ZERO
    parts = tuple(_lay_out_blocks(key.slide, room, typesetter, above))
    return LaidOutSlide(parts=parts, problems=tuple(typesetter.problems), origins=typesetter.origins, is_doubtful=bool(typesetter.doubts))


def _slide_parts(key: SlideKey, bodies: Sequence[Items], typesetter: Typesetter, lift: Emu) -> Iterator[Items]:
    """The items of the slide and of its continuations, without the foot; a pattern left of the words is read before them.

    The frame of a title ends above blocks that begin higher than usual.
    """
    slide, brand = key.slide, key.brand
    layout = brand.layout(slide.layout)
    for number, body in enumerate(bodies):
        head = head_items(slide, continued(slide.title, number, len(bodies), key.words), layout, typesetter)
        title = head[0]
        if lift:
            title = replace(title, box=title.box.with_height(min(title.box.height, layout.room.top - lift - title.box.top)))
        cover = _cover_items(key.seed, brand, layout.room, typesetter) if layout.role in COVERS else ()
        draft = (draft_mark(slide, brand.width, typesetter),) if key.is_draft else ()
        logo = (
            supplier_logo_items(brand.supplier_logo, layout, brand, typesetter.problems) if key.is_supplied and brand.supplier_logo else ()
        )
        taken = line_above(layout).right - logo[0].box.left if logo else ZERO
        mark = (watermark(key.mark, slide, layout, typesetter, taken),) if key.mark else ()
        before, after = (cover, ()) if layout.role in COVERS and layout.room.left < title.box.left else ((), cover)
        yield (title, *mark, *logo, *before, *head[1:], *_in_placeholders(body, layout), *after, *draft)


def _logo_of_supplier(key: SlideKey, layout: Layout, typesetter: Typesetter) -> Items:
    logo = key.brand.supplier_logo
    return supplier_logo_items(logo, layout, key.brand, typesetter.problems) if logo is not None and key.is_supplied else ()


def _cover_items(seed: str, brand: Brand, room: Box, typesetter: Typesetter) -> Items:
    pattern = () if brand.manner.cover == "none" else (cover_pattern(seed, room, brand.manner),)
    return (*pattern, *logo_items(brand, room, typesetter.problems))


def _lay_out_blocks(slide: markup.Slide, room: Box, typesetter: Typesetter, above: Emu) -> list[Items]:
    """The blocks on as many slides as they need; small print and links stand at the foot of each.

    Small print that leaves the blocks too little room goes on after them. Blocks that leave some room begin so far below its top.
    """
    blocks, foot = _body_and_foot(slide.blocks)
    footed = fit_stack(foot, room, typesetter)
    if footed.remainder:
        typesetter.problems.append(_does_not_fit(slide, footed.remainder[0]))
    if not blocks:
        return [at_bottom(footed.items, footed.height, room)]
    free = _above_foot(foot, footed, room)
    pages = fit_pages(blocks, free, typesetter, most=MOST_PARTS)
    links = tuple(block for block in foot if not isinstance(block, markup.Paragraph))
    if pages.remainder and len(links) < len(foot):
        footed = fit_stack(links, room, typesetter)
        free = _above_foot(links, footed, room)
        pages = fit_pages([block for block in slide.blocks if block not in links], free, typesetter, most=MOST_PARTS)
    if pages.remainder:
        typesetter.problems.append((_too_many_parts if len(pages.parts) == MOST_PARTS else _does_not_fit)(slide, pages.remainder[0]))
    at_foot = at_bottom(footed.items, footed.height, room)
    return [(*_placed(part, slide, free, len(pages.parts), above), *at_foot) for part in pages.parts] or [()]


def _above_foot(foot: Sequence[markup.Block], footed: StackFragment, room: Box) -> Box:
    return room.with_height(room.height - footed.height - _gap_above_foot(foot)) if foot else room


def _placed(part: StackFragment, slide: markup.Slide, room: Box, parts: int, above: Emu) -> Items:
    """The items of one part at the height that suits what they are, and so far below the top of the room as this allows."""
    down = down_by(_body_and_foot(slide.blocks)[0], slide.placement, part.height, room.height, parts)
    down = max(down, min(above, room.height - part.height))
    return tuple(moved_down(item, down) for item in part.items)


def _gap_above_foot(foot: Sequence[markup.Block]) -> Emu:
    """Small print may stand close to the blocks above; links and the time strip stand apart."""
    if isinstance(foot[0], markup.Strip):
        return ABOVE_STRIP
    return GAP if isinstance(foot[0], markup.Paragraph) else ABOVE_FOOT


def _body_and_foot(blocks: Sequence[markup.Block]) -> tuple[Sequence[markup.Block], Sequence[markup.Block]]:
    """The blocks, and the small print, links and time strip at their end, which belong to the foot of the slide."""
    end = len(blocks)
    while end and _stands_at_foot(blocks[end - 1]):
        end -= 1
    return blocks[:end], blocks[end:]


def _stands_at_foot(block: markup.Block) -> bool:
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
    """The first list, chart and table fill the brand's own placeholders where the layout has them; others are free items."""
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
            case deck.Shape() | deck.Picture() | deck.Group():
                placed.append(item)
            case _:
                assert_never(item)
    return tuple(placed)
