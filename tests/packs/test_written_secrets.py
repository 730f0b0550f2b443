"""Confidential texts with emphasis, lists and links: found as they are written, and as slides, notes and papers show them."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pack_samples as samples
import pytest

from briefing_builder import pipeline
from briefing_builder.leakscan.finding.search import Search
from briefing_builder.packs.leaks import leak_report
from briefing_builder.packs.secrets.inventory import take_inventory
from briefing_builder.packs.secrets.public import programme_search

pytestmark = pytest.mark.xdist_group("pack")

PLAIN = "We have all seen courses like that"
WRITTEN = "We have **all seen** [courses](https://example.com/x) *like* that"


@cache
def search() -> Search:
    with TemporaryDirectory() as folder:
        samples.changed_programme(Path(folder), {"objections.yaml": (PLAIN, WRITTEN)})
        session = pipeline.load(Path(folder))
        inventory = take_inventory(session)
        return programme_search(session, inventory, clocks=[])


@pytest.mark.parametrize("text", [PLAIN, WRITTEN, "We have *all seen* courses _like_ that", "**We** have all **seen courses** like that"])
def test_a_secret_with_emphasis_is_found_with_and_without_it(text: str) -> None:
    found = leak_report({"script.txt": f"Now: {text}, they said.".encode()}, search()).problems
    assert any("o-click-through" in problem.message for problem in found)


def test_numbers_between_signs_are_found() -> None:
    assert samples.leaks("script.txt", b"an hour costs **19.60** pounds")
    assert samples.leaks("script.txt", b"an hour: *19*.60 pounds")
