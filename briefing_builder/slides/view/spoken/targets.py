"""Endorsement and targets, spoken: why this person speaks to you, the day, where each target comes from and what it takes."""

from decimal import Decimal

from briefing_builder.slides import formats
from briefing_builder.slides.view.session import ViewData
from briefing_builder.tailoring.view import Briefing, ChosenTarget, Endorsement, Targets

ALL = "all"
TEN, WHOLE = 10, 100
COMMON = {Decimal(25): "one in four", Decimal(50): "half", Decimal(75): "three in four"}
HARDLY_ANY, NEARLY_A_TENTH, NEARLY_HALF, HALF, PRACTICALLY_ALL = 5, 8, 45, 50, 95
MOST_TARGETS = 2
"""That are spoken; the others stand on the slide."""


def endorser_reasons(endorsement: Endorsement, briefing: Briefing) -> ViewData:
    """Return why this department hears this person (`line`), and since when the word stands (`date`, empty where nobody wrote it)."""
    said_on = endorsement.said_on
    whose = "every department, and so for yours" if endorsement.line == ALL else briefing.names.inside
    return {
        "line": f"Here's somebody who answers for {whose}.",
        "date": f"That has been on record since {formats.long_day(said_on)}." if said_on else "",
    }


def report_recipient(usage: Targets, briefing: Briefing) -> str:
    """Return who gets the department's report, as it stands in a sentence."""
    people = {endorsement.id: endorsement.name for endorsement in briefing.content.endorsements}
    return formats.person_in_sentence(people.get(usage.report.to, usage.report.to))


def targets_speech(usage: Targets, briefing: Briefing) -> ViewData:
    """Return the spoken lines: `date`, `write`, `period`, `rows` (what each target is, and what it comes to) and `way`."""
    due, recipient = usage.report.due, report_recipient(usage, briefing)
    return {
        "date": formats.sentence(f"On {formats.long_day(due)}, {recipient} asks for your report: {usage.report.form}"),
        "write": f"Please write that day down: {formats.short_day(due)}.",
        "period": f"The report covers {formats.span(usage.period.starts, usage.period.ends)}.",
        "rows": [_target_sentences(chosen, briefing) for chosen in briefing.targets[:MOST_TARGETS]],
        "way": _way_sentence(briefing),
    }


def _target_sentences(chosen: ChosenTarget, briefing: Briefing) -> ViewData:
    """One target: where it stands today and whose figure that is, where it is to be (`said`), and what that comes to (`means`)."""
    target, unit = chosen.target, chosen.target.target.unit
    goal = formats.with_unit(target.target.displayed, unit)
    is_own = chosen.target_scope == "department"
    aim = f"your own target, for {briefing.names.inside}, is {goal}" if is_own else f"the target is {goal}"
    if target.baseline is None or target.baseline.value is None:
        return {"said": f"“{target.name}” hasn't been counted yet; {aim}.", "means": ""}
    whose = " across the organisation" if chosen.baseline_scope == "organisation" else ""
    sentence = f"“{target.name}” stands at {formats.with_unit(target.baseline.displayed, unit)} today{whose}; {aim}."
    today, then = (_share_in_words(value) if unit == "%" else "" for value in (target.baseline.displayed, target.target.displayed))
    means = f"Put simply, that's {then} instead of {today}." if today and then and today != then and not (is_own and whose) else ""
    return {"said": sentence, "means": means}


def _share_in_words(value: Decimal) -> str:
    """Per cent as one says them; nothing where they are more than a whole."""
    if not 0 <= value <= WHOLE:
        return ""
    if value >= PRACTICALLY_ALL:
        return "practically all"
    if value < HARDLY_ANY:
        return "hardly any"
    if value < NEARLY_A_TENTH:
        return "fewer than one in ten"
    if NEARLY_HALF <= value < HALF:
        return "nearly half"
    tenths = int((value / TEN).quantize(Decimal(1)))
    return COMMON.get(value) or f"{'' if tenths * TEN == value else 'about '}{formats.in_words(tenths)} in ten"


def _way_sentence(briefing: Briefing) -> str:
    """What a team does to get there: what managers are asked for."""
    only = briefing.only_course
    step = f"say who starts with {formats.title_in_text(only.title)}" if only else "choose the courses"
    return f"You don't need a campaign for that. You {step}, you name the hour, and afterwards you ask what's different."
