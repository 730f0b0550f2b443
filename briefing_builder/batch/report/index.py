"""The index of a batch: recorded decks go in, pages come out: what each department hears that others do not, its slides, its decks."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from urllib.parse import quote
from xml.sax.saxutils import escape

from briefing_builder.batch.model import Outcome
from briefing_builder.batch.report.contact_sheet import SHEET_WIDTH, sheet_height
from briefing_builder.batch.report.manifest import Row
from briefing_builder.batch.state.folder import PAGES, sheet_name
from briefing_builder.batch.state.up_to_date import INDEX
from briefing_builder.files.resources import resource
from briefing_builder.problems import Severity
from briefing_builder.templating import Templates, load_templates, plain_view

FEW = 24
"""Departments that stand on the index page itself; more have pages of their own."""
ON_A_PAGE = 40
"""Departments of one such page."""
ROWS = 1_000
"""Departments of one overview."""
DOTTED = "Benefits"
"""What is shown as dots: everybody has some of few."""
MOST_DOTS = 14
NAMED = ("Showcase", "To book", "First voice")
"""What is shown in words, where departments differ in it."""
MARK = "<!--inside-->"
RARE = 10
"""What no more than one department in so many hears is marked."""
LISTED = 40
"""Failed decks that are named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Department:
    """The decks of one department of a programme, and the page that shows them."""

    id: str
    title: str
    occasion: str
    rows: tuple[Row, ...]
    page: str

    @property
    def says(self) -> Mapping[str, tuple[str, ...]]:
        """What its first deck says; the others say less or more of the same."""
        return self.rows[0].details.says


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """The departments of one programme, how many of them hear each text, and what all hear alike."""

    name: str
    departments: tuple[Department, ...]
    spread: Mapping[tuple[str, str], int]
    names: tuple[str, ...]
    alike: tuple[str, ...]
    rare: int
    """As many departments at most hear what is marked."""
    mixed: frozenset[str]
    """The names under which more than so many have a text in common."""

    def marked(self, department: Department, name: str) -> list[dict[str, object]]:
        """Return the texts of a department under a name, those marked that hardly anybody else hears.

        Where everybody has something of their own, as the person who speaks first, nothing is marked.
        """
        texts = department.says.get(name, ())
        is_mixed = name in self.mixed
        return [{"text": text, "own": is_mixed and self.spread[name, text] <= self.rare} for text in texts]


def pages_of(rows: Iterable[Row], outcomes: Sequence[Outcome]) -> dict[str, bytes]:
    """Return the pages by name, as HTML that needs nothing but the decks and sheets beside it; the same decks give the same bytes.

    Few departments stand on the index itself; of many it is an overview, and they stand on pages of their own.
    """
    listed = list(rows)
    departments = _departments(listed)
    programmes = tuple(_programme(name, tuple(some)) for name, some in groupby(departments, key=lambda one: one.occasion))
    title = programmes[0].name if len(programmes) == 1 else "Management briefings"
    told = {"title": title, "counted": _counted(listed, departments, outcomes), "departments": len(departments), **_failed(outcomes)}
    if len(departments) <= FEW:
        inside = [part for programme in programmes for part in (*_overviews(programme), *_articles(programme, ""))]
        return {INDEX: _page({**told, "has_find": len(departments) > 1}, inside)}
    overviews = [part for programme in programmes for part in _overviews(programme)]
    names = [INDEX, *(f"index-{number}.html" for number in range(2, len(overviews) + 1))]
    nothing = {"failed": [], "more_failed": 0}
    pages = {
        name: _page({**told, **({} if name == INDEX else nothing), "has_find": True, "pages": _links(names, name)}, [overview])
        for name, overview in zip(names, overviews, strict=True)
    }
    articles = {programme.name: dict(_by_page(programme)) for programme in programmes}
    for name in dict.fromkeys(one.page for one in departments):
        parts = [part for found in articles.values() for part in found.get(name, ())]
        pages[name] = _page({**told, **nothing, "has_find": True, "up": f"../{INDEX}"}, parts)
    return pages


def _departments(rows: Sequence[Row]) -> list[Department]:
    """The departments in the order of their first decks, each with all its decks."""
    found: dict[tuple[str, str, str], list[Row]] = {}
    for row in rows:
        found.setdefault((row.details.occasion, row.entry.origin, row.entry.department), []).append(row)
    place = {occasion: number for number, occasion in enumerate(dict.fromkeys(row.details.occasion for row in rows))}
    ordered = sorted(found.items(), key=lambda item: place[item[0][0]])
    is_few = len(ordered) <= FEW
    return [
        Department(
            id=quote(some[0].entry.path.removesuffix(".pptx").replace("/", "-")), title=some[0].details.title, occasion=occasion,
            rows=tuple(some), page="" if is_few else f"{PAGES}/{number // ON_A_PAGE + 1}.html",
        )
        for number, ((occasion, _, _), some) in enumerate(ordered)
    ]  # fmt: skip


def _programme(name: str, departments: tuple[Department, ...]) -> Programme:
    said = [department.says for department in departments]
    names = tuple(dict.fromkeys(name for says in said for name in says))
    alike = tuple(name for name in names if len(said) > 1 and len({says.get(name) for says in said}) == 1)
    spread = Counter((name, text) for says in said for name, texts in says.items() for text in texts)
    rare = max(1, len(departments) // RARE)
    mixed = frozenset(name for (name, _), count in spread.items() if count > rare and len(departments) > 1)
    return Programme(name=name, departments=departments, spread=spread, names=names, alike=alike, rare=rare, mixed=mixed)


def _overviews(programme: Programme) -> Iterator[str]:
    """A table of who hears what, as many times as it takes; none for a single department."""
    if len(programme.departments) < 2:
        return
    dots = [text for name, text in programme.spread if name == DOTTED and DOTTED not in programme.alike]
    dotted = dots if len(dots) <= MOST_DOTS else []
    named = [name for name in (*NAMED, *(() if dotted else (DOTTED,))) if name in programme.names and name not in programme.alike]
    for start in range(0, len(programme.departments), ROWS):
        some = programme.departments[start : start + ROWS]
        yield _templates().render(
            "batch/overview.html.j2",
            plain_view({
                "id": f"{some[0].id}-on",
                "heading": f"{programme.name}: who hears what",
                "caption": ("A dot: this benefit is in the deck. " if dotted else "") + "Bold: hardly any other department hears it.",
                "dotted": dotted,
                "named": named,
                "rows": [_row(programme, one, dotted, named) for one in some],
                "alike": [] if start else [{"name": name, "texts": list(some[0].says[name])} for name in programme.alike],
            }),
        )  # fmt: skip


def _row(programme: Programme, department: Department, dotted: Sequence[str], named: Sequence[str]) -> dict[str, object]:
    return {
        "id": department.id,
        "title": department.title,
        "page": department.page,
        "dots": [text in department.says.get(DOTTED, ()) for text in dotted],
        "cells": [programme.marked(department, name) for name in named],
        "decks": [{"file": quote(row.entry.path), "variant": row.entry.variant} for row in department.rows],
    }


def _by_page(programme: Programme) -> Iterator[tuple[str, list[str]]]:
    for page, some in groupby(programme.departments, key=lambda one: one.page):
        yield page, [f"<h2>{escape(programme.name)}</h2>", *(_article(programme, one, "../") for one in some)]


def _articles(programme: Programme, way: str) -> Iterator[str]:
    yield "<h2>The decks</h2>"
    yield from (_article(programme, department, way) for department in programme.departments)


def _article(programme: Programme, department: Department, way: str) -> str:
    lines = [{"name": name, "texts": programme.marked(department, name)} for name in programme.names if name not in programme.alike]
    return _templates().render(
        "batch/department.html.j2",
        plain_view({
            "id": department.id,
            "title": department.title,
            "lines": [line for line in lines if line["texts"]],
            "decks": [_deck(row, way) for row in department.rows],
        }),
    )  # fmt: skip


def _deck(row: Row, way: str) -> dict[str, object]:
    entry, details = row
    shown = [problem for problem in details.problems if problem.severity is not Severity.INFORMATION]
    return {
        "variant": entry.variant,
        "file": way + quote(entry.path),
        "beside": way + quote(entry.beside) if entry.beside else "",
        "kept": entry.hand is not None,
        "changes": list(entry.changes),
        "about": f"{details.minutes} minutes, {details.slides} slides and the appendix, {entry.size // 1000} kB",
        "problems": [str(problem).partition("\n")[0] for problem in shown],
        "counted": f"{len(shown)} remark{'s' * (len(shown) != 1)}",
        "sheet": way + quote(sheet_name(entry.path)) if details.sheet else "",
        "width": str(SHEET_WIDTH),
        "height": str(sheet_height(details.slides)),
    }


def _page(told: Mapping[str, object], inside: Iterable[str]) -> bytes:
    shell = _templates().render("batch/page.html.j2", plain_view({"up": "", "pages": [], **told}))
    return shell.replace(MARK, "".join(inside), 1).encode()


def _links(names: Sequence[str], here: str) -> list[dict[str, object]]:
    return [{"name": str(number), "file": name, "is_here": name == here} for number, name in enumerate(names, start=1)]


def _counted(rows: Sequence[Row], departments: Sequence[Department], outcomes: Sequence[Outcome]) -> str:
    failed = sum(outcome.status == "failed" for outcome in outcomes)
    said = [f"{len(departments)} department{'s' * (len(departments) != 1)}", f"{len(rows)} deck{'s' * (len(rows) != 1)}"]
    return ", ".join([*said, *([f"{failed} not built"] if failed else [])])


def _failed(outcomes: Sequence[Outcome]) -> dict[str, object]:
    failed = [outcome for outcome in outcomes if outcome.status == "failed"]
    named = [{"name": " ".join(filter(None, (one.department or one.programme, one.variant))), "why": _why(one)} for one in failed[:LISTED]]
    return {"failed": named, "more_failed": max(0, len(failed) - LISTED)}


def _why(outcome: Outcome) -> str:
    return next((str(problem).partition("\n")[0] for problem in outcome.problems if problem.severity is Severity.ERROR), "")


@cache
def _templates() -> Templates:
    return load_templates((resource("templates"),))
