"""Built-in texts that stand until an author writes better ones, worded as they are true of a department and the courses open to it."""

from typing import TypeVar

from briefing_builder.content.models.benefits import Benefit
from briefing_builder.content.models.content import Content
from briefing_builder.content.models.courses import Course
from briefing_builder.content.models.fields import Model
from briefing_builder.content.models.session import Lms, Qa
from briefing_builder.memory import Same, shared
from briefing_builder.tailoring.choice.courses import ROOM_MODES
from briefing_builder.tailoring.model import Circumstances
from briefing_builder.words import Catalogue

Copied = TypeVar("Copied", bound=Model)

CONDITIONS = {
    "more-time-for-priorities": "saves_time", "help-when-it-is-needed": "is_online", "same-standard-everywhere": "is_online",
}  # fmt: skip
"""Built-in benefits that are true under a condition, by its name among the circumstances; where it is false they are said otherwise."""
ASKED_OTHERWISE = {
    (True, "one"): "ask-weekly-one", (True, "only"): "ask-weekly-only", (False, "several"): "ask-dates-several",
    (False, "one"): "ask-dates-one", (False, "only"): "ask-dates-only", (False, "none"): "ask-dates-none",
}  # fmt: skip
"""What is asked at the end, by whether a time in the week is asked for, and how many courses; what is missing here is said as it is."""


def with_built_in_words(content: Content, known: Circumstances, words: Catalogue) -> Content:
    """Return the content with every built-in text that the author left as it is, worded as it is true."""
    return _reword_built_in((Same(content), known, words))


@shared(most=64)
def _reword_built_in(key: tuple[Same[Content], Circumstances, Catalogue]) -> Content:
    content, known, words = key[0].value, key[1], key[2]
    changes: dict[str, object] = {"lms": _lms_wording(content.lms, known, words), "qa": _qa_wording(content.qa, known, words)}
    if "benefits" not in content.model_fields_set:
        changes["benefits"] = tuple(_true_benefit(benefit, known, words) for benefit in content.benefits)
    count = {0: "none", 1: "only"}.get(known.courses, "several" if content.programme.ask.courses > 1 else "one")
    if "ask" not in content.close.model_fields_set and (known.asks_weekly, count) in ASKED_OTHERWISE:
        changes["close"] = _copy_with(content.close, ask=words(f"built-in.{ASKED_OTHERWISE[known.asks_weekly, count]}"))
    changes["courses"] = tuple(_with_demo_script(course, words, is_one_manager=known.is_one_manager) for course in content.courses)
    return content.model_copy(update=changes)


def _lms_wording(lms: Lms, known: Circumstances, words: Catalogue) -> Lms:
    """What a manager sees of the own team: scores only where there are tests, and seats only where one books them."""
    if "manager_view" not in lms.model_fields_set:
        unseen = {words("built-in.seen-scores")} if not known.has_tests else set()
        unseen |= {words("built-in.seen-seats")} if not known.has_seats else set()
        lms = _copy_with(lms, manager_view=tuple(line for line in lms.manager_view if line not in unseen))
    if known.has_seats:
        return lms
    steps = (words("built-in.step-search"), words("built-in.step-open"))
    return _copy_with(lms, classroom_booking=_copy_with(lms.classroom_booking, steps=steps, note=None))


def _qa_wording(qa: Qa, known: Circumstances, words: Catalogue) -> Qa:
    changes: dict[str, object] = {}
    if "prompt" not in qa.opening.model_fields_set and known.benefits < 2:
        changes["opening"] = _copy_with(qa.opening, prompt=words("built-in.prompt-of-one-benefit"))
    elif "prompt" not in qa.opening.model_fields_set and not known.is_online:
        changes["opening"] = _copy_with(qa.opening, prompt=words("built-in.prompt-of-taught"))
    if "follow_ups" not in qa.model_fields_set:
        which, when, *others = qa.follow_ups
        which = words("built-in.follow-up-who") if known.courses == 1 else which
        when = when if known.asks_weekly else words("built-in.follow-up-when-spared")
        wished = (words("built-in.follow-up-wish"), words("built-in.follow-up-by-when"))
        changes["follow_ups"] = (*((which, when) if known.courses else wished), *others)
    if "negative_turn" not in qa.model_fields_set and known.is_one_manager:
        changes["negative_turn"] = words("built-in.negative-turn-of-one-manager")
    return _copy_with(qa, **changes) if changes else qa


def _true_benefit(benefit: Benefit, known: Circumstances, words: Catalogue) -> Benefit:
    if benefit.id not in CONDITIONS or getattr(known, CONDITIONS[benefit.id]):
        return benefit
    return _copy_with(benefit, manager_voice=words(f"built-in.voice-otherwise-{benefit.id}"))


def _with_demo_script(course: Course, words: Catalogue, *, is_one_manager: bool) -> Course:
    """The course with what our demo says and where it stops, unless the author said it."""
    showcase = course.showcase
    if showcase is None:
        return course
    kind = course_kind(course)
    script = words(f"built-in.demo-{'one-manager' if kind == 'interactive' and is_one_manager else kind}")
    stop = words(f"built-in.stop-{kind}{'-with-link' if showcase.try_it else ''}")
    ours = {"demo_script": script, "demo_stop_at": stop}
    changes = {key: text for key, text in ours.items() if key not in showcase.model_fields_set}
    return _copy_with(course, showcase=_copy_with(showcase, **changes)) if changes else course


def course_kind(course: Course) -> str:
    """Return what a course is to whoever takes it: `taught`, `video`, `document`, or `interactive`."""
    if course.delivery_mode in ROOM_MODES:
        return "taught"
    return course.standard if course.standard in ("video", "document") else "interactive"


def _copy_with(model: Copied, **changes: object) -> Copied:
    return model.model_copy(update=changes)
