"""`briefing new`: the name of a folder goes in, a programme to begin with comes out."""

from pathlib import Path

import click

from briefing_builder.cli.arguments import loudness_options
from briefing_builder.cli.messages import tell


def _known_example(name: str) -> str:
    """The name of an example. Raises click.UsageError, with all names, when there is none of that name."""
    if name != "minimal":
        from briefing_builder.cli.departments import require_known
        from briefing_builder.content import examples

        require_known("example", name, examples())
    return name


def _written_files(folder: Path, example: str, *, excel: bool) -> tuple[Path, ...]:
    if excel:
        from briefing_builder.workbooks.starting import scaffold_workbook

        return scaffold_workbook(folder, example=example)
    from briefing_builder.content import scaffold

    return scaffold(folder, example=example)


@click.command(short_help="Start a programme.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--example",
    metavar="[NAME]",
    is_flag=False,
    flag_value="merrowdale",
    default="minimal",
    callback=lambda *arguments: _known_example(arguments[-1]),
    help="A whole fictional programme instead of the smallest one: merrowdale unless you name another (ardmullen, malindara).",
)
@click.option("--excel", is_flag=True, help="As an Excel workbook, programme.xlsx, instead of text files.")
@loudness_options
def new(folder: Path, example: str, excel: bool) -> None:
    """Start a programme in DIR: the smallest one that makes a presentable deck, commented line by line.

    With --excel it is a workbook, with lists to choose from and help at its cells. Nothing is ever overwritten.
    """
    files = _written_files(folder, example, excel=excel)
    where = "" if folder == Path() else f" {folder}"
    begin = folder / ("programme.xlsx" if excel else "briefing.yaml")
    tell(f"A programme of {len(files)} file{'s' if len(files) > 1 else ''} is in {folder}. Begin with {begin}.")
    tell(f"Then:  briefing check{where}\n       briefing build{where}")
