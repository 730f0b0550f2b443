"""The decks of these tests, and pictures of their slides."""

import io

import pytest
from PIL import Image
from script_samples import SVG, small_deck, talk

from briefing_builder.backends.script import script_of
from briefing_builder.backends.script.model import Script
from briefing_builder.deck.model import Deck


@pytest.fixture
def deck() -> Deck:
    return small_deck()


@pytest.fixture
def script() -> Script:
    return script_of(talk())


@pytest.fixture
def supplier() -> Script:
    return script_of(talk(), speaker="supplier")


@pytest.fixture
def svgs(script: Script) -> dict[str, str]:
    return {sheet.slide: SVG for sheet in script.everything}


@pytest.fixture
def pngs(script: Script) -> dict[str, bytes]:
    made = {}
    for number, sheet in enumerate(script.everything):
        stream = io.BytesIO()
        Image.new("RGB", (16, 9), (number, 57, 91)).save(stream, "PNG")
        made[sheet.slide] = stream.getvalue()
    return made
