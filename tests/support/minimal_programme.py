"""The smallest example with more content."""

from pathlib import Path
from shutil import copytree
from typing import Any

import yaml

from briefing_builder.files.resources import resource
from briefing_builder.pipeline import Options, brief_for, load
from briefing_builder.slides import render
from briefing_builder.slides.markup import Notes


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


def notes_of(folder: Path, slide: str, variant: str = "standard") -> Notes:
    """Return the notes of a slide in the briefing of the folder's first department."""
    session = load(folder)
    slides = render(brief_for(session, session.departments[0], Options(variant=variant))).markup.slides
    return next(each.notes for each in slides if each.id == slide)
