"""Pages planned on somebody's layouts: a layout goes in, where the texts of our slides stand on it come out.

Lengths are in units of the page: a unit is an inch of a slide as large as ours.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pptx.slide import SlideLayout, SlideMaster

from briefing_builder.brand.adoption.page import Page
from briefing_builder.brand.adoption.placeholders import ROOMS, TITLES, boxes_of, draws_number, title_colour, title_of
from briefing_builder.brand.adoption.surface import Surface
from briefing_builder.brand.adoption.theme import colours_of_layout
from briefing_builder.brand.adoption.zones import (
    ClearCells,
    Ground,
    Zone,
    are_near,
    can_be_read_on,
    grounds_in,
    grounds_of,
    hardest_colour,
    panel_ground,
    readable_cells,
    without_emblems,
)
from briefing_builder.brand.reading.inheritance import inherited_box
from briefing_builder.units import Box, Emu

TITLE_HEIGHTS = (0.68, 1.3)
"""Two lines at the smallest size of a title, and the most that a title needs."""
TITLE_WIDTH, ROOM_WIDTH, ROOM_HEIGHT = 0.5, 0.55, 0.42
"""The least, as shares of the slide."""
ROOM_LEAST = 3.7
"""The least height in units: what the highest of our blocks needs."""
PANEL_LEAST = (0.65, 0.7)
"""Of a panel on slides with blocks, as shares of the slide."""
ONE_SIDED = 0.12
"""By how much of the slide the right margin is larger than the left one where nobody meant it."""
MARGIN, GAP = 0.5, 0.12
REACH = 0.45
"""How far a title may grow beyond its placeholder, above and below."""
FOOTER_SHARE = 55
"""Per cent of its place that the footer has; a watermark or a byline has the rest."""
FOOT_HEIGHT, FOOT_STRIP, NUMBER_WIDTH = 0.22, 0.34, 0.8
SAME_COLOUR, BAND = 0.9, 0.45
"""The share of a placeholder that one colour has to fill; of a title, what at least has to be left for it of a band."""
AS_GOOD = 0.85
"""The share of the free room that a placeholder must have to be taken instead."""
COVER_SIZE, COVER_MOST = (5.5, 3.0), (11.0, 4.4)
PANEL = (0.7, 4.2)
"""The width of a panel as a share of the slide, and its height in units."""
COVER_ROWS = (6, 2, 37, 3, 20, 3, 29)
"""Watermark, gap, title, gap, subtitle, gap, byline, as shares of the height."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentPlan:
    """Where title, blocks and foot of a slide stand on a layout; `ground` is the colour behind the blocks."""

    layout: SlideLayout
    ground: str
    title: Zone
    room: Box
    whole: Box
    """All that is free above the foot, the title's place included."""
    footer: Zone
    beside_footer: Box
    """For a watermark or a byline, of one colour with the footer."""
    number: Zone | None
    """None where the layout draws the slide's number itself."""
    is_bare: bool = False
    """Nothing of the layout is shown."""
    fill: Box | None = None
    """What is drawn in the colour of the ground, where the layout leaves it free."""
    is_plain: bool = True
    """The ground is one colour, and not a gradient or a picture, of which `ground` is the colour that is hardest to read on."""
    panel: Box | None = None
    """Where a panel in the colour of the ground is drawn under all texts, because the layout itself has no calm ground."""

    @property
    def worth(self) -> float:
        """How well slides stand on this layout: by the room that they have."""
        is_usual = self.layout.element.get("type", "") in ("titleOnly", "obj")
        calm = 0.1 if self.panel is not None else 1.0 if self.is_plain else 0.6
        return self.room.width * self.room.height * (1.0 if is_usual else 0.9) * calm


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverPlan:
    """Where the texts of the title slide stand; with a `panel` on one in the colour of the slides, which is drawn for them."""

    layout: SlideLayout
    ground: str
    mark: Box
    title: Box
    subtitle: Box
    byline: Box
    logo: Box
    panel: Box | None
    fill: Box | None = None
    """What is drawn in the colour of the ground, where the layout leaves it free."""


def content_plan(layout: SlideLayout, page: Page) -> ContentPlan | None:
    """Return the plan of a layout; None where it leaves too little room. Where it has no title, ours stands at the head of the room.

    One colour as the ground is best; a calm gradient or picture is the next best; what is neither gets a panel over it.
    """
    places = [_places_on(layout), _places_on(layout.slide_master)]
    surface = page.surface(layout)
    for drawn in grounds_of(surface):
        for frame, body in places:
            plan = _plan_on(layout, frame, body, drawn, page)
            if plan is not None:
                return plan
    panels = (_panel_plan(layout, frame, body, surface, page) for frame, body in places)
    return next((plan for plan in panels if plan is not None), None)


def _places_on(owner: SlideLayout | SlideMaster) -> tuple[Box | None, Box | None]:
    """The boxes of the title and of the largest text of a layout or a master: LibreOffice writes those of another master into layouts."""
    titles, bodies = boxes_of(owner, TITLES), boxes_of(owner, ROOMS)
    if isinstance(owner, SlideLayout) and not bodies:
        bodies = boxes_of(owner.slide_master.slide_layouts[0], ROOMS) or boxes_of(owner.slide_master, ROOMS)
    return next(iter(titles), None), max(bodies, key=lambda box: box.width * box.height, default=None)


def _plan_on(layout: SlideLayout, frame: Box | None, body: Box | None, drawn: Ground, page: Page) -> ContentPlan | None:
    margins = _margins(frame, body, page)
    region = body if body is not None and body.clipped(page.whole).width > page.width // 3 else page.whole
    ground = next((rgb for rgb, _ in drawn.colours_in(region)), "")
    if not ground:
        return None
    cells = drawn.clear_cells(ground)
    foot = foot_zones(layout, drawn, page)
    free = margins if foot is None else margins.with_height(min(foot[0].box.top, foot[1].box.top) - page.length(GAP) - margins.top)
    heading = None if frame is None else _title_zone(layout, drawn, frame, free, page)
    below = free if heading is None else free.below(max(heading.box.bottom + page.length(GAP) - free.top, Emu(0)))
    room = _largest_room(cells, below, body if heading else None, page)
    if room is None:
        return None
    if heading is None:
        heading, room = _divided(room, ground, page)
    if foot is None:
        foot, room = foot_of_room(room, ground, page)
    if not _is_large_enough(room, page):
        return None
    whole = cells.largest(margins.with_height(room.bottom - margins.top)) or room
    number = None if draws_number(layout) else foot[1]
    footer, beside = divided_foot(foot[0], foot[1].box if number else None, drawn, margins, page)
    plan = ContentPlan(
        layout=layout, ground=ground, title=heading, room=room, whole=whole, footer=footer, beside_footer=beside, number=number,
        is_plain=drawn.is_plain,
    )  # fmt: skip
    return plan if drawn.is_plain else _on_hardest(plan, drawn)


def _on_hardest(plan: ContentPlan, drawn: Ground) -> ContentPlan | None:
    """The plan with each ground the colour of it that is hardest to read on; None where nothing can be read on all of it."""
    boxes = [plan.room, plan.whole, plan.beside_footer]
    zones = [zone for zone in (plan.title, plan.footer, plan.number) if zone is not None]
    boxes += [zone.box for zone in zones if are_near(zone.ground, plan.ground)]
    hardest = drawn.hardest(boxes, plan.ground)
    title, footer, number = (
        None if zone is None
        else replace(zone, ground=hardest if are_near(zone.ground, plan.ground) else drawn.hardest([zone.box], zone.ground))
        for zone in (plan.title, plan.footer, plan.number)
    )  # fmt: skip
    if title is None or footer is None or not can_be_read_on(hardest):
        return None
    return replace(plan, ground=hardest, title=title, footer=footer, number=number)


def _is_large_enough(room: Box, page: Page) -> bool:
    return room.width >= ROOM_WIDTH * page.width and room.height >= max(ROOM_HEIGHT * page.height, page.length(ROOM_LEAST))


def _panel_plan(layout: SlideLayout, frame: Box | None, body: Box | None, surface: Surface, page: Page) -> ContentPlan | None:
    """The plan of a panel where the layout's own texts would stand, as far as there are no words and no emblem; None where it is small."""
    bounds = page.inner
    boxes = [box.clipped(bounds) for box in (frame, body) if box is not None] or [bounds]
    pad = page.length(2 * GAP)
    left, right = min(box.left for box in boxes) - pad, max(box.right for box in boxes) + pad
    top, bottom = min(box.top for box in boxes) - pad, max(box.bottom for box in boxes) + pad
    wanted = Box.between(left, top, right, bottom).clipped(bounds)
    found = (without_emblems(surface).largest(region) for region in (wanted, bounds))
    panel = next((box for box in found if box is not None and _is_large_panel(box, page)), None)
    if panel is None:
        return None
    ground = panel_ground(surface, panel)
    plan = _plain_plan(layout, ground, panel.inset(pad, page.length(GAP)), page)
    return replace(plan, panel=panel, is_plain=False) if _is_large_enough(plan.room, page) else None


def _is_large_panel(box: Box, page: Page) -> bool:
    return box.width >= PANEL_LEAST[0] * page.width and box.height >= PANEL_LEAST[1] * page.height


def bare_plan(layout: SlideLayout, ground: str, page: Page) -> ContentPlan:
    """Return the plan of an empty slide in a colour, which shows nothing of its layout."""
    margins = page.whole.inset(page.length(MARGIN), page.length(MARGIN))
    return replace(_plain_plan(layout, ground, margins, page), is_bare=True)


def _plain_plan(layout: SlideLayout, ground: str, margins: Box, page: Page) -> ContentPlan:
    heading, room = _divided(margins, ground, page)
    foot, room = foot_of_room(room, ground, page)
    whole, footer = margins.with_height(room.bottom - margins.top), _footer_part(foot[0].box)
    return ContentPlan(
        layout=layout, ground=ground, title=heading, room=room, whole=whole, footer=replace(foot[0], box=footer),
        beside_footer=foot[0].box.beside(footer.width + page.length(GAP)), number=foot[1],
    )  # fmt: skip


def cover_plan(layout: SlideLayout, page: Page) -> CoverPlan | None:
    """Return the plan of a title slide; None where it has no place for words. The largest plain place near its title counts."""
    frame = frame_of(layout, page)
    least_width, least_height = (page.length(side) for side in COVER_SIZE)
    for drawn, zone in zones_around(frame, page.surface(layout), page):
        if zone.box.width >= least_width and zone.box.height >= least_height:
            place = around_title(zone.box, frame, page)
            hardest = drawn.hardest([place], zone.ground)
            if drawn.is_plain or can_be_read_on(hardest):
                return texts_of_cover(layout, place, hardest, None)
    if title_of(layout) is None:
        return None
    margins = page.inner
    width, height = Emu(round(PANEL[0] * page.width)), min(page.length(PANEL[1]), margins.height)
    wanted = Box(left=frame.left - page.length(GAP), top=frame.top - height // 4, width=width, height=height)
    free = (without_emblems(page.surface(layout)).largest(region) for region in (held_in(wanted, margins), margins))
    large = (box for box in free if box is not None and box.width >= least_width and box.height >= least_height)
    panel = held_in(wanted, next(large, margins))
    return texts_of_cover(layout, panel.inset(page.length(2 * GAP), page.length(2 * GAP)), "", panel)


def zones_around(frame: Box, surface: Surface, page: Page) -> Iterator[tuple[Ground, Zone]]:
    """Yield the largest zones of the colours that nearly fill a frame, plain ones first."""
    for drawn in grounds_of(surface):
        for ground, share in drawn.colours_in(frame.clipped(page.whole)):
            box = drawn.clear_cells(ground).largest(page.inner) if share >= SAME_COLOUR else None
            if box is not None:
                yield drawn, Zone(box=box, ground=ground)


def frame_of(layout: SlideLayout, page: Page) -> Box:
    """Return where the main words of a layout stand: its title, else its largest text, else the middle of the slide."""
    title = title_of(layout)
    own = None if title is None else inherited_box(title)
    texts = boxes_of(layout, ("body", "subTitle", "obj"))
    middle = page.whole.centred(Emu(page.width * 3 // 4), Emu(page.height // 3))
    return own or max(texts, key=lambda box: box.width * box.height, default=middle)


def is_cover(layout: SlideLayout) -> bool:
    """Return whether a layout is meant for a title slide."""
    return layout.element.get("type") == "title" or bool(boxes_of(layout, ("ctrTitle",)))


def texts_of_cover(layout: SlideLayout, zone: Box, ground: str, panel: Box | None) -> CoverPlan:
    """Return the texts of a cover below each other in a zone."""
    heights = [Emu(zone.height * share // sum(COVER_ROWS)) for share in COVER_ROWS]
    mark, _, title, _, subtitle, _, foot = zone.rows(heights)
    logo = foot.beside(Emu(foot.width * 3 // 4))
    byline = foot.with_width(foot.width - logo.width)
    return CoverPlan(layout=layout, ground=ground, mark=mark, title=title, subtitle=subtitle, byline=byline, logo=logo, panel=panel)


def around_title(zone: Box, title: Box, page: Page) -> Box:
    """Return the part of a zone for the texts of a cover: from the left edge of its title, a little above it."""
    zone = zone.inset(min(page.length(2 * GAP), zone.width // 20), min(page.length(GAP), zone.height // 20))
    left = max(zone.left, min(title.left, Emu(zone.right - page.length(COVER_SIZE[0]))))
    width, height = min(zone.right - left, page.length(COVER_MOST[0])), min(zone.height, page.length(COVER_MOST[1]))
    return held_in(Box(left=left, top=title.top - page.length(GAP), width=width, height=height), zone)


def held_in(box: Box, bounds: Box) -> Box:
    """The box moved into the bounds, and cut to them."""
    width, height = min(box.width, bounds.width), min(box.height, bounds.height)
    left = max(bounds.left, min(box.left, bounds.right - width))
    top = max(bounds.top, min(box.top, bounds.bottom - height))
    return Box(left=left, top=top, width=width, height=height)


def _margins(title: Box | None, body: Box | None, page: Page) -> Box:
    """Where texts may stand at most: as wide as title and body, not at the very edge."""
    boxes = [box.clipped(page.whole) for box in (title, body) if box is not None]
    left, right = min((box.left for box in boxes), default=Emu(0)), max((box.right for box in boxes), default=Emu(0))
    if right - left < ROOM_WIDTH * page.width:
        left, right = page.length(MARGIN), Emu(page.width - page.length(MARGIN))
    elif page.width - right > ONE_SIDED * page.width + left:
        right = Emu(page.width - left)
    return Box.between(left, page.inner.top, right, page.inner.bottom).clipped(page.inner)


def _title_zone(layout: SlideLayout, drawn: Ground, frame: Box, margins: Box, page: Page) -> Zone | None:
    """The place of the title: its placeholder where nothing is in its way, else what is free around it; None where that is too little."""
    least, most = (page.length(height) for height in TITLE_HEIGHTS)
    on_gradient = _zone_on_gradient(layout, drawn.surface, frame, page)
    if on_gradient is not None:
        return on_gradient
    for ground, share in drawn.colours_in(frame.clipped(page.whole)):
        if share < BAND:
            return None
        cells = drawn.clear_cells(ground)
        wide = Box.between(frame.left, frame.top, max(frame.right, margins.right), frame.bottom)
        for own in (wide, frame):
            if cells.is_clear(own) and own.height >= least and own.width >= TITLE_WIDTH * page.width:
                return Zone(box=own.with_height(min(own.height, most)), ground=ground)
        reach = page.length(REACH)
        around = Box.between(margins.left, frame.top - reach, margins.right, frame.bottom + reach)
        box = cells.largest(around.clipped(page.whole))
        if box is not None and box.height >= least and box.width >= TITLE_WIDTH * page.width:
            gap, height = page.length(GAP), min(box.height, most)
            box = box.within(gap if box.left > around.left else Emu(0), Emu(0), gap if box.right < around.right else Emu(0), Emu(0))
            return Zone(box=held_in(Box(left=box.left, top=frame.top, width=box.width, height=height), box), ground=ground)
    return None


def _zone_on_gradient(layout: SlideLayout, surface: Surface, frame: Box, page: Page) -> Zone | None:
    """The place of a title whose own colour is read on a gradient behind it, where most of its placeholder has no plain colour."""
    frame = frame.clipped(page.whole)
    first = next((share for _, share in grounds_in(surface, frame)), 0.0)
    words = title_colour(layout, colours_of_layout(layout)) if first < SAME_COLOUR else ""
    if not words:
        return None
    cells = readable_cells(surface, words, frame)
    box = cells.largest(frame)
    ground = None if box is None else hardest_colour(surface, [box], words)
    is_large = box is not None and box.height >= page.length(TITLE_HEIGHTS[0]) and box.width >= TITLE_WIDTH * page.width
    return Zone(box=box, ground=ground) if box and ground and is_large else None


def _largest_room(cells: ClearCells, region: Box, body: Box | None, page: Page) -> Box | None:
    """The room for the blocks: the body's placeholder where that is as good as all that is free."""
    largest = cells.largest(region)
    if largest is None:
        return None
    own = None if body is None else body.clipped(region)
    if own is not None and own.width * own.height >= AS_GOOD * largest.width * largest.height and cells.is_clear(own):
        return own
    gap = page.length(GAP)
    sides = [gap if inner != outer else Emu(0) for inner, outer in _sides(largest, region)]
    return largest.within(sides[0], sides[1], sides[2], sides[3])


def _sides(box: Box, region: Box) -> Iterator[tuple[Emu, Emu]]:
    yield box.left, region.left
    yield box.top, region.top
    yield box.right, region.right
    yield box.bottom, region.bottom


def _divided(room: Box, ground: str, page: Page) -> tuple[Zone, Box]:
    """A title at the head of a room, and the room below it."""
    height = page.length(1.0)
    return Zone(box=room.with_height(height), ground=ground), room.below(height + page.length(GAP))


def foot_zones(layout: SlideLayout, drawn: Ground, page: Page) -> tuple[Zone, Zone] | None:
    """Footer and number at the places of the file's own; None where these are too small, or something is drawn there."""
    boxes = [boxes_of(layout, (kind,), of_master=True) for kind in ("ftr", "sldNum")]
    zones = [_foot_zone(places[0], drawn, page) for places in boxes if places]
    footer, number = zones if len(zones) == 2 else (None, None)
    return None if footer is None or number is None else (footer, number)


def _foot_zone(box: Box, drawn: Ground, page: Page) -> Zone | None:
    ground, share = next(drawn.colours_in(box), ("", 0.0))
    is_low = box.top >= page.height * 3 // 4 and box.bottom <= page.height
    is_large = box.height >= page.length(FOOT_HEIGHT) and box.width >= page.length(NUMBER_WIDTH) // 2
    is_fit = share >= SAME_COLOUR and is_low and is_large and drawn.clear_cells(ground).is_clear(box)
    return Zone(box=box, ground=ground) if is_fit else None


def foot_of_room(room: Box, ground: str, page: Page) -> tuple[tuple[Zone, Zone], Box]:
    """Footer and number in the last strip of a room, and the room above them."""
    strip = page.length(FOOT_STRIP)
    foot = room.lower_right(room.width, page.length(FOOT_HEIGHT))
    number = foot.lower_right(page.length(NUMBER_WIDTH), foot.height)
    footer = foot.with_width(foot.width - number.width - page.length(GAP))
    return (Zone(box=footer, ground=ground), Zone(box=number, ground=ground)), room.with_height(room.height - strip)


def divided_foot(foot: Zone, number: Box | None, drawn: Ground, margins: Box, page: Page) -> tuple[Zone, Box]:
    """The footer's part of its place, and what is free to the right of that, up to the number."""
    footer, gap = _footer_part(foot.box), page.length(GAP)
    end = number.left - gap if number is not None and number.left > footer.right else margins.right
    free = Box.between(footer.right + gap, footer.top, max(foot.box.right, end), footer.bottom)
    own = foot.box.beside(footer.width + gap)
    largest = drawn.clear_cells(foot.ground).largest(free)
    is_taller = largest is not None and largest.height >= footer.height and largest.width > own.width
    return replace(foot, box=footer), largest if largest is not None and is_taller else own


def _footer_part(place: Box) -> Box:
    return place.with_width(Emu(place.width * FOOTER_SHARE // 100))
