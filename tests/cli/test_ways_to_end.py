"""How the command behaves at its edges: help, colours, pipes, interruptions, full disks."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from commands import Briefing

from briefing_builder.cli.messages import count_line, print_problems
from briefing_builder.problems import Source, error, information, warning

COMMAND = [sys.executable, "-m", "briefing_builder"]
COMMANDS = (
    "new", "import", "convert", "check", "build", "batch", "notes", "preview", "diff", "explain", "figures", "brand", "pack", "verify",
    "words", "forget", "schema",
)  # fmt: skip
PROBLEM = error("some-code", "it is [bold]wrong[/bold]", Source(path="a.yaml", line=3, column=5), "mend it")


class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_help_names_every_command_in_the_order_of_use(briefing: Briefing) -> None:
    lines = briefing("--help").out.split("Commands:")[1].splitlines()
    assert tuple(line.split()[0] for line in lines if line.strip()) == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(briefing: Briefing, command: str) -> None:
    ended = briefing(command, "-h")
    assert (ended.code, ended.err) == (0, "")


def test_an_unknown_command_is_wrong_usage(briefing: Briefing) -> None:
    assert briefing("bild").code == 2


def test_problems_on_a_terminal_are_coloured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    stream = Terminal()
    print_problems([PROBLEM], stream=stream)
    assert "\x1b[" in stream.getvalue()


def test_marks_in_a_message_are_text_on_a_terminal_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    stream = Terminal()
    print_problems([PROBLEM], stream=stream)
    assert "it is [bold]wrong[/bold] [some-code]" in stream.getvalue()


def test_no_color_is_honoured_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    stream = Terminal()
    print_problems([PROBLEM], stream=stream)
    assert stream.getvalue() == "a.yaml:3:5: error: it is [bold]wrong[/bold] [some-code]\n  hint: mend it\n"


def test_a_file_gets_no_colours() -> None:
    stream = io.StringIO()
    print_problems([PROBLEM], stream=stream)
    assert "\x1b" not in stream.getvalue()


def test_information_is_not_told_unasked() -> None:
    stream = io.StringIO()
    print_problems([information("remark", "by the way")], stream=stream)
    assert stream.getvalue() == ""


@pytest.mark.parametrize(
    ("errors", "warnings", "line"), [(2, 3, "2 errors, 3 warnings"), (1, 1, "1 error, 1 warning"), (0, 0, "no problems")]
)
def test_the_closing_line_counts(errors: int, warnings: int, line: str) -> None:
    problems = [error("e", str(number)) for number in range(errors)] + [warning("w", str(number)) for number in range(warnings)]
    assert count_line(problems) == line


def test_a_problem_found_twice_counts_once() -> None:
    assert count_line([PROBLEM, PROBLEM]) == "1 error, 0 warnings"


def test_a_reader_that_goes_away_is_no_failure_to_talk_about() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run([*COMMAND, "schema"], stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writing)
    assert done.stderr == ""


FULL = """
import resource, sys
from briefing_builder.cli.main import run
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
sys.exit(run(sys.argv[1:]))
"""
SETTINGS = {
    "PYTHONDONTWRITEBYTECODE": "1",  # Python's own cache files would meet the limit first
    "PYTHONUNBUFFERED": "",  # with it, Python passes over a write that was cut short
}


def test_a_full_disk_under_the_output_is_an_output_error(tmp_path: Path) -> None:
    command, environment = [sys.executable, "-c", FULL, "schema"], os.environ | SETTINGS
    with (tmp_path / "schema.json").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False, env=environment)
    assert done.returncode == 8
    assert "Traceback" not in done.stderr


INTERRUPTED = """
import signal, sys
from briefing_builder import pipeline
from briefing_builder.cli.main import run
signal.signal(signal.SIGALRM, signal.default_int_handler)
signal.setitimer(signal.ITIMER_REAL, 0.3)
sys.exit(run(sys.argv[1:]))
"""


def test_an_interrupted_build_leaves_with_130_and_only_whole_decks(merrowdale: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", INTERRUPTED, "build", str(merrowdale), "-o", f"{tmp_path}/"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 130
    assert "Traceback" not in done.stderr
    assert [path.name for path in tmp_path.iterdir() if path.suffix != ".pptx"] == []


def test_a_disk_that_is_full_leaves_the_old_deck(briefing: Briefing, minimal: Path, tmp_path: Path) -> None:
    briefing("build", minimal, "-o", "mine.pptx")
    before = (tmp_path / "mine.pptx").read_bytes()
    assert len(before) > 20_000
    command = [sys.executable, "-c", FULL, "build", str(minimal), "-o", str(tmp_path / "mine.pptx")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ | SETTINGS)
    assert done.returncode == 8
    assert "[output-refused]" in done.stderr
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"mine.pptx": before}


@pytest.mark.parametrize("place", ["/proc/briefing/deck.pptx", "a file/deck.pptx"])
def test_a_place_where_nothing_can_be_written_is_an_output_error(briefing: Briefing, minimal: Path, tmp_path: Path, place: str) -> None:
    (tmp_path / "a file").write_bytes(b"")
    ended = briefing("build", minimal, "-o", place)
    assert ended.code == 8
    assert f"{place}: error: cannot be written: " in ended.err
