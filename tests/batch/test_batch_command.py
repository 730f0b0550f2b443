"""`briefing batch` as people type it: what it writes, what it says, and how it ends."""

import hashlib
import json
import os
import pty
import re
import subprocess
from pathlib import Path

import pytest
from batch_samples import EXAMPLES, briefing, command, programme_in, replace_in, tree_of
from odd_templates import template

FINANCE = "mb-2027-q1-finance-standard.pptx"
TECHNOLOGY = "mb-2027-q1-technology-standard.pptx"
TWO = ("-d", "finance", "-d", "technology")


def break_finance(programme: Path) -> None:
    """Give finance a name that no slide can hold."""
    replace_in(programme / "departments.yaml", "short_name: Finance\n", f"short_name: {'Finance and so forth ' * 40}\n")


def test_a_batch_from_nothing_to_nothing_left_to_do(programme: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = briefing("batch", programme, *TWO, "--variant", "standard", "--variant", "short", "-o", out)
    short = [name.replace("standard", "short") for name in (FINANCE, TECHNOLOGY)]
    assert first.stdout.splitlines() == [str(out / name) for name in (FINANCE, short[0], TECHNOLOGY, short[1])]
    assert "      4  built\n      0  unchanged\n" in first.stderr
    assert f"The decks are in {out}; look through them in {out}/index.html" in first.stderr
    assert set(tree_of(out)) == {
        *(FINANCE, TECHNOLOGY, *short), *(f"sheets/{name.removesuffix('.pptx')}.svg" for name in (FINANCE, TECHNOLOGY, *short)),
        "index.html", "manifest.json",
    }  # fmt: skip
    before = {file: file.stat().st_mtime_ns for file in out.rglob("*") if file.is_file() and ".briefing" not in file.parts}
    second = briefing("batch", programme, *TWO, "--variant", "standard", "--variant", "short", "-o", out)
    assert second.stdout == ""
    assert "      0  built\n      4  unchanged\n" in second.stderr
    briefing("batch", programme, *TWO, "--variant", "standard", "--variant", "short", "-o", out, "--verify")
    assert {file: file.stat().st_mtime_ns for file in before} == before


def test_every_file_of_the_manifest_has_the_digest_that_it_says(programme: Path, tmp_path: Path) -> None:
    briefing("batch", programme, *TWO, "-o", tmp_path / "out")
    tree = tree_of(tmp_path / "out")
    manifest = json.loads(tree["manifest.json"])
    told = {one["file"]: one for one in (*manifest["decks"], *(deck["sheet"] for deck in manifest["decks"]), *manifest["pages"])}
    assert set(told) == set(tree) - {"manifest.json"}
    assert {name: (one["size"], one["sha256"]) for name, one in told.items()} == {
        name: (len(tree[name]), hashlib.sha256(tree[name]).hexdigest()) for name in told
    }
    inputs = {Path(one["path"]).name: one["sha256"] for one in manifest["inputs"]}
    assert inputs["departments.yaml"] == hashlib.sha256((programme / "departments.yaml").read_bytes()).hexdigest()
    assert all(0 <= number < len(manifest["problems"]) for deck in manifest["decks"] for number in deck["problems"])
    assert str(tmp_path) not in tree["manifest.json"].decode().replace(str(programme), "")


def test_the_manifest_says_which_decks_have_an_unverified_fit(programme: Path, tmp_path: Path) -> None:
    (tmp_path / "pale.pptx").write_bytes(template("pale"))
    fits = []
    for brand in ([], ["--brand", tmp_path / "pale.pptx"]):
        briefing("batch", programme, *TWO, "--no-index", *brand, "-o", tmp_path / f"out{len(brand)}")
        decks = json.loads((tmp_path / f"out{len(brand)}" / "manifest.json").read_bytes())["decks"]
        fits.append([deck.get("fit") for deck in decks])
    assert fits == [[None, None], ["unverified", "unverified"]]


def test_a_dry_run_says_why_as_json(programme: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    briefing("batch", programme, *TWO, "-o", out, "--no-index")
    replace_in(programme / "benefits.yaml", "name: Hours back", "name: More hours back")
    done = briefing("batch", programme, *TWO, "-o", out, "--no-index", "--dry-run", "--format", "json")
    told = json.loads(done.stdout)
    assert (told["dry_run"], told["built"], told["unchanged"], told["failed"]) == (True, 1, 1, 0)
    reasons = {deck["department"]: deck["reasons"] for deck in told["decks"]}
    assert reasons == {"finance": ["benefit b-time-back reworded"], "technology": []}
    text = briefing("batch", programme, *TWO, "-o", out, "--no-index", "--dry-run")
    assert text.stdout == f"{out / FINANCE}: benefit b-time-back reworded\n"
    assert "would be built" in text.stderr


def test_one_failed_deck_stops_no_other_and_the_exit_is_9(programme: Path, tmp_path: Path) -> None:
    break_finance(programme)
    done = briefing("batch", programme, *TWO, "-o", tmp_path / "out", expect=9)
    assert done.stdout.splitlines() == [str(tmp_path / "out" / TECHNOLOGY)]
    assert "      1  failed\n         finance standard: " in done.stderr
    assert "Traceback" not in done.stderr
    assert "Not built" in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert [deck["department"] for deck in manifest["decks"]] == ["technology"]
    assert [one["deck"] for one in manifest["failed"]] == [FINANCE]


def test_after_so_many_failures_nothing_more_is_begun(programme: Path, tmp_path: Path) -> None:
    break_finance(programme)
    done = briefing("batch", programme, *TWO, "-o", tmp_path / "out", "-j", "1", "--max-failures", "1", expect=9)
    assert done.stdout == ""
    assert "      1  not looked at, because too many had failed" in done.stderr


def test_several_programmes_have_a_folder_each_and_an_invalid_one_stops_no_other(programme: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "briefing.yaml").write_text("organisation: [", encoding="utf-8")
    done = briefing("batch", broken, EXAMPLES / "minimal", programme, *TWO, "-d", "customer-service", "-o", tmp_path / "out", expect=9)
    out = tmp_path / "out"
    assert done.stdout.splitlines() == [
        str(out / "minimal" / "learn-where-you-work-customer-service-standard.pptx"),
        str(out / "merrowdale" / FINANCE),
        str(out / "merrowdale" / TECHNOLOGY),
    ]
    assert f"      1  failed\n         {broken}: " in done.stderr
    page = (out / "index.html").read_text(encoding="utf-8")
    assert 'href="merrowdale/mb-2027-q1-finance-standard.pptx"' in page
    assert 'src="minimal/sheets/learn-where-you-work-customer-service-standard.svg"' in page


@pytest.mark.parametrize(
    "words", [("-d", "finanz"), ("--variant", "shrt"), ("--brand", "boldly"), ("--jobs", "0"), ("--format", "xml")], ids=" ".join
)
def test_wrong_usage_is_2_and_writes_nothing(tmp_path: Path, words: tuple[str, str]) -> None:
    done = briefing("batch", EXAMPLES / "merrowdale", *words, "-o", tmp_path / "out", expect=2)
    assert "Traceback" not in done.stderr
    assert not any((tmp_path / "out").rglob("*.pptx"))


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    done = briefing("batch", EXAMPLES / "minimal", "-o", tmp_path / "out", expect=8)
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr
    told = json.loads(briefing("batch", EXAMPLES / "minimal", "-o", tmp_path / "out", "--format", "json", expect=8).stdout)
    assert [problem["code"] for problem in told["problems"]] == ["output-refused"]
    assert (told["built"], told["decks"]) == (0, [])


def test_a_dry_run_where_nothing_was_built_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    for out in (tmp_path / "new", tmp_path / "there"):
        done = briefing("batch", EXAMPLES / "minimal", "-o", out, "--dry-run")
        assert done.stdout == f"{out}/learn-where-you-work-customer-service-standard.pptx: it was not built here yet\n"
    assert [file.name for file in tmp_path.rglob("*")] == ["there"]


@pytest.mark.parametrize(("typed", "shown"), [("", "."), ("decks/", "decks"), ("./decks//", "decks")])
def test_the_folder_is_named_in_one_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, shown: str) -> None:
    monkeypatch.chdir(tmp_path)
    done = briefing("batch", EXAMPLES / "minimal", "-o", typed)
    assert f"The decks are in {shown}; look through them in {shown}/index.html\n" in done.stderr
    assert Path(shown, "index.html").is_file()


def on_a_terminal(*words: object, stdout: Path = Path(os.devnull), **more: str) -> tuple[int, str]:
    """Return exit code and all that a command shows on a terminal, its standard output apart."""
    leader, follower = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "140", **more}
    environment.pop("NO_COLOR", None) if "NO_COLOR" not in more else None
    with stdout.open("wb") as data:
        process = subprocess.Popen(command(*words), stdout=data, stderr=follower, env=environment)
    os.close(follower)
    shown = b""
    while True:
        try:
            piece = os.read(leader, 65_536)
        except OSError:  # Linux says so when the other end is closed
            break
        if not piece:
            break
        shown += piece
    os.close(leader)
    return process.wait(), shown.decode()


def test_a_terminal_shows_progress_and_a_coloured_table(programme: Path, tmp_path: Path) -> None:
    break_finance(programme)
    code, shown = on_a_terminal("batch", programme, *TWO, "-o", tmp_path / "out")
    assert code == 9
    last = shown.rpartition("2/2")[2].partition("\n")[0]
    assert "technology built" in last or "finance failed" in last
    assert "\x1b[1;31m1\x1b[0m" in shown.replace("     ", "")
    assert "why" in shown


FAILED_AT_ONCE = r"finance standard(\x1b\[0m)?: [^\r\n]+…\r\n"
"""A line above the bar, as wide as the terminal."""


@pytest.mark.parametrize("colours", [{}, {"NO_COLOR": "1"}], ids=["colours", "no colours"])
def test_a_terminal_tells_a_deck_that_failed_at_once(programme: Path, tmp_path: Path, colours: dict[str, str]) -> None:
    break_finance(programme)
    told, options = tmp_path / "told.txt", ("-o", tmp_path / "out", "-j", "1", "--no-index")
    code, shown = on_a_terminal("batch", programme, *TWO, *options, stdout=told, COLUMNS="80", **colours)
    (found,) = re.finditer(FAILED_AT_ONCE, shown)
    assert (code, found.start() < shown.rindex("2/2")) == (9, True)
    assert ("\x1b[1;31mfinance standard" in shown) is not bool(colours)
    assert told.read_text(encoding="utf-8").splitlines() == [str(tmp_path / "out" / TECHNOLOGY)]


def test_a_programme_that_cannot_be_read_counts_in_the_bar(tmp_path: Path) -> None:
    broken = tmp_path / "autumn [" / "]"  # which reads like markup of the bar's library
    broken.mkdir(parents=True)
    (broken / "briefing.yaml").write_text("organisation: [", encoding="utf-8")
    code, shown = on_a_terminal("batch", broken, EXAMPLES / "minimal", "-o", tmp_path / "out", "--no-index", COLUMNS="300")
    assert code == 9
    assert "2/2" in shown
    assert "2/1" not in shown
    assert f"{broken}: " in shown.partition("2/2")[0].replace("\x1b[1;31m", "").replace("\x1b[0m", "")


def test_nothing_is_told_at_once_in_a_pipe_or_where_quiet_was_asked_for(programme: Path, tmp_path: Path) -> None:
    break_finance(programme)
    piped = briefing("batch", programme, *TWO, "-o", tmp_path / "out", "--no-index", expect=9)
    assert piped.stderr.count("finance standard: ") == 1
    _, shown = on_a_terminal("batch", programme, *TWO, "-o", tmp_path / "out", "--no-index", "-q")
    assert "finance standard" not in shown
    assert "error: " in re.sub(r"\x1b\[[0-9;]*m", "", shown)


def test_decks_of_several_programmes_that_failed_are_told_with_their_programme(programme: Path, tmp_path: Path) -> None:
    other = programme_in(tmp_path / "other").rename(tmp_path / "merrowdale-2")
    for folder in (programme, other):
        break_finance(folder)
    done = briefing("batch", programme, other, "-d", "finance", "-o", tmp_path / "out", "--no-index", expect=9)
    assert [f"         {folder} finance standard: " in done.stderr for folder in (programme, other)] == [True, True]


def test_a_terminal_without_colours_shows_the_plain_table(programme: Path, tmp_path: Path) -> None:
    code, shown = on_a_terminal("batch", programme, *TWO, "-o", tmp_path / "out", "--no-index", NO_COLOR="1")
    assert code == 0
    assert "      2  built\r\n" in shown
    assert "\x1b[1;" not in shown.rpartition("2  built")[2]


def test_one_process_and_several_write_the_same_bytes_in_any_order(programme: Path, tmp_path: Path) -> None:
    variants = ("--variant", "short")
    briefing("batch", programme, *TWO, *variants, "-j", "1", "-o", tmp_path / "one")
    briefing("batch", programme, *TWO, *variants, "-j", "2", "-o", tmp_path / "two")
    backwards = [tmp_path / "backwards"] * 3
    for out, department in zip(backwards, ("technology", "finance"), strict=False):
        briefing("batch", programme, "-d", department, *variants, "-j", "1", "-o", out)
    briefing("batch", programme, *TWO, *variants, "-j", "1", "-o", backwards[0])
    assert tree_of(tmp_path / "one") == tree_of(tmp_path / "two") == tree_of(backwards[0])
