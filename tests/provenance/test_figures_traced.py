"""Every figure with its source: what is told of each, and what is never told of a hidden one."""

import hashlib
import json
from datetime import date
from functools import cache

from example_decks import session

from briefing_builder.files.resources import resource
from briefing_builder.provenance.model import Provenance
from briefing_builder.provenance.printing import COLUMNS, provenance_text
from briefing_builder.provenance.serialised import provenance_data
from briefing_builder.provenance.tracing import trace_figures

DAY = date(2026, 12, 1)


@cache
def traced(day: date) -> Provenance:
    return trace_figures(session("merrowdale"), as_of=day)


def test_a_measured_figure_tells_value_formula_rows_period_and_age() -> None:
    known = {(each.id, each.scope): each for each in traced(DAY).figures}
    rate = known["pilot:completion_rate_pct", "organisation"]
    assert (rate.displayed, str(rate.value)[:8], rate.n, rate.rows_of_scope) == ("84\u00a0%", "83.89261", 298, 298)
    assert (rate.formula, rate.age_days, rate.files) == ("completions ÷ enrolments", 32, ("data/pilot.csv",))


def test_every_figure_of_all_groups_is_listed_once() -> None:
    loaded = session("merrowdale")
    listed = [(each.id, each.scope) for each in traced(DAY).figures]
    assert len(listed) == len(set(listed))
    groups = [loaded.figures.organisation, *loaded.figures.by_department.values(), *loaded.figures.by_course.values()]
    assert {(figure.id, figure.scope) for group in groups for figure in group.values()} <= set(listed)


def test_a_hidden_figure_is_listed_with_its_reason_alone() -> None:
    hidden = [each for each in traced(DAY).figures if each.hidden_because]
    assert hidden
    for record in hidden:
        assert (record.value, record.displayed, record.n, record.rows_of_scope) == (None, "", None, None)
    shown = provenance_data(traced(DAY))
    for figure in shown["figures"]:
        if figure["suppressed"]:
            assert (figure["value"], figure["displayed"], figure["n"], figure["rows"]) == (None, None, None, None)
            assert figure["suppressed_because"]


def test_a_file_is_told_with_its_digest_and_its_rows() -> None:
    files = {file.name: file for file in traced(DAY).files}
    data = resource("examples", "merrowdale", "data", "pilot.csv").read_bytes()
    assert (files["data/pilot.csv"].sha256, files["data/pilot.csv"].rows_used) == (hashlib.sha256(data).hexdigest(), 298)


def test_the_text_fits_a_hundred_columns() -> None:
    text = provenance_text(traced(DAY))
    assert max(map(len, text.splitlines())) <= COLUMNS


def test_ages_alone_depend_on_the_day() -> None:
    days = (DAY, date(2027, 12, 1))
    first, second = (provenance_data(trace_figures(session("merrowdale"), as_of=day, departments=("sales",))) for day in days)
    for document in (first, second):
        del document["as_of"]
        for figure in document["figures"]:
            del figure["age_days"]
    assert json.dumps(first) == json.dumps(second)
