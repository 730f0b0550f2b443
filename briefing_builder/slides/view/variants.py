"""What only some outlines show: the cost of today, a manager's voice, moments of need, and what short slots say on one slide."""

from briefing_builder.slides import formats
from briefing_builder.slides.author_texts import Author, at
from briefing_builder.slides.view.course import how_of
from briefing_builder.slides.view.session import Plain, live_voice
from briefing_builder.slides.view.spoken.showcase import moment_of
from briefing_builder.slides.view.spoken.team import said_gain, said_length
from briefing_builder.tailoring.view import Briefing, Course, kind_of

LESSONS = 5
MOMENTS = 7
SHORT_CHART = 3
SHORT_TARGETS = 2


def variants_view(briefing: Briefing, author: Author, values: Plain) -> Plain:
    """Return `today`, `voice` and `moments`, and `merged`, which draws on the rest of the view."""
    return {
        "today": _today(briefing),
        "voice": _voice(briefing, author),
        "moments": _moments(briefing, author),
        "merged": {"proof": _merged_proof(values), "commitment": _commitment(briefing, values)},
    }


def _today(briefing: Briefing) -> Plain:
    """Minutes of the lessons that this department's courses replace, travel included, beside the minutes of the courses."""
    lessons = [(ranked, _lesson(ranked.item)) for ranked in briefing.course_ranking]
    rows = sorted(((ranked, minutes) for ranked, minutes in lessons if minutes), key=lambda pair: -pair[1])[:LESSONS]
    if not rows:
        return {}
    longest, minutes = rows[0][0].item, rows[0][1]
    told = [f"{one.item.title} {lesson} as a lesson, {one.item.duration_minutes} as a course" for one, lesson in rows]
    costs = "Today a lesson costs" if _ran(longest) else "A lesson as planned costs"
    return {
        "title": f"{costs} {formats.duration(minutes)}{_journey(longest)}; the course takes {formats.duration(longest.duration_minutes)}",
        "ran": any(_ran(one.item) for one, _ in rows),
        "rows": [
            {"name": one.item.title, "lesson": str(lesson), "course": str(one.item.duration_minutes), "at": at(one.path)}
            for one, lesson in rows
        ],
        "alt": formats.bars("minutes a person", told),
        "said": [_said(one.item, lesson) for one, lesson in rows[:2]],
        "gain": said_gain(minutes - longest.duration_minutes) if minutes > longest.duration_minutes else "",
        "travels": bool(longest.alternative and longest.alternative.travel_minutes),
        "note": "Minutes a person: the classroom lesson with travel, and the course that replaces or shortens it.",
    }


def longest_lesson(briefing: Briefing) -> tuple[Course, int] | None:
    """Return the open course that replaces the longest lesson held last year, with that lesson's minutes and its travel."""
    held = [ranked.item for ranked in briefing.course_ranking if not ranked.is_excluded and _ran(ranked.item)]
    longest = max(held, key=_lesson, default=None)
    return (longest, _lesson(longest)) if longest is not None and _lesson(longest) > longest.duration_minutes else None


def _lesson(course: Course) -> int:
    """A lesson that nobody ever held costs nothing today."""
    other = course.alternative
    return other.duration_minutes + other.travel_minutes if other and other.counterfactual != "hypothetical" else 0


def _ran(course: Course) -> bool:
    return course.alternative is not None and course.alternative.counterfactual == "ran_last_year"


def _said(course: Course, lesson: int) -> str:
    own = said_length(course.duration_minutes)
    takes = "that it replaces takes" if _ran(course) else "that was planned instead would take"
    return f"{formats.named(course.title)} takes {own}. The lesson {takes} {said_length(lesson)}{_journey(course)}."


def _journey(course: Course) -> str:
    return " with the journey" if course.alternative is not None and course.alternative.travel_minutes else ""


def _voice(briefing: Briefing, author: Author) -> Plain:
    """The manager who took part in the pilot and permits the quote; one of the department's own first."""
    voice = next((one for one in briefing.voices if one.is_own), next(iter(briefing.voices), None))
    if voice is None:
        return {}
    name, title = voice.voice.name, voice.voice.title
    quote = author.text(voice.voice.quote, (*voice.path, "quote"))
    return {
        "name": name,
        "title": title,
        "quote": quote,
        "said": f"{name}, {title}, took part and puts it like this: “{quote}”",
        "headline": f"{name} took part in the pilot" + (f" in {briefing.department.names.in_title}" if voice.is_own else ""),
        "own": voice.is_own,
        "live": live_voice(briefing) is voice,
        "format": voice.voice.format,
        "at": at(voice.path),
    }


def _moments(briefing: Briefing, author: Author) -> Plain:
    """When this happens, send this: the chosen courses that say when they help."""
    rows = [
        {
            "when": moment_of(chosen, author),
            "title": chosen.course.title,
            "minutes": formats.duration(chosen.course.duration_minutes),
            "how": how_of(chosen.course, briefing.content.organisation.names.elearning),
            "online": kind_of(chosen.course) != "taught",
            "at": at(chosen.ranked.path),
        }
        for chosen in briefing.courses
        if chosen.course.use_when
    ]
    return {"rows": rows[:MOMENTS], "all_online": all(row["online"] for row in rows[:MOMENTS])} if rows else {}


def _merged_proof(values: Plain) -> Plain:
    """Pilot, return and objectives on one slide: a short chart, three figures, one line."""
    proof, returns, matrix = (_part(values, name) for name in ("proof", "returns", "matrix"))
    chart = _part(proof, "chart")
    short = {key: value[:SHORT_CHART] if isinstance(value, list) else value for key, value in chart.items()}
    first = _figures(proof)[:1]
    others = _figures(returns)[: 3 - len(first)]
    rest = _figures(proof)[1 : 4 - len(first) - len(others)]
    titles = [part["title"] for part in (proof, returns) if part]
    return {
        "title": titles[0] if titles else "",
        "second": titles[1] if len(titles) > 1 else "",
        "chart": short,
        "figures": [*first, *others, *rest],
        "objectives": f"{matrix['title']}: {matrix['objective_names']}." if matrix.get("rows") else "",
        "note": proof.get("note") or returns.get("method") or "",
    }


def _commitment(briefing: Briefing, values: Plain) -> Plain:
    """One place, endorsement and targets on one slide."""
    targets, place = _part(values, "targets"), _part(values, "place")
    rows = targets.get("rows")
    usage = briefing.content.usage_targets
    return {
        "title": targets["title"] if usage else f"{'Everything is' if place['holds_all'] else 'You look first'} in {place['name']}",
        "rows": rows[:SHORT_TARGETS] if isinstance(rows, list) else [],
    }


def _part(values: Plain, name: str) -> Plain:
    part = values.get(name)
    return part if isinstance(part, dict) else {}


def _figures(part: Plain) -> list[object]:
    figures = part.get("figures")
    return list(figures) if isinstance(figures, list) else []
