"""The same content in another brand: only the brand differs, and whoever changes the design in PowerPoint keeps every title."""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from odd_templates import template
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.slide import Slide as OpenSlide
from pptx.slide import SlideLayout

from briefing_builder import pipeline
from briefing_builder.cli.commands.diff import differences_of
from briefing_builder.deck.model import Chart, Deck, Paragraph, Slide, Table, Text
from briefing_builder.deck.walk import announced_items, leaf_items, undivided_text
from briefing_builder.edits import changes_since
from briefing_builder.files.resources import resource
from briefing_builder.pipeline import Options
from briefing_builder.preview.decks.building import DeckChoice, build_preview_deck

FOREIGN = ("plain", "wide", "dark", "blue-cover")
BRANDS = ("bold", "civic", *FOREIGN)
DEPARTMENT = "warehouse"
ONLY_SOME = ("kicker", "footer")
"""Placeholders that not every brand has, or has in its own words."""


@cache
def session() -> pipeline.Session:
    return pipeline.load(resource("examples", "merrowdale"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("brands")
    for name in FOREIGN:
        (folder / f"{name}.pptx").write_bytes(template(name))
    return folder


def options_of(brand: str, folder: Path) -> Options:
    return Options(brand=str(folder / f"{brand}.pptx") if brand in FOREIGN else brand)


@cache
def laid_out(options: Options) -> Deck:
    return pipeline.lay_out_briefing(session(), DEPARTMENT, options).value


def paragraphs_of(slide: Slide) -> Iterator[Paragraph]:
    for item in leaf_items(slide.items):
        if isinstance(item, Text) and not item.field and item.placeholder not in ONLY_SOME:
            yield from item.paragraphs
        if isinstance(item, Table):
            yield from (paragraph for row in item.rows for cell in row for paragraph in cell.paragraphs)


def said(deck: Deck) -> dict[str, dict[str, object]]:
    """What a deck says and shows, by the slide; a slide that goes on is one with what it goes on from."""
    slides: dict[str, list[Slide]] = {}
    for slide in deck.slides:
        slides.setdefault(slide.id.partition("--")[0], []).append(slide)
    return {
        id: {
            "words": Counter(
                word
                for part in parts
                for paragraph in paragraphs_of(part)
                for word in undivided_text(paragraph).upper().split()
                if any(map(str.isalpha, word))  # the numbers of a scale are as many as it has room for
            ),
            "alternatives": sorted(item.alt for part in parts for item in announced_items(part.items) if item.alt),
            "charts": [
                (item.categories, [(series.name, series.values) for series in item.series])
                for part in parts
                for item in leaf_items(part.items)
                if isinstance(item, Chart)
            ],
            "notes": [line.text for part in parts for notes in part.notes for line in notes.lines],
            "seconds": sum(part.seconds for part in parts),
            "who": parts[0].who,
            "section": parts[0].section,
        }
        for id, parts in slides.items()
    }


@pytest.mark.parametrize("brand", BRANDS)
def test_another_brand_says_the_same_in_the_same_order_and_time(brand: str, folder: Path) -> None:
    usual, other = said(laid_out(Options(brand="editorial"))), said(laid_out(options_of(brand, folder)))
    assert list(other) == list(usual)
    assert {id: other[id] for id in usual if other[id] != usual[id]} == {}


def moved(slide: OpenSlide, layout: SlideLayout) -> None:
    """Put a slide on another layout, as PowerPoint does: it keeps its shapes."""
    (relation,) = [one for one in slide.part.rels.values() if one.reltype == RELATIONSHIP_TYPE.SLIDE_LAYOUT]
    relation._target = layout.part


@pytest.mark.parametrize("brand", ["editorial", *FOREIGN])
def test_placeholders_are_those_of_their_layouts_and_titles_go_along_to_another(brand: str, folder: Path) -> None:
    presentation, stream = Presentation(BytesIO(pipeline.build(session(), DEPARTMENT, options_of(brand, folder)).value)), BytesIO()
    titled = [layout for layout in presentation.slide_layouts if any(each.placeholder_format.idx == 0 for each in layout.placeholders)]
    titles = []
    for number, slide in enumerate(presentation.slides):
        known = {each.placeholder_format.idx: each.placeholder_format.type for each in slide.slide_layout.placeholders}
        assert {each.placeholder_format.idx for each in slide.placeholders} <= set(known)
        title: Any = slide.shapes.title
        assert title is not None
        assert title.placeholder_format.idx == 0
        titles.append((title.text_frame.text, titled[number % len(titled)].name, title._element.spPr.find(".//{*}xfrm") is not None))
        moved(slide, titled[number % len(titled)])
    presentation.save(stream)
    for slide, (words, layout, has_own_place) in zip(Presentation(stream).slides, titles, strict=True):
        there = next(each for each in slide.slide_layout.placeholders if each.placeholder_format.idx == 0)
        here: Any = slide.shapes.title
        assert (slide.slide_layout.name, here.text_frame.text) == (layout, words)
        assert has_own_place or (here.left, here.top, here.width) == (there.left, there.top, there.width)


def test_a_title_that_somebody_changes_is_found_in_a_deck_of_any_brand(folder: Path) -> None:
    options = options_of("dark", folder)
    prepared = pipeline.prepare(session(), DEPARTMENT, options)
    deck = pipeline.lay_out_checked(prepared)
    data, known = pipeline.deck_bytes(deck, prepared.brand, options), pipeline.snapshot(deck.value, prepared.brand)
    presentation, stream = Presentation(BytesIO(data)), BytesIO()
    presentation.save(stream)
    assert changes_since(stream.getvalue(), known) == ()
    presentation.slides[4].shapes.title.text_frame.paragraphs[0].runs[0].text = "Ours now"
    stream = BytesIO()
    presentation.save(stream)
    (change,) = changes_since(stream.getvalue(), known)
    assert "Ours now" in change


def test_the_preview_shows_a_deck_in_any_brand(folder: Path) -> None:
    choice = DeckChoice(department=DEPARTMENT, variant="short", brand=options_of("dark", folder).brand)
    shown = build_preview_deck(session(), choice, {})
    brand = pipeline.brand_of(session(), DEPARTMENT, Options(brand=choice.brand)).value
    ink = brand.palette["ink"].rgb
    assert set(shown.drawn) == {slide.id for slide in shown.deck.slides}
    assert all(f"#{ink}" in drawn.picture for drawn in shown.drawn.values() if drawn.slide.layout == "content")


@pytest.mark.parametrize("brands", [("editorial", "civic"), ("plain", "wide")])
def test_differences_of_two_departments_are_the_same_in_any_brand(brands: tuple[str, str], folder: Path) -> None:
    programme = session().programme.folder
    told = set()
    for brand in brands:
        text = differences_of(programme, (DEPARTMENT, "sales"), "short", options_of(brand, folder).brand, "text").upper()
        told.add("\n".join(line for line in text.splitlines() if any(map(str.isalpha, line))))  # a scale has the numbers it has room for
    assert len(told) == 1


def test_a_brand_of_its_own_is_no_difference(minimal: Path, folder: Path, tmp_path: Path) -> None:
    text = (minimal / "briefing.yaml").read_text(encoding="utf-8")
    second = "  - id: depot\n    name: Depot\n    priorities: [{text: Keep every shift covered, tags: [time-back]}]\n"
    (tmp_path / "dark.pptx").write_bytes((folder / "dark.pptx").read_bytes())
    told = []
    for own in ("", "    brand: {file: dark.pptx}\n"):
        (tmp_path / "briefing.yaml").write_text(text.replace("objectives:  ", f"{second}{own}objectives:  ", 1), encoding="utf-8")
        told.append(differences_of(tmp_path, ("customer-service", "depot"), "short", "", "text"))
    assert told[0] == told[1]
