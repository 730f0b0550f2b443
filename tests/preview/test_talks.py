"""Talks: what is kept of a presenter view, which of two windows is right, and what is no talk at all."""

import json
import os
from pathlib import Path

import pytest

from briefing_builder.errors import ContentError
from briefing_builder.preview.decks.building import DeckChoice
from briefing_builder.preview.rehearsal.rehearsal_folder import FOLDER
from briefing_builder.preview.rehearsal.talks import LARGEST_FILE, StoredTalk, Talk, TalkStore, talk_from, talks_as_data
from briefing_builder.values import replace

CHOICE = DeckChoice(department="warehouse", variant="standard")
TALK = Talk(
    begun=1_800_000_000_000,
    revision=4,
    when=1_800_000_090_000,
    trail=("title", "ask"),
    start="title",
    blank="",
    is_running=True,
    is_question=False,
    is_saved=False,
    spent={"title": 31.5, "ask": 58.25},
    asked={"ask": 12.0},
)
LATER = replace(TALK, begun=TALK.begun + 1, spent={}, asked={})


def plain(talk: Talk) -> dict[str, object]:
    data = talks_as_data(StoredTalk(talk=talk))["talk"]
    assert isinstance(data, dict)
    return data


def test_a_talk_outlives_the_server(tmp_path: Path) -> None:
    assert TalkStore(tmp_path).of(CHOICE) == StoredTalk()
    TalkStore(tmp_path).keep(CHOICE, TALK)
    assert TalkStore(tmp_path).of(CHOICE) == StoredTalk(talk=TALK)


def test_each_choice_has_its_own(tmp_path: Path) -> None:
    TalkStore(tmp_path).keep(CHOICE, TALK)
    others = (replace(CHOICE, brand="civic"), replace(CHOICE, variant="Für den Morgen"), replace(CHOICE, department="field"))
    assert [TalkStore(tmp_path).of(other) for other in others] == [StoredTalk()] * 3
    TalkStore(tmp_path).keep(others[1], LATER)
    assert TalkStore(tmp_path).of(others[1]).talk == LATER


@pytest.mark.parametrize("change", [{"revision": 3, "when": TALK.when + 9}, {"when": TALK.when - 1}, {"begun": TALK.begun - 1}])
def test_an_older_state_takes_the_place_of_no_newer_one(tmp_path: Path, change: dict[str, int]) -> None:
    talks = TalkStore(tmp_path)
    talks.keep(CHOICE, TALK)
    assert talks.keep(CHOICE, replace(TALK, **change)).talk == TALK
    assert TalkStore(tmp_path).of(CHOICE).talk == TALK


def test_what_was_not_saved_stays_when_another_talk_begins(tmp_path: Path) -> None:
    talks = TalkStore(tmp_path)
    talks.keep(CHOICE, TALK)
    assert talks.keep(CHOICE, LATER) == StoredTalk(talk=LATER, earlier=TALK)
    latest = replace(LATER, begun=LATER.begun + 1)
    assert talks.keep(CHOICE, latest) == StoredTalk(talk=latest, earlier=TALK)  # there was nothing in the one between
    assert TalkStore(tmp_path).of(CHOICE) == StoredTalk(talk=latest, earlier=TALK)


def test_a_saved_talk_is_not_kept_a_second_time(tmp_path: Path) -> None:
    talks = TalkStore(tmp_path)
    talks.keep(CHOICE, replace(TALK, is_saved=True))
    assert talks.keep(CHOICE, LATER) == StoredTalk(talk=LATER)


def test_where_it_cannot_be_written_it_is_kept_for_this_run_and_told(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("mine")
    talks = TalkStore(tmp_path)
    kept = talks.keep(CHOICE, TALK)
    assert "a file, not a folder" in kept.problem
    assert talks.of(CHOICE).talk == TALK


def test_a_programme_that_is_gone_is_not_made_again(tmp_path: Path) -> None:
    assert TalkStore(tmp_path / "gone").keep(CHOICE, TALK).problem
    assert not (tmp_path / "gone").exists()


WRONG: dict[str, object] = {
    "begun": "1", "revision": -1, "when": 2**60, "trail": [7], "start": None, "blank": "red", "running": 1, "question": None,
    "saved": "yes", "spent": {"title": float("nan")}, "asked": {"title": -1},
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_what_no_talk_holds_is_refused(name: str) -> None:
    with pytest.raises(ContentError):
        talk_from({**plain(TALK), name: WRONG[name]})


@pytest.mark.parametrize(
    "change",
    [{"trail": ["a"] * 501}, {"trail": ["\ud800"]}, {"spent": dict.fromkeys("".join(map(chr, range(48, 600))), 1)}, {"asked": {"a": 9e9}}],
)
def test_what_no_talk_is_long_enough_for_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ContentError):
        talk_from({**plain(TALK), **change})
    assert talk_from(plain(TALK)) == TALK


def test_what_is_in_the_place_of_a_talk_is_passed_over(tmp_path: Path) -> None:
    file = TalkStore(tmp_path).file(CHOICE)
    file.parent.mkdir(parents=True)
    whole = {"department": "warehouse", "variant": "standard", "brand": "", "talk": plain(TALK), "earlier": None}
    for rubbish in (b"", b"[" * 50_000, b"[]", b"\xff", b"{}", json.dumps({**whole, "brand": "civic"}).encode(),
                    json.dumps({**whole, "talk": 7}).encode(), json.dumps(whole).encode() + b" " * LARGEST_FILE):  # fmt: skip
        file.write_bytes(rubbish)
        assert TalkStore(tmp_path).of(CHOICE) == StoredTalk()
    file.write_text(json.dumps(whole))
    assert TalkStore(tmp_path).of(CHOICE).talk == TALK
    file.unlink()
    os.mkfifo(file)
    assert TalkStore(tmp_path).of(CHOICE) == StoredTalk()
    assert TalkStore(tmp_path).keep(CHOICE, TALK).problem
