"""Decks share what they have in common, and nobody can tell: bytes and problems are those of decks that share nothing."""

import random

import pytest
from example_decks import ALL_DECKS, session

from briefing_builder.memory import Memory
from briefing_builder.pipeline import Options, brand_named, brands, build, lay_out_briefing
from briefing_builder.problems import Problem

Built = dict[tuple[str, str, Options], tuple[bytes, tuple[Problem, ...]]]
WISHES = [
    (example, department, Options(variant=variant, brand=brand))
    for example, department in ALL_DECKS
    for variant, brand in (("standard", ""), ("short", brands()[1]))
]


def built(wishes: list[tuple[str, str, Options]]) -> Built:
    made = [build(session(example), department, options) for example, department, options in wishes]
    return {wish: (one.value, one.problems) for wish, one in zip(wishes, made, strict=True)}


@pytest.fixture(scope="module")
def alone() -> Built:
    """Every deck as a process makes it that remembers nothing."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Memory, "find", lambda *_: None)
        return built(WISHES)


@pytest.mark.parametrize("seed", range(3))
def test_whatever_was_built_before_a_deck_is_the_same(alone: Built, seed: int) -> None:
    assert built(random.Random(seed).sample(WISHES, len(WISHES))) == alone


def test_departments_that_hear_the_same_share_the_very_items() -> None:
    decks = [lay_out_briefing(session("merrowdale"), department, Options()).value for department in ("sales", "finance")]
    close = [slide for deck in decks for slide in deck.slides if slide.id == "close"]
    assert len(close) == 2
    assert all(one is other for one, other in zip(close[0].items[:-2], close[1].items[:-2], strict=True))
    assert close[0].items[-2] != close[1].items[-2]  # the footer names the department


def test_one_look_in_another_brand_is_another_deck() -> None:
    session("merrowdale")
    decks = {build(session("merrowdale"), "sales", Options(brand=brand)).value for brand in brands()}
    assert len(decks) == len(brands())
    assert {brand_named(brand).name for brand in brands()} == set(brands())
