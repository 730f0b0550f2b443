"""A batch at work: a plan goes in, outcomes come as they are done, each is recorded, and the papers are laid beside the decks."""

from collections.abc import Callable, Generator, Iterator
from dataclasses import replace

from briefing_builder.batch.identity.why import reasons_between
from briefing_builder.batch.model import Limits, Outcome, Plan, Report, Task, Wanted
from briefing_builder.batch.report.files import lay_papers
from briefing_builder.batch.state.folder import sweep
from briefing_builder.batch.state.record import Record
from briefing_builder.batch.state.up_to_date import remember
from briefing_builder.batch.target.destination import shelf_of
from briefing_builder.batch.target.folders import folders_of
from briefing_builder.errors import OutputError
from briefing_builder.files.output import cannot_write
from briefing_builder.problems import Problem, Severity

Told = Callable[[Outcome], None]
Workers = Callable[[tuple[Task, ...]], Generator[Outcome, None, None]]


def run(wanted: Wanted, plan: Plan, record: Record, *, workers: Workers, limits: Limits, told: Told) -> Report:
    """Return what became of every deck, in the order of the plan; each is told and recorded as it comes.

    Decks that were not reached, because too many failed before, are counted. KeyboardInterrupt comes out when the running decks are done.
    """
    outcomes: dict[str, Outcome] = {}
    for outcome in plan.failed:
        told(outcome)
    for found in _until(plan, workers, limits.failures):
        outcome = _recorded(found, record, is_dry=wanted.is_dry)
        outcomes[outcome.path] = outcome
        told(outcome)
    done = (*plan.failed, *(outcomes[task.path] for task in plan.tasks if task.path in outcomes))
    shelf = shelf_of(wanted.out)
    report = Report(
        outcomes=done, unreached=len(plan.tasks) - len(outcomes), stale=tuple(shelf.shown(entry.path) for entry in plan.stale)
    )  # fmt: skip
    return report if wanted.is_dry else _finished(wanted, plan, record, report)


def _until(plan: Plan, workers: Workers, most: int) -> Iterator[Outcome]:
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


def _recorded(outcome: Outcome, record: Record, *, is_dry: bool) -> Outcome:
    """Keep the news; return the outcome with what the record knows about it, and without what only the record needs."""
    news = outcome.news
    before = record.entries.get(outcome.path)
    reasons = outcome.reasons
    if news is not None and before is not None and outcome.status != "kept" and not reasons and news.parts:
        reasons = reasons_between(record.parts(before), news.parts)
    problems = outcome.problems
    if before is not None and outcome.status in ("unchanged", "kept") and (news is None or news.details is None):
        details = record.details(before)
        problems = (*(details.problems if details else ()), *problems)
    if news is not None and not is_dry:
        record.add(news)
    return replace(outcome, reasons=reasons, problems=record.once(tuple(map(record.once, problems))), news=None)


def _finished(wanted: Wanted, plan: Plan, record: Record, report: Report) -> Report:
    """Lay the papers beside the decks, and remember the run if all is well; return the report with what went wrong on the way."""
    problems: list[Problem] = []
    for entry in plan.gone:
        record.forget(entry)
    try:
        papers = lay_papers(wanted, plan, record, report)
        record.tidy()
        if not report.unreached and not record.failure and all(outcome.status != "failed" for outcome in report.outcomes):
            remember(wanted, plan, report, record, papers)
    except OutputError as failure:
        problems += failure.problems
    if record.failure:
        refused = cannot_write(record.path, record.failure).problems[0]
        hint = "the decks are whole; the next batch looks at all of them again"
        problems.append(replace(refused, severity=Severity.WARNING, hint=hint))
    sweep(wanted.out, folders_of(wanted.programmes).values())
    return replace(report, problems=tuple(problems))
