"""Who may import whom: the table of docs/architecture.md, and the doors to third-party libraries."""

import ast
import re
from pathlib import Path

import pytest
from sourcecode import MODULES, SOURCE, dotted, imported, ours

BASE = (
    "problems", "units", "errors", "files.intake", "files.resources", "source", "templating", "pictures", "memory", "values", "text",
    "rich_text", "words",
)  # fmt: skip
TOOLS = ("imports", "workbooks", "provenance")
AT_WORK = ("runtime", "limits")
STAGES = ("content", "figures", "tailoring", "slides", "fonts", "brand", "deck", "layout", "speech", "checks", "backends", "edits")

ALLOWED: dict[str, tuple[str, ...]] = {
    "": (),
    "__main__": ("cli",),
    "memory": (),
    "values": (),
    "runtime": (),
    "problems": (),
    "errors": ("problems",),
    "text": ("problems",),
    "units": ("values",),
    "scaling": ("units", "values"),
    "rich_text": ("values",),
    "files": ("errors", "problems", "values"),
    "limits": ("runtime", "errors", "problems"),
    "deck": ("units", "problems", "values"),
    "source": ("text", "errors", "problems", "files.intake", "files.resources"),
    "templating": ("text", "errors", "problems", "files.intake", "files.resources"),
    "words": ("rich_text", "source", "errors", "problems", "files.intake", "files.resources", "values"),
    "pictures": ("errors", "problems", "files.intake", "files.resources", "values"),
    "importers": ("files.archive", *BASE),
    "content": ("importers", *BASE),
    "imports": ("importers", "content", "files", *BASE),
    "workbooks": ("importers", "content", "files", *BASE),
    "fonts": BASE,
    "brand": ("fonts", "files.archive", "scaling", *BASE),
    "figures": ("content", *BASE),
    "speech": ("deck", *BASE),
    "backends": ("deck", "speech", "brand", "fonts", "files.archive", "runtime.installation", "scaling", *BASE),
    "edits": ("backends.pptx", "brand", "deck", "files.archive", "memory", "units", "values"),
    "leakscan": ("files.archive", "pictures.metadata", "problems", "values"),
    "tailoring": ("content", "figures", *BASE),
    "slides": ("tailoring.view", "speech.pace", *BASE),
    "layout": ("slides.markup", "speech", "fonts", "brand", "deck", *BASE),
    "checks": ("content", "figures", "tailoring", "slides", "deck", "speech", "brand", *BASE),
    "branding": ("content", "tailoring", "brand", *BASE),
    "pipeline": (*STAGES, "branding", "limits", *BASE),
    "provenance": ("pipeline", "imports", "content", "figures", "tailoring", "slides.markup", "files", *BASE),
    "preview": ("pipeline", "provenance", "limits", "backends", "brand", "deck", "speech", "files", *BASE),
    "packs": ("branding", "pipeline", "limits", "content", "figures", "tailoring", "backends", "deck", "leakscan", "files", *BASE),
    "batch": ("pipeline", "content", "tailoring", "slides", "backends", "brand", "deck", "edits", "files", *AT_WORK, *BASE),
    "cli": ("pipeline", *TOOLS, "preview", "packs", "batch", "content", "tailoring", "backends", "deck", "files", *AT_WORK, *BASE),
}

ROOMS: dict[str, tuple[str, ...]] = {
    "backends.brand_report": ("backends.svg",),
    "backends.difference": (),
    "backends.svg": (),
    "backends.pptx.parts": ("backends.pptx",),
    "backends.pptx.slide": ("backends.pptx", "backends.pptx.parts"),
    "backends.pptx": ("backends.pptx.parts", "backends.pptx.slide"),
    "backends.script": (),
    "backends.script.pages": ("backends.script", "backends.svg"),
    "backends.script.word": ("backends.script",),
    "batch.identity": ("batch",),
    "batch.target": ("batch", "batch.identity"),
    "batch.state": ("batch", "batch.identity", "batch.target"),
    "batch.report": ("batch", "batch.identity", "batch.state", "batch.target"),
    "batch.work": ("batch", "batch.identity", "batch.report", "batch.state", "batch.target"),
    "brand.adoption": ("brand", "brand.reading", "brand.recognition", "brand.selection", "brand.xml"),
    "brand.recognition": ("brand", "brand.adoption", "brand.package", "brand.reading"),
    "brand.selection": ("brand", "brand.adoption", "brand.recognition"),
    "brand.xml": ("brand",),
    "brand.built_in": ("brand", "brand.xml"),
    "brand.package": ("brand", "brand.xml"),
    "brand.reading": ("brand", "brand.package", "brand.xml"),
    "checks.figures": ("checks",),
    "checks.content": ("checks", "checks.figures"),
    "checks.meeting": ("checks",),
    "checks.deck": ("checks", "checks.deck.accessibility", "checks.deck.legibility", "checks.deck.notes"),
    "checks.deck.accessibility": ("checks", "checks.deck"),
    "checks.deck.legibility": ("checks", "checks.deck"),
    "checks.deck.notes": ("checks", "checks.deck"),
    "cli.commands": ("cli",),
    "cli.programmes": ("cli",),
    "content.models": (),
    "content.rules": ("content", "content.models"),
    "content.reading": ("content", "content.models", "content.rules", "content.workbook"),
    "content.workbook": ("content", "content.models", "content.rules", "content.reading"),
    "content.writing": ("content", "content.models", "content.reading"),
    "edits.inspect": ("edits",),
    "edits.diff": ("edits",),
    "importers.sheets": ("importers",),
    "importers.columns": ("importers.sheets",),
    "importers.recognition": ("importers", "importers.sheets", "importers.columns"),
    "importers.reports": ("importers", "importers.sheets", "importers.columns", "importers.recognition"),
    "importers.formats": ("importers", "importers.sheets", "importers.columns", "importers.recognition", "importers.reports"),
    "layout.text": (),
    "layout.covers": (),
    "layout.room": ("layout.text",),
    "layout.blocks": (
        "layout",
        "layout.text",
        "layout.room",
        "layout.blocks.cards",
        "layout.blocks.charts",
        "layout.blocks.screens",
        "layout.blocks.steps",
        "layout.blocks.tables",
    ),
    "layout.blocks.cards": ("layout", "layout.text", "layout.room", "layout.blocks"),
    "layout.blocks.charts": ("layout", "layout.text", "layout.room", "layout.blocks"),
    "layout.blocks.screens": ("layout", "layout.text", "layout.room"),
    "layout.blocks.steps": ("layout", "layout.text", "layout.room", "layout.blocks", "layout.blocks.cards"),
    "layout.blocks.tables": ("layout", "layout.text", "layout.room", "layout.blocks"),
    "layout.flow": ("layout", "layout.text", "layout.room", "layout.blocks"),
    "layout.slide": ("layout", "layout.text", "layout.room", "layout.flow", "layout.covers"),
    "leakscan.reading": (),
    "leakscan.finding": (),
    "packs.secrets": (),
    "packs.papers": ("packs", "packs.secrets"),
    "packs.content": ("packs", "packs.secrets"),
    "preview.decks": (),
    "preview.rehearsal": ("preview.decks",),
    "provenance.workbook": ("provenance",),
    "slides.grammar": ("slides", "slides.markup"),
    "slides.markup": (),
    "slides.outlines": ("slides",),
    "slides.view.spoken": ("slides", "slides.outlines", "slides.view", "slides.view.returns"),
    "slides.view.returns": ("slides", "slides.view", "slides.view.appendix", "slides.view.spoken"),
    "slides.view.appendix": ("slides", "slides.view", "slides.view.returns", "slides.view.spoken"),
    "slides.view": ("slides", "slides.outlines", "slides.view.appendix", "slides.view.returns", "slides.view.spoken"),
    "slides.rendering": ("slides", "slides.grammar", "slides.markup", "slides.outlines", "slides.view"),
    "tailoring.choice": ("tailoring",),
}
"""What a room of a package may import of its own package; the package itself, which joins its rooms, may import them all."""

MOST_MODULES = 14

DOORS: dict[str, tuple[str, ...]] = {
    "babel": ("words",),
    "click": ("cli",),
    "rich": ("cli",),
    "jinja2": ("templating",),
    "markupsafe": ("templating",),
    "pptx": ("brand", "backends.pptx"),
    "xlsxwriter": ("backends.pptx", "workbooks", "provenance"),
    "yaml": ("source",),
    "msgspec": ("values",),
    "pydantic": ("content",),
    "markdown_it": ("rich_text",),
    "uharfbuzz": ("fonts",),
    "fontTools": ("fonts",),
    "pyphen": ("fonts",),
    "starlette": ("preview",),
    "uvicorn": ("preview",),
    "watchfiles": ("preview",),
    "docx": ("backends.script.word",),
    "weasyprint": ("backends.script.pages",),
    "resvg_py": ("backends.svg", "pictures"),
    "pypdf": ("leakscan.reading.pdf",),
    "idna": ("text.addresses",),
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


FOLDERS = sorted({path.parent for path in MODULES})


def room_of(name: str) -> str:
    """Return the folder in which a module lies; a package is its own."""
    is_folder = SOURCE.joinpath(*name.split("."), "__init__.py").is_file()
    return name if is_folder else name.rpartition(".")[0]


@pytest.mark.parametrize("path", [path for path in MODULES if "." in room_of(dotted(path))], ids=dotted)
def test_a_room_imports_only_what_its_line_allows(path: Path) -> None:
    here = room_of(dotted(path))
    modules = {dotted(module) for module in MODULES}
    near = {room_of(name if name in modules else name.rpartition(".")[0]) for name in ours(path)}
    assert [room for room in sorted(near) if inside(room, here.split(".")[0]) and room not in (here, *ROOMS[here])] == []


def test_the_table_knows_every_room() -> None:
    assert {dotted(folder / "__init__.py") for folder in FOLDERS if len(folder.relative_to(SOURCE).parts) > 1} == set(ROOMS)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.relative_to(SOURCE.parent).as_posix())
def test_a_folder_has_as_many_modules_as_one_can_survey(folder: Path) -> None:
    assert len([path for path in folder.glob("*.py") if path.name != "__init__.py"]) <= MOST_MODULES


@pytest.mark.parametrize("folder", FOLDERS[1:], ids=lambda folder: folder.relative_to(SOURCE.parent).as_posix())
def test_a_package_says_in_its_first_sentence_what_goes_in_and_what_comes_out(folder: Path) -> None:
    docstring = ast.get_docstring(ast.parse((folder / "__init__.py").read_text(encoding="utf-8"))) or ""
    first = docstring.splitlines()[0]
    assert re.search(r"\b(goes|go) in\b", first), first
    assert re.search(r"\b(comes|come) out\b", first), first


def test_the_table_knows_every_package() -> None:
    on_disk = {dotted(path).split(".")[0] for path in MODULES}
    assert on_disk == set(ALLOWED)


def test_no_module_has_a_name_that_says_nothing() -> None:
    names = {path.stem for path in SOURCE.rglob("*.py")} | {path.name for path in SOURCE.rglob("*") if path.is_dir()}
    assert names & FORBIDDEN_NAMES == set()
