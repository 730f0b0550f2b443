"""What carries a measure or an objective to its goal: a line from today's figure to the goal, and under it those that hold it up."""

from functools import partial

from briefing_builder.deck.model import Align, Item, Shape
from briefing_builder.layout.blocks.cards.content import sized_style
from briefing_builder.layout.blocks.cards.style import CardStyle, card_style_of
from briefing_builder.layout.drawings import arrow_head, panel
from briefing_builder.layout.room.density import Density
from briefing_builder.layout.room.fragment import GAP, SMALL_GAP, Fragment, grouped, nothing_fits, text_item
from briefing_builder.layout.room.trials import first_whole
from briefing_builder.layout.text.balance import balanced, without_orphan
from briefing_builder.layout.text.typeset import Typesetter, TypesetText
from briefing_builder.slides import markup
from briefing_builder.units import ZERO, Box, Emu, points
from briefing_builder.values import Value, replace


class _DriverSizes(Value, frozen=True, kw_only=True):
    """The sizes of the goal, of today's figure, of the measure's name, and of a driver's name, of what it does and of its small words."""

    goal: int
    today: int
    name: int
    heading: int
    text: int
    words: int


SIZES = (
    _DriverSizes(goal=116, today=60, name=26, heading=28, text=24, words=18),
    _DriverSizes(goal=104, today=56, name=24, heading=28, text=22, words=16),
    _DriverSizes(goal=96, today=54, name=24, heading=26, text=21, words=16),
    _DriverSizes(goal=88, today=50, name=24, heading=24, text=20, words=16),
    _DriverSizes(goal=80, today=46, name=22, heading=24, text=18, words=16),
    _DriverSizes(goal=72, today=44, name=22, heading=22, text=18, words=14),
    _DriverSizes(goal=66, today=40, name=20, heading=20, text=17, words=14),
    _DriverSizes(goal=60, today=36, name=20, heading=20, text=16, words=14),
    _DriverSizes(goal=48, today=32, name=18, heading=18, text=14, words=14),
    _DriverSizes(goal=36, today=24, name=16, heading=16, text=14, words=12),
)
ALONE = 133
"""What an only driver does is set so large, in per cent."""
OBJECTIVE = 50
"""The name of an objective without figures, in per cent of the goal's size: it stands large in their place."""
FOOT = 17
"""How far the foot of a figure's digits lies above that of its line, in per cent of its size."""
LINE, PILLAR = points(5), points(3)
DOT, HEAD = points(18), points(20)
PILLAR_HEIGHT = points(34)
AIR = points(44)
"""The most by which the cards grow in a high room."""


class _Driver(Value, frozen=True, kw_only=True):
    """One driver set for its card: its name and what it does, each with its measure, and its small words."""

    driver: markup.Driver
    name: TypesetText
    name_measure: Emu
    text: TypesetText
    measure: Emu
    caption: TypesetText


def fit_drivers(block: markup.Drivers, room: Box, typesetter: Typesetter, density: Density) -> Fragment:
    """Set both figures as large as the room allows on a level line, and below it, joined to it, a card for each driver.

    Without figures the name stands on the line. Where not even the closest setting holds all drivers, as many as it holds stand here,
    half of them or half of those, and the others go on.
    """
    count = len(block.drivers)
    while count:
        part = replace(block, drivers=block.drivers[:count])
        fragment = first_whole(partial(_drivers_at, part, room, typesetter, density, sizes) for sizes in SIZES)
        if fragment is not None:
            return replace(fragment, remainder=replace(block, drivers=block.drivers[count:])) if part != block else fragment
        count //= 2
    return nothing_fits(block)


def _drivers_at(block: markup.Drivers, room: Box, typesetter: Typesetter, density: Density, sizes: _DriverSizes) -> Fragment:
    card_style = card_style_of(typesetter)
    boxes = room.columns([1] * len(block.drivers), card_style.gutter)
    drivers = [
        _measured_driver(driver, card_style.inner(box).width, typesetter, sizes, is_alone=len(boxes) == 1)
        for driver, box in zip(block.drivers, boxes, strict=True)
    ]
    names = max(driver.name.height for driver in drivers) + SMALL_GAP
    insets = card_style.insets.top + card_style.insets.bottom
    card = names + max(driver.text.height for driver in drivers) + GAP // 2 + max(driver.caption.height for driver in drivers) + insets
    head, head_height, cut = _head(block, room, typesetter, sizes)
    natural = head_height + PILLAR_HEIGHT + card
    if natural > room.height:
        return nothing_fits(block)
    card += max(ZERO, min(AIR, Emu(density.fill - natural)))
    top = room.top + head_height + PILLAR_HEIGHT
    items = list(head)
    for driver, box in zip(drivers, boxes, strict=True):
        place = box.band(top, card)
        items += _driver_items(driver, place, names, room.top + head_height, typesetter, card_style)
        cut += driver.name.cut + driver.text.cut + driver.caption.cut
    return Fragment(items=tuple(items), height=top + card - room.top, cut=cut)


def _measured_driver(driver: markup.Driver, width: Emu, typesetter: Typesetter, sizes: _DriverSizes, *, is_alone: bool) -> _Driver:
    heading, name_measure = balanced(driver.heading, sized_style(typesetter, "heading", sizes.heading), width, typesetter, driver.origin)
    caption = typesetter.typeset(driver.caption, sized_style(typesetter, "small", sizes.words, "muted"), width, driver.origin)
    style = sized_style(typesetter, "body", sizes.text * ALONE // 100 if is_alone else sizes.text)
    text, measure = without_orphan(driver.words, style, width, typesetter, driver.origin)
    return _Driver(driver=driver, name=heading, name_measure=name_measure, text=text, measure=measure, caption=caption)


def _driver_items(driver: _Driver, box: Box, names: Emu, line: Emu, typesetter: Typesetter, card_style: CardStyle) -> tuple[Item, ...]:
    """A card, and the pillar from its upper edge to the line, on which it ends with a disc."""
    origin, inner = driver.driver.origin, card_style.inner(box)
    middle, colour = box.left + box.width // 2, typesetter.colour("accent")
    middle_of_line = line - LINE // 2
    items: list[Item] = [
        panel(Box.between(middle - PILLAR // 2, middle_of_line, middle + PILLAR // 2, box.top), colour, "Pillar"),
        _dot(middle, middle_of_line, colour),
        *card_style.items(box, "plain", typesetter),
        text_item("Driver", driver.name, inner.sized(driver.name_measure, driver.name.height), origin),
        text_item("Change", driver.text, inner.below(names).sized(driver.measure, driver.text.height), origin),
    ]
    if driver.caption.paragraphs:
        items.append(text_item("Caption", driver.caption, inner.lower_right(inner.width, driver.caption.height), origin))
    return grouped("Driver", items)


def _head(block: markup.Drivers, room: Box, typesetter: Typesetter, sizes: _DriverSizes) -> tuple[tuple[Item, ...], Emu, int]:
    """What is carried, on its line: the items, their height down to the line's lower edge, and how many words had to be cut."""
    texts = _figures(block, room, typesetter, sizes) if block.target else _objective(block, room, typesetter, sizes)
    height = max(item.box.bottom for item, _ in texts) - room.top
    line = room.band(room.top + height + SMALL_GAP, LINE)
    accent = typesetter.colour("accent")
    middle = line.top + LINE // 2
    items: list[Item] = [item for item, _ in texts]
    if not block.target:
        items.append(panel(line, accent, "Line"))
        return grouped("Objective", items), line.bottom - room.top, sum(cut for _, cut in texts)
    quiet = sized_style(typesetter, "small", max(14, sizes.words), "muted")
    below = room.band(line.bottom + SMALL_GAP, ZERO)
    sides: tuple[tuple[str, str, Align], ...] = (
        ("Today", typesetter.words("slide.drivers-today"), "left"),
        ("Goal", typesetter.words("slide.drivers-goal"), "right"),
    )
    for name, words, side in sides:
        text = typesetter.typeset(words, quiet, room.width, block.origin, align=side)
        width = text.width + points(4)
        left = below.left if side == "left" else below.right - width
        items.append(text_item(f"{name} label", text, Box(left=left, top=below.top, width=width, height=text.height), block.origin))
    items += [
        panel(line.within(DOT // 2, ZERO, HEAD // 2, ZERO), accent, "Line"),
        _dot(line.left + DOT // 2, middle, typesetter.colour("past")),
        arrow_head(line.right, middle, HEAD, accent),
    ]
    return grouped("Way", items), line.bottom - room.top, sum(cut for _, cut in texts)


def _figures(block: markup.Drivers, room: Box, typesetter: Typesetter, sizes: _DriverSizes) -> list[tuple[Item, int]]:
    """The measure's name over today's figure at the left, the goal at the right, both figures on one foot."""
    goal = typesetter.typeset(
        block.target, sized_style(typesetter, "figure", sizes.goal, "accent"), room.width * 2 // 3, block.origin, align="right"
    )
    width = goal.width + points(6)
    left = room.with_width(room.width - width - GAP)
    name, measure = balanced(block.name, sized_style(typesetter, "heading", sizes.name), left.width, typesetter, block.origin)
    today = typesetter.typeset(block.baseline, sized_style(typesetter, "figure", sizes.today, "muted"), left.width, block.origin)
    lift = points(sizes.goal - sizes.today) * FOOT // 100  # the larger figure has more below its digits
    height = max(goal.height, name.height + SMALL_GAP + today.height + lift)
    foot = room.top + height
    place = Box(left=room.right - width, top=foot - goal.height, width=width, height=goal.height)
    # Figures on two lines are as good as cut.
    broken = max(0, goal.lines - 1) + max(0, today.lines - 1)
    return [
        (text_item("Measure", name, Box(left=left.left, top=room.top, width=measure, height=name.height), block.origin), name.cut),
        (text_item("Today", today, left.band(foot - today.height - lift, today.height), block.origin), today.cut + broken),
        (text_item("Goal", goal, place, block.origin), goal.cut),
    ]


def _objective(block: markup.Drivers, room: Box, typesetter: Typesetter, sizes: _DriverSizes) -> list[tuple[Item, int]]:
    style = sized_style(typesetter, "heading", sizes.goal * OBJECTIVE // 100)
    text, measure = balanced(block.name, style, room.width, typesetter, block.origin)
    return [(text_item("Objective", text, room.sized(measure, text.height), block.origin), text.cut)]


def _dot(x: Emu, y: Emu, colour: str) -> Shape:
    box = Box.between(x - DOT // 2, y - DOT // 2, x + DOT // 2, y + DOT // 2)
    return Shape(name="Dot", box=box, geometry="ellipse", fill=colour)
