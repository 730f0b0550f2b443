"""Reports as a text, a page or data: what was typed after -o and --format goes in, the report is printed or written."""

import click

from briefing_builder.cli.arguments import Command
from briefing_builder.cli.messages import tell
from briefing_builder.cli.output_paths import output_format, output_path, require_file_or_folder

ENDINGS = {".txt": "text", ".json": "json", ".html": "html", ".htm": "html"}


def report_format_option(command: Command) -> Command:
    """Give a command the option --format of a report."""
    text = "The format. Default: by the ending of -o, else text."
    return click.option("--format", "form", type=click.Choice(["text", "json", "html"]), help=text)(command)


def report_format(output: str | None, form: str | None, *, noun: str) -> str:
    """Return the format that was asked for, or that the ending of the file means; a text where nobody said.

    Raises click.UsageError when they differ, or the ending is none of a report; `noun` as in `require_file_or_folder`.
    """
    output = None if output == "-" else output
    require_file_or_folder(output, ENDINGS, noun=noun)
    return output_format(output, form, ENDINGS) or "text"


def deliver_report(text: str, output: str | None, form: str, *, stem: str, said: str) -> None:
    """Print a report, or write it to the file that was typed, or into the folder that was as `stem`, and tell where it is.

    `said` begins that sentence: "The report is".
    """
    if output in (None, "-"):
        click.echo(text, nl=False)
        return
    from briefing_builder.files.output import write_atomically

    ending = next(ending for ending, meant in ENDINGS.items() if meant == form)
    file = output_path(output, f"{stem}{ending}")
    write_atomically(file, text.encode())
    tell(f"{said} in {file}")
