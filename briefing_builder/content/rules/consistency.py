"""Rules between values of the content that no single field can hold: the data goes in, problems come out."""

from collections.abc import Iterator

from briefing_builder.content.paths import matches, texts_at, value_at
from briefing_builder.content.vocabulary import CLASSROOM_MODES
from briefing_builder.problems import Problem, error
from briefing_builder.source import Positions

_SPANS = ("programme.pilot", "pilot", "usage_targets.period")
_SHOWCASE_CHOICES = ("programme.showcase", "departments.[].overrides.showcase.course")


def rule_problems(data: object, positions: Positions) -> Iterator[Problem]:
    """Yield a problem for each rule that the data breaks, whether or not the rest of it is valid."""
    yield from _booking_problems(data, positions)
    yield from _showcase_problems(data, positions)
    yield from _span_problems(data, positions)


def _booking_problems(data: object, positions: Positions) -> Iterator[Problem]:
    for match in matches(data, "courses.[].delivery_mode"):
        if match.value in CLASSROOM_MODES and value_at(data, (*match.path[:-1], "booking")) is None:
            message = f"a {str(match.value).replace('_', ' ')} course needs booking: managers ask how to get a seat"
            yield error("booking-missing", message, positions.of(match.path), "add `booking:` with the `next_sessions`")


def _showcase_problems(data: object, positions: Positions) -> Iterator[Problem]:
    courses = value_at(data, ("courses",))
    if not isinstance(courses, list) or not courses:
        return
    shown = {text for course in courses if value_at(course, ("showcase",)) is not None for text in texts_at(course, "id")}
    if not any(value_at(course, ("showcase",)) is not None for course in courses):
        source = positions.of_key(("courses",))
        yield error("showcase-missing", "no course has a showcase; managers must see at least one", source, "add `showcase:` to a course")
        return
    known = set(texts_at(data, "courses.[].id"))
    for pattern in _SHOWCASE_CHOICES:
        for match in matches(data, pattern):
            if isinstance(match.value, str) and match.value in known - shown:
                message = f'the course "{match.value}" has no showcase to show'
                yield error("showcase-empty", message, positions.of(match.path), "add `showcase:` to the course, or name another")


def _span_problems(data: object, positions: Positions) -> Iterator[Problem]:
    for pattern in _SPANS:
        for match in matches(data, pattern):
            starts, ends = value_at(data, (*match.path, "starts")), value_at(data, (*match.path, "ends"))
            if isinstance(starts, str) and isinstance(ends, str) and ends < starts:
                yield error("dates-reversed", f"ends on {ends}, before it starts on {starts}", positions.of((*match.path, "ends")))
