"""The opening question and the discussion: rules R34-R37, R39."""

from collections.abc import Iterator

from briefing_builder.checks.registry import Hearing, Matter, Rules
from briefing_builder.checks.wording import (
    asks_any_questions,
    asks_for_an_obstacle,
    asks_for_yes_or_no,
    is_of_learning_team,
    is_of_supplier,
    negative_word,
    speaks_to_manager,
    word_count,
)
from briefing_builder.problems import Problem, error, information, warning

programme_rules: Rules[Matter] = Rules()
briefing_rules: Rules[Hearing] = Rules()

PROMPT_WORDS = 35
WAIT_SECONDS_AT_LEAST = 5


@briefing_rules
def the_prompt_asks_something(hearing: Hearing) -> Iterator[Problem]:
    """R34: lead with a question of ours; “any questions?” is answered by silence."""
    for words, what in ((hearing.briefing.opening.prompt, "opening question"), (hearing.briefing.opening.if_silent, "fallback")):
        if asks_any_questions(words.text):
            hint = "ask how it will help “your team”"
            yield error("asks-any-questions", f"the {what} asks for questions, which nobody answers", hearing.at(*words.path), hint)
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
def the_prompt_is_about_the_team(hearing: Hearing) -> Iterator[Problem]:
    """R35: general benefits came earlier; now it is about this manager's team."""
    prompt = hearing.briefing.opening.prompt
    if not speaks_to_manager(prompt.text):
        hint = "ask about “you” or “your team”"
        yield warning(
            "prompt-without-you", "the opening question does not ask about the manager's own team", hearing.at(*prompt.path), hint
        )


@briefing_rules
def the_prompt_is_positive(hearing: Hearing) -> Iterator[Problem]:
    """R35, R36: the first answer sways the others; do not ask for a negative one."""
    prompt = hearing.briefing.opening.prompt
    word = negative_word(prompt.text) or asks_for_an_obstacle(prompt.text)
    if word is not None:
        hint = "ask what it will help with; barriers have their own question at the end (`qa.closing_question`)"
        yield warning("prompt-negative", f"the opening question says “{word}”", hearing.at(*prompt.path), hint, cause=word)


@briefing_rules
def the_prompt_is_open(hearing: Hearing) -> Iterator[Problem]:
    """R34, R35: what can be answered by a bare no may be."""
    prompt = hearing.briefing.opening.prompt
    if asks_for_yes_or_no(prompt.text) and not asks_any_questions(prompt.text):
        hint = "begin with how, where, when or which: “how will this help your team?”"
        yield warning("prompt-closed", "the opening question can be answered by a bare no", hearing.at(*prompt.path), hint)


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
