"""Decks of the preview are built in a process within limits: what passes one is told, and the next deck is built."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing_builder.errors import LimitError
from briefing_builder.limits.model import Limits
from briefing_builder.pipeline import Session, load
from briefing_builder.preview.decks.builders import InProcessBuilder, SubprocessBuilder
from briefing_builder.preview.decks.building import DeckChoice
from briefing_builder.preview.decks.live_programme import LiveProgramme

MINIMAL = Path(__file__).parents[2] / "examples" / "minimal"
CHOICE = DeckChoice(department="customer-service", variant="short")


@pytest.fixture(scope="module")
def session() -> Session:
    return load(MINIMAL)


@pytest.fixture(scope="module")
def apart() -> Iterator[SubprocessBuilder]:
    builder = SubprocessBuilder()
    yield builder
    builder.close()


def test_a_deck_is_the_same_wherever_it_is_built(session: Session, apart: SubprocessBuilder) -> None:
    here, there = InProcessBuilder().build(session, CHOICE), apart.build(session, CHOICE)
    assert there.deck == here.deck
    assert {id: one.picture for id, one in there.drawn.items()} == {id: one.picture for id, one in here.drawn.items()}
    assert there.problems == here.problems


def test_files_to_take_away_come_from_there_too(session: Session, apart: SubprocessBuilder) -> None:
    assert apart.export(session, CHOICE, "pptx") == InProcessBuilder().export(session, CHOICE, "pptx")


def test_a_process_that_is_killed_is_told_once_and_the_next_deck_is_built(session: Session, apart: SubprocessBuilder) -> None:
    apart.build(session, CHOICE)
    worker = apart._worker._worker
    assert worker is not None
    assert worker.process.pid is not None
    os.kill(worker.process.pid, signal.SIGKILL)
    with pytest.raises(LimitError):
        apart.build(session, CHOICE)
    assert apart.build(session, CHOICE).deck.slides


@pytest.mark.parametrize("limits", [Limits(seconds=0), Limits(megabytes=100)], ids=["time", "memory"])
def test_what_passes_a_limit_is_told_on_the_page_and_the_next_save_is_followed(limits: Limits) -> None:
    narrow = SubprocessBuilder(limits)
    live = LiveProgramme(MINIMAL, builder=narrow)
    live.reload()
    assert live.show(CHOICE) is None
    assert live.problems_of(CHOICE)
    narrow.close()
    live.builder = InProcessBuilder()
    live.reload()
    assert live.show(CHOICE) is not None
    assert live.problems_of(CHOICE) == live.problems
