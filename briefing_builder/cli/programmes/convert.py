"""`briefing convert`: a programme as YAML or as a workbook goes in, the same programme in the other form comes out."""

from pathlib import Path

import click

from briefing_builder.cli.arguments import loudness_options
from briefing_builder.cli.messages import print_problems, tell


@click.command(short_help="Make a workbook of a programme in YAML, and back.")
@click.argument("source", metavar="SOURCE", type=click.Path(path_type=Path))
@click.argument("target", metavar="TARGET", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Write nothing; show what would change: YAML line by line, a workbook in one line a table.")
@click.option("--force", is_flag=True, help="Write a workbook anew that is there already; its own formats, formulas and sheets are lost.")
@loudness_options
def convert(source: Path, target: Path, dry_run: bool, force: bool) -> None:
    """Write the programme SOURCE as TARGET, one a workbook (.xlsx), the other a folder with a briefing.yaml, or that file.

    \b
      briefing convert my-programme programme.xlsx
      briefing convert programme.xlsx my-programme

    YAML that is there already is changed in place: comments, order and every line that says the same stay. A second time
    nothing changes. Whatever the other form cannot hold is told, and then nothing is written.
    """
    from briefing_builder.content.workbook.reading import is_workbook
    from briefing_builder.errors import OutputError
    from briefing_builder.files.output import write_all_or_none
    from briefing_builder.problems import Source, error
    from briefing_builder.workbooks.converting import WORKBOOK, conversion, programme_in

    source = programme_in(source, target)
    if is_workbook(source) == is_workbook(target):
        raise click.UsageError("one of SOURCE and TARGET is a workbook (.xlsx), the other a folder or a briefing.yaml")
    if is_workbook(target) and target.suffix.lower() != WORKBOOK:
        raise click.UsageError(f"a workbook is written as {WORKBOOK}")
    done = conversion(source, target)
    if not done.files:
        print_problems(problem for problem in done.problems if problem.code != "file-elsewhere")  # no news where nothing moves
        tell(f"{target} says the same already; nothing was written")
        return
    print_problems(done.problems)
    if dry_run:
        click.echo(done.difference or "\n".join(done.changes), nl=not done.difference)
        return
    if is_workbook(target) and not done.is_new and not force:
        hint = f"keep it, or write it anew with --force; what would change: {'; '.join(done.changes)}"
        raise OutputError(error("file-exists", "this workbook is there already, with other content", Source(path=str(target)), hint))
    write_all_or_none({Path(name): data for name, data in done.files.items()})
    for line in done.changes:
        tell(line)
    count = len(done.files)
    tell(f"{'Written' if done.is_new else 'Changed'}: {target}" if count == 1 else f"{count} files of {target} were written")
