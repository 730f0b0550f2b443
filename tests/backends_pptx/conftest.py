"""The sample deck, written once for all tests of the backend."""

from io import BytesIO

import pptx_samples
import pytest
from pptx import Presentation
from pptx.presentation import Presentation as OpenPresentation

from briefing_builder.backends.pptx import write
from briefing_builder.deck.model import Deck


@pytest.fixture(scope="session")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Deck:
    """The sample deck."""
    return pptx_samples.sample_deck(tmp_path_factory.mktemp("media"))


@pytest.fixture(scope="session")
def data(deck: Deck) -> bytes:
    """The sample deck as a file."""
    return write(deck, pptx_samples.brand())


@pytest.fixture
def opened(data: bytes) -> OpenPresentation:
    """The sample deck, opened again."""
    return Presentation(BytesIO(data))
