"""The cover family “waves”: calm curves in layers, the darkest in front."""

from collections.abc import Iterator

from briefing_builder.deck.model import Close, CurveTo, LineTo, Move, Path, PathStep, Shape
from briefing_builder.layout.chance import Chance
from briefing_builder.units import Box, Emu

LAYERS = ("surface-accent", "past", "highlight", "accent", "night")
TOPS = (24, 42, 58, 62, 82)
"""Where the layers begin, in per cent of the box's height; the highlight is a thin seam over the accent."""
SWING = 7
"""How far a crest rises above its layer's line, in per cent of the box's height."""
SUN_SHARE = 22
"""Of the width."""


def waves(chance: Chance, box: Box) -> tuple[Shape, ...]:
    """Return a disc and layers of waves before it that fill the box."""
    shapes = [Shape(name="Ground", box=box, fill="surface"), _sun(chance, box)]
    turn = chance.below(2)
    swings = [chance.below(4) for _ in LAYERS]
    swings[3] = swings[2]
    for number, (colour, top) in enumerate(zip(LAYERS, TOPS, strict=True)):
        crest = box.height * (SWING + swings[number]) // 100 * (1 if (number + turn + (number > 2)) % 2 else -1)
        shapes.append(_layer(box, Emu(box.height * top // 100), crest, colour))
    return tuple(shapes)


def _sun(chance: Chance, box: Box) -> Shape:
    side = Emu(box.width * SUN_SHARE // 100)
    left = Emu(box.left + box.width * (18 + chance.below(45)) // 100)
    return Shape(
        name="Disc", box=Box(left=left, top=Emu(box.top + box.height // 10), width=side, height=side), geometry="ellipse", fill="paper"
    )


def _layer(box: Box, line: Emu, crest: int, colour: str) -> Shape:
    """A surface from a wave down to the foot of the box; the wave swings once above its line and once below it."""
    top = line - abs(crest)
    frame = Box(left=box.left, top=Emu(box.top + top), width=box.width, height=Emu(box.height - top))
    steps = tuple(_wave(frame, abs(crest), crest))
    return Shape(name="Wave", box=frame, geometry=Path(width=frame.width, height=frame.height, steps=steps), fill=colour)


def _wave(frame: Box, line: int, crest: int) -> Iterator[PathStep]:
    half, bend = frame.width // 2, frame.width * 18 // 100
    yield Move(x=0, y=line)
    yield CurveTo(x1=bend, y1=line - crest, x2=half - bend, y2=line - crest, x=half, y=line)
    yield CurveTo(x1=half + bend, y1=line + crest, x2=frame.width - bend, y2=line + crest, x=frame.width, y=line)
    yield LineTo(x=frame.width, y=frame.height)
    yield LineTo(x=0, y=frame.height)
    yield Close()
