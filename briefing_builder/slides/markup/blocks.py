"""Every kind of block, and columns of them side by side."""

from collections.abc import Iterable, Iterator

from briefing_builder.slides.markup.data import Chart, Dots, Drivers, Figures, Progress, Sessions, Strip, Table, Targets, Timeline
from briefing_builder.slides.markup.origin import Origin
from briefing_builder.slides.markup.pictures import Hub, Pictures, Portrait, QrCode, Quote, Screen
from briefing_builder.slides.markup.texts import Bullets, Cards, Links, Pairs, Paragraph, Steps, Terms
from briefing_builder.values import Value


class Area(Value, frozen=True, kw_only=True):
    """A column of a slide: its share of the width, its blocks, and whether it stands on a panel of its own.

    `anchor` is where its blocks stand beside taller columns: `top`, `middle`, `bottom`, what is fitting for what they are, or `ends`:
    the last one at the foot of the room, the others at its top. A panel with the emphasis `accent` is filled with the accent.
    """

    share: int
    panel: bool
    blocks: tuple["Block", ...]
    origin: Origin
    anchor: str = "fitting"
    emphasis: str = "plain"


class Areas(Value, frozen=True, kw_only=True):
    """Columns side by side."""

    areas: tuple[Area, ...]
    origin: Origin


Block = (
    Paragraph | Bullets | Cards | Figures | Table | Chart | Quote | Portrait | Pictures | Screen | Hub | Steps | Terms | Pairs | Strip
    | Targets | Progress | Drivers | Dots | Timeline | Sessions | QrCode | Links | Areas
)  # fmt: skip


def leaf_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks that are no areas, those in areas included, in their order."""
    for block in blocks:
        if isinstance(block, Areas):
            for area in block.areas:
                yield from leaf_blocks(area.blocks)
        else:
            yield block


def pictures_in(blocks: Iterable[Block]) -> Iterator[tuple[str, Origin]]:
    """Yield the picture files that blocks show, each with where it was named."""
    for block in blocks:
        match block:
            case Pictures():
                yield from [(picture.file, picture.origin) for picture in block.pictures]
            case Quote() if block.photo:
                yield block.photo, block.origin
            case Portrait() if block.file:
                yield block.file, block.origin
            case Areas():
                yield from [named for area in block.areas for named in pictures_in(area.blocks)]
