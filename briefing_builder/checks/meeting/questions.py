"""The opening question and the discussion: rules R34-R37, R39."""

import re
from collections.abc import Iterator

from briefing_builder.checks.meeting.openings import KINDS
from briefing_builder.checks.registry import Hearing, Matter, Rules
from briefing_builder.checks.wording import is_of_learning_team, is_of_supplier, word_count
from briefing_builder.content import Content, Department
from briefing_builder.problems import Problem, error, information, warning

programme_rules: Rules[Matter] = Rules()
briefing_rules: Rules[Hearing] = Rules()

PROMPT_WORDS = 35
WAIT_SECONDS_AT_LEAST = 5
ASKS_TO_ASK = "asks-any-questions"
ANY_QUESTIONS = next(kind for kind in KINDS if kind.code == ASKS_TO_ASK)
"""Judged in the fallback, too."""


@briefing_rules
def the_prompt_asks_something(hearing: Hearing) -> Iterator[Problem]:
    """R34: lead with a question of ours; “any questions?” is answered by silence."""
    for words, what in ((hearing.briefing.opening.prompt, "opening question"), (hearing.briefing.opening.if_silent, "fallback")):
        if ANY_QUESTIONS.find(words.text):
            yield error(ASKS_TO_ASK, f"the {what} {ANY_QUESTIONS.finding}", hearing.at(*words.path), ANY_QUESTIONS.hint)
        if not words.text.strip():
            yield error("opening-missing", f"the {what} is empty", hearing.at(*words.path), "leave the key out for the built-in wording")


@briefing_rules
def the_prompt_is_short(hearing: Hearing) -> Iterator[Problem]:
    """R34: the question stands alone on its slide, and is said in one breath or two."""
    prompt = hearing.briefing.opening.prompt
    count = word_count(prompt.text)
    if count > PROMPT_WORDS:
        message = f"the opening question has {count} words; at most {PROMPT_WORDS} stay in the ear"
        yield warning("prompt-too-long", message, hearing.at(*prompt.path), "keep the question, drop the introduction")


@briefing_rules
def the_prompt_brings_a_positive_answer(hearing: Hearing) -> Iterator[Problem]:
    """R34-R36: the first answer sways the others, so the question is judged by what it asks; each kind is told once."""
    prompt = hearing.briefing.opening.prompt
    for kind in KINDS:
        word = kind.find(prompt.text)
        if word is not None and kind.code != ASKS_TO_ASK:
            told = warning if kind.severity == "warning" else error
            finding = f"the opening question {kind.finding.format(word=word)}"
            yield told(kind.code, finding, hearing.at(*prompt.path), kind.hint, cause=word)


@briefing_rules
def the_prompt_is_about_this_department(hearing: Hearing) -> Iterator[Problem]:
    """R35: a question about another department is answered for somebody who is not there."""
    prompt, here = hearing.briefing.opening.prompt, hearing.briefing.department
    own = _names(here)
    for department in hearing.content.departments:
        if department.id != here.id and any(_speaks_of(prompt.text, name, own) for name in _names(department)):
            finding = f"the opening question of {hearing.name} leads to somebody else’s team: “{department.name}”"
            hint = "ask about their own team; a department can have its own words in `qa.opening.by_department`"
            yield warning("prompt-other-team", finding, hearing.at(*prompt.path), hint, cause=department.name)


@briefing_rules
def someone_speaks_first(hearing: Hearing) -> Iterator[Problem]:
    """R36: the first speaker sways the room, so we know who it is."""
    opening = hearing.briefing.opening
    voice = opening.first_voice
    if voice is None:
        hint = "ask a manager of this department who knows a course, and write `briefing.first_voice` in the department"
        yield warning("no-first-voice", f"nobody is asked first in {hearing.name}", hearing.at_department(), hint)
        return
    place = hearing.at(*opening.first_voice_path)
    if not voice.briefed:
        hint = "tell them beforehand that you will ask for their own honest view, then set `briefed: true`"
        yield warning("first-voice-unbriefed", f"{voice.name} does not know that they will be asked first", place, hint)
    content = hearing.content
    if is_of_learning_team(content, voice.name, voice.title) or is_of_supplier(content, voice.name, voice.title):
        hint = "ask a manager of the department instead"
        yield warning("first-voice-with-interest", f"{voice.name} is asked first, but speaks for the programme itself", place, hint)


@briefing_rules
def the_first_voice_is_of_the_room(hearing: Hearing) -> Iterator[Problem]:
    """R36: somebody of another department speaks for other people's teams, and may not even be there."""
    opening, here = hearing.briefing.opening, hearing.briefing.department
    voice = opening.first_voice
    if voice is None:
        return
    homes = {id for name, id in _known(hearing.content, here.id) if name.casefold() == voice.name.casefold()}
    if homes and here.id not in homes:
        names = {one.id: one.name for one in hearing.content.departments}
        finding = f"{voice.name} is of {', '.join(sorted(names.get(id, id) for id in homes))}, and is asked first in {hearing.name}"
        hint = "ask a manager of this department, and write `briefing.first_voice` in the department"
        yield warning("first-voice-elsewhere", finding, hearing.at(*opening.first_voice_path), hint)


@programme_rules
def one_voice_is_first(matter: Matter) -> Iterator[Problem]:
    """R36: only one can be asked first."""
    general = matter.content.qa.opening.first_voice
    for index, department in enumerate(matter.content.departments):
        own = department.briefing.first_voice if department.briefing is not None else None
        other = general.by_department.get(department.id) if general is not None else None
        if own is not None and other is not None and own.name != other.name:
            finding = f"{department.name} has two first voices: {own.name}, and {other.name} in `qa.opening`; the department's own is asked"
            hint = "keep one of them; the other can be asked second"
            yield warning("two-first-voices", finding, matter.at("departments", index, "briefing", "first_voice"), hint)


def _names(department: Department) -> frozenset[str]:
    return frozenset((department.name, department.short_name or department.name))


def _speaks_of(text: str, name: str, own: frozenset[str]) -> bool:
    """Return whether the text holds the name as words of its own, and not only within a name of the department that is asked.

    A plain look comes first, for a programme may have thousands of names.
    """
    if name not in text:
        return False
    for longer in sorted((one for one in own if name in one), key=len, reverse=True):
        text = text.replace(longer, "")
    return re.search(rf"\b{re.escape(name)}\b", text) is not None


def _known(content: Content, here: str) -> Iterator[tuple[str, str]]:
    """Who is known to be of which department: its head, its first voice (but not here, where we ask), managers of the pilot."""
    for department in content.departments:
        if department.head is not None:
            yield department.head.name, department.id
        if department.id != here and department.briefing is not None and department.briefing.first_voice is not None:
            yield department.briefing.first_voice.name, department.id
    for voice in content.pilot.manager_voices if content.pilot is not None else ():
        yield voice.name, voice.department


@programme_rules
def silence_is_borne(matter: Matter) -> Iterator[Problem]:
    """R37: people need time to think of an answer."""
    seconds = matter.content.qa.opening.wait_seconds
    if seconds < WAIT_SECONDS_AT_LEAST:
        message = f"the presenter waits {seconds} seconds; at least {WAIT_SECONDS_AT_LEAST} are needed, and 10 are good"
        yield warning("wait-too-short", message, matter.at("qa", "opening", "wait_seconds"), "write 10")


@programme_rules
def the_discussion_goes_on(matter: Matter) -> Iterator[Problem]:
    """R39: a second wave of questions brings the tips."""
    if not matter.content.qa.follow_ups:
        hint = "write two or three `qa.follow_ups`, or leave the key out for ours"
        yield information("no-follow-ups", "there is no question for the second wave", matter.at("qa"), hint)
