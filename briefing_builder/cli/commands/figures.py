"""`briefing figures`: a programme goes in, each of its figures with its source comes out, as text or as data."""

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing_builder.cli.arguments import departments_option, limited, loudness_options, output_option, programme_argument, variant_option
from briefing_builder.cli.messages import print_problems, tell
from briefing_builder.cli.output_paths import output_format, output_path, require_file_or_folder
from briefing_builder.limits.watch import end_work

if TYPE_CHECKING:
    from briefing_builder.provenance.model import Provenance

ENDINGS = {".txt": "text", ".json": "json", ".csv": "csv"}
STEM = "figures"


@click.command(short_help="List every figure with its source.")
@programme_argument
@departments_option
@variant_option
@click.option("--format", "form", type=click.Choice(list(ENDINGS.values())), help="The format. Default: by the ending of -o, else text.")
@click.option("--as-of", metavar="DATE", type=click.DateTime(["%Y-%m-%d"]), help="The day to which ages are counted. Default: today.")
@output_option("Write to this file, or into this folder; - is standard output. Default: the terminal.")
@limited
@loudness_options
def figures(
    programme: Path, departments: tuple[str, ...], variant: str, form: str | None, as_of: datetime | None, output: str | None
) -> None:
    """List every figure of a programme with its source: value, formula in words, n, period, the rows and files behind it, and its age.

    With -d, the figures of these departments, of the courses and of all together. What is hidden, because too few people stand behind
    it, is listed with the reason and without its value. What is older than its `valid_for` on that day is a warning.
    """
    from briefing_builder import pipeline
    from briefing_builder.cli.departments import chosen_departments, chosen_variant
    from briefing_builder.provenance.ages import stale_problems
    from briefing_builder.provenance.tracing import trace_figures

    form = _figures_format(output, form)
    session = pipeline.load(programme)
    chosen, day = chosen_departments(session, departments), (as_of or datetime.now()).date()
    provenance = trace_figures(session, as_of=day, departments=chosen, variant=chosen_variant(session, variant))
    end_work()
    print_problems(stale_problems(session, day))
    _deliver_figures(_figures_written(provenance, form), output, form)


def _figures_written(provenance: "Provenance", form: str) -> str:
    match form:
        case "json":
            from briefing_builder.provenance.serialised import provenance_data

            return f"{json.dumps(provenance_data(provenance), indent=2, ensure_ascii=False)}\n"
        case "csv":
            from briefing_builder.provenance.tables import provenance_csv

            return provenance_csv(provenance)
    from briefing_builder.provenance.printing import provenance_text

    return provenance_text(provenance)


def _figures_format(output: str | None, form: str | None) -> str:
    if output == "-":
        return form or "text"
    require_file_or_folder(output, ENDINGS, noun="Figures are a text, JSON or CSV")
    return output_format(output, form, ENDINGS) or "text"


def _deliver_figures(text: str, output: str | None, form: str) -> None:
    if output in (None, "-"):
        click.echo(text, nl=False)
        return
    from briefing_builder.files.output import write_atomically

    ending = next(ending for ending, meant in ENDINGS.items() if meant == form)
    path = output_path(output, f"{STEM}{ending}")
    write_atomically(path, text.encode("utf-8-sig" if form == "csv" else "utf-8"))
    tell(f"The figures are in {path}")
