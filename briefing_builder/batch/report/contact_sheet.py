"""The contact sheet of a deck: one picture of its slides beside the decks, for the index."""

from briefing_builder.brand.model import Brand
from briefing_builder.deck.model import Deck
from briefing_builder.pipeline import contact_sheet

COLUMNS = 4
SHEET_WIDTH, ROW_HEIGHT, EDGE = 3960, 564, 24
"""Of a sheet of slides of 16:9, as pages may reckon with before it is there."""


def sheet_height(slides: int) -> int:
    """Return how high a sheet of so many slides is, in the unit of its width."""
    return -(-slides // COLUMNS) * ROW_HEIGHT + EDGE


def contact_sheet_svg(deck: Deck, brand: Brand) -> bytes:
    """Return the sheet of a deck as SVG."""
    return contact_sheet(deck, brand, columns=COLUMNS).encode()
