"""`briefing build`: a programme goes in, decks come out."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing_builder.cli.arguments import (
    brand_option,
    departments_option,
    limited,
    loudness_options,
    output_option,
    programme_argument,
    variant_option,
)
from briefing_builder.cli.messages import count_line, print_problems, tell
from briefing_builder.cli.output_paths import OUT, names_folder, require_file_or_folder
from briefing_builder.limits.watch import end_work

if TYPE_CHECKING:
    from briefing_builder.cli.decks import BuildResult

ENDINGS = (".pptx",)
NO_OTHER = {
    ".pdf": "For paper: the script with `briefing notes --format pdf`; PowerPoint and LibreOffice save the slides as PDF.",
    ".odp": "LibreOffice opens a .pptx file and saves it as .odp.",
}
"""How to come by what an ending asks for."""


@click.command(short_help="Build decks.")
@programme_argument
@departments_option
@variant_option
@brand_option
@output_option("A .pptx file for one deck, or a folder. Default: the folder out/.")
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@click.option("--draft", is_flag=True, help="Build despite contract errors; every slide is marked.")
@click.option("--audience", is_flag=True, help="The copy to hand out: no notes, no appendix.")
@click.option("--force", is_flag=True, help="Overwrite decks that were changed by hand.")
@limited
@loudness_options
def build(
    programme: Path,
    departments: tuple[str, ...],
    variant: str,
    brand: str,
    output: str | None,
    strict: bool,
    draft: bool,
    audience: bool,
    force: bool,
) -> int:
    """Build the deck of one department, or, without -d, the decks of all departments into out/.

    Errors stop a deck, warnings are listed. A deck that was changed by hand since it was built is never overwritten
    without --force.
    """
    from briefing_builder import pipeline
    from briefing_builder.cli.decks import BuildOrder, build_decks
    from briefing_builder.cli.departments import chosen_brand, chosen_departments, chosen_variant

    otherwise = NO_OTHER.get(Path(output or "").suffix.casefold(), "")
    require_file_or_folder(output, ENDINGS, noun="A deck is a PowerPoint file", otherwise=otherwise)
    session = pipeline.load(programme)
    chosen = chosen_departments(session, departments)
    options = pipeline.Options(variant=chosen_variant(session, variant), brand=chosen_brand(brand), draft=draft, audience=audience)
    folder, file = _folder_and_file(output, len(chosen))
    build_order = BuildOrder(departments=chosen, options=options, folder=folder, file=file, is_strict=strict, is_forced=force)
    return _report_decks(build_decks(session, build_order))


def _folder_and_file(output: str | None, decks: int) -> tuple[Path, Path | None]:
    """Return the folder of the decks, and the one file where the author named it."""
    if output is None:
        return Path(OUT), None
    path = Path(output)
    if names_folder(output):
        return path, None
    if decks > 1:
        folder = path.with_suffix("")
        raise click.UsageError(f"{decks} decks cannot go into one file. Choose one department with -d, or a folder: -o {folder}/")
    return path.parent, path


def _report_decks(built: "tuple[BuildResult, ...]") -> int:
    from briefing_builder.cli.decks import exit_code_of_decks

    end_work()
    problems = tuple(problem for deck in built for problem in deck.problems)
    print_problems(problems)
    written = [deck for deck in built if deck.path]
    for deck in written:
        click.echo(deck.path)
    if problems:
        tell(count_line(problems))
    for deck in built:
        if not deck.path:
            tell(f"No deck for {deck.department}.")
    if len(written) == 1:
        tell(f"The deck is {written[0].path}")
    elif written and written[0].path:
        tell(f"{len(written)} decks are in {written[0].path.parent.resolve()}\nOpen first: {written[0].path}")
    return exit_code_of_decks(built)
