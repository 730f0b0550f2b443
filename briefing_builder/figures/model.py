"""A figure is a number with everything that makes it honest (formula, n, dates, source); `Figures` holds all a briefing may show."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from briefing_builder.content.models.proof import MIN_GROUP_SIZE
from briefing_builder.figures.arithmetic import rounded
from briefing_builder.figures.catalogue import words_key
from briefing_builder.figures.suppression import Because
from briefing_builder.words import Catalogue

ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number that may be shown, unrounded; `value` is None when it is suppressed, so that no template can print it by mistake."""

    id: str
    """`pilot:completion_rate_pct`, `roi:bcr`: what evidence keys name."""
    name: str
    value: Decimal | int | None
    unit: str
    """%, points, h, min, days, months, ratio, currency, people, …; `currency` stands for the programme's own."""
    decimals: int
    formula: str
    n: int | None = None
    """How many observations the value rests on, in the sense of the formula; None where there is nothing to count."""
    starts: date | None = None
    ends: date | None = None
    source: str = ""
    scope: str = ORGANISATION
    """`organisation`, or the id of a department or a course."""
    suppressed: bool = False
    suppressed_because: Because = ""
    """It rests on too few people, would say the same of each of them, or others could be worked out from it."""
    shown: Decimal | None = None
    """The digits to print where this figure stands in a sum that plain rounding would break (decision 0002)."""
    least_as_evidence: Decimal | None = None
    """From which displayed value on it supports a claim for the programme; None where no value speaks against one."""

    @property
    def words_key(self) -> str:
        """The id as names of the catalogue spell it: `pilot-completion-rate-pct`."""
        return words_key(self.id)

    @property
    def is_evidence(self) -> bool:
        """Whether the figure exists and supports a claim for the programme; what fell is no evidence of a rise."""
        return self.value is not None and (self.least_as_evidence is None or self.displayed >= self.least_as_evidence)

    @property
    def displayed(self) -> Decimal:
        """The value rounded half to even to its decimals, or the digits chosen so that a sum adds up.

        Raises ValueError when the figure is suppressed or has no value.
        """
        if self.value is None:
            raise ValueError(f"{self.id} of {self.scope} has no value to display")
        return rounded(self.value, self.decimals) if self.shown is None else self.shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Scores of one course or department before and after, whose displayed digits add up: before + gain = after."""

    scope: str
    before: Figure
    after: Figure
    gain: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """One input of the return: its value (a number, or a code such as the method's) and where the author wrote it."""

    id: str
    """`take_up`, or with what it is of: `learners:c-calm-calls`, `change_points:complaints:contact-centre`."""
    value: Decimal | str
    unit: str = ""
    """As a figure's; also `course-durations`, and the unit of a KPI."""
    n: int | None = None
    """How many observations the value rests on, where it was measured in the pilot."""
    path: str = ""
    """The content path, as in a supplier's `confidential` list: `departments.loaded_hourly_cost`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """The benefit–cost ratio where one input of the return is another: a share from 0 to 1 (take-up, or the time that counts)."""

    share: Decimal
    bcr: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnDetail:
    """What the slide "return in detail" shows: lines that add up to their totals, the assumptions and the sensitivity."""

    method: str
    """fully_loaded | net_hours"""
    benefit_lines: tuple[Figure, ...]
    cost_lines: tuple[Figure, ...]
    assumptions: tuple[Assumption, ...]
    sensitivity: tuple[Case, ...]
    """At other shares of the time given back that count as money."""
    take_up_sensitivity: tuple[Case, ...] = ()
    """At other take-ups; the expected one is among them."""
    take_up_basis: Literal["stated", "pilot", "default"] = "stated"
    intangibles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One usage target of a department: from where, to where; `scope` of each figure tells whose number it is."""

    id: str
    name: str
    formula: str
    baseline: Figure | None
    target: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Every number of a programme, computed once for all departments. A key that is missing could not be computed; `absent` says why."""

    words: Catalogue = field(repr=False)
    """The sentences in which reasons are given."""
    organisation: Mapping[str, Figure] = field(default_factory=dict)
    by_department: Mapping[str, Mapping[str, Figure]] = field(default_factory=dict)
    by_course: Mapping[str, Mapping[str, Figure]] = field(default_factory=dict)
    scores: tuple[Comparison, ...] = ()
    """Before and after of the whole pilot: one comparison, or none."""
    scores_by_department: tuple[Comparison, ...] = ()
    scores_by_course: tuple[Comparison, ...] = ()
    """Of every group that may be shown, in the order of the content."""
    return_detail: ReturnDetail | None = None
    targets: Mapping[str, tuple[Target, ...]] = field(default_factory=dict)
    """By department id, in the author's order; every department of the programme has an entry when there are targets."""
    absent: Mapping[str, str] = field(default_factory=dict)
    """Figure id (`pilot:…`, `roi:…`, also `target:…`) → the reason, in words, why the organisation has no such figure."""

    min_group_size: int = MIN_GROUP_SIZE
    """Groups of fewer people are hidden."""

    rows_left_out: int = 0
    """Rows with errors that were left out of the pilot's when they were imported."""

    __hash__ = object.__hash__  # computed once for all departments, and known by who it is

    def why_missing(self, figure_id: str, group: Mapping[str, Figure] | None = None) -> str:
        """Return in words why the figure of that id has no value in a group (one of `by_department`, `by_course`), or in all together.

        What comes back ends a sentence: "… is not shown: fewer than 5 people stand behind it".
        """
        figure = (self.organisation if group is None else group).get(figure_id)
        if figure is not None and figure.suppressed:
            least = self.min_group_size
            return self.words(f"figures.hidden-{figure.suppressed_because}", least=least, twice=2 * least)
        if figure_id in self.absent:
            return self.absent[figure_id]
        return self.words("figures.absent-unknown", figure=figure_id) if group is None else self.words("figures.absent-here")

    def find(self, evidence_id: str, department_id: str | None = None) -> Figure | None:
        """Return the department's own figure of that id where it may be shown, else the organisation's, else None.

        What comes back always has a value; its `scope` says whose it is. `none` and `source:…` are no figures: None.
        """
        own = self.by_department.get(department_id or "", {}).get(evidence_id)
        for figure in (own, self.organisation.get(evidence_id)):
            if figure is not None and figure.value is not None:
                return figure
        return None

    def find_beside(self, words: str, evidence_id: str, department_id: str) -> Figure | None:
        """Return the figure of that id to show beside an author's words, of the same people as those that the words speak of.

        Words that name a figure of the whole programme (`{{ pilot.median_minutes }}`), or hold its digits and not the department's own,
        have the organisation's beside them; all others what `find` returns.
        """
        own, whole = self.find(evidence_id, department_id), self.find(evidence_id)
        if own is None or whole is None or own.scope == whole.scope:
            return own
        is_of_all = _OF_ALL.search(words) is not None or (_holds(words, whole) and not _holds(words, own))
        return whole if is_of_all else own


_OF_ALL = re.compile(r"\b(?:pilot|roi)\.(?!by_)")


_BETWEEN_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")


def _holds(words: str, figure: Figure) -> bool:
    """Whether the words hold the figure's digits, with commas between thousands or without."""
    digits = re.escape(str(figure.displayed))
    return re.search(rf"(?<![\d.,]){digits}(?![.,]?\d)", _BETWEEN_THOUSANDS.sub("", words)) is not None
