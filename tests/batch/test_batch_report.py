"""What the end of a batch says: it sends nobody to papers that were not written."""

import pytest

from briefing_builder.batch.model import BatchReport, BatchRequest, Outcome
from briefing_builder.cli.batch_report import LISTED, MOST_WARNINGS, print_report
from briefing_builder.problems import Source, error, warning
from briefing_builder.values import replace

BUILT = Outcome(path="a.pptx", department="a", variant="standard", programme="p", status="built", display_name="out/a.pptx")


def said(capsys: pytest.CaptureFixture[str], *, is_dry: bool) -> str:
    """Return what is said of a batch with many warnings and many failed decks."""
    warnings = tuple(warning(f"kind-{number}", f"number {number} has no baseline") for number in range(MOST_WARNINGS + 1))
    built = replace(BUILT, problems=warnings)
    failed = tuple(
        Outcome(path=f"{number}.pptx", department=f"d{number}", variant="standard", programme="p", status="failed",
                problems=(error("too-long", "it is too long"),))
        for number in range(LISTED + 1)
    )  # fmt: skip
    print_report(BatchRequest(programmes=("p",), is_dry=is_dry), BatchReport(outcomes=(built, *failed)))
    return capsys.readouterr().err


def test_a_batch_names_its_papers(capsys: pytest.CaptureFixture[str]) -> None:
    told = said(capsys, is_dry=False)
    assert f"{MOST_WARNINGS + 1} warnings; -v lists each, and index.html has them by deck\n" in told
    assert "and 1 more; manifest.json has them all\n" in told


def test_a_dry_run_names_no_papers(capsys: pytest.CaptureFixture[str]) -> None:
    told = said(capsys, is_dry=True)
    assert f"{MOST_WARNINGS + 1} warnings; -v lists each\n" in told
    assert "and 1 more; --format json has them all\n" in told
    assert "index.html" not in told
    assert "manifest.json" not in told


def test_warnings_of_one_cause_are_one_line_however_many(capsys: pytest.CaptureFixture[str]) -> None:
    places = [Source(path="d.csv", line=line, column=1) for line in range(2, 302)]
    warnings = tuple(warning("no-one", f"nobody is in line {at.line}", at, cause="no-one") for at in places)
    built = replace(BUILT, problems=warnings)
    print_report(BatchRequest(programmes=("p",)), BatchReport(outcomes=(built,)))
    told = capsys.readouterr().err.splitlines()
    assert told[0] == "d.csv:2:1: warning: nobody is in line 2 [no-one] (300 times; also at 3:1, 4:1, 5:1 …)"
    assert len(told) == 5


def test_a_batch_whose_index_was_refused_sends_nobody_there(capsys: pytest.CaptureFixture[str]) -> None:
    print_report(BatchRequest(programmes=("p",)), BatchReport(outcomes=(BUILT,), problems=(error("output-refused", "cannot be written"),)))
    assert capsys.readouterr().err.endswith("\nThe decks are in out\n")
