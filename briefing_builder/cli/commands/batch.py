"""`briefing batch`: programmes go in, every deck that is not up to date is built, and the outcome of each is reported."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing_builder.cli.arguments import brand_option, departments_option, kept_out, limit_options, loudness_options
from briefing_builder.cli.output_paths import OUT, require_output_folder
from briefing_builder.errors import BriefingError

if TYPE_CHECKING:
    from briefing_builder.batch.model import BatchLimits, BatchReport, BatchRequest


@click.command(short_help="Build many decks, then only what has changed.")
@click.argument("programmes", metavar="[PROGRAMME]...", nargs=-1, type=click.Path(path_type=Path), callback=kept_out)
@departments_option
@click.option("--variant", "variants", metavar="NAME", multiple=True, help="The length of the slot, or several. Default: standard.")
@brand_option
@click.option("-o", "--output", metavar="DIR", default=OUT, show_default=True, help="The folder of the decks, or an address (s3://…).")
@click.option("-j", "--jobs", type=click.IntRange(1, 256), help="Workers. Default: as many as this machine has cores for.")
@click.option("--max-failures", type=click.IntRange(min=0), default=0, help="Stop after this many failed decks. Default: never.")
@limit_options
@click.option("--scheduler", metavar="ADDRESS", help="Use the workers of a Dask scheduler: tcp://127.0.0.1:8786, or tls://…")
@click.option("--verify", is_flag=True, help="Read every deck and input again; sizes and times do not decide.")
@click.option("--dry-run", is_flag=True, help="Say what would be built and why; writes no deck.")
@click.option("--force", is_flag=True, help="Overwrite decks that were changed by hand.")
@click.option("--no-index", is_flag=True, help="No index.html and no contact sheets.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to print the outcome.")
@loudness_options
def batch(
    programmes: tuple[Path, ...],
    departments: tuple[str, ...],
    variants: tuple[str, ...],
    brand: str,
    output: str,
    scheduler: str | None,
    verify: bool,
    form: str,
    **rest: "int | bool | None",
) -> int:
    """Build the decks of all departments of one or more programmes with several workers; later runs build only what has changed.

    The folder gets the decks, index.html to look through them, and manifest.json with every file's digest. One failed deck never
    stops the others (exit 9). The next run finishes what a crash has left undone. A deck that was changed by hand since is kept, and
    the new one is put beside it.
    """
    require_output_folder(output)
    from briefing_builder.batch.model import BatchLimits, BatchRequest
    from briefing_builder.batch.state.folder import default_jobs
    from briefing_builder.batch.target.folders import distinct_programmes

    request = BatchRequest(
        programmes=distinct_programmes(str(path) for path in programmes or (Path(),)),
        departments=tuple(dict.fromkeys(departments)),
        variants=tuple(dict.fromkeys(variants)) or ("standard",),
        brand=brand,
        out=output if "://" in output else str(Path(output)),
        is_forced=bool(rest["force"]),
        is_dry=bool(rest["dry_run"]),
        is_thorough=verify,
        has_index=not rest["no_index"],
    )
    limits = BatchLimits(
        jobs=int(rest["jobs"] or default_jobs()),
        seconds=int(rest["time_limit"] or 0),
        megabytes=int(rest["memory_limit"] or 0),
        failures=int(rest["max_failures"] or 0),
    )
    try:
        return _print_outcome(request, _batch_report(request, limits, scheduler), form)
    except BriefingError as failure:
        if form != "json":
            raise
        return _print_failure_as_json(request, failure)


def _batch_report(request: "BatchRequest", limits: "BatchLimits", scheduler: str | None) -> "BatchReport":
    from briefing_builder.batch.state.folder import locked_state, remove_leftovers
    from briefing_builder.batch.state.up_to_date import report_if_up_to_date
    from briefing_builder.batch.target.folders import folders_by_programme

    with locked_state(request.out, is_dry=request.is_dry) as state:
        finished = report_if_up_to_date(request, state.folder)
        if finished is not None:
            return finished
        if not request.is_dry:
            remove_leftovers(request.out, folders_by_programme(request.programmes).values())
        from briefing_builder.cli.batches import run_batch

        return run_batch(request, limits, state.record, scheduler)


def _print_outcome(request: "BatchRequest", report: "BatchReport", form: str) -> int:
    from briefing_builder.cli.batch_report import exit_code_of_report, print_report, report_as_json

    if form == "json":
        click.echo(report_as_json(request, report))
    else:
        print_report(request, report)
    return exit_code_of_report(report)


def _print_failure_as_json(request: "BatchRequest", failure: BriefingError) -> int:
    """Tell programs too why nothing could be begun: a folder that cannot be written, another batch in it."""
    from briefing_builder.batch.model import BatchReport
    from briefing_builder.cli.batch_report import report_as_json

    click.echo(report_as_json(request, BatchReport(outcomes=(), problems=failure.problems)))
    return failure.exit_code
