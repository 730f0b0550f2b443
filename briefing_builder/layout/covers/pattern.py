"""The title slide's pattern: native shapes in the brand's colours, quiet, and always the same for the same seed."""

from briefing_builder.brand.model import Manner
from briefing_builder.deck.model import Group
from briefing_builder.layout.covers.beams import beams
from briefing_builder.layout.covers.people import people
from briefing_builder.layout.covers.quarters import quarters
from briefing_builder.layout.covers.random import SeededRandom
from briefing_builder.layout.covers.waves import waves
from briefing_builder.units import Box

PLAIN = Manner()


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
