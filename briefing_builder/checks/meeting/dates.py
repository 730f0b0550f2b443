"""Dates that a department hears, held against the day of its own meeting: what is promised lies ahead."""

from collections.abc import Iterator
from datetime import date

from briefing_builder.checks.registry import BriefingContext, Rules
from briefing_builder.problems import Problem, error, warning
from briefing_builder.tailoring.reasons import ContentPath

briefing_rules: Rules[BriefingContext] = Rules()

Promise = tuple[str, date, ContentPath, str]
"""What is promised, for which day, where it is written, and the way out."""


@briefing_rules
def promises_lie_ahead(context: BriefingContext) -> Iterator[Problem]:
    """R01, R19, R39: a date that has passed when the department meets is a promise that nobody kept."""
    day = context.briefing.meeting.day
    if day is None:
        return
    for what, when, path, hint in _promises(context):
        if when <= day:
            message = f"{context.name} meets on {day}, and hears of {what} on {when}"
            yield error("date-passed", message, context.at(*path), hint)


@briefing_rules
def objectives_are_still_due(context: BriefingContext) -> Iterator[Problem]:
    """R20: an objective whose day has passed is no longer one that this team must deliver."""
    day = context.briefing.meeting.day
    for served in context.briefing.objectives:
        measure = served.objective.measure
        if day is not None and measure is not None and measure.due <= day:
            message = f"“{served.objective.name}” was due on {measure.due}, before {context.name} meets on {day}"
            yield warning("objective-past-due", message, context.at(*served.path, "measure", "due"), "write the objective that is due now")


def _promises(context: BriefingContext) -> Iterator[Promise]:
    content, meeting = context.content, context.briefing.meeting
    if meeting.next_contact is not None:
        own = f"write a later day, or `next_contact` under the `briefing` of {context.briefing.department.id}"
        yield "the next news", meeting.next_contact, meeting.next_contact_path, own
    if content.qa.parking_lot is not None:
        yield "the answer to open points", content.qa.parking_lot.answer_by, ("qa", "parking_lot", "answer_by"), "write a later day"
    for number, action in enumerate(content.manager_actions):
        if isinstance(action.by, date):
            hint = "write a later day, or words such as `within a week`"
            yield f"“{action.text}”, due", action.by, ("manager_actions", number, "by"), hint
    if content.usage_targets is not None:
        due = content.usage_targets.report.due
        yield "the report", due, ("usage_targets", "report", "due"), "write the period and the day that come next"
