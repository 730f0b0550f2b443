"""What stands on several slides or in several brands is the same there: means of the tests, columns of a list, the scale of a chart."""

import pytest
from example_decks import ALL_DECKS, briefing, laid_out, session

from briefing_builder.deck import model as deck_model
from briefing_builder.deck.walk import leaf_items
from briefing_builder.pipeline import Options, brief_for
from briefing_builder.slides import render
from briefing_builder.slides.markup import Chart, Table, leaf_blocks, words_text

WITH_SCORES = tuple(deck for deck in ALL_DECKS if briefing(*deck).figures.scores)


def mean_scores(example: str, department: str) -> list[tuple[str, str]]:
    """Return the means of all departments before and after, wherever the long deck prints them."""
    slides = render(brief_for(session(example), department, Options(variant="long"))).markup.slides
    found: list[tuple[str, str]] = []
    for block in leaf_blocks(block for slide in slides for block in slide.blocks):
        if isinstance(block, Chart) and block.name.startswith("Test scores before and after"):
            found.append((block.labels[0], block.labels[1]))
        if isinstance(block, Table) and any(words_text(row[0].words).startswith("Test score, before") for row in block.rows):
            (row,) = (row for row in block.rows if words_text(row[0].words).startswith("Test score, before"))
            of_all = next(place for place, column in enumerate(block.columns) if words_text(column.heading).startswith("All"))
            before, _, after = words_text(row[of_all].words).partition("\u00a0→\u00a0")
            found.append((before, after.partition(" (")[0]))
    return found


def test_some_deck_prints_them_twice() -> None:
    assert any(len(mean_scores(*deck)) > 1 for deck in WITH_SCORES)


@pytest.mark.parametrize(("example", "department"), WITH_SCORES)
def test_the_same_mean_has_the_same_digits_on_every_slide(example: str, department: str) -> None:
    (scores,) = briefing(example, department).figures.scores
    whole = briefing(example, department).figures.organisation
    assert whole["pilot:score_before"].displayed + whole["pilot:score_gain_points"].displayed == whole["pilot:score_after"].displayed
    printed = {"pilot:score_before": scores.before, "pilot:score_after": scores.after}
    assert set(mean_scores(example, department)) <= {tuple(str(whole[id].displayed) for id in printed)}


@pytest.mark.parametrize("brand", ["editorial", "bold", "civic"])
def test_a_list_of_courses_goes_on_under_columns_of_the_same_widths(brand: str) -> None:
    deck = laid_out("merrowdale", "field-service", Options(brand=brand)).value
    pages = [item for slide in deck.slides if slide.id.startswith("course-list") for item in leaf_items(slide.items)]
    widths = [item.widths for item in pages if isinstance(item, deck_model.Table)]
    assert len(widths) == 2
    assert len(set(widths)) == 1


def test_one_chart_of_two_rows_has_one_scale_in_every_brand() -> None:
    found = set()
    for brand in ("editorial", "bold", "civic"):
        deck = laid_out("malindara", "lending", Options(brand=brand)).value
        (pilot,) = (slide for slide in deck.slides if slide.id == "pilot")
        found.add(tuple(item.text for item in leaf_items(pilot.items) if isinstance(item, deck_model.Text) and item.name == "Tick"))
    assert len(found) == 1
    assert len(found.pop()) > 2
