"""Outlines: fitting, what gives way, the home of a detail, and every mistake in a file with line and column."""

from decimal import Decimal
from pathlib import Path

import pytest

from briefing_builder.errors import TemplateError
from briefing_builder.files.resources import resource
from briefing_builder.problems import Problem, Source
from briefing_builder.slides.outlines.model import Outline, fitted_outline, home_of, late_line, minutes_phrase, outline_in_words
from briefing_builder.slides.outlines.reading import load_outline, variants
from briefing_builder.words import catalogue_of, english

SMALL = """slot_minutes: 10
slides:
  - {id: one, section: Open, minutes: 4, presenter: lead}
  - {id: two, section: See it, minutes: 2, presenter: supplier, demo: true, needs: [pictures]}
  - {id: qa, section: Discussion, minutes: 4, presenter: room}
appendix:
  - {id: more, needs: [people or rows.many]}
if_late:
  - {drop: two}
"""

TEMPLATES = ("one", "two", "qa", "more")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("slides", "outlines"):
        (tmp_path / name).mkdir()
    for name in TEMPLATES:
        (tmp_path / "slides" / f"{name}.xml.j2").write_text("", encoding="utf-8")
    return tmp_path


def loaded(folder: Path, text: str) -> Outline:
    (folder / "outlines" / "test.yaml").write_text(text, encoding="utf-8")
    return load_outline("test", [folder])


def problems_of(folder: Path, text: str) -> tuple[Problem, ...]:
    with pytest.raises(TemplateError) as caught:
        loaded(folder, text)
    return caught.value.problems


def test_variants_are_the_files_of_the_folders(folder: Path) -> None:
    (folder / "outlines" / "own.yaml").write_text(SMALL, encoding="utf-8")
    assert variants([folder, resource("templates")]) == ("compact", "long", "own", "short", "standard")


def test_an_unknown_variant_suggests_the_nearest() -> None:
    with pytest.raises(TemplateError) as caught:
        load_outline("standart", [resource("templates")])
    assert [(problem.code, problem.hint) for problem in caught.value.problems] == [("outline-unknown", 'did you mean "standard"?')]


def test_a_slide_without_its_content_gives_its_minutes_to_the_questions(folder: Path) -> None:
    outline = fitted_outline(loaded(folder, SMALL), {"pictures": [], "people": [], "rows": {"many": ["x"]}})
    assert [(slide.id, slide.seconds) for slide in outline.everything] == [("one", 240), ("qa", 360), ("more", 0)]
    assert outline.if_late == ()


def test_a_slide_with_its_content_stays(folder: Path) -> None:
    outline = loaded(folder, SMALL)
    assert fitted_outline(outline, {"pictures": ["a.png"], "people": ["x"], "rows": {}}) == outline


def test_a_link_to_a_detail_slide_goes_with_it(folder: Path) -> None:
    outline = loaded(folder, SMALL.replace("presenter: lead}", "presenter: lead, detail: more}"))
    view: dict[str, object] = {"pictures": [1], "people": [], "rows": {}}
    assert (outline.slides[0].details, fitted_outline(outline, view).slides[0].details) == (("more",), ())


def test_a_slide_may_have_several_slides_of_detail(folder: Path) -> None:
    outline = loaded(folder, SMALL.replace("presenter: lead}", "presenter: lead, detail: [more, two]}"))
    assert outline.slides[0].details == ("more", "two")


def test_the_home_of_a_detail_is_the_slide_that_names_it(folder: Path) -> None:
    outline = loaded(folder, SMALL.replace("presenter: lead}", "presenter: lead, detail: more}"))
    assert home_of(outline, "more") == outline.slides[0]


def test_the_home_of_a_detail_that_no_slide_names_is_the_question(folder: Path) -> None:
    outline = loaded(folder, SMALL)
    assert home_of(outline, "more") == outline.slides[2]


def test_a_detail_whose_home_is_left_out_belongs_to_the_question(folder: Path) -> None:
    outline = loaded(folder, SMALL.replace("needs: [pictures]", "needs: [pictures], detail: more"))
    without = fitted_outline(outline, {"pictures": [], "people": [1], "rows": {}})
    assert home_of(without, "more") == without.slides[1]


def test_a_need_that_no_view_has_is_a_problem_at_its_line(folder: Path) -> None:
    with pytest.raises(TemplateError) as caught:
        fitted_outline(loaded(folder, SMALL), {"picture": [], "people": [], "rows": {}})
    (problem,) = caught.value.problems
    assert (problem.code, problem.source, problem.hint) == (
        "outline-need-unknown", Source(path="outlines/test.yaml", line=4, column=5), 'did you mean "picture"?',
    )  # fmt: skip


@pytest.mark.parametrize(
    ("slide", "line"),
    [
        ("title", "If time is short, in this order: leave out “needs”; shorten “showcase” to 2 minutes; leave out “return”."),
        ("return", "If time is short, in this order: shorten “showcase” to 2 minutes; leave out this slide."),
        ("showcase", "If time is short: shorten this slide to 2 minutes."),
        ("close", ""),
        ("return-detail", ""),
    ],
)
def test_what_gives_way_is_what_still_lies_ahead(slide: str, line: str) -> None:
    assert late_line(english(), load_outline("standard", [resource("templates")]), slide) == line


@pytest.mark.parametrize(("seconds", "text"), [(60, "1 minute"), (90, "1.5 minutes"), (600, "10 minutes"), (75, "1.25 minutes")])
def test_minutes_are_said_shortly(seconds: int, text: str) -> None:
    assert minutes_phrase(seconds) == text


def test_a_section_may_name_a_sentence_and_a_text_is_never_taken_for_a_name(folder: Path) -> None:
    named = SMALL.replace("section: Open", "section: {words: sections.open}").replace("section: See it", "section: sections.open")
    outline = loaded(folder, named.replace("id: more", "id: more, label: sections.open"))
    (folder / "words").mkdir()
    (folder / "words" / "de.yaml").write_text("sections: {open: Beginn, appendix: Anhang}", encoding="utf-8")
    german = outline_in_words(catalogue_of("de", folder).value, outline)
    assert [slide.section for slide in german.everything] == ["Beginn", "sections.open", "Discussion", "Anhang"]
    assert [slide.label for slide in german.everything] == ["", "", "", "sections.open"]
    ours = outline_in_words(english(), outline)
    assert [slide.section for slide in ours.everything] == ["Open", "sections.open", "Discussion", "Appendix"]


MISTAKES = [
    ("id: one,", "id: onee,", "outline-template", 3, 10, 'did you mean "slides/one.xml.j2"?'),
    ("section: Open", "sektion: Open", "outline-key-unknown", 3, 15, 'did you mean "section"?'),
    ("section: Open, ", "", "outline-key-missing", 3, 5, ""),
    ("minutes: 4, presenter: lead", "minutes: four, presenter: lead", "outline-value", 3, 39, ""),
    ("minutes: 2", "minutes: 3", "outline-minutes", 1, 15, "change the minutes of a slide"),
    ("presenter: supplier", "presenter: suplier", "outline-presenter", 4, 55, 'did you mean "supplier"?'),
    ("demo: true", "demo: perhaps", "outline-value", 4, 71, ""),
    ("presenter: room", "presenter: lead", "outline-questions", 1, 15, "give it `presenter: room`"),
    ("id: two,", "id: one,", "outline-duplicate", 4, 5, "give it another id"),
    ("{drop: two}", "{drop: twi}", "outline-slide-unknown", 9, 12, 'did you mean "two"?'),
    ("{drop: two}", "{drop: qa}", "outline-never-cut", 9, 12, "let another slide give way"),
    ("{drop: two}", "{shorten: two, to: 2}", "outline-minutes", 9, 15, "shorten it to less"),
    ("needs: [pictures]", "detail: mor", "outline-slide-unknown", 4, 5, 'did you mean "more"?'),
    ("needs: [pictures]", "show: 0", "outline-value", 4, 83, ""),
    ("section: Open", "section: {words: sections.opn}", "outline-value", 3, 24, 'did you mean "sections.open"?'),
    ("section: Open", "section: {words: marks.quoted}", "outline-value", 3, 24, ""),
    ("section: Open", "section: {word: sections.open}", "outline-key-unknown", 3, 25, 'did you mean "words"?'),
]


@pytest.mark.parametrize(("old", "new", "code", "line", "column", "hint"), MISTAKES)
def test_a_mistake_is_told_with_line_and_column(folder: Path, old: str, new: str, code: str, line: int, column: int, hint: str) -> None:
    found = {(problem.code, problem.source): problem.hint for problem in problems_of(folder, SMALL.replace(old, new))}
    place = Source(path="outlines/test.yaml", line=line, column=column)
    assert (code, place) in found
    assert not hint or found[code, place] == hint


def test_all_mistakes_come_at_once(folder: Path) -> None:
    text = SMALL.replace("presenter: lead", "presenter: leat").replace("demo: true", "demo: 1").replace("{drop: two}", "{drop: three}")
    assert [problem.code for problem in problems_of(folder, text)] == ["outline-presenter", "outline-value", "outline-slide-unknown"]


@pytest.mark.parametrize("text", ["", "[]", "slot_minutes: 10\n\tslides: []", "slides: {id: one}", "slides: [one]", "slot_minutes: 10"])
def test_what_is_no_outline_is_refused(folder: Path, text: str) -> None:
    assert problems_of(folder, text)


def test_whole_seconds_come_from_decimal_minutes(folder: Path) -> None:
    outline = loaded(
        folder, SMALL.replace("minutes: 4, presenter: lead", "minutes: 3.75, presenter: lead").replace("minutes: 2", "minutes: 2.25")
    )
    assert [slide.seconds for slide in outline.slides] == [int(Decimal("3.75") * 60), 135, 240]
