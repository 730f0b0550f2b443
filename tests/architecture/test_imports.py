"""Who may import whom: the table of docs/architecture.md, and the doors to third-party libraries."""

from pathlib import Path

import pytest
from sourcecode import MODULES, SOURCE, dotted, imported, ours

BASE = (
    "problems", "units", "errors", "resources", "findings", "intake", "source", "templating", "pictures", "memory", "values", "addresses",
    "characters", "spelling", "rich_text",
)  # fmt: skip
AT_WORK = ("collector", "isolation", "limits")
STAGES = ("content", "figures", "tailoring", "slides", "fonts", "brand", "deck", "layout", "speech", "checks", "backends")

ALLOWED: dict[str, tuple[str, ...]] = {
    "": (),
    "__main__": ("cli",),
    "spelling": (),
    "addresses": (),
    "problems": ("spelling",),
    "characters": ("problems",),
    "units": ("values",),
    "memory": (),
    "values": (),
    "rich_text": ("values",),
    "collector": (),
    "isolation": (),
    "limits": ("collector", "isolation", "errors", "problems"),
    "errors": ("problems",),
    "deck": ("units", "problems", "values"),
    "resources": ("errors", "problems"),
    "findings": ("problems",),
    "intake": ("problems",),
    "source": ("characters", "errors", "problems", "resources", "findings", "intake"),
    "templating": ("characters", "errors", "problems", "resources", "intake"),
    "pictures": ("errors", "problems", "resources", "intake", "values"),
    "installation": (),
    "output": ("errors", "problems", "intake"),
    "archive": ("values",),
    "content": BASE,
    "fonts": BASE,
    "brand": ("fonts", "archive", *BASE),
    "figures": ("content", *BASE),
    "speech": ("deck", *BASE),
    "backends": ("deck", "speech", "brand", "fonts", "archive", "installation", *BASE),
    "tailoring": ("content", "figures", *BASE),
    "slides": ("tailoring", "speech.pace", *BASE),
    "layout": ("slides.markup", "speech", "fonts", "brand", "deck", *BASE),
    "checks": ("content", "figures", "tailoring", "slides", "deck", "speech", "brand", *BASE),
    "pipeline": (*STAGES, "limits", *BASE),
    "preview": ("pipeline", "limits", "backends", "brand", "deck", "speech", "output", *BASE),
    "packs": ("pipeline", "limits", "content", "figures", "tailoring", "backends", "deck", "archive", "output", *BASE),
    "batch": ("pipeline", "content", "tailoring", "slides", "backends", "brand", "deck", "output", "installation", *AT_WORK, *BASE),
    "cli": ("pipeline", "preview", "packs", "batch", "content", "tailoring", "backends", "deck", "output", *AT_WORK, *BASE),
}

DOORS: dict[str, tuple[str, ...]] = {
    "click": ("cli",),
    "rich": ("cli",),
    "jinja2": ("templating",),
    "markupsafe": ("templating",),
    "pptx": ("brand", "backends.pptx"),
    "xlsxwriter": ("backends.pptx",),
    "yaml": ("source",),
    "msgspec": ("values",),
    "pydantic": ("content",),
    "markdown_it": ("rich_text",),
    "uharfbuzz": ("fonts",),
    "starlette": ("preview",),
    "uvicorn": ("preview",),
    "watchfiles": ("preview",),
    "docx": ("backends.script.word",),
    "weasyprint": ("backends.script.pages",),
    "resvg_py": ("backends.svg", "pictures"),
    "pypdf": ("packs.reading.pdf",),
    "idna": ("addresses",),
    "filelock": ("batch",),
    "distributed": ("batch",),
    "fsspec": ("batch",),
}

FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers", "shared", "base"}


def inside(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_a_module_imports_only_what_the_table_allows(path: Path) -> None:
    here = dotted(path)
    package = here.split(".")[0]
    allowed = (package, *ALLOWED[package]) if package else ()
    assert [name for name in ours(path) if not any(inside(name, each) for each in allowed)] == []


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_a_library_is_imported_only_behind_its_door(path: Path) -> None:
    here = dotted(path)
    libraries = {name.split(".")[0] for name in imported(path)}
    assert [name for name in sorted(libraries & set(DOORS)) if not any(inside(here, door) for door in DOORS[name])] == []


def test_the_table_knows_every_package() -> None:
    on_disk = {dotted(path).split(".")[0] for path in MODULES}
    assert on_disk == set(ALLOWED)


def test_no_module_has_a_name_that_says_nothing() -> None:
    names = {path.stem for path in SOURCE.rglob("*.py")} | {path.name for path in SOURCE.rglob("*") if path.is_dir()}
    assert names & FORBIDDEN_NAMES == set()
