"""Worker processes with limits: one that hangs, dies or takes too much memory is ended, and only what it was doing is lost.

A function that can be imported and its arguments go in, what it returned comes out.
"""

import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from multiprocessing.reduction import ForkingPickler
from pathlib import Path
from threading import RLock
from typing import Any

from briefing_builder.errors import BriefingError, LimitError
from briefing_builder.limits.model import Limits, died, limit_memory, too_large, too_slow
from briefing_builder.problems import error
from briefing_builder.runtime.collector import spaced
from briefing_builder.runtime.isolation import isolated_environment

PATIENCE = 5.0
"""Seconds that an idle worker has to end by itself."""


@dataclass(frozen=True, slots=True)
class Returned:
    """What a function has returned."""

    value: Any


@dataclass(slots=True, eq=False)
class Worker:
    """A process and our end of its connection. `is_ready` once it has said so; its work must be done by `deadline` (monotonic time)."""

    process: BaseProcess
    connection: Connection
    is_ready: bool = False
    deadline: float = 0.0

    def send(self, seconds: float, function: Callable[..., object], *arguments: object) -> None:
        """Send it a function to call. Raises OSError when it has ended."""
        self.connection.send((function, arguments))
        self.deadline = time.monotonic() + seconds

    def receive(self) -> Any:
        """Return its next message: None once it is ready, then `Returned` or an exception per call. EOFError or OSError: it ended."""
        reply = self.connection.recv()
        if reply is None:
            self.is_ready = True
        return reply

    def kill_now(self) -> None:
        """End it at once."""
        self.connection.close()
        self.process.kill()
        self.process.join()

    def stop(self) -> None:
        """End it when it has nothing to do: by itself, or else by force."""
        self.connection.close()
        self.process.join(PATIENCE)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()


@dataclass(slots=True, eq=False)
class WorkerFactory:
    """Starts workers: forked from a process that has loaded everything and does nothing else, where the system can do that."""

    preload: tuple[str, ...]
    """Modules that workers need."""
    _context: Any = None

    def worker(self, megabytes: int) -> Worker:
        """Return a new worker that may take so many megabytes; it is not ready yet, but may be given something to do."""
        self._context = self._context or self._start_context()
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(theirs, megabytes), daemon=True)
        with ignoring_interrupts(), isolated_python():
            process.start()
        theirs.close()
        return Worker(process=process, connection=ours)

    def _start_context(self) -> Any:
        method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
        context = multiprocessing.get_context(method)
        if method == "forkserver":
            context.set_forkserver_preload(["__main__", *self.preload])
        return context


@dataclass(slots=True, eq=False, kw_only=True)
class GuardedWorker:
    """One worker that makes one call at a time and is started again when it had to be ended. Safe to use from several threads."""

    limits: Limits
    preload: tuple[str, ...] = ()
    _factory: WorkerFactory = field(init=False)
    _worker: Worker | None = None
    _lock: RLock = field(default_factory=RLock)

    def __post_init__(self) -> None:
        self._factory = WorkerFactory(self.preload)

    def call(self, what: str, function: Callable[..., Any], *arguments: object) -> Any:
        """Return what a function returns for these arguments; all of them can be pickled, and what the function keeps is kept for the next.

        Raises the BriefingError that it raised; LimitError when it took too long or too much memory, or died: `what` says what it was to
        make, such as `the deck of sales`.
        """
        with self._lock:
            worker, self._worker = self._worker or self._factory.worker(self.limits.megabytes), None
            try:
                reply = self._reply_to(worker, what, function, *arguments)
            except BaseException:
                worker.kill_now()
                raise
            self._worker = worker
        if isinstance(reply, Returned):
            return reply.value
        raise reply

    def close(self) -> None:
        """End the worker."""
        with self._lock:
            if self._worker is not None:
                self._worker.stop()
                self._worker = None

    def _reply_to(self, worker: Worker, what: str, function: Callable[..., Any], *arguments: object) -> Returned | Exception:
        try:
            while not worker.is_ready:
                worker.receive()
            worker.send(self.limits.seconds, function, *arguments)
            if not worker.connection.poll(self.limits.seconds):
                raise LimitError(too_slow(what, self.limits.seconds))
            reply: Returned | Exception = worker.receive()
        except (EOFError, OSError) as gone:
            worker.process.join(PATIENCE)
            raise LimitError(died(what, worker.process.exitcode, self.limits.megabytes)) from gone
        if isinstance(reply, MemoryError):
            raise LimitError(too_large(what, self.limits.megabytes))
        return reply


@contextmanager
def ignoring_interrupts() -> Iterator[None]:
    """Start processes that ignore Ctrl-C, which a terminal sends to all of them: the process that started them decides."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows: they ignore it themselves, a little later
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def isolated_python() -> Iterator[None]:
    """Start Python so that it imports nothing from the current folder, where it would look first."""
    before, here = {name: os.environ.get(name) for name in isolated_environment()}, Path.cwd()
    os.environ.update(isolated_environment())
    ignores_environment = bool(sys.flags.ignore_environment and not sys.flags.safe_path)
    if ignores_environment:
        os.chdir(sys.prefix)
    try:
        yield
    finally:
        if ignores_environment:
            os.chdir(here)
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _serve(connection: Connection, megabytes: int) -> None:
    """In the worker: say that it is ready, then do one thing after the other until the line is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limit_memory(megabytes)
    try:
        connection.send(None)
        for function, arguments in spaced(_requests(connection)):
            connection.send_bytes(_result_of(function, arguments))
    except OSError:
        return  # who started it has ended


def _requests(connection: Connection) -> Iterator[tuple[Callable[..., object], tuple[object, ...]]]:
    while True:
        try:
            yield connection.recv()
        except EOFError:
            return


def _result_of(function: Callable[..., object], arguments: tuple[object, ...]) -> bytes:
    """What a function returns, or how it failed, ready to be sent."""
    try:
        return bytes(ForkingPickler.dumps(Returned(function(*arguments))))
    except MemoryError:
        return bytes(ForkingPickler.dumps(MemoryError()))
    except BriefingError as stopped:
        return bytes(ForkingPickler.dumps(stopped))
    except Exception as failure:
        message = f"something is wrong with briefing itself: {type(failure).__name__}: {failure}"
        problem = error("internal", message, hint="run it again with -v and report what it says")
        return bytes(ForkingPickler.dumps(BriefingError(problem)))
