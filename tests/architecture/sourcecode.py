"""The source as the architecture tests read it: every module's path and its imports."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "briefing_builder"
OURS = "briefing_builder"

MODULES = sorted(SOURCE.rglob("*.py"))


def dotted(path: Path) -> str:
    """Return the name of a module below briefing_builder: `layout.cards`; the package itself is the empty text."""
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(path: Path) -> Iterator[str]:
    """Yield every module that a file imports, lazily or not; `from a import b` is `a.b` where that is a module of ours."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            assert node.module is not None
            yield from (_full_name(node.module, alias.name) for alias in node.names)


def ours(path: Path) -> list[str]:
    """Return what a file imports of our own, below briefing_builder: `layout.cards`."""
    return [name.removeprefix(f"{OURS}.") for name in imported(path) if name.startswith(f"{OURS}.")]


def _full_name(module: str, name: str) -> str:
    if module.split(".")[0] != OURS:
        return module
    below = ROOT.joinpath(*module.split("."), name)
    return f"{module}.{name}" if below.is_dir() or below.with_suffix(".py").is_file() else module
