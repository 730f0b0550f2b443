"""Why these: a briefing goes in, its choices with scores, rules and places come out as values, as text or as plain data."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from briefing_builder.figures.model import Figure, Figures
from briefing_builder.problems import Source
from briefing_builder.rich_text import one_line, plain, read
from briefing_builder.tailoring.model import Briefing, ServedObjective, ShownCourse
from briefing_builder.tailoring.reasons import ContentPath, Ranked, Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing that was weighed: its score, the parts of the score and the rules that fired."""

    id: str
    text: str
    is_chosen: bool
    reasons: tuple[Reason, ...]
    score: Decimal | None = None
    """None where nothing is scored."""
    source: Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One choice of the briefing, the best candidate first."""

    id: str
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Everything that was decided for one department in one variant."""

    department: str
    department_name: str
    variant: str
    sections: tuple[Section, ...]


def explain(briefing: Briefing) -> Explanation:
    """Return why the briefing says what it says: one section a choice, in the order of the deck; sections without lines are left out."""
    sections = (
        Section(id="benefits", title="Benefits", lines=_ranked(briefing, briefing.benefit_ranking, "name")),
        Section(id="objectives", title="Objectives", lines=tuple(_objective(briefing, each) for each in briefing.objectives)),
        Section(id="pilot", title="Pilot figures", lines=_pilot(briefing)),
        Section(id="showcase", title="Showcase", lines=_shown(briefing, briefing.showcase)),
        Section(id="courses", title="Courses", lines=_ranked(briefing, briefing.course_ranking, "title")),
        Section(id="booking", title="Course to book", lines=_shown(briefing, briefing.bookable)),
        Section(id="needs", title="Asked for", lines=tuple(_needs(briefing))),
        Section(id="endorsers", title="Endorsement", lines=tuple(_endorsers(briefing))),
        Section(id="targets", title="Targets", lines=tuple(_targets(briefing))),
        Section(id="opening", title="Opening question", lines=tuple(_opening(briefing))),
        Section(id="objections", title="Objections", lines=_ranked(briefing, briefing.objections, "says")),
    )
    return Explanation(
        department=briefing.department.id,
        department_name=briefing.department.name,
        variant=briefing.variant_name,
        sections=tuple(section for section in sections if section.lines),
    )


def as_text(explanation: Explanation) -> str:
    """Return the explanation for people: `*` marks what was chosen, points stand before the part that gave them."""
    lines = [f"{explanation.department_name}, variant {explanation.variant} (* = chosen)"]
    for section in explanation.sections:
        lines += ["", section.title]
        for line in section.lines:
            lines.append(_headline(line))
            lines += [_reason_line(reason) for reason in line.reasons]
    return "\n".join(lines) + "\n"


def as_data(explanation: Explanation) -> dict[str, Any]:
    """Return the explanation as dicts, lists, texts and numbers, ready for JSON; points are numbers, places are `path:line:column`."""
    return {
        "department": explanation.department,
        "variant": explanation.variant,
        "sections": [
            {"id": section.id, "title": section.title, "lines": [_line_data(line) for line in section.lines]}
            for section in explanation.sections
        ],
    }


def _place(briefing: Briefing, path: ContentPath) -> Source | None:
    source = briefing.programme.positions.of(path)
    return source if source.path else None


def _ranked(briefing: Briefing, ranked: tuple[Ranked[Any], ...], name: str) -> tuple[Line, ...]:
    return tuple(
        Line(
            id=each.id,
            text=getattr(each.item, name),
            is_chosen=each.is_chosen,
            reasons=(*each.reasons, *each.points),
            score=each.score,
            source=_place(briefing, each.path),
        )
        for each in ranked
    )


def _objective(briefing: Briefing, served: ServedObjective) -> Line:
    reasons = [
        Reason(rule=part.contribution.strength, text=f"{part.course.title}: {_bare(part.contribution.how)}")
        for part in served.contributions
    ] or [Reason(rule="gap", text="no course helps this objective yet")]
    return Line(
        id=served.objective.id,
        text=served.objective.name,
        is_chosen=not served.is_gap,
        reasons=tuple(reasons),
        source=_place(briefing, served.path),
    )


def _pilot(briefing: Briefing) -> tuple[Line, ...]:
    scope, own = briefing.pilot_scope, briefing.figures.by_department.get(briefing.department.id, {})
    if briefing.content.pilot is None:
        return ()
    if scope is None:
        reason = Reason(rule="no-pilot-figures", text=briefing.figures.why_missing("pilot:learners"))
        return (Line(id="organisation", text="no figure of the pilot is shown", is_chosen=False, reasons=(reason,)),)
    shown = Line(id=scope.scope, text=f"{scope.label}, {scope.learners} people", is_chosen=True, reasons=scope.reasons)
    groups = [(briefing.department.name, own)] if scope.scope == "department" else []
    by_course = briefing.figures.by_course
    groups += [(course.title, by_course[course.id]) for course in briefing.content.courses if course.id in by_course]
    missing = [line for name, group in [("all departments", None), *groups] for line in _missing(briefing.figures, name, group)]
    return (shown, *missing, *_not_tried(briefing))


def _not_tried(briefing: Briefing) -> Iterator[Line]:
    titles = [course.title for course in briefing.content.courses if course.id not in briefing.figures.by_course]
    if titles:
        reason = Reason(rule="no-rows", text="nobody took part in them during the pilot")
        yield Line(id="not-tried", text=f"courses: {', '.join(titles)}", is_chosen=False, reasons=(reason,))


def _missing(figures: Figures, name: str, group: Mapping[str, Figure] | None) -> Iterator[Line]:
    """The pilot's figures of a group (None: of all together) that no slide shows, those of one reason in one line."""
    known = figures.organisation if group is None else group
    found: dict[str, list[str]] = {}
    every = [id for id in figures.organisation if id.startswith("pilot:")]
    if all(id in known and known[id].suppressed for id in ("pilot:learners", "pilot:enrolments")):
        every = ["pilot:learners"]
    for id in every:
        if id not in known or known[id].value is None:
            found.setdefault(figures.why_missing(id, group), []).append(figures.organisation[id].name.lower())
    for why, names in found.items():
        text = f"{name}: {', '.join(names) if len(every) > 1 else 'every figure'}"
        yield Line(id="not-shown", text=text, is_chosen=False, reasons=(Reason(rule="not-shown", text=why),))


def _shown(briefing: Briefing, shown: ShownCourse | None) -> tuple[Line, ...]:
    if shown is None:
        return ()
    source = _place(briefing, shown.path)
    return (Line(id=shown.course.id, text=shown.course.title, is_chosen=True, reasons=shown.reasons, source=source),)


def _needs(briefing: Briefing) -> Iterator[Line]:
    told = {"shown": "on the slide", "eligible": "in the catalogue; the slide has no room for it", "not-yet": "not in the catalogue yet"}
    for need in briefing.needs:
        yield Line(
            id=need.course_id,
            text=need.course.title if need.course is not None else need.course_id,
            is_chosen=need.status == "shown",
            reasons=(Reason(rule=need.status, text=told[need.status]),),
            source=_place(briefing, need.path),
        )


def _endorsers(briefing: Briefing) -> Iterator[Line]:
    for endorser in briefing.endorsers:
        person = endorser.endorsement
        text, source = f"{person.name}, {person.title}", _place(briefing, endorser.path)
        yield Line(id=person.id, text=text, is_chosen=True, reasons=endorser.reasons, source=source)


def _targets(briefing: Briefing) -> Iterator[Line]:
    for chosen in briefing.targets:
        baseline = "no baseline" if chosen.baseline_scope is None else f"baseline of the {chosen.baseline_scope}"
        reason = Reason(rule=f"target-of-{chosen.target_scope}", text=f"target of the {chosen.target_scope}, {baseline}")
        yield Line(id=chosen.metric.id, text=chosen.metric.name, is_chosen=True, reasons=(reason,), source=_place(briefing, chosen.path))


def _opening(briefing: Briefing) -> Iterator[Line]:
    question = briefing.opening
    reason = Reason(rule=f"wording-{question.prompt.level}", text=_LEVELS[question.prompt.level])
    place = _place(briefing, question.prompt.path)
    yield Line(id="prompt", text=_bare(question.prompt.text), is_chosen=True, reasons=(reason,), source=place)
    if question.first_voice is not None:
        source = _place(briefing, question.first_voice_path)
        yield Line(id="first-voice", text=question.first_voice.name, is_chosen=True, reasons=question.reasons, source=source)


_LEVELS = {
    "override": "worded in the department's overrides",
    "department": "worded for this department",
    "base": "worded for every department",
}


def _headline(line: Line) -> str:
    score = "" if line.score is None else f" {_number(line.score):>5}"
    return f"  {'*' if line.is_chosen else ' '}{score} {line.text} ({line.id})"


def _reason_line(reason: Reason) -> str:
    points = "" if reason.points is None else f"{_signed(reason.points):>6} "
    return f"      {points}{reason.text} [{reason.rule}]"


def _signed(points: Decimal) -> str:
    return f"+{_number(points)}" if points >= 0 else _number(points)


def _number(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _line_data(line: Line) -> dict[str, Any]:
    return {
        "id": line.id,
        "text": line.text,
        "chosen": line.is_chosen,
        "score": None if line.score is None else _plain_number(line.score),
        "reasons": [
            {"rule": reason.rule, "text": reason.text, "points": None if reason.points is None else _plain_number(reason.points)}
            for reason in line.reasons
        ],
        "source": None if line.source is None else str(line.source),
    }


def _plain_number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _bare(text: str) -> str:
    """An author's text on one line, without its signs."""
    return plain(one_line(read(text)))
