"""`briefing check`: a programme goes in, every problem of it, and of its decks where wanted, comes out at once."""

import sys
from pathlib import Path

import click

from briefing_builder.cli.arguments import brand_option, departments_option, limited, loudness_options, programme_argument, variant_option
from briefing_builder.cli.messages import as_json, count_line, print_problems, tell
from briefing_builder.errors import BriefingError, ContentError
from briefing_builder.limits.watch import end_work
from briefing_builder.problems import Problem, has_errors


@click.command(short_help="List every problem of a programme.")
@programme_argument
@departments_option
@variant_option
@brand_option
@click.option("--deck", "decks", is_flag=True, help="Lay the decks out and check contrast, reading order, titles, alternative texts …")
@click.option("--words", "reviews_words", is_flag=True, help="List what a language's catalogue of our sentences lacks.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to print the problems.")
@limited
@loudness_options
def check(programme: Path, departments: tuple[str, ...], variant: str, brand: str, decks: bool, reviews_words: bool, form: str) -> int:
    """List every problem of a programme at once, each with its place and a way to fix it.

    With --deck, also what people could not read, see or follow in the decks as they would be built; `build` shows the same.
    With --words, also every sentence of ours that has no translation in the programme's language, and what is doubtful in `words/`.
    Exits with 0 when there is no error, with 3 when there is one (other codes: a template, a brand).
    """
    problems, code = problems_of(programme, departments, variant, brand, decks=decks, reviews_words=reviews_words)
    end_work()
    if form == "json":
        click.echo(as_json(problems))
    else:
        print_problems(problems, stream=sys.stdout)
    tell(count_line(problems))
    return code


def problems_of(
    path: Path, departments: tuple[str, ...], variant: str, brand: str, *, decks: bool, reviews_words: bool = False
) -> tuple[tuple[Problem, ...], int]:
    """Return every problem of the programme, and the exit code that they stand for."""
    from briefing_builder import pipeline
    from briefing_builder.cli.departments import chosen_brand, chosen_departments, chosen_variant

    try:
        session = pipeline.load(path)
        options = pipeline.Options(variant=chosen_variant(session, variant), brand=chosen_brand(brand))
        problems = pipeline.check(session, chosen_departments(session, departments), options, decks=decks)
        if reviews_words:
            problems = (*problems, *pipeline.review_words(session))
    except BriefingError as failure:
        return failure.problems, failure.exit_code
    return problems, ContentError.exit_code if has_errors(problems) else 0
