"""One tree from several files: `briefing.yaml` and all that it includes go in, merged nodes and problems come out."""

from pathlib import Path

from briefing_builder.content.workbook.reading import is_workbook, nodes_of
from briefing_builder.files.intake import exists, file_size, missing, path_inside, real
from briefing_builder.problems import Checked, Problem, error
from briefing_builder.source import Node, read_yaml

INCLUDE = "include"
FILES_LIMIT = 500
BYTES_LIMIT = 20_000_000  # of all files together
DEPTH_LIMIT = 50
"""Files that include each other in a row."""


def assemble(entry: Path, shown_as: str) -> Checked[Node]:
    """Return the content of the entry file and of its includes as one map, with the problems of all files.

    A workbook may be included like a YAML file. Maps merge deep; lists are joined, those of the includes first; a text or number that two
    files give differently is a problem. Includes are sought from the file that names them and must lie inside the folder of the entry file.
    """
    merger = _Merger(entry.parent, Path(shown_as).parent)
    root = merger.read(entry, shown_as)
    return Checked(value=root, problems=tuple(merger.problems))


def programme_files(entry: Path, shown_as: str) -> Checked[tuple[tuple[Path, str], ...]]:
    """Return the entry file and its includes with the names to show them under, in the order in which they are merged, the entry last."""
    merger = _Merger(entry.parent, Path(shown_as).parent)
    merger.read(entry, shown_as)
    return Checked(value=tuple(merger.merged), problems=tuple(merger.problems))


class _Merger:
    def __init__(self, folder: Path, shown_folder: Path) -> None:
        self.folder = folder
        self.shown_folder = shown_folder
        self.problems: list[Problem] = []
        self.merged: list[tuple[Path, str]] = []
        self.open: list[Path] = []
        self.read_before: set[Path] = set()
        self.bytes_read = 0

    def read(self, file: Path, shown_as: str) -> Node:
        """Return the file with its includes merged in."""
        self.bytes_read += file_size(file)
        read = nodes_of(file, shown_as) if is_workbook(file) else read_yaml(file, shown_as)
        self.problems.extend(read.problems)
        root = read.value
        assert isinstance(root.value, dict)
        includes = root.value.pop(INCLUDE, None)
        self.open.append(real(file))
        self.read_before.add(real(file))
        merged = Node(value={}, source=root.source)
        for name in self._names(includes):
            if (included := self._included(name, file)) is not None:
                self._merge(merged, included)
        self.open.pop()
        self.merged.append((file, shown_as))
        self._merge(merged, root)
        return merged

    def _names(self, includes: Node | None) -> list[Node]:
        if includes is None or includes.value is None:
            return []
        names = includes.value if isinstance(includes.value, list) else [includes]
        wrong = [name for name in names if not isinstance(name.value, str)]
        self.problems.extend(error("wrong-type", "include lists the names of files", name.source) for name in wrong)
        return [name for name in names if isinstance(name.value, str)]

    def _included(self, name: Node, file: Path) -> Node | None:
        assert isinstance(name.value, str)
        path = path_inside(self.folder, name.value, name.source, start=file.parent)
        if isinstance(path, Problem):
            self.problems.append(path)
        elif not exists(path):
            self.problems.append(missing(name.value, path, name.source))
        elif real(path) in self.open:
            message = f'"{name.value}" is this file, or a file that includes it'
            self.problems.append(error("include-loop", message, name.source, "remove this line"))
        elif real(path) in self.read_before:
            self.problems.append(error("include-twice", f'"{name.value}" is included a second time', name.source, "remove this line"))
        elif len(self.read_before) >= FILES_LIMIT:
            self.problems.append(error("too-many-files", f"a programme includes at most {FILES_LIMIT} files", name.source))
        elif (size := self.bytes_read + file_size(path)) > BYTES_LIMIT:
            message = f"the files of the programme have {size:,} bytes up to here; at most {BYTES_LIMIT:,} are read"
            self.problems.append(error("file-too-large", message, name.source))
        elif len(self.open) >= DEPTH_LIMIT:
            message = f"files include each other more than {DEPTH_LIMIT} deep"
            self.problems.append(error("include-too-deep", message, name.source, "include this file from briefing.yaml"))
        else:
            return self.read(path, str(self.shown_folder / path.relative_to(self.folder)))
        return None

    def _merge(self, base: Node, more: Node) -> None:
        """Add the second map to the first."""
        assert isinstance(base.value, dict)
        assert isinstance(more.value, dict)
        for key, node in more.value.items():
            present = base.value.get(key)
            if present is None or present.value is None:
                base.value[key] = node
            elif isinstance(present.value, dict) and isinstance(node.value, dict):
                self._merge(present, node)
            elif isinstance(present.value, list) and isinstance(node.value, list):
                present.value.extend(node.value)
            elif node.value is not None and node.value != present.value:
                self.problems.append(_conflict(key, present, node))


def _conflict(key: str, first: Node, second: Node) -> Problem:
    message = f'"{key}" has another value already, from {first.key or first.source}'
    return error("duplicate-key", message, second.key or second.source, "remove or rename one of the two")
