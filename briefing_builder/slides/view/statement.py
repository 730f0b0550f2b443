"""The one sentence that stands alone before the benefits: a briefing goes in, the tension that the benefits answer comes out."""

import re

from briefing_builder.slides import formats
from briefing_builder.slides.author_texts import AuthorTexts, markup_path
from briefing_builder.slides.view.session import ViewData
from briefing_builder.slides.view.spoken.team import spoken_length
from briefing_builder.slides.view.team import is_said_by, was_asked
from briefing_builder.tailoring.view import Briefing, Course, course_kind
from briefing_builder.words import Catalogue

MOST_WORDS = 12
"""What one reads at a glance."""
CLEAR_FACTOR = 2
"""A lesson that is not even twice as long as the course is no tension."""
HOUR, HALF_HOUR = 60, 30
DIGIT = re.compile(r"\d")
HALF_A_DAY = range(210, 241)
"""Minutes."""


def statement_view(briefing: Briefing, author: AuthorTexts) -> ViewData:
    """Return `statement`: the author's own; else the hours of a lesson that was held or is planned, for what takes minutes; else what this
    department said among other things; else what it puts first. Empty where none of it is true, or short enough.

    `kind` is `own`, `time`, `answer` or `priority`; `text` stands large, `kicker` and `quiet` beside it; `said` are the presenter's words.
    """
    found = (
        _own_statement(briefing, author) or _time_statement(briefing) or _answer_statement(briefing, author) or _first_priority(briefing)
    )
    return {"statement": {**found, "kicker": briefing.words(f"statement.kicker-{found['kind']}")} if found else {}}


def _own_statement(briefing: Briefing, author: AuthorTexts) -> ViewData:
    own, words = briefing.spoken.get("statement"), briefing.words
    if own is None:
        return {}
    text = author.sentence(own.text, own.path)
    said = [words("statement.say-own", text=formats.sentence(text)), words("statement.say-own-more"), words("statement.say-own-rest")]
    return {"kind": "own", "text": text, "quiet": "", "said": said, "at": markup_path(own.path)}


def _time_statement(briefing: Briefing) -> ViewData:
    """The course on show, where it stands for a real lesson that takes clearly longer; else the course that stands for the longest one."""
    words, shown = briefing.words, briefing.showcase
    ranked = [each for each in briefing.course_ranking if not each.is_excluded and _is_clearly_shorter(each.item)]
    if not ranked:
        return {}
    longest = max(ranked, key=lambda each: _lesson_length(each.item))
    chosen = next((each for each in ranked if shown is not None and each.item.id == shown.course.id), longest)
    course, alternative = chosen.item, chosen.item.alternative
    kind = "held" if alternative and alternative.counterfactual == "ran_last_year" else "planned"
    journey = alternative is not None and alternative.travel_minutes > 0
    lesson, minutes = _lesson_length(course), course.duration_minutes
    times = {"lesson": spoken_length(words, lesson), "length": _length_in_words(words, minutes)}
    return {
        "kind": "time",
        "text": words(f"statement.time-{kind}", **_both_times(words, lesson, minutes)),
        "quiet": words(f"statement.quiet-time-{kind}", course=words.title_in_text(course.title), journey=journey),
        "said": [
            words(f"statement.say-time-{kind}", **times),
            words("statement.say-time-more"),
            words("statement.say-time-rest", staff=briefing.department.tone.call_staff),
        ],
        "at": markup_path(chosen.path),
    }


def _is_clearly_shorter(course: Course) -> bool:
    return course_kind(course) != "taught" and _lesson_length(course) >= CLEAR_FACTOR * course.duration_minutes


def _lesson_length(course: Course) -> int:
    """Minutes of the lesson with its journey; a lesson that nobody ever held or planned takes none."""
    alternative = course.alternative
    return alternative.minutes_with_travel if alternative is not None and alternative.counterfactual != "hypothetical" else 0


def _both_times(words: Catalogue, lesson: int, minutes: int) -> dict[str, str]:
    """Return the `lesson` and the `length` of the course, both in words, or both in digits where one of them has no words."""
    is_short = _is_in_minutes(lesson) and minutes < HOUR
    in_words = {
        "lesson": _lesson_in_words(words, lesson),
        "length": words.in_words(minutes) if is_short else _length_in_words(words, minutes),
    }
    if not any(DIGIT.search(time) for time in in_words.values()):
        return in_words
    in_digits = words("statement.minutes-figure", count=minutes) if minutes < HOUR else words.duration(minutes)
    return {"lesson": _lesson_in_digits(words, lesson), "length": words.digits(minutes) if is_short else in_digits}


def _lesson_in_words(words: Catalogue, minutes: int) -> str:
    if minutes in HALF_A_DAY:
        return words("statement.half-a-day")
    return formats.beginning_large(words("statement.minutes", count=minutes) if _is_in_minutes(minutes) else spoken_length(words, minutes))


def _lesson_in_digits(words: Catalogue, minutes: int) -> str:
    """Half a day and an hour hold no number, and stay as they are."""
    if minutes in HALF_A_DAY or minutes == HOUR:
        return _lesson_in_words(words, minutes)
    return words("statement.minutes-figure", count=minutes) if _is_in_minutes(minutes) else words.duration(minutes)


def _is_in_minutes(lesson: int) -> bool:
    """Whether a lesson is told in minutes, as the course is."""
    return lesson < HOUR or (lesson < 2 * HOUR and bool(lesson % HALF_HOUR))


def _length_in_words(words: Catalogue, minutes: int) -> str:
    return words("statement.minutes", count=minutes) if minutes < HOUR else words.duration(minutes)


def _answer_statement(briefing: Briefing, author: AuthorTexts) -> ViewData:
    """What the department's own managers said, where it is one answer of several; a single one stands large on its own slide already."""
    needs, words = briefing.content.needs_analysis, briefing.words
    if needs is None or not was_asked(needs, briefing):
        return {}
    heard = [(number, pair) for number, pair in enumerate(needs.you_said) if is_said_by(pair, briefing)]
    for number, pair in heard if len(heard) > 1 else []:
        path = ("needs_analysis", "you_said", number, "text")
        answer = formats.sentence(author.sentence(pair.text, path))
        if briefing.department.id in pair.departments and len(answer.split()) <= MOST_WORDS:
            return {
                "kind": "answer",
                "text": words.quoted(answer),
                "quiet": words("statement.quiet-answer", month=words.month(needs.asked_on)),
                "said": [
                    words("statement.say-answer", answer=answer),
                    words("statement.say-answer-more"),
                    words("statement.say-answer-rest"),
                ],
                "at": markup_path(path),
            }
    return {}


def _first_priority(briefing: Briefing) -> ViewData:
    words, priorities = briefing.words, briefing.department.priorities
    text = formats.without_stop(priorities[0].text) if priorities else ""
    if not text or len(text.split()) > MOST_WORDS:
        return {}
    return {
        "kind": "priority",
        "text": words.quoted(text),
        "quiet": words("statement.quiet-priority", possessive=briefing.names.possessive),
        "said": [
            words("statement.say-priority", priority=priorities[0].text),
            words("statement.say-priority-more"),
            words("statement.say-priority-rest"),
        ],
        "at": markup_path((*briefing.department_path, "priorities", 0)),
    }
