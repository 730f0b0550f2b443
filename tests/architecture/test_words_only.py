"""No English outside the catalogue: texts of two words and more in what makes slides, notes, papers and pages are sentences of ours."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sourcecode import MODULES, SOURCE

from briefing_builder.files.resources import resource

SPEAKING = (
    "slides/view", "slides/formats.py", "slides/rendering/handovers.py", "slides/rendering/render.py", "slides/rendering/supplier_part.py",
    "figures", "tailoring/built_in_words.py", "content/models/built_in.py", "content/models/session.py", "content/models/organisation.py",
    "content/models/endorsements.py", "content/models/courses.py", "content/models/departments.py", "layout/blocks", "layout/slide/notes",
    "backends/script", "backends/svg", "packs/papers", "batch/report", "preview/views.py", "preview/sentences.py",
)  # fmt: skip
"""Where what people read is made."""
TOLD_TO_AUTHORS = frozenset(("error", "warning", "information", "Problem", "PydanticCustomError", "compile", "TypeError", "ValueError"))
"""Calls whose texts are messages, or patterns that are looked for in English texts."""
KNOWN = frozenset((
    "course places", "choose --format docx or html", "WeasyPrint is installed, but the Pango library that it needs is not",
    "; it needs Pango too, which you may have: ", '" target="_blank" rel="noopener noreferrer">', 'ellipse cx="',
))  # fmt: skip
"""A unit by which code knows a figure, messages to whoever asks for a PDF file, markup."""
SENTENCE = re.compile(r"(?<![\w./:-])[A-Za-z][a-z’']+,? [a-z’']{2,}(?![\w./:_-])")
NAMES_OF_SHAPES = frozenset((
    "Card ground", "Card edge", "Key colour", "Quotation mark", "Time strip", "Box to tick", "Date line",
    "Picture with caption", "QR code with caption",
    "Baseline and target",
))  # fmt: skip
"""Names in PowerPoint's list of shapes, which are technical, as PowerPoint's own are in our files."""


def spoken_literals(module: Path) -> Iterator[str]:
    """Yield every text of a module that is no docstring, message, pattern or name of a shape."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    skipped = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Raise | ast.Assert) or is_told_to_authors(node):
            skipped |= {id(inner) for inner in ast.walk(node)}
    texts = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped)
    yield from (f"{module.name}:{node.lineno}: {node.value}" for node in texts if SENTENCE.search(node.value) and "<" not in node.value)


def is_told_to_authors(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in TOLD_TO_AUTHORS


def speaking_modules() -> list[Path]:
    return [module for module in MODULES if str(module.relative_to(SOURCE)).startswith(SPEAKING)]


@pytest.mark.parametrize("module", speaking_modules(), ids=lambda module: str(module.relative_to(SOURCE)))
def test_a_module_speaks_no_english(module: Path) -> None:
    assert [text for text in spoken_literals(module) if text.partition(": ")[2] not in NAMES_OF_SHAPES | KNOWN] == []


def template_texts(file: Path) -> Iterator[str]:
    """Yield the words of a template that are no tag, statement, comment or style."""
    text = re.sub(r"\{#.*?#\}|<!--.*?-->|<style.*?</style>|<script.*?</script>", " ", file.read_text(encoding="utf-8"), flags=re.DOTALL)
    markup = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "", text, flags=re.DOTALL)
    yield from re.findall(r"[A-Za-z][a-z’']+,? [a-z’']{2,}", re.sub(r"<[^<>]*>", "\n", markup))


TEMPLATES = sorted(file for file in resource("templates").rglob("*.j2") if ".css." not in file.name)


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_a_template_speaks_no_english(file: Path) -> None:
    assert list(template_texts(file)) == []
