"""The sheets Departments and Courses: the pilot's aggregates of each group, with rates as live formulas; what is hidden has no number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from briefing_builder.figures import Figure
from briefing_builder.provenance.workbook.look import Page

COUNT, RATE, TENTHS, HUNDREDTHS = "#,##0", '0.0" %"', "#,##0.0", "0.00"
NOT_MEASURED: Final = "–"
Known = Mapping[str, Figure]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A column: the figure that it is, or what of it; with a formula over other columns, by their keys in braces."""

    key: str
    heading: str
    figure: str
    form: str
    part: str = "value"
    """`value`, `n` (how many it rests on) or `part` (of a percentage: how many did)."""
    formula: str = ""
    adds_up: bool = False
    """Whether the groups make up the whole, where none is hidden."""


MEASURES: Final = (
    Measure(key="learners", heading="Learners", figure="pilot:learners", form=COUNT),
    Measure(key="managers", heading="Managers", figure="pilot:managers", form=COUNT),
    Measure(key="enrolments", heading="Enrolments", figure="pilot:enrolments", form=COUNT, adds_up=True),
    Measure(key="started", heading="Started", figure="pilot:started", form=COUNT, adds_up=True),
    Measure(key="completions", heading="Completions", figure="pilot:completions", form=COUNT, adds_up=True),
    Measure(key="start_rate", heading="Start rate", figure="pilot:start_rate_pct", form=RATE, formula="100*{started}/{enrolments}"),
    Measure(
        key="completion_rate",
        heading="Completion rate",
        figure="pilot:completion_rate_pct",
        form=RATE,
        formula="100*{completions}/{enrolments}",
    ),
    Measure(key="judged", heading="With a result", figure="pilot:pass_rate_pct", form=COUNT, part="n", adds_up=True),
    Measure(key="passed", heading="Passed", figure="pilot:pass_rate_pct", form=COUNT, part="part", adds_up=True),
    Measure(key="pass_rate", heading="Pass rate", figure="pilot:pass_rate_pct", form=RATE, formula="100*{passed}/{judged}"),
    Measure(key="answered", heading="Answers after 30 days", figure="pilot:applied_rate_pct", form=COUNT, part="n", adds_up=True),
    Measure(key="used", heading="Used it at work", figure="pilot:applied_rate_pct", form=COUNT, part="part", adds_up=True),
    Measure(key="applied_rate", heading="Applied", figure="pilot:applied_rate_pct", form=RATE, formula="100*{used}/{answered}"),
    Measure(key="before", heading="Score before", figure="pilot:score_before", form=TENTHS),
    Measure(key="after", heading="Score after", figure="pilot:score_after", form=TENTHS),
    Measure(key="gain", heading="Gain", figure="pilot:score_gain_points", form=TENTHS, formula="{after}-{before}"),
    Measure(key="reaction", heading="Reaction, of 5", figure="pilot:reaction_mean", form=HUNDREDTHS),
    Measure(key="median", heading="Median minutes", figure="pilot:median_minutes", form=TENTHS),
    Measure(key="returned", heading="Hours given back in the pilot", figure="pilot:hours_returned", form=TENTHS),
)
"""What is told of each group, in this order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a cell says: a number, or why there is none."""

    value: Decimal | None = None
    is_hidden: bool = False


def told_of(measure: Measure, known: Known) -> Told:
    """Return what may be told of a measure of one group."""
    figure = known.get(measure.figure)
    if figure is None:
        return Told()
    if figure.value is None:
        return Told(is_hidden=figure.suppressed)
    value = Decimal(figure.value)
    if measure.part == "value":
        return Told(value=value)
    count = Decimal(figure.n or 0)
    return Told(value=count if measure.part == "n" else (value * count / 100).to_integral_value())


def measured_columns(every: Sequence[Known]) -> tuple[Measure, ...]:
    """Return the measures of which at least one group tells something."""
    return tuple(measure for measure in MEASURES if any(told_of(measure, known) != Told() for known in every))


class GroupTable:
    """The rows of one sheet: a group each, then all together."""

    def __init__(self, page: Page, whole: Known, groups: Sequence[tuple[str, Known]], *, is_master: bool) -> None:
        """`is_master`: whether the totals are reckoned here, and have names that other sheets use."""
        self.page, self.whole, self.groups, self.is_master = page, whole, groups, is_master
        self.measures = measured_columns([whole, *(known for _, known in groups)])
        self.columns = {measure.key: column for column, measure in enumerate(self.measures, start=1)}
        self.first = page.row

    def headings(self) -> tuple[str, ...]:
        """Return the headings of the measures."""
        return tuple(measure.heading for measure in self.measures)

    def write(self, label: str) -> tuple[int, ...]:
        """Write a row for each group, and one of all together under that label; return the rows of the groups."""
        self.first = self.page.row
        for name, known in self.groups:
            self.page.text(0, name, bold=True)
            told = {measure.key: told_of(measure, known) for measure in self.measures}
            for measure in self.measures:
                self._write(measure, told)
            self.page.end_row({0: name})
        rows = tuple(range(self.first, self.page.row))
        self._write_whole(label)
        return rows

    def _write_whole(self, label: str) -> None:
        """Write the row of all together; counts are sums of those above where none of these is hidden."""
        told = {measure.key: told_of(measure, self.whole) for measure in self.measures}
        self.page.text(0, label, bold=True, bg_color="#EEF5F3")
        for measure in self.measures:
            name = f"all_{measure.key}" if self.is_master else ""
            value = told[measure.key].value
            if value is None or measure.formula:
                self._write(measure, told, name=name)
            elif not self.is_master:
                self.page.formula(self.columns[measure.key], f"all_{measure.key}", value, measure.form)
            elif measure.adds_up and self._is_sum(measure, value):
                column, last = self.columns[measure.key], self.page.row - 1
                cells = f"{self.page.cell(self.first, column)}:{self.page.cell(last, column)}"
                self.page.formula(column, f"SUM({cells})", value, measure.form, name=name, bold=True)
            else:
                self.page.number(self.columns[measure.key], value, measure.form, name=name, is_input=True)
        self.page.row += 1

    def _is_sum(self, measure: Measure, value: Decimal) -> bool:
        """Whether every group tells the measure, and all of them make up the whole."""
        each = [told_of(measure, known) for _, known in self.groups]
        return not any(told.is_hidden for told in each) and sum((told.value or Decimal(0) for told in each), Decimal(0)) == value

    def _write(self, measure: Measure, told: Mapping[str, Told], *, name: str = "") -> None:
        column, own = self.columns[measure.key], told[measure.key]
        if own.value is None and not own.is_hidden:
            self.page.text(column, NOT_MEASURED, align="right", font_color="#5B6F6D")
            return
        needed = [other for other in self.columns if f"{{{other}}}" in measure.formula]
        if own.value is not None and measure.formula and all(told[other].value is not None for other in needed):
            cells = {other: self.page.cell(self.page.row, self.columns[other]) for other in needed}
            self.page.formula(column, measure.formula.format(**cells), own.value, measure.form, name=name)
        else:
            self.page.number(column, own.value, measure.form, name=name, is_input=own.value is not None and not measure.formula)
