"""The smallest example with more content."""

from pathlib import Path
from shutil import copytree
from typing import Any

import yaml

from briefing_builder.files.resources import resource


def minimal_programme(folder: Path, **more: Any) -> Path:
    """Write the smallest example into the folder with more content: keys by dotted path, lists counted from 0; None takes a key away."""
    copytree(resource("examples", "minimal"), folder, dirs_exist_ok=True)
    file = folder / "briefing.yaml"
    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    for path, value in more.items():
        *steps, last = [int(step) if step.isdigit() else step for step in path.split(".")]
        node = data
        for step in steps:
            node = node.setdefault(step, {}) if isinstance(node, dict) else node[step]
        node[last] = value
        if value is None:
            del node[last]
    file.write_text(yaml.safe_dump(data), encoding="utf-8")
    return folder
