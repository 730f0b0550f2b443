"""`briefing notes`: a department goes in, its presenter's script comes out."""

from pathlib import Path

import click

from briefing_builder.cli.arguments import (
    brand_option,
    department_option,
    loudness_options,
    output_option,
    programme_argument,
    variant_option,
)
from briefing_builder.cli.messages import print_problems, tell


@click.command(short_help="Print the presenter's script.")
@programme_argument
@department_option
@variant_option
@brand_option
@click.option("--format", "form", type=click.Choice(["text", "markdown"]), default="text", show_default=True, help="How to write it.")
@output_option("Write to this file instead of the terminal.")
@loudness_options
def notes(programme: Path, department: str, variant: str, brand: str, form: str, output: str | None) -> None:
    """Print the presenter's script: the running clock, what to say and do, and the words against the minutes."""
    script = script_of(programme, department, variant, brand, form)
    if output is None or output == "-":
        click.echo(script, nl=False)
        return
    from briefing_builder.output import write_atomically

    write_atomically(Path(output), script.encode())
    tell(f"The script is in {output}")


def script_of(path: Path, department: str, variant: str, brand: str, form: str) -> str:
    """Return one department's script; contract errors are listed and do not stop it, for a script is read before it is right."""
    from briefing_builder import pipeline
    from briefing_builder.backends.script import as_markdown, as_text
    from briefing_builder.backends.script import script_of as values_of
    from briefing_builder.cli.departments import chosen_brand, chosen_department, chosen_variant

    session = pipeline.load(path)
    options = pipeline.Options(variant=chosen_variant(session, variant), brand=chosen_brand(brand))
    deck = pipeline.lay_out_briefing(session, chosen_department(session, department), options)
    print_problems(deck.problems)
    script = values_of(deck.value)
    return as_markdown(script) if form == "markdown" else as_text(script)
