"""The example's return, reckoned again by LibreOffice Calc from nothing but what the slides print."""

import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from briefing_builder.examples.make_return_workbook import DEPARTMENT, WORKBOOK, write
from briefing_builder.examples.return_on_slides import IN_NOTES, NUMBER, Deck
from briefing_builder.examples.worked_out import SPREADSHEET, Values, cells, without_results, worked_out
from lxml import etree

from briefing_builder.words import english

pytestmark = pytest.mark.xdist_group("decks")  # the decks are built once, in one process

WORDS = [english().in_words(count) for count in range(21)]
Written = dict[tuple[str, str], str]
ANEW = "examples/merrowdale/return.xlsx is not that of the deck any more; make it anew: .venv/bin/python examples/make_return_workbook.py"
TAKE_UP = re.compile(rb'(<c r="B7"[^>]*><v>)84(</v>)')
KEPT, CHANGED = range(2)
ANY_PROGRAMME = {"0", "1", "3", "6", "12", "60", "100"}
"""Numbers that stand in formulas: minutes of an hour, months of a year, per cent, letters of a word, places of a rounding."""


@pytest.fixture(scope="module")
def deck(decks: tuple[Path, ...]) -> Deck:
    return Deck(next(path for path in decks if DEPARTMENT in path.name))


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> list[Values]:
    """The kept workbook as Calc works it out, and the same with a take-up of 60 %; neither has any result for it to believe."""
    folder = tmp_path_factory.mktemp("workbook")
    without_results(WORKBOOK, folder / "kept.xlsx")
    inputs = sheets(WORKBOOK)["Inputs"]
    with zipfile.ZipFile(folder / "kept.xlsx") as kept, zipfile.ZipFile(folder / "changed.xlsx", "w") as changed:
        for name in kept.namelist():
            changed.writestr(name, TAKE_UP.sub(rb"\g<1>60\2", kept.read(name)) if name == inputs else kept.read(name))
    return worked_out([folder / "kept.xlsx", folder / "changed.xlsx"], folder)


def sheets(workbook: Path) -> dict[str, str]:
    """The files of a workbook's sheets, by name."""
    with zipfile.ZipFile(workbook) as package:
        names = etree.fromstring(package.read("xl/workbook.xml")).iter(f"{SPREADSHEET}sheet")
        return {str(one.get("name")): f"xl/worksheets/sheet{place}.xml" for place, one in enumerate(names, start=1)}


def formulas(workbook: Path) -> Written:
    """The formulas of a workbook, by sheet and cell."""
    with zipfile.ZipFile(workbook) as package:
        return {
            (sheet, str(cell.get("r"))): str(cell.findtext(f"{SPREADSHEET}f"))
            for sheet, file in sheets(workbook).items()
            for cell in etree.fromstring(package.read(file)).iter(f"{SPREADSHEET}c")
            if cell.find(f"{SPREADSHEET}f") is not None
        }


def column(values: Mapping[tuple[str, str], float | str], sheet: str, letter: str) -> dict[int, float | str]:
    return {int(cell[1:]): value for (name, cell), value in values.items() if name == sheet and cell[0] == letter and cell[1:].isdigit()}


def test_the_kept_workbook_is_that_of_the_deck(deck: Deck, tmp_path: Path) -> None:
    kept = cells(WORKBOOK)
    write(tmp_path / "now.xlsx", deck, kept)
    assert formulas(tmp_path / "now.xlsx") == formulas(WORKBOOK), ANEW
    assert cells(tmp_path / "now.xlsx") == kept, ANEW


def test_every_result_agrees_with_the_slides(worked: list[Values]) -> None:
    found = [value for value in column(worked[KEPT], "Return", "E").values() if value != "Check"]
    assert len(found) > 30
    assert set(found) == {"agrees"}
    assert worked[KEPT]["Return", "A4"] == f"{len(found)} of {len(found)} results agree with the slides"


def test_what_programs_without_a_calculator_show_is_what_calc_works_out(worked: list[Values]) -> None:
    kept = cells(WORKBOOK)
    live = formulas(WORKBOOK)
    assert len(live) > 150
    assert {cell: worked[KEPT].get(cell) for cell in live} == {cell: pytest.approx(kept[cell], rel=1e-9) for cell in live}


def test_another_take_up_changes_the_results_and_the_checks_say_so(worked: list[Values], deck: Deck) -> None:
    results = column(worked[CHANGED], "Return", "A")
    row = next(number for number, label in results.items() if label == "Benefit–cost ratio")
    told = {category.text: value.text for category, value in deck.bars("Sensitivity of the return")}
    assert f"{worked[CHANGED]['Return', f'B{row}']:.2f}" == told["60\u00a0%"]
    assert worked[CHANGED]["Return", f"E{row}"] == "differs"
    assert not str(worked[CHANGED]["Return", "A4"]).startswith("32 of 32")


def test_every_input_is_printed_on_the_slide_that_is_named_or_said_in_its_notes(deck: Deck) -> None:
    kept = cells(WORKBOOK)
    said = {slide.shapes.title.text_frame.text: "\n".join(slide.element.itertext()) for slide in deck.slides}
    said |= {f"{slide.shapes.title.text_frame.text} {IN_NOTES}": slide.notes_slide.notes_text_frame.text for slide in deck.slides}
    charts = " ".join(category.text for category, _ in deck.bars("Sensitivity of the return"))
    named = column(kept, "Inputs", "G")
    numbers = {cell: value for (sheet, cell), value in kept.items() if sheet == "Inputs" and isinstance(value, float)}
    assert len(numbers) > 50
    assert not [cell for sheet, cell in formulas(WORKBOOK) if sheet == "Inputs"]
    for cell, value in numbers.items():
        text = f"{said[str(named[int(cell[1:])])]}\n{charts}"
        printed = {float(found.group().replace(",", "")) for found in NUMBER.finditer(text)}
        in_words = {float(WORDS.index(word)) for word in text.split() if word in WORDS}
        assert value in printed | in_words or (value == 0 and cell[0] == "C"), cell  # no place is planned here, and none is printed


def test_everything_else_is_a_live_formula_without_numbers_of_its_own() -> None:
    live, kept = formulas(WORKBOOK), cells(WORKBOOK)
    typed = {(sheet, cell) for (sheet, cell), value in kept.items() if isinstance(value, float)} - set(live)
    printed = {("Return", letter) for letter in "CD"}  # as printed, and how far rounding may move it
    assert {(sheet, cell[0]) for sheet, cell in typed if sheet != "Inputs"} == printed
    without_texts = [re.sub(r'"[^"]*"|INDEX\([a-z_]+,\d+\)|[A-Z]+\d+', "", formula) for formula in live.values()]
    assert {found for formula in without_texts for found in re.findall(r"(?<![a-z_])\d[\d.]*", formula)} <= ANY_PROGRAMME
