"""What a layout draws, as a grid of small cells: its XML goes in, for each cell its colour and whether anything is in the way come out.

Everything is drawn behind every slide: the background, the master's shapes, the layout's. A cell is clear where it has one plain colour;
lines, letters, gradients and shapes of any other form than a rectangle make their cells unclear.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml.etree import QName, _Element, tostring
from PIL import Image, ImageChops, ImageDraw, ImageFilter
from pptx.opc.package import Part
from pptx.slide import SlideLayout, SlideMaster

from briefing_builder.brand.adoption.fills import gradient, picture
from briefing_builder.brand.adoption.frames import HALF_TURN, Frame, box_of, inner_frame, turned, turned_sides
from briefing_builder.brand.adoption.outlines import is_upright_rectangle, polygons_of
from briefing_builder.brand.adoption.theme import ThemeColours, colours_of_layout, opacity_of, theme_part_of
from briefing_builder.brand.colours import DRAWING, PRESENTATION
from briefing_builder.units import Box, Emu

ACROSS = 200
"""Cells in the width of a slide: some 1.7 mm on a usual one."""
UNKNOWN = "808080"
BUSY = 26
"""By how much neighbouring cells differ, of 255, where something is drawn, and not merely the ground goes on."""
EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
SHAPES = ("sp", "pic", "cxnSp", "grpSp", "graphicFrame")
ALMOST = 8  # of 255: what a picture may hide without being seen
LINES = ("line", "straightConnector1")
LARGEST_EMBLEM = 0.15
"""Of the slide."""
LARGEST_IMAGE = 4_000_000
"""Cells of a picture that reaches far beyond the slide: more are not drawn."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Surface:
    """The cells of a slide, row by row: colours, and 255 where something is in the way, else 0. `cell` is the side of one in EMU."""

    colours: Image.Image
    unclear: Image.Image
    emblems: Image.Image
    """255 where words or a small picture are, which nothing may hide."""
    cell: int

    @cached_property
    def free(self) -> Image.Image:
        """255 where nothing is in the way."""
        return ImageChops.invert(self.unclear)

    @cached_property
    def calm(self) -> Image.Image:
        """255 for cells that differ little from those beside them."""
        largest, least = (self.colours.filter(kind(3)) for kind in (ImageFilter.MaxFilter, ImageFilter.MinFilter))
        red, green, blue = ImageChops.subtract(largest, least).split()
        return ImageChops.lighter(ImageChops.lighter(red, green), blue).point(lambda value: 255 if value <= BUSY else 0)

    def copy(self) -> "Surface":
        """Return a surface that can be drawn on by itself."""
        return Surface(colours=self.colours.copy(), unclear=self.unclear.copy(), emblems=self.emblems.copy(), cell=self.cell)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fill:
    """A fill, the colour for which it leaves a place, and whose relations its pictures are."""

    element: _Element | None
    colour: str
    part: Part


def surface_of(layout: SlideLayout, width: int, height: int, known: dict[object, Surface], across: int = ACROSS) -> Surface:
    """Return what slides of that size have behind them in this layout, in so many cells `across`.

    `known` holds the surfaces of masters that are drawn already.
    """
    theme, has_background = colours_of_layout(layout), layout.element.find(f"{PRESENTATION}cSld/{PRESENTATION}bg") is not None
    master = layout.slide_master
    is_on_master = drawing_owners(layout)[0] is not layout and not has_background and not theme.has_own_map
    surface = known.get(master.part) if is_on_master else None
    if surface is None:
        surface = _empty_surface(width, height, across)
        painter = _Painter(surface=surface, theme=theme, theme_part=theme_part_of(layout))
        painter.paint_background(layout)
        for owner in drawing_owners(layout)[:-1]:
            painter.paint_shapes(_shapes_of(owner), owner.part, Frame())
        known |= {master.part: surface} if is_on_master else {}
    shapes = _shapes_of(layout)
    if next(_shapes_on_every_slide(shapes), None) is None:
        return surface
    surface = surface.copy()
    _Painter(surface=surface, theme=theme, theme_part=theme_part_of(layout)).paint_shapes(shapes, layout.part, Frame())
    return surface


def _empty_surface(width: int, height: int, across: int) -> Surface:
    cell = max(1, width // across)
    size = (max(1, width // cell), max(1, height // cell))
    unclear, emblems = Image.new("L", size, 0), Image.new("L", size, 0)
    return Surface(colours=Image.new("RGB", size, f"#{UNKNOWN}"), unclear=unclear, emblems=emblems, cell=cell)


def _shapes_of(owner: SlideLayout | SlideMaster) -> _Element | None:
    tree: _Element | None = owner.element.find(f"{PRESENTATION}cSld/{PRESENTATION}spTree")
    return tree


def drawing_key(layout: SlideLayout) -> tuple[str, ...]:
    """Return what decides the surface of a layout, so that layouts which draw the same are drawn once: one that draws pictures is alone."""
    own = list(_shapes_on_every_slide(_shapes_of(layout)))
    parts = [*own, *layout.element.iterfind(f"{PRESENTATION}cSld/{PRESENTATION}bg"), *layout.element.iterfind(f"{PRESENTATION}clrMapOvr")]
    drawn = [tostring(part, encoding="unicode") for part in parts]
    is_alone = any(" r:embed=" in xml or " r:link=" in xml for xml in drawn)
    shown = str(layout.element.get("showMasterSp", "1"))
    return (str(layout.slide_master.part.partname), shown, str(layout.part.partname) if is_alone else "", *drawn)


def is_unadorned(layout: SlideLayout) -> bool:
    """Return whether a layout shows nothing but its ground, lines and words: no picture and no filled shape."""
    for owner in drawing_owners(layout):
        if owner.element.find(f"{PRESENTATION}cSld/{PRESENTATION}bg//{DRAWING}blip") is not None:
            return False
        for shape in _shapes_on_every_slide(_shapes_of(owner)):
            properties = shape.find(f"{PRESENTATION}spPr")
            fill = None if properties is None else _fill_element(properties)
            is_plain = QName(shape).localname == "cxnSp" or (fill is not None and QName(fill).localname == "noFill")
            if not is_plain and (fill is not None or QName(shape).localname != "sp" or shape.find(f"{PRESENTATION}style") is not None):
                return False
    return True


def drawing_owners(layout: SlideLayout) -> tuple[SlideLayout | SlideMaster, ...]:
    """Return who draws on the slides of a layout, the lowest first."""
    return (layout,) if layout.element.get("showMasterSp") in ("0", "false") else (layout.slide_master, layout)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Painter:
    surface: Surface
    theme: ThemeColours
    theme_part: Part

    def paint_background(self, layout: SlideLayout) -> None:
        size = self.surface.colours.size
        whole = Box(left=Emu(0), top=Emu(0), width=Emu(size[0] * self.surface.cell), height=Emu(size[1] * self.surface.cell))
        self._paint_colour("FFFFFF", whole)
        for owner in (layout, layout.slide_master):
            background = owner.element.find(f"{PRESENTATION}cSld/{PRESENTATION}bg")
            if background is None or not len(background):
                continue
            if QName(background[0]).localname == "bgRef":
                fill, colour = self.theme.reference(background[0])
                self._paint_fill(_Fill(element=fill, colour=colour, part=self.theme_part), whole)
            else:
                self._paint_fill(_Fill(element=_fill_element(background[0]), colour="", part=owner.part), whole)
            return

    def paint_shapes(self, tree: _Element | None, part: Part, frame: Frame, of_group: _Fill | None = None) -> None:
        for shape in _shapes_on_every_slide(tree):
            if QName(shape).localname == "grpSp":
                fill = _fill_element(shape.find(f"{PRESENTATION}grpSpPr"))
                is_inherited = fill is not None and QName(fill).localname == "grpFill"
                inner = of_group if is_inherited else _Fill(element=fill, colour="", part=part)
                self.paint_shapes(shape, part, inner_frame(shape, frame), inner)
                continue
            box = box_of(shape, frame)
            if box is not None:
                self._paint_shape(shape, box, part, of_group)

    def _paint_shape(self, shape: _Element, box: Box, part: Part, of_group: _Fill | None) -> None:
        kind = QName(shape).localname
        properties = shape.find(f"{PRESENTATION}spPr")
        if kind == "pic":
            picture = _Fill(element=shape.find(f"{PRESENTATION}blipFill"), colour="", part=part)
            self._note_emblem(turned(box, shape))
            self._paint_fill(picture, box, None if properties is None or is_upright_rectangle(properties) else self._mask(properties, box))
        elif kind == "cxnSp" and properties is not None and _form_of(properties) in LINES:
            self._mark_line(properties, box)
        elif kind != "sp" or properties is None:
            self._mark(turned(box, shape))
        else:
            self._paint_filled(shape, properties, box, self._fill_of(shape, properties, part, of_group))
            if _has_text(shape):
                self._mark(turned(box, shape))
                self._note_emblem(turned(box, shape))

    def _fill_of(self, shape: _Element, properties: _Element, part: Part, of_group: _Fill | None) -> _Fill:
        fill = _fill_element(properties)
        if fill is not None and QName(fill).localname == "grpFill" and of_group is not None:
            return of_group
        style = shape.find(f"{PRESENTATION}style/{DRAWING}fillRef")
        if fill is None and style is not None:
            fill, colour = self.theme.reference(style)
            return _Fill(element=fill, colour=colour, part=self.theme_part)
        return _Fill(element=fill, colour="", part=part)

    def _paint_filled(self, shape: _Element, properties: _Element, box: Box, fill: _Fill) -> None:
        is_filled = fill.element is not None and QName(fill.element).localname != "noFill"
        has_line, form = _has_line(shape, properties), _form_of(properties)
        if form in LINES:
            if is_filled or has_line:
                self._mark_line(properties, box)
        elif is_upright_rectangle(properties):
            if is_filled and form:
                self._paint_fill(fill, box)
            if has_line:
                self._mark_edges(box)
        elif is_filled or has_line:
            mask = self._mask(properties, box)
            if mask is None:
                self._mark(turned(box, shape))
            elif is_filled:
                self._paint_fill(fill, box, mask)
            if mask is not None and has_line:
                self._mark_edges(box, self._mask(properties, box, is_line=True))

    def _mask(self, properties: _Element, box: Box, *, is_line: bool = False) -> Image.Image | None:
        """The cells of the slide that a shape of any form covers, or its line alone."""
        polygons = polygons_of(properties, box)
        if polygons is None:
            return None
        mask = Image.new("1", self.surface.colours.size, 0)
        for polygon in polygons:
            one = Image.new("1", mask.size, 0)
            points = [(across / self.surface.cell - 0.5, down / self.surface.cell - 0.5) for across, down in polygon]
            ImageDraw.Draw(one).polygon(points, fill=None if is_line else 1, outline=1)
            mask = ImageChops.logical_or(mask, one) if is_line else ImageChops.logical_xor(mask, one)
        return mask.convert("L")

    def _paint_fill(self, fill: _Fill, box: Box, mask: Image.Image | None = None) -> None:
        element = fill.element
        match "noFill" if element is None else QName(element).localname:
            case "solidFill":
                rgb, opacity = self.theme.rgb(element, fill.colour), opacity_of(element) if element is not None else 1
                self._paint_colour(rgb or UNKNOWN, box, opacity, mask)
                if not rgb:
                    self._mark_edges(box, mask) if mask is not None else self._mark(box)
            case "blipFill":
                self._paint_image(fill, box, mask)
            case "gradFill":
                self._paint_image(fill, box if mask is None else self._bounds(mask), mask)
            case "noFill":
                pass
            case _:
                self._mark(box)

    def _bounds(self, mask: Image.Image) -> Box:
        left, top, right, bottom = (Emu(each * self.surface.cell) for each in mask.getbbox() or (0, 0, 1, 1))
        return Box.between(left, top, right, bottom)

    def _paint_colour(self, rgb: str, box: Box, opacity: float = 1, mask: Image.Image | None = None) -> None:
        cells = self._cells(box) if mask is None else (0, 0, *self.surface.colours.size)
        if cells is None:
            return
        layer = Image.new("RGBA", (cells[2] - cells[0], cells[3] - cells[1]), f"#{rgb}{round(255 * opacity):02X}")
        self._lay(layer, cells, mask)

    def _paint_image(self, fill: _Fill, box: Box, mask: Image.Image | None) -> None:
        """The picture or gradient where it hides anything; one that nobody here can draw is in the way with its whole box."""
        cells, whole = self._cells(box), self._cells(box, is_clipped=False)
        if cells is None or whole is None or fill.element is None:
            return
        size = (whole[2] - whole[0], whole[3] - whole[1])
        if size[0] * size[1] > LARGEST_IMAGE:
            shown = None
        elif QName(fill.element).localname == "gradFill":
            shown = gradient(fill.element, size, self.theme, fill.colour)
        else:
            found = _picture_of(fill, self.theme)
            shown = None if found is None else _cropped(found, fill.element.find(f"{DRAWING}srcRect")).resize(size, Image.Resampling.BOX)
        if shown is None:
            self._mark(box)
            return
        shown = shown.crop((cells[0] - whole[0], cells[1] - whole[1], cells[2] - whole[0], cells[3] - whole[1]))
        self._lay(shown, cells, None if mask is None else mask.crop(cells))
        if QName(fill.element).localname == "blipFill":
            self._note_emblem_in(shown.getchannel("A").point(lambda value: 255 if value > ALMOST else 0), cells)

    def _note_emblem_in(self, seen: Image.Image, cells: tuple[int, int, int, int]) -> None:
        """Remember the little that is seen of a picture which is mostly not there: a logo in a sheet as large as the slide."""
        across, down = self.surface.emblems.size
        if seen.histogram()[255] < LARGEST_EMBLEM * across * down:
            self.surface.emblems.paste(255, cells[:2], seen)

    def _lay(self, layer: Image.Image, cells: tuple[int, int, int, int], mask: Image.Image | None) -> None:
        """Lay a picture over the cells: what it hides wholly is no longer in the way, and where it is not there nothing changes."""
        opacity = layer.getchannel("A")
        if mask is not None:
            opacity = ImageChops.multiply(opacity, mask)
        self.surface.colours.paste(layer.convert("RGB"), cells[:2], opacity.point(lambda value: 0 if value <= ALMOST else value))
        self.surface.unclear.paste(0, cells[:2], opacity.point(lambda value: 255 if value >= 255 - ALMOST else 0))

    def _mark_line(self, properties: _Element, box: Box) -> None:
        """A straight line from corner to corner."""
        transform = properties.find(f"{DRAWING}xfrm")
        is_rising = transform is not None and (transform.get("flipH") in ("1", "true")) != (transform.get("flipV") in ("1", "true"))
        cell, (first, last) = self.surface.cell, (box.bottom, box.top) if is_rising else (box.top, box.bottom)
        turns = 0 if transform is None else int(transform.get("rot", "0"))
        if turns % HALF_TURN:
            self._mark(box if not turns else Box.between(*turned_sides(box)))
            return
        ends = (box.left / cell, first / cell, box.right / cell, last / cell)
        ImageDraw.Draw(self.surface.unclear).line(ends, fill=255, width=2)

    def _note_emblem(self, box: Box) -> None:
        """Remember a small picture or a line of words; what fills a good part of the slide is its ground."""
        cells, (across, down) = self._cells(box), self.surface.emblems.size
        if cells is not None and (cells[2] - cells[0]) * (cells[3] - cells[1]) < LARGEST_EMBLEM * across * down:
            self.surface.emblems.paste(255, cells)

    def _mark(self, box: Box) -> None:
        cells = self._cells(box)
        if cells is not None:
            self.surface.unclear.paste(255, cells)

    def _mark_edges(self, box: Box, line: Image.Image | None = None) -> None:
        cells = self._cells(box)
        if line is not None:
            self.surface.unclear.paste(255, mask=line)
        elif cells is not None:
            ImageDraw.Draw(self.surface.unclear).rectangle((cells[0], cells[1], cells[2] - 1, cells[3] - 1), outline=255)

    def _cells(self, box: Box, *, is_clipped: bool = True) -> tuple[int, int, int, int] | None:
        """The cells that a box touches, on the slide; None when it touches none."""
        cell, (across, down) = self.surface.cell, self.surface.colours.size
        left, top = int(box.left) // cell, int(box.top) // cell
        right, bottom = max(-(-int(box.right) // cell), left + 1), max(-(-int(box.bottom) // cell), top + 1)
        if not is_clipped:
            return left, top, right, bottom
        left, top, right, bottom = max(0, left), max(0, top), min(across, right), min(down, bottom)
        return (left, top, right, bottom) if left < right and top < bottom else None


def _shapes_on_every_slide(tree: _Element | None) -> Iterator[_Element]:
    """The shapes of a tree that every slide shows: no placeholders, nothing hidden."""
    for shape in () if tree is None else tree:
        if not isinstance(shape.tag, str):
            continue
        if QName(shape).localname == "AlternateContent":
            yield from _shapes_on_every_slide(shape[-1] if len(shape) else None)
        elif QName(shape).localname in SHAPES:
            identity = shape.find(f"*/{PRESENTATION}cNvPr")
            is_hidden = identity is not None and identity.get("hidden") in ("1", "true")
            if not is_hidden and shape.find(f"*/{PRESENTATION}nvPr/{PRESENTATION}ph") is None:
                yield shape


def _fill_element(properties: _Element | None) -> _Element | None:
    names = ("solidFill", "gradFill", "pattFill", "blipFill", "noFill", "grpFill")
    children = () if properties is None else properties
    return next((child for child in children if isinstance(child.tag, str) and QName(child).localname in names), None)


def _form_of(properties: _Element) -> str:
    """The name of a preset form; empty for one that is drawn, and for none."""
    geometry = properties.find(f"{DRAWING}prstGeom")
    return "" if geometry is None else geometry.get("prst", "")


def _has_line(shape: _Element, properties: _Element) -> bool:
    line = properties.find(f"{DRAWING}ln")
    if line is not None:
        return line.find(f"{DRAWING}noFill") is None and len(line) > 0
    style = shape.find(f"{PRESENTATION}style/{DRAWING}lnRef")
    return style is not None and style.get("idx", "0") != "0"


def _has_text(shape: _Element) -> bool:
    return any((text.text or "").strip() for text in shape.iter(f"{DRAWING}t")) or shape.find(f".//{DRAWING}fld") is not None


def _picture_of(fill: _Fill, theme: ThemeColours) -> Image.Image | None:
    blip = None if fill.element is None else fill.element.find(f"{DRAWING}blip")
    relation = None if blip is None else fill.part.rels.get(blip.get(EMBED, ""))
    if blip is None or relation is None or relation.is_external:
        return None
    return picture(relation.target_part.blob, blip, theme, fill.colour)


def _cropped(picture: Image.Image, crop: _Element | None) -> Image.Image:
    if crop is None:
        return picture
    left, top, right, bottom = (int(crop.get(name, "0")) / 100_000 for name in "ltrb")
    wide, high = picture.size
    box = (round(wide * left), round(high * top), round(wide * (1 - right)), round(high * (1 - bottom)))
    return picture.crop(box) if box[0] < box[2] and box[1] < box[3] else picture
