"""What an author would call the parts of a briefing: each benefit, course, quote or figure that it uses, by name, as a short digest."""

from collections.abc import Iterator
from typing import Any

from briefing_builder.batch.identity.fingerprint import short_digest
from briefing_builder.memory import Same, shared
from briefing_builder.tailoring.model import Briefing

SINGLES = {
    "the programme": "programme",
    "the organisation": "organisation",
    "the meeting": "briefing",
    "the learning platform": "lms",
    "the discussion": "qa",
    "the close": "close",
    "the timing": "timing",
    "the supplier": "supplier",
    "the needs analysis": "needs_analysis",
    "the cost model": "cost_model",
    "the language": "language",
    "the currency": "currency",
    "the manager actions": "manager_actions",
}
"""Parts of the content of which there is one, by what people call them."""


REMEMBERED = 1_024
"""Values whose digests are remembered: a programme has some hundred that its departments share."""


def content_digests(briefing: Briefing) -> dict[str, str]:
    """Return the parts of a briefing by name (`benefit b-time-back`), as digests."""
    content = briefing.content
    singles = {name: getattr(content, attribute) for name, attribute in SINGLES.items()}
    digests = {name: _content_digest(value) for name, value in singles.items() if value is not None}
    digests |= {name: _content_digest(value) for name, value in _repeated_parts(briefing)}
    digests["the pilot and return figures"] = short_digest(
        f"{_content_digest(briefing.figures.organisation)}{briefing.figures.by_department.get(briefing.department.id)}"
    )
    return digests


def tailored_content(briefing: Briefing) -> dict[str, tuple[str, ...]]:
    """Return what this department hears and another may not, in an author's words; the index of a batch names each kind."""
    first = briefing.opening.first_voice
    content: dict[str, tuple[str, ...]] = {
        "benefits": tuple(chosen.name for chosen in briefing.benefits),
        "objectives": tuple(served.objective.name for served in briefing.objectives),
        "courses": tuple(chosen.course.title for chosen in briefing.courses),
        "showcase": (briefing.showcase.course.title,) if briefing.showcase else (),
        "to-book": (briefing.bookable.course.title,) if briefing.bookable else (),
        "pilot-figures": (briefing.pilot_scope.label,) if briefing.pilot_scope else (),
        "endorsed-by": tuple(endorser.endorsement.name for endorser in briefing.endorsers),
        "first-voice": (first.name,) if first else (),
        "opening-question": (briefing.opening.prompt.text,),
        "prepared-for": tuple(objection.item.says for objection in briefing.prepared_objections),
        "presented-by": (briefing.meeting.presenter.name,),
        "on": (briefing.words.long_day(briefing.meeting.day),) if briefing.meeting.day else (),
    }
    return {name: texts for name, texts in content.items() if texts}


def _repeated_parts(briefing: Briefing) -> Iterator[tuple[str, Any]]:
    yield f"department {briefing.department.id}", briefing.department
    yield from ((f"benefit {chosen.benefit.id}", (chosen.benefit, chosen.words.text, chosen.name)) for chosen in briefing.benefits)
    apart = [chosen.course for chosen in (briefing.showcase, briefing.bookable) if chosen is not None]
    yield from ((f"course {course.id}", course) for course in (*apart, *(ranked.item for ranked in briefing.course_ranking)))
    yield from ((f"objective {served.objective.id}", served.objective) for served in briefing.objectives)
    yield from ((f"objection {ranked.item.id}", ranked.item) for ranked in briefing.objections)
    yield from ((f"endorsement {endorser.endorsement.id}", endorser.endorsement) for endorser in briefing.endorsers)
    yield from ((f"quote of {voice.voice.name}", voice.voice) for voice in briefing.voices)
    yield from ((f"target {target.metric.id}", target) for target in briefing.targets)
    yield "the opening question", (briefing.opening.prompt.text, briefing.opening.first_voice)
    yield from ((f"text {words.path}", words.text) for words in briefing.texts)


def _content_digest(value: object) -> str:
    """Of values that departments share, once; a few that belong together are digested each for itself."""
    if isinstance(value, tuple):
        return short_digest("".join(part if isinstance(part, str) else _content_digest(part) for part in value))
    return _representation_digest(Same(value))


@shared(most=REMEMBERED)
def _representation_digest(value: Same[object]) -> str:
    return short_digest(repr(value.value))
