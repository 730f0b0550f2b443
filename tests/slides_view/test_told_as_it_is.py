"""Slides of odd departments: a closed course is an example, a gap is shown, and only those who were asked are thanked."""

import re
from pathlib import Path
from shutil import copytree

import pytest

from briefing_builder.pipeline import Options, brief_for, load
from briefing_builder.slides import render
from briefing_builder.slides.markup import Slide, words_text

EXAMPLE = Path(__file__).parents[2] / "examples" / "merrowdale"
GAP = ("organisation.yaml", "  - id: so-people\n", "  - id: so-gap\n    name: Zero critical outages\n  - id: so-people\n")
TECHNOLOGY = "    objectives: [so-people, so-cost, so-safety]\n"


def slides(folder: Path, department: str, *edits: tuple[str, str, str], variant: str = "standard") -> dict[str, Slide]:
    """The slides of a department of a copy of the example with edits: file, what stands there once, what stands there instead."""
    copytree(EXAMPLE, folder, dirs_exist_ok=True)
    for name, old, new in edits:
        text = (folder / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, old
        (folder / name).write_text(text.replace(old, new), encoding="utf-8")
    whole = folder / "briefing.yaml"
    whole.write_text(whole.read_text(encoding="utf-8").replace("\nbriefing:\n", "\nbriefing:\n  appendix: all\n"), encoding="utf-8")
    return {slide.id: slide for slide in render(brief_for(load(folder), department, Options(variant=variant))).markup.slides}


def said(slide: Slide) -> str:
    return " ".join(map(words_text, (*slide.notes.spoken, *slide.notes.do)))


def test_a_department_is_told_that_a_closed_course_is_an_example(tmp_path: Path) -> None:
    shown = slides(tmp_path, "sales")["showcase"]
    assert words_text(shown.title) == "Calm Calls is an example of what a course can look like"
    assert "It was made for the Contact Centre and Field Service, so it isn’t on your list." in said(shown)
    assert "A caller has been angry" not in said(shown)


@pytest.mark.parametrize(
    ("objectives", "title"),
    [
        ("[so-gap]", "No course serves your objective yet, and we say so"),
        ("[so-gap, so-people]", "Two courses bring you closer to “A place where people stay and grow”"),
    ],
)
def test_an_objective_without_a_course_is_shown_as_a_gap(tmp_path: Path, objectives: str, title: str) -> None:
    theirs = ("departments.yaml", TECHNOLOGY, f"    objectives: {objectives}\n")
    assert words_text(slides(tmp_path, "technology", GAP, theirs)["objectives"].title).replace("\u00a0", " ") == title


@pytest.mark.parametrize(
    ("department", "title"),
    [("contact-centre", "Five of your six courses take half an hour at most"), ("sales", "")],
)
def test_the_list_of_courses_tells_how_many_are_short_where_most_of_them_are(tmp_path: Path, department: str, title: str) -> None:
    briefing = brief_for(load(EXAMPLE), department, Options(variant="long"))
    lengths = [ranked.item.duration_minutes for ranked in briefing.course_ranking if not ranked.is_excluded]
    shown = words_text(slides(tmp_path, department)["course-list"].title)
    assert ("half an hour at most" in shown) == (2 * sum(length <= 30 for length in lengths) > len(lengths))
    assert not title or shown == title


def test_only_those_who_were_asked_are_thanked(tmp_path: Path) -> None:
    asked = ("briefing.yaml", "  asked_on: 2026-06-15\n", "  asked_on: 2026-06-15\n  departments: [warehouse]\n")
    nothing = ("departments.yaml", "    stated_needs: [c-data, c-excel]\n", "")
    finance = slides(tmp_path / "finance", "finance", asked, nothing)["needs"]
    assert "Thank you" not in said(finance)
    assert "We haven’t asked Finance yet" in said(finance)
    assert words_text(finance.title) == "Other managers told us two things, and we acted on both"
    assert "Thank you to everybody in the Warehouse who did." in said(slides(tmp_path / "warehouse", "warehouse", asked)["needs"])


def test_what_one_department_said_is_not_told_to_another_as_its_own(tmp_path: Path) -> None:
    assert "off shift" not in said(slides(tmp_path / "finance", "finance")["needs"])
    assert "Do not take people off shift." in said(slides(tmp_path / "warehouse", "warehouse")["needs"])


def cells(slide: Slide) -> str:
    return str(slide.blocks)


def test_what_an_hour_costs_in_a_department_is_nowhere_in_its_deck(tmp_path: Path) -> None:
    every = slides(tmp_path, "contact-centre")
    wage = str(load(tmp_path).programme.content.department("contact-centre").loaded_hourly_cost)
    assert all(f"£{wage}" not in cells(slide) + said(slide) for slide in every.values())
    assert "Classroom time, £24.68 an hour" in "".join(map(cells, every.values()))


def test_the_levels_of_evaluation_say_what_was_measured_and_who_signed(tmp_path: Path) -> None:
    shown = slides(tmp_path, "contact-centre")["return-evaluation"]
    assert words_text(shown.title) == "All four levels are measured; the return is a forecast"
    assert "First-contact resolution, against a control group." in said(shown)
    assert "signed off by the Finance Director’s office" in cells(shown)


def test_a_return_below_one_is_told_as_what_it_costs_and_what_would_have_to_change(tmp_path: Path) -> None:
    dearer = ("cost_model.yaml", "      amount: 30400\n", "      amount: 60400\n")
    honest = ("cost_model.yaml", "  method: fully_loaded", "  show: costs\n  method: fully_loaded")
    told = slides(tmp_path, "contact-centre", dearer, honest)
    shown = told["return"]
    assert words_text(shown.title) == "It is still about £25,200 short of paying for itself"
    assert "What would have to change" in cells(shown)
    assert "1,537 completions, more than the 1,425 planned" in cells(shown)
    assert "Everybody hears the same message" in said(shown)
    assert "not counted in money: Everybody hears the same message" in said(told["return-detail"])


def test_a_return_that_is_not_to_be_shown_has_no_slide(tmp_path: Path) -> None:
    nothing = ("cost_model.yaml", "  method: fully_loaded", "  show: nothing\n  method: fully_loaded")
    assert not {"return", "return-detail", "return-assumptions", "return-evaluation"} & set(slides(tmp_path, "contact-centre", nothing))


@pytest.mark.parametrize(("months", "period"), [("12", "first year"), ("24", "first two years"), ("18", "first 18 months")])
def test_the_horizon_is_named_as_it_is(tmp_path: Path, months: str, period: str) -> None:
    horizon = ("cost_model.yaml", "  horizon_months: 12\n", f"  horizon_months: {months}\n")
    every = slides(tmp_path, "contact-centre", horizon)
    verb = "is" if period == "first year" else "are"
    assert f"the {period} {verb} expected to cost" in said(every["return"])
    assert f"forecast for the {period}" in cells(every["benefits"])


def test_hours_asked_for_stand_beside_hours_expected_back(tmp_path: Path) -> None:
    shown = slides(tmp_path, "contact-centre")["return-detail"]
    # 740 × 15 × 3 ÷ 60
    spoken = "We ask for 555 hours in all: 15 minutes a week for three weeks, from 740 people. We expect 3,769 hours back."
    assert spoken in said(shown)


def test_what_would_have_to_change_is_one_sentence_and_names_the_currency(tmp_path: Path) -> None:
    dearer = ("cost_model.yaml", "      amount: 30400\n", "      amount: 60400\n")
    honest = ("cost_model.yaml", "  method: fully_loaded", "  show: costs\n  method: fully_loaded")
    every = slides(tmp_path, "contact-centre", dearer, honest)
    told = said(every["return"])
    assert "It would pay with 1,537 completions, more than the 1,425 planned; we expect 1,197. Or it would pay if its fixed costs" in told
    assert "each pound spent would return" in said(every["return-detail"])


def test_a_figure_is_told_with_whose_it_is(tmp_path: Path) -> None:
    every = slides(tmp_path, "contact-centre")
    assert "in the Contact Centre" in said(every["pilot"]).partition("minutes")[2]
    answer = next(slide for slide in every.values() if "People learn better" in words_text(slide.title))
    assert "Evidence: Test scores rose by 26.2 points across all departments." in said(answer)


def test_a_pilot_without_managers_has_no_comma_too_many() -> None:
    shown = render(brief_for(load(EXAMPLE.with_name("ardmullen")), "wards", Options())).markup.slides
    assert "we tried it. 36 people took part across all departments." in " ".join(map(said, shown))


def test_a_pilot_in_which_nothing_failed_is_not_told_to_say_the_bad(tmp_path: Path) -> None:
    pilot = (EXAMPLE / "pilot.yaml").read_text(encoding="utf-8")
    smooth = ("pilot.yaml", pilot[pilot.index("  learned:") :], "")
    assert "then the bad" in said(slides(tmp_path / "as-it-was", "contact-centre")["pilot"])
    assert "then the bad" not in said(slides(tmp_path / "smooth", "contact-centre", smooth)["pilot"])


def test_two_courses_asked_for_are_both(tmp_path: Path) -> None:
    titles = [words_text(slide.title) for slide in slides(tmp_path, "technology", variant="compact").values()]
    assert "You asked for two courses, and you can have both" in titles


@pytest.mark.parametrize(
    ("kinds", "told"),
    [("[ran_last_year]", "that ran,"), ("[ran_last_year, planned, hypothetical]", "that ran, are planned or could be held,")],
)
def test_only_the_classrooms_that_count_are_said_to_count(tmp_path: Path, kinds: str, told: str) -> None:
    counted = ("cost_model.yaml", "  counted_counterfactuals: [ran_last_year, planned]\n", f"  counted_counterfactuals: {kinds}\n")
    cautious = ("cost_model.yaml", "  method: fully_loaded", "  show: costs\n  method: fully_loaded")
    every = slides(tmp_path, "contact-centre", counted, cautious)
    assert f"We count only classroom courses {told}" in said(every["return"])
    assert ("real classroom" in words_text(every["return-courses"].title)) is ("hypothetical" not in kinds)


def test_without_a_pilot_no_number_is_said_to_come_from_it(tmp_path: Path) -> None:
    assert "from the pilot" in said(slides(tmp_path, "contact-centre")["return-assumptions"])
    for name, old, new in (("briefing.yaml", "  - pilot.yaml\n", ""), ("objections.yaml", r"\{\{.*?\}\}", "some")):
        text = (tmp_path / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(re.sub(old, new, text), encoding="utf-8")
    every = render(brief_for(load(tmp_path), "contact-centre", Options())).markup.slides
    assert not any("pilot" in said(slide) for slide in every if slide.id.startswith("return"))


def test_a_supplier_who_speaks_twice_is_announced_in_the_authors_words_once_and_thanked_each_time(tmp_path: Path) -> None:
    copytree(EXAMPLE, tmp_path, dirs_exist_ok=True)
    long = render(brief_for(load(tmp_path), "technology", Options(variant="long"))).markup.slides
    assert [slide.id for slide in long if slide.role == "supplier"] == ["showcase", "one_place"]  # “courses” stands between the two
    handed = {slide.id: words_text(slide.notes.hand_over) for slide in long if slide.notes.hand_over}
    assert handed["return"].startswith("I am going to ask Sunniva")
    assert handed["courses"] == "I’ll give the floor to Sunniva Dahl once more, for one minute."
    thanked = [words_text(line) for slide in long for line in slide.notes.spoken if words_text(line).startswith("Thank you, Sunniva")]
    assert thanked == ["Thank you, Sunniva."]
    assert sum("I am going to ask Sunniva" in line for line in handed.values()) == 1
