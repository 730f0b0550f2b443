"""Where blocks stand in the height of their slide: they, their height and that of the room go in; how far down they begin comes out."""

from collections.abc import Sequence

from briefing_builder.slides import markup
from briefing_builder.units import ZERO, Emu

ALMOST_FULL = 84
"""What fills so many per cent of the room begins at its top, on the line where every full slide begins."""
OPTICAL_MIDDLE = 42
"""The eye takes for the middle what has so many per cent of the spare height above it."""
BALANCED = 36
"""Several rows stand a little higher, nearer to their title."""
READ_FROM_THE_TOP = (markup.Table,)
"""Blocks that are looked things up in: they always begin on the same line."""


def down_by(blocks: Sequence[markup.Block], placement: str, height: Emu, room: Emu, parts: int) -> Emu:
    """Return how far below the top of its room what takes that height begins; both heights are without the foot.

    `hero` and `balanced` are the optical middle of one thing and of several rows, `top` and `raised` are the top of the room; where
    nothing is asked for, a single thing is a hero, and tables, full slides and slides that go on begin at the top.
    """
    share = {"top": 0, "raised": 0, "balanced": BALANCED, "hero": OPTICAL_MIDDLE}.get(placement)
    if share is None:
        share = 0 if parts > 1 or _reads_from_the_top(blocks) else OPTICAL_MIDDLE if len(blocks) == 1 else BALANCED
    if height * 100 >= room * ALMOST_FULL:
        return ZERO
    return Emu((room - height) * share // 100)


def _reads_from_the_top(blocks: Sequence[markup.Block]) -> bool:
    return any(isinstance(block, READ_FROM_THE_TOP) for block in markup.leaf_blocks(blocks))
