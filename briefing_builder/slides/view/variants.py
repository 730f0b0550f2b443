"""What only some outlines show: the cost of today, a manager's voice, moments of need, and what short slots say on one slide."""

from briefing_builder.slides import formats
from briefing_builder.slides.author_texts import AuthorTexts, markup_path
from briefing_builder.slides.view.course import mode_label
from briefing_builder.slides.view.session import ViewData, live_voice
from briefing_builder.slides.view.spoken.showcase import moment_label
from briefing_builder.slides.view.spoken.team import spoken_gain, spoken_length
from briefing_builder.tailoring.view import Briefing, Course, course_kind

LESSONS = 5
MOMENTS = 7
SHORT_CHART = 3
SHORT_TARGETS = 2


def variants_view(briefing: Briefing, author: AuthorTexts, values: ViewData) -> ViewData:
    """Return `today`, `voice` and `moments`, and `merged`, which draws on the rest of the view."""
    return {
        "today": _today_values(briefing),
        "voice": _voice_values(briefing, author),
        "moments": _moments_values(briefing, author),
        "merged": {"proof": _merged_proof(values), "commitment": _commitment(briefing, values)},
    }


def _today_values(briefing: Briefing) -> ViewData:
    """Minutes of the lessons that this department's courses replace, travel included, beside the minutes of the courses."""
    lessons = [(ranked, _lesson_minutes(ranked.item)) for ranked in briefing.course_ranking]
    rows = sorted(((ranked, minutes) for ranked, minutes in lessons if minutes), key=lambda pair: -pair[1])[:LESSONS]
    if not rows:
        return {}
    longest, minutes = rows[0][0].item, rows[0][1]
    descriptions = [f"{ranked.item.title} {lesson} as a lesson, {ranked.item.duration_minutes} as a course" for ranked, lesson in rows]
    costs = "Today a lesson costs" if _ran_last_year(longest) else "A lesson as planned costs"
    return {
        "title": f"{costs} {formats.duration(minutes)}{_journey(longest)}; the course takes {formats.duration(longest.duration_minutes)}",
        "ran": any(_ran_last_year(ranked.item) for ranked, _ in rows),
        "rows": [
            {"name": ranked.item.title, "lesson": str(lesson), "course": str(ranked.item.duration_minutes), "at": markup_path(ranked.path)}
            for ranked, lesson in rows
        ],
        "alt": formats.bars("minutes a person", descriptions),
        "said": [_lesson_sentence(ranked.item, lesson) for ranked, lesson in rows[:2]],
        "gain": spoken_gain(minutes - longest.duration_minutes) if minutes > longest.duration_minutes else "",
        "travels": bool(longest.alternative and longest.alternative.travel_minutes),
        "note": "Minutes a person: the classroom lesson with travel, and the course that replaces or shortens it.",
    }


def longest_lesson(briefing: Briefing) -> tuple[Course, int] | None:
    """Return the open course that replaces the longest lesson held last year, with that lesson's minutes and its travel."""
    held = [ranked.item for ranked in briefing.course_ranking if not ranked.is_excluded and _ran_last_year(ranked.item)]
    longest = max(held, key=_lesson_minutes, default=None)
    return (longest, _lesson_minutes(longest)) if longest is not None and _lesson_minutes(longest) > longest.duration_minutes else None


def _lesson_minutes(course: Course) -> int:
    """A lesson that nobody ever held costs nothing today."""
    alternative = course.alternative
    return alternative.duration_minutes + alternative.travel_minutes if alternative and alternative.counterfactual != "hypothetical" else 0


def _ran_last_year(course: Course) -> bool:
    return course.alternative is not None and course.alternative.counterfactual == "ran_last_year"


def _lesson_sentence(course: Course, lesson: int) -> str:
    own = spoken_length(course.duration_minutes)
    takes = "that it replaces takes" if _ran_last_year(course) else "that was planned instead would take"
    return f"{formats.title_in_text(course.title)} takes {own}. The lesson {takes} {spoken_length(lesson)}{_journey(course)}."


def _journey(course: Course) -> str:
    return " with the journey" if course.alternative is not None and course.alternative.travel_minutes else ""


def _voice_values(briefing: Briefing, author: AuthorTexts) -> ViewData:
    """The manager who took part in the pilot and permits the quote; one of the department's own first."""
    voice = next((quoted for quoted in briefing.voices if quoted.is_own), next(iter(briefing.voices), None))
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
        "at": markup_path(voice.path),
    }


def _moments_values(briefing: Briefing, author: AuthorTexts) -> ViewData:
    """When this happens, send this: the chosen courses that say when they help."""
    rows = [
        {
            "when": moment_label(chosen, author),
            "title": chosen.course.title,
            "minutes": formats.duration(chosen.course.duration_minutes),
            "how": mode_label(briefing.words, chosen.course, briefing.content.organisation.names.elearning),
            "online": course_kind(chosen.course) != "taught",
            "at": markup_path(chosen.ranked.path),
        }
        for chosen in briefing.courses
        if chosen.course.use_when
    ]
    return {"rows": rows[:MOMENTS], "all_online": all(row["online"] for row in rows[:MOMENTS])} if rows else {}


def _merged_proof(values: ViewData) -> ViewData:
    """Pilot, return and objectives on one slide: a short chart, three figures, one line."""
    proof, returns, matrix = (_sub_view(values, name) for name in ("proof", "returns", "matrix"))
    chart = _sub_view(proof, "chart")
    short = {key: value[:SHORT_CHART] if isinstance(value, list) else value for key, value in chart.items()}
    first = _figures_in(proof)[:1]
    others = _figures_in(returns)[: 3 - len(first)]
    rest = _figures_in(proof)[1 : 4 - len(first) - len(others)]
    titles = [part["title"] for part in (proof, returns) if part]
    return {
        "title": titles[0] if titles else "",
        "second": titles[1] if len(titles) > 1 else "",
        "chart": short,
        "figures": [*first, *others, *rest],
        "objectives": f"{matrix['title']}: {matrix['objective_names']}." if matrix.get("rows") else "",
        "note": proof.get("note") or returns.get("method") or "",
    }


def _commitment(briefing: Briefing, values: ViewData) -> ViewData:
    """One place, endorsement and targets on one slide."""
    targets, place = _sub_view(values, "targets"), _sub_view(values, "place")
    rows = targets.get("rows")
    usage = briefing.content.usage_targets
    return {
        "title": targets["title"] if usage else f"{'Everything is' if place['holds_all'] else 'You look first'} in {place['name']}",
        "rows": rows[:SHORT_TARGETS] if isinstance(rows, list) else [],
    }


def _sub_view(values: ViewData, name: str) -> ViewData:
    part = values.get(name)
    return part if isinstance(part, dict) else {}


def _figures_in(part: ViewData) -> list[object]:
    figures = part.get("figures")
    return list(figures) if isinstance(figures, list) else []
