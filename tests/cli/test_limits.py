"""The limits of time and memory in every command: what passes one is told, nothing half is left, and the rest is made."""

import subprocess
import sys
from pathlib import Path

import pytest
from commands import Briefing

from briefing_builder.limits.model import Limits

DRIVER = """
import hashlib, json, os, sys
from briefing_builder import pipeline
from briefing_builder.cli.main import main

wrong, commands = json.loads(sys.argv[1])
real, here = pipeline.lay_out_prepared, os.getpid()

def laid_out(prepared):
    work = wrong.get(prepared.briefing.department.id)
    if work:
        exec(work)
    return real(prepared)

pipeline.lay_out_prepared = laid_out
for words in commands:
    try:
        main(words)
    except SystemExit as left:
        if os.getpid() != here:
            raise
        print("left with", left.code, flush=True)
"""
ALL_MEMORY = "bytearray(1 << 44)"
NEVER_BACK = "hashlib.pbkdf2_hmac('sha256', b'', b'', 1 << 30)"


def run(wrong: dict[str, str], *commands: list[str]) -> tuple[list[str], str]:
    """Run the commands one after the other, with something wrong in the decks of some departments; return the lines that were told."""
    import json

    words = [sys.executable, "-c", DRIVER, json.dumps([wrong, commands])]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=120)
    assert "Traceback" not in done.stderr
    return done.stdout.splitlines(), done.stderr


def test_one_deck_hangs_another_takes_all_memory_and_the_third_is_built(merrowdale: Path, tmp_path: Path) -> None:
    chosen = [word for id in ("warehouse", "finance", "contact-centre") for word in ("-d", id)]
    wrong = {"warehouse": NEVER_BACK, "finance": ALL_MEMORY}
    out, err = run(wrong, ["build", str(merrowdale), *chosen, "-o", f"{tmp_path}/", "--time-limit", "8"])
    (deck,) = tmp_path.iterdir()
    assert out == [str(deck), "left with 12"]
    assert "contact-centre" in deck.name
    assert "error: the deck of warehouse took longer than 8 seconds [deck-too-slow]" in err
    assert "hint: give every deck more time with --time-limit" in err
    assert "error: the deck of finance needs more than 1500 MB [deck-too-large]" in err
    assert "hint: allow more with --memory-limit" in err


def test_every_command_tells_a_deck_that_takes_all_memory(merrowdale: Path, tmp_path: Path) -> None:
    of = [str(merrowdale), "-d", "contact-centre"]
    commands = [
        ["check", *of],
        ["notes", *of],
        ["pack", *of, "-s", "lanternfish", "-o", f"{tmp_path}/"],
    ]
    out, err = run({"contact-centre": ALL_MEMORY}, *commands)
    told = "error: the deck of contact-centre needs more than 1500 MB [deck-too-large]"
    assert [line for line in out if line.startswith("left with")] == ["left with 3", *["left with 12"] * 2]
    assert (out.count(told), err.count(told)) == (1, 2)
    assert list(tmp_path.iterdir()) == []


def test_a_command_in_limits_says_and_leaves_as_it_does_without(briefing: Briefing, minimal: Path) -> None:
    words = ["check", str(minimal), "--format", "json"]
    alone = briefing(*words)
    done = subprocess.run([sys.executable, "-m", "briefing_builder", *words], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (alone.code, alone.out, alone.err)


@pytest.mark.parametrize("command", ["build", "batch", "check", "notes", "diff", "explain", "pack", "verify"])
def test_the_limits_are_the_same_everywhere(briefing: Briefing, command: str) -> None:
    shown = " ".join(briefing(command, "--help").out.split())
    assert f"--time-limit SECONDS The most time for a deck. [default: {Limits().seconds}; x>=1]" in shown
    assert f"--memory-limit MB The most memory for a process. [default: {Limits().megabytes}; x>=256]" in shown
