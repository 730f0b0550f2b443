"""The index marks what hardly anybody else hears, and looks at each text once, however many departments there are."""

from collections.abc import ItemsView
from pathlib import Path

from briefing_builder.batch.model import Details, Entry
from briefing_builder.batch.report.index import IndexedDepartment, IndexedProgramme, _indexed_programme, index_pages
from briefing_builder.batch.report.manifest import ReportRow
from briefing_builder.values import replace

MANY = 30


class Spread(dict[tuple[str, str], int]):
    """How many departments hear each text, which nobody may walk through any more."""

    def items(self) -> ItemsView[tuple[str, str], int]:
        raise AssertionError("every text of the programme is looked at for one department")


def department(number: int) -> IndexedDepartment:
    entry = Entry(
        path=f"q-d{number}-standard.pptx", programme="p", department=f"d{number}", variant="standard", fingerprint="f", size=1, modified=1,
        sha256="s",
    )  # fmt: skip
    says = {"benefits": ("Hours back", f"Benefit {number // 3}", f"Benefit of {number // 4}"), "first-voice": (f"Person {number}",)}
    return IndexedDepartment(
        id=f"d{number}", title=f"D{number}", occasion="o", rows=(ReportRow(entry, Details(title="D", occasion="o", says=says)),), page=""
    )


def programme_of(many: int) -> IndexedProgramme:
    found = _indexed_programme("p", tuple(map(department, range(many))))
    return replace(found, spread=Spread(found.spread))


def owned(programme: IndexedProgramme, name: str) -> list[object]:
    return [text["text"] for text in programme.marked(programme.departments[0], name) if text["own"]]


def test_what_no_more_than_one_in_ten_hears_is_marked() -> None:
    programme = programme_of(MANY)
    assert [text["text"] for text in programme.marked(programme.departments[0], "benefits")] == ["Hours back", "Benefit 0", "Benefit of 0"]
    assert owned(programme, "benefits") == ["Benefit 0"]


def test_where_everybody_has_something_of_their_own_nothing_is_marked() -> None:
    assert owned(programme_of(MANY), "first-voice") == []
    assert owned(programme_of(1), "benefits") == []
    assert owned(programme_of(2), "first-voice") == []
    assert programme_of(2).marked(department(0), "courses") == []


GERMAN = """
batch: {name-benefits: Nutzen, who-hears-what: "{programme}: wer hört was", find: Suchen, not-built: Misslungen,
  found: "{found} von {count}", decks: "Präsentationen <alle>"}
"""


def test_the_index_is_in_the_language_of_its_programme(tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "de.yaml").write_text(GERMAN, encoding="utf-8")
    rows = [row for number in range(2) for row in department(number).rows]
    german = [
        ReportRow(replace(row.entry, programme=str(tmp_path)), replace(row.details, language="de-AT", occasion="Lernen")) for row in rows
    ]
    page = index_pages(german, ())["index.html"].decode()
    told = (
        '<html lang="de">', "Lernen: wer hört was", "<dt>Nutzen</dt>", ">Suchen<", "{found} von 2", "<h2>Präsentationen &lt;alle&gt;</h2>",
    )  # fmt: skip
    assert [part for part in told if part not in page] == []
    both = index_pages([*german, *rows], ())["index.html"].decode()
    assert [part for part in (*told[1:4], "o: who hears what", "<dt>Benefits</dt>") if part not in both] == []
