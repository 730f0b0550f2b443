"""What stands behind the main slides: the pilot by group, seats to book, each objective, the needs, and two forms to fill in."""

from collections.abc import Mapping

from briefing_builder.slides import formats
from briefing_builder.slides.author import Author, at
from briefing_builder.slides.view_session import Plain, short_name
from briefing_builder.tailoring.view import Briefing, Comparison, Figure, ServedObjective

NO_FIGURE = "–"
TO_FILL_IN = "…"
GROUPS = 7
SEATS_SHOWN = 3
COURSES_NAMED = 4
BARRIERS = 4
APPROVAL = {"none": "nobody", "line_manager": "you"}


def appendix_view(briefing: Briefing, author: Author) -> Plain:
    """Return `groups`, `seats`, `aims`, `asked`, `report` and `barriers`; each is empty where the programme has nothing for it."""
    return {
        "groups": _groups(briefing, author),
        "seats": _seats(briefing, author),
        "aims": _aims(briefing, author),
        "asked": _asked(briefing, author),
        "report": _report(briefing),
        "barriers": _barriers(briefing, author),
    }


def _groups(briefing: Briefing, author: Author) -> Plain:
    """Every group of the pilot that may be shown: departments first, then the courses of this department."""
    figures = briefing.figures
    departments = {one.id: one.short_name or one.name for one in briefing.content.departments}
    courses = {ranked.item.id: ranked.item.title for ranked in briefing.course_ranking}
    scores = {one.scope: one for one in (*figures.scores_by_department, *figures.scores_by_course)}
    teams = [_group(name, figures.by_department.get(id, {}), scores.get(id)) for id, name in departments.items()]
    lessons = [_group(name, figures.by_course.get(id, {}), scores.get(id)) for id, name in courses.items()]
    teams, lessons = [one for one in teams if one], [one for one in lessons if one]
    pilot = briefing.content.pilot
    if pilot is None or not (teams or lessons):
        return {}
    return {
        "teams": teams,
        "courses": lessons[:GROUPS],
        "title": "Scores rose in every department that took part" if _all_gained(teams) else "The pilot, group by group, hides nothing",
        "note": f"{pilot.name}, {formats.span(pilot.starts, pilot.ends)}. Groups under {pilot.data.min_group_size} people are not shown.",
        "learned": [
            {
                "text": formats.sentence(author.text(one.text, ("pilot", "learned", number, "text"))),
                "did": formats.sentence(author.text(one.we_did, ("pilot", "learned", number, "we_did"))),
                "at": f"pilot/learned/{number}",
            }
            for number, one in enumerate(pilot.learned)
        ],
    }


def _group(name: str, figures: Mapping[str, Figure], scores: Comparison | None) -> Plain:
    people, completed, applied = (figures.get(f"pilot:{key}") for key in ("learners", "completion_rate_pct", "applied_rate_pct"))
    if not _has(people) and not _has(completed):
        return {}
    return {
        "name": name,
        "people": _shown(people),
        "completed": _shown(completed),
        "scores": f"{scores.before.displayed} → {scores.after.displayed}" if scores else NO_FIGURE,
        "gain": str(scores.gain.displayed) if scores else "",
        "applied": _shown(applied),
    }


def _has(figure: Figure | None) -> bool:
    return figure is not None and figure.value is not None


def _shown(figure: Figure | None) -> str:
    return formats.quantity(figure.displayed, figure.unit, "") if figure is not None and figure.value is not None else NO_FIGURE


def _all_gained(teams: list[Plain]) -> bool:
    gains = [str(team["gain"]) for team in teams if team["gain"]]
    return bool(gains) and not any(gain.startswith("-") for gain in gains)


def _seats(briefing: Briefing, author: Author) -> Plain:
    """The courses of this department that have seats: when, where, how many, who approves; and the steps."""
    after = briefing.meeting.day
    rows = []
    for ranked in briefing.course_ranking:
        course, booking = ranked.item, ranked.item.booking
        if booking is None:
            continue
        dates = sorted(when for when in booking.next_sessions if after is None or when > after)
        rows.append(
            {
                "title": course.title,
                "dates": formats.listed([formats.short_day(when) for when in dates[:SEATS_SHOWN]]) if dates else "dates follow",
                "where": formats.beginning_large(booking.location or "see the entry"),
                "seats": str(booking.seats) if booking.seats else NO_FIGURE,
                "approval": APPROVAL[booking.approval],
                "at": at((*ranked.path, "booking")),
            }
        )
    lms = briefing.content.lms
    steps = [
        {"text": author.text(step, ("lms", "classroom_booking", "steps", number)), "at": f"lms/classroom_booking/steps/{number}"}
        for number, step in enumerate(lms.classroom_booking.steps)
    ]
    return {"rows": rows, "steps": steps, "name": lms.name} if rows else {}


def _aims(briefing: Briefing, author: Author) -> list[Plain]:
    """Each objective of the department with its measure and the courses that help."""
    return [_aim(served, author) for served in briefing.objectives]


def _aim(served: ServedObjective, author: Author) -> Plain:
    objective, measure = served.objective, served.objective.measure
    helps = [one.course.title for one in served.contributions][:COURSES_NAMED]
    owner = objective.owner
    return {
        "name": objective.name,
        "owner": f"{owner.name}, {owner.title}" if owner and owner.name else owner.title if owner else "",
        "statement": formats.sentence(author.text(objective.statement, (*served.path, "statement"))),
        "measure": f"{measure.baseline} → {measure.target}" if measure else NO_FIGURE,
        "due": f"by {formats.day(measure.due)}" if measure else "",
        "courses": formats.listed(helps) if helps else "no course yet",
        "at": at(served.path),
    }


def _asked(briefing: Briefing, author: Author) -> Plain:
    """How the managers were asked, how many answered, and what this department wished for."""
    needs = briefing.content.needs_analysis
    if needs is None:
        return {}
    wished = [need.course.title for need in briefing.needs if need.course]
    missing = [need.course_id.replace("-", " ") for need in briefing.needs if need.course is None]
    answered = f"{needs.respondents} of {needs.invited} managers" if needs.invited else f"{needs.respondents} managers"
    lines = [
        ("How", formats.beginning_large(formats.sentence(needs.method))),
        ("When", formats.day(needs.asked_on)),
        ("Answers", f"{answered} of all departments"),
        (f"{short_name(briefing)} wished for", formats.listed(wished)),
        ("Not yet possible", formats.listed(missing)),
    ]
    return {
        "title": f"{formats.beginning_large(answered)} told us what they need",
        "lines": [{"label": label, "text": text} for label, text in lines if text],
        "questions": [author.text(one, ("needs_analysis", "questions", number)) for number, one in enumerate(needs.questions)],
    }


def _report(briefing: Briefing) -> Plain:
    """The department's report: each measure with today's figure, the target, and room for the actual one."""
    usage = briefing.content.usage_targets
    if usage is None or not briefing.targets:
        return {}
    people = {one.id: one.name for one in briefing.content.endorsements}
    recipient = people.get(usage.report.to, usage.report.to)
    rows = [
        {
            "name": chosen.target.name,
            "baseline": _amount(chosen.target.baseline),
            "target": _amount(chosen.target.target),
            "actual": TO_FILL_IN,
            "at": at(chosen.path),
        }
        for chosen in briefing.targets
    ]
    return {
        "title": f"{short_name(briefing)} reports to {recipient} by {formats.short_day(usage.report.due)}",
        "period": usage.period.name,
        "rows": rows,
        "note": f"{formats.beginning_large(usage.report.form)}, {usage.period.name}; due {formats.day(usage.report.due)}.",
    }


def _amount(figure: Figure | None) -> str:
    if figure is None or figure.value is None:
        return NO_FIGURE
    return f"{formats.number(figure.displayed)}{formats.NO_BREAK}{figure.unit}"


def _barriers(briefing: Briefing, author: Author) -> Plain:
    """The sheet on which barriers are noted: what managers of this department are likely to say stands there first."""
    return {
        "question": author.text(briefing.content.qa.closing_question, ("qa", "closing_question")),
        "rows": [
            {"text": ranked.item.says, "who": TO_FILL_IN, "when": TO_FILL_IN, "at": at((*ranked.path, "says"))}
            for ranked in briefing.objections[:BARRIERS]
        ],
        "empty": [TO_FILL_IN] * 2,
    }
