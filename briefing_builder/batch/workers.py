"""Several processes of this machine: tasks go in, outcomes come out as they are done.

A worker that dies or hangs costs its own deck only.
"""

import multiprocessing
import signal
from collections.abc import Callable, Generator
from concurrent.futures import FIRST_COMPLETED, Future, TimeoutError, wait
from itertools import islice

from pebble import ProcessExpired, ProcessPool

from briefing_builder.batch.making import make
from briefing_builder.batch.model import Limits, Outcome, Task, failed
from briefing_builder.errors import BatchError
from briefing_builder.problems import Problem, error

try:
    import resource as limits
except ImportError:  # Windows has no such limits: there a deck may take what it wants
    limits = None  # type: ignore[assignment]

AHEAD = 3
"""Tasks a worker that are handed out before they are asked for: none waits, and Ctrl-C finds few to finish."""
MEGABYTE = 1 << 20
Make = Callable[[Task], Outcome]


def outcomes_of(tasks: tuple[Task, ...], given: Limits, *, work: Make = make) -> Generator[Outcome, None, None]:
    """Yield what became of each deck, as soon as it is known.

    KeyboardInterrupt comes out once the decks that are being built are done; a second one ends the workers at once.
    """
    context = multiprocessing.get_context("forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn")
    if context.get_start_method() == "forkserver":
        context.set_forkserver_preload([make.__module__])
    pool = ProcessPool(max_workers=given.jobs, initializer=_begin, initargs=(given.megabytes,), context=context)
    try:
        yield from _collected(pool, tasks, given, work)
        pool.close()
    finally:
        pool.stop()
        pool.join()


def _begin(megabytes: int) -> None:
    """In the worker: Ctrl-C is for the batch to hear, and memory has an end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if limits is not None:
        limits.setrlimit(limits.RLIMIT_AS, (megabytes * MEGABYTE, limits.getrlimit(limits.RLIMIT_AS)[1]))


def _collected(pool: ProcessPool, tasks: tuple[Task, ...], given: Limits, work: Make) -> Generator[Outcome, None, None]:
    waiting = iter(tasks)
    running: dict[Future[Outcome], Task] = {}
    is_stopped = False
    while True:
        try:
            if not is_stopped:
                for task in islice(waiting, AHEAD * given.jobs - len(running)):
                    running[pool.schedule(work, args=(task,), timeout=given.seconds)] = task
            if not running:
                break
            done, _ = wait(running, return_when=FIRST_COMPLETED)
        except KeyboardInterrupt:
            if is_stopped:
                raise
            is_stopped = True
            for future in running:
                future.cancel()  # those that have begun go on
            continue
        for future in done:
            task = running.pop(future)
            if not future.cancelled():
                yield _outcome(future, task, given)
    if is_stopped:
        raise KeyboardInterrupt


def _lost(task: Task, problem: Problem) -> Outcome:
    return failed(task, (problem,), BatchError.exit_code)


def _outcome(future: "Future[Outcome]", task: Task, given: Limits) -> Outcome:
    try:
        return future.result()
    except TimeoutError:
        return _lost(task, error("deck-too-slow", f"the deck of {task.department} took longer than {given.seconds} seconds"))
    except MemoryError:
        return _lost(task, error("deck-too-large", f"the deck of {task.department} needs more than {given.megabytes} MB"))
    except ProcessExpired as failure:
        message = f"the worker died while it built the deck of {task.department} (exit {failure.exitcode})"
        hint = f"it may have needed more than {given.megabytes} MB; build this deck alone to see what happens"
        return _lost(task, error("worker-died", message, hint=hint))
