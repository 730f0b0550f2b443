"""A programme of many departments, each unlike the others: the example goes in, a folder with clones of its departments comes out."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import yaml


class _Plain(yaml.SafeLoader):
    """Reads dates and times of day as the text that they are."""


_Plain.add_constructor("tag:yaml.org,2002:timestamp", yaml.SafeLoader.construct_yaml_str)
_Plain.add_constructor(
    "tag:yaml.org,2002:int",
    lambda loader, node: node.value if ":" in node.value else yaml.SafeLoader.construct_yaml_int(loader, node),
)

SITES = ("Leeds", "Bristol", "Glasgow", "Doncaster", "Cardiff", "Derby", "Norwich", "Exeter", "Luton", "Perth", "Ripon", "Truro")


def with_clones(example: Path, folder: Path, clones: int) -> tuple[str, ...]:
    """Write the example with that many further departments into the folder; return the ids of those, in order.

    Every clone has a name, priorities, headcount and measures of its own, so that hardly a slide of two decks is the same.
    """
    shutil.copytree(example, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("out", "__pycache__"))
    path = folder / "departments.yaml"
    document = yaml.load(path.read_text(encoding="utf-8"), Loader=_Plain)
    originals = document["departments"]
    new = [_clone(originals[number % len(originals)], number) for number in range(clones)]
    document["departments"] = [*originals, *new]
    # JSON is YAML without aliases
    path.write_text(json.dumps(document, ensure_ascii=False, indent=1), encoding="utf-8")
    organisation = folder / "organisation.yaml"
    people = sum(department["headcount"] for department in document["departments"])
    text, lines = re.subn(r"(?m)^  headcount: \d+$", f"  headcount: {people}", organisation.read_text(encoding="utf-8"))
    assert lines == 1  # departments may not have more people than the organisation
    organisation.write_text(text, encoding="utf-8")
    return tuple(department["id"] for department in new)


def _clone(original: dict[str, Any], number: int) -> dict[str, Any]:
    site = f"{SITES[number % len(SITES)]} {1 + number // len(SITES)}"
    clone = {key: value for key, value in original.items() if key != "overrides"}
    clone["id"] = f"{original['id']}-{number}"
    clone["name"] = f"{original['name']}, {site}"
    clone["short_name"] = f"{original.get('short_name', original['name'])} {site}"
    clone["headcount"] = original["headcount"] + number
    clone["priorities"] = [{**priority, "text": f"{priority['text']} in {site}"} for priority in original["priorities"]]
    clone["kpis"] = [{**kpi, "id": f"{kpi['id']}-{number}", "name": f"{kpi['name']} {site}"} for kpi in original.get("kpis", [])]
    return clone
