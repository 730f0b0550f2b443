"""A chunk of decks on a worker of another scheduler, which kills nothing by itself: tasks go in, their outcomes come out."""

import os
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import NamedTuple

from briefing_builder.batch.model import Outcome, Task, failed_outcome, timed_out
from briefing_builder.batch.work.build_task import build_deck
from briefing_builder.files.output import cannot_write
from briefing_builder.runtime.collector import spaced
from briefing_builder.runtime.isolation import keep_out


class ChunkResult(NamedTuple):
    """What became of the decks of a chunk. `stuck` is the address of a worker in which a deck still runs that nobody can end."""

    outcomes: tuple[Outcome, ...]
    stuck: str = ""


def build_chunk(tasks: tuple[Task, ...], folder: str, seconds: int, *, work: Callable[[Task], Outcome] = build_deck) -> ChunkResult:
    """Return what became of several decks, whose paths are as seen from that folder, which every machine sees alike.

    A deck that takes longer than so many seconds fails; its thread cannot be ended, so the worker should begin anew.
    """
    keep_out(folder)
    try:
        os.chdir(folder)
    except OSError as failure:
        return ChunkResult(tuple(failed_outcome(task, cannot_write(Path(folder), failure).problems) for task in tasks))
    outcomes = tuple(_outcome_in_time(task, seconds, work) for task in spaced(tasks))
    is_stuck = any(outcome is None for outcome in outcomes)
    all_outcomes = tuple(outcome or timed_out(task, seconds) for task, outcome in zip(tasks, outcomes, strict=True))
    return ChunkResult(all_outcomes, _worker_address() if is_stuck else "")


def _outcome_in_time(task: Task, seconds: int, work: Callable[[Task], Outcome]) -> Outcome | None:
    finished: list[Outcome] = []
    thread = Thread(target=lambda: finished.append(work(task)), daemon=True)
    thread.start()
    thread.join(seconds)
    return finished[0] if finished else None


def _worker_address() -> str:
    from distributed import get_worker

    return str(get_worker().address)
