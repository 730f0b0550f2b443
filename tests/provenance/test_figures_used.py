"""Where figures are used: found in the rendered briefing, rounded or named in an author's text, and in no deck is there a mark."""

from datetime import date
from decimal import Decimal
from functools import cache

import pytest
from example_decks import EXAMPLES, session

from briefing_builder.pipeline import STANDARD, Options, Session, render_briefing
from briefing_builder.provenance.marking import MARKS, MarkedNumber, marked_numbers, marked_session, without_marks
from briefing_builder.provenance.model import FigureRecord
from briefing_builder.provenance.tracing import trace_figures
from briefing_builder.provenance.uses import figure_uses
from briefing_builder.slides.markup import Markup
from briefing_builder.values import names_of, replace


def texts_of(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    parts = value if isinstance(value, tuple) else [getattr(value, name) for name in names_of(value)]
    return [text for part in parts for text in texts_of(part)]


def rendered_slides(loaded: Session, department: str) -> Markup:
    return render_briefing(loaded, department, Options()).markup


@pytest.mark.parametrize("example", EXAMPLES)
def test_marks_change_nothing_but_add_themselves(example: str) -> None:
    loaded = session(example)
    marked = marked_session(loaded)
    for department in loaded.departments[-1:]:
        plain = texts_of(rendered_slides(loaded, department))
        found = texts_of(rendered_slides(marked.session, department))
        # a sentence that begins with a marked word keeps its small letter
        assert [without_marks(text).casefold() for text in found] == [text.casefold() for text in plain]


def test_looking_for_figures_leaves_no_mark_in_what_is_rendered_next() -> None:
    loaded = session("merrowdale")
    before = rendered_slides(loaded, "sales")
    rendered_slides(marked_session(loaded).session, "sales")
    after = rendered_slides(loaded, "sales")
    assert after == before
    assert not any(MARKS.search(text) for text in texts_of(after))


def test_a_mark_stays_when_a_number_is_rounded_or_turned_and_goes_when_it_is_reckoned_with() -> None:
    number = MarkedNumber(Decimal("-3.50"), "\U000f0001")
    for same in (abs(number), -number, number.quantize(Decimal(1)), number.normalize(), number.to_integral_value()):
        assert isinstance(same, MarkedNumber)
    assert type(number + 1) is Decimal


def test_marked_numbers_tell_where_they_begin() -> None:
    text = "from \U000f000153\U00100000 to \U000f000279.2\U00100000"
    assert list(marked_numbers(text)) == [("\U000f0001", "53", 5), ("\U000f0002", "79.2", 11)]


@cache
def records() -> dict[tuple[str, str], FigureRecord]:
    found = trace_figures(session("merrowdale"), as_of=date(2026, 12, 1), departments=("sales",), variant=STANDARD)
    return {(record.id, record.scope): record for record in found.figures}


def test_a_figure_is_found_on_slides_in_the_script_and_on_the_hand_out() -> None:
    known = records()
    rate = {(use.kind, use.id) for use in known["pilot:completion_rate_pct", "sales"].uses}
    assert {("slide", "pilot"), ("appendix", "pilot-detail"), ("script", "pilot"), ("hand-out", "pilot")} <= rate
    assert "pilot" in {use.id for use in known["pilot:score_before", "sales"].uses}  # rounded to whole points in the title
    assert "return" in {use.id for use in known["roi:break_even_learners", "organisation"].uses}  # rounded up
    assert {use.id for use in known["input:learners:c-calls", "c-calls"].uses} == {"return-courses"}


def test_a_figure_of_others_is_not_said_to_be_used_here() -> None:
    others = [record for (_, scope), record in records().items() if scope in ("finance", "technology", "warehouse")]
    assert not any(record.uses for record in others)


def with_hook(hook: str) -> Session:
    loaded = session("merrowdale")
    content = loaded.programme.content
    briefing = content.briefing.model_copy(update={"hook": hook})
    departments = tuple(each.model_copy(update={"hook": None}) for each in content.departments)
    changed = content.model_copy(update={"briefing": briefing, "departments": departments})
    return replace(loaded, programme=replace(loaded.programme, content=changed))


@pytest.mark.parametrize(("hook", "places"), [("Of you, 276 began.", set()), ("Of you, {{ pilot.started }} began.", {"script"})])
def test_an_equal_number_that_an_author_typed_is_no_use_and_a_named_one_is(hook: str, places: set[str]) -> None:
    uses = figure_uses(with_hook(hook), ("sales",), variant=STANDARD)
    assert {use.kind for use in uses.of(("pilot:started", "organisation"))} == places
