"""`briefing batch`: programmes go in, every deck that is not up to date is built, and what became of each is told."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing_builder.cli.arguments import brand_option, departments_option, kept_out, limit_options, loudness_options
from briefing_builder.cli.places import OUT, must_be_a_folder
from briefing_builder.errors import BriefingError

if TYPE_CHECKING:
    from briefing_builder.batch.model import Limits, Report, Wanted


@click.command(short_help="Build many decks, and again only what changed.")
@click.argument("programmes", metavar="[PROGRAMME]...", nargs=-1, type=click.Path(path_type=Path), callback=kept_out)
@departments_option
@click.option("--variant", "variants", metavar="NAME", multiple=True, help="The length of the slot, or several. Default: standard.")
@brand_option
@click.option("-o", "--output", metavar="DIR", default=OUT, show_default=True, help="The folder of the decks, or an address (s3://…).")
@click.option("-j", "--jobs", type=click.IntRange(1, 256), help="Workers. Default: as many as this machine can feed.")
@click.option("--max-failures", type=click.IntRange(min=0), default=0, help="Stop after so many failed decks. Default: never.")
@limit_options
@click.option("--scheduler", metavar="ADDRESS", help="Let the workers of a Dask scheduler do it: tcp://127.0.0.1:8786, or tls://…")
@click.option("--verify", is_flag=True, help="Read every deck and input again; sizes and times do not decide.")
@click.option("--dry-run", is_flag=True, help="Say what would be built and why; writes no deck.")
@click.option("--force", is_flag=True, help="Overwrite decks that were changed by hand.")
@click.option("--no-index", is_flag=True, help="No index.html and no contact sheets.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to tell the outcome.")
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
    """Build the decks of all departments of one or several programmes with several workers, and again only what changed.

    The folder gets the decks, index.html to look through them, and manifest.json with every file's digest. One failed deck never
    stops the others (exit 9). What a crash has left undone is done the next time. A deck that was changed by hand since is kept, and
    the new one lies beside it.
    """
    must_be_a_folder(output)
    from briefing_builder.batch.model import Limits, Wanted
    from briefing_builder.batch.state.folder import usual_jobs
    from briefing_builder.batch.target.folders import once_each

    wanted = Wanted(
        programmes=once_each(str(path) for path in programmes or (Path(),)),
        departments=tuple(dict.fromkeys(departments)),
        variants=tuple(dict.fromkeys(variants)) or ("standard",),
        brand=brand,
        out=output if "://" in output else str(Path(output)),
        is_forced=bool(rest["force"]),
        is_dry=bool(rest["dry_run"]),
        is_thorough=verify,
        has_index=not rest["no_index"],
    )
    limits = Limits(
        jobs=int(rest["jobs"] or usual_jobs()),
        seconds=int(rest["time_limit"] or 0),
        megabytes=int(rest["memory_limit"] or 0),
        failures=int(rest["max_failures"] or 0),
    )
    try:
        return _told(wanted, _report(wanted, limits, scheduler), form)
    except BriefingError as failure:
        if form != "json":
            raise
        return _told_as_data(wanted, failure)


def _report(wanted: "Wanted", limits: "Limits", scheduler: str | None) -> "Report":
    from briefing_builder.batch.state.folder import opened, sweep
    from briefing_builder.batch.state.up_to_date import all_done
    from briefing_builder.batch.target.folders import folders_of

    with opened(wanted.out, is_dry=wanted.is_dry) as state:
        done = all_done(wanted, state.folder)
        if done is not None:
            return done
        if not wanted.is_dry:
            sweep(wanted.out, folders_of(wanted.programmes).values())
        from briefing_builder.cli.batches import run_batch

        return run_batch(wanted, limits, state.record, scheduler)


def _told(wanted: "Wanted", report: "Report", form: str) -> int:
    from briefing_builder.cli.batch_report import as_data, exit_code_of, print_report

    if form == "json":
        click.echo(as_data(wanted, report))
    else:
        print_report(wanted, report)
    return exit_code_of(report)


def _told_as_data(wanted: "Wanted", failure: BriefingError) -> int:
    """Tell programs too why nothing could be begun: a folder that cannot be written, another batch in it."""
    from briefing_builder.batch.model import Report
    from briefing_builder.cli.batch_report import as_data

    click.echo(as_data(wanted, Report(outcomes=(), problems=failure.problems)))
    return failure.exit_code
