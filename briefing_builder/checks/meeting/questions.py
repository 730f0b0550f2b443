"""The opening question and the discussion: rules R34-R37, R39."""

import re
from collections.abc import Iterator

from briefing_builder.checks.meeting.openings import BAD_OPENINGS, IN_ANY_LANGUAGE
from briefing_builder.checks.registry import BriefingContext, ProgrammeContext, Rules
from briefing_builder.checks.wording import is_of_learning_team, is_of_supplier, word_count
from briefing_builder.content import Content, Department
from briefing_builder.problems import Problem, error, information, warning

programme_rules: Rules[ProgrammeContext] = Rules()
briefing_rules: Rules[BriefingContext] = Rules()

PROMPT_WORDS = 35
WAIT_SECONDS_AT_LEAST = 5
ASKS_TO_ASK = "asks-any-questions"
ANY_QUESTIONS = next(kind for kind in BAD_OPENINGS if kind.code == ASKS_TO_ASK)
"""Judged in the fallback, too."""


@briefing_rules
def the_prompt_asks_something(context: BriefingContext) -> Iterator[Problem]:
    """R34: lead with a question of ours; “any questions?” is answered by silence."""
    for words, what in ((context.briefing.opening.prompt, "opening question"), (context.briefing.opening.if_silent, "fallback")):
        if ANY_QUESTIONS.find(words.text):
            yield error(ASKS_TO_ASK, f"the {what} {ANY_QUESTIONS.finding}", context.at(*words.path), ANY_QUESTIONS.hint)
        if not words.text.strip():
            yield error("opening-missing", f"the {what} is empty", context.at(*words.path), "leave the key out for the built-in wording")


@briefing_rules
def the_prompt_is_short(context: BriefingContext) -> Iterator[Problem]:
    """R34: the question stands alone on its slide, and is said in one breath or two."""
    prompt = context.briefing.opening.prompt
    count = word_count(prompt.text)
    if count > PROMPT_WORDS:
        message = f"the opening question has {count} words; at most {PROMPT_WORDS} can be remembered"
        yield warning("prompt-too-long", message, context.at(*prompt.path), "keep the question, drop the introduction")


@briefing_rules
def the_prompt_brings_a_positive_answer(context: BriefingContext) -> Iterator[Problem]:
    """R34-R36: the first answer sways the others, so the question is judged by what it asks; each kind is told once."""
    prompt = context.briefing.opening.prompt
    is_english = context.programme.words.is_english
    for kind in (kind for kind in BAD_OPENINGS if is_english or kind.code in IN_ANY_LANGUAGE):
        word = kind.find(prompt.text)
        if word is not None and kind.code != ASKS_TO_ASK:
            report = warning if kind.severity == "warning" else error
            finding = f"the opening question {kind.finding.format(word=word)}"
            yield report(kind.code, finding, context.at(*prompt.path), kind.hint, cause=word)


@briefing_rules
def the_prompt_is_about_this_department(context: BriefingContext) -> Iterator[Problem]:
    """R35: a question about another department is answered for somebody who is not there."""
    prompt, here = context.briefing.opening.prompt, context.briefing.department
    own = _names_of_department(here)
    for department in context.content.departments:
        if department.id != here.id and any(_speaks_of(prompt.text, name, own) for name in _names_of_department(department)):
            finding = f"the opening question of {context.name} leads to somebody else’s team: “{department.name}”"
            hint = "ask about their own team; a department can have its own words in `qa.opening.by_department`"
            yield warning("prompt-other-team", finding, context.at(*prompt.path), hint, cause=department.name)


@briefing_rules
def someone_speaks_first(context: BriefingContext) -> Iterator[Problem]:
    """R36: the first speaker sways the room, so we know who it is."""
    opening = context.briefing.opening
    voice = opening.first_voice
    if voice is None:
        hint = "ask a manager of this department who knows a course, and write `briefing.first_voice` in the department"
        yield warning("no-first-voice", f"nobody is asked first in {context.name}", context.at_department(), hint)
        return
    source = context.at(*opening.first_voice_path)
    if not voice.briefed:
        hint = "tell them beforehand that you will ask for their own honest view, then set `briefed: true`"
        yield warning("first-voice-unbriefed", f"{voice.name} does not know that they will be asked first", source, hint)
    content = context.content
    if is_of_learning_team(content, voice.name, voice.title) or is_of_supplier(content, voice.name, voice.title):
        hint = "ask a manager of the department instead"
        yield warning("first-voice-with-interest", f"{voice.name} is asked first, but speaks for the programme itself", source, hint)


@briefing_rules
def the_first_voice_is_of_the_room(context: BriefingContext) -> Iterator[Problem]:
    """R36: somebody of another department speaks for other people's teams, and may not even be there."""
    opening, here = context.briefing.opening, context.briefing.department
    voice = opening.first_voice
    if voice is None:
        return
    homes = {id for name, id in _known_people(context.content, here.id) if name.casefold() == voice.name.casefold()}
    if homes and here.id not in homes:
        names = {department.id: department.name for department in context.content.departments}
        finding = f"{voice.name} works in {', '.join(sorted(names.get(id, id) for id in homes))}, but is asked first in {context.name}"
        hint = "ask a manager of this department, and write `briefing.first_voice` in the department"
        yield warning("first-voice-elsewhere", finding, context.at(*opening.first_voice_path), hint)


@programme_rules
def one_voice_is_first(context: ProgrammeContext) -> Iterator[Problem]:
    """R36: only one can be asked first."""
    general = context.content.qa.opening.first_voice
    for index, department in enumerate(context.content.departments):
        own = department.briefing.first_voice if department.briefing is not None else None
        other = general.by_department.get(department.id) if general is not None else None
        if own is not None and other is not None and own.name != other.name:
            finding = f"{department.name} has two first voices: {own.name}, and {other.name} in `qa.opening`; the department's own is asked"
            hint = "keep one of them; the other can be asked second"
            yield warning("two-first-voices", finding, context.at("departments", index, "briefing", "first_voice"), hint)


def _names_of_department(department: Department) -> frozenset[str]:
    return frozenset((department.name, department.short_name or department.name))


def _speaks_of(text: str, name: str, own: frozenset[str]) -> bool:
    """Return whether the text holds the name as words of its own, and not only within a name of the department that is asked.

    A plain look comes first, for a programme may have thousands of names.
    """
    if name not in text:
        return False
    for longer in sorted((longer_name for longer_name in own if name in longer_name), key=len, reverse=True):
        text = text.replace(longer, "")
    return re.search(rf"\b{re.escape(name)}\b", text) is not None


def _known_people(content: Content, here: str) -> Iterator[tuple[str, str]]:
    """Who is known to be of which department: its head, its first voice (but not here, where we ask), managers of the pilot."""
    for department in content.departments:
        if department.head is not None:
            yield department.head.name, department.id
        if department.id != here and department.briefing is not None and department.briefing.first_voice is not None:
            yield department.briefing.first_voice.name, department.id
    for voice in content.pilot.manager_voices if content.pilot is not None else ():
        yield voice.name, voice.department


@programme_rules
def silence_is_borne(context: ProgrammeContext) -> Iterator[Problem]:
    """R37: people need time to think of an answer."""
    seconds = context.content.qa.opening.wait_seconds
    if seconds < WAIT_SECONDS_AT_LEAST:
        message = f"the presenter waits {seconds} seconds; at least {WAIT_SECONDS_AT_LEAST} are needed, and 10 are good"
        yield warning("wait-too-short", message, context.at("qa", "opening", "wait_seconds"), "write 10")


@programme_rules
def the_discussion_goes_on(context: ProgrammeContext) -> Iterator[Problem]:
    """R39: a second wave of questions brings the tips."""
    if not context.content.qa.follow_ups:
        hint = "write two or three `qa.follow_ups`, or leave the key out for ours"
        yield information("no-follow-ups", "there is no question for the second wave", context.at("qa"), hint)
