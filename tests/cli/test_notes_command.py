"""`briefing notes`: formats, places, times, speakers, and what is refused."""

import base64
import os
import pty
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pytest
from commands import Briefing


@pytest.mark.parametrize(("form", "start"), [("text", "Learning where you work"), ("markdown", "# Learning"), ("html", "<!DOCTYPE html>")])
def test_texts_are_printed(briefing: Briefing, merrowdale: Path, form: str, start: str) -> None:
    ended = briefing("notes", merrowdale, "-d", "warehouse", "--format", form)
    assert (ended.code, ended.out.lstrip()[: len(start)]) == (0, start)


def test_html_of_a_whole_example_stays_below_two_megabytes(briefing: Briefing, merrowdale: Path) -> None:
    assert len(briefing("notes", merrowdale, "-d", "warehouse", "--format", "html").out) < 2_000_000


@pytest.mark.parametrize("form", ["html", "pdf"])
def test_a_script_tells_nobody_where_the_programme_lies(
    briefing: Briefing, merrowdale: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    asked = ("-d", "warehouse", "--format", form, "--speaker", "supplier")
    briefing("notes", merrowdale, *asked, "-o", f"one.{form}")
    shutil.copytree(merrowdale, tmp_path / "client-x")
    monkeypatch.chdir(tmp_path / "client-x")
    briefing("notes", *asked, "-o", f"../two.{form}")
    one, two = ((tmp_path / f"{name}.{form}").read_bytes() for name in ("one", "two"))
    assert one == two
    pictures = [base64.b64decode(data) for data in re.findall(rb"data:image/svg\+xml;base64,([A-Za-z0-9+/=]+)", one)]
    assert (bool(pictures), [b"yaml" in picture for picture in pictures]) == (form == "html", [False] * len(pictures))


@pytest.mark.parametrize(
    ("options", "name", "head"),
    [
        (["--format", "pdf"], "mb-2027-q1-warehouse-standard-script.pdf", b"%PDF-"),
        (["--format", "docx"], "mb-2027-q1-warehouse-standard-script.docx", b"PK"),
        (["--format", "pdf", "--cards"], "mb-2027-q1-warehouse-standard-cards.pdf", b"%PDF-"),
        (["--format", "docx", "--speaker", "supplier"], "mb-2027-q1-warehouse-standard-script-supplier.docx", b"PK"),
    ],
)
def test_files_go_into_the_folder_out(
    briefing: Briefing, merrowdale: Path, tmp_path: Path, options: list[str], name: str, head: bytes
) -> None:
    ended = briefing("notes", merrowdale, "-d", "warehouse", *options)
    assert (ended.code, ended.out) == (0, "")
    assert f"The script is in {Path('out') / name}" in ended.err
    assert (tmp_path / "out" / name).read_bytes().startswith(head)


def test_a_place_that_ends_with_a_slash_is_a_folder(briefing: Briefing, merrowdale: Path, tmp_path: Path) -> None:
    assert briefing("notes", merrowdale, "-d", "warehouse", "-o", "scripts/").code == 0
    assert (tmp_path / "scripts" / "mb-2027-q1-warehouse-standard-script.txt").is_file()


def test_a_folder_that_is_there_needs_no_slash_and_keeps_what_is_in_it(briefing: Briefing, merrowdale: Path, tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "mine.txt").write_bytes(b"mine")
    assert briefing("notes", merrowdale, "-d", "warehouse", "-o", "here").code == 0
    assert sorted(path.name for path in (tmp_path / "here").iterdir()) == ["mb-2027-q1-warehouse-standard-script.txt", "mine.txt"]


def test_a_file_can_go_to_standard_output(merrowdale: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "briefing_builder", "notes", str(merrowdale), "-d", "warehouse", "--format", "docx", "-o", "-"]
    done = subprocess.run(command, capture_output=True, cwd=tmp_path, check=True)
    (tmp_path / "script.docx").write_bytes(done.stdout)
    assert zipfile.is_zipfile(tmp_path / "script.docx")
    assert not (tmp_path / "out").exists()


def test_a_start_that_is_asked_for_moves_the_clock(briefing: Briefing, merrowdale: Path) -> None:
    ended = briefing("notes", merrowdale, "-d", "warehouse", "--start", "14:15")
    assert "Starts at 14:15, ends at 14:45" in ended.out


def test_a_start_that_is_no_time_is_wrong_usage(briefing: Briefing, merrowdale: Path) -> None:
    ended = briefing("notes", merrowdale, "-d", "warehouse", "--start", "half past nine")
    assert ended.code == 2
    assert "is no time of day; write it as 09:30" in ended.err


def test_a_speakers_part_leaves_out_the_others(briefing: Briefing, merrowdale: Path) -> None:
    whole = briefing("notes", merrowdale, "-d", "contact-centre").out
    part = briefing("notes", merrowdale, "-d", "contact-centre", "--speaker", "supplier").out
    for words in ("I’ll tell you now what I’ll ask", "── Questions and answers", "── Appendix"):
        assert (words in whole, words in part) == (True, False)
    assert "This is Calm Calls." in part


@pytest.mark.parametrize("speaker", ["pilot_manager", "nobody"])
def test_an_unknown_speaker_is_wrong_usage_and_the_speakers_are_named(briefing: Briefing, merrowdale: Path, speaker: str) -> None:
    ended = briefing("notes", merrowdale, "-d", "contact-centre", "--speaker", speaker)
    assert ended.code == 2
    assert "Speakers: lead, supplier" in ended.err


@pytest.mark.parametrize("form", ["text", "markdown", "docx"])
def test_cards_are_pages(briefing: Briefing, merrowdale: Path, form: str) -> None:
    ended = briefing("notes", merrowdale, "-d", "warehouse", "--format", form, "--cards")
    assert ended.code == 2
    assert "use --cards with --format html or pdf" in " ".join(ended.err.split())


def test_help_names_every_option(briefing: Briefing) -> None:
    shown = briefing("notes", "--help").out
    assert [option for option in ("--format", "--start", "--speaker", "--cards", "--paper", "--variant") if option not in shown] == []


def on_a_terminal(arguments: list[str], folder: Path, **variables: str) -> str:
    """Return what a terminal of 80 columns receives; the pager is `cat`."""
    leader, follower = pty.openpty()
    environment = {**os.environ, "PAGER": "cat", "COLUMNS": "80", "LINES": "24", "TERM": "xterm-256color", **variables}
    environment = {name: value for name, value in environment.items() if value}
    command = [sys.executable, "-m", "briefing_builder", *arguments]
    with subprocess.Popen(command, stdout=follower, stderr=subprocess.DEVNULL, cwd=folder, env=environment) as running:
        os.close(follower)
        received = b""
        while chunk := _read(leader):
            received += chunk
    os.close(leader)
    assert running.returncode == 0
    return received.decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65_536)
    except OSError:  # Linux: the other end is closed
        return b""


def test_a_terminal_gets_the_run_sheet_as_a_table(merrowdale: Path, tmp_path: Path) -> None:
    shown = on_a_terminal(["notes", str(merrowdale), "-d", "contact-centre"], tmp_path, NO_COLOR="")
    assert [words for words in ("Run sheet", "09:31:30", "STOP AT", "HAND OVER", "Ask, in these words") if words not in shown] == []
    assert max(len(re.sub(r"\x1b\[[\d;]*m", "", line).rstrip()) for line in shown.splitlines()) <= 80


def test_a_terminal_without_colours_gets_none(merrowdale: Path, tmp_path: Path) -> None:
    shown = on_a_terminal(["notes", str(merrowdale), "-d", "contact-centre"], tmp_path, NO_COLOR="1")
    assert "STOP AT" in shown
    assert re.findall(r"\x1b\[[\d;]*3\d[\d;]*m", shown) == []


def test_a_terminal_that_cannot_draw_gets_the_plain_text(merrowdale: Path, tmp_path: Path) -> None:
    shown = on_a_terminal(["notes", str(merrowdale), "-d", "contact-centre"], tmp_path, TERM="dumb")
    assert "\x1b" not in shown
    assert "── Run sheet" in shown


def test_a_word_script_that_a_hand_changed_is_kept(briefing: Briefing, merrowdale: Path, tmp_path: Path) -> None:
    first = briefing("notes", merrowdale, "-d", "warehouse", "--format", "docx", "-o", "script.docx")
    again = briefing("notes", merrowdale, "-d", "warehouse", "--format", "docx", "-o", "script.docx")
    assert (first.code, again.code) == (0, 0)
    document = docx.Document(str(tmp_path / "script.docx"))
    document.add_paragraph("My own line")
    document.save(str(tmp_path / "script.docx"))
    kept = (tmp_path / "script.docx").read_bytes()
    refused = briefing("notes", merrowdale, "-d", "warehouse", "--format", "docx", "-o", "script.docx")
    assert refused.code == 8
    assert "output-changed-by-hand" in refused.err
    assert (tmp_path / "script.docx").read_bytes() == kept
    assert briefing("notes", merrowdale, "-d", "warehouse", "--format", "docx", "-o", "script.docx", "--force").code == 0
