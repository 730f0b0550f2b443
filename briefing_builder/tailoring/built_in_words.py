"""Built-in texts that stand until an author writes better ones, worded as they are true of a department and the courses open to it."""

from collections.abc import Mapping
from typing import TypeVar

from briefing_builder.content.models.benefits import Benefit
from briefing_builder.content.models.content import Content
from briefing_builder.content.models.courses import Course
from briefing_builder.content.models.fields import Model
from briefing_builder.content.models.session import Lms, Qa
from briefing_builder.memory import Same, shared
from briefing_builder.tailoring.choice.courses import ROOM_MODES
from briefing_builder.tailoring.model import Circumstances

Copied = TypeVar("Copied", bound=Model)

SEEN_OF_TESTS, SEEN_OF_SEATS = "scores", "which seats are booked"
"""What a manager sees of the own team only where there are tests, or seats to book."""
STEPS_WITHOUT_SEATS = ("Search the catalogue for the course", "Open it, and begin")
VOICES: Mapping[str, tuple[str, str]] = {
    "more-time-for-priorities": (
        "saves_time", "What your people have learned they no longer ask you, so you get more time for the priorities you are measured on.",
    ),
    "help-when-it-is-needed": (
        "is_online", "When someone in your team asks how, you name a course that answers it, and you carry on with your day.",
    ),
    "same-standard-everywhere": (
        "is_online", "Everybody who takes a course hears the same message, so you stop correcting what was taught differently elsewhere.",
    ),
}  # fmt: skip
"""Built-in benefits that are true under a condition: its name among the circumstances, and what is said where it is false."""
PROMPT_OF_ONE_BENEFIT = "You have heard one benefit, but how do you think this will help your team?"
PROMPT_OF_TAUGHT = "We discussed several general benefits earlier, but how do you think this will help your team?"
WHO_BEGINS = "Who in your team would you start with, and why?"
TURN_OF_ONE_MANAGER = "Thank you, that is a fair point. Before I answer it: what would have to be different for it to work?"
ASKS = {
    (True, "one"): "Choose your first course and one time in the week for your team.",
    (True, "only"): "Choose who starts, and one time in the week for your team.",
    (False, "several"): "Choose your first courses, who goes, and when.",
    (False, "one"): "Choose your first course, who goes, and when.",
    (False, "only"): "Choose who goes, and when.",
    (False, "none"): "Name the course that your team misses most, and by when you need it.",
}
"""What is asked at the end, by whether a time in the week is asked for, and how many courses; what is missing here is said as it is."""
WISHED_FOR = ("On what would your team want a course first, and why?", "By when would you need it?")
"""What is asked of those to whom no course is open."""
WHEN_SPARED = "On which day could you spare somebody for it?"
DEMOS: Mapping[str, tuple[str, str]] = {
    "taught": ("Tell how it begins, what people practise and what they take back to work, then stop.", "After what they take back to work"),
    "video": ("Play the first minute, stop it there, and ask what they would do next.", "After the first minute"),
    "document": ("Open it at the page that is needed most, read one line aloud, then stop.", "After that line"),
    "interactive": (
        "Open the course, let the room choose an answer by show of hands, play the result, then stop.", "After the first answer",
    ),
    "one manager": ("Open the course, let the manager choose an answer, play the result, then stop.", "After the first answer"),
}  # fmt: skip
"""What is shown of a course of a kind, and where that stops."""


def with_built_in_words(content: Content, known: Circumstances) -> Content:
    """Return the content with every built-in text that the author left as it is, worded as it is true."""
    return _reword_built_in((Same(content), known))


@shared(most=64)
def _reword_built_in(key: tuple[Same[Content], Circumstances]) -> Content:
    content, known = key[0].value, key[1]
    changes: dict[str, object] = {"lms": _lms_wording(content.lms, known), "qa": _qa_wording(content.qa, known)}
    if "benefits" not in content.model_fields_set:
        changes["benefits"] = tuple(_true_benefit(benefit, known) for benefit in content.benefits)
    count = {0: "none", 1: "only"}.get(known.courses, "several" if content.programme.ask.courses > 1 else "one")
    if "ask" not in content.close.model_fields_set and (known.asks_weekly, count) in ASKS:
        changes["close"] = _copy_with(content.close, ask=ASKS[known.asks_weekly, count])
    changes["courses"] = tuple(_with_demo_script(course, is_one_manager=known.is_one_manager) for course in content.courses)
    return content.model_copy(update=changes)


def _lms_wording(lms: Lms, known: Circumstances) -> Lms:
    if "manager_view" not in lms.model_fields_set:
        unseen = {SEEN_OF_TESTS} if not known.has_tests else set()
        unseen |= {SEEN_OF_SEATS} if not known.has_seats else set()
        lms = _copy_with(lms, manager_view=tuple(line for line in lms.manager_view if line not in unseen))
    if known.has_seats:
        return lms
    return _copy_with(lms, classroom_booking=_copy_with(lms.classroom_booking, steps=STEPS_WITHOUT_SEATS, note=None))


def _qa_wording(qa: Qa, known: Circumstances) -> Qa:
    changes: dict[str, object] = {}
    if "prompt" not in qa.opening.model_fields_set and known.benefits < 2:
        changes["opening"] = _copy_with(qa.opening, prompt=PROMPT_OF_ONE_BENEFIT)
    elif "prompt" not in qa.opening.model_fields_set and not known.is_online:
        changes["opening"] = _copy_with(qa.opening, prompt=PROMPT_OF_TAUGHT)
    if "follow_ups" not in qa.model_fields_set:
        which, when, *others = qa.follow_ups
        asked = (WHO_BEGINS if known.courses == 1 else which, when if known.asks_weekly else WHEN_SPARED)
        changes["follow_ups"] = (*(asked if known.courses else WISHED_FOR), *others)
    if "negative_turn" not in qa.model_fields_set and known.is_one_manager:
        changes["negative_turn"] = TURN_OF_ONE_MANAGER
    return _copy_with(qa, **changes) if changes else qa


def _true_benefit(benefit: Benefit, known: Circumstances) -> Benefit:
    condition, otherwise = VOICES.get(benefit.id, ("", ""))
    return _copy_with(benefit, manager_voice=otherwise) if condition and not getattr(known, condition) else benefit


def _with_demo_script(course: Course, *, is_one_manager: bool) -> Course:
    """The course with what our demo says and where it stops, unless the author said it."""
    showcase = course.showcase
    if showcase is None:
        return course
    kind = course_kind(course)
    script, stop = DEMOS["one manager" if kind == "interactive" and is_one_manager else kind]
    link = "; offer the link instead" if showcase.try_it else ""
    words = {"demo_script": script, "demo_stop_at": f"{stop}, even if someone asks for more{link}."}
    changes = {key: text for key, text in words.items() if key not in showcase.model_fields_set}
    return _copy_with(course, showcase=_copy_with(showcase, **changes)) if changes else course


def course_kind(course: Course) -> str:
    """Return what a course is to whoever takes it: `taught`, `video`, `document`, or `interactive`."""
    if course.delivery_mode in ROOM_MODES:
        return "taught"
    return course.standard if course.standard in ("video", "document") else "interactive"


def _copy_with(model: Copied, **changes: object) -> Copied:
    return model.model_copy(update=changes)
