"""Work done by hand is never written over: it is told and kept, and the new deck lies beside it. A mere save is no work."""

import errno
import hashlib
import json
import os
from io import BytesIO
from pathlib import Path

import pytest
from batch_samples import batch_here, replace_in, tree_of, wanted_of
from powerpoint import saved_by_powerpoint
from pptx import Presentation

from briefing_builder.batch.model import DeckUpdate, Outcome
from briefing_builder.batch.state.folder import STATE
from briefing_builder.batch.state.record import read_record
from briefing_builder.edits import UNKNOWN, changes_since, is_of_another_version
from briefing_builder.problems import Severity

NAME = "mb-2027-q1-finance-standard.pptx"
BESIDE = "mb-2027-q1-finance-standard.new.pptx"


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
    outcome = of_finance(programme, out, **more)
    return outcome.status, tuple(problem.code for problem in outcome.problems if problem.code.startswith(("deck-", "output-")))


def of_finance(programme: Path, out: Path, **more: object) -> Outcome:
    """Return what becomes of the deck of finance."""
    (outcome,) = batch_here(wanted_of(programme, out, departments=("finance",), **more))
    return outcome


def save_again(deck: Path) -> None:
    """Save a deck as PowerPoint does when nobody has changed anything."""
    deck.write_bytes(saved_by_powerpoint(deck.read_bytes()))


def reword(programme: Path, words: str) -> None:
    replace_in(programme / "departments.yaml", "name: Finance and", f"name: {words} and")


TITLE = "slide 2 “Today we ask for two courses and fifteen minute…”: the title reads “my own words”"


def test_an_edited_deck_is_kept_and_told_while_nothing_is_new(programme: Path, out: Path) -> None:
    finance(programme, out)
    edited = edit(out / NAME)
    for _ in range(3):
        outcome = of_finance(programme, out)
        assert (outcome.status, outcome.reasons) == ("kept", (TITLE,))
        assert [problem.message for problem in outcome.problems if problem.code == "deck-kept"] == [
            f"{out / NAME} was changed by hand: {TITLE}"
        ]
        assert (out / NAME).read_bytes() == edited
        assert not (out / BESIDE).exists()


def test_what_a_hand_has_changed_is_told_anew_when_it_goes_on(programme: Path, out: Path) -> None:
    finance(programme, out)
    edit(out / NAME)
    reword(programme, "Treasury")
    assert of_finance(programme, out).reasons == (TITLE,)
    edit(out / NAME, "other words")
    assert of_finance(programme, out).reasons == (TITLE.replace("my own", "other"),)


def test_a_deck_that_was_merely_saved_again_is_up_to_date(programme: Path, out: Path) -> None:
    finance(programme, out)
    save_again(out / NAME)
    saved = (out / NAME).read_bytes()
    assert finance(programme, out) == ("unchanged", ())
    assert (out / NAME).read_bytes() == saved
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["decks"][0]["sha256"] == hashlib.sha256(saved).hexdigest()


def test_a_deck_that_was_merely_saved_again_makes_room_for_the_new_one(programme: Path, out: Path, tmp_path: Path) -> None:
    finance(programme, out)
    save_again(out / NAME)
    reword(programme, "Treasury")
    assert finance(programme, out) == ("built", ())
    finance(programme, tmp_path / "fresh")
    assert tree_of(out) == tree_of(tmp_path / "fresh")


def test_an_edit_that_was_taken_back_makes_room_for_the_new_deck(programme: Path, out: Path) -> None:
    finance(programme, out)
    before = (out / NAME).read_bytes()
    edit(out / NAME)
    reword(programme, "Treasury")
    for is_dry, said in ((True, "the new one would be "), (False, "the new one is ")):
        hint = of_finance(programme, out, is_dry=is_dry).problems[-1].hint
        assert (f"{said}{out / BESIDE};" in hint, (out / BESIDE).exists()) == (True, not is_dry)
    assert finance(programme, out) == ("kept", ("deck-kept",))
    (out / NAME).write_bytes(saved_by_powerpoint(before))
    assert finance(programme, out) == ("built", ())
    assert not (out / BESIDE).exists()


OF_AN_OLDER_VERSION = (Path(__file__).parent / "snapshot_of_format_2.bin").read_bytes()
"""What the version before this one kept of a slide."""


def remember_as_an_older_version(out: Path) -> None:
    """Leave a snapshot of every deck in the record as the version before this one wrote it."""
    record = read_record(out / STATE)
    for entry in record.entries.values():
        record.add(DeckUpdate(entry=entry, details=record.details(entry), parts=record.parts(entry), snapshot=OF_AN_OLDER_VERSION))
    record.close()


def test_a_snapshot_of_an_older_version_is_none_of_ours(programme: Path, out: Path) -> None:
    finance(programme, out)
    assert is_of_another_version(OF_AN_OLDER_VERSION)
    assert not is_of_another_version(OF_AN_OLDER_VERSION[:-9])
    assert changes_since((out / NAME).read_bytes(), OF_AN_OLDER_VERSION) == UNKNOWN


@pytest.mark.parametrize("is_thorough", [False, True])
def test_a_deck_that_an_older_version_remembers_is_known_when_nobody_has_changed_it(programme: Path, out: Path, is_thorough: bool) -> None:
    finance(programme, out)
    remember_as_an_older_version(out)
    assert finance(programme, out, is_thorough=is_thorough) == ("unchanged", ())
    save_again(out / NAME)
    assert finance(programme, out, is_thorough=is_thorough) == ("unchanged", ())
    assert not (out / BESIDE).exists()


def test_a_deck_that_an_older_version_remembers_makes_room_when_it_is_as_it_was_written(programme: Path, out: Path) -> None:
    finance(programme, out)
    remember_as_an_older_version(out)
    reword(programme, "Treasury")
    assert finance(programme, out) == ("built", ())
    save_again(out / NAME)
    assert finance(programme, out) == ("unchanged", ())


def test_a_hands_work_on_a_deck_that_an_older_version_remembers_is_kept(programme: Path, out: Path) -> None:
    finance(programme, out)
    remember_as_an_older_version(out)
    edited = edit(out / NAME)
    assert (of_finance(programme, out).status, of_finance(programme, out).reasons) == ("kept", UNKNOWN)
    reword(programme, "Treasury")
    assert finance(programme, out) == ("kept", ("deck-kept",))
    assert (out / NAME).read_bytes() == edited
    assert (out / BESIDE).exists()


def test_thorough_looks_into_decks_that_seem_untouched(programme: Path, out: Path) -> None:
    finance(programme, out)
    deck = out / NAME
    times = (deck.stat().st_atime_ns, deck.stat().st_mtime_ns)
    rotten = bytearray(deck.read_bytes())
    rotten[len(rotten) // 2] ^= 1
    deck.write_bytes(rotten)
    os.utime(deck, ns=times)
    assert finance(programme, out) == ("unchanged", ())
    assert finance(programme, out, is_thorough=True)[0] == "kept"
    assert deck.read_bytes() == rotten


def test_the_new_deck_lies_beside_the_edited_one(programme: Path, out: Path, tmp_path: Path) -> None:
    finance(programme, out)
    edited = edit(out / NAME)
    reword(programme, "Treasury")
    for is_dry, said in ((True, "the new one would be "), (False, "the new one is ")):
        hint = of_finance(programme, out, is_dry=is_dry).problems[-1].hint
        assert (f"{said}{out / BESIDE};" in hint, (out / BESIDE).exists()) == (True, not is_dry)
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


def test_a_deck_beside_that_cannot_be_removed_is_told_and_the_new_one_recorded(
    programme: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    finance(programme, out)
    edit(out / NAME)
    reword(programme, "Treasury")
    finance(programme, out)
    unlink = Path.unlink

    def refuse(file: Path, *, missing_ok: bool = False) -> None:
        if file.name == BESIDE:
            raise PermissionError(errno.EACCES, "Permission denied", str(file))
        unlink(file, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    outcome = of_finance(programme, out, is_forced=True)
    found = [problem for problem in outcome.problems if problem.code == "output-refused"]
    assert (outcome.status, [problem.severity for problem in found]) == ("built", [Severity.WARNING])
    assert finance(programme, out)[0] == "unchanged"


def test_an_older_deck_of_ours_is_not_called_the_work_of_a_hand(programme: Path, out: Path) -> None:
    finance(programme, out)
    older = (out / NAME).read_bytes()
    reword(programme, "Treasury")
    finance(programme, out)
    newer = (out / NAME).read_bytes()
    (out / NAME).write_bytes(older)
    outcome = of_finance(programme, out)
    assert (outcome.status, outcome.reasons) == ("built", ("another deck of ours is there",))
    assert (out / NAME).read_bytes() == newer
    edit(out / NAME)
    outcome = of_finance(programme, out, is_forced=True)
    assert (outcome.status, outcome.reasons) == ("built", ("it takes the place of the one changed by hand",))


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
