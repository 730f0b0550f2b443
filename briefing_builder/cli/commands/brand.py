"""`briefing brand`: a PowerPoint file goes in, what was understood of it and the beginning of a `brand:` come out."""

import json
from pathlib import Path

import click

from briefing_builder.cli.arguments import kept_out, limited, loudness_options, output_option
from briefing_builder.cli.reports import deliver_report, report_format, report_format_option
from briefing_builder.limits.watch import end_work

PROGRAMMES_OWN = ""
"""Stands for no department: the brand is the programme's own, whatever the first department has."""


@click.command(short_help="Tell what was understood of a PowerPoint template.")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path), callback=kept_out)
@report_format_option
@output_option("Write to this file, or into this folder, instead of the terminal.")
@limited
@loudness_options
def brand(file: Path, form: str | None, output: str | None) -> None:
    """Tell what decks make of a PowerPoint template: which layout each of our slides takes and why, where there is room, its colours with
    their contrasts, its fonts, what is left out; and the lines for `briefing.yaml` that would change it.

    FILE is a .pptx, .potx, .pptm or .potm file, the name of a built-in brand, or a programme, whose own brand is then told.
    """
    form = report_format(output, form, noun="The report is a text, a page or data")
    text = report_on(str(file), form)
    end_work()
    deliver_report(text, output, form, stem=f"{file.stem}-brand", said="The report is")


def report_on(file: str, form: str) -> str:
    """Return what was understood of a brand, in one of the forms. Raises BrandError when the file cannot be one."""
    from briefing_builder import pipeline
    from briefing_builder.backends.brand_report import as_text, brand_report, brand_report_as_data, brand_report_page
    from briefing_builder.cli.departments import chosen_brand
    from briefing_builder.content.reading.loading import has_programme
    from briefing_builder.content.workbook.reading import WORKBOOKS
    from briefing_builder.files.resources import resource
    from briefing_builder.values import replace

    is_programme = Path(file).suffix in (".yaml", ".yml", *WORKBOOKS) or has_programme(Path(file))
    session = pipeline.load(Path(file) if is_programme else resource("examples", "minimal"))
    options = pipeline.Options(brand="" if is_programme else chosen_brand(file))
    made = pipeline.brand_of(session, PROGRAMMES_OWN, options)
    if form == "html":
        prepared = replace(pipeline.prepare(session, session.departments[0], options), brand=made.value)
        deck = pipeline.lay_out_prepared(prepared).value
        return brand_report_page(made, deck, pipeline.library_of(made.value), is_own=is_programme)
    report = brand_report(made, is_own=is_programme)
    if form == "json":
        return json.dumps(brand_report_as_data(report), indent=2, ensure_ascii=False) + "\n"
    return as_text(report)
