"""Several processes of this machine: tasks go in, outcomes come out as they are done.

A worker builds one deck at a time, so that one that dies, hangs or takes too much memory loses only its own deck.
"""

import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import wait

from briefing_builder.batch.model import BatchLimits, Outcome, Outcomes, Task, failed_outcome, timed_out
from briefing_builder.batch.stopping import Stop, listening
from briefing_builder.batch.work.build_task import build_deck
from briefing_builder.errors import BatchError, BriefingError
from briefing_builder.limits.model import TOO_LARGE, deck_of, died, too_large
from briefing_builder.limits.workers import PATIENCE, Returned, Worker, WorkerFactory
from briefing_builder.problems import error

FAILED_STARTS = 3
"""Workers in a row that end before they are ready, after which there is no hope."""
BuildDeck = Callable[[Task], Outcome]


def outcomes_from_processes(tasks: tuple[Task, ...], limits: BatchLimits, *, work: BuildDeck = build_deck) -> Outcomes:
    """Yield what became of each deck, as soon as it is known.

    KeyboardInterrupt comes out once the decks that are being built are done; a second one ends the workers at once. Raises BatchError
    when workers cannot even be started.
    """
    pool = _WorkerPool(limits=limits, work=work, waiting=deque(tasks))
    with listening() as stop:
        try:
            yield from pool.outcomes(stop)
        finally:
            pool.end()
        if stop.is_asked and pool.waiting:
            raise KeyboardInterrupt


@dataclass(slots=True)
class _WorkerPool:
    """The workers, what each of them makes, and the tasks that wait for them."""

    limits: BatchLimits
    work: BuildDeck
    waiting: deque[Task]
    workers: list[Worker] = field(default_factory=list)
    running: dict[Worker, Task] = field(default_factory=dict)
    failed_starts: int = 0
    _factory: WorkerFactory = field(default_factory=lambda: WorkerFactory((build_deck.__module__,)))

    def outcomes(self, stop: Stop) -> Iterator[Outcome]:
        """Yield the outcomes until nothing waits and nothing runs, or until somebody stops it and nothing runs."""
        while True:
            self._assign_tasks(stop)
            if not self.running and (stop.is_asked or not self.waiting):
                return
            busy = [worker for worker in self.workers if worker in self.running or not worker.is_ready]
            nearest = min((worker.deadline for worker in self.running), default=None)
            remaining = None if nearest is None else max(0.0, nearest - time.monotonic())
            ready = wait([worker.connection for worker in busy], remaining)
            for worker in [worker for worker in busy if worker.connection in ready]:
                yield from self._receive(worker)
            yield from self._end_overdue()

    def end(self) -> None:
        """Stop all workers: idle ones end themselves, the others are killed."""
        for worker in self.running:
            worker.kill_now()
        idle = [worker for worker in self.workers if worker not in self.running]
        for worker in idle:
            worker.connection.close()
        for worker in idle:
            worker.stop()
        self.workers.clear()

    def _assign_tasks(self, stop: Stop) -> None:
        """Give every free worker a task; have as many workers as there is work for."""
        if stop.is_asked:
            return
        for worker in [worker for worker in self.workers if worker.is_ready and worker not in self.running]:
            if self.waiting:
                self._give(worker, self.waiting.popleft())
        starting = sum(not worker.is_ready for worker in self.workers)
        for _ in range(min(self.limits.jobs - len(self.workers), len(self.waiting) - starting)):
            self.workers.append(self._factory.worker(self.limits.megabytes))

    def _give(self, worker: Worker, task: Task) -> None:
        try:
            worker.send(self.limits.seconds, self.work, task)
        except OSError:  # it has ended while it was idle, and will be found out
            self.waiting.appendleft(task)
            worker.is_ready = False
            return
        self.running[worker] = task

    def _receive(self, worker: Worker) -> Iterator[Outcome]:
        """What a worker says, be it by its silence."""
        try:
            reply = worker.receive()
        except (EOFError, OSError):
            yield from self._worker_ended(worker)
            return
        if reply is None:
            self.failed_starts = 0
            return
        outcome = self._outcome(self.running.pop(worker), reply)
        if any(problem.code == TOO_LARGE for problem in outcome.problems):
            self._dismiss(worker)  # its memory would stay full
        yield outcome

    def _outcome(self, task: Task, reply: Returned | Exception) -> Outcome:
        if isinstance(reply, Returned):
            outcome: Outcome = reply.value
            return outcome
        too_much = too_large(deck_of(task.department), self.limits.megabytes)
        return failed_outcome(task, reply.problems if isinstance(reply, BriefingError) else (too_much,))

    def _worker_ended(self, worker: Worker) -> Iterator[Outcome]:
        """A worker has ended. Raises BatchError when none can be started."""
        worker.process.join(PATIENCE)  # so that its own end is told, and not that we have ended it
        task = self.running.pop(worker, None)
        self._dismiss(worker)
        self.failed_starts += not worker.is_ready
        if self.failed_starts >= FAILED_STARTS:
            hint = f"they may need more memory than {self.limits.megabytes} MB (--memory-limit)"
            raise BatchError(error("workers-cannot-start", "the workers end before they have begun", hint=hint)) from None
        if task:
            yield failed_outcome(task, (died(deck_of(task.department), worker.process.exitcode, self.limits.megabytes),))

    def _end_overdue(self) -> Iterator[Outcome]:
        now = time.monotonic()
        for worker in [worker for worker in self.running if worker.deadline <= now]:
            task = self.running.pop(worker)
            self._dismiss(worker)
            yield timed_out(task, self.limits.seconds)

    def _dismiss(self, worker: Worker) -> None:
        self.workers.remove(worker)
        worker.kill_now()
