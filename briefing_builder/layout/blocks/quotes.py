"""Somebody's own words: a hanging mark, a size that suits their length, and a portrait where there is one."""

from functools import partial

from briefing_builder.brand.model import TextStyle
from briefing_builder.deck.model import Item, Picture
from briefing_builder.layout.blocks.cards.content import sized_style
from briefing_builder.layout.images import square_crop, stamp
from briefing_builder.layout.room.fragment import GAP, Fragment, grouped, nothing_fits, sources, text_item
from briefing_builder.layout.room.trials import first_whole
from briefing_builder.layout.text.balance import balanced
from briefing_builder.layout.text.typeset import Typesetter, TypesetText, stacked
from briefing_builder.slides import markup
from briefing_builder.units import ZERO, Box, Emu, points
from briefing_builder.values import replace
from briefing_builder.words import Catalogue

WIDE = points(560)
"""From here a quote is set across the slide: its mark hangs beside it, its portrait stands beside both."""
WIDE_SIZES = ((60, 3), (54, 3), (48, 3), (44, 4), (40, 4), (36, 5), (32, 6), (28, 7), (24, 99), (22, 99), (20, 99), (18, 99))
NARROW_SIZES = ((36, 4), (32, 5), (28, 6), (24, 8), (22, 99), (20, 99), (18, 99))
"""Size in points, and how many lines may be set so large."""
MEASURE = 27
"""The longest line, in ems: some sixty letters."""
MARK_GROWTH = 2
"""The quotation mark is this many times as large as the words."""
MARK_ABOVE = 120
"""Height that the mark needs above the words of a narrow quote, in per cent of their size."""
ABOVE_SHORT = 30
"""How much of the height that a quote across the slide leaves stands above it, in per cent."""
PORTRAIT, SMALL_PORTRAIT = points(190), points(76)
BESIDE_PORTRAIT = points(230)
"""From this width a name stands beside the portrait, else below it."""


def fit_quote(block: markup.Quote, room: Box, typesetter: Typesetter) -> Fragment:
    """Set a quote as large as its length deserves and the room allows; a short one huge, a long one for reading."""
    is_wide = room.width >= WIDE
    sizes = WIDE_SIZES if is_wide else NARROW_SIZES
    trials = (partial(_fit_wide if is_wide else _fit_narrow, block, room, typesetter, size) for size in sizes)
    return first_whole(trials) or nothing_fits(block)


def _fit_wide(block: markup.Quote, room: Box, typesetter: Typesetter, sizes: tuple[int, int]) -> Fragment:
    size, lines = sizes
    mark = _quotation_mark(block, size, typesetter)
    hang = mark.width + points(size // 5)
    lead = hang + (PORTRAIT + points(24) if block.photo else ZERO)
    width = min(room.width - lead, points(size * MEASURE))
    (quote, measure), byline = _balanced_quote(block, width, size, typesetter), _quote_byline(block, width, typesetter)
    height = quote.height + GAP + byline.height
    tall = max(height, PORTRAIT if block.photo else ZERO)
    if tall > room.height or quote.lines > lines:
        return nothing_fits(block)
    lowered = (room.height - tall) * ABOVE_SHORT // 100
    words = room.moved(right=lead, down=lowered + (tall - height) // 2).sized(width, quote.height)
    items: list[Item] = []
    if block.photo:
        square = room.band(room.top + lowered + (tall - PORTRAIT) // 2, PORTRAIT).sized(PORTRAIT, PORTRAIT)
        items.append(portrait(block, typesetter.words, square))
    hanging = words.moved(right=-hang, down=-points(size // 8)).sized(mark.width + points(1), mark.height)
    items += [
        text_item("Quotation mark", mark, hanging, block.origin),
        text_item("Quote", quote, words.with_width(measure), block.origin),
        text_item("Name", byline, words.band(words.bottom + GAP, byline.height), block.origin),
    ]
    return Fragment(items=grouped("Quote", items), height=lowered + tall, cut=quote.cut + byline.cut)


def _fit_narrow(block: markup.Quote, room: Box, typesetter: Typesetter, sizes: tuple[int, int]) -> Fragment:
    size, lines = sizes
    quote, measure = _balanced_quote(block, room.width, size, typesetter)
    mark = _quotation_mark(block, size, typesetter)
    above = points(size * MARK_ABOVE // 100)
    is_beside = bool(block.photo) and room.width >= BESIDE_PORTRAIT
    lead = SMALL_PORTRAIT + points(14) if is_beside else ZERO
    byline = _quote_byline(block, room.width - lead, typesetter)
    above_name = SMALL_PORTRAIT + points(10) if block.photo and not is_beside else ZERO
    foot = max(byline.height, SMALL_PORTRAIT) if is_beside else above_name + byline.height
    height = above + quote.height + GAP + foot
    if height > room.height or quote.lines > lines:
        return nothing_fits(block)
    words = room.band(room.top + above, quote.height)
    below = room.band(words.bottom + GAP, foot)
    raised = room.moved(down=-points(size // 3)).sized(mark.width + points(1), mark.height)
    items: list[Item] = [
        text_item("Quotation mark", mark, raised, block.origin), text_item("Quote", quote, words.with_width(measure), block.origin)
    ]  # fmt: skip
    if block.photo:
        items.append(portrait(block, typesetter.words, below.sized(SMALL_PORTRAIT, SMALL_PORTRAIT)))
    name = below.beside(lead).below(above_name)
    items.append(text_item("Name", byline, name, block.origin, anchor="middle" if is_beside else "top"))
    return Fragment(items=grouped("Quote", items), height=height, cut=quote.cut + byline.cut)


def _balanced_quote(block: markup.Quote, width: Emu, size: int, typesetter: Typesetter) -> tuple[TypesetText, Emu]:
    """The words in lines of similar length, and the measure that breaks them so."""
    return balanced(block.words, sized_style(typesetter, "quote", size), width, typesetter, block.origin)


def _quote_byline(block: markup.Quote, width: Emu, typesetter: Typesetter) -> TypesetText:
    name: TextStyle = typesetter.style("small", bold=True)
    title = typesetter.typeset(block.title, sized_style(typesetter, "small", 16, "muted"), width, block.origin)
    return stacked([typesetter.typeset(block.name, name, width, block.origin), title])


def _quotation_mark(block: markup.Quote, size: int, typesetter: Typesetter) -> TypesetText:
    style = replace(sized_style(typesetter, "figure", size * MARK_GROWTH, "highlight"), spacing=90)
    mark = typesetter.words("slide.quotation-mark")
    return typesetter.typeset(mark, style, typesetter.width(mark, style) + points(1), block.origin)


def portrait(block: markup.Quote, words: Catalogue, box: Box) -> Picture:
    """Return the picture of the person quoted, cut to a circle that fills the square box."""
    return Picture(
        name="Portrait", box=box, file=block.photo, alt=words("alternatives.portrait", name=block.name),
        stamp=stamp(block.photo), geometry="ellipse", crop=square_crop(block.photo), sources=sources(block.origin),
    )  # fmt: skip
