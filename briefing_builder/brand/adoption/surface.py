"""What a layout draws, as a grid of small cells: its XML goes in, for each cell its colour and whether anything is in the way come out.

Everything is drawn behind every slide: the background, the master's shapes, the layout's. A cell is clear where it has one plain colour;
lines, letters, gradients and shapes of any other form than a rectangle make their cells unclear.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from lxml.etree import QName, _Element, tostring
from PIL import Image, ImageDraw, UnidentifiedImageError
from pptx.opc.package import Part
from pptx.slide import SlideLayout, SlideMaster

from briefing_builder.brand.adoption.theme import ThemeColours, colours_of_layout, opacity_of
from briefing_builder.brand.colours import DRAWING, PRESENTATION
from briefing_builder.units import Box, Emu

ACROSS = 200
"""Cells in the width of a slide: some 1.7 mm on a usual one."""
UNKNOWN = "808080"
EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
RELATIONSHIP = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
SHAPES = ("sp", "pic", "cxnSp", "grpSp", "graphicFrame")
PICTURE_FAULTS = (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError)
ALMOST = 8  # of 255: what a picture may hide without being seen
CORNER = 0.3  # the share of a shape's shorter side that its corners may take


@dataclass(frozen=True, slots=True, kw_only=True)
class Surface:
    """The cells of a slide, row by row: colours, and 255 where something is in the way. `cell` is the side of one in EMU."""

    colours: Image.Image
    unclear: Image.Image
    cell: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """How the lengths inside a group become lengths on the slide: by how much they grow, then move."""

    across: float = 1
    down: float = 1
    right: float = 0
    lower: float = 0

    def box(self, left: float, top: float, width: float, height: float) -> Box:
        corner = (round(left * self.across + self.right), round(top * self.down + self.lower))
        return Box(left=Emu(corner[0]), top=Emu(corner[1]), width=Emu(round(width * self.across)), height=Emu(round(height * self.down)))


def surface_of(layout: SlideLayout, width: int, height: int) -> Surface:
    """Return what slides of that size have behind them in this layout."""
    cell = max(1, width // ACROSS)
    size = (max(1, width // cell), max(1, height // cell))
    surface = Surface(colours=Image.new("RGB", size, f"#{UNKNOWN}"), unclear=Image.new("L", size, 0), cell=cell)
    painter = _Painter(surface=surface, theme=colours_of_layout(layout))
    painter.paint_background(layout)
    for owner in drawing_owners(layout):
        painter.paint_shapes(owner.element.find(f"{PRESENTATION}cSld/{PRESENTATION}spTree"), owner.part, _Frame())
    return surface


def drawing_key(layout: SlideLayout) -> tuple[str, ...]:
    """Return what decides the surface of a layout, so that layouts which draw the same are drawn once: one that draws pictures is alone."""
    own = list(_shapes_on_every_slide(layout.element.find(f"{PRESENTATION}cSld/{PRESENTATION}spTree")))
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
        for shape in _shapes_on_every_slide(owner.element.find(f"{PRESENTATION}cSld/{PRESENTATION}spTree")):
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

    def paint_background(self, layout: SlideLayout) -> None:
        size = self.surface.colours.size
        whole = Box(left=Emu(0), top=Emu(0), width=Emu(size[0] * self.surface.cell), height=Emu(size[1] * self.surface.cell))
        for owner in (layout, layout.slide_master):
            background = owner.element.find(f"{PRESENTATION}cSld/{PRESENTATION}bg")
            if background is None or not len(background):
                continue
            if QName(background[0]).localname == "bgRef":
                fill, colour = self.theme.reference(background[0])
            else:
                fill, colour = _fill_element(background[0]), ""
            if fill is not None:
                self._paint_fill(fill, whole, owner.part, colour)
            return
        self._paint_colour("FFFFFF", whole)

    def paint_shapes(self, tree: _Element | None, part: Part, frame: _Frame) -> None:
        for shape in _shapes_on_every_slide(tree):
            if QName(shape).localname == "grpSp":
                self.paint_shapes(shape, part, _inner_frame(shape, frame))
                continue
            box = _box_of(shape, frame)
            if box is not None:
                self._paint_shape(shape, box, part)

    def _paint_shape(self, shape: _Element, box: Box, part: Part) -> None:
        kind = QName(shape).localname
        properties = shape.find(f"{PRESENTATION}spPr")
        if kind == "pic":
            self._paint_picture(shape.find(f"{PRESENTATION}blipFill"), box, part)
        elif kind != "sp" or properties is None:
            self._mark(box)
        else:
            self._paint_filled(shape, properties, box, part)
            if _has_text(shape):
                self._mark(box)

    def _paint_filled(self, shape: _Element, properties: _Element, box: Box, part: Part) -> None:
        fill, colour = _fill_element(properties), ""
        style = shape.find(f"{PRESENTATION}style/{DRAWING}fillRef")
        if fill is None and style is not None:
            fill, colour = self.theme.reference(style)
        geometry = properties.find(f"{DRAWING}prstGeom")
        form = "" if geometry is None else geometry.get("prst", "")
        is_filled = fill is not None and QName(fill).localname != "noFill"
        if is_filled and form not in ("", "rect"):
            self._mark(box)
            inner = round(min(box.width, box.height) * CORNER)
            box = box.inset(Emu(inner), Emu(inner)) if form.startswith(("round", "snip")) else box.sized(Emu(0), Emu(0))
        if fill is not None and is_filled and form:
            self._paint_fill(fill, box, part, colour)
        elif is_filled or form not in ("", "rect"):
            self._mark(box)
        if _has_line(shape, properties):
            self._mark_edges(box)

    def _paint_fill(self, fill: _Element, box: Box, part: Part, colour: str) -> None:
        match QName(fill).localname:
            case "solidFill":
                rgb, opacity = self.theme.rgb(fill, colour), opacity_of(fill)
                self._paint_colour(rgb or UNKNOWN, box, opacity)
                if not rgb:
                    self._mark(box)
            case "blipFill":
                self._paint_picture(fill, box, part)
            case "noFill":
                pass
            case _:
                self._mark(box)

    def _paint_colour(self, rgb: str, box: Box, opacity: float = 1) -> None:
        cells = self._cells(box)
        if cells is None:
            return
        layer = Image.new("RGB", (cells[2] - cells[0], cells[3] - cells[1]), f"#{rgb}")
        if opacity < 1:
            layer = Image.blend(self.surface.colours.crop(cells), layer, opacity)
        else:
            self.surface.unclear.paste(0, cells)
        self.surface.colours.paste(layer, cells)

    def _paint_picture(self, fill: _Element | None, box: Box, part: Part) -> None:
        """The picture where it hides anything; one that Pillow cannot open is in the way with its whole box."""
        blip = None if fill is None else fill.find(f"{DRAWING}blip")
        relation = part.rels.get(blip.get(EMBED, "")) if blip is not None else None
        cells, whole = self._cells(box), self._cells(box, is_clipped=False)
        if cells is None or whole is None or fill is None:
            return
        is_plain = relation is not None and not relation.is_external and not _has_effects(blip)
        picture = _small_picture(relation.target_part.blob) if is_plain and relation else None
        if picture is None:
            self._mark(box)
            return
        shown = _cropped(picture, fill.find(f"{DRAWING}srcRect")).resize((whole[2] - whole[0], whole[3] - whole[1]), Image.Resampling.BOX)
        shown = shown.crop((cells[0] - whole[0], cells[1] - whole[1], cells[2] - whole[0], cells[3] - whole[1]))
        opacity = shown.getchannel("A")
        self.surface.colours.paste(shown.convert("RGB"), cells[:2], opacity.point(lambda value: 0 if value <= ALMOST else value))
        self.surface.unclear.paste(0, cells[:2], opacity.point(lambda value: 255 if value >= 255 - ALMOST else 0))

    def _mark(self, box: Box) -> None:
        cells = self._cells(box)
        if cells is not None:
            self.surface.unclear.paste(255, cells)

    def _mark_edges(self, box: Box) -> None:
        cells = self._cells(box)
        if cells is not None:
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


def _fill_element(properties: _Element) -> _Element | None:
    names = ("solidFill", "gradFill", "pattFill", "blipFill", "noFill", "grpFill")
    return next((child for child in properties if isinstance(child.tag, str) and QName(child).localname in names), None)


def _has_effects(blip: _Element | None) -> bool:
    """Whether a picture is shown in other colours than its file has, or through it what is behind."""
    return blip is not None and any(QName(child).localname != "extLst" for child in blip if isinstance(child.tag, str))


def _has_line(shape: _Element, properties: _Element) -> bool:
    line = properties.find(f"{DRAWING}ln")
    if line is not None:
        return line.find(f"{DRAWING}noFill") is None and len(line) > 0
    style = shape.find(f"{PRESENTATION}style/{DRAWING}lnRef")
    return style is not None and style.get("idx", "0") != "0"


def _has_text(shape: _Element) -> bool:
    return any((text.text or "").strip() for text in shape.iter(f"{DRAWING}t")) or shape.find(f".//{DRAWING}fld") is not None


def _transform_of(shape: _Element) -> _Element | None:
    inside = shape.find(f"{PRESENTATION}grpSpPr/{DRAWING}xfrm")
    frame = shape.find(f"{PRESENTATION}xfrm")
    return next((each for each in (inside, frame, shape.find(f"{PRESENTATION}spPr/{DRAWING}xfrm")) if each is not None), None)


def _numbers(transform: _Element, offset: str, extent: str) -> tuple[int, int, int, int]:
    first, second = transform.find(f"{DRAWING}{offset}"), transform.find(f"{DRAWING}{extent}")
    left, top = (0, 0) if first is None else (int(first.get("x", "0")), int(first.get("y", "0")))
    width, height = (0, 0) if second is None else (int(second.get("cx", "0")), int(second.get("cy", "0")))
    return left, top, width, height


def _box_of(shape: _Element, frame: _Frame) -> Box | None:
    """The box of a shape; of a turned one, the square in which it turns."""
    transform = _transform_of(shape)
    if transform is None:
        return None
    left, top, width, height = _numbers(transform, "off", "ext")
    if int(transform.get("rot", "0")) % 10_800_000:
        side = max(width, height)
        left, top, width, height = left + (width - side) // 2, top + (height - side) // 2, side, side
    return frame.box(left, top, width, height)


def _inner_frame(group: _Element, frame: _Frame) -> _Frame:
    transform = _transform_of(group)
    if transform is None:
        return frame
    left, top, width, height = _numbers(transform, "off", "ext")
    inner_left, inner_top, inner_width, inner_height = _numbers(transform, "chOff", "chExt")
    across, down = width / (inner_width or width or 1), height / (inner_height or height or 1)
    return _Frame(
        across=frame.across * across,
        down=frame.down * down,
        right=frame.right + frame.across * (left - inner_left * across),
        lower=frame.lower + frame.down * (top - inner_top * down),
    )


@lru_cache(maxsize=32)
def _small_picture(data: bytes) -> Image.Image | None:
    try:
        with Image.open(BytesIO(data)) as picture:
            picture.draft("RGB", (4 * ACROSS, 4 * ACROSS))
            picture.thumbnail((4 * ACROSS, 4 * ACROSS), Image.Resampling.BOX)
            return picture.convert("RGBA")
    except PICTURE_FAULTS:
        return None


def _cropped(picture: Image.Image, crop: _Element | None) -> Image.Image:
    if crop is None:
        return picture
    left, top, right, bottom = (int(crop.get(name, "0")) / 100_000 for name in "ltrb")
    wide, high = picture.size
    box = (round(wide * left), round(high * top), round(wide * (1 - right)), round(high * (1 - bottom)))
    return picture.crop(box) if box[0] < box[2] and box[1] < box[3] else picture
