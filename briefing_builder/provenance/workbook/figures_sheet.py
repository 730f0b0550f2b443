"""The sheet Figures: every figure of all together, inputs first, each with what stands behind it; those of the return are live formulas."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from briefing_builder.pipeline import Session
from briefing_builder.provenance.model import FigureRecord, Provenance
from briefing_builder.provenance.printing import uses_in_short
from briefing_builder.provenance.workbook.formulas import NEED_PRICE, PILOT_FORMULAS, RETURN_FORMULAS, TO_BE_PAID, case_formula
from briefing_builder.provenance.workbook.look import MUTED, WARNING, Page, cell_name

HEADINGS: Final = (
    *("Figure", "Value", "Unit", "As slides show it", "n", "How it is worked out", "Period", "Age, days", "Holds until", "Source"),
    *("Used", "Id"),
)
WIDTHS: Final = (36, 13, 11, 12, 7, 44, 11.5, 7, 11, 24, 60, 30)
PRINTED: Final = 10
"""Columns that are printed; where a figure is used, and its id, are for the screen."""
UNITS: Final = {"%": "", "currency": "", "ratio": "", "course-durations": "durations", "": ""}
PRICES: Final = ("input:average_hour:classroom", "input:average_hour:elearning")
RESULT_PARTS: Final = ("change_points", "value_per_point", "isolation_pct", "confidence_pct", "counted_completers", "counted_everybody")
MASTER_COUNTS: Final = ("learners", "managers", "enrolments", "started", "completions")
"""Counts of the pilot whose cells stand on the sheet Departments."""


@dataclass(slots=True, kw_only=True)
class FiguresSheet:
    """Writes the sheet, from top to bottom."""

    page: Page
    session: Session
    provenance: Provenance
    money: str
    """The number format of amounts."""
    has_plans: bool
    known: dict[str, FigureRecord] = field(default_factory=dict)

    def write(self) -> None:
        """Write every figure that is the organisation's, the inputs of the return, targets and needs."""
        records = [each for each in self.provenance.figures if each.scope_kind == "organisation" or each.group in ("targets", "inputs")]
        self.known = {each.id: each for each in records if each.scope_kind == "organisation"}
        self.page.title(
            f"{self.provenance.programme}: every figure with its source",
            f"As of {self.provenance.as_of}. Blue numbers on yellow are inputs: change one, and all that rests on it is worked out again. "
            "All else is a formula. Slides round so that sums add up; here nothing is rounded. The sheet Method says how to read this.",
        )
        self.page.headings(*HEADINGS, numbers=(1, 4, 7))
        inputs = [each for each in records if each.group == "inputs" and not each.hidden_because]
        self._band("Inputs of the return", [each for each in inputs if each.scope_kind == "organisation"], self._input_formula)
        if inputs and self.has_plans:
            self._licence_basis()
        costs = [each for each in records if each.id.startswith("roi:cost:")]
        self._costs(costs)
        self._results([each for each in inputs if each.id.split(":")[1] in RESULT_PARTS])
        self._band("The return", [each for each in records if each.id in RETURN_FORMULAS], self._return_formula)
        self._band("The return if …", [each for each in records if each.id.startswith("roi:bcr:")], self._case)
        self._band("Measured in the pilot", [each for each in records if each.group == "pilot"], self._pilot_formula)
        self._band("Targets", [each for each in records if each.group == "targets"])
        self._band("Asked of managers", [each for each in records if each.group == "needs"])
        self.page.sheet.print_area(0, 0, self.page.row - 1, PRINTED - 1)

    def _band(self, title: str, records: Sequence[FigureRecord], formula: Callable[[FigureRecord], str] = lambda _: "") -> None:
        if records:
            self.page.band(title)
        for record in records:
            self._figure(record, formula(record) if record.value is not None else "")

    def _figure(self, record: FigureRecord, formula: str, *, form: str = "") -> None:
        page, form = self.page, form or self._form_of(record)
        name = cell_name(record.id) if self._is_named(record) else ""
        label = f"{record.name}, {record.scope_name}" if record.scope_name else record.name
        page.text(0, label, bold=record.id in RETURN_FORMULAS)
        if isinstance(record.value, str):
            self._choice(record, name)
        elif formula:
            page.formula(1, formula, record.value or 0, form, name=name, bold=True)
        else:
            page.number(1, record.value, form, name=name, is_input=record.value is not None)
        page.text(2, UNITS.get(record.unit, record.unit), font_color=MUTED)
        page.text(3, record.displayed, align="right", font_color=MUTED)
        if record.n is None:
            page.text(4, "")
        else:
            page.number(4, record.n, "#,##0")
        page.end_row({0: label, **self._behind(record)})

    def _behind(self, record: FigureRecord) -> dict[int, str]:
        """Write what stands behind a figure, in the columns to the right; return the long texts of it."""
        page = self.page
        period = f"{record.starts} to {record.ends}" if record.starts and record.starts != record.ends else str(record.ends or "")
        texts = {5: record.hidden_because or record.formula, 6: period, 9: record.source, 10: uses_in_short(record.uses)}
        for column, text in texts.items():
            page.text(column, text)
        if record.age_days is None:
            page.text(7, "")
        else:
            page.number(7, record.age_days, "0")
        page.text(8, str(record.holds_until or ""), **({"bold": True, "font_color": WARNING} if record.is_stale else {}))
        page.text(11, record.id, font_color=MUTED)
        return texts

    def _choice(self, record: FigureRecord, name: str) -> None:
        """An input that is a word; of the method, a list offers the other."""
        self.page.text(1, str(record.value), align="right", font_color="#0B4FB3", bg_color="#FFF9E5")
        if record.id == "input:method":
            offered = {"validate": "list", "source": ["fully_loaded", "net_hours"]}
            self.page.sheet.data_validation(self.page.row, 1, self.page.row, 1, offered)
            self.page.name_cell(1, name)

    def _licence_basis(self) -> None:
        model = self.session.programme.content.cost_model
        page = self.page
        page.text(0, "A licence is paid for each")
        page.text(1, model.licence_paid_per if model else "place", align="right", font_color="#0B4FB3", bg_color="#FFF9E5")
        page.sheet.data_validation(page.row, 1, page.row, 1, {"validate": "list", "source": ["place", "completion"]})
        page.name_cell(1, "licence_paid_per")
        self._rest_of_row()

    def _rest_of_row(self, how: str = "") -> None:
        for column in range(2, len(HEADINGS)):
            self.page.text(column, how if column == 5 else "")
        self.page.end_row({5: how})

    def _costs(self, costs: Sequence[FigureRecord]) -> None:
        first = self.page.row + 1
        self._band("Costs of the programme, over the horizon", costs)
        if costs:
            self.page.name_cells("fixed_costs", first, self.page.row - 1, 1)

    def _results(self, inputs: Sequence[FigureRecord]) -> None:
        """Business results: their parts, what each counts as a formula over the four rows above it, and the sums."""
        if not self.has_plans:
            return
        self.page.band("Business results")
        counted: dict[str, list[str]] = {"completers": [], "everybody": []}
        for record in inputs:
            kind = record.id.split(":")[1].removeprefix("counted_")
            formula = ""
            if kind in counted:
                change, value, isolation, confidence = (self.page.cell(self.page.row - back, 1) for back in (4, 3, 2, 1))
                formula = f"MIN(1,input_horizon_months/12)*{change}*{value}*{isolation}/100*{confidence}/100"
                counted[kind].append(self.page.cell(self.page.row, 1))
            self._figure(record, formula)
        for kind, cells in counted.items():
            amounts = [each.value for each in inputs if each.id.split(":")[1] == f"counted_{kind}" and isinstance(each.value, Decimal)]
            self.page.text(0, "Results of those who complete" if kind == "completers" else "Results of everybody", bold=True)
            total = sum(amounts, Decimal(0))
            self.page.formula(1, "+".join(cells) or "0", total, self.money, name=f"results_of_{kind}", bold=True)
            self._rest_of_row(
                "sum of the counted results above, if all complete" if kind == "completers" else "sum of those measured over everybody"
            )

    def _input_formula(self, record: FigureRecord) -> str:
        """The take-up, where it is the pilot's completion rate as slides show it; everything else is typed."""
        detail, rate = self.session.figures.return_detail, self.known.get("pilot:completion_rate_pct")
        if record.id != "input:take_up" or detail is None or detail.take_up_basis != "pilot" or rate is None:
            return ""
        is_half = isinstance(rate.value, Decimal) and rate.value % 1 == Decimal("0.5")  # a spreadsheet rounds it up, we to the even number
        return "" if is_half else "ROUND(pilot_completion_rate_pct,0)/100"

    def _return_formula(self, record: FigureRecord) -> str:
        if not self.has_plans or (record.id in NEED_PRICE and not self._has_prices):
            return ""
        formula = RETURN_FORMULAS[record.id]
        return formula.replace("to_be_paid", f"({TO_BE_PAID})") if self._has_cells(formula) else ""

    def _has_cells(self, formula: str) -> bool:
        """Whether all figures that a formula names have a value, and so a cell."""
        named = {cell_name(id): record.value for id, record in self.known.items()}
        return not any(name in formula and value is None for name, value in named.items())

    @property
    def _has_prices(self) -> bool:
        return all(id in self.known for id in PRICES)

    def _case(self, record: FigureRecord) -> str:
        _, _, of, share = record.id.split(":")
        return case_formula(share, of) if self.has_plans and self._has_prices else ""

    def _pilot_formula(self, record: FigureRecord) -> str:
        short = record.id.removeprefix("pilot:")
        if short in MASTER_COUNTS:
            return f"all_{short}"
        if record.id == "pilot:pass_rate_pct":
            return "all_pass_rate"
        if record.id == "pilot:applied_rate_pct":
            return "all_applied_rate"
        formula, needed = PILOT_FORMULAS.get(record.id, ("", ()))
        return formula if all(id in self.known and self.known[id].value is not None for id in needed) else ""

    def _is_named(self, record: FigureRecord) -> bool:
        """Whether formulas use the cell: of all that an author names himself, none."""
        return (
            record.scope_kind == "organisation"
            and (record.id in RETURN_FORMULAS or record.group in ("pilot", "inputs"))
            and record.id.split(":")[1] not in RESULT_PARTS
            and record.value is not None
        )

    def _form_of(self, record: FigureRecord) -> str:
        if record.unit == "currency":
            return self.money
        if record.group == "inputs":
            return {"ratio": "0.0%", "%": 'General" %"'}.get(record.unit, "#,##0.00")
        forms = {"%": '0.00" %"', "ratio": "0.0000", "h": "#,##0.0", "months": "0.0", "min": "0.0", "points": "0.0", "of 5": "0.00"}
        forms |= dict.fromkeys(("people", "enrolments", "sessions", "answers", "course places"), "#,##0")
        return forms.get(record.unit, "General" if record.group == "targets" else "#,##0.0")
