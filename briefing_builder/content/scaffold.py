"""A programme to start from: a folder goes in, the smallest presentable programme or a whole example is written there."""

from collections.abc import Mapping
from pathlib import Path

from briefing_builder.content.reading.loading import ENTRY
from briefing_builder.content.schema import SCHEMA_FILE, schema_file
from briefing_builder.errors import OutputError
from briefing_builder.files.resources import resource
from briefing_builder.problems import Problem, Source, error

SMALLEST = "minimal"


def examples() -> tuple[str, ...]:
    """Return the names of the programmes that are installed with us, sorted."""
    return tuple(sorted(file.parent.name for file in resource("examples").glob(f"*/{ENTRY}")))


def scaffold(folder: Path, *, example: str = SMALLEST) -> tuple[Path, ...]:
    """Write the smallest programme, or one of the `examples`, and the schema for editors; return the files in order.

    Nothing is ever overwritten: when one of the files exists, none is written.
    Raises OutputError naming each file that is in the way, or the one that cannot be written.
    """
    return write_new_files(folder, {**example_files(example), SCHEMA_FILE: schema_file()})


def example_files(example: str) -> dict[str, bytes]:
    """Return the files of an example by their names within its folder, in order."""
    origin = resource("examples", example)
    files = (file for file in sorted(origin.rglob("*")) if _belongs(file, origin))
    return {file.relative_to(origin).as_posix(): file.read_bytes() for file in files}


def write_new_files(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write files into a folder, which is made if it is not there, and return their paths in order.

    Nothing is ever overwritten: when one of the files exists, none is written. Raises OutputError as `scaffold` does.
    """
    contents = {folder / name: content for name, content in files.items()}
    in_the_way = [_exists_problem(file) for file in _obstacles(folder, contents)]
    if in_the_way:
        raise OutputError(in_the_way)
    for file, content in contents.items():
        _write_new_file(file, content)
    return tuple(contents)


def _belongs(file: Path, origin: Path) -> bool:
    return file.is_file() and not {"__pycache__", "out"} & set(file.relative_to(origin).parts)


def _obstacles(folder: Path, contents: dict[Path, bytes]) -> list[Path]:
    if folder.exists() and not folder.is_dir():
        return [folder]
    return [file for file in contents if file.exists() or file.is_symlink()]


def _exists_problem(file: Path) -> Problem:
    return error("file-exists", "this file exists already; nothing was written", Source(path=str(file)), "choose another folder")


def _write_new_file(file: Path, content: bytes) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("xb") as stream:
            stream.write(content)
    except FileExistsError:
        raise OutputError(_exists_problem(file)) from None
    except OSError as failure:
        reason = failure.strerror or str(failure)
        raise OutputError(error("file-not-written", f"the file cannot be written: {reason}", Source(path=str(file)))) from None
