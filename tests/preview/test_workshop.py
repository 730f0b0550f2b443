"""Decks of the preview are built in a process within limits: what passes one is told, and the next deck is built."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing_builder.errors import LimitError
from briefing_builder.limits.model import Limits
from briefing_builder.pipeline import Session, load
from briefing_builder.preview.decks.building import Choice
from briefing_builder.preview.decks.studio import Studio
from briefing_builder.preview.decks.workshop import Apart, Here

MINIMAL = Path(__file__).parents[2] / "examples" / "minimal"
CHOICE = Choice(department="customer-service", variant="short")


@pytest.fixture(scope="module")
def session() -> Session:
    return load(MINIMAL)


@pytest.fixture(scope="module")
def apart() -> Iterator[Apart]:
    workshop = Apart()
    yield workshop
    workshop.close()


def test_a_deck_is_the_same_wherever_it_is_built(session: Session, apart: Apart) -> None:
    here, there = Here().build(session, CHOICE), apart.build(session, CHOICE)
    assert there.deck == here.deck
    assert {id: one.picture for id, one in there.drawn.items()} == {id: one.picture for id, one in here.drawn.items()}
    assert there.problems == here.problems


def test_files_to_take_away_come_from_there_too(session: Session, apart: Apart) -> None:
    assert apart.export(session, CHOICE, "pptx") == Here().export(session, CHOICE, "pptx")


def test_a_process_that_is_killed_is_told_once_and_the_next_deck_is_built(session: Session, apart: Apart) -> None:
    apart.build(session, CHOICE)
    worker = apart._guarded._worker
    assert worker is not None
    assert worker.process.pid is not None
    os.kill(worker.process.pid, signal.SIGKILL)
    with pytest.raises(LimitError):
        apart.build(session, CHOICE)
    assert apart.build(session, CHOICE).deck.slides


@pytest.mark.parametrize("limits", [Limits(seconds=0), Limits(megabytes=150)], ids=["time", "memory"])
def test_what_passes_a_limit_is_told_on_the_page_and_the_next_save_is_followed(limits: Limits) -> None:
    narrow = Apart(limits)
    studio = Studio(MINIMAL, workshop=narrow)
    studio.reload()
    assert studio.show(CHOICE) is None
    assert studio.problems_of(CHOICE)
    narrow.close()
    studio.workshop = Here()
    studio.reload()
    assert studio.show(CHOICE) is not None
    assert studio.problems_of(CHOICE) == studio.problems
