"""What may be written after -o: the ending decides the format or is refused with a way out; a name without one is a folder."""

from pathlib import Path

import pytest
from commands import Briefing

from briefing_builder.cli.commands.notes import ENDINGS, FILES, TEXTS
from briefing_builder.cli.output_paths import output_format

TWO = ("-d", "sales", "-d", "finance")
COMMANDS = {
    "build": ("build", "-d", "sales"),
    "notes": ("notes", "-d", "sales"),
    "diff": ("diff", *TWO),
    "pack": ("pack", "-s", "lanternfish"),
    "batch": ("batch", "-d", "sales", "--no-index"),
}


def refused(briefing: Briefing, programme: Path, name: str, *options: str) -> str:
    """Return how a command with these options is refused as wrong usage; the folder it ran in stays empty."""
    command, *rest = COMMANDS[name]
    ended = briefing(command, programme, *rest, *options)
    assert (ended.code, ended.out, list(Path.cwd().iterdir())) == (2, "", [])
    return " ".join(ended.err.split())


@pytest.mark.parametrize(
    ("name", "typed", "way"),
    [
        ("build", "deck.pdf", "Name it -o deck.pptx, or a folder: -o deck.pdf/"),
        ("build", "deck.odp", "LibreOffice opens a .pptx file and saves it as .odp."),
        ("build", "deck.PPTM", "-o deck.pptx"),
        ("build", "spring.2027", "Name it -o spring.2027.pptx, or a folder: -o spring.2027/"),
        ("build", "in/here/deck.zip", f"-o {Path('in/here/deck.pptx')}"),
        ("build", ".pptx", "an ending without a name"),
        ("build", "-", "not to standard output"),
        ("notes", "script.pptx", "-o script.docx or -o script.pdf"),
        ("notes", "script.odt", "-o script.docx"),
        ("diff", "changes.docx", "-o changes.html"),
        ("pack", "pack.pptx", "Name it -o pack.zip"),
        ("pack", "pack.7z", "-o pack.7z.zip"),
        ("batch", "decks.pptx", "Name a folder: -o decks, or -o decks.pptx/"),
        ("batch", "decks.zip", "Name a folder: -o decks"),
    ],
)
def test_an_ending_that_is_not_what_is_written_is_refused_with_a_way_out(
    briefing: Briefing, merrowdale: Path, name: str, typed: str, way: str
) -> None:
    assert way in refused(briefing, merrowdale, name, "-o", typed)


@pytest.mark.parametrize(
    ("name", "typed", "form", "way"),
    [
        ("notes", "script.docx", "pdf", "Leave --format out, or name it -o script.pdf"),
        ("notes", "script.md", "text", "-o script.txt"),
        ("diff", "changes.json", "html", "-o changes.html"),
    ],
)
def test_a_format_that_the_ending_contradicts_is_refused(
    briefing: Briefing, merrowdale: Path, name: str, typed: str, form: str, way: str
) -> None:
    assert way in refused(briefing, merrowdale, name, "-o", typed, "--format", form)


@pytest.mark.parametrize(
    ("typed", "head"),
    [("s.docx", b"PK"), ("s.html", b"<!DOCTYPE html>"), ("s.MD", b"# Learn"), ("s.txt", b"Learn")],
)
def test_the_ending_decides_the_format_of_a_script(briefing: Briefing, minimal: Path, tmp_path: Path, typed: str, head: bytes) -> None:
    assert briefing("notes", minimal, "-d", "customer-service", "--variant", "short", "-o", typed).code == 0
    assert (tmp_path / typed).read_bytes().lstrip().startswith(head)


@pytest.mark.parametrize("form", [*TEXTS, *FILES])
def test_every_format_of_a_script_has_an_ending_that_means_it(form: str) -> None:
    endings = [ending for ending, meant in ENDINGS.items() if meant == form]
    assert [output_format(f"script{ending}", None, ENDINGS) for ending in endings] == [form] * len(endings) != []


def test_cue_cards_need_no_format_where_the_ending_says_it(briefing: Briefing, minimal: Path) -> None:
    assert briefing("notes", minimal, "-d", "customer-service", "--variant", "short", "--cards", "-o", "cards.html").code == 0


@pytest.mark.parametrize(("typed", "head"), [("d.json", "{"), ("d.html", "<!doctype html>")])
def test_the_ending_decides_the_format_of_the_differences(
    briefing: Briefing, merrowdale: Path, tmp_path: Path, typed: str, head: str
) -> None:
    assert briefing("diff", merrowdale, *TWO, "-o", typed).code == 0
    assert (tmp_path / typed).read_text(encoding="utf-8").startswith(head)


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("build", "mb-2027-q1-sales-standard.pptx"),
        ("notes", "mb-2027-q1-sales-standard-script.txt"),
        ("diff", "sales-and-finance-standard.txt"),
        ("batch", "mb-2027-q1-sales-standard.pptx"),
    ],
)
def test_a_name_without_an_ending_is_a_folder(briefing: Briefing, merrowdale: Path, tmp_path: Path, name: str, made: str) -> None:
    command, *rest = COMMANDS[name]
    assert briefing(command, merrowdale, *rest, "-o", "results").code == 0
    assert (tmp_path / "results" / made).is_file()


def test_a_folder_of_a_batch_may_have_a_dot(briefing: Briefing, merrowdale: Path, tmp_path: Path) -> None:
    command, *rest = COMMANDS["batch"]
    assert briefing(command, merrowdale, *rest, "-o", "decks.2027").code == 0
    assert (tmp_path / "decks.2027" / "mb-2027-q1-sales-standard.pptx").is_file()


def test_a_file_that_stands_where_a_folder_is_meant_is_told(briefing: Briefing, merrowdale: Path, tmp_path: Path) -> None:
    (tmp_path / "decks").write_bytes(b"mine")
    ended = briefing("build", merrowdale, "-d", "sales", "-o", "decks")
    assert (ended.code, (tmp_path / "decks").read_bytes()) == (8, b"mine")
    assert "cannot be written" in ended.err
