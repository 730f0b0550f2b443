"""The cover family “people”: a team side by side, each as a round-shouldered column with a disc above it."""

from briefing_builder.deck.model import Shape
from briefing_builder.deck.path import Close, CurveTo, LineTo, Move, Path
from briefing_builder.layout.covers.random import SeededRandom
from briefing_builder.units import Box, Emu, points

WIDTH = points(84)
"""About how wide a person stands."""
CLOTHES = ("accent", "highlight", "ink", "muted", "accent", "highlight", "ink")
"""What the columns are filled with, each at least 3 : 1 on the ground; one beside the other never alike."""
HEADS = {
    "accent": ("ink", "highlight"), "highlight": ("ink", "accent"), "ink": ("highlight", "accent"), "muted": ("accent", "highlight"),
}  # fmt: skip
"""Column → what its disc may be filled with."""
OF_THE_FIELD = "accent"
"""What those at the edges do not wear: the field beside the pattern may have that colour."""
HEAD = 66
"""The diameter of a disc in per cent of its column's width."""
NECK = 8
"""The gap between disc and column, in per cent of the column's width."""
STATURES = (38, 46, 54, 62, 70, 78)
"""How high columns reach, in per cent of the box's height, where the box is not too low for their heads."""
BEND = 552
"""Control point distance of a quarter circle of radius 1000: 4/3 × (√2 − 1)."""


def people(rng: SeededRandom, box: Box) -> tuple[Shape, ...]:
    """Return a team on a quiet ground that fills the box: columns of different heights, cut off at its foot."""
    columns = box.columns([1] * column_count(box))
    statures = _statures(rng, len(columns))
    shapes = [Shape(name="Ground", box=box, fill="surface")]
    worn = ""
    for number, (column, stature) in enumerate(zip(columns, statures, strict=True)):
        beside = OF_THE_FIELD if number in (0, len(columns) - 1) else worn
        worn = rng.choice([colour for colour in CLOTHES if colour not in (worn, beside)])
        above = column.width * (HEAD + NECK) // 100
        height = min(box.height * stature // 100, box.height - above)
        shapes += _person(column.below(Emu(box.height - height)), worn, rng.choice(HEADS[worn]))
    return tuple(shapes)


def column_count(box: Box) -> int:
    """Return how many people stand side by side in the box."""
    return max(2, round(box.width / WIDTH))


def _statures(rng: SeededRandom, count: int) -> list[int]:
    """Heights of which no two neighbours are alike."""
    statures: list[int] = []
    while len(statures) < count:
        statures += [one for one in rng.shuffled(STATURES) if one not in statures[-1:]]
    return statures[:count]


def _person(body: Box, worn: str, head: str) -> tuple[Shape, Shape]:
    side = Emu(body.width * HEAD // 100)
    top = Emu(body.top - body.width * NECK // 100 - side)
    disc = Box(left=Emu(body.left + (body.width - side) // 2), top=top, width=side, height=side)
    return (
        Shape(name="Column", box=body, geometry=_shoulders(body), fill=worn),
        Shape(name="Disc", box=disc, geometry="ellipse", fill=head),
    )


def _shoulders(body: Box) -> Path:
    """A column whose top is half a circle as wide as it."""
    width, height = body.width, body.height
    radius = min(width // 2, height)
    bend = radius * (1000 - BEND) // 1000
    steps = (
        Move(x=0, y=height), LineTo(x=0, y=radius), CurveTo(x1=0, y1=bend, x2=bend, y2=0, x=width // 2, y=0),
        CurveTo(x1=width - bend, y1=0, x2=width, y2=bend, x=width, y=radius), LineTo(x=width, y=height), Close(),
    )  # fmt: skip
    return Path(width=width, height=height, steps=steps)
