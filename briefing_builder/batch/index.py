"""The index of a batch: recorded decks go in, one page comes out: what each department hears that others do not, its slides, its deck."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from urllib.parse import quote

from briefing_builder.batch.manifest import Row
from briefing_builder.batch.model import Outcome
from briefing_builder.batch.sheets import sheet_name
from briefing_builder.batch.uptodate import INDEX
from briefing_builder.problems import Severity
from briefing_builder.resources import resource
from briefing_builder.templating import environment, plain


def pages_of(rows: Iterable[Row], outcomes: Sequence[Outcome]) -> dict[str, bytes]:
    """Return the pages by name, as HTML that needs nothing but the decks and sheets beside it; the same decks give the same bytes."""
    groups = [_group(name, list(decks)) for name, decks in groupby(rows, key=lambda row: row.details.occasion)]
    failed = [{"name": outcome.department or outcome.programme, "why": _why(outcome)} for outcome in outcomes if outcome.status == "failed"]
    count = sum(1 for _ in rows)
    many = f"{count} deck{'s' * (count != 1)}"
    view = {
        "title": groups[0]["name"] if len(groups) == 1 else "Management briefings",
        "counted": f"{many}, {len(failed)} not built" if failed else many,
        "failed": failed,
        "groups": groups,
    }
    return {INDEX: environment((resource("templates"),)).render("batch/index.html.j2", plain(view)).encode()}


def _group(name: str, rows: Sequence[Row]) -> dict[str, object]:
    """The decks of one programme, with what all of them say once, and in each what few say marked."""
    said = [row.details.says for row in rows]
    names = list(dict.fromkeys(name for says in said for name in says))
    alike = [name for name in names if len(rows) > 1 and len({says.get(name) for says in said}) == 1]
    spread = Counter((name, text) for says in said for name, texts in says.items() for text in texts)
    return {
        "name": name,
        "alike": [{"name": one, "texts": list(said[0][one])} for one in alike],
        "decks": [_deck(row, [one for one in names if one not in alike], spread, len(rows)) for row in rows],
    }


def _deck(row: Row, names: Sequence[str], spread: Counter[tuple[str, str]], many: int) -> dict[str, object]:
    entry, details = row
    shown = [problem for problem in details.problems if problem.severity is not Severity.INFORMATION]
    lines = []
    for name in names:
        texts = [{"text": text, "own": 2 * spread[name, text] <= many} for text in details.says.get(name, ())]
        lines += [{"name": name, "texts": texts, "own": any(text["own"] for text in texts)}] if texts else []
    return {
        "id": quote(entry.path.removesuffix(".pptx").replace("/", "-")),
        "title": details.title,
        "file": quote(entry.path),
        "beside": quote(entry.beside),
        "kept": entry.hand is not None,
        "about": f"{entry.variant}, {entry.size // 1000} kB",
        "lines": lines,
        "problems": [str(problem).partition("\n")[0] for problem in shown],
        "counted": f"{len(shown)} remark{'s' * (len(shown) != 1)}",
        "sheet": quote(sheet_name(entry.path)),
    }


def _why(outcome: Outcome) -> str:
    return next((str(problem).partition("\n")[0] for problem in outcome.problems if problem.severity is Severity.ERROR), "")
