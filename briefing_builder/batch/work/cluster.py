"""The workers of a Dask scheduler: the same tasks, the same bytes, on as many machines as it has.

Decks are sent in chunks. The decks of a chunk whose workers die are sent again at the end, one by one, so that the one that kills them
fails alone.
"""

import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from briefing_builder.batch.model import BatchLimits, Outcome, Outcomes, Task, failed_outcome
from briefing_builder.batch.stopping import Stop, listening
from briefing_builder.batch.work.chunks import ChunkResult, build_chunk
from briefing_builder.batch.work.scheduler import connected
from briefing_builder.errors import BatchError
from briefing_builder.problems import error

CHUNK = 20
"""Decks that travel together: what a task costs the scheduler is then a small part of a deck."""
SPARE = 2
"""Chunks that wait beyond one a worker: none is idle between two, and Ctrl-C finds little to finish."""
PATIENCE = 60
"""Seconds without any worker after which the batch gives up."""
LOOK = 2
"""Seconds after which the scheduler is asked whether it still has workers."""
UNDONE = ("pending", "lost")
Chunk = tuple[Task, ...]
BuildChunk = Callable[[Chunk, str, int], ChunkResult]


def outcomes_from_cluster(tasks: tuple[Task, ...], limits: BatchLimits, *, address: str, work: BuildChunk = build_chunk) -> Outcomes:
    """Yield what became of each deck, as soon as it is known; a worker that is lost costs nothing but time.

    Raises BatchError when the scheduler does not answer or is lost, is neither here nor secured, or has no workers, or workers of another
    version; ResourceMissing where Dask is not installed. KeyboardInterrupt comes out once the decks that have been sent are done.
    """
    with connected(address) as client, listening() as stop:
        batch = _ClusterQueue(client=client, work=work, seconds=limits.seconds)
        batch.divide(tasks)
        try:
            yield from batch.outcomes(stop)
        finally:
            batch.take_back()
        if stop.is_asked and (batch.waiting or batch.suspects):
            raise KeyboardInterrupt


@dataclass(slots=True, kw_only=True)
class _ClusterQueue:
    """What waits, and what is with the scheduler."""

    client: Any
    work: BuildChunk
    seconds: int
    waiting: deque[Chunk] = field(default_factory=deque)
    running: dict[Any, Chunk] = field(default_factory=dict)
    suspects: deque[Chunk] = field(default_factory=deque)
    """Decks whose workers died: one of them may have killed all, so each is sent again when nothing else runs."""
    is_alone: bool = False
    here: str = field(default_factory=lambda: str(Path.cwd()))
    seen_workers: float = field(default_factory=time.monotonic)

    def divide(self, tasks: tuple[Task, ...]) -> None:
        """Cut the tasks into chunks: smaller ones where every worker would not have its share."""
        size = max(1, min(CHUNK, len(tasks) // max(1, 2 * self._workers())))
        self.waiting.extend(tasks[start : start + size] for start in range(0, len(tasks), size))

    def outcomes(self, stop: Stop) -> Iterator[Outcome]:
        """Yield the outcomes until nothing waits and nothing runs, or until somebody stops it and nothing runs."""
        from distributed import CancelledError, wait

        while True:
            while self.waiting and not stop.is_asked and len(self.running) < self._workers() + SPARE:
                self._send(self.waiting.popleft())
            if not self.running and self.suspects and not stop.is_asked:
                self.is_alone = True
                self._send(self.suspects.popleft())
            if not self.running:
                return
            try:
                done = wait(list(self.running), timeout=LOOK, return_when="FIRST_COMPLETED").done
            except TimeoutError:
                self._require_workers_soon()
                continue
            except CancelledError as lost:
                raise _scheduler_lost() from lost
            for future in done:
                if future.status in UNDONE:  # the worker that held what came out has died, and it is made again
                    continue
                yield from self._outcomes(future, self.running.pop(future))

    def take_back(self) -> None:
        """Take back what was sent and is not done."""
        if self.running:
            self.client.cancel(list(self.running), force=True)
        self.running.clear()

    def _send(self, chunk: Chunk) -> None:
        future = self.client.submit(self.work, chunk, self.here, self.seconds, pure=False)
        self.running[future] = chunk

    def _outcomes(self, future: Any, chunk: Chunk) -> Iterator[Outcome]:
        if future.status == "finished":
            outcomes, stuck = future.result()
            if stuck:
                self._restart_worker(stuck)
            yield from outcomes
            return
        if future.status != "error":
            raise _scheduler_lost()
        if not self.is_alone:
            self.suspects.extend((task,) for task in chunk)
            return
        (task,) = chunk
        failure = future.exception()
        message = f"the workers that took the deck of {task.department} died or failed: {type(failure).__name__}: {failure}"
        yield failed_outcome(task, (error("worker-died", message, hint="build this deck alone to see what happens"),))

    def _restart_worker(self, worker: str) -> None:
        """End a worker in which something hangs; its nanny starts another one. One without a nanny is left to its fate."""
        with suppress(OSError, TimeoutError, ValueError, RuntimeError):
            self.client.restart_workers([worker], timeout=PATIENCE, raise_for_error=False)

    def _workers(self) -> int:
        if self.client.status != "running":
            raise _scheduler_lost()
        try:
            return len(self.client.scheduler_info(n_workers=-1).get("workers", ()))
        except OSError as lost:
            raise _scheduler_lost() from lost

    def _require_workers_soon(self) -> None:
        now = time.monotonic()
        if self._workers():
            self.seen_workers = now
        elif now - self.seen_workers > PATIENCE:
            raise BatchError(error("no-workers", f"the scheduler has had no workers for {PATIENCE} seconds", hint="start some, and go on"))


def _scheduler_lost() -> BatchError:
    return BatchError(error("scheduler-lost", "the scheduler has gone", hint="begin the batch again; it goes on from here"))
