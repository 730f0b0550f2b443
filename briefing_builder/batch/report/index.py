"""The index of a batch: recorded decks go in, pages come out: what each department hears that others do not, its slides, its decks."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from urllib.parse import quote
from xml.sax.saxutils import escape

from briefing_builder.batch.model import Outcome
from briefing_builder.batch.report.contact_sheet import SHEET_WIDTH, sheet_height
from briefing_builder.batch.report.manifest import ReportRow
from briefing_builder.batch.state.folder import PAGES, contact_sheet_name
from briefing_builder.batch.state.up_to_date import INDEX
from briefing_builder.files.resources import resource
from briefing_builder.problems import Severity
from briefing_builder.templating import Templates, load_templates, plain_view
from briefing_builder.words import Catalogue, catalogue_of, english

FEW = 24
"""Departments that stand on the index page itself; more have pages of their own."""
ON_A_PAGE = 40
"""Departments of one such page."""
ROWS = 1_000
"""Departments of one overview."""
DOTTED = "benefits"
"""What is shown as dots: everybody has some of few."""
MOST_DOTS = 14
NAMED = ("showcase", "to-book", "first-voice")
"""What is shown in words, where departments differ in it."""
MARK = "<!--inside-->"
RARE = 10
"""What no more than one department in so many hears is marked."""
LISTED = 40
"""Failed decks that are named."""
Values = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexedDepartment:
    """The decks of one department of a programme, and the page that shows them."""

    id: str
    title: str
    occasion: str
    rows: tuple[ReportRow, ...]
    page: str

    @property
    def says(self) -> Mapping[str, tuple[str, ...]]:
        """What its first deck says; the others say less or more of the same."""
        return self.rows[0].details.says


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexedProgramme:
    """The departments of one programme and its language, how many of them hear each text, and what all hear alike."""

    name: str
    words: Catalogue
    departments: tuple[IndexedDepartment, ...]
    spread: Mapping[tuple[str, str], int]
    names: tuple[str, ...]
    alike: tuple[str, ...]
    rare: int
    """As many departments at most hear what is marked."""
    mixed: frozenset[str]
    """The names under which more than so many have a text in common."""

    def marked(self, department: IndexedDepartment, name: str) -> list[Values]:
        """Return the texts of a department under a name, those marked that hardly anybody else hears.

        Where everybody has something of their own, as the person who speaks first, nothing is marked.
        """
        texts = department.says.get(name, ())
        is_mixed = name in self.mixed
        return [{"text": text, "own": is_mixed and self.spread[name, text] <= self.rare} for text in texts]


def index_pages(rows: Iterable[ReportRow], outcomes: Sequence[Outcome]) -> dict[str, bytes]:
    """Return the pages by name, as HTML that needs nothing but the decks and sheets beside it; the same decks give the same bytes.

    Few departments stand on the index itself; of many it is an overview, and they stand on pages of their own.
    """
    listed = list(rows)
    departments = _indexed_departments(listed)
    by_occasion = groupby(departments, key=lambda department: department.occasion)
    programmes = tuple(_indexed_programme(name, tuple(group)) for name, group in by_occasion)
    words = programmes[0].words if programmes else english()
    shared = {
        "language": words.language.partition("-")[0],
        "title": programmes[0].name if len(programmes) == 1 else words("batch.title"),
        "counted": _totals_text(words, listed, departments, outcomes),
        "departments": len(departments),
        **_failed_values(outcomes),
    }
    if len(departments) <= FEW:
        inside = [part for programme in programmes for part in (*_overviews(programme), *_articles(programme, ""))]
        return {INDEX: _page_html(words, {**shared, "has_find": len(departments) > 1}, inside)}
    overviews = [part for programme in programmes for part in _overviews(programme)]
    names = [INDEX, *(f"index-{number}.html" for number in range(2, len(overviews) + 1))]
    nothing = {"failed": [], "more_failed": 0}
    pages = {
        name: _page_html(
            words, {**shared, **({} if name == INDEX else nothing), "has_find": True, "pages": _page_links(names, name)}, [overview]
        )
        for name, overview in zip(names, overviews, strict=True)
    }
    articles = {programme.name: dict(_articles_by_page(programme)) for programme in programmes}
    for name in dict.fromkeys(department.page for department in departments):
        parts = [part for by_page in articles.values() for part in by_page.get(name, ())]
        pages[name] = _page_html(words, {**shared, **nothing, "has_find": True, "up": f"../{INDEX}"}, parts)
    return pages


def _indexed_departments(rows: Sequence[ReportRow]) -> list[IndexedDepartment]:
    """The departments in the order of their first decks, each with all its decks."""
    by_department: dict[tuple[str, str, str], list[ReportRow]] = {}
    for row in rows:
        by_department.setdefault((row.details.occasion, row.entry.origin, row.entry.department), []).append(row)
    order = {occasion: number for number, occasion in enumerate(dict.fromkeys(row.details.occasion for row in rows))}
    ordered = sorted(by_department.items(), key=lambda item: order[item[0][0]])
    is_few = len(ordered) <= FEW
    return [
        IndexedDepartment(
            id=quote(decks[0].entry.path.removesuffix(".pptx").replace("/", "-")), title=decks[0].details.title, occasion=occasion,
            rows=tuple(decks), page="" if is_few else f"{PAGES}/{number // ON_A_PAGE + 1}.html",
        )
        for number, ((occasion, _, _), decks) in enumerate(ordered)
    ]  # fmt: skip


def _indexed_programme(name: str, departments: tuple[IndexedDepartment, ...]) -> IndexedProgramme:
    texts_by_department = [department.says for department in departments]
    words = _words_of(departments[0].rows[0])
    names = tuple(dict.fromkeys(name for says in texts_by_department for name in says))
    alike = tuple(name for name in names if len(departments) > 1 and len({says.get(name) for says in texts_by_department}) == 1)
    spread = Counter((name, text) for says in texts_by_department for name, texts in says.items() for text in texts)
    rare = max(1, len(departments) // RARE)
    mixed = frozenset(name for (name, _), count in spread.items() if count > rare and len(departments) > 1)
    return IndexedProgramme(
        name=name, words=words, departments=departments, spread=spread, names=names, alike=alike, rare=rare, mixed=mixed
    )


def _words_of(row: ReportRow) -> Catalogue:
    """The catalogue of the deck's programme, as it is now."""
    path = Path(row.entry.programme)
    return catalogue_of(row.details.language, path.parent if path.is_file() else path).value


def _overviews(programme: IndexedProgramme) -> Iterator[str]:
    """A table of who hears what, as many times as it takes; none for a single department."""
    if len(programme.departments) < 2:
        return
    words = programme.words
    dots = [text for name, text in programme.spread if name == DOTTED and DOTTED not in programme.alike]
    dotted = dots if len(dots) <= MOST_DOTS else []
    named = [name for name in (*NAMED, *(() if dotted else (DOTTED,))) if name in programme.names and name not in programme.alike]
    for start in range(0, len(programme.departments), ROWS):
        departments = programme.departments[start : start + ROWS]
        yield _index_templates(words).render(
            "batch/overview.html.j2",
            plain_view({
                "id": f"{departments[0].id}-on",
                "heading": words("batch.who-hears-what", programme=programme.name),
                "caption": words("batch.dots-and-bold" if dotted else "batch.bold"),
                "dotted": dotted,
                "named": [words(f"batch.name-{name}") for name in named],
                "rows": [_overview_row(programme, department, dotted, named) for department in departments],
                "alike": [] if start else [_named_line(words, name, list(departments[0].says[name])) for name in programme.alike],
            }),
        )  # fmt: skip


def _named_line(words: Catalogue, name: str, texts: list[object]) -> Values:
    return {"name": words(f"batch.name-{name}"), "texts": texts}


def _overview_row(programme: IndexedProgramme, department: IndexedDepartment, dotted: Sequence[str], named: Sequence[str]) -> Values:
    return {
        "id": department.id,
        "title": department.title,
        "page": department.page,
        "dots": [text in department.says.get(DOTTED, ()) for text in dotted],
        "cells": [programme.marked(department, name) for name in named],
        "decks": [{"file": quote(row.entry.path), "variant": row.entry.variant} for row in department.rows],
    }


def _articles_by_page(programme: IndexedProgramme) -> Iterator[tuple[str, list[str]]]:
    for page, group in groupby(programme.departments, key=lambda department: department.page):
        yield page, [f"<h2>{escape(programme.name)}</h2>", *(_article(programme, department, "../") for department in group)]


def _articles(programme: IndexedProgramme, way: str) -> Iterator[str]:
    yield f"<h2>{escape(programme.words('batch.decks'))}</h2>"
    yield from (_article(programme, department, way) for department in programme.departments)


def _article(programme: IndexedProgramme, department: IndexedDepartment, way: str) -> str:
    words, names = programme.words, [name for name in programme.names if name not in programme.alike]
    lines = [_named_line(words, name, list(programme.marked(department, name))) for name in names]
    return _index_templates(words).render(
        "batch/department.html.j2",
        plain_view({
            "id": department.id,
            "title": department.title,
            "lines": [line for line in lines if line["texts"]],
            "decks": [_deck_values(words, row, way) for row in department.rows],
        }),
    )  # fmt: skip


def _deck_values(words: Catalogue, row: ReportRow, way: str) -> Values:
    entry, details = row
    remarks = [problem for problem in details.problems if problem.severity is not Severity.INFORMATION]
    return {
        "variant": entry.variant,
        "file": way + quote(entry.path),
        "beside": way + quote(entry.beside) if entry.beside else "",
        "around_link": list(words.around("batch.new-one", "link")),
        "kept": entry.hand is not None,
        "changes": list(entry.changes),
        "about": words("batch.about-deck", minutes=details.minutes, slides=details.slides, size=str(entry.size // 1000)),
        "problems": [str(problem).partition("\n")[0] for problem in remarks],
        "counted": words("batch.remarks", count=len(remarks)),
        "sheet": way + quote(contact_sheet_name(entry.path)) if details.sheet else "",
        "width": str(SHEET_WIDTH),
        "height": str(sheet_height(details.slides)),
    }


def _page_html(words: Catalogue, shared: Mapping[str, object], inside: Iterable[str]) -> bytes:
    shell = _index_templates(words).render("batch/page.html.j2", plain_view({"up": "", "pages": [], **shared}))
    return shell.replace(MARK, "".join(inside), 1).encode()


def _page_links(names: Sequence[str], here: str) -> list[Values]:
    return [{"name": str(number), "file": name, "is_here": name == here} for number, name in enumerate(names, start=1)]


def _totals_text(words: Catalogue, rows: Sequence[ReportRow], departments: Sequence[IndexedDepartment], outcomes: Sequence[Outcome]) -> str:
    failed = sum(outcome.status == "failed" for outcome in outcomes)
    return words("batch.counted", departments=len(departments), decks=len(rows), failed=failed)


def _failed_values(outcomes: Sequence[Outcome]) -> Values:
    failed = [outcome for outcome in outcomes if outcome.status == "failed"]
    named = [
        {"name": " ".join(filter(None, (outcome.department or outcome.programme, outcome.variant))), "why": _first_error(outcome)}
        for outcome in failed[:LISTED]
    ]
    return {"failed": named, "more_failed": max(0, len(failed) - LISTED)}


def _first_error(outcome: Outcome) -> str:
    return next((str(problem).partition("\n")[0] for problem in outcome.problems if problem.severity is Severity.ERROR), "")


@lru_cache(maxsize=8)
def _index_templates(words: Catalogue) -> Templates:
    return load_templates((resource("templates"),), functions={"words": words})
