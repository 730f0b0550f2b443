"""Somebody's own words, and somebody's face: a hanging mark, a size that suits the length, a portrait, or initials where there is none."""

from functools import partial

from briefing_builder.brand.model import Manner, TextStyle
from briefing_builder.deck.model import Geometry, Group, Item, Picture, Shape
from briefing_builder.layout.blocks.cards.content import sized_style
from briefing_builder.layout.images import square_crop, stamp
from briefing_builder.layout.room.fragment import GAP, Fragment, grouped, nothing_fits, sources, text_item
from briefing_builder.layout.room.trials import first_that_fits, first_whole
from briefing_builder.layout.text.balance import balanced
from briefing_builder.layout.text.typeset import Typesetter, TypesetText, stacked
from briefing_builder.slides import markup
from briefing_builder.units import ZERO, Box, Emu, in_points, points
from briefing_builder.values import Value, replace

WIDE = points(560)
"""From here a quote is set across the slide: its mark hangs beside it, its portrait stands beside both."""
WIDE_SIZES = (
    (60, 3),
    (54, 3),
    (48, 3),
    (44, 4),
    (40, 4),
    (36, 6),
    (32, 6),
    (30, 7),
    (28, 8),
    (26, 9),
    (24, 99),
    (22, 99),
    (20, 99),
    (18, 99),
)
NARROW_SIZES = ((36, 4), (32, 5), (28, 6), (24, 8), (22, 99), (20, 99), (18, 99))
"""Size in points, and how many lines may be set so large."""
OTHERS_SIZE = 20
"""Of the sentences below the one that stands large, in points."""
MEASURE = 27
"""The longest line, in ems: some sixty letters."""
MARK_GROWTH = 2
"""The quotation mark is this many times as large as the words."""
MARK_ABOVE = 120
"""Height that the mark needs above the words of a narrow quote, in per cent of their size."""
ABOVE_SHORT = 30
"""How much of the height that a quote across the slide leaves stands above it, in per cent."""
NAME, WIDE_NAME = (18, 16), (22, 18)
"""The sizes of a name and of the title under it, in points; the larger beside a large portrait."""
PORTRAIT, PORTRAIT_SHARE = points(330), 38
"""The side of a portrait beside a quote: at most so long, and so many per cent of the width."""
BESIDE_WORDS = points(40)
SMALL_PORTRAIT, MONOGRAM = points(88), points(56)
"""Beside a name: a portrait, and initials."""
BESIDE_NAME = points(16)
BESIDE_PORTRAIT = points(230)
"""From this width a name stands beside the portrait, else below it."""
FACES = (250, 225, 200, 168, 140, 116, 96, 76)
"""Sides of a face that stands on its own, in points; the largest that the room allows is taken."""
LEAST_NAME = points(150)
INITIALS = 40
"""The size of initials, in per cent of the side of their disc."""
ROUNDED = 9
"""The radius of a portrait's corners is its side divided by this."""


class _Face(Value, frozen=True, kw_only=True):
    """Whose face, as a picture, as initials, or neither."""

    file: str
    alt: str
    initials: str
    origin: markup.Origin


def fit_quote(block: markup.Quote, room: Box, typesetter: Typesetter) -> Fragment:
    """Set a quote as large as its length deserves and the room allows; a short one huge, a long one for reading."""
    is_wide = room.width >= WIDE
    sizes = WIDE_SIZES if is_wide else NARROW_SIZES
    trials = (partial(_fit_wide if is_wide else _fit_narrow, block, room, typesetter, size) for size in sizes)
    return first_whole(trials) or nothing_fits(block)


def _fit_wide(block: markup.Quote, room: Box, typesetter: Typesetter, sizes: tuple[int, int]) -> Fragment:
    """The words across the slide; a portrait stands large beside them, initials small beside the name."""
    size, lines = sizes
    mark = _quotation_mark(block, size, typesetter)
    hang = mark.width + points(size // 5)
    side = min(PORTRAIT, room.height, room.width * PORTRAIT_SHARE // 100) if block.photo else ZERO
    lead = hang + (side + BESIDE_WORDS if side else ZERO)
    width = min(room.width - lead, points(size * MEASURE))
    quote, measure, large = _balanced_quote(block, width, size, typesetter)
    disc = MONOGRAM if block.initials and not block.photo else ZERO
    byline = _quote_byline(block.name, block.title, width - disc, typesetter, block.origin, WIDE_NAME if side else NAME)
    foot = max(disc, byline.height)
    height = quote.height + 2 * GAP + foot
    tall = max(height, side)
    if tall > room.height or large > lines:
        return nothing_fits(block)
    lowered = (room.height - tall) * ABOVE_SHORT // 100
    words = room.moved(right=lead, down=lowered + (tall - height) // 2).sized(width, quote.height)
    items: list[Item] = []
    if side:
        items += _face_items(
            _quoted_face(block, typesetter), room.band(room.top + lowered + (tall - side) // 2, side).sized(side, side), typesetter
        )
    hanging = words.moved(right=-hang, down=-points(size // 8)).sized(mark.width + points(1), mark.height)
    items += [
        text_item("Quotation mark", mark, hanging, block.origin),
        text_item("Quote", quote, words.with_width(measure), block.origin),
        *_signed(block, byline, words.band(words.bottom + 2 * GAP, foot), disc, typesetter),
    ]
    return Fragment(items=grouped("Quote", items), height=lowered + tall, cut=quote.cut + byline.cut)


def _fit_narrow(block: markup.Quote, room: Box, typesetter: Typesetter, sizes: tuple[int, int]) -> Fragment:
    size, lines = sizes
    quote, measure, large = _balanced_quote(block, room.width, size, typesetter)
    mark = _quotation_mark(block, size, typesetter)
    above = points(size * MARK_ABOVE // 100)
    disc = SMALL_PORTRAIT if block.photo else MONOGRAM if block.initials else ZERO
    is_beside = bool(disc) and room.width >= BESIDE_PORTRAIT
    byline = _quote_byline(block.name, block.title, room.width - (disc + BESIDE_NAME if is_beside else ZERO), typesetter, block.origin)
    above_name = disc + points(10) if disc and not is_beside else ZERO
    foot = max(byline.height, disc) if is_beside else above_name + byline.height
    height = above + quote.height + GAP + foot
    if height > room.height or large > lines:
        return nothing_fits(block)
    words = room.band(room.top + above, quote.height)
    below = room.band(words.bottom + GAP, foot)
    raised = room.moved(down=-points(size // 3)).sized(mark.width + points(1), mark.height)
    items: list[Item] = [
        text_item("Quotation mark", mark, raised, block.origin), text_item("Quote", quote, words.with_width(measure), block.origin)
    ]  # fmt: skip
    if is_beside:
        items += _signed(block, byline, below, disc, typesetter)
    else:
        items += _face_items(_quoted_face(block, typesetter), below.sized(disc, disc), typesetter) if disc else []
        items.append(text_item("Name", byline, below.below(above_name), block.origin))
    return Fragment(items=grouped("Quote", items), height=height, cut=quote.cut + byline.cut)


def _signed(block: markup.Quote, byline: TypesetText, box: Box, disc: Emu, typesetter: Typesetter) -> list[Item]:
    """The name, with a face of that side before it."""
    if not disc:
        return [text_item("Name", byline, box, block.origin)]
    face = _face_items(_quoted_face(block, typesetter), box.band(box.top + (box.height - disc) // 2, disc).with_width(disc), typesetter)
    return [*face, text_item("Name", byline, box.beside(disc + BESIDE_NAME), block.origin, anchor="middle")]


def fit_portrait(block: markup.Portrait, room: Box, typesetter: Typesetter) -> Fragment:
    """Set a face as large as the room allows, with name and title beside it, in a narrow room below it."""
    return first_that_fits(_fit_face(block, room, typesetter, points(side)) for side in FACES)


def _fit_face(block: markup.Portrait, room: Box, typesetter: Typesetter, largest: Emu) -> Fragment:
    face = _Face(
        file=block.file,
        alt=block.alt or typesetter.words("alternatives.portrait", name=block.name),
        initials=block.initials,
        origin=block.origin,
    )
    side = largest if face.file else largest * 2 // 3 if face.initials else ZERO
    is_beside = bool(side) and room.width - side - BESIDE_NAME >= LEAST_NAME
    byline = _quote_byline(
        block.name, block.title, room.width - (side + BESIDE_NAME if is_beside else ZERO), typesetter, block.origin
    )  # fmt: skip
    height = max(side, byline.height) if is_beside else side + (GAP if side else ZERO) + byline.height
    if height > room.height or side > room.width:
        return nothing_fits(block)
    name = room.with_height(height).beside(side + BESIDE_NAME) if is_beside else room.band(room.top + height - byline.height, byline.height)
    items = _face_items(face, room.sized(side, side), typesetter) if side else []
    items.append(text_item("Name", byline, name, block.origin, anchor="middle" if is_beside else "top"))
    return Fragment(items=grouped("Person", items), height=height, cut=byline.cut)


def _balanced_quote(block: markup.Quote, width: Emu, size: int, typesetter: Typesetter) -> tuple[TypesetText, Emu, int]:
    """The words in lines of similar length, the measure that breaks them so, and how many of them are large.

    Where one sentence stands large, the others follow it for reading, in the same measure: they are one text.
    """
    large = sized_style(typesetter, "quote", size)
    if not block.pull:
        words, measure = balanced(block.words, large, width, typesetter, block.origin)
        return words, measure, words.lines
    small = sized_style(typesetter, "small", OTHERS_SIZE)
    pull, measure = balanced(block.pull, large, width, typesetter, block.origin)
    if pull.lines == 1:
        measure = min(width, pull.width + GAP)
    measure = max(measure, balanced(block.words, small, width, typesetter, block.origin)[1])
    pull, others = (typesetter.typeset(words, style, measure, block.origin) for words, style in ((block.pull, large), (block.words, small)))
    return stacked([pull, others], GAP), measure, pull.lines


def _quote_byline(
    name: str, title: str, width: Emu, typesetter: Typesetter, origin: markup.Origin, sizes: tuple[int, int] = NAME
) -> TypesetText:
    """The name and under it the title, in these sizes."""
    first, second = sizes
    style: TextStyle = typesetter.style("small", bold=True, size=points(first))
    below = typesetter.typeset(title, sized_style(typesetter, "small", second, "muted"), width, origin)
    return stacked([typesetter.typeset(name, style, width, origin), below])


def _quotation_mark(block: markup.Quote, size: int, typesetter: Typesetter) -> TypesetText:
    style = replace(sized_style(typesetter, "figure", size * MARK_GROWTH, "highlight"), spacing=90)
    mark = typesetter.words("slide.quotation-mark")
    return typesetter.typeset(mark, style, typesetter.width(mark, style) + points(1), block.origin)


def _quoted_face(block: markup.Quote, typesetter: Typesetter) -> _Face:
    alt = block.photo_alt or typesetter.words("alternatives.portrait", name=block.name)
    return _Face(file=block.photo, alt=alt, initials=block.initials, origin=block.origin)


def _face_items(face: _Face, box: Box, typesetter: Typesetter) -> list[Item]:
    """The portrait, cut to the brand's form and never stretched, or the initials in the same form."""
    geometry = _portrait_geometry(typesetter.brand.manner)
    radius = box.width // ROUNDED if geometry == "rounded" else ZERO
    if face.file:
        picture = Picture(
            name="Portrait", box=box, file=face.file, alt=face.alt, stamp=stamp(face.file), geometry=geometry, radius=radius,
            crop=square_crop(face.file), sources=sources(face.origin),
        )  # fmt: skip
        return [picture]
    ground = Shape(name="Disc", box=box, geometry=geometry, radius=radius, fill=typesetter.colour("accent"))
    style = sized_style(typesetter, "figure", int(in_points(box.height)) * INITIALS // 100, "on-accent")
    initials = typesetter.typeset(face.initials, style, box.width, face.origin, align="centre")
    return [Group(name="Initials", box=box, items=(ground, text_item("Initials", initials, box, face.origin, anchor="middle")))]


def _portrait_geometry(manner: Manner) -> Geometry:
    """Discs where icons stand on discs, with rounded corners where panels have them, else square as in a magazine."""
    return "rounded" if manner.corners == "rounded" else "ellipse" if manner.icons == "disc" else "rectangle"
