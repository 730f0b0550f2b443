"""The decks of these tests, and pictures of their slides."""

import io

import pytest
from PIL import Image
from script_samples import SVG, small_deck, talk

from briefing_builder.backends.script import presenter_script
from briefing_builder.backends.script.model import Script
from briefing_builder.deck.model import Deck
from briefing_builder.words import english


@pytest.fixture
def deck() -> Deck:
    return small_deck()


@pytest.fixture
def script() -> Script:
    return presenter_script(talk(), english())


@pytest.fixture
def supplier() -> Script:
    return presenter_script(talk(), english(), speaker="supplier")


@pytest.fixture
def svgs(script: Script) -> dict[str, str]:
    return {sheet.slide_id: SVG for sheet in script.all_slides}


@pytest.fixture
def pngs(script: Script) -> dict[str, bytes]:
    made = {}
    for number, sheet in enumerate(script.all_slides):
        stream = io.BytesIO()
        Image.new("RGB", (16, 9), (number, 57, 91)).save(stream, "PNG")
        made[sheet.slide_id] = stream.getvalue()
    return made
