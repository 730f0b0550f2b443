"""The cover family “people”: an audience in rows, each a head over round shoulders, those in front before those behind."""

from briefing_builder.deck.model import Shape
from briefing_builder.deck.path import Close, CurveTo, LineTo, Move, Path, PathStep
from briefing_builder.layout.covers.random import SeededRandom
from briefing_builder.units import Box, Emu, points
from briefing_builder.values import Value

WIDTH = points(112)
"""About how wide a person sits."""
SKY = 20
"""How much of the box stays free above the last row, in per cent of its height."""
PITCH = 82
"""How far one row sits before the next, in per cent of a person's width."""
HEAD = 54
"""The diameter of a head in per cent of a person's width."""
NECK = 6
"""How far a head sinks into the shoulders, in per cent of a person's width."""
CLOTHES = ("ink", "accent", "accent", "highlight", "highlight", "past", "muted")
"""What they wear; a colour that stands here twice is worn more often."""
FACES = ("paper", "surface-accent", "highlight", "accent", "ink", "past")
OF_THE_FIELD = "accent"
"""What those at the edges do not wear: the field beside the pattern may have that colour."""
OF_THE_SKY = ("surface-accent", "paper")
"""What would be lost before the ground."""
LEAST = 40
"""How much of a row shows at least below its shoulders, in per cent of a person's width."""
BEND = 552
"""Control point distance of a quarter circle of radius 1000: 4/3 × (√2 − 1)."""


class _Person(Value, frozen=True, kw_only=True):
    """Somebody in a row: the place of the shoulders, which go down to the foot of the box, and whether the box cuts half of it away."""

    column: Box
    half: str = ""
    """`left` or `right`: which half is there; empty for a whole person."""


def people(rng: SeededRandom, box: Box) -> tuple[Shape, ...]:
    """Return an audience on a quiet ground that fills the box: rows one behind the other, staggered, cut off at its foot."""
    count = column_count(box)
    width = Emu(box.width // count)
    pitch = width * PITCH // 100
    first = Emu(box.top + box.height * SKY // 100 + width * (HEAD - NECK) // 100)
    shapes = [Shape(name="Ground", box=box, fill="surface-accent")]
    behind: list[str] = []
    top, number = first, rng.randrange(2)
    while top <= box.bottom - width * LEAST // 100 or not behind:
        row = _seated_row(box, Emu(top), count, is_staggered=bool(number % 2))
        worn: list[str] = []
        for place, person in enumerate(row):
            before = behind[max(0, place - number % 2) : place - number % 2 + 2] if behind else list(OF_THE_SKY)
            edge = [OF_THE_FIELD] if place in (0, len(row) - 1) else []
            clothes = rng.choice(_colours_away_from(CLOTHES, [*worn[-1:], *edge, *before]))
            face = rng.choice(_colours_away_from(FACES, [clothes, *before, *edge]))
            worn.append(clothes)
            shapes += _seated_shapes(person, clothes, face)
        behind = worn
        top, number = Emu(top + pitch), number + 1
    return tuple(shapes)


def _colours_away_from(colours: tuple[str, ...], near: list[str]) -> list[str]:
    """The colours that are not near, or, where all are, that are not among the nearest."""
    while not (others := [colour for colour in colours if colour not in near]):
        near = near[:-1]
    return others


def column_count(box: Box) -> int:
    """Return how many people sit side by side in the box."""
    return max(2, round(box.width / WIDTH))


def _seated_row(box: Box, top: Emu, count: int, *, is_staggered: bool) -> list[_Person]:
    """The people of a row from left to right; a staggered one begins and ends with half a person."""
    below = box.band(top, Emu(box.bottom - top))
    if not is_staggered:
        return [_Person(column=column) for column in below.columns([1] * count)]
    columns = below.columns([1] + [2] * (count - 1) + [1])
    return [
        _Person(column=column, half="right" if not number else "left" if number == count else "") for number, column in enumerate(columns)
    ]


def _seated_shapes(person: _Person, clothes: str, face: str) -> tuple[Shape, Shape]:
    column, half = person.column, person.half
    whole = column.width * (2 if half else 1)
    side = Emu(whole * HEAD // 100)
    top = Emu(column.top + whole * NECK // 100 - side)
    shown = Emu(side // 2 if half else side)
    left = (
        column.left if half == "right" else Emu(column.right - shown) if half == "left" else Emu(column.left + (column.width - side) // 2)
    )
    head = Box(left=left, top=top, width=shown, height=side)
    return (
        Shape(name="Shoulders", box=column, geometry=_shoulders(column, half), fill=clothes),
        Shape(name="Head", box=head, geometry=_half_disc(head, half) if half else "ellipse", fill=face),
    )


def _shoulders(body: Box, half: str) -> Path:
    """A surface whose top is half a circle, or a quarter of one where half a person is shown."""
    width, height = body.width, body.height
    radius = min(width if half else width // 2, height)
    bend = radius * (1000 - BEND) // 1000
    up = (Move(x=0, y=height), LineTo(x=0, y=radius))
    steps: tuple[PathStep, ...]
    if half == "right":
        steps = (
            Move(x=0, y=height), LineTo(x=0, y=0), CurveTo(x1=width - bend, y1=0, x2=width, y2=bend, x=width, y=radius),
            LineTo(x=width, y=height), Close(),
        )  # fmt: skip
    elif half == "left":
        steps = (*up, CurveTo(x1=0, y1=bend, x2=bend, y2=0, x=width, y=0), LineTo(x=width, y=height), Close())
    else:
        steps = (
            *up, CurveTo(x1=0, y1=bend, x2=bend, y2=0, x=width // 2, y=0),
            CurveTo(x1=width - bend, y1=0, x2=width, y2=bend, x=width, y=radius), LineTo(x=width, y=height), Close(),
        )  # fmt: skip
    return Path(width=width, height=height, steps=steps)


def _half_disc(head: Box, half: str) -> Path:
    width, height = head.width, head.height
    middle = height // 2
    steps: tuple[PathStep, ...]
    bend, rise = width * (1000 - BEND) // 1000, middle * (1000 - BEND) // 1000
    if half == "right":
        steps = (
            Move(x=0, y=0), CurveTo(x1=width - bend, y1=0, x2=width, y2=rise, x=width, y=middle),
            CurveTo(x1=width, y1=height - rise, x2=width - bend, y2=height, x=0, y=height), Close(),
        )  # fmt: skip
    else:
        steps = (
            Move(x=width, y=0), CurveTo(x1=bend, y1=0, x2=0, y2=rise, x=0, y=middle),
            CurveTo(x1=0, y1=height - rise, x2=bend, y2=height, x=width, y=height), Close(),
        )  # fmt: skip
    return Path(width=width, height=height, steps=steps)
