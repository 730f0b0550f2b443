"""`briefing notes`: a department goes in, its presenter's script comes out: on the terminal, as text, as pages or as a Word document."""

import sys
from pathlib import Path
from typing import Literal

import click

from briefing_builder.cli.arguments import (
    brand_option,
    department_option,
    limited,
    loudness_options,
    output_option,
    programme_argument,
    variant_option,
)
from briefing_builder.cli.messages import tell
from briefing_builder.cli.output_paths import output_format, require_file_or_folder
from briefing_builder.limits.watch import end_work

TEXTS = ("text", "markdown", "html")
"""Printed unless -o names a file."""
FILES = ("docx", "pdf")
"""Always written into a file, unless -o - asks for standard output."""
PAGES = ("html", "pdf")
"""Can be cue cards."""
ENDINGS = {".txt": "text", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".docx": "docx", ".pdf": "pdf"}
"""The format that the ending of a file means, the usual ending of each format first."""


def time_of_day(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    """Return the time as it was typed. Raises click.BadParameter when it is no time of day."""
    if value:
        from briefing_builder.backends.script.slot_clock import SlotClock

        try:
            SlotClock(value)
        except ValueError as reason:
            raise click.BadParameter(str(reason)) from reason
    return value


@click.command(short_help="Print the presenter's script.")
@programme_argument
@department_option
@variant_option
@brand_option
@click.option("--format", "form", type=click.Choice([*TEXTS, *FILES]), help="The format. Default: by the ending of -o, else text.")
@click.option(
    "--start",
    metavar="HH:MM",
    default="",
    callback=time_of_day,
    help="When the briefing begins. Default: the time in the content, else 00:00.",
)
@click.option("--speaker", metavar="ROLE", default="", help="Only what this speaker says: lead, supplier, endorser or pilot_manager.")
@click.option("--cards", is_flag=True, help="Cue cards to hold in your hand, A5, one slide per card (html and pdf).")
@click.option("--paper", type=click.Choice(["a4", "letter"]), help="The paper of the script. Default: that of the language's country.")
@output_option("Write to this file, or into this folder; - is standard output. Default: the terminal; pdf and docx go into out/.")
@click.option("--force", is_flag=True, help="Overwrite a Word document that was changed by hand.")
@limited
@loudness_options
def notes(
    programme: Path,
    department: str,
    variant: str,
    brand: str,
    form: str | None,
    start: str,
    speaker: str,
    cards: bool,
    paper: Literal["a4", "letter"] | None,
    output: str | None,
    force: bool,
) -> None:
    """Print the presenter's script: the run sheet, what to say and do on each slide, and the page for the questions.

    On a terminal it is shown page by page; html, pdf and docx have a picture of every slide and room for your own notes. A Word document
    that was changed by hand is never overwritten without --force.
    """
    form = _script_format(output, form)
    if cards and form not in PAGES:
        raise click.UsageError(f"Cue cards are pages: use --cards with --format html or pdf, not with {form}.")
    from briefing_builder.cli.script_files import ScriptOptions, prepare_script

    options = ScriptOptions(form=form, begins=start, speaker=speaker, is_cards=cards, paper=paper)
    prepared = prepare_script(programme, department, variant=variant, brand=brand, options=options)
    if form == "text" and output is None and sys.stdout.isatty():
        from briefing_builder.cli.script_view import show

        end_work()
        show(prepared.script)
        return
    path = prepared.output_path(output)
    if path is not None and form == "docx" and not force:
        from briefing_builder.backends.script.word.package import is_untouched_docx
        from briefing_builder.files.output import refuse_hand_edits

        refuse_hand_edits(path, is_untouched_docx, noun="script")
    data = prepared.as_bytes()
    end_work()
    _deliver(data, path)


def _script_format(output: str | None, form: str | None) -> str:
    """Return the format that was asked for, or that the ending of the file means. Raises click.UsageError when they differ."""
    if output == "-":
        return form or "text"
    require_file_or_folder(output, ENDINGS, noun="A script is a text, a page, a Word document or a PDF file")
    return output_format(output, form, ENDINGS) or "text"


def _deliver(data: bytes, path: Path | None) -> None:
    """Write the bytes to the place, or to standard output where there is none."""
    if path is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    from briefing_builder.files.output import write_atomically

    write_atomically(path, data)
    tell(f"The script is in {path}")
