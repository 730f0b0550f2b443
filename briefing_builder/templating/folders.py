"""Where templates come from: the author's folder first, then ours, and nothing outside of them."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from stat import S_ISREG
from typing import Final

import jinja2

from briefing_builder.errors import TemplateError
from briefing_builder.files.intake import is_file, read_text
from briefing_builder.problems import Severity, Source, error
from briefing_builder.text.characters import problems_of_text

TEMPLATE_NAME: Final = re.compile(r"[a-z0-9_][a-z0-9_-]*(/[a-z0-9_][a-z0-9_-]*)*(\.[a-z0-9]+)*\.j2")
TEMPLATE_CHARACTERS: Final = 200_000  # the largest of ours has 6,000


class Folders(jinja2.BaseLoader):
    """Finds a template in the first folder that has it; nothing outside the folders is ever read."""

    def __init__(self, folders: Sequence[Path], prepare: Callable[[str, str], str] | None) -> None:
        self.folders = tuple(folders)
        self.shown: dict[str, str] = {}
        self._prepare = prepare

    def find(self, name: str) -> Path | None:
        if not TEMPLATE_NAME.fullmatch(name):
            return None
        return next((path for folder in self.folders if is_file(path := folder / name)), None)

    def names(self) -> list[str]:
        return sorted({path.relative_to(folder).as_posix() for folder in self.folders for path in folder.rglob("*.j2")})

    def label_of(self, path: Path, name: str) -> str:
        # The last folder is ours: its place on this machine says nothing to the author.
        ours = path == self.folders[-1] / name
        return name if ours else path.as_posix()

    def shown_as(self, name: str) -> str:
        """Return how people find a template: by its path, and ours by its name."""
        path = self.find(name)
        return self.label_of(path, name) if path else name

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, Callable[[], bool]]:  # noqa: ARG002
        path = self.find(template)
        if path is None:
            raise jinja2.TemplateNotFound(template)
        shown = self.label_of(path, template)
        self.shown[str(path)] = shown
        folder = next(folder for folder in self.folders if path == folder / template)
        if not path.resolve().is_relative_to(folder.resolve()):
            raise TemplateError(error("template-outside", f"{template} leads out of the templates folder", Source(path=shown)))
        source = _read_template(path, shown)
        return (self._prepare(source, shown) if self._prepare else source), str(path), self._still(template, path)

    def _still(self, name: str, path: Path) -> Callable[[], bool]:
        # Also false when a file of the same name appears in a folder that goes first.
        candidates = [folder / name for folder in self.folders]
        before, written = candidates[: candidates.index(path)], _modified_at(path)
        return lambda: _modified_at(path) == written and not any(is_file(other) for other in before)


def _modified_at(path: Path) -> int | None:
    """When a file was written; None where there is no such file."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns if S_ISREG(status.st_mode) else None


def _read_template(path: Path, shown: str) -> str:
    text = read_text(path, shown, TEMPLATE_CHARACTERS)
    if isinstance(text, str):
        if errors := [problem for problem in problems_of_text(text, shown) if problem.severity is Severity.ERROR]:
            raise TemplateError(errors)
        return text
    if text.code == "file-too-large":
        raise TemplateError(error("template-too-long", text.message.replace("the file", "the template", 1), text.source, "divide it"))
    message = text.message if text.code == "not-utf-8" else f"the template cannot be read: {text.message}"
    raise TemplateError(error("template-unreadable", message, text.source, text.hint))
