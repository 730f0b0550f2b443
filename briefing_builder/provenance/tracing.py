"""The stage: a loaded programme and a day go in, every figure with what stands behind it comes out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from briefing_builder.figures import Assumption, Figure
from briefing_builder.figures.arithmetic import rounded
from briefing_builder.figures.model import ORGANISATION
from briefing_builder.figures.suppression import is_small
from briefing_builder.pipeline import STANDARD, Session
from briefing_builder.problems import Source
from briefing_builder.provenance.ages import rests_on_the_pilot, with_age
from briefing_builder.provenance.files_behind import file_behind, pilot_files
from briefing_builder.provenance.marking import case_id, input_id, input_scope, needs_id
from briefing_builder.provenance.model import Absent, FigureRecord, FileBehind, Group, Provenance, ScopeKind
from briefing_builder.provenance.uses import figure_uses
from briefing_builder.values import replace
from briefing_builder.words import Catalogue

PILOT_ROWS = "pilot:enrolments"
N_IS_ANOTHER: Mapping[str, str] = {
    **{f"pilot:{name}": PILOT_ROWS for name in ("learners", "managers", "started", "completions", "reaction_n", "applied_n")},
    "pilot:idle_sessions_excluded": "pilot:learning_hours",
}
"""Figures whose n is, or tells, another figure: it is told where that is shown."""
INPUT_NAMES: Mapping[str, str] = {
    "method": "Method",
    "horizon_months": "Horizon",
    "take_up": "Expected take-up",
    "productive_use_factor": "Share of the time given back that counts as money",
    "idle_session_cap": "Longest usable session",
    "licence_cost_per_learner": "Licence",
    "hours_per_working_day": "Hours of a working day",
    "counted_counterfactuals": "Classroom courses that count",
    "learners": "Planned places",
    "elearning_minutes": "Minutes on the course",
    "alternative_minutes": "Minutes of the classroom course, with travel",
    "delivery_cost": "Delivery cost of a place in the classroom",
    "loaded_hourly_cost": "Loaded cost of an hour",
    "time_cost:classroom": "Classroom time of all places",
    "time_cost:elearning": "Time on the courses of all places",
    "average_hour:classroom": "An hour in the classroom, on average",
    "average_hour:elearning": "An hour on the courses, on average",
    "change_points": "Change of a business result",
    "value_per_point": "Yearly value of a point",
    "isolation_pct": "Share that is due to the courses",
    "confidence_pct": "Confidence in it",
    "counted_completers": "What it counts, if all complete",
    "counted_everybody": "What it counts, of everybody",
}
"""What inputs are called, by their ids or by what these begin with."""
WORKED_OUT: Mapping[str, str] = {
    "time_cost": "planned hours × loaded cost of an hour, over all departments",
    "average_hour": "cost of that time ÷ its hours, over all departments",
    "counted_completers": "change × value of a point × isolation × confidence, for a year at most",
    "counted_everybody": "change × value of a point × isolation × confidence, for a year at most",
}
"""How inputs come about that nobody has written."""
MOST_DECIMALS = 4
WITH_FINANCE = "an hour of one department is near to what its people are paid, and stays with whoever has the cost model"


def trace_figures(session: Session, *, as_of: date, departments: Sequence[str] = (), variant: str = STANDARD) -> Provenance:
    """Return every figure of a programme with its source; of the departments named, or of all, and where their briefings use it.

    The organisation's and the courses' figures are always among them. What is suppressed has no value, no n and no rows. Pure but for
    the files, of which the digests are taken.
    """
    chosen = tuple(departments) or session.departments
    uses = figure_uses(session, chosen, variant=variant)
    tracer = _Tracer(session=session, departments=chosen)
    records = tuple(with_age(replace(each, uses=uses.of((each.id, each.scope))), session, as_of) for each in tracer.records())
    used = {name for record in records for name in record.files}
    content = session.programme.content
    return Provenance(
        programme=content.programme.name,
        as_of=as_of,
        min_group_size=session.figures.min_group_size,
        departments=tracer.departments,
        figures=records,
        failed=tuple(uses.failed),
        absent=tuple(Absent(id=id, why=why) for id, why in session.figures.absent.items()),
        files=tuple(file for file in tracer.files if file.name in used),
    )


@dataclass(frozen=True, kw_only=True)
class _Tracer:
    """Looks up what stands behind each figure of one programme."""

    session: Session
    departments: tuple[str, ...]

    @cached_property
    def names(self) -> Mapping[str, str]:
        """What departments and courses are called, by their ids."""
        content = self.session.programme.content
        return {**{each.id: each.name for each in content.departments}, **{each.id: each.title for each in content.courses}}

    @cached_property
    def pilot_files(self) -> tuple[FileBehind, ...]:
        return pilot_files(self.session.programme)

    @cached_property
    def content_files(self) -> Mapping[str, FileBehind]:
        """The files in which the author wrote costs, targets and what managers asked for."""
        programme = self.session.programme
        places = (self.place("cost_model"), self.place("departments"), self.place("usage_targets"), self.place("needs_analysis"))
        names = dict.fromkeys(place.path for place in places if place is not None)
        found = {name: file_behind(programme, name) for name in names}
        return {name: file for name, file in found.items() if file is not None}

    @property
    def files(self) -> tuple[FileBehind, ...]:
        """Every file that a figure comes from."""
        return (*self.pilot_files, *self.content_files.values())

    def place(self, *path: str | int) -> Source | None:
        """Where in the programme's folder the author wrote what stands at a content path; None where nothing does."""
        programme = self.session.programme
        place = programme.positions.values.get(path)
        return replace(place, path=_inside(Path(place.path), programme.folder)) if place is not None and place.path else None

    def records(self) -> Iterator[FigureRecord]:
        """Every figure: the organisation's, the departments', the courses', then inputs, targets and needs."""
        figures, content = self.session.figures, self.session.programme.content
        yield from self._of_group(figures.organisation)
        for department in content.departments:
            if department.id in self.departments:
                yield from self._of_group(figures.by_department.get(department.id, {}))
        for course in content.courses:
            yield from self._of_group(figures.by_course.get(course.id, {}))
        if figures.return_detail is not None:
            detail = figures.return_detail
            lines = [line for line in detail.cost_lines if line.id.startswith("roi:cost:")]
            varied = [("take_up", case) for case in detail.take_up_sensitivity] + [("time", case) for case in detail.sensitivity]
            cases = [replace(case.bcr, id=case_id(case, of)) for of, case in varied]
            yield from self._each([*lines, *cases], {})
            yield from (self._input(each) for each in detail.assumptions)
        yield from self._targets()
        yield from self._needs()

    def _of_group(self, known: Mapping[str, Figure]) -> Iterator[FigureRecord]:
        return self._each(known.values(), known)

    def _each(self, figures: Iterable[Figure], known: Mapping[str, Figure]) -> Iterator[FigureRecord]:
        for figure in figures:
            yield self._measured(figure, known) if figure.id.startswith("pilot:") else self._reckoned(figure)

    def _measured(self, figure: Figure, known: Mapping[str, Figure]) -> FigureRecord:
        rows = known.get(PILOT_ROWS)
        return self._record(
            figure,
            "pilot",
            tells_n=_tells_n(figure.id, known),
            rows_of_scope=int(rows.value) if rows is not None and rows.value is not None and not figure.suppressed else None,
            files=tuple(file.name for file in self.pilot_files),
            place=self.place("pilot"),
            why=self._why_hidden(figure, known),
        )

    def _why_hidden(self, figure: Figure, known: Mapping[str, Figure]) -> str:
        figures = self.session.figures
        return figures.why_missing(figure.id, None if known is figures.organisation else known) if figure.suppressed else ""

    def _reckoned(self, figure: Figure) -> FigureRecord:
        measured = self.pilot_files if rests_on_the_pilot(self.session) else ()
        names = [file.name for file in (*self._files_at("cost_model", "departments"), *measured)]
        return self._record(figure, "return", files=tuple(dict.fromkeys(names)), place=self.place("cost_model"))

    def _input(self, given: Assumption) -> FigureRecord:
        kind = given.id.partition(":")[0]
        words, currency = self.session.figures.words, self.session.programme.content.currency
        is_number = isinstance(given.value, Decimal)
        shown = words.quantity(_few_digits(given.value), given.unit, currency) if isinstance(given.value, Decimal) else given.value
        scope, is_hidden = input_scope(given, self.names), kind == "loaded_hourly_cost"
        return FigureRecord(
            id=input_id(given),
            scope=scope,
            scope_kind=self._kind_of(scope),
            scope_name=self.names.get(scope, ""),
            group="inputs",
            name=INPUT_NAMES.get(given.id) or INPUT_NAMES[kind],
            unit=given.unit if is_number else "",
            formula=WORKED_OUT.get(kind, "as written") if given.n is None else "median of the pilot's usable completions",
            source=given.path.replace("_", " ").replace(".", ": "),
            value=None if is_hidden else given.value,
            displayed="" if is_hidden else shown,
            hidden_because=WITH_FINANCE if is_hidden else "",
            n=given.n,
            files=tuple(file.name for file in (self.pilot_files if given.n is not None else self._files_at(*given.path.split(".")[:1]))),
            place=self.place(given.path.split(".")[0]) if given.path else None,
        )

    def _targets(self) -> Iterator[FigureRecord]:
        seen: set[tuple[str, str]] = set()
        for department in self.departments:
            for target in self.session.figures.targets.get(department, ()):
                for figure in (target.baseline, target.target):
                    if figure is not None and (figure.id, figure.scope) not in seen:
                        seen.add((figure.id, figure.scope))
                        files = tuple(file.name for file in self._files_at("usage_targets"))
                        named = replace(figure, name=f"{figure.name}, {figure.id.partition(':')[0]}")
                        yield self._record(named, "targets", files=files, place=self.place("usage_targets"))

    def _needs(self) -> Iterator[FigureRecord]:
        needs = self.session.programme.content.needs_analysis
        words, least = self.session.figures.words, self.session.figures.min_group_size
        counts = {"respondents": needs.respondents, "invited": needs.invited} if needs is not None else {}
        for name, count in counts.items():
            if count is not None and needs is not None:
                yield FigureRecord(
                    id=needs_id(name),
                    scope=ORGANISATION,
                    scope_kind="organisation",
                    scope_name="",
                    group="needs",
                    name={"respondents": "Managers who answered", "invited": "Managers who were asked"}[name],
                    unit="people",
                    formula="as written",
                    source="needs analysis",
                    value=None if is_small(count, least) else Decimal(count),
                    displayed="" if is_small(count, least) else words.digits(count),
                    hidden_because=words("figures.hidden-few-people", least=least, twice=2 * least) if is_small(count, least) else "",
                    starts=needs.asked_on,
                    ends=needs.asked_on,
                    files=tuple(file.name for file in self._files_at("needs_analysis")),
                    place=self.place("needs_analysis", name),
                )

    def _files_at(self, *paths: str) -> list[FileBehind]:
        places = [self.place(path) for path in paths]
        return [self.content_files[place.path] for place in places if place is not None and place.path in self.content_files]

    def _kind_of(self, scope: str) -> ScopeKind:
        if scope == ORGANISATION:
            return "organisation"
        return "department" if scope in self.session.departments else "course"

    def _record(
        self,
        figure: Figure,
        group: Group,
        *,
        files: tuple[str, ...],
        place: Source | None,
        rows_of_scope: int | None = None,
        tells_n: bool = True,
        why: str = "",
    ) -> FigureRecord:
        words, currency = self.session.figures.words, self.session.programme.content.currency
        is_shown = figure.value is not None
        return FigureRecord(
            id=figure.id,
            scope=figure.scope,
            scope_kind=self._kind_of(figure.scope),
            scope_name=self.names.get(figure.scope, ""),
            group=group,
            name=figure.name,
            unit=figure.unit,
            formula=figure.formula,
            source=figure.source,
            value=Decimal(figure.value) if figure.value is not None else None,
            displayed=_shown_text(figure, group, words, currency) if is_shown else "",
            n=figure.n if is_shown and tells_n else None,
            rows_of_scope=rows_of_scope,
            starts=figure.starts,
            ends=figure.ends,
            files=files,
            place=place,
            hidden_because=why,
        )


def _tells_n(id: str, known: Mapping[str, Figure]) -> bool:
    """Whether the n of a figure may be told where it is shown: where it is another figure's value, only if that is shown too."""
    other = known.get(N_IS_ANOTHER.get(id, ""))
    return other is None or other.value is not None


def _few_digits(value: Decimal) -> Decimal:
    """An input as somebody would write it: as it was typed, what is worked out to the hundredth."""
    plain = Decimal(f"{value.normalize():f}")
    exponent = plain.as_tuple().exponent
    return rounded(value, 2) if isinstance(exponent, int) and -exponent > MOST_DECIMALS else plain


def _inside(path: Path, folder: Path) -> str:
    """A path inside the programme's folder, as it is named there."""
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.name


def _shown_text(figure: Figure, group: Group, words: Catalogue, currency: str) -> str:
    """The figure as a slide has it, with its unit."""
    return words.with_unit(figure.displayed, figure.unit) if group == "targets" else words.quantity(figure.displayed, figure.unit, currency)
