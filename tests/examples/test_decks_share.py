"""Decks share what they have in common, and nobody can tell: bytes and problems are those of decks that share nothing."""

import random
import shutil
from pathlib import Path

import pytest
from built_decks import digests, digests_of_a_process
from example_decks import session
from PIL import Image

from briefing_builder.files.resources import resource
from briefing_builder.layout import lay_out
from briefing_builder.pipeline import Options, brand_named, brands, build, lay_out_briefing, library, load, prepare
from briefing_builder.slides.markup import Span
from briefing_builder.values import replace
from briefing_builder.words import english

DECKS = (
    "merrowdale|sales|standard||",
    "merrowdale|sales|short|bold|",
    "merrowdale|finance|standard||audience",
    "edited|sales|standard||",
    "ardmullen|wards|standard|civic|",
    "malindara|branches|standard||",
    "small|customer-service|standard||draft",
    "small|night-shift|standard||",
)
"""Departments, brands, variants and copies of programmes: three examples, one whose benefits are edited, one where our words differ."""
NIGHT_SHIFT = "  - {id: night-shift, name: Night Shift, people_managers: 1, priorities: [{text: Rest, tags: [time-back]}]}"
EDITS = {
    "edited": ("merrowdale", "manager_voice: ", "manager_voice: Honestly, "),
    "small": ("minimal", "objectives: ", f"{NIGHT_SHIFT}\nobjectives: "),
}


@pytest.fixture(scope="module")
def decks(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, ...]:
    folders = {name: resource("examples", name) for name in ("merrowdale", "ardmullen", "malindara")}
    for name, (example, old, new) in EDITS.items():
        folders[name] = Path(shutil.copytree(resource("examples", example), tmp_path_factory.mktemp(name) / example))
        for file in folders[name].rglob("*.yaml"):
            file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    return tuple(f"{folders[name]}|{rest}" for name, _, rest in (deck.partition("|") for deck in DECKS))


@pytest.fixture(scope="module")
def alone(decks: tuple[str, ...]) -> dict[str, str]:
    """Every deck as a process makes it that makes nothing else."""
    return {deck: digest for deck in decks for digest in digests_of_a_process([deck])}


def test_each_of_them_is_another_deck(alone: dict[str, str]) -> None:
    assert len(set(alone.values())) == len(DECKS)


def test_whatever_a_process_built_before_a_deck_is_the_same(decks: tuple[str, ...], alone: dict[str, str]) -> None:
    order = random.Random(0).sample(decks, len(decks))
    assert dict(zip(order, digests_of_a_process(order), strict=True)) == alone


@pytest.mark.parametrize("seed", range(3))
def test_whatever_was_built_here_before_a_deck_is_the_same(decks: tuple[str, ...], alone: dict[str, str], seed: int) -> None:
    order = random.Random(seed).choices(decks, k=len(decks))
    assert [*digests(order)] == [alone[deck] for deck in order]


def test_departments_that_hear_the_same_share_the_very_items() -> None:
    decks = [lay_out_briefing(session("merrowdale"), department, Options()).value for department in ("sales", "finance")]
    close = [slide for deck in decks for slide in deck.slides if slide.id == "close"]
    assert len(close) == 2
    assert all(one is other for one, other in zip(close[0].items[:-2], close[1].items[:-2], strict=True))
    assert close[0].items[-2] != close[1].items[-2]  # the footer names the department


def test_slides_that_only_their_notes_tell_apart_share_the_very_items() -> None:
    decks = [lay_out_briefing(session("merrowdale"), department, Options()).value for department in ("sales", "finance")]
    slides = [slide for deck in decks for slide in deck.slides if slide.id == "showcase"]
    assert slides[0].notes != slides[1].notes
    assert all(one is other for one, other in zip(slides[0].items[:-2], slides[1].items[:-2], strict=True))


def test_blocks_under_another_title_share_the_very_items() -> None:
    prepared = prepare(session("merrowdale"), "sales", Options())
    (slide,) = [slide for slide in prepared.rendered.markup.slides if slide.id == "benefits"]
    slides = [replace(slide, title=(Span(text=title),)) for title in ("This works", "This works well")]
    markups = [replace(prepared.rendered.markup, slides=(each,), late=()) for each in slides]
    one, other = (lay_out(markup, prepared.brand, library(), english()).value.slides[0] for markup in markups)
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
