"""Several processes of this machine: tasks go in, outcomes come out as they are done.

A worker has one deck at a time, so that one which dies, hangs or takes too much memory costs its own deck only.
"""

import time
from collections import deque
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import wait

from briefing_builder.batch.model import Limits, Outcome, Task, failed, too_slow
from briefing_builder.batch.stopping import Stop, listening
from briefing_builder.batch.work.build_task import make
from briefing_builder.errors import BatchError, BriefingError
from briefing_builder.limits.model import TOO_LARGE, deck_of, died, too_large
from briefing_builder.limits.workers import PATIENCE, Done, Office, Worker
from briefing_builder.problems import error

STILLBORN = 3
"""Workers in a row that end before they are ready, after which there is no hope."""
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


@dataclass(slots=True)
class _Crew:
    """The workers, what each of them makes, and the tasks that wait for them."""

    given: Limits
    work: Make
    waiting: deque[Task]
    workers: list[Worker] = field(default_factory=list)
    making: dict[Worker, Task] = field(default_factory=dict)
    stillborn: int = 0
    _office: Office = field(default_factory=lambda: Office((make.__module__,)))

    def outcomes(self, stop: Stop) -> Iterator[Outcome]:
        """Yield the outcomes until nothing waits and nothing runs, or until somebody stops it and nothing runs."""
        while True:
            self._employ(stop)
            if not self.making and (stop.is_asked or not self.waiting):
                return
            busy = [worker for worker in self.workers if worker in self.making or not worker.is_ready]
            nearest = min((worker.deadline for worker in self.making), default=None)
            remaining = None if nearest is None else max(0.0, nearest - time.monotonic())
            ready = wait([worker.line for worker in busy], remaining)
            for worker in [worker for worker in busy if worker.line in ready]:
                yield from self._heard(worker)
            yield from self._overdue()

    def end(self) -> None:
        """End all workers: those that are idle by themselves, the others by force."""
        for worker in self.making:
            worker.dismiss()
        idle = [worker for worker in self.workers if worker not in self.making]
        for worker in idle:
            worker.line.close()
        for worker in idle:
            worker.end()
        self.workers.clear()

    def _employ(self, stop: Stop) -> None:
        """Give every free worker a task; have as many workers as there is work for."""
        if stop.is_asked:
            return
        for worker in [worker for worker in self.workers if worker.is_ready and worker not in self.making]:
            if self.waiting:
                self._give(worker, self.waiting.popleft())
        starting = sum(not worker.is_ready for worker in self.workers)
        for _ in range(min(self.given.jobs - len(self.workers), len(self.waiting) - starting)):
            self.workers.append(self._office.worker(self.given.megabytes))

    def _give(self, worker: Worker, task: Task) -> None:
        try:
            worker.give(self.given.seconds, self.work, task)
        except OSError:  # it has ended while it was idle, and will be found out
            self.waiting.appendleft(task)
            worker.is_ready = False
            return
        self.making[worker] = task

    def _heard(self, worker: Worker) -> Iterator[Outcome]:
        """What a worker says, be it by its silence."""
        try:
            said = worker.heard()
        except (EOFError, OSError):
            yield from self._silenced(worker)
            return
        if said is None:
            self.stillborn = 0
            return
        outcome = self._outcome(self.making.pop(worker), said)
        if any(problem.code == TOO_LARGE for problem in outcome.problems):
            self._dismiss(worker)  # its memory would stay full
        yield outcome

    def _outcome(self, task: Task, said: Done | Exception) -> Outcome:
        if isinstance(said, Done):
            outcome: Outcome = said.value
            return outcome
        too_much = too_large(deck_of(task.department), self.given.megabytes)
        return failed(task, said.problems if isinstance(said, BriefingError) else (too_much,))

    def _silenced(self, worker: Worker) -> Iterator[Outcome]:
        """A worker has ended. Raises BatchError when none can be started."""
        worker.process.join(PATIENCE)  # so that its own end is told, and not that we have ended it
        task = self.making.pop(worker, None)
        self._dismiss(worker)
        self.stillborn += not worker.is_ready
        if self.stillborn >= STILLBORN:
            hint = f"they may need more memory than {self.given.megabytes} MB (--memory-limit)"
            raise BatchError(error("workers-cannot-start", "the workers end before they have begun", hint=hint)) from None
        if task:
            yield failed(task, (died(deck_of(task.department), worker.process.exitcode, self.given.megabytes),))

    def _overdue(self) -> Iterator[Outcome]:
        now = time.monotonic()
        for worker in [worker for worker in self.making if worker.deadline <= now]:
            task = self.making.pop(worker)
            self._dismiss(worker)
            yield too_slow(task, self.given.seconds)

    def _dismiss(self, worker: Worker) -> None:
        self.workers.remove(worker)
        worker.dismiss()
