"""Processes that do one thing after the other within limits; one that hangs, dies or takes too much memory is ended, and costs that only.

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
"""Seconds in which an idle worker ends by itself."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a function has returned."""

    value: Any


@dataclass(slots=True, eq=False)
class Worker:
    """A process and our end of its line. `is_ready` once it has said so; what it does must be done at `deadline` (a monotonic time)."""

    process: BaseProcess
    line: Connection
    is_ready: bool = False
    deadline: float = 0.0

    def give(self, seconds: float, function: Callable[..., object], *arguments: object) -> None:
        """Let it do something. Raises OSError when it has ended."""
        self.line.send((function, arguments))
        self.deadline = time.monotonic() + seconds

    def heard(self) -> Any:
        """Return what it says: None once it is ready, then `Done` or an exception for each work. Raises EOFError or OSError if it ended."""
        said = self.line.recv()
        if said is None:
            self.is_ready = True
        return said

    def dismiss(self) -> None:
        """End it at once."""
        self.line.close()
        self.process.kill()
        self.process.join()

    def end(self) -> None:
        """End it when it has nothing to do: by itself, or else by force."""
        self.line.close()
        self.process.join(PATIENCE)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()


@dataclass(slots=True, eq=False)
class Office:
    """Where workers come from: forked from a process that has loaded everything and does nothing else, where the system can do that."""

    preload: tuple[str, ...]
    """Modules that workers need."""
    _context: Any = None

    def worker(self, megabytes: int) -> Worker:
        """Return a new worker that may take so many megabytes; it is not ready yet, but may be given something to do."""
        self._context = self._context or self._chosen()
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(theirs, megabytes), daemon=True)
        with deaf(), apart():
            process.start()
        theirs.close()
        return Worker(process=process, line=ours)

    def _chosen(self) -> Any:
        method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
        context = multiprocessing.get_context(method)
        if method == "forkserver":
            context.set_forkserver_preload(["__main__", *self.preload])
        return context


@dataclass(slots=True, eq=False, kw_only=True)
class Guarded:
    """One worker for one thing at a time, which is begun anew when it had to be ended. Safe to use from several threads."""

    limits: Limits
    preload: tuple[str, ...] = ()
    _office: Office = field(init=False)
    _worker: Worker | None = None
    _lock: RLock = field(default_factory=RLock)

    def __post_init__(self) -> None:
        self._office = Office(self.preload)

    def call(self, what: str, function: Callable[..., Any], *arguments: object) -> Any:
        """Return what a function returns for these arguments; all of them can be pickled, and what the function keeps is kept for the next.

        Raises the BriefingError that it raised; LimitError when it took too long or too much memory, or died: `what` says what it was to
        make, such as `the deck of sales`.
        """
        with self._lock:
            worker, self._worker = self._worker or self._office.worker(self.limits.megabytes), None
            try:
                said = self._said(worker, what, function, *arguments)
            except BaseException:
                worker.dismiss()
                raise
            self._worker = worker
        if isinstance(said, Done):
            return said.value
        raise said

    def close(self) -> None:
        """End the worker."""
        with self._lock:
            if self._worker is not None:
                self._worker.end()
                self._worker = None

    def _said(self, worker: Worker, what: str, function: Callable[..., Any], *arguments: object) -> Done | Exception:
        try:
            while not worker.is_ready:
                worker.heard()
            worker.give(self.limits.seconds, function, *arguments)
            if not worker.line.poll(self.limits.seconds):
                raise LimitError(too_slow(what, self.limits.seconds))
            said: Done | Exception = worker.heard()
        except (EOFError, OSError) as gone:
            worker.process.join(PATIENCE)
            raise LimitError(died(what, worker.process.exitcode, self.limits.megabytes)) from gone
        if isinstance(said, MemoryError):
            raise LimitError(too_large(what, self.limits.megabytes))
        return said


@contextmanager
def deaf() -> Iterator[None]:
    """Start processes that do not hear Ctrl-C, which a terminal sends to all: it is for who started them to say what they do."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows: they ignore it themselves, a little later
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def apart() -> Iterator[None]:
    """Start Python so that it imports nothing of the current folder, where it would look first."""
    before, here = {name: os.environ.get(name) for name in isolated_environment()}, Path.cwd()
    os.environ.update(isolated_environment())
    is_unheard = bool(sys.flags.ignore_environment and not sys.flags.safe_path)
    if is_unheard:
        os.chdir(sys.prefix)
    try:
        yield
    finally:
        if is_unheard:
            os.chdir(here)
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _serve(line: Connection, megabytes: int) -> None:
    """In the worker: say that it is ready, then do one thing after the other until the line is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limit_memory(megabytes)
    try:
        line.send(None)
        for function, arguments in spaced(_received(line)):
            line.send_bytes(_answered(function, arguments))
    except OSError:
        return  # who started it has ended


def _received(line: Connection) -> Iterator[tuple[Callable[..., object], tuple[object, ...]]]:
    while True:
        try:
            yield line.recv()
        except EOFError:
            return


def _answered(function: Callable[..., object], arguments: tuple[object, ...]) -> bytes:
    """What a function returns, or how it failed, ready to be sent."""
    try:
        return bytes(ForkingPickler.dumps(Done(function(*arguments))))
    except MemoryError:
        return bytes(ForkingPickler.dumps(MemoryError()))
    except BriefingError as stopped:
        return bytes(ForkingPickler.dumps(stopped))
    except Exception as failure:
        message = f"something is wrong with briefing itself: {type(failure).__name__}: {failure}"
        found = error("internal", message, hint="run it again with -v and report what it says")
        return bytes(ForkingPickler.dumps(BriefingError(found)))
