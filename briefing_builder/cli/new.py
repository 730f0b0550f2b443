"""`briefing new`: the name of a folder goes in, a programme to begin with comes out."""

import shutil
from pathlib import Path

import click

from briefing_builder.cli.arguments import loudness_options
from briefing_builder.cli.messages import tell
from briefing_builder.errors import OutputError
from briefing_builder.problems import Source, error

MINIMAL, EXAMPLE = "minimal", "merrowdale"
_NOT_CONTENT = shutil.ignore_patterns("__init__.py", "__pycache__", "out", ".*")


@click.command(short_help="Start a programme.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--example", is_flag=True, help="The whole fictional Merrowdale programme instead of the smallest one.")
@loudness_options
def new(folder: Path, example: bool) -> None:
    """Start a programme in DIR: the smallest one that makes a presentable deck, commented line by line.

    Nothing is ever overwritten: DIR must be new or empty.
    """
    scaffold(folder, EXAMPLE if example else MINIMAL)
    where = "" if folder == Path() else f" {folder}"
    tell(f"A programme is in {folder}{'' if example else ': one file, briefing.yaml, to make your own'}")
    tell(f"Next:  briefing check{where}   and   briefing build{where}")


def scaffold(folder: Path, example: str) -> None:
    """Write a copy of an installed example into a new or empty folder; a failure leaves nothing behind.

    Raises OutputError when the folder holds something, or cannot be written.
    """
    from briefing_builder.output import cannot_write
    from briefing_builder.resources import resource

    source = resource("examples", example)
    was_there = folder.exists()
    if was_there and not _is_empty_folder(folder):
        hint = "name a new folder: nothing is ever overwritten"
        raise OutputError(error("folder-not-empty", "there is something here already", Source(path=str(folder)), hint))
    try:
        shutil.copytree(source, folder, ignore=_NOT_CONTENT, dirs_exist_ok=True)
    except OSError as failure:
        _clear(folder, keep=was_there)
        raise cannot_write(folder, failure) from failure


def _is_empty_folder(path: Path) -> bool:
    return path.is_dir() and not any(path.iterdir())


def _clear(folder: Path, *, keep: bool) -> None:
    if not folder.is_dir():
        return
    for child in folder.iterdir():
        if child.is_dir():
            shutil.rmtree(child, ignore_errors=True)
        else:
            child.unlink(missing_ok=True)
    if not keep:
        folder.rmdir()
