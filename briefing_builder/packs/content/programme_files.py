"""The files of a redacted programme: plain data and the old folder go in; YAML, pictures and templates, all written anew, come out."""

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

from briefing_builder.content.paths import matches, value_at
from briefing_builder.content.reading.loading import ENTRY
from briefing_builder.content.rules.pictures import PICTURES
from briefing_builder.content.schema import SCHEMA_FILE, schema_file
from briefing_builder.errors import TemplateError
from briefing_builder.files.intake import is_file, read_text, real
from briefing_builder.pictures import ShownPicture, picture_in, shown_picture
from briefing_builder.pictures.named import TEMPLATE_LIMIT, names_in, with_names
from briefing_builder.problems import Problem, Source
from briefing_builder.source import node_data, read_yaml, yaml_text
from briefing_builder.words.reading import FOLDER as WORDS

HEADER = f"# yaml-language-server: $schema={SCHEMA_FILE}\n"
ENDINGS = {"png": (".png",), "jpeg": (".jpg", ".jpeg")}
TEMPLATES = "templates"
_COMMENT = re.compile(r"\{#.*?#\}|<!--.*?-->", re.DOTALL)


def redacted_files(data: Mapping[str, Any], folder: Path) -> dict[str, bytes]:
    """Return the files by name: `briefing.yaml`, one file for each list of the content, its pictures, the author's templates and words.

    Nothing is copied as it is: YAML is written from the data, so that no comment comes along; pictures are those that decks show, without
    their metadata, under a name with the ending of their kind; templates lose their comments. Raises TemplateError when one cannot be read.
    """
    templates = dict(_own_templates(folder))
    pictures = {name: shown_picture(str(folder / name)) for name in _picture_names(data, templates, folder)}
    names = {name: _with_ending(name, picture) for name, picture in pictures.items()}
    data = _with_picture_names(data, names)
    lists = {key: value for key, value in data.items() if isinstance(value, list)}
    rest = {key: value for key, value in data.items() if key not in lists}
    entry = {"schema_version": 1, "include": [f"{key}.yaml" for key in lists], **rest}
    files = {ENTRY: f"{HEADER}{yaml_text(entry)}".encode()}
    files |= {f"{key}.yaml": f"{HEADER}{yaml_text({key: value})}".encode() for key, value in lists.items()}
    files[SCHEMA_FILE] = schema_file()
    files |= {names[name]: picture.data for name, picture in pictures.items()}
    return files | {name: with_names(text, lambda name: names.get(name, name)).encode() for name, text in templates.items()}


def _picture_names(data: Mapping[str, Any], templates: Mapping[str, str], folder: Path) -> Iterator[str]:
    """The names of the pictures that the content names, and of those that templates name outright."""
    names = {match.value for pattern in PICTURES for match in matches(data, pattern) if isinstance(match.value, str)}
    for text in templates.values():
        names |= set(names_in(text))
    yield from (name for name in sorted(names) if picture_in(folder, name, Source(path=name)).value)


def _with_ending(name: str, picture: ShownPicture) -> str:
    return name if name.lower().endswith(ENDINGS[picture.kind]) else f"{name}{ENDINGS[picture.kind][0]}"


def _with_picture_names(data: Mapping[str, Any], names: Mapping[str, str]) -> Mapping[str, Any]:
    copy = deepcopy(dict(data))
    for pattern in PICTURES:
        for match in list(matches(copy, pattern)):
            holder = value_at(copy, match.path[:-1])
            if isinstance(holder, dict) and isinstance(match.value, str):
                holder[match.path[-1]] = names.get(match.value, match.value)
    return copy


def _own_templates(folder: Path) -> Iterator[tuple[str, str]]:
    """The author's templates, outlines and sentences; a link that leads out of the folder brings nothing along."""
    for file in sorted(file for own in (TEMPLATES, WORDS) for file in (folder / own).rglob("*")):
        if not real(file).is_relative_to(real(folder)):
            continue
        name = file.relative_to(folder).as_posix()
        if file.suffix == ".j2" and is_file(file):
            text = read_text(file, str(file), TEMPLATE_LIMIT)
            if isinstance(text, Problem):
                raise TemplateError(text)
            yield name, _COMMENT.sub("", text)
        elif file.suffix == ".yaml" and is_file(file):
            yield name, yaml_text(node_data(read_yaml(file, name).value))
