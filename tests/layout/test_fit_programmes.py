"""Whole decks of generated programmes, from YAML to items: the invariants hold, and ordinary words are never refused."""

from pathlib import Path

import pytest
from deck_invariants import broken
from hypothesis import given
from hypothesis import strategies as st
from programme_strategies import Shape, shapes, write
from property_settings import examples

from briefing_builder.backends import pptx
from briefing_builder.deck.model import Deck
from briefing_builder.pipeline import LAYOUT_CODES, Options, brand_named, brief_for, lay_out_briefing, library, load
from briefing_builder.problems import Checked, Problem, Severity
from briefing_builder.slides import render
from briefing_builder.values import replace

pytestmark = pytest.mark.long
OPTIONS = st.builds(
    Options, brand=st.sampled_from(["editorial", "bold", "civic"]), variant=st.sampled_from(["short", "compact", "standard", "long"])
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("programmes")


def laid_out(shape: Shape, folder: Path, options: Options) -> tuple[Checked[Deck], list[str]]:
    """Return the deck of the first department and the invariants that it breaks."""
    session = load(write(shape, folder / f"{abs(hash(shape))}"))
    laid = lay_out_briefing(session, "d-0", options)
    slides = render(brief_for(session, "d-0", options)).markup
    return laid, broken(laid.value, slides, brand_named(options.brand), library(), told=bool(refused(laid)))


def refused(laid: Checked[Deck]) -> list[Problem]:
    return [problem for problem in laid.problems if problem.severity is Severity.ERROR and problem.code in LAYOUT_CODES]


@examples(12)
@given(shape=shapes, options=OPTIONS)
def test_no_deck_of_a_generated_programme_breaks_an_invariant(shape: Shape, options: Options, folder: Path) -> None:
    laid, findings = laid_out(shape, folder, options)
    assert findings == []
    assert pptx.file_problems(pptx.write(laid.value, brand_named(options.brand)), laid.value) == ()


@examples(8)
@given(shape=shapes.map(lambda shape: replace(shape, manner="plain")), options=OPTIONS)
def test_ordinary_words_are_never_refused(shape: Shape, options: Options, folder: Path) -> None:
    laid, _ = laid_out(shape, folder, options)
    assert refused(laid) == []
