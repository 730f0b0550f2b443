"""A deck in somebody's brand has no finding of the validator that the brand's own file does not have."""

from pathlib import Path

import pytest
from damaged_templates import DAMAGED, damaged
from hostile_templates import HOSTILE, hostile
from odd_templates import CHANGES, template
from openxml_audit import validate_pptx

from briefing_builder.files.resources import resource
from briefing_builder.pipeline import Options, checked_deck, deck_bytes, load, prepare

ODD = [name for name in CHANGES if name != "no-title"]
EVERY = {**dict.fromkeys(ODD, template), **dict.fromkeys(HOSTILE, hostile), **dict.fromkeys(DAMAGED, damaged)}
OFTEN = ("outside", "unseen object", "strict", "pictures thrice", "same ids of masters", "no theme")
ONES = [name if name in OFTEN else pytest.param(name, marks=pytest.mark.long) for name in EVERY]


def findings(file: Path) -> set[str]:
    """What the validator says, whichever part it says it of: our layouts are copies of the file's."""
    return {finding.description for finding in validate_pptx(file).errors}


@pytest.mark.parametrize("name", ONES)
def test_a_deck_has_no_finding_that_its_brand_has_not(name: str, tmp_path: Path) -> None:
    brand, deck = tmp_path / "brand.pptx", tmp_path / "deck.pptx"
    brand.write_bytes(EVERY[name](name))
    session, options = load(resource("examples", "minimal")), Options(brand=str(brand))
    laid_out = checked_deck(session, session.departments[0], options)
    deck.write_bytes(deck_bytes(laid_out, prepare(session, session.departments[0], options).brand, options))
    assert findings(deck) - findings(brand) == set()
