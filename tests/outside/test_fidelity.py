"""The picture of a slide in the preview is that of the deck: structural similarity with what LibreOffice draws."""

from collections.abc import Callable

import pytest
from fidelity import EXAMPLES, Likeness, compared, sample

SAMPLES = (("merrowdale", "contact-centre", "standard", "editorial"), ("minimal", "customer-service", "standard", "bold"),
           ("ardmullen", "estates", "short", "civic"))  # fmt: skip
LEAST = {"text": 0.97, "table": 0.97, "chart": 0.93, "picture": 0.93}
LEAST_MEAN = 0.985

pytestmark = pytest.mark.xdist_group("chromium")


@pytest.fixture(scope="module")
def found() -> tuple[Likeness, ...]:
    return tuple(compared([sample(EXAMPLES / name, id, variant=variant, brand=brand) for name, id, variant, brand in SAMPLES]))


def test_every_slide_looks_like_its_deck(found: tuple[Likeness, ...], record_property: Callable[[str, object], None]) -> None:
    values = [one.similarity for one in found]
    mean, least = sum(values) / len(values), min(values)
    record_property("told", f"preview beside LibreOffice: {len(found)} slides, mean {mean:.4f}, least {least:.4f}")
    assert [(one.deck, one.slide, one.similarity) for one in found if one.similarity < LEAST[one.kind]] == []
    assert mean >= LEAST_MEAN


def test_every_kind_of_slide_was_compared(found: tuple[Likeness, ...]) -> None:
    assert {one.kind for one in found} == set(LEAST)
