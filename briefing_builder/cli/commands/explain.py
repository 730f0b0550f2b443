"""`briefing explain`: a department goes in, why it hears what it hears comes out."""

import json
from pathlib import Path

import click

from briefing_builder.cli.arguments import brand_option, department_option, limited, loudness_options, programme_argument, variant_option
from briefing_builder.limits.watch import end_work


@click.command(short_help="Explain why a department hears what it hears.")
@programme_argument
@department_option
@variant_option
@brand_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to print it.")
@limited
@loudness_options
def explain(programme: Path, department: str, variant: str, brand: str, form: str) -> None:
    """Explain the choice of benefits, courses, objections, endorser and showcase: every score with its parts, every rule that fired."""
    from briefing_builder import pipeline
    from briefing_builder.cli.departments import chosen_brand, chosen_department, chosen_variant
    from briefing_builder.tailoring.explain import explanation_data, explanation_text

    session = pipeline.load(programme)
    options = pipeline.Options(variant=chosen_variant(session, variant), brand=chosen_brand(brand))
    reasons = pipeline.explain(session, chosen_department(session, department), options)
    end_work()
    if form == "json":
        click.echo(json.dumps(explanation_data(reasons), indent=2, ensure_ascii=False))
    else:
        click.echo(explanation_text(reasons), nl=False)
