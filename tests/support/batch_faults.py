"""Work that goes wrong in the ways in which it does: workers import it by name."""

import os
import time

from briefing_builder.batch.model import Outcome, Task
from briefing_builder.batch.work.chunks import ChunkResult, build_chunk


def faulty(task: Task) -> Outcome:
    """Do what the department is called: die, hang, take all memory, raise; else be done at once."""
    match task.department.partition("-")[0]:
        case "poison":
            os._exit(11)
        case "hang":
            time.sleep(600)
        case "greedy":
            bytearray(1 << 40)
        case "slow":
            time.sleep(0.3)
    return Outcome(path=task.path, department=task.department, variant=task.variant, programme=task.programme, status="built")


def faulty_all(tasks: tuple[Task, ...], folder: str, seconds: int) -> ChunkResult:
    """Do the same with a chunk of decks, on the worker of a cluster."""
    return build_chunk(tasks, folder, seconds, work=faulty)


def task_of(department: str) -> Task:
    """Return a task for a department of that name."""
    return Task(path=department, programme="nowhere", stamp="", department=department, variant="standard", brand="", out="out", version="")
