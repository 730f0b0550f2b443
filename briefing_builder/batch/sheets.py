"""The contact sheet of a deck: one picture of its slides beside the decks, for the index."""

from briefing_builder.brand.model import Brand
from briefing_builder.deck.model import Deck
from briefing_builder.pipeline import contact_sheet

FOLDER = "sheets"
COLUMNS = 4


def sheet_name(path: str) -> str:
    """Return where the sheet of a deck lies: `sheets/a-b-standard.svg` beside `a-b-standard.pptx`."""
    folder, slash, file = path.rpartition("/")
    return f"{folder}{slash}{FOLDER}/{file.removesuffix('.pptx')}.svg"


def sheet_of(deck: Deck, brand: Brand) -> bytes:
    """Return the sheet of a deck as SVG."""
    return contact_sheet(deck, brand, columns=COLUMNS).encode()
