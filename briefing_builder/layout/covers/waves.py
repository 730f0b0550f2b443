"""The cover family “waves”: calm curves in layers, the darkest in front."""

from collections.abc import Iterator

from briefing_builder.deck.model import Shape
from briefing_builder.deck.path import Close, CurveTo, LineTo, Move, Path, PathStep
from briefing_builder.layout.covers.random import SeededRandom
from briefing_builder.units import Box, Emu

LAYERS = ("surface-accent", "past", "highlight", "accent", "night")
TOPS = (24, 42, 58, 62, 82)
"""Where the layers begin, in per cent of the box's height; the highlight is a thin seam over the accent."""
SEAM = 2
"""The index of the layer that the next one follows closely."""
SWING = 8
"""How far a crest rises above its layer's line, in per cent of the box's height."""
WAVE_LENGTH = 240
"""The length of a wave in per cent of the box's height, where the box is wide enough for more than one."""
SUN_WIDTH, SUN_HEIGHT = 22, 50
"""The most that the disc takes, in per cent of the box."""


def waves(rng: SeededRandom, box: Box) -> tuple[Shape, ...]:
    """Return a disc and layers of waves before it that fill the box."""
    shapes = [Shape(name="Ground", box=box, fill="surface"), _sun(rng, box)]
    waves = max(2, 2 * round(box.width * 100 / (box.height * WAVE_LENGTH)))
    forms = [(SWING + rng.randrange(4), waves + (rng.randrange(2) if waves > 2 else 0)) for _ in LAYERS]
    forms[SEAM + 1] = forms[SEAM]
    turn = rng.randrange(2)
    for number, (colour, top) in enumerate(zip(LAYERS, TOPS, strict=True)):
        swing, halves = forms[number]
        crest = box.height * swing // 100 * (1 if (number + turn + (number > SEAM)) % 2 else -1)
        shapes.append(_wave_layer(box, box.height * top // 100, crest, (colour, halves)))
    return tuple(shapes)


def _sun(rng: SeededRandom, box: Box) -> Shape:
    side = min(box.width * SUN_WIDTH, box.height * SUN_HEIGHT) // 100
    disc = box.moved(right=box.width * (18 + rng.randrange(45)) // 100, down=box.height // 10).sized(side, side)
    return Shape(name="Disc", box=disc, geometry="ellipse", fill="paper")


def _wave_layer(box: Box, line: Emu, crest: Emu, form: tuple[str, int]) -> Shape:
    """A surface in its colour, from so many half waves down to the foot of the box."""
    colour, halves = form
    frame = box.below(Emu(line - abs(crest)))
    steps = tuple(_wave(frame, abs(crest), crest, halves))
    return Shape(name="Wave", box=frame, geometry=Path(width=frame.width, height=frame.height, steps=steps), fill=colour)


def _wave(frame: Box, line: int, crest: int, halves: int) -> Iterator[PathStep]:
    """Half waves above and below the line in turn; their steepest point is where they cross it."""
    bend = frame.width * 36 // (100 * halves)
    yield Move(x=0, y=line)
    for number in range(halves):
        start, end = frame.width * number // halves, frame.width * (number + 1) // halves
        height = line + (crest if number % 2 else -crest)
        yield CurveTo(x1=start + bend, y1=height, x2=end - bend, y2=height, x=end, y=line)
    yield LineTo(x=frame.width, y=frame.height)
    yield LineTo(x=0, y=frame.height)
    yield Close()
