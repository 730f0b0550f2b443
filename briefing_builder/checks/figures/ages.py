"""How old figures are when a department hears them, held against how long the author says that they hold (`valid_for`)."""

from collections.abc import Iterator

from briefing_builder.checks.registry import BriefingContext, ProgrammeContext, Rules
from briefing_builder.content.validity import dated_parts
from briefing_builder.problems import Problem, warning

programme_rules: Rules[ProgrammeContext] = Rules()
briefing_rules: Rules[BriefingContext] = Rules()


@programme_rules
def what_holds_for_a_time_has_a_day(context: ProgrammeContext) -> Iterator[Problem]:
    """R16: how long something holds says nothing without the day from which that is counted."""
    for part in dated_parts(context.content):
        if part.valid_for and part.day is None:
            message = f"{part.name} is said to hold for {part.valid_for}, and nothing says from which day"
            yield warning("validity-undated", message, context.at(*part.path), f"write `{part.day_key}` beside it")


@briefing_rules
def figures_still_hold_at_the_meeting(context: BriefingContext) -> Iterator[Problem]:
    """R16: a number that is older than its author lets it be is no evidence on the day of the meeting."""
    meets = context.briefing.meeting.day
    for part in dated_parts(context.content) if meets is not None else ():
        if meets is not None and part.last_day is not None and part.last_day < meets:
            message = f"{context.name} meets on {meets}; {part.name}, of {part.day}, held for {part.valid_for}, until {part.last_day}"
            hint = "measure or ask again, or write a longer `valid_for` if it holds still"
            yield warning("figures-out-of-date", message, context.at(*part.path), hint)
