"""What else happens to batches: departments go, names collide, files change while they are read, clocks go backwards."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from batch_samples import batch_here, programme_in, replace_in, report_here, statuses, tree_of, wanted_of

from briefing_builder.batch.model import BatchLimits, BatchRequest, Outcome, Task
from briefing_builder.batch.plan import plan_batch, scan_programmes
from briefing_builder.batch.state.folder import locked_state, remove_leftovers
from briefing_builder.batch.state.up_to_date import report_if_up_to_date
from briefing_builder.batch.work import build_task as making
from briefing_builder.batch.work.build_task import build_deck
from briefing_builder.errors import OutputError

FINANCE, TECHNOLOGY = "mb-2027-q1-finance-standard.pptx", "mb-2027-q1-technology-standard.pptx"


def rename_finance(programme: Path) -> None:
    for file in programme.glob("*.yaml"):
        file.write_text(file.read_text(encoding="utf-8").replace("finance", "treasury"), encoding="utf-8")
    for file in (programme / "data").glob("*.csv"):
        file.write_text(file.read_text(encoding="utf-8").replace("finance", "treasury"), encoding="utf-8")


def test_a_deck_whose_department_is_gone_is_told_and_never_removed(programme: Path, out: Path) -> None:
    batch_here(wanted_of(programme, out))
    rename_finance(programme)
    for _ in range(2):
        report = report_here(wanted_of(programme, out, departments=("treasury", "technology")))
        assert report.stale == (str(out / FINANCE),)
        assert set(tree_of(out)) == {FINANCE, TECHNOLOGY, FINANCE.replace("finance", "treasury"), "manifest.json"}
        assert FINANCE not in tree_of(out)["manifest.json"].decode()


@pytest.mark.parametrize("is_thorough", [False, True])
def test_a_stale_deck_that_somebody_took_away_is_named_no_more(programme: Path, out: Path, is_thorough: bool) -> None:
    batch_here(wanted_of(programme, out))
    rename_finance(programme)
    wanted = wanted_of(programme, out, departments=("treasury", "technology"), is_thorough=is_thorough)
    assert report_here(wanted).stale == (str(out / FINANCE),)
    (out / FINANCE).unlink()
    assert report_here(wanted).stale == ()
    with locked_state(str(out)) as state:
        assert report_if_up_to_date(wanted, state.folder) is not None
    replace_in(programme / "benefits.yaml", "name: Hours back", "name: More hours back")
    assert report_here(wanted).stale == ()


def test_the_papers_tell_of_every_deck_of_the_folder(programme: Path, out: Path) -> None:
    batch_here(wanted_of(programme, out, departments=("finance",), has_index=True))
    batch_here(wanted_of(programme, out, departments=("technology",), has_index=True))
    batch_here(wanted_of(programme, out, departments=("finance",), variants=("short",), has_index=True))
    page = tree_of(out)["index.html"].decode()
    assert [name in page for name in (FINANCE, TECHNOLOGY, FINANCE.replace("standard", "short"))] == [True] * 3
    assert page.count("<article ") == 2


def test_a_sheet_shows_the_deck_that_lies_there(programme: Path, out: Path, tmp_path: Path) -> None:
    """A deck that is built again without an index takes the sheet of the old one along."""
    batch_here(wanted_of(programme, out, has_index=True))
    replace_in(programme / "departments.yaml", "name: Finance and", "name: Treasury and")
    assert statuses(batch_here(wanted_of(programme, out))) == {"finance": "built", "technology": "unchanged"}
    assert {name for name in tree_of(out) if name.endswith(".svg")} == {f"sheets/{TECHNOLOGY.removesuffix('.pptx')}.svg"}
    batch_here(wanted_of(programme, out, has_index=True))
    batch_here(wanted_of(programme, tmp_path / "fresh", has_index=True))
    assert tree_of(out) == tree_of(tmp_path / "fresh")


def test_a_sheet_that_somebody_took_away_is_drawn_again(programme: Path, out: Path) -> None:
    wanted = wanted_of(programme, out, has_index=True)
    batch_here(wanted)
    before = tree_of(out)
    (out / "sheets" / f"{FINANCE.removesuffix('.pptx')}.svg").unlink()
    assert set(statuses(batch_here(wanted)).values()) == {"unchanged"}
    assert tree_of(out) == before
    with locked_state(str(out)) as state:
        assert report_if_up_to_date(wanted, state.folder) is not None


def test_decks_without_an_index_are_done_without_sheets(programme: Path, out: Path) -> None:
    wanted = wanted_of(programme, out)
    batch_here(wanted)
    with locked_state(str(out)) as state:
        assert report_if_up_to_date(wanted, state.folder) is not None


def test_a_deck_that_somebody_took_away_is_no_longer_told_of(programme: Path, out: Path) -> None:
    batch_here(wanted_of(programme, out))
    (out / FINANCE).unlink()
    batch_here(wanted_of(programme, out, departments=("technology",)))
    assert FINANCE not in tree_of(out)["manifest.json"].decode()


def test_decks_that_would_be_one_file_are_refused(programme: Path, out: Path) -> None:
    """The department `sales` in a slot called `x-standard`, and the department `sales-x` in the standard slot."""
    text = (programme / "departments.yaml").read_text(encoding="utf-8")
    (programme / "departments.yaml").write_text(f"{text}\n  - id: sales-x\n    name: Sales, Site X\n", encoding="utf-8")
    outlines = programme / "templates" / "outlines"
    outlines.mkdir(parents=True)
    ours = Path(__file__).parents[2] / "templates" / "outlines" / "standard.yaml"
    (outlines / "x-standard.yaml").write_text(ours.read_text(encoding="utf-8").replace("standard", "x-standard", 1), encoding="utf-8")
    wanted = wanted_of(programme, out, departments=("sales", "sales-x"), variants=("standard", "x-standard"))
    with locked_state(str(out)) as state, pytest.raises(OutputError) as refused:
        plan_batch(wanted, scan_programmes(wanted.programmes), state.record)
    (problem,) = refused.value.problems
    assert problem.code == "same-file"
    assert "sales (x-standard) and sales-x (standard)" in problem.message


def test_programmes_whose_folders_have_one_name_are_refused(programme: Path, out: Path, tmp_path: Path) -> None:
    other = programme_in(tmp_path / "Elsewhere")
    wanted = BatchRequest(programmes=(str(programme), str(other)), out=str(out))
    with locked_state(str(out)) as state, pytest.raises(OutputError, match="would both go to merrowdale"):
        plan_batch(wanted, scan_programmes(wanted.programmes), state.record)


def test_a_programme_that_is_edited_while_the_batch_runs_mixes_no_decks(programme: Path, out: Path) -> None:
    """A worker that is started later reads other files than those with which the batch began."""
    done: list[Task] = []

    def work(task: Task) -> Outcome:
        if done:
            replace_in(programme / "departments.yaml", "name: Technology and Digital", "name: Technology and Data")
            making._loaded_session.clear()
        done.append(task)
        return build_deck(task)

    report = report_here(wanted_of(programme, out), work=work)
    assert statuses(report.outcomes) == {"finance": "built", "technology": "failed"}
    assert [problem.code for problem in report.outcomes[1].problems] == ["programme-changed"]
    assert statuses(batch_here(wanted_of(programme, out))) == {"finance": "unchanged", "technology": "built"}


def test_a_file_from_the_future_is_looked_into_every_time(programme: Path, out: Path) -> None:
    """The clock went backwards after the file was saved, so its time says nothing."""
    file, tomorrow = programme / "departments.yaml", time.time_ns() + 86_400 * 10**9
    os.utime(file, ns=(tomorrow, tomorrow))
    batch_here(wanted_of(programme, out))
    assert statuses(batch_here(wanted_of(programme, out))) == {"finance": "unchanged", "technology": "unchanged"}
    replace_in(file, "name: Finance and Shared Services", "name: Finance and Shared Servants")
    os.utime(file, ns=(tomorrow, tomorrow))
    assert statuses(batch_here(wanted_of(programme, out)))["finance"] == "built"


def part_of(folder: Path, process: int) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f".{FINANCE}.{process}-0a1b2c3d.part"
    file.write_bytes(b"half a deck")
    return file


def test_only_what_a_dead_process_left_is_swept(out: Path) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    mine, somebodys = out / ".notes.part", out / "other" / ".briefing"
    mine_file = part_of(out, os.getpid())
    mine.write_bytes(b"not ours")
    somebodys.mkdir(parents=True)
    left = [part_of(place, dead.pid) for place in (out, out / "sheets", out / "merrowdale")]
    elsewhere = part_of(out / "other", dead.pid)
    deeper = part_of(out / "archive" / "2026", dead.pid)
    assert remove_leftovers(str(out), ("", "merrowdale", "other")) == 3
    assert [file.exists() for file in left] == [False] * 3
    assert mine_file.exists()
    assert mine.exists()
    assert elsewhere.exists()
    assert deeper.exists()
    long_ago = time.time() - 7200
    os.utime(mine_file, (long_ago, long_ago))
    assert remove_leftovers(str(out)) == 1


def test_halves_of_pages_and_of_the_record_are_swept_too(out: Path) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    left = [part_of(place, dead.pid) for place in (out, out / "pages", out / ".briefing")]
    mine = part_of(out / ".briefing", os.getpid())
    assert remove_leftovers(str(out), ("merrowdale", "minimal")) == 3
    assert [file.exists() for file in (*left, mine)] == [False] * 3 + [True]


def test_halves_of_the_record_of_an_address_are_swept_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    left = part_of(Path(".briefing", "memory-decks"), dead.pid)
    assert remove_leftovers("memory://decks") == 1
    assert not left.exists()


LIGHTNING = """slot_minutes: 12
slides:
  - {id: title, section: Open, minutes: 0.5, presenter: lead}
  - {id: ask, section: Open, minutes: 1, presenter: lead}
  - {id: benefits, section: Your team, minutes: 2, presenter: lead}
  - {id: showcase, section: See it, minutes: 2, presenter: lead}
  - {id: one_place, section: See it, minutes: 1.5, presenter: lead}
  - {id: qa, section: Discussion, minutes: 4, presenter: room}
  - {id: close, section: Discussion, minutes: 1, presenter: lead}
"""


def test_a_length_that_only_one_programme_has_is_built_there(programme: Path, out: Path, tmp_path: Path) -> None:
    minimal = programme_in(tmp_path, "minimal")
    (minimal / "templates" / "outlines").mkdir(parents=True)
    (minimal / "templates" / "outlines" / "lightning.yaml").write_text(LIGHTNING, encoding="utf-8")
    outcomes = batch_here(BatchRequest(programmes=(str(programme), str(minimal)), variants=("lightning",), out=str(out), has_index=False))
    assert [(outcome.department, outcome.variant, outcome.status) for outcome in outcomes] == [("customer-service", "lightning", "built")]


def test_after_so_many_failures_the_rest_is_not_looked_at(programme: Path, out: Path) -> None:
    def work(task: Task) -> Outcome:
        return Outcome(path=task.path, department=task.department, variant="standard", programme=task.programme, status="failed")

    wanted = wanted_of(programme, out, departments=())
    for most, looked_at in ((1, 1), (3, 3), (0, 6), (9, 6)):
        report = report_here(wanted, BatchLimits(failures=most), work=work)
        assert (len(report.outcomes), report.unreached) == (looked_at, 6 - looked_at)


def test_programmes_that_cannot_be_read_count_as_failures(programme: Path, out: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    wanted = BatchRequest(programmes=(str(broken), str(programme)), departments=("finance",), out=str(out), has_index=False)
    report = report_here(wanted, BatchLimits(failures=1))
    assert [outcome.status for outcome in report.outcomes] == ["failed"]
    assert report.unreached == 1


def test_thorough_does_not_believe_the_times_of_the_programme(programme: Path, out: Path) -> None:
    file = programme / "departments.yaml"
    long_ago = (10**18, 10**18)
    os.utime(file, ns=long_ago)
    wanted = wanted_of(programme, out)
    batch_here(wanted)
    replace_in(file, "name: Finance and Shared Services", "name: Finance and Shared Servants")
    os.utime(file, ns=long_ago)
    assert statuses(batch_here(wanted)) == {"finance": "unchanged", "technology": "unchanged"}
    assert statuses(batch_here(wanted_of(programme, out, is_thorough=True))) == {"finance": "built", "technology": "unchanged"}


def test_the_module_of_workers_can_be_loaded_where_there_are_no_limits() -> None:
    code = "import sys; sys.modules['resource'] = None; from briefing_builder.limits.workers import limit_memory; "
    subprocess.run([sys.executable, "-c", f"{code}assert limit_memory(256) is False"], check=True)
