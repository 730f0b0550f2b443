"""Where files go: what was typed after -o goes in, a file with a right ending or a folder comes out, or wrong usage that names the way."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import click

OUT = "out"
"""The folder of everything that is made without -o."""
OTHER_FILES = (".csv", ".key", ".odp", ".odt", ".pot", ".potx", ".ppsx", ".ppt", ".pptm", ".rtf", ".yaml", ".yml")
"""Endings that nobody gives a folder, beside those of what we write."""
OURS = (".docx", ".htm", ".html", ".json", ".md", ".pdf", ".pptx", ".txt", ".zip")


def names_folder(output: str) -> bool:
    """Return whether a folder was typed: one that is there, a name that ends in a slash, or one without an ending."""
    return output.endswith(("/", "\\")) or not Path(output).suffix or Path(output).is_dir()


def require_file_or_folder(output: str | None, endings: Iterable[str], *, noun: str, otherwise: str = "") -> None:
    """Raise click.UsageError when a file is typed whose ending is none of these (small letters, with the dot).

    `noun` says with its article what is written: "A deck is a PowerPoint file"; `otherwise` how to come by what the ending asks for.
    """
    if output is None:
        return
    _require_name(output)
    ending, known = Path(output).suffix.casefold(), tuple(endings)
    if names_folder(output) or ending in known:
        return
    names = " or ".join(f"-o {_with_other_ending(output, known_ending)}" for known_ending in known)
    more = f"\n{otherwise}" if otherwise else ""
    raise click.UsageError(f"{noun}, and '{output}' ends in {ending}. Name it {names}, or a folder: -o {output}/{more}")


def require_output_folder(output: str) -> None:
    """Raise click.UsageError when a file is typed where only a folder (or an address) will do."""
    if "://" in output or names_folder(output) or Path(output).suffix.casefold() not in (*OURS, *OTHER_FILES):
        return
    folder = str(Path(output).with_suffix(""))
    raise click.UsageError(f"A batch fills a folder, and '{output}' is the name of a file. Name a folder: -o {folder}, or -o {output}/")


def output_format(output: str | None, form: str | None, endings: Mapping[str, str]) -> str | None:
    """Return the format that was asked for, or that the ending of the file means; None when nobody said.

    Raises click.UsageError when --format and the ending (in small letters, with the dot) say different things.
    """
    meant = endings.get(Path(output).suffix.casefold()) if output and not names_folder(output) else None
    if output and form and meant and form != meant:
        other = Path(output).with_suffix(next(ending for ending, name in endings.items() if name == form))
        raise click.UsageError(f"'{output}' means {meant}, and --format says {form}. Leave --format out, or name it -o {other}")
    return form or meant


def output_path(output: str | None, name: str) -> Path:
    """Return the file that was typed, or the one of that name in the folder that was; in `out/` where nothing was typed."""
    if output is None:
        return Path(OUT) / name
    return Path(output) / name if names_folder(output) else Path(output)


def _require_name(output: str) -> None:
    if output == "-":
        raise click.UsageError("This goes into a file, not to standard output. Write the name of a file or folder after -o.")
    if Path(output).name.casefold() in OURS and not Path(output).is_dir():
        raise click.UsageError(f"'{output}' is an ending without a name. Write a name before it, or a folder: -o {OUT}/")


def _with_other_ending(output: str, ending: str) -> str:
    """The name with the right ending: instead of that of another file, else behind what merely looks like one (`2027.03`)."""
    path = Path(output)
    return str(path.with_suffix(ending) if path.suffix.casefold() in (*OURS, *OTHER_FILES) else f"{output}{ending}")
