"""What only some outlines show: the cost of today, a manager's voice, moments of need, and what short slots say on one slide."""

from briefing_builder.slides.author_texts import AuthorTexts, markup_path
from briefing_builder.slides.view.course import figure_of_time, mode_label
from briefing_builder.slides.view.returns.detail import period_of
from briefing_builder.slides.view.session import ViewData, live_voice, shown_endorser, shown_voice
from briefing_builder.slides.view.spoken.showcase import moment_label
from briefing_builder.slides.view.spoken.team import spoken_gain, spoken_length
from briefing_builder.tailoring.view import Briefing, Course, course_kind
from briefing_builder.words import Catalogue

LESSONS = 5
CLEARLY = 2
"""How many times as long lessons must be as the courses, to stand beside them."""
MOMENTS_LARGE, MOMENTS = 2, 7
"""Moments that stand large on the slide of the courses, unless there is but one more; and all that are named there."""
SHORT_FIGURES = 2


def variants_view(briefing: Briefing, author: AuthorTexts, values: ViewData) -> ViewData:
    """Return `today`, `voice` and `moments`, and `merged`, which draws on the rest of the view."""
    return {
        "today": _today_values(briefing, is_counted=bool(_sub_view(values, "returns"))),
        "voice": _voice_values(briefing, author),
        "moments": _moments_values(briefing, author),
        "merged": {"proof": _merged_proof(values), "commitment": _commitment(briefing)},
    }


def _today_values(briefing: Briefing, *, is_counted: bool) -> ViewData:
    """Minutes of the lessons that this department's courses replace, travel included, beside the minutes of the courses.

    Where the return is told, the hours of all its people over its whole horizon instead.
    """
    words = briefing.words
    lessons = [(ranked, _lesson_minutes(ranked.item)) for ranked in briefing.course_ranking]
    rows = sorted(((ranked, minutes) for ranked, minutes in lessons if minutes), key=lambda pair: -pair[1])[:LESSONS]
    if not rows:
        return {}
    longest, minutes = rows[0][0].item, rows[0][1]
    bars = [
        words("today-cost.bar", course=ranked.item.title, lesson=str(lesson), length=str(ranked.item.duration_minutes))
        for ranked, lesson in rows
    ]
    times = {"lesson": words.duration(minutes), "length": words.duration(longest.duration_minutes)}
    return {
        "title": words(f"today-cost.title-{_lesson_kind(longest)}", **times, journey=_has_journey(longest)),
        "ran": any(_ran_last_year(ranked.item) for ranked, _ in rows),
        "rows": [
            {
                "name": words(f"today-cost.lesson-bar-{_lesson_kind(longest)}", journey=_has_journey(longest)),
                "minutes": str(minutes),
                "time": times["lesson"],
            },
            {
                "name": words("today-cost.course-bar", course=longest.title),
                "minutes": str(longest.duration_minutes),
                "time": times["length"],
            },
        ],
        "at": markup_path(rows[0][0].path),
        "alt": words.bars(words("today-cost.minutes-a-person"), bars[:1]),
        "said": [_lesson_sentence(words, ranked.item, lesson) for ranked, lesson in rows[:2]],
        "gain": spoken_gain(words, minutes - longest.duration_minutes) if minutes > longest.duration_minutes else "",
        "travels": _has_journey(longest),
        "note": words("today-cost.note", others=words.listed(bars[1:])) if bars[1:] else "",
        "gap": words("today-cost.gap-minutes", minutes=minutes - longest.duration_minutes),
        "said_hours": "",
        **(_hours_of_everybody(briefing) if is_counted else {}),
    }


def _hours_of_everybody(briefing: Briefing) -> ViewData:
    """The hours that lessons would take the department's planned people, beside those that the courses take; empty where not fewer."""
    words, model, figures = briefing.words, briefing.content.cost_model, briefing.figures
    names = ("hours_classroom", "hours_elearning", "hours_returned")
    lessons, courses, back = (figures.find(f"roi:{name}", briefing.department.id) for name in names)
    if lessons is None or courses is None or back is None or model is None or lessons.scope != briefing.department.id:
        return {}
    if courses.displayed <= 0 or lessons.displayed < CLEARLY * courses.displayed:
        return {}
    hours = {"lessons": lessons.displayed, "courses": courses.displayed}
    bar = words("today-cost.bar-hours", **hours)
    return {
        "title": words("today-cost.title-hours", **hours),
        "rows": [
            {
                "name": name,
                "minutes": str(figure.displayed),
                "time": words("today-cost.hours", hours=figure.displayed),
            }
            for name, figure in ((words("today-cost.lessons-bar-hours"), lessons), (words("today-cost.courses-bar-hours"), courses))
        ],
        "alt": words.bars(words("today-cost.hours-of-all"), [bar]),
        "gap": words("today-cost.gap-hours", hours=back.displayed),
        "said_hours": words("today-cost.say-hours", **hours),
        "note": words(
            "today-cost.note-hours",
            period=period_of(words, model.horizon_months),
            take_up=figures.organisation["roi:take_up_pct"].displayed,
            department=briefing.department.label,
        ),
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


def _lesson_kind(course: Course) -> str:
    return "held" if _ran_last_year(course) else "planned"


def _lesson_sentence(words: Catalogue, course: Course, lesson: int) -> str:
    return words(
        f"today-cost.lesson-{_lesson_kind(course)}",
        course=words.title_in_text(course.title),
        length=spoken_length(words, course.duration_minutes),
        lesson=spoken_length(words, lesson),
        journey=_has_journey(course),
    )


def _has_journey(course: Course) -> bool:
    return course.alternative is not None and course.alternative.travel_minutes > 0


def _voice_values(briefing: Briefing, author: AuthorTexts) -> ViewData:
    """The manager who took part in the pilot and permits the quote; one of the department's own first."""
    voice = shown_voice(briefing)
    if voice is None:
        return {}
    words, name, title = briefing.words, voice.voice.name, voice.voice.title
    quote = author.text(voice.voice.quote, (*voice.path, "quote"))
    return {
        "name": name,
        "title": title,
        "quote": quote,
        "said": words("manager-voice.puts-it", name=name, title=title, quote=quote),
        "headline": words("manager-voice.headline", own=voice.is_own),
        "own": voice.is_own,
        "live": live_voice(briefing) is voice,
        "format": voice.voice.format,
        "at": markup_path(voice.path),
    }


def _moments_values(briefing: Briefing, author: AuthorTexts) -> ViewData:
    """When this happens, send this: the first courses that say when they help, and the others by name.

    A single one that is shown as the example has been told on that slide.
    """
    words = briefing.words
    rows = [
        {
            "when": moment_label(chosen, author),
            "title": chosen.course.title,
            "how": mode_label(words, chosen.course, briefing.content.organisation.names.elearning),
            **figure_of_time(words, chosen.course),
            "online": course_kind(chosen.course) != "taught",
            "at": markup_path(chosen.ranked.path),
        }
        for chosen in briefing.courses
        if chosen.course.use_when
    ]
    shown_alone = briefing.showcase is not None and len(rows) == 1 and rows[0]["at"] == markup_path(briefing.showcase.path)
    if not rows or shown_alone:
        return {}
    first = rows if len(rows) <= MOMENTS_LARGE + 1 else rows[:MOMENTS_LARGE]
    others = [words.title_in_text(str(row["title"])) for row in rows[len(first) : MOMENTS]]
    others = [words.quoted(title) for title in others] if any("," in title for title in others) else others
    return {
        "rows": first,
        "more": words("courses.more", count=len(others)) if others else "",
        "others": words.listed(others),
        "count": len(rows),
        "all_online": all(row["online"] for row in first),
    }


def _merged_proof(values: ViewData) -> ViewData:
    """Pilot and return on one slide: the scores and a line of the return (`lines`); without scores, two figures.

    Where the pilot went badly, the slide says what was changed instead of what is expected back. Under scores stand two bars, where they
    can be drawn: what is expected back, else what was finished.
    """
    proof, returns = (_sub_view(values, name) for name in ("proof", "returns"))
    ratio = returns.get("ratio_figure")
    shown = [*_figures_in(proof)[:1], *([ratio] if ratio else []), *_figures_in(proof)[1:], *_figures_in(returns)]
    titles = [part["title"] for part in (proof, returns) if part]
    chart, bars = _sub_view(proof, "chart"), _sub_view(returns, "ratio_bars") if ratio else _sub_view(proof, "completed")
    bars = bars if chart and not proof.get("remedy") else {}
    notes = [str(proof["note"]), str(bars["note"])] if "note" in bars else [str(proof.get("note") or returns.get("method") or "")]
    return {
        "title": titles[0] if titles else "",
        "chart": chart,
        "bars": bars,
        "lines": [] if bars or proof.get("remedy") else [ratio] if ratio else _figures_in(proof)[:1],
        "figures": shown[:SHORT_FIGURES],
        "note": " ".join(notes),
    }


def _commitment(briefing: Briefing) -> ViewData:
    """What stands below the target where one place, endorsement and targets are one slide: when the endorser `asks` for the figures."""
    usage, person = briefing.content.usage_targets, shown_endorser(briefing)
    asks = usage is not None and person is not None and usage.report.to == person.id and bool(briefing.targets)
    return {"asks": briefing.words("one-place-targets.asks", day=briefing.words.short_day(usage.report.due)) if usage and asks else ""}


def _sub_view(values: ViewData, name: str) -> ViewData:
    part = values.get(name)
    return part if isinstance(part, dict) else {}


def _figures_in(part: ViewData) -> list[object]:
    figures = part.get("figures")
    return list(figures) if isinstance(figures, list) else []
