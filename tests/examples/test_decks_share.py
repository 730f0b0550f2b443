"""Decks share what they have in common, and nobody can tell: bytes and problems are those of decks that share nothing."""

import random
import shutil
from pathlib import Path

import pytest
from example_decks import ALL_DECKS, session
from PIL import Image

from briefing_builder.files.resources import resource
from briefing_builder.layout import lay_out
from briefing_builder.memory import Memory
from briefing_builder.pipeline import Options, brand_named, brands, build, lay_out_briefing, library, load, prepare
from briefing_builder.problems import Problem
from briefing_builder.slides.markup import Span
from briefing_builder.values import replace

Built = dict[tuple[str, str, Options], tuple[bytes, tuple[Problem, ...]]]
WISHES = [
    (example, department, Options(variant=variant, brand=brand))
    for example, department in ALL_DECKS
    if example != "malindara"  # three programmes are enough: each deck is built five times
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


def test_slides_that_only_their_notes_tell_apart_share_the_very_items() -> None:
    decks = [lay_out_briefing(session("merrowdale"), department, Options()).value for department in ("sales", "contact-centre")]
    slides = [slide for deck in decks for slide in deck.slides if slide.id == "needs-detail"]
    assert slides[0].notes != slides[1].notes
    assert all(one is other for one, other in zip(slides[0].items[:-2], slides[1].items[:-2], strict=True))


def test_blocks_under_another_title_share_the_very_items() -> None:
    prepared = prepare(session("merrowdale"), "sales", Options())
    (slide,) = [slide for slide in prepared.rendered.markup.slides if slide.id == "benefits"]
    slides = [replace(slide, title=(Span(text=title),)) for title in ("This works", "This works well")]
    markups = [replace(prepared.rendered.markup, slides=(each,), late=()) for each in slides]
    one, other = (lay_out(markup, prepared.brand, library()).value.slides[0] for markup in markups)
    assert (one.items[0] is other.items[0], len(one.items) > 5) == (False, True)
    assert all(first is second for first, second in zip(one.items[2:-2], other.items[2:-2], strict=True))


def test_one_look_in_another_brand_is_another_deck() -> None:
    session("merrowdale")
    decks = {build(session("merrowdale"), "sales", Options(brand=brand)).value for brand in brands()}
    assert len(decks) == len(brands())
    assert {brand_named(brand).name for brand in brands()} == set(brands())


def test_a_picture_that_is_another_one_in_the_same_file_is_shown_at_once(tmp_path: Path) -> None:
    programme = Path(shutil.copytree(resource("examples", "merrowdale"), tmp_path / "merrowdale"))
    held = load(programme)
    before = build(held, "sales", Options()).value
    for file in (programme / "media").glob("*.png"):
        with Image.open(file) as picture:
            picture.rotate(180).save(file)
    after = build(held, "sales", Options()).value
    assert after == build(load(programme), "sales", Options()).value != before
