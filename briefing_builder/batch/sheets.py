"""The contact sheet of a deck: one picture of its slides beside the decks, for the index."""

from pathlib import PurePosixPath

from briefing_builder.brand.model import Brand
from briefing_builder.deck.model import Deck
from briefing_builder.pipeline import contact_sheet

FOLDER = "sheets"
COLUMNS = 4


def sheet_name(path: str) -> str:
    """Return where the sheet of a deck lies: `sheets/a-b-standard.svg` beside `a-b-standard.pptx`."""
    deck = PurePosixPath(path)
    return str(deck.parent / FOLDER / f"{deck.stem}.svg")


def sheet_of(deck: Deck, brand: Brand) -> bytes:
    """Return the sheet of a deck as SVG."""
    return contact_sheet(deck, brand, columns=COLUMNS).encode()
