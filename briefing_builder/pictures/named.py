"""Pictures that templates name themselves: the text of a template goes in, the names in it come out, before anything is rendered."""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from briefing_builder.files.intake import is_directory, path_inside, read_text
from briefing_builder.problems import Problem, Source

TEMPLATE_LIMIT = 200_000  # bytes
MOST_BESIDE = 1_000
"""Files of a folder that a template may choose from."""
_NAME = re.compile(r"""\b(?:file|photo)\s*=\s*(?P<quote>["'])(?P<name>[^"'<>]+)(?P=quote)""")
_FILLED = re.compile(r"\{\{|\{%|\{#")


def names_in(text: str) -> Iterator[str]:
    """Yield the names of pictures that stand in a template as they are, in its order."""
    yield from (match["name"].strip() for match in _NAME.finditer(text) if not _FILLED.search(match["name"]))


def with_names(text: str, name_of: Callable[[str], str]) -> str:
    """Return a template with other names for the pictures that stand in it as they are."""
    return _NAME.sub(lambda match: match[0].replace(match["name"], name_of(match["name"].strip())), text)


def named_by(templates: Iterable[Path], folder: Path) -> tuple[Path, ...]:
    """Return the files that templates may show beside those of the content: what they name, and the folders from which a value chooses.

    Names are as seen from the programme's folder; nothing outside of it is looked at. Whether a file exists is not asked.
    """
    files: dict[Path, None] = {}
    for template in templates:
        text = read_text(template, str(template), TEMPLATE_LIMIT)
        for match in _NAME.finditer(text if isinstance(text, str) else ""):
            written = _FILLED.split(match["name"].strip(), maxsplit=1)
            files |= dict.fromkeys(_named_files(folder, written[0], is_whole=len(written) == 1))
    return tuple(files)


def _named_files(folder: Path, name: str, *, is_whole: bool) -> Iterator[Path]:
    path = path_inside(folder, name if is_whole else name.rpartition("/")[0], Source(path=name))
    if isinstance(path, Problem):
        return
    if is_whole:
        yield path
    elif is_directory(path):
        yield from sorted(path.iterdir())[:MOST_BESIDE]
