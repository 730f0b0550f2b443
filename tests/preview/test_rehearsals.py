"""Rehearsals: what is kept, what is refused, and what advice they give."""

import json
from pathlib import Path

import pytest
from script_samples import small_deck as sample_deck

from briefing_builder.deck.model import Cut, Deck
from briefing_builder.errors import ContentError
from briefing_builder.preview import rehearsals
from briefing_builder.preview.rehearsals import Rehearsal, Taken, advice, as_csv, rehearsed, save, saved
from briefing_builder.values import replace

WHEN = "2027-01-18T09:30:00"


def with_late(*cuts: Cut) -> Deck:
    return replace(sample_deck(), late=cuts)


def run(deck: Deck, **seconds: int) -> Rehearsal:
    sent = {"slides": [{"slide": id.replace("_", "-"), "seconds": taken, "questions": 0} for id, taken in seconds.items()]}
    return rehearsed(sent, deck, department="warehouse", variant="standard", when=WHEN)


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
    taken = (Taken(slide="qa", title="Where will it help?", planned=48, actual=900, questions=0),)
    assert advice(taken, deck) == ("Keep it as it is: no slide took much longer than planned",)


def test_what_gives_way_is_proposed_until_the_time_is_won_back() -> None:
    deck = with_late(Cut(slide="close", seconds=0), Cut(slide="benefits", seconds=30))
    first, close = deck.slides[0], next(one for one in deck.slides if one.id == "close")
    lines = advice((Taken(slide=first.id, title=first.title, planned=first.seconds, actual=first.seconds + 20, questions=0),), deck)
    assert any(line.startswith(f"Leave out “{close.title}”") for line in lines)
    assert close.seconds >= 20
    assert not any("Shorten" in line and "to 00:30" in line for line in lines)


@pytest.mark.parametrize(
    "sent", [[], {}, {"slides": []}, {"slides": [{"slide": "qa", "seconds": "9"}]}, {"slides": [{"slide": "qa", "seconds": -1}]},
             {"slides": [7]}, {"slides": [{"slide": "unknown", "seconds": 3}]}, {"slides": [{"slide": "qa", "seconds": True}]}],
)  # fmt: skip
def test_what_is_no_rehearsal_is_refused(sent: object) -> None:
    with pytest.raises(ContentError):
        rehearsed(sent, sample_deck(), department="warehouse", variant="standard", when=WHEN)


def test_rehearsals_are_kept_side_by_side_and_come_back_newest_first(tmp_path: Path) -> None:
    deck = sample_deck()
    done = run(deck, **{deck.slides[0].id: 70})
    first, second = save(done, tmp_path), save(done, tmp_path)
    assert first != second
    assert json.loads(first.read_text())["slides"][0]["actual"] == 70
    (tmp_path / rehearsals.FOLDER / "notes.json").write_text("{}")
    assert [one.slides for one in saved(tmp_path)] == [done.slides, done.slides]


def test_a_table_of_it_holds_no_formula() -> None:
    row = Taken(slide="x", title="=HYPERLINK(1)", planned=1, actual=2, questions=3)
    done = Rehearsal(name="n", department="d", variant="v", when=WHEN, slides=(row,), advice=())
    assert as_csv(done).splitlines()[1] == "x,'=HYPERLINK(1),1,2,3"
