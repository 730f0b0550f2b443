"""The picture of a slide in the preview is that of the deck: structural similarity with what LibreOffice draws."""

from collections.abc import Callable

import pytest
from fidelity import EXAMPLES, Likeness, compared, sample

SAMPLES = (
    ("merrowdale", "contact-centre", "long", "editorial"),
    ("malindara", "lending", "standard", "bold"),
    ("ardmullen", "wards", "long", "civic"),
    ("minimal", "customer-service", "standard", "bold"),
)
"""A whole deck in each brand, one of them in the colours of its own organisation, and a newcomer's first."""
KINDS = {"text", "table", "chart", "picture"}
LEAST = 0.97
LEAST_MEAN = 0.985

pytestmark = pytest.mark.xdist_group("chromium")


@pytest.fixture(scope="module")
def found() -> tuple[Likeness, ...]:
    return tuple(compared([sample(EXAMPLES / name, id, variant=variant, brand=brand) for name, id, variant, brand in SAMPLES]))


def test_every_slide_looks_like_its_deck(found: tuple[Likeness, ...], record_property: Callable[[str, object], None]) -> None:
    values = [one.similarity for one in found]
    mean, least = sum(values) / len(values), min(values)
    record_property("told", f"preview beside LibreOffice: {len(found)} slides, mean {mean:.4f}, least {least:.4f}")
    assert [(one.deck, one.slide, one.similarity) for one in found if one.similarity < LEAST] == []
    assert mean >= LEAST_MEAN


@pytest.mark.parametrize("brand", ["editorial", "bold", "civic"])
def test_every_kind_of_slide_was_compared_in_every_brand(brand: str, found: tuple[Likeness, ...]) -> None:
    assert {one.kind for one in found if one.deck.endswith(f"-{brand}")} == KINDS
