"""The files of a redacted programme: plain data and the old folder go in; YAML, pictures and templates, all written anew, come out."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from briefing_builder.content import json_schema
from briefing_builder.content.loading import ENTRY
from briefing_builder.content.paths import matches
from briefing_builder.content.pictures import PICTURES
from briefing_builder.content.schema import SCHEMA_FILE
from briefing_builder.packs.pictures import bare
from briefing_builder.source import plain, read_yaml, yaml_text

HEADER = f"# yaml-language-server: $schema={SCHEMA_FILE}\n"
_COMMENT = re.compile(r"\{#.*?#\}|<!--.*?-->", re.DOTALL)


def programme_files(data: Mapping[str, Any], folder: Path) -> dict[str, bytes]:
    """Return the files by name: `briefing.yaml`, one file for each list of the content, the pictures it names, the author's templates.

    Nothing is copied as it is: YAML is written from the data, so that no comment comes along; pictures lose their metadata, templates their
    comments.
    """
    lists = {key: value for key, value in data.items() if isinstance(value, list)}
    rest = {key: value for key, value in data.items() if key not in lists}
    entry = {"schema_version": 1, "include": [f"{key}.yaml" for key in lists], **rest}
    files = {ENTRY: f"{HEADER}{yaml_text(entry)}".encode()}
    files |= {f"{key}.yaml": f"{HEADER}{yaml_text({key: value})}".encode() for key, value in lists.items()}
    files[SCHEMA_FILE] = (json.dumps(json_schema(), indent=1, ensure_ascii=False) + "\n").encode()
    return files | dict(_pictures(data, folder)) | dict(_templates(folder))


def _pictures(data: Mapping[str, Any], folder: Path) -> Iterator[tuple[str, bytes]]:
    for pattern in PICTURES:
        for match in matches(data, pattern):
            if isinstance(match.value, str) and (folder / match.value).is_file():
                yield match.value, bare((folder / match.value).read_bytes())


def _templates(folder: Path) -> Iterator[tuple[str, bytes]]:
    for file in sorted((folder / "templates").rglob("*")):
        name = file.relative_to(folder).as_posix()
        if file.suffix == ".j2" and file.is_file():
            yield name, _COMMENT.sub("", file.read_text(encoding="utf-8")).encode()
        elif file.suffix == ".yaml" and file.is_file():
            yield name, yaml_text(plain(read_yaml(file, name).value)).encode()
