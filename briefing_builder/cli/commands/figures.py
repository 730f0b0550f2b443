"""`briefing figures`: a programme goes in, each of its figures with its source comes out, as text or as data."""

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing_builder.cli.arguments import departments_option, limited, loudness_options, output_option, programme_argument, variant_option
from briefing_builder.cli.messages import print_problems, tell
from briefing_builder.cli.output_paths import output_format, output_path, require_file_or_folder
from briefing_builder.limits.watch import end_work

if TYPE_CHECKING:
    from briefing_builder.pipeline import Session
    from briefing_builder.provenance.model import Provenance

ENDINGS = {".txt": "text", ".json": "json", ".csv": "csv", ".xlsx": "xlsx"}
STEM, CONFIDENTIAL = "figures", "CONFIDENTIAL"


@click.command(short_help="List every figure with its source.")
@programme_argument
@departments_option
@variant_option
@click.option("--format", "form", type=click.Choice(list(ENDINGS.values())), help="The format. Default: by the ending of -o, else text.")
@click.option("--as-of", metavar="DATE", type=click.DateTime(["%Y-%m-%d"]), help="The day to which ages are counted. Default: today.")
@click.option("--rows", is_flag=True, help="Add anonymous rows for Finance to the workbook. CONFIDENTIAL: they can identify people.")
@click.option("--yes", is_flag=True, help="Do not ask whether rows may be written.")
@output_option("Write to this file, or into this folder. Default: the terminal; a workbook goes into out/.")
@limited
@loudness_options
def figures(
    programme: Path,
    departments: tuple[str, ...],
    variant: str,
    form: str | None,
    as_of: datetime | None,
    rows: bool,
    yes: bool,
    output: str | None,
) -> None:
    """List every figure of a programme with its source: value, formula in words, n, period, the rows and files behind it, its age, and
    where slides, scripts and hand-outs use it.

    With -d, the figures of these departments, of the courses and of all together. What is hidden, because too few people stand behind
    it, is listed with the reason and without its value. What is older than its `valid_for` on that day is a warning.

    --format xlsx writes a workbook for Finance: rates and the whole return are live formulas over aggregates, and nothing in it tells of
    a small group. Only with --rows it has rows, one for each person on each course, without names, ids and days.
    """
    from briefing_builder import pipeline
    from briefing_builder.cli.departments import chosen_departments, chosen_variant
    from briefing_builder.provenance.ages import stale_problems
    from briefing_builder.provenance.tracing import trace_figures

    form = _figures_format(output, form or ("xlsx" if rows and output is None else None))
    path = _figures_path(output, form, has_rows=rows)
    if rows and not yes:
        _confirm_rows()
    session = pipeline.load(programme)
    chosen, day = chosen_departments(session, departments), (as_of or datetime.now()).date()
    provenance = trace_figures(session, as_of=day, departments=chosen, variant=chosen_variant(session, variant))
    data = _figures_written(session, provenance, form, has_rows=rows)
    end_work()
    print_problems(stale_problems(session, day))
    _deliver_figures(data, path)


def _confirm_rows() -> None:
    """Ask whether rows may be written. Raises click.Abort when they may not, click.UsageError where nobody can be asked."""
    if not sys.stdin.isatty():
        raise click.UsageError("Rows can identify people. Say --yes if they may be written, and who may have them is agreed.")
    click.confirm("The workbook will hold a row for each person on each course, which can identify people. Write it?", abort=True, err=True)


def _figures_written(session: "Session", provenance: "Provenance", form: str, *, has_rows: bool) -> bytes:
    match form:
        case "json":
            from briefing_builder.provenance.serialised import provenance_data

            return f"{json.dumps(provenance_data(provenance), indent=2, ensure_ascii=False)}\n".encode()
        case "csv":
            from briefing_builder.provenance.tables import provenance_csv

            return provenance_csv(provenance).encode("utf-8-sig")
        case "xlsx":
            from briefing_builder.provenance.workbook.book import confidential_workbook, figures_workbook

            return (confidential_workbook if has_rows else figures_workbook)(session, provenance)
    from briefing_builder.provenance.printing import provenance_text

    return provenance_text(provenance).encode()


def _figures_format(output: str | None, form: str | None) -> str:
    if output == "-":
        return form or "text"
    require_file_or_folder(output, ENDINGS, noun="Figures are a text, JSON, CSV or an Excel workbook")
    return output_format(output, form, ENDINGS) or "text"


def _figures_path(output: str | None, form: str, *, has_rows: bool) -> Path | None:
    """Return the file to write; None for standard output. Raises click.UsageError when rows would stand where nobody expects them."""
    if has_rows and form != "xlsx":
        raise click.UsageError("Rows stand only in a workbook: use --rows with --format xlsx.")
    if output == "-" or (output is None and form != "xlsx"):
        if form == "xlsx":
            raise click.UsageError("A workbook goes into a file, not to standard output. Write the name of a file or folder after -o.")
        return None
    ending = next(ending for ending, meant in ENDINGS.items() if meant == form)
    path = output_path(output, f"{STEM}{'-' + CONFIDENTIAL if has_rows else ''}{ending}")
    if has_rows and CONFIDENTIAL not in path.name:
        named = path.with_name(f"{path.stem}-{CONFIDENTIAL}{ending}")
        raise click.UsageError(f"The name of a file with rows says that it is confidential: name it -o {named}")
    return path


def _deliver_figures(data: bytes, path: Path | None) -> None:
    if path is None:
        click.echo(data.decode("utf-8-sig"), nl=False)
        return
    from briefing_builder.files.output import write_atomically

    write_atomically(path, data)
    tell(f"The figures are in {path}")
