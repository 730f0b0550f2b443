"""Rehearsals: what is kept, what is refused, and what advice they give."""

import json
import os
from pathlib import Path

import pytest
from script_samples import small_deck as sample_deck

from briefing_builder.deck.model import Cut, Deck
from briefing_builder.errors import ContentError, OutputError
from briefing_builder.preview.rehearsal.rehearsal_folder import FOLDER
from briefing_builder.preview.rehearsal.rehearsals import (
    LARGEST_FILE,
    Rehearsal,
    SlideTiming,
    advice,
    as_csv,
    read_rehearsal,
    rehearsal_from,
    save_rehearsal,
    saved_rehearsals,
)
from briefing_builder.values import replace
from briefing_builder.words import english

WHEN = "2027-01-18T09:30:00"


def with_late(*cuts: Cut) -> Deck:
    return replace(sample_deck(), late=cuts)


def run(deck: Deck, **seconds: int) -> Rehearsal:
    sent = {"slides": [{"slide": id.replace("_", "-"), "seconds": taken, "questions": 0} for id, taken in seconds.items()]}
    return rehearsal_from(english(), sent, deck, department="warehouse", variant="standard", when=WHEN)


def test_a_slow_slide_is_named_with_what_it_took() -> None:
    deck = sample_deck()
    first = deck.slides[0]
    done = run(deck, **{first.id: first.seconds + 60})
    assert done.advice[0].startswith(f"Shorten “{first.title}” by 01:00")


def test_a_rehearsal_on_time_wants_no_change() -> None:
    deck = sample_deck()
    done = run(deck, **{deck.slides[0].id: deck.slides[0].seconds + 5})
    assert done.advice == ("Keep it as it is: no slide took much longer than planned",)


def test_the_questions_of_the_room_are_never_cut() -> None:
    deck = with_late()
    taken = (SlideTiming(slide="qa", title="Where will it help?", planned=48, actual=900, questions=0),)
    assert advice(english(), taken, deck) == ("Keep it as it is: no slide took much longer than planned",)


def test_what_gives_way_is_proposed_until_the_time_is_won_back() -> None:
    deck = with_late(Cut(slide="close", seconds=0), Cut(slide="benefits", seconds=30))
    first, close = deck.slides[0], next(one for one in deck.slides if one.id == "close")
    taken = SlideTiming(slide=first.id, title=first.title, planned=first.seconds, actual=first.seconds + 20, questions=0)
    lines = advice(english(), (taken,), deck)
    assert any(line.startswith(f"Leave out “{close.title}”") for line in lines)
    assert close.seconds >= 20
    assert not any("Shorten" in line and "to 00:30" in line for line in lines)


@pytest.mark.parametrize(
    "sent", [[], {}, {"slides": []}, {"slides": [{"slide": "qa", "seconds": "9"}]}, {"slides": [{"slide": "qa", "seconds": -1}]},
             {"slides": [7]}, {"slides": [{"slide": "unknown", "seconds": 3}]}, {"slides": [{"slide": "qa", "seconds": True}]}],
)  # fmt: skip
def test_what_is_no_rehearsal_is_refused(sent: object) -> None:
    with pytest.raises(ContentError):
        rehearsal_from(english(), sent, sample_deck(), department="warehouse", variant="standard", when=WHEN)


def test_rehearsals_are_kept_side_by_side_and_come_back_newest_first(tmp_path: Path) -> None:
    deck = sample_deck()
    done = run(deck, **{deck.slides[0].id: 70})
    first, second = save_rehearsal(done, tmp_path), save_rehearsal(done, tmp_path)
    assert first != second
    assert json.loads(first.read_text())["slides"][0]["actual"] == 70
    assert [one.slides for one in saved_rehearsals(tmp_path)] == [done.slides, done.slides]


def test_a_table_of_it_holds_no_formula() -> None:
    row = SlideTiming(slide="x", title="=HYPERLINK(1)", planned=1, actual=2, questions=3)
    done = Rehearsal(name="n", department="d", variant="v", when=WHEN, slides=(row,), advice=())
    assert as_csv(done).splitlines()[1] == "x,'=HYPERLINK(1),1,2,3"


def changed(data: dict[str, object], **slide: object) -> bytes:
    rows = data["slides"]
    assert isinstance(rows, list)
    return json.dumps({**data, "slides": [{**rows[0], **slide}]}).encode()


def test_rubbish_beside_rehearsals_changes_nothing(tmp_path: Path) -> None:
    deck = sample_deck()
    done = run(deck, **{deck.slides[0].id: 70})
    file = save_rehearsal(done, tmp_path)
    folder, data = file.parent, json.loads(file.read_text())
    os.mkfifo(folder / "pipe.json")
    (folder / "folder.json").mkdir()
    (folder / "nowhere.json").symlink_to(folder / "gone")
    (folder / "device.json").symlink_to("/dev/zero")
    rubbish = {
        "deep": b"[" * 50_000,
        "endless": b"1" * 10_000,
        "infinite": changed(data, actual=float("inf")),
        "negative": changed(data, actual=-1),
        "half": changed(data, title="\ud800"),
        "list": b"[]",
        "numbers": changed(data, title=7),
        "not-utf-8": b"\xff",
        "large": file.read_bytes() + b" " * LARGEST_FILE,
        "no.advice": json.dumps({**data, "advice": None}).encode(),
    }
    for name, content in rubbish.items():
        (folder / f"{name}.json").write_bytes(content)
    assert [one.name for one in saved_rehearsals(tmp_path)] == [done.name]
    assert read_rehearsal(tmp_path, "pipe") is None
    assert read_rehearsal(tmp_path, "../rehearsals/pipe") is None


def test_where_rehearsals_is_a_file_there_are_none_and_saving_says_so(tmp_path: Path) -> None:
    deck = sample_deck()
    (tmp_path / FOLDER).write_text("mine")
    assert saved_rehearsals(tmp_path) == ()
    with pytest.raises(OutputError, match="a file, not a folder"):
        save_rehearsal(run(deck, **{deck.slides[0].id: 70}), tmp_path)
    assert (tmp_path / FOLDER).read_text() == "mine"


def test_a_rehearsal_of_a_slot_with_a_name_in_any_letters_is_found_again(tmp_path: Path) -> None:
    deck = sample_deck()
    sent = {"slides": [{"slide": deck.slides[0].id, "seconds": 9}]}
    done = rehearsal_from(english(), sent, deck, department="warehouse", variant="Für den Morgen", when=WHEN)
    save_rehearsal(done, tmp_path)
    assert [one.variant for one in saved_rehearsals(tmp_path)] == ["Für den Morgen"]
