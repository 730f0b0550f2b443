"""Names that point to other parts of the content: the author's data goes in, a problem for each name that points nowhere comes out."""

from collections.abc import Iterator, Mapping
from itertools import islice

from briefing_builder.content.models.built_in import BENEFITS
from briefing_builder.content.paths import Match, matches, texts_at, value_at
from briefing_builder.content.vocabulary import PILOT_FIGURES, ROI_FIGURES, SEGMENTS
from briefing_builder.problems import Problem, did_you_mean, error
from briefing_builder.problems.repeated import Findings
from briefing_builder.source import Positions

DEFINED: Mapping[str, tuple[str, ...]] = {
    "objective": ("objectives.[].id",),
    "department": ("departments.[].id",),
    "course": ("courses.[].id",),
    "benefit": ("benefits.[].id",),
    "objection": ("objections.[].id",),
    "endorsement": ("endorsements.[].id",),
    "source": ("sources.[].id",),
    "KPI": ("departments.[].kpis.[].id",),
    "metric": ("usage_targets.metrics.[].id",),
}

USED: Mapping[str, tuple[str, ...]] = {
    "objective": ("courses.[].contributes.[].objective", "departments.[].objectives.[]"),
    "department": (
        "benefits.[].by_department.{}",
        "qa.opening.by_department.{}",
        "qa.opening.first_voice.by_department.{}",
        "departments.[].briefing.first_voice.by_department.{}",
        "objections.[].likely_in.[]",
        "endorsements.[].line.[]",
        "programme.rollout.waves.[].department",
        "cost_model.planned_learners.{*}.{}",
        "cost_model.impact.[].department",
        "usage_targets.by_department.{}",
        "usage_targets.baseline_by_department.{}",
        "pilot.manager_voices.[].department",
        "pilot.learned.[].departments.[]",
        "needs_analysis.departments.[]",
        "needs_analysis.you_said.[].departments.[]",
        "stories.[].departments.[]",
    ),
    "audience": ("courses.[].audience.[]",),
    "course": (
        "programme.showcase",
        "departments.[].overrides.showcase.course",
        "departments.[].overrides.courses.pin.[]",
        "departments.[].overrides.courses.exclude.[]",
        "cost_model.planned_learners.{}",
        "stories.[].course",
    ),
    "benefit": (
        "stories.[].benefit",
        "objections.[].benefit",
        "departments.[].overrides.benefits.pin.[]",
        "departments.[].overrides.benefits.exclude.[]",
    ),
    "objection": ("departments.[].overrides.objections.pin.[]", "departments.[].overrides.objections.exclude.[]"),
    "endorsement": ("programme.sponsor", "usage_targets.report.to"),
    "KPI": ("benefits.[].kpis.[]", "objectives.[].measure.kpi.[]", "cost_model.impact.[].kpi"),
    "metric": ("usage_targets.by_department.{*}.{}", "usage_targets.baseline_by_department.{*}.{}"),
    "pilot figure": ("pilot.show.[]",),
    "segment": ("supplier.presents.[]", "supplier.may_not_present.[]"),
}

_EVIDENCE = ("benefits.[].evidence", "objections.[].evidence")

# Lists whose items are distinguished by their id; the ids of KPIs may repeat between departments, which can share one
_KEYED = (
    "objectives.[]",
    "departments.[]",
    "courses.[]",
    "benefits.[]",
    "sources.[]",
    "endorsements.[]",
    "objections.[]",
    "manager_actions.[]",
    "stories.[]",
    "usage_targets.metrics.[]",
    "cost_model.programme_costs.[]",
    "departments.[].kpis.[]",
)

_WISHES, COMPARISONS = "departments.[].stated_needs.[]", 200_000
"""What is wished for, and how often a wish is held against a course to find slips of the pen."""


def reference_problems(data: object, positions: Positions) -> Iterator[Problem]:
    """Yield a problem for each name that is defined nowhere, at the place of the name; of very many, those that anybody reads."""
    names, findings = defined_names(data), Findings()
    for kind, patterns in USED.items():
        for pattern in patterns:
            for match in matches(data, pattern):
                _note_unknown_name(kind, match, names[kind], positions, findings)
    for pattern in _EVIDENCE:
        for match in matches(data, pattern):
            _note_evidence(match, names, positions, findings)
    yield from findings.all()
    wishes = (match for match in matches(data, _WISHES) if isinstance(match.value, str) and match.value not in names["course"])
    for match in islice(wishes, COMPARISONS // (len(names["course"]) + 1)):
        yield from _wish_problems(match, names["course"], positions)


def defined_names(data: object) -> Mapping[str, frozenset[str]]:
    """Return the names that may be used, by kind."""
    names = {kind: frozenset(text for pattern in patterns for text in texts_at(data, pattern)) for kind, patterns in DEFINED.items()}
    if value_at(data, ("benefits",)) is None:
        names["benefit"] = frozenset(BENEFITS)
    names["audience"] = names["department"] | {"all", "managers"}
    names["pilot figure"] = frozenset(PILOT_FIGURES)
    names["return figure"] = frozenset(ROI_FIGURES)
    names["segment"] = frozenset(SEGMENTS)
    return names


def _note_unknown_name(kind: str, match: Match, names: frozenset[str], positions: Positions, findings: Findings) -> None:
    if isinstance(match.value, str) and match.value not in names and findings.has_room(kind):
        code = f"unknown-{kind.lower().replace(' ', '-')}"
        hint = did_you_mean(match.value, names, otherwise="" if names else f"the content has no {kind} yet")
        findings.keep(error(code, f'there is no {kind} "{match.value}"', match.source(positions), hint), kind)


def _wish_problems(match: Match, courses: frozenset[str], positions: Positions) -> Iterator[Problem]:
    """A course that nobody offers yet may be wished for (R11), so only what looks like a slip of the pen is a problem."""
    if not isinstance(match.value, str) or match.value in courses:
        return
    hint = did_you_mean(match.value, courses)
    if hint.startswith("did you mean"):
        yield error("unknown-course", f'there is no course "{match.value}"', match.source(positions), hint)


def _note_evidence(match: Match, names: Mapping[str, frozenset[str]], positions: Positions, findings: Findings) -> None:
    kinds = {"pilot": "pilot figure", "roi": "return figure", "source": "source"}
    if not isinstance(match.value, str):
        return
    origin, _, name = match.value.partition(":")
    if name and origin in kinds:
        kind = kinds[origin]
        _note_unknown_name(kind, Match(path=match.path, value=name), names[kind], positions, findings)


def duplicate_problems(data: object, positions: Positions) -> Iterator[Problem]:
    """Yield a problem for each id that its list holds already, at the second place; of very many, those that anybody reads."""
    findings = Findings()
    for pattern in _KEYED:
        first: dict[object, Match] = {}
        for match in matches(data, f"{pattern}.id"):
            if not isinstance(match.value, str):
                continue
            key = (match.path[:-2], match.value)
            if key in first and findings.has_room(pattern):
                where = positions.of(first[key].path)
                message, source = f'the id "{match.value}" is taken, at {where}', positions.of(match.path)
                findings.keep(error("duplicate-id", message, source, "choose another id"), pattern)
            first.setdefault(key, match)
    yield from findings.all()
