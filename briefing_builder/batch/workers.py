"""Several processes of this machine: tasks go in, outcomes come out as they are done.

A worker has one deck at a time, so that one which dies, hangs or takes too much memory costs its own deck only.
"""

import multiprocessing
import signal
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

from briefing_builder.batch.making import TOO_LARGE, make
from briefing_builder.batch.model import Limits, Outcome, Task, failed, too_slow
from briefing_builder.batch.stopping import Stop, deaf, listening
from briefing_builder.collector import spaced
from briefing_builder.errors import BatchError
from briefing_builder.problems import Problem, error

try:
    import resource as limits
except ImportError:  # Windows has no such limits: there a deck may take what it wants
    limits = None  # type: ignore[assignment]

MEGABYTE = 1 << 20
STILLBORN = 3
"""Workers in a row that end before they are ready, after which there is no hope."""
PATIENCE = 5.0
"""Seconds in which an idle worker ends by itself."""
Make = Callable[[Task], Outcome]


def outcomes_of(tasks: tuple[Task, ...], given: Limits, *, work: Make = make) -> Generator[Outcome, None, None]:
    """Yield what became of each deck, as soon as it is known.

    KeyboardInterrupt comes out once the decks that are being built are done; a second one ends the workers at once. Raises BatchError
    when workers cannot even be started.
    """
    crew = _Crew(given=given, work=work, waiting=deque(tasks))
    with listening() as stop:
        try:
            yield from crew.outcomes(stop)
        finally:
            crew.end()
        if stop.is_asked and crew.waiting:
            raise KeyboardInterrupt


@dataclass(slots=True, eq=False)
class _Worker:
    """A process, our end of its line, and what it is doing until when (a monotonic time); `is_ready` once it has said so."""

    process: BaseProcess
    line: Connection
    task: Task | None = None
    deadline: float = 0.0
    is_ready: bool = False


@dataclass(slots=True)
class _Crew:
    """The workers and the tasks that wait for them."""

    given: Limits
    work: Make
    waiting: deque[Task]
    workers: list[_Worker] = field(default_factory=list)
    stillborn: int = 0
    _context: Any = None

    def outcomes(self, stop: Stop) -> Iterator[Outcome]:
        """Yield the outcomes until nothing waits and nothing runs, or until somebody stops it and nothing runs."""
        while True:
            self._employ(stop)
            busy = [worker for worker in self.workers if worker.task or not worker.is_ready]
            if not any(worker.task for worker in busy) and (stop.is_asked or not self.waiting):
                return
            nearest = min((worker.deadline for worker in busy if worker.task), default=None)
            remaining = None if nearest is None else max(0.0, nearest - time.monotonic())
            ready = wait([worker.line for worker in busy], remaining)
            for worker in [worker for worker in busy if worker.line in ready]:
                yield from self._heard(worker)
            yield from self._overdue()

    def end(self) -> None:
        """End all workers: those that are idle by themselves, the others by force."""
        for worker in self.workers:
            worker.line.close()
            if worker.task:
                worker.process.kill()
        for worker in self.workers:
            worker.process.join(PATIENCE)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
        self.workers.clear()

    def _employ(self, stop: Stop) -> None:
        """Give every free worker a task; have as many workers as there is work for."""
        if stop.is_asked:
            return
        for worker in [worker for worker in self.workers if worker.is_ready and not worker.task]:
            if self.waiting:
                self._give(worker, self.waiting.popleft())
        starting = sum(not worker.is_ready for worker in self.workers)
        for _ in range(min(self.given.jobs - len(self.workers), len(self.waiting) - starting)):
            self.workers.append(self._started())

    def _give(self, worker: _Worker, task: Task) -> None:
        try:
            worker.line.send(task)
        except OSError:  # it has ended while it was idle, and will be found out
            self.waiting.appendleft(task)
            worker.is_ready = False
            return
        worker.task, worker.deadline = task, time.monotonic() + self.given.seconds

    def _heard(self, worker: _Worker) -> Iterator[Outcome]:
        """What a worker says, be it by its silence."""
        task = worker.task
        try:
            said = worker.line.recv()
        except (EOFError, OSError):
            worker.process.join(PATIENCE)  # so that its own end is told, and not that we have ended it
            self._dismiss(worker)
            self.stillborn += not worker.is_ready
            if self.stillborn >= STILLBORN:
                hint = f"they may need more memory than {self.given.megabytes} MB (--memory-limit)"
                found = error("workers-cannot-start", "the workers end before they have begun", hint=hint)
                raise BatchError(found) from None
            if task:
                yield failed(task, (_died(task, worker.process.exitcode, self.given),))
            return
        if said is None:
            worker.is_ready, self.stillborn = True, 0
            return
        worker.task = None
        if any(problem.code == TOO_LARGE for problem in said.problems):
            self._dismiss(worker)  # its memory would stay full
        yield said

    def _overdue(self) -> Iterator[Outcome]:
        now = time.monotonic()
        for worker in [worker for worker in self.workers if worker.task and worker.deadline <= now]:
            task = worker.task
            assert task is not None, "it is overdue with something"
            self._dismiss(worker)
            yield too_slow(task, self.given.seconds)

    def _dismiss(self, worker: _Worker) -> None:
        self.workers.remove(worker)
        worker.line.close()
        worker.process.kill()
        worker.process.join()

    def _started(self) -> _Worker:
        context = self._context or _context()
        self._context = context
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, self.given.megabytes, self.work), daemon=True)
        with deaf():
            process.start()
        theirs.close()
        return _Worker(process=process, line=ours)


def _context() -> Any:
    """New workers are forked from a process that has loaded everything and does nothing else, where the system can do that."""
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    if method == "forkserver":
        context.set_forkserver_preload(["__main__", make.__module__])
    return context


def _serve(line: Connection, megabytes: int, work: Make) -> None:
    """In the worker: say that it is ready, then do one task after the other until the line is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if limits is not None:
        limits.setrlimit(limits.RLIMIT_AS, (megabytes * MEGABYTE, limits.getrlimit(limits.RLIMIT_AS)[1]))
    try:
        line.send(None)
        for task in spaced(_received(line)):
            line.send(_done(task, work, megabytes))
    except OSError:
        return  # the batch has ended


def _received(line: Connection) -> Iterable[Task]:
    while True:
        try:
            yield line.recv()
        except EOFError:
            return


def _done(task: Task, work: Make, megabytes: int) -> Outcome:
    try:
        return work(task)
    except MemoryError:
        found = error(TOO_LARGE, f"the deck of {task.department} needs more than {megabytes} MB")
        return failed(task, (found,))


def _died(task: Task, code: int | None, given: Limits) -> Problem:
    how = f"exit {code}" if code is None or code >= 0 else f"signal {signal.Signals(-code).name}"
    message = f"the worker died while it built the deck of {task.department} ({how})"
    hint = f"it may have needed more than {given.megabytes} MB; build this deck alone to see what happens"
    return error("worker-died", message, hint=hint)
