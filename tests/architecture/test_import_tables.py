"""The two tables of docs/architecture.md say what test_imports.py enforces; `--update-golden` writes them anew."""

from collections.abc import Mapping

import pytest
from sourcecode import ROOT
from test_imports import ALLOWED, BASE, ROOMS

PAGE = ROOT / "docs" / "architecture.md"


def table_of_packages() -> str:
    """Return a line for each set of packages that may import the same; *base* stands for what is on it."""
    alike: dict[str, list[str]] = {}
    for package, may in ALLOWED.items():
        own = [name for name in dict.fromkeys(may) if name not in BASE or not set(BASE) <= set(may)]
        cell = " ".join([*own, *(["*base*"] if set(BASE) <= set(may) else [])])
        if package:
            alike.setdefault(cell or "nothing of ours", []).append(f"`{package}`")
    return _table("package | may import", {" ".join(packages): cell for cell, packages in alike.items()})


def table_of_rooms() -> str:
    """Return a line for each room: other rooms of its package without the package's name, the package itself in italics."""
    lines = {}
    for room, may in ROOMS.items():
        package = room.partition(".")[0]
        lines[f"`{room}`"] = " ".join(f"*{name}*" if name == package else name.removeprefix(f"{package}.") for name in may) or "nothing"
    return _table("room | may import of its own package", lines)


def _table(head: str, lines: Mapping[str, str]) -> str:
    return "\n".join([f"| {head} |", "|---|---|", *(f"| {name} | {cell} |" for name, cell in lines.items())])


@pytest.mark.parametrize("table", [table_of_packages(), table_of_rooms()], ids=["packages", "rooms"])
def test_the_page_has_the_table(table: str, update_golden: bool) -> None:
    page = PAGE.read_text(encoding="utf-8")
    head = table.partition("\n")[0]
    before, _, rest = page.partition(f"{head}\n")
    written, _, after = rest.partition("\n\n")
    if update_golden:
        PAGE.write_text(f"{before}{table}\n\n{after}", encoding="utf-8")
    else:
        assert f"{head}\n{written}" == table


def test_the_page_says_what_the_base_is() -> None:
    assert f"*base* is\n{' '.join(f'`{name}`' for name in BASE)}." in PAGE.read_text(encoding="utf-8")
