"""Where a shape stands on the slide: its XML and the groups that it is in go in, a box in EMU comes out."""

from dataclasses import dataclass

from lxml.etree import _Element

from briefing_builder.brand.adoption.outlines import is_upright_rectangle
from briefing_builder.brand.colours import DRAWING, PRESENTATION
from briefing_builder.units import Box, Emu

HALF_TURN = 10_800_000  # ECMA-376 part 1, 20.1.10.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """How the lengths inside a group become lengths on the slide: by how much they grow, then move."""

    across: float = 1
    down: float = 1
    right: float = 0
    lower: float = 0

    def box(self, left: float, top: float, width: float, height: float) -> Box:
        corner = (round(left * self.across + self.right), round(top * self.down + self.lower))
        return Box(left=Emu(corner[0]), top=Emu(corner[1]), width=Emu(round(width * self.across)), height=Emu(round(height * self.down)))


def _transform_of(shape: _Element) -> _Element | None:
    inside = shape.find(f"{PRESENTATION}grpSpPr/{DRAWING}xfrm")
    frame = shape.find(f"{PRESENTATION}xfrm")
    return next((each for each in (inside, frame, shape.find(f"{PRESENTATION}spPr/{DRAWING}xfrm")) if each is not None), None)


def _numbers(transform: _Element, offset: str, extent: str) -> tuple[int, int, int, int]:
    first, second = transform.find(f"{DRAWING}{offset}"), transform.find(f"{DRAWING}{extent}")
    left, top = (0, 0) if first is None else (int(first.get("x", "0")), int(first.get("y", "0")))
    width, height = (0, 0) if second is None else (int(second.get("cx", "0")), int(second.get("cy", "0")))
    return left, top, width, height


def box_of(shape: _Element, frame: Frame) -> Box | None:
    """The frame of a shape on the slide, before it is turned."""
    transform = _transform_of(shape)
    if transform is None:
        return None
    box = frame.box(*_numbers(transform, "off", "ext"))
    return turned(box, shape) if int(transform.get("rot", "0")) % HALF_TURN == HALF_TURN // 2 and _has_upright_sides(shape) else box


def _has_upright_sides(shape: _Element) -> bool:
    properties = shape.find(f"{PRESENTATION}spPr")
    return properties is None or is_upright_rectangle(properties)


def turned(box: Box, shape: _Element) -> Box:
    """Where a turned shape is: a quarter turn changes its sides, any other one needs the square in which it turns."""
    transform = _transform_of(shape)
    turns = 0 if transform is None else int(transform.get("rot", "0"))
    if turns % HALF_TURN == 0:
        return box
    if turns % HALF_TURN == HALF_TURN // 2:
        return Box.between(*turned_sides(box))
    side = max(box.width, box.height)
    left, top = Emu(box.left + (box.width - side) // 2), Emu(box.top + (box.height - side) // 2)
    return Box(left=left, top=top, width=side, height=side)


def turned_sides(box: Box) -> tuple[Emu, Emu, Emu, Emu]:
    across, down = Emu(box.left + (box.width - box.height) // 2), Emu(box.top + (box.height - box.width) // 2)
    return across, down, Emu(across + box.height), Emu(down + box.width)


def inner_frame(group: _Element, frame: Frame) -> Frame:
    transform = _transform_of(group)
    if transform is None:
        return frame
    left, top, width, height = _numbers(transform, "off", "ext")
    inner_left, inner_top, inner_width, inner_height = _numbers(transform, "chOff", "chExt")
    across, down = width / (inner_width or width or 1), height / (inner_height or height or 1)
    return Frame(
        across=frame.across * across,
        down=frame.down * down,
        right=frame.right + frame.across * (left - inner_left * across),
        lower=frame.lower + frame.down * (top - inner_top * down),
    )
