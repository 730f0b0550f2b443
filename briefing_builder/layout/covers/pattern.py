"""The title slide's pattern: native shapes in the brand's colours, quiet, and always the same for the same seed."""

from briefing_builder.brand.model import Manner
from briefing_builder.deck.model import Group
from briefing_builder.layout.covers.beams import beams
from briefing_builder.layout.covers.people import column_count, people
from briefing_builder.layout.covers.quarters import quarters, tile_size
from briefing_builder.layout.covers.random import SeededRandom
from briefing_builder.layout.covers.waves import waves
from briefing_builder.units import Box, Emu

PLAIN = Manner()


def pattern_step(box: Box, manner: Manner = PLAIN) -> tuple[Emu, Emu]:
    """Return the width and the height of one piece of the pattern, on whose edges a plate leaves nothing cut; 1 where it has none."""
    match manner.cover:
        case "quarters":
            return tile_size(box)
        case "people":
            return Emu(box.width // column_count(box)), Emu(1)
        case _:
            return Emu(1), Emu(1)


def cover_pattern(seed: str, box: Box, manner: Manner = PLAIN) -> Group:
    """Return a decorative pattern of the brand's family that fills the box; the same seed gives the same pattern."""
    rng = SeededRandom(seed=seed)
    match manner.cover:
        case "quarters":
            shapes = quarters(rng, box)
        case "beams":
            shapes = beams(rng, box)
        case "people":
            shapes = people(rng, box)
        case "waves":
            shapes = waves(rng, box)
        case "none":
            shapes = ()
    return Group(name="Pattern", box=box, items=shapes)
