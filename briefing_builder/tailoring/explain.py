"""Why these choices: a briefing goes in, its choices with scores, rules and places come out as values, as text or as plain data."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from briefing_builder.figures.model import Figure, Figures
from briefing_builder.problems import Source
from briefing_builder.rich_text import one_line, read_rich_text, words_text
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


def explain_briefing(briefing: Briefing) -> Explanation:
    """Return why the briefing says what it says: one section a choice, in the order of the deck; sections without lines are left out."""
    sections = (
        Section(id="benefits", title="Benefits", lines=_ranking_lines(briefing, briefing.benefit_ranking, "name")),
        Section(id="objectives", title="Objectives", lines=tuple(_objective_line(briefing, each) for each in briefing.objectives)),
        Section(id="pilot", title="Pilot figures", lines=_pilot_lines(briefing)),
        Section(id="showcase", title="Showcase", lines=_shown_course_lines(briefing, briefing.showcase)),
        Section(id="courses", title="Courses", lines=_ranking_lines(briefing, briefing.course_ranking, "title")),
        Section(id="booking", title="Course to book", lines=_shown_course_lines(briefing, briefing.bookable)),
        Section(id="needs", title="Asked for", lines=tuple(_need_lines(briefing))),
        Section(id="endorsers", title="Endorsement", lines=tuple(_endorser_lines(briefing))),
        Section(id="targets", title="Targets", lines=tuple(_target_lines(briefing))),
        Section(id="opening", title="Opening question", lines=tuple(_opening_lines(briefing))),
        Section(id="objections", title="Objections", lines=_ranking_lines(briefing, briefing.objections, "says")),
    )
    return Explanation(
        department=briefing.department.id,
        department_name=briefing.department.name,
        variant=briefing.variant_name,
        sections=tuple(section for section in sections if section.lines),
    )


def explanation_text(explanation: Explanation) -> str:
    """Return the explanation for people: `*` marks what was chosen, points stand before the part that gave them."""
    lines = [f"{explanation.department_name}, variant {explanation.variant} (* = chosen)"]
    for section in explanation.sections:
        lines += ["", section.title]
        for line in section.lines:
            lines.append(_line_headline(line))
            lines += [_reason_line(reason) for reason in line.reasons]
    return "\n".join(lines) + "\n"


def explanation_data(explanation: Explanation) -> dict[str, Any]:
    """Return the explanation as dicts, lists, texts and numbers, ready for JSON; points are numbers, places are `path:line:column`."""
    return {
        "department": explanation.department,
        "variant": explanation.variant,
        "sections": [
            {"id": section.id, "title": section.title, "lines": [_line_data(line) for line in section.lines]}
            for section in explanation.sections
        ],
    }


def _source_at(briefing: Briefing, path: ContentPath) -> Source | None:
    source = briefing.programme.positions.of(path)
    return source if source.path else None


def _ranking_lines(briefing: Briefing, ranked: tuple[Ranked[Any], ...], name: str) -> tuple[Line, ...]:
    return tuple(
        Line(
            id=each.id,
            text=getattr(each.item, name),
            is_chosen=each.is_chosen,
            reasons=(*each.reasons, *each.points),
            score=each.score,
            source=_source_at(briefing, each.path),
        )
        for each in ranked
    )


def _objective_line(briefing: Briefing, served: ServedObjective) -> Line:
    reasons = [
        Reason(rule=part.contribution.strength, text=f"{part.course.title}: {_one_plain_line(part.contribution.how)}")
        for part in served.contributions
    ] or [Reason(rule="gap", text="no course helps this objective yet")]
    return Line(
        id=served.objective.id,
        text=served.objective.name,
        is_chosen=not served.is_gap,
        reasons=tuple(reasons),
        source=_source_at(briefing, served.path),
    )


def _pilot_lines(briefing: Briefing) -> tuple[Line, ...]:
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
    named_groups = [("all departments", None), *groups]
    missing = [line for name, group in named_groups for line in _missing_figure_lines(briefing.figures, name, group)]
    return (shown, *missing, *_untried_course_lines(briefing))


def _untried_course_lines(briefing: Briefing) -> Iterator[Line]:
    titles = [course.title for course in briefing.content.courses if course.id not in briefing.figures.by_course]
    if titles:
        reason = Reason(rule="no-rows", text="nobody took part in them during the pilot")
        yield Line(id="not-tried", text=f"courses: {', '.join(titles)}", is_chosen=False, reasons=(reason,))


def _missing_figure_lines(figures: Figures, name: str, group: Mapping[str, Figure] | None) -> Iterator[Line]:
    """The pilot's figures of a group (None: of all together) that no slide shows, those of one reason in one line."""
    known = figures.organisation if group is None else group
    by_reason: dict[str, list[str]] = {}
    every = [id for id in figures.organisation if id.startswith("pilot:")]
    if all(id in known and known[id].suppressed for id in ("pilot:learners", "pilot:enrolments")):
        every = ["pilot:learners"]
    for id in every:
        if id not in known or known[id].value is None:
            by_reason.setdefault(figures.why_missing(id, group), []).append(figures.organisation[id].name.lower())
    for why, names in by_reason.items():
        text = f"{name}: {', '.join(names) if len(every) > 1 else 'every figure'}"
        yield Line(id="not-shown", text=text, is_chosen=False, reasons=(Reason(rule="not-shown", text=why),))


def _shown_course_lines(briefing: Briefing, shown: ShownCourse | None) -> tuple[Line, ...]:
    if shown is None:
        return ()
    source = _source_at(briefing, shown.path)
    return (Line(id=shown.course.id, text=shown.course.title, is_chosen=True, reasons=shown.reasons, source=source),)


def _need_lines(briefing: Briefing) -> Iterator[Line]:
    no_room = "in the catalogue; the slide has no room for it"
    status_texts = {"shown": "on the slide", "eligible": no_room, "not-yet": "not in the catalogue yet"}
    for need in briefing.needs:
        yield Line(
            id=need.course_id,
            text=need.course.title if need.course is not None else need.course_id,
            is_chosen=need.status == "shown",
            reasons=(Reason(rule=need.status, text=status_texts[need.status]),),
            source=_source_at(briefing, need.path),
        )


def _endorser_lines(briefing: Briefing) -> Iterator[Line]:
    for endorser in briefing.endorsers:
        person = endorser.endorsement
        text, source = f"{person.name}, {person.title}", _source_at(briefing, endorser.path)
        yield Line(id=person.id, text=text, is_chosen=True, reasons=endorser.reasons, source=source)


def _target_lines(briefing: Briefing) -> Iterator[Line]:
    for chosen in briefing.targets:
        baseline = "no baseline" if chosen.baseline_scope is None else f"baseline of the {chosen.baseline_scope}"
        reason = Reason(rule=f"target-of-{chosen.target_scope}", text=f"target of the {chosen.target_scope}, {baseline}")
        metric, source = chosen.metric, _source_at(briefing, chosen.path)
        yield Line(id=metric.id, text=metric.name, is_chosen=True, reasons=(reason,), source=source)


def _opening_lines(briefing: Briefing) -> Iterator[Line]:
    question = briefing.opening
    reason = Reason(rule=f"wording-{question.prompt.level}", text=_LEVELS[question.prompt.level])
    prompt_source = _source_at(briefing, question.prompt.path)
    yield Line(id="prompt", text=_one_plain_line(question.prompt.text), is_chosen=True, reasons=(reason,), source=prompt_source)
    if question.first_voice is not None:
        source = _source_at(briefing, question.first_voice_path)
        yield Line(id="first-voice", text=question.first_voice.name, is_chosen=True, reasons=question.reasons, source=source)


_LEVELS = {
    "override": "worded in the department's overrides",
    "department": "worded for this department",
    "base": "worded for every department",
}


def _line_headline(line: Line) -> str:
    score = "" if line.score is None else f" {_points_text(line.score):>5}"
    return f"  {'*' if line.is_chosen else ' '}{score} {line.text} ({line.id})"


def _reason_line(reason: Reason) -> str:
    points = "" if reason.points is None else f"{_signed_points(reason.points):>6} "
    return f"      {points}{reason.text} [{reason.rule}]"


def _signed_points(points: Decimal) -> str:
    return f"+{_points_text(points)}" if points >= 0 else _points_text(points)


def _points_text(value: Decimal) -> str:
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


def _one_plain_line(text: str) -> str:
    """An author's text on one line, without its signs."""
    return words_text(one_line(read_rich_text(text)))
