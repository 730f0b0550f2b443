"""Answers to negative views: rules R08, R09, R38."""

from collections.abc import Iterator

from briefing_builder.checks.figures.claims import has_digits
from briefing_builder.checks.registry import BriefingContext, ProgrammeContext, Rules
from briefing_builder.checks.wording import negative_word, says_no, superlative, word_count
from briefing_builder.problems import Problem, error, warning

programme_rules: Rules[ProgrammeContext] = Rules()
briefing_rules: Rules[BriefingContext] = Rules()

OBJECTIONS_AT_LEAST = 3
ANSWER_WORDS = 60
LINE_WORDS = 20


@programme_rules
def enough_objections_are_answered(context: ProgrammeContext) -> Iterator[Problem]:
    """R08, R23: managers must be able to deal with negative views."""
    count = len(context.content.objections)
    if count < OBJECTIONS_AT_LEAST:
        hint = "write what you expect to hear (no time, tried before, what does it cost) with acknowledge, explore, respond and benefit"
        source = context.at("objections") if count else context.at()
        yield warning("few-objections", f"{count} of at least {OBJECTIONS_AT_LEAST} objections are answered", source, hint)


@programme_rules
def answers_with_numbers_have_evidence(context: ProgrammeContext) -> Iterator[Problem]:
    """R08, R09: a sceptic asks for the source of every number."""
    for index, objection in enumerate(context.content.objections):
        if objection.evidence != "none":
            continue
        for part in ("acknowledge", "respond", "answer"):
            if has_digits(getattr(objection, part) or ""):
                message = f"the answer to “{objection.says}” uses a number without evidence"
                hint = "name the `evidence` (pilot:…, roi:…, source:…), use the value {{ pilot.… }}, or say it without a number"
                yield error("answer-without-evidence", message, context.at("objections", index, part), hint)


@programme_rules
def answers_claim_no_superlative(context: ProgrammeContext) -> Iterator[Problem]:
    """R09: an exaggeration is what a sceptic waits for."""
    for index, objection in enumerate(context.content.objections):
        for part, text in (("respond", objection.respond), ("answer", objection.answer or "")):
            claim = superlative(text)
            if claim is not None and objection.evidence == "none":
                message = f"the answer to “{objection.says}” says “{claim}” without evidence"
                hint = "name evidence, or make the claim smaller"
                yield error("claim-without-evidence", message, context.at("objections", index, part), hint, cause=claim)


@programme_rules
def topics_are_neutral(context: ProgrammeContext) -> Iterator[Problem]:
    """R34, R38: the room may see the index of the slides behind the briefing; nothing in it may be read as a no."""
    for index, objection in enumerate(context.content.objections):
        word = negative_word(objection.topic or "") or says_no(objection.topic or "")
        if word is not None:
            hint = "name what it is about: “Finding the time”, “Devices and places”; or leave the key out for ours"
            source = context.at("objections", index, "topic")
            yield warning("topic-negative", f"the topic of “{objection.says}” says “{word}”", source, hint, cause=word)


@programme_rules
def lines_of_answers_are_short(context: ProgrammeContext) -> Iterator[Problem]:
    """R08: the answer that stands large on its slide, and in the index, is read in a glance."""
    for index, objection in enumerate(context.content.objections):
        count = word_count(objection.answer or "")
        if count > LINE_WORDS:
            message = f"the `answer` to “{objection.says}” has {count} words; at most {LINE_WORDS} are read in a glance"
            hint = "say the one thing; `respond` has the rest"
            yield warning("answer-line-long", message, context.at("objections", index, "answer"), hint)


@programme_rules
def answers_are_short(context: ProgrammeContext) -> Iterator[Problem]:
    """R08: who answers for longer than half a minute defends himself."""
    for index, objection in enumerate(context.content.objections):
        count = word_count(objection.respond)
        if count > ANSWER_WORDS:
            message = f"the answer to “{objection.says}” has {count} words; at most {ANSWER_WORDS} will be listened to"
            yield warning("answer-too-long", message, context.at("objections", index, "respond"), "keep one fact and one consequence")


@briefing_rules
def evidence_supports_its_answer(context: BriefingContext) -> Iterator[Problem]:
    """R08, R16: an answer is not proven by a figure that speaks for the objection."""
    for objection in context.briefing.answered_objections:
        figure = context.figures.find_beside(objection.item.respond, objection.item.evidence, context.briefing.department.id)
        if figure is not None and not figure.is_evidence:
            value = context.programme.words.digits(figure.displayed)
            message = f"{figure.name.lower()} is {value}: that is no answer to “{objection.item.says}”, and is left out"
            hint = "name other `evidence`, or say openly what went badly and what was changed"
            yield warning("evidence-weak", message, context.at(*objection.path, "evidence"), hint)


@briefing_rules
def likely_objections_are_prepared(context: BriefingContext) -> Iterator[Problem]:
    """R38: what is likely to be said here must not surprise the presenter."""
    for objection in context.briefing.objections:
        if context.briefing.department.id in objection.item.likely_in and not objection.is_chosen:
            held = len(context.briefing.prepared_objections)
            message = f"“{objection.item.says}” is likely in {context.name}, but not among the {held} prepared for the variant"
            hint = "pin it under `overrides.objections.pin`, or raise `max_objections_prepared`; it still stands in the appendix"
            yield warning("likely-objection-unprepared", message, context.at(*objection.path), hint)
