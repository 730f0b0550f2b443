"""`briefing new`: the name of a folder goes in, a programme to begin with comes out."""

from pathlib import Path

import click

from briefing_builder.cli.arguments import loudness_options
from briefing_builder.cli.messages import tell


@click.command(short_help="Start a programme.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--example", is_flag=True, help="The whole fictional Merrowdale programme instead of the smallest one.")
@loudness_options
def new(folder: Path, example: bool) -> None:
    """Start a programme in DIR: the smallest one that makes a presentable deck, commented line by line.

    Nothing is ever overwritten.
    """
    from briefing_builder.content import scaffold

    files = scaffold(folder, example=example)
    where = "" if folder == Path() else f" {folder}"
    tell(f"A programme of {len(files)} files is in {folder}. Begin with {folder / 'briefing.yaml'}.")
    tell(f"Then:  briefing check{where}\n       briefing build{where}")
