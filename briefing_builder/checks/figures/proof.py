"""The pilot and the return: rules R05, R09, R14-R17, R23."""

from collections.abc import Iterator

from briefing_builder.checks.registry import BriefingContext, ProgrammeContext, Rules
from briefing_builder.content.models.proof import MIN_GROUP_SIZE
from briefing_builder.problems import Problem, error, information, warning
from briefing_builder.tailoring.choice.voices import may_be_quoted

programme_rules: Rules[ProgrammeContext] = Rules()
briefing_rules: Rules[BriefingContext] = Rules()

OBSERVATIONS_AT_LEAST = 30
"""Below it a mean or a share still moves much by chance; the usual rule of thumb for a sample."""


@programme_rules
def a_pilot_was_run(context: ProgrammeContext) -> Iterator[Problem]:
    """R14, R23: a pilot before the roll-out reassures."""
    if context.content.pilot is None:
        hint = "write `pilot` with `starts`, `ends` and its `data`; a file of learner rows gives every figure"
        yield warning("no-pilot", "there is no pilot, so the deck proves nothing by its own figures", context.at(), hint)


@programme_rules
def the_pilot_ends_before_the_rollout(context: ProgrammeContext) -> Iterator[Problem]:
    """R14: a pilot that is still running cannot reassure."""
    content = context.content
    spans = {("pilot", "ends"): content.pilot, ("programme", "pilot", "ends"): content.programme.pilot}
    rollout = content.programme.rollout
    starts = min((day for day in (rollout.starts, *(wave.starts for wave in rollout.waves)) if day is not None), default=None)
    for path, span in spans.items():
        if span is not None and starts is not None and span.ends >= starts:
            message = f"the pilot ends on {span.ends}, but the roll-out starts on {starts}"
            yield error("pilot-after-rollout", message, context.at(*path), "correct one of the two dates")


@programme_rules
def managers_took_part(context: ProgrammeContext) -> Iterator[Problem]:
    """R15: managers in the pilot become its witnesses."""
    managers = context.figures.organisation.get("pilot:managers")
    if managers is not None and managers.value == 0:
        hint = "mark them in the column `is_manager`, or invite some now: a course and two weeks are enough"
        yield warning("no-managers-in-pilot", "no manager took part in the pilot", context.at("pilot", "data"), hint)


@programme_rules
def quoted_managers_permit_it(context: ProgrammeContext) -> Iterator[Problem]:
    """R15: nobody is quoted without asking."""
    voices = context.content.pilot.manager_voices if context.content.pilot is not None else ()
    for index, voice in enumerate(voices):
        if not may_be_quoted(voice.permission):
            hint = "ask, and set `permission.given: true` with the use `internal`, or remove the quote"
            source = context.at("pilot", "manager_voices", index, "permission")
            yield error("quote-without-permission", f"{voice.name} is quoted without permission", source, hint)


@programme_rules
def a_manager_speaks_for_the_pilot(context: ProgrammeContext) -> Iterator[Problem]:
    """R05, R15: managers believe managers."""
    pilot = context.content.pilot
    if pilot is not None and not any(may_be_quoted(voice.permission) for voice in pilot.manager_voices):
        hint = "ask a manager who took part for one sentence, and write it under `pilot.manager_voices`"
        yield warning("no-manager-voice", "no manager of the pilot speaks for it", context.at("pilot"), hint)


@programme_rules
def the_pilot_shows_more_than_satisfaction(context: ProgrammeContext) -> Iterator[Problem]:
    """R17: that people liked it convinces nobody who pays for it."""
    pilot = context.content.pilot
    if pilot is not None and pilot.show and all(name.startswith("reaction_") for name in pilot.show):
        hint = "add what was learned or saved: score_gain_points, applied_rate_pct, hours_returned"
        yield warning("only-satisfaction", "the pilot slide shows only how people liked it", context.at("pilot", "show"), hint)


@programme_rules
def small_groups_stay_hidden(context: ProgrammeContext) -> Iterator[Problem]:
    """R16: a group under five is never shown."""
    pilot = context.content.pilot
    if pilot is not None and pilot.data.min_group_size < MIN_GROUP_SIZE:
        message = f"groups of {pilot.data.min_group_size} people or more would be shown; the minimum is {MIN_GROUP_SIZE}"
        source = context.at("pilot", "data", "min_group_size")
        yield error("group-too-small", message, source, f"write {MIN_GROUP_SIZE} or more, or leave the key out")


@programme_rules
def samples_are_large_enough(context: ProgrammeContext) -> Iterator[Problem]:
    """R16: a figure from few observations carries its n, and the presenter should know."""
    pilot = context.content.pilot
    for index, name in enumerate(pilot.show if pilot is not None else ()):
        figure = context.figures.organisation.get(f"pilot:{name}")
        if figure is not None and figure.n is not None and figure.n < OBSERVATIONS_AT_LEAST:
            message = f"{figure.name} rests on {figure.n} observations; {OBSERVATIONS_AT_LEAST} would be safe"
            yield warning("few-observations", message, context.at("pilot", "show", index), "show another figure, or say the n aloud")


@programme_rules
def shown_figures_exist(context: ProgrammeContext) -> Iterator[Problem]:
    """R16: a figure that the data cannot give is not shown."""
    pilot = context.content.pilot
    for index, name in enumerate(pilot.show if pilot is not None else ()):
        figure = context.figures.organisation.get(f"pilot:{name}")
        if figure is None or figure.value is None:
            message = f"the pilot slide should show {name}, but {context.figures.why_missing(f'pilot:{name}')}"
            yield warning("figure-missing", message, context.at("pilot", "show", index), "complete the data, or take it off the list")


@programme_rules
def the_return_lists_its_costs(context: ProgrammeContext) -> Iterator[Problem]:
    """R17: a return without costs is no return (Phillips, guiding principle 10: fully loaded costs)."""
    model = context.content.cost_model
    if model is not None and not any(cost.amount > 0 for cost in model.programme_costs):
        hint = "list what the programme costs under `cost_model.programme_costs`, or leave `cost_model` out"
        yield error("return-without-costs", "the return is computed without costs", context.at("cost_model"), hint)


@programme_rules
def only_real_classrooms_are_counted(context: ProgrammeContext) -> Iterator[Problem]:
    """R09: an event that never ran and is not planned saves nothing (Phillips, guiding principles 6 and 8)."""
    model = context.content.cost_model
    if model is not None and "hypothetical" in model.counted_counterfactuals:
        source = context.at("cost_model", "counted_counterfactuals")
        hint = "count only `ran_last_year` and `planned`"
        yield error("hypothetical-counted", "the return counts classroom courses that never ran and are not planned", source, hint)


@programme_rules
def a_return_is_computed(context: ProgrammeContext) -> Iterator[Problem]:
    """R17: managers think in time and money."""
    if context.content.cost_model is None:
        hint = "write `cost_model` with `programme_costs` and `planned_learners`"
        yield information("no-cost-model", "without a cost model the deck shows no hours given back and no return", context.at(), hint)


@briefing_rules
def departments_know_their_small_samples(context: BriefingContext) -> Iterator[Problem]:
    """R16: percentages from fewer than thirty carry their n; the presenter is told before the sceptic asks."""
    scope, pilot = context.briefing.pilot_scope, context.content.pilot
    if scope is None or scope.scope != "department" or pilot is None:
        return
    own = context.figures.by_department.get(context.briefing.department.id, {})
    figures = [own[f"pilot:{name}"] for name in pilot.show if f"pilot:{name}" in own]
    few = [f"{figure.name} ({figure.n})" for figure in figures if figure.n is not None and 0 < figure.n < OBSERVATIONS_AT_LEAST]
    if few:
        message = f"figures of {context.name} rest on fewer than {OBSERVATIONS_AT_LEAST} observations: {', '.join(few)}"
        yield information("small-department-sample", message, context.at("pilot", "show"), "the slide carries the n; say it aloud")
