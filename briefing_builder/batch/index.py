"""The index of a batch: recorded decks go in, one page comes out: what each department hears that others do not, its slides, its deck."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from urllib.parse import quote

from briefing_builder.batch.model import Entry, Outcome
from briefing_builder.batch.sheets import sheet_name
from briefing_builder.problems import Severity
from briefing_builder.resources import resource
from briefing_builder.templating import environment, plain

Says = tuple[str, ...]


def index_of(entries: Sequence[Entry], outcomes: Sequence[Outcome]) -> bytes:
    """Return the page as HTML that needs nothing but the decks and sheets beside it; the same decks give the same bytes."""
    groups = [_group(name, list(decks)) for name, decks in groupby(entries, key=lambda entry: entry.occasion)]
    failed = [{"name": outcome.department or outcome.programme, "why": _why(outcome)} for outcome in outcomes if outcome.status == "failed"]
    many = f"{len(entries)} deck{'s' * (len(entries) != 1)}"
    view = {
        "title": groups[0]["name"] if len(groups) == 1 else "Management briefings",
        "counted": f"{many}, {len(failed)} not built" if failed else many,
        "failed": failed,
        "groups": groups,
    }
    return environment((resource("templates"),)).render("batch/index.html.j2", plain(view)).encode()


def _group(name: str, entries: Sequence[Entry]) -> dict[str, object]:
    """The decks of one programme, with what all of them say once, and in each what few say marked."""
    names = list(dict.fromkeys(name for entry in entries for name in entry.says))
    alike = [name for name in names if len(entries) > 1 and len({entry.says.get(name) for entry in entries}) == 1]
    spread = Counter((name, text) for entry in entries for name, texts in entry.says.items() for text in texts)
    return {
        "name": name,
        "alike": [{"name": one, "texts": list(entries[0].says[one])} for one in alike],
        "decks": [_deck(entry, [one for one in names if one not in alike], spread, len(entries)) for entry in entries],
    }


def _deck(entry: Entry, names: Sequence[str], spread: Counter[tuple[str, str]], many: int) -> dict[str, object]:
    shown = [problem for problem in entry.problems if problem.severity is not Severity.INFORMATION]
    lines = []
    for name in names:
        texts = [{"text": text, "own": 2 * spread[name, text] <= many} for text in entry.says.get(name, ())]
        lines += [{"name": name, "texts": texts, "own": any(text["own"] for text in texts)}] if texts else []
    return {
        "id": quote(entry.key.strip("/").replace("/", "-")),
        "title": entry.title,
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
