"""Outlines: the four variants fit the format, shares and fitting, and every mistake in a file with line and column."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from briefing_builder.errors import TemplateError
from briefing_builder.problems import Problem, Source
from briefing_builder.resources import resource
from briefing_builder.slides.outline_files import load_outline, variants
from briefing_builder.slides.outlines import GivesWay, Outline, fitted, late_line, minutes_text

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

# The three further variants as planned: id, minutes, presenter, and what is particular.
PLANNED = {
    "short": """slot_minutes: 10
if_late:
  - {shorten: proof, to: 1.0}
slides:
  - {id: title, section: Open, minutes: 0.5, presenter: lead}
  - {id: ask, section: Open, minutes: 0.5, presenter: lead}
  - {id: benefits, section: Your team, minutes: 1.25, presenter: lead, show: 2}
  - {id: proof, section: Proof, minutes: 1.75, presenter: lead, merges: [pilot, return, objectives]}
  - {id: showcase, section: See it, minutes: 1, presenter: lead, demo: false}
  - {id: one_place_targets, section: What next, minutes: 1, presenter: lead, merges: [one_place, endorsement, targets]}
  - {id: qa, section: Discussion, minutes: 3, presenter: room}
  - {id: close, section: Discussion, minutes: 1, presenter: lead}
""",
    "compact": """slot_minutes: 20
if_late:
  - {shorten: proof, to: 2.0}
  - {shorten: showcase, to: 1.5}
slides:
  - {id: title, section: Open, minutes: 0.5, presenter: lead}
  - {id: ask, section: Open, minutes: 0.75, presenter: lead}
  - {id: benefits, section: Your team, minutes: 2, presenter: lead, show: 3}
  - {id: proof, section: Proof, minutes: 3.25, presenter: lead, merges: [pilot, return, objectives]}
  - {id: showcase, section: See it, minutes: 3, presenter: supplier, demo: true}
  - {id: one_place, section: See it, minutes: 1.25, presenter: lead}
  - {id: endorsement_targets, section: What next, minutes: 1.25, presenter: lead}
  - {id: qa, section: Discussion, minutes: 6.5, presenter: room}
  - {id: close, section: Discussion, minutes: 1.5, presenter: lead}
""",
    "long": """slot_minutes: 45
if_late:
  - {drop: today_cost}
  - {drop: courses}
  - {drop: needs}
  - {shorten: showcase, to: 3}
slides:
  - {id: title, section: Open, minutes: 0.5, presenter: lead}
  - {id: ask, section: Open, minutes: 1, presenter: lead}
  - {id: needs, section: Your team, minutes: 2, presenter: lead}
  - {id: benefits, section: Your team, minutes: 3.5, presenter: lead, show: 5}
  - {id: today_cost, section: Your team, minutes: 1.5, presenter: lead}
  - {id: objectives, section: Your team, minutes: 2.5, presenter: lead}
  - {id: pilot, section: Proof, minutes: 2.5, presenter: lead}
  - {id: manager_voice, section: Proof, minutes: 1, presenter: pilot_manager}
  - {id: return, section: Proof, minutes: 2, presenter: lead}
  - {id: showcase, section: See it, minutes: 6, presenter: supplier, demo: true, try_it: true}
  - {id: courses, section: See it, minutes: 1.5, presenter: lead}
  - {id: one_place, section: See it, minutes: 1.5, presenter: supplier}
  - {id: endorsement, section: What next, minutes: 1, presenter: endorser}
  - {id: targets, section: What next, minutes: 1.5, presenter: lead}
  - {id: qa, section: Discussion, minutes: 16, presenter: room}
  - {id: close, section: Discussion, minutes: 1, presenter: lead}
appendix:
  - {id: objection, each: objections}
""",
}
TEMPLATES = (
    *("one", "two", "qa", "more", "title", "ask", "benefits", "proof", "showcase", "one_place_targets", "close", "one_place"),
    *("endorsement_targets", "needs", "today_cost", "objectives", "pilot", "manager_voice", "return", "courses", "endorsement"),
    *("targets", "objection"),
)


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


def test_the_standard_outline_fills_half_an_hour_a_third_of_it_questions() -> None:
    outline = load_outline("standard", [resource("templates")])
    assert (outline.seconds, outline.shares().questions) == (30 * 60, Fraction(10, 30))


def test_the_standard_outline_gives_the_demo_and_the_supplier_their_parts() -> None:
    shares = load_outline("standard", [resource("templates")]).shares()
    assert (shares.demo, shares.supplier) == (Fraction(4, 30), Fraction(11, 40))  # (4 + 1.5) of the 20 minutes that are not questions


@pytest.mark.parametrize(
    ("variant", "slides", "questions"), [("short", 8, Fraction(3, 10)), ("compact", 9, Fraction(13, 40)), ("long", 16, Fraction(16, 45))]
)
def test_the_format_carries_the_variant(folder: Path, variant: str, slides: int, questions: Fraction) -> None:
    outline = loaded(folder, PLANNED[variant])
    assert (len(outline.slides), outline.shares().questions) == (slides, questions)
    assert sum(slide.seconds for slide in outline.slides) == outline.seconds


def test_particulars_of_a_line_are_kept(folder: Path) -> None:
    short, long = loaded(folder, PLANNED["short"]), loaded(folder, PLANNED["long"])
    proof = next(slide for slide in short.slides if slide.id == "proof")
    showcase = next(slide for slide in long.slides if slide.id == "showcase")
    assert (proof.merges, proof.seconds, short.if_late) == (("pilot", "return", "objectives"), 105, (GivesWay(slide="proof", seconds=60),))
    assert (showcase.is_demo, showcase.try_it, showcase.presenter, long.appendix[0].each) == (True, True, "supplier", "objections")


def test_variants_are_the_files_of_the_folders(folder: Path) -> None:
    (folder / "outlines" / "own.yaml").write_text(SMALL, encoding="utf-8")
    assert variants([folder, resource("templates")]) == ("own", "standard")


def test_an_unknown_variant_suggests_the_nearest() -> None:
    with pytest.raises(TemplateError) as caught:
        load_outline("standart", [resource("templates")])
    assert [(problem.code, problem.hint) for problem in caught.value.problems] == [("outline-unknown", 'did you mean "standard"?')]


def test_a_slide_without_its_content_gives_its_minutes_to_the_questions(folder: Path) -> None:
    outline = fitted(loaded(folder, SMALL), {"pictures": [], "people": [], "rows": {"many": ["x"]}})
    assert [(slide.id, slide.seconds) for slide in outline.everything] == [("one", 240), ("qa", 360), ("more", 0)]
    assert outline.if_late == ()


def test_a_slide_with_its_content_stays(folder: Path) -> None:
    outline = loaded(folder, SMALL)
    assert fitted(outline, {"pictures": ["a.png"], "people": ["x"], "rows": {}}) == outline


def test_a_link_to_a_detail_slide_goes_with_it(folder: Path) -> None:
    outline = loaded(folder, SMALL.replace("presenter: lead}", "presenter: lead, detail: more}"))
    view: dict[str, object] = {"pictures": [1], "people": [], "rows": {}}
    assert (outline.slides[0].detail, fitted(outline, view).slides[0].detail) == ("more", "")


def test_a_need_that_no_view_has_is_a_problem_at_its_line(folder: Path) -> None:
    with pytest.raises(TemplateError) as caught:
        fitted(loaded(folder, SMALL), {"picture": [], "people": [], "rows": {}})
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
    assert late_line(load_outline("standard", [resource("templates")]), slide) == line


@pytest.mark.parametrize(("seconds", "text"), [(60, "1 minute"), (90, "1.5 minutes"), (600, "10 minutes"), (75, "1.25 minutes")])
def test_minutes_are_said_shortly(seconds: int, text: str) -> None:
    assert minutes_text(seconds) == text


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
