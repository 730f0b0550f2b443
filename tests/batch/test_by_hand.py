"""Work done by hand is never written over: it is told and kept, and the new deck lies beside it."""

from io import BytesIO
from pathlib import Path

import pytest
from batch_samples import batch_here, programme_in, replace_in, tree_of, wanted_of
from pptx import Presentation

NAME = "mb-2027-q1-finance-standard.pptx"
BESIDE = "mb-2027-q1-finance-standard.new.pptx"


@pytest.fixture
def programme(tmp_path: Path) -> Path:
    return programme_in(tmp_path)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def edit(deck: Path, text: str = "my own words") -> bytes:
    """Change a deck as PowerPoint would: another title, another order of bytes."""
    presentation = Presentation(str(deck))
    presentation.slides[1].shapes.title.text = text
    stream = BytesIO()
    presentation.save(stream)
    deck.write_bytes(stream.getvalue())
    return stream.getvalue()


def finance(programme: Path, out: Path, **more: object) -> tuple[str, tuple[str, ...]]:
    """Return status and codes of the deck of finance."""
    (outcome,) = batch_here(wanted_of(programme, out, departments=("finance",), **more))
    return outcome.status, tuple(problem.code for problem in outcome.problems if problem.code.startswith(("deck-", "output-")))


def reword(programme: Path, words: str) -> None:
    replace_in(programme / "departments.yaml", "name: Finance and", f"name: {words} and")


def test_an_edited_deck_is_kept_and_told_while_nothing_is_new(programme: Path, out: Path) -> None:
    finance(programme, out)
    edited = edit(out / NAME)
    for _ in range(3):
        assert finance(programme, out)[0] == "kept"
        assert (out / NAME).read_bytes() == edited
        assert not (out / BESIDE).exists()


def test_the_new_deck_lies_beside_the_edited_one(programme: Path, out: Path, tmp_path: Path) -> None:
    finance(programme, out)
    edited = edit(out / NAME)
    reword(programme, "Treasury")
    assert finance(programme, out) == ("kept", ("deck-kept",))
    assert (out / NAME).read_bytes() == edited
    finance(programme, tmp_path / "fresh")
    assert (out / BESIDE).read_bytes() == (tmp_path / "fresh" / NAME).read_bytes()
    before = (out / BESIDE).stat().st_mtime_ns
    assert finance(programme, out)[0] == "kept"
    assert (out / BESIDE).stat().st_mtime_ns == before
    replace_in(programme / "departments.yaml", "name: Treasury and", "name: Money and")
    assert finance(programme, out)[0] == "kept"
    assert (out / BESIDE).stat().st_mtime_ns != before
    assert (out / NAME).read_bytes() == edited


def test_force_gives_the_edit_up_and_clears_what_lay_beside(programme: Path, out: Path) -> None:
    finance(programme, out)
    edit(out / NAME)
    reword(programme, "Treasury")
    finance(programme, out)
    new = (out / BESIDE).read_bytes()
    assert finance(programme, out, is_forced=True)[0] == "built"
    assert (out / NAME).read_bytes() == new
    assert not (out / BESIDE).exists()
    assert finance(programme, out)[0] == "unchanged"


def test_when_the_edited_deck_is_taken_away_the_new_one_takes_its_place(programme: Path, out: Path) -> None:
    finance(programme, out)
    edit(out / NAME)
    reword(programme, "Treasury")
    finance(programme, out)
    (out / NAME).unlink()
    assert finance(programme, out)[0] == "built"
    assert set(tree_of(out)) == {NAME, "manifest.json"}


def test_both_edited_is_an_error_and_both_stay(programme: Path, out: Path) -> None:
    finance(programme, out)
    first = edit(out / NAME)
    reword(programme, "Treasury")
    finance(programme, out)
    second = edit(out / BESIDE, "other words")
    replace_in(programme / "departments.yaml", "name: Treasury and", "name: Money and")
    assert finance(programme, out) == ("failed", ("deck-kept",))
    assert ((out / NAME).read_bytes(), (out / BESIDE).read_bytes()) == (first, second)


def test_a_foreign_file_in_the_place_of_a_deck_is_kept(programme: Path, out: Path) -> None:
    out.mkdir()
    (out / NAME).write_bytes(b"somebody's notes")
    assert finance(programme, out) == ("kept", ("deck-kept",))
    assert (out / NAME).read_bytes() == b"somebody's notes"
    assert (out / BESIDE).is_file()


def test_a_deck_that_build_has_made_is_ours(programme: Path, out: Path) -> None:
    finance(programme, out)
    (out / ".briefing" / "record.jsonl").unlink()
    assert finance(programme, out)[0] == "unchanged"
    reword(programme, "Treasury")
    (out / ".briefing" / "record.jsonl").unlink()
    assert finance(programme, out)[0] == "built"
