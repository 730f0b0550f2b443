"""`briefing words`: a language goes in, a catalogue of our sentences to be translated comes out, the English beside each."""

from pathlib import Path

import click

from briefing_builder.cli.arguments import loudness_options, output_option, programme_argument
from briefing_builder.cli.messages import tell
from briefing_builder.errors import ContentError, OutputError
from briefing_builder.problems import Problem, Source, error


@click.command(short_help="Start a catalogue of our sentences in another language.")
@click.argument("language", metavar="LANGUAGE")
@programme_argument
@output_option("Where to write it; - prints it. Default: words/LANGUAGE.yaml in the programme's folder.")
@loudness_options
def words(language: str, programme: Path, output: str | None) -> None:
    """Write the sentences of decks, notes and papers that the programme does not have yet in LANGUAGE (de, fr-CA …), to be translated.

    Each stands empty under its English. Nothing is ever overwritten; `briefing check --words` tells how far a translation is.
    """
    from briefing_builder.content.reading.loading import entry_file
    from briefing_builder.content.workbook.reading import is_workbook
    from briefing_builder.files.intake import read_bytes, read_text
    from briefing_builder.files.output import write_atomically
    from briefing_builder.source import SIZE_LIMIT
    from briefing_builder.words import catalogue_of
    from briefing_builder.words.blank import blank_catalogue
    from briefing_builder.words.reading import FOLDER, is_language_tag, tags_of

    if not is_language_tag(language):
        raise click.UsageError(f'"{language[:40]}" is no language: write a BCP 47 tag such as de, fr-CA or sr-Latn')
    entry = entry_file(programme)
    written = read_bytes(entry, str(entry), SIZE_LIMIT) if is_workbook(entry) else read_text(entry, str(entry), SIZE_LIMIT)
    if isinstance(written, Problem):
        raise ContentError(written)
    folder = entry.parent
    text = blank_catalogue(catalogue_of(language, folder).value)
    if output == "-":
        click.echo(text, nl=False)
        return
    file = Path(output) if output else folder / FOLDER / f"{tags_of(language)[-1]}.yaml"
    if file.exists():
        hint = "write what is missing to another file with -o, and copy it over"
        raise OutputError(error("file-exists", "this file exists already; nothing was written", Source(path=str(file)), hint))
    write_atomically(file, text.encode())
    tell(f"The sentences to be translated are in {file}")
