"""`briefing brand`: a PowerPoint file goes in, what was understood of it and the beginning of a `brand:` come out."""

import json
from pathlib import Path

import click

from briefing_builder.cli.arguments import limited, loudness_options, output_option
from briefing_builder.cli.messages import tell
from briefing_builder.cli.output_paths import output_format, output_path, require_file_or_folder
from briefing_builder.limits.watch import end_work

ENDINGS = {".txt": "text", ".json": "json", ".html": "html", ".htm": "html"}


@click.command(short_help="Tell what was understood of a PowerPoint template.")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json", "html"]), help="The format. Default: by the ending of -o, else text.")
@output_option("Write to this file, or into this folder, instead of the terminal.")
@limited
@loudness_options
def brand(file: Path, form: str | None, output: str | None) -> None:
    """Tell what decks make of a PowerPoint template: which layout each of our slides takes and why, where there is room, its colours with
    their contrasts, its fonts, what is left out; and the lines for `briefing.yaml` that would change it.

    FILE is a .pptx, .potx, .pptm or .potm file, the name of a built-in brand, or a programme, whose own brand is then told.
    """
    output = None if output == "-" else output
    require_file_or_folder(output, ENDINGS, noun="The report is a text, a page or data")
    form = output_format(output, form, ENDINGS) or "text"
    text = report_on(str(file), form)
    end_work()
    if output is None:
        click.echo(text, nl=False)
        return
    from briefing_builder.files.output import write_atomically

    ending = next(ending for ending, meant in ENDINGS.items() if meant == form)
    written = output_path(output, f"{file.stem}-brand{ending}")
    write_atomically(written, text.encode())
    tell(f"The report is in {written}")


def report_on(file: str, form: str) -> str:
    """Return what was understood of a brand, in one of the forms. Raises BrandError when the file cannot be one."""
    from briefing_builder import pipeline
    from briefing_builder.backends.brand_report import as_text, brand_report, brand_report_as_data, brand_report_page
    from briefing_builder.cli.departments import chosen_brand
    from briefing_builder.content.reading.loading import ENTRY
    from briefing_builder.files.resources import resource

    is_programme = Path(file).suffix in (".yaml", ".yml") or (Path(file) / ENTRY).is_file()
    session = pipeline.load(Path(file) if is_programme else resource("examples", "minimal"))
    options = pipeline.Options(brand="" if is_programme else chosen_brand(file))
    made = pipeline.brand_of(session, session.departments[0], options)
    if form == "html":
        deck = pipeline.lay_out_briefing(session, session.departments[0], options).value
        return brand_report_page(made, deck, pipeline.library_of(made.value), is_own=is_programme)
    report = brand_report(made, is_own=is_programme)
    if form == "json":
        return json.dumps(brand_report_as_data(report), indent=2, ensure_ascii=False) + "\n"
    return as_text(report)
