"""What is said of pilot, return, endorsement and targets: the title's figures too, the bad as well, and what each means in a day."""

from copy import deepcopy
from functools import cache
from pathlib import Path
from shutil import copytree

import pytest
from example_decks import ALL_DECKS, session
from odd_programmes import PERMITTED, TARGETS, document, programme
from odd_programmes import slides as slides_of

from briefing_builder.files.resources import resource
from briefing_builder.pipeline import Options, brief_for, load
from briefing_builder.slides import render
from briefing_builder.slides.markup import Prompt, Slide, words_text
from briefing_builder.slides.outlines.reading import variants

VARIANTS = variants([resource("templates")])
EXAMPLE = resource("examples", "merrowdale")
Edit = tuple[str, str, str]
SIGNED = "  signed_off:\n    by: the Finance Director's office\n    on: 2026-12-11\n"
DEARER = ("cost_model.yaml", "      amount: 30400\n", "      amount: 60400\n")


@cache
def told(example: str, department: str, variant: str = "standard") -> dict[str, Slide]:
    slides = render(brief_for(session(example), department, Options(variant=variant))).markup.slides
    return {slide.id: slide for slide in slides}


def edited(folder: Path, *edits: Edit, department: str = "contact-centre", variant: str = "standard") -> dict[str, Slide]:
    """The slides of a copy of the example with edits: file, what stands there once, what stands there instead."""
    copytree(EXAMPLE, folder, dirs_exist_ok=True)
    for name, old, new in edits:
        text = (folder / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, old
        (folder / name).write_text(text.replace(old, new), encoding="utf-8")
    return {slide.id: slide for slide in render(brief_for(load(folder), department, Options(variant=variant))).markup.slides}


def must(slide: Slide) -> str:
    """What is said in any case, in one text."""
    lines = [line for place, line in enumerate(slide.notes.say) if place not in slide.notes.optional and not isinstance(line, Prompt)]
    return " ".join(words_text(line) for line in lines if not isinstance(line, Prompt))


def all_said(slide: Slide) -> str:
    return " ".join(map(words_text, slide.notes.spoken))


@pytest.mark.parametrize(("example", "department"), ALL_DECKS)
@pytest.mark.parametrize("variant", VARIANTS)
def test_what_the_title_of_the_pilot_says_is_spoken_too(example: str, department: str, variant: str) -> None:
    slides = told(example, department, variant)
    for slide in (slides[id] for id in ("pilot", "proof") if id in slides and "scores" in words_text(slides[id].title)):
        title, spoken = words_text(slide.title), must(slide)
        assert title.split()[0].removeprefix("Here,") in spoken
        assert ("Test scores fell" in spoken) is ("fell" in title or "lower" in title)
        assert ("Test scores rose" in spoken) is ("rose" in title or "higher" in title)


def test_a_pilot_that_went_badly_is_told_as_one_and_asks_for_no_trust() -> None:
    spoken = must(told("malindara", "lending")["pilot"])
    assert "Test scores fell by 6.6 points in Lending." in spoken
    assert "Here’s one thing that went wrong. One course was older than the form it taught, and few finished it." in spoken
    assert spoken.endswith("So don’t take it on trust. Start small, and judge it by your own figures.")
    well = all_said(told("merrowdale", "contact-centre")["pilot"])
    assert "Not everything went well." in well
    assert "don’t take it on trust" not in well


def test_nobody_says_tenths_of_a_minute_or_point_nought() -> None:
    spoken = all_said(told("merrowdale", "technology")["pilot"])
    assert "The typical course took about 15 minutes in Technology. So you plan for minutes, and not for a morning." in spoken
    assert "Test scores rose by 28 points in Technology." in spoken


@pytest.mark.parametrize(("example", "department"), [("merrowdale", "sales"), ("malindara", "risk"), ("ardmullen", "wards")])
def test_what_has_no_price_is_said_in_sentences(example: str, department: str) -> None:
    spoken = must(told(example, department)["return"])
    besides = spoken.partition("And some things aren’t in that sum at all. ")[2]
    assert besides.count(". ") == 2
    assert ";" not in besides


def test_who_has_read_the_sum_is_said_and_who_has_not(tmp_path: Path) -> None:
    read = must(told("merrowdale", "contact-centre")["return"])
    assert "The Finance Director’s office has read it and signed it off, on 11\u00a0December\u00a02026." in read
    open_still = must(edited(tmp_path, ("cost_model.yaml", SIGNED, ""))["return"])
    assert "Finance hasn’t signed it off yet, so take it as our own sum." in open_still


def test_hours_expected_back_are_told_for_a_week(tmp_path: Path) -> None:
    year = must(told("merrowdale", "contact-centre")["return"])
    assert "We expect 682 working hours back in the Contact Centre." in year
    assert "Spread over the first year, that’s about thirteen hours a week." in year  # 682 / 52
    longer = edited(tmp_path, ("cost_model.yaml", "  horizon_months: 12\n", "  horizon_months: 24\n"))["return"]
    assert "Spread over the first two years, that’s about" in must(longer)


def test_a_return_is_praised_as_far_as_it_goes(tmp_path: Path) -> None:
    assert "So it’s expected to pay for itself, and not much more." in all_said(told("merrowdale", "contact-centre")["return"])
    assert "That margin is thin, so it all depends on how many finish." in all_said(told("merrowdale", "contact-centre")["return"])
    thrice = all_said(told("malindara", "risk")["return"])
    assert "So it’s expected to pay for itself three times over." in thrice
    assert "So with half of what we expect it would still pay." in thrice
    lost = all_said(edited(tmp_path, DEARER)["return"])
    assert "In money alone it doesn’t pay for itself yet." in lost
    assert "expected to pay for itself" not in lost
    assert "pay for everything" not in lost


@pytest.mark.parametrize("variant", ["short", "compact"])
def test_where_it_does_not_pay_the_short_lengths_say_so_too(variant: str) -> None:
    assert "In money alone it doesn’t pay for itself yet." in must(told("ardmullen", "wards", variant)["proof"])


def test_a_target_is_told_with_the_day_first_and_with_what_it_comes_to() -> None:
    spoken = all_said(told("merrowdale", "warehouse", "long")["targets"])
    assert spoken.startswith(
        "Thank you very much. On 15\u00a0July\u00a02027, Imogen Astley-Okafor asks for your report: "
        "one line per team in the operations review. Please write that day down: 15\u00a0July."
    )
    assert "stands at 9\u00a0% today across the organisation; your own target, for the Warehouse, is 45\u00a0%." in spoken
    assert "nearly half instead" not in spoken  # its own target beside everybody's figure of today
    hours = all_said(told("merrowdale", "sales", "long")["targets"])
    assert "“Enrolments completed” stands at 64\u00a0% today across the organisation; the target is 80\u00a0%." in hours
    assert "eight in ten instead of about six in ten" in hours


def test_a_course_or_a_report_that_ends_like_a_sentence_does_not_break_the_lines_around_it() -> None:
    content = {**document("one course"), "endorsements": [PERMITTED], "usage_targets": deepcopy(TARGETS)}
    content["courses"][0]["title"] = "Who calls?"
    content["usage_targets"]["report"]["form"] = "One line a team."
    spoken = next(all_said(slide) for slide in slides_of(programme(content), "long") if slide.id == "targets")
    assert "Ann Oh asks for your report: One line a team. Please write" in spoken
    assert "You say who starts with “Who calls?”, you name the hour" in spoken


def test_who_endorses_is_heard_because_of_the_line() -> None:
    assert "Here’s somebody who answers for Lending." in all_said(told("malindara", "lending")["endorsement_targets"])
    everybody = all_said(told("merrowdale", "sales")["endorsement_targets"])
    assert "Here’s somebody who answers for every department, and so for yours." in everybody
    assert "That has been on record since 12\u00a0November\u00a02026." in everybody


def test_a_recorded_word_has_its_seconds_only_where_there_are_some() -> None:
    short, standard = (told("malindara", "payments", variant) for variant in ("short", "standard"))
    assert short["one_place_targets"].notes.do_seconds == 0
    assert [words_text(line) for line in short["one_place_targets"].notes.do] == ["Read the date aloud."]  # no words of theirs are shown
    assert any(words_text(line).startswith("Naisula Mollel") for line in short["one_place_targets"].notes.spoken)
    assert standard["endorsement_targets"].notes.do_seconds == 30


def test_a_manager_is_quoted_in_standard_and_read_out_in_long_with_who_it_is() -> None:
    assert "Aled Price, Team Manager, took part and puts it like this: “I did the course first" in must(
        told("merrowdale", "contact-centre")["pilot"]
    )
    own, other = (all_said(told("merrowdale", department, "long")["manager_voice"]) for department in ("warehouse", "sales"))
    assert "You’re in the same department" in own
    assert "It’s a different team from yours" in other
    assert "you hear them with permission." in own
