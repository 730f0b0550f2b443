"""A batch at work: a plan goes in, each outcome is recorded as it comes, and the reports are written beside the decks."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from briefing_builder.batch.identity.why import reasons_between
from briefing_builder.batch.model import BatchLimits, BatchReport, BatchRequest, BuildPlan, Outcome, Outcomes, Task
from briefing_builder.batch.report.files import write_reports
from briefing_builder.batch.state.folder import remove_leftovers
from briefing_builder.batch.state.record import Record
from briefing_builder.batch.state.up_to_date import write_summary
from briefing_builder.batch.target.destination import destination_at
from briefing_builder.batch.target.folders import folders_by_programme
from briefing_builder.errors import OutputError
from briefing_builder.files.output import cannot_write
from briefing_builder.problems import Problem, Severity

OnOutcome = Callable[[Outcome], None]
Workers = Callable[[tuple[Task, ...]], Outcomes]


def execute_plan(
    request: BatchRequest, plan: BuildPlan, record: Record, *, workers: Workers, limits: BatchLimits, tell: OnOutcome
) -> BatchReport:
    """Return what became of every deck, in the order of the plan; each is passed to `tell` and recorded as it comes.

    Decks that were not reached, because too many failed before, are counted. KeyboardInterrupt comes out when the running decks are done.
    """
    outcomes: dict[str, Outcome] = {}
    for outcome in plan.failed:
        tell(outcome)
    for new_outcome in _outcomes_within(plan, workers, limits.failures):
        outcome = _recorded_outcome(new_outcome, record, is_dry=request.is_dry)
        outcomes[outcome.path] = outcome
        tell(outcome)
    outcomes_in_order = (*plan.failed, *(outcomes[task.path] for task in plan.tasks if task.path in outcomes))
    destination = destination_at(request.out)
    stale = tuple(destination.display_name(entry.path) for entry in plan.stale)
    report = BatchReport(outcomes=outcomes_in_order, unreached=len(plan.tasks) - len(outcomes), stale=stale)
    return report if request.is_dry else _finish(request, plan, record, report)


def _outcomes_within(plan: BuildPlan, workers: Workers, most: int) -> Iterator[Outcome]:
    """The outcomes, until so many decks have failed (0: all of them); programmes that cannot be read at all count as one each."""
    failures = len(plan.failed)
    if most and failures >= most:
        return
    outcomes = workers(plan.tasks)
    for outcome in outcomes:
        yield outcome
        failures += outcome.status == "failed"
        if most and failures >= most:
            outcomes.close()
            return


def _recorded_outcome(outcome: Outcome, record: Record, *, is_dry: bool) -> Outcome:
    """Record the update; return the outcome with what the record knows about it, and without what only the record needs."""
    update = outcome.update
    entry = record.entries.get(outcome.path)
    reasons = outcome.reasons
    if update is not None and entry is not None and outcome.status != "kept" and not reasons and update.parts:
        reasons = reasons_between(record.parts(entry), update.parts)
    problems = outcome.problems
    if entry is not None and outcome.status in ("unchanged", "kept") and (update is None or update.details is None):
        details = record.details(entry)
        problems = (*(details.problems if details else ()), *problems)
    if update is not None and not is_dry:
        record.add(update)
    return replace(outcome, reasons=reasons, problems=record.interned(tuple(map(record.interned, problems))), update=None)


def _finish(request: BatchRequest, plan: BuildPlan, record: Record, report: BatchReport) -> BatchReport:
    """Write the reports beside the decks, and the summary of the run if all is well; return the report with what went wrong on the way."""
    problems: list[Problem] = []
    for entry in plan.gone:
        record.forget(entry)
    try:
        reports = write_reports(request, plan, record, report)
        record.compact()
        if not report.unreached and not record.failure and all(outcome.status != "failed" for outcome in report.outcomes):
            write_summary(request, plan, report, record, reports)
    except OutputError as failure:
        problems += failure.problems
    if record.failure:
        refused = cannot_write(record.path, record.failure).problems[0]
        hint = "the decks are whole; the next batch looks at all of them again"
        problems.append(replace(refused, severity=Severity.WARNING, hint=hint))
    remove_leftovers(request.out, folders_by_programme(request.programmes).values())
    return replace(report, problems=tuple(problems))
