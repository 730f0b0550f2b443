"""`briefing diff`: two departments go in, what their decks say differently comes out."""

import json
from pathlib import Path

import click

from briefing_builder.cli.arguments import brand_option, limited, loudness_options, output_option, programme_argument, variant_option
from briefing_builder.cli.reports import deliver_report, report_format, report_format_option
from briefing_builder.limits.watch import end_work


@click.command(short_help="Show what two departments hear differently.")
@programme_argument
@click.option("-d", "--department", "departments", metavar="ID", multiple=True, help="A department's id; give it twice.")
@variant_option
@brand_option
@report_format_option
@output_option("Write to this file, or into this folder, instead of the terminal.")
@limited
@loudness_options
def diff(programme: Path, departments: tuple[str, ...], variant: str, brand: str, form: str | None, output: str | None) -> None:
    """Show, slide by slide, how the decks of two departments differ: in words, pictures and time."""
    if len(departments) != 2:
        raise click.UsageError("Name two departments: -d ONE -d OTHER")
    form = report_format(output, form, noun="The differences are a text, a page or data")
    text = differences_of(programme, departments, variant, brand, form)
    end_work()
    deliver_report(text, output, form, stem=f"{'-and-'.join(departments)}-{variant}", said="The differences are")


def differences_of(path: Path, departments: tuple[str, ...], variant: str, brand: str, form: str) -> str:
    """Return the differences of two decks in one of the forms; both in one brand, for what a brand differs in is not said."""
    from briefing_builder import pipeline
    from briefing_builder.backends.difference import as_data, as_page, as_text, differences
    from briefing_builder.cli.departments import chosen_brand, chosen_department, chosen_variant

    session = pipeline.load(path)
    chosen = [chosen_department(session, id) for id in departments]
    brand = chosen_brand(brand) or (pipeline.brands()[0] if any(pipeline.has_own_brand(session, id) for id in chosen) else "")
    options = pipeline.Options(variant=chosen_variant(session, variant), brand=brand)
    first, second = (pipeline.lay_out_briefing(session, id, options).value for id in chosen)
    words = session.programme.words
    changes = differences(first, second, words)
    if form == "json":
        return json.dumps(as_data(changes, first=first.title, second=second.title), indent=2, ensure_ascii=False) + "\n"
    write = as_page if form == "html" else as_text
    return write(changes, words, first=first.title, second=second.title)
