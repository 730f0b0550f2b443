"""Confidential texts with emphasis, lists and links: found as they are written, and as slides, notes and papers show them."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pack_samples as samples
import pytest

from briefing_builder import pipeline
from briefing_builder.leakscan.finding.search import Search, search_of
from briefing_builder.packs.leaks import searched
from briefing_builder.packs.secrets.gather import secrets_of
from briefing_builder.packs.secrets.public import public_of

pytestmark = pytest.mark.xdist_group("pack")

PLAIN = "We have all seen courses like that"
WRITTEN = "We have **all seen** [courses](https://example.com/x) *like* that"


@cache
def search() -> Search:
    with TemporaryDirectory() as folder:
        samples.changed_programme(Path(folder), {"objections.yaml": (PLAIN, WRITTEN)})
        session = pipeline.load(Path(folder))
        secrets = secrets_of(session)
        return search_of(secrets, public_of(session, secrets, clocks=[]))


@pytest.mark.parametrize("text", [PLAIN, WRITTEN, "We have *all seen* courses _like_ that", "**We** have all **seen courses** like that"])
def test_a_secret_with_emphasis_is_found_with_and_without_it(text: str) -> None:
    found = searched({"script.txt": f"Now: {text}, they said.".encode()}, search()).problems
    assert any("o-click-through" in problem.message for problem in found)


def test_numbers_between_signs_are_found() -> None:
    assert samples.leaks("script.txt", b"an hour costs **19.60** pounds")
    assert samples.leaks("script.txt", b"an hour: *19*.60 pounds")
