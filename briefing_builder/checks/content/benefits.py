"""Benefits in the manager's voice: rules R06, R09, R12, R13."""

from collections.abc import Iterator

from briefing_builder.checks.figures.claims import has_digits
from briefing_builder.checks.registry import BriefingContext, ProgrammeContext, Rules
from briefing_builder.checks.wording import learner_voice, speaks_to_manager, superlative, word_count
from briefing_builder.content import Benefit
from briefing_builder.problems import Problem, error, warning

programme_rules: Rules[ProgrammeContext] = Rules()
briefing_rules: Rules[BriefingContext] = Rules()

BENEFITS_AT_LEAST = 2
BENEFIT_WORDS = 25
"""A card of a third of a slide holds so many at 18 pt, and they take eleven seconds to say at 130 words a minute."""


@programme_rules
def numbers_have_evidence(context: ProgrammeContext) -> Iterator[Problem]:
    """R09, R12: a number that nothing supports costs the whole briefing its credit."""
    for path, benefit, text in _benefit_texts(context):
        if benefit.evidence == "none" and has_digits(text):
            hint = "name the `evidence` (pilot:…, roi:…, source:…), or say it without a number"
            yield error("number-without-evidence", f"the benefit {benefit.id} uses a number without evidence", context.at(*path), hint)


@programme_rules
def superlatives_have_evidence(context: ProgrammeContext) -> Iterator[Problem]:
    """R09: “the most cost-effective” is a comparison; without one behind it, it is a claim."""
    for path, benefit, text in _benefit_texts(context):
        claim = superlative(text)
        if claim is not None and not _is_supported(context, benefit.evidence):
            hint = "name evidence that the programme has, or make the claim smaller"
            message = f"the benefit {benefit.id} says “{claim}” without evidence"
            yield error("claim-without-evidence", message, context.at(*path), hint, cause=claim)


@programme_rules
def other_texts_claim_no_superlative(context: ProgrammeContext) -> Iterator[Problem]:
    """R09: the same for the texts that can carry no evidence."""
    content = context.content
    texts: dict[tuple[str | int, ...], str] = {
        ("programme", "tagline"): content.programme.tagline or "",
        ("programme", "permission_statement"): content.programme.permission_statement,
        ("close", "ask"): content.close.ask,
        **{("courses", index, "summary"): course.summary or "" for index, course in enumerate(content.courses)},
        **{
            ("courses", index, "showcase", "why"): (course.showcase.why if course.showcase is not None else None) or ""
            for index, course in enumerate(content.courses)
        },
    }
    for path, text in texts.items():
        claim = superlative(text)
        if claim is not None:
            hint = "make the claim smaller, or move it to a benefit that names evidence"
            yield error("claim-without-evidence", f"the text says “{claim}” without evidence", context.at(*path), hint, cause=claim)


@programme_rules
def evidence_exists(context: ProgrammeContext) -> Iterator[Problem]:
    """R12: evidence that the programme does not have counts nothing; our own built-in benefits may wait for theirs."""
    if "benefits" not in context.content.model_fields_set:
        return
    for index, benefit in enumerate(context.content.benefits):
        if benefit.evidence != "none" and not _is_supported(context, benefit.evidence):
            figures, unknown = context.figures, "the programme has no such figure or source"
            is_hidden = benefit.evidence in figures.organisation
            reason = figures.why_missing(benefit.evidence) if is_hidden else figures.absent.get(benefit.evidence, unknown)
            message = f"the benefit {benefit.id} rests on {benefit.evidence}, but {reason}"
            hint = "supply the data, or write `evidence: none`"
            yield warning("evidence-missing", message, context.at("benefits", index, "evidence"), hint)


@briefing_rules
def evidence_supports_its_benefit(context: BriefingContext) -> Iterator[Problem]:
    """R12, R16: a figure that a sceptic would quote is no proof."""
    for chosen in context.briefing.benefits:
        figure = context.figures.find_beside(chosen.words.text, chosen.benefit.evidence, context.briefing.department.id)
        if figure is not None and not figure.is_evidence:
            whose = context.name if figure.scope == context.briefing.department.id else "all departments"
            finding = f"{figure.name.lower()} of {whose} is {context.programme.words.digits(figure.displayed)}"
            message = f"{finding}: it weakens the benefit {chosen.benefit.id}, and is left out"
            hint = "choose other `evidence` for it, exclude the benefit for this department, or say it without a figure"
            yield warning("evidence-weak", message, context.at(*chosen.ranked.path, "evidence"), hint)


@briefing_rules
def enough_benefits(context: BriefingContext) -> Iterator[Problem]:
    """R06: managers support what they know the benefits of."""
    count = len(context.briefing.benefits)
    if count < BENEFITS_AT_LEAST:
        message = f"{context.name} sees {count} of at least {BENEFITS_AT_LEAST} benefits in the variant {context.briefing.variant_name}"
        hint = f"write more benefits, exclude fewer, and allow at least {BENEFITS_AT_LEAST} in `max_benefits`"
        yield error("benefits-too-few", message, context.at_department("overrides", "benefits"), hint)


@briefing_rules
def both_appeals_are_heard(context: BriefingContext) -> Iterator[Problem]:
    """R12: a benefit makes the job easier or earns credit; a manager needs one of each."""
    appeals = {chosen.benefit.appeal for chosen in context.briefing.benefits}
    for kind, meaning in (("easier", "makes the job easier"), ("credit", "makes the manager look good")):
        if not appeals & {kind, "both"}:
            message = f"no benefit that {context.name} sees {meaning}"
            hint = f"write a benefit with `appeal: {kind}`, or pin and exclude less: nothing left could take its place"
            yield error(f"appeal-{kind}-missing", message, context.at_department("overrides", "benefits"), hint)


@briefing_rules
def benefits_speak_to_the_manager(context: BriefingContext) -> Iterator[Problem]:
    """R12: the second person, and the manager's words; judged in English only."""
    for chosen in context.briefing.benefits if context.programme.words.is_english else ():
        source, name = context.at(*chosen.words.path), chosen.benefit.id
        if not speaks_to_manager(chosen.words.text):
            hint = "say what it does for “you” or “your team”"
            yield warning("benefit-without-you", f"the benefit {name} does not speak to the manager", source, hint)
        if (word := learner_voice(chosen.words.text)) is not None:
            hint = "say what the manager gains; learners and formats are our concern, not the manager's"
            yield warning("benefit-in-learner-voice", f"the benefit {name} speaks of “{word}”", source, hint, cause=word)


@briefing_rules
def benefits_are_short(context: BriefingContext) -> Iterator[Problem]:
    """R12, R24: one sentence with a figure of its own is what a card can say."""
    for chosen in context.briefing.benefits:
        count = word_count(chosen.words.text)
        if count > BENEFIT_WORDS:
            message = f"the benefit {chosen.benefit.id} has {count} words; a card holds {BENEFIT_WORDS}"
            yield warning("benefit-too-long", message, context.at(*chosen.words.path), "keep the first thought and drop the rest")


@briefing_rules
def first_priority_is_served(context: BriefingContext) -> Iterator[Problem]:
    """R13: what presses the department most must be met by a benefit."""
    priorities = context.briefing.department.priorities
    if not priorities:
        hint = "write its `priorities`, most pressing first, each with `text` and `tags` such as quality, time-back, safety, cost"
        yield warning("no-priorities", f"{context.name} has no priorities, so nothing tailors its benefits", context.at_department(), hint)
        return
    tags = {tag for chosen in context.briefing.benefits for tag in chosen.benefit.tags}
    if not tags & set(priorities[0].tags):
        message = f"no benefit serves the first priority of {context.name}: “{priorities[0].text}”"
        hint = f"give a benefit one of its tags ({', '.join(priorities[0].tags) or 'it has none yet'}), or pin one that serves it"
        yield warning("first-priority-unserved", message, context.at_department("priorities", 0), hint)


def _benefit_texts(context: ProgrammeContext) -> Iterator[tuple[tuple[str | int, ...], Benefit, str]]:
    for index, benefit in enumerate(context.content.benefits):
        yield ("benefits", index, "manager_voice"), benefit, benefit.manager_voice
        for department, wording in benefit.by_department.items():
            yield ("benefits", index, "by_department", department, "manager_voice"), benefit, wording.manager_voice
        name = f"benefits.{benefit.id}.manager_voice"
        for department_index, overriding in enumerate(context.content.departments):
            if (text := overriding.overrides.text.get(name)) is not None:
                yield ("departments", department_index, "overrides", "text", name), benefit, text


def _is_supported(context: ProgrammeContext, evidence: str) -> bool:
    if evidence.startswith("source:"):
        return any(source.id == evidence.removeprefix("source:") for source in context.content.sources)
    return context.figures.find(evidence) is not None
