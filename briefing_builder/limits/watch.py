"""A watched command: it runs in a process of its own, and this one ends it when it takes too long, however deep it hangs.

What takes too long or too much memory, or crashes the process, is given up: the command starts again, and skips it with an error, so
that everything else is still made. Where the system cannot fork (Windows), a thread watches, and ends the whole command.
"""

import faulthandler
import os
import select
import shutil
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from threading import Condition, Thread
from types import FrameType
from typing import Protocol

from briefing_builder.errors import LimitError
from briefing_builder.limits.model import Limits, died, limit_memory, too_large, too_slow
from briefing_builder.problems import Problem

GRACE = 2.0
"""Seconds that an overdue process has to clean up before it is killed."""
OUR_OWN = ("SIGKILL", "SIGSEGV", "SIGABRT", "SIGBUS", "SIGILL", "SIGFPE", "SIGSYS")
"""Signals that a process gets for what it does itself; the others are sent by people."""
FULL = "\0"
LONGEST = 500
"""Characters of an announcement: a pipe takes a line of up to 4,096 bytes in one piece."""
LOOK = 1.0
"""The most seconds that count between two polls: those in which a laptop slept do not."""

Tell = Callable[[Problem], None]


class TimeLimitPassed(BaseException):
    """What this process makes takes too long; it cleans up and ends."""


class _Watcher(Protocol):
    def announce(self, what: str) -> None:
        """Take note of what begins; empty: what comes now may take as long as it likes."""


@dataclass(slots=True)
class _WatchState:
    """What watches this process, if anything does, and what it must not begin again."""

    by: _Watcher | None = None
    given_up: dict[str, Problem] = field(default_factory=dict)


_state = _WatchState()


def begin_work(what: str) -> None:
    """Announce what is made from now on, such as `the deck of sales`, and restart its time. Raises LimitError when it was given up."""
    text = what.replace("\n", " ")[:LONGEST].encode("utf-8", "backslashreplace").decode()
    if text in _state.given_up:
        raise LimitError(_state.given_up[text])
    if _state.by is not None:
        _state.by.announce(text)


def end_work() -> None:
    """Announce that the work is done: what comes now, such as somebody reading, may take as long as it likes."""
    if _state.by is not None:
        _state.by.announce("")


def temporary_folder(of: str) -> TemporaryDirectory[str]:
    """Return a temporary folder that is removed even if this process is killed while it is watched."""
    return TemporaryDirectory(prefix=f"briefing-{of}-{os.getpid()}-")


def report_out_of_memory() -> bool:
    """Announce that memory ran out; return whether a watcher has taken note and will report it."""
    if not isinstance(_state.by, _PipeToWatcher):
        return False
    _state.by.announce(FULL)
    return True


def run_watched(limits: Limits, tell: Tell) -> None:
    """Continue in a process that keeps the limits. Only that one returns; this one waits for its end and raises SystemExit."""
    if not hasattr(os, "fork"):
        _state.by = _WatchdogThread(limits=limits, tell=tell)
        return
    given_up: dict[str, Problem] = {}
    while True:
        child = _fork_watched(limits, given_up)
        if child is None:
            return
        problem = child.problem()
        if problem is None:
            sys.exit(child.code)
        _clean_up_after(child.pid)
        if not child.what or child.what in given_up:
            tell(problem)
            sys.exit(LimitError.exit_code)
        given_up[child.what] = problem


@dataclass(frozen=True, slots=True)
class _PipeToWatcher:
    """The end of a pipe through which the watched process announces what it begins."""

    descriptor: int

    def announce(self, what: str) -> None:
        """Send it. Raises BrokenPipeError where nobody watches any more."""
        os.write(self.descriptor, what.encode() + b"\n")


@dataclass(slots=True)
class _WatchedProcess:
    """The process that does the work, as its watcher sees it."""

    pid: int
    pipe: int
    limits: Limits
    what: str = ""
    left: float | None = None
    """Seconds until what it makes is overdue; None while it rests."""
    is_full: bool = False
    is_overdue: bool = False
    code: int = 0
    _partial_line: bytes = b""

    def problem(self) -> Problem | None:
        """Wait until it has ended; return why it had to, or nothing when it has ended by itself, with `code`.

        When people have ended it by a signal, so ends this process.
        """
        while self._poll():
            pass
        os.close(self.pipe)
        self.code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        if self.is_overdue:
            return too_slow(self.what, self.limits.seconds)
        if self.is_full:
            return too_large(self.what or "the command", self.limits.megabytes)
        if self.code >= 0:
            return None
        if -self.code in [getattr(signal, name, 0) for name in OUR_OWN]:
            return died(self.what or "the command", self.code, self.limits.megabytes)
        signal.signal(-self.code, signal.SIG_DFL)
        os.kill(os.getpid(), -self.code)
        return None

    def _poll(self) -> bool:
        """Check once what it announces and how long it takes; return whether it is still running."""
        pause, began = None if self.left is None else min(LOOK, self.left), time.monotonic()
        if select.select([self.pipe], [], [], pause)[0]:
            data = os.read(self.pipe, 65_536)
            if self.is_overdue:
                self._count_down(time.monotonic() - began)
            else:
                self._read_announcements(data)
            return bool(data)
        self._count_down(pause or 0.0)
        return True

    def _read_announcements(self, data: bytes) -> None:
        *lines, self._partial_line = (self._partial_line + data).split(b"\n")
        for line in lines:
            if line == FULL.encode():
                self.is_full = True
            else:
                self.what, self.left = line.decode(), float(self.limits.seconds) if line else None

    def _count_down(self, seconds: float) -> None:
        if self.left is None:
            return
        self.left -= min(seconds, LOOK)
        if self.left <= 0:
            os.kill(self.pid, signal.SIGKILL if self.is_overdue else signal.SIGALRM)
            self.is_overdue, self.left = True, GRACE


def _fork_watched(limits: Limits, given_up: dict[str, Problem]) -> _WatchedProcess | None:
    """Return the new process in the watching one, and None in the new one."""
    sys.stdout.flush()
    sys.stderr.flush()
    reading, writing = os.pipe()
    relayed_signals = {signal.SIGTERM: signal.SIGTERM, signal.SIGHUP: signal.SIGHUP, signal.SIGINT: signal.SIGUSR1}
    handled_signals = {number for number in relayed_signals if signal.getsignal(number) is not signal.SIG_IGN}
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)  # where it is ignored, nobody would know how the process has ended
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {*relayed_signals, *relayed_signals.values(), signal.SIGALRM})
    pid = os.fork()
    if pid:
        os.close(writing)
        for number in handled_signals:
            signal.signal(number, lambda number, _frame: os.kill(pid, relayed_signals[signal.Signals(number)]))
    else:
        os.close(reading)
        _become_watched(limits, given_up, writing, handled_signals)
    signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return _WatchedProcess(pid=pid, pipe=reading, limits=limits) if pid else None


def _become_watched(limits: Limits, given_up: dict[str, Problem], pipe: int, handled_signals: set[signal.Signals]) -> None:
    """In the new process: a terminal sends Ctrl-C to both processes, and it counts once, when the watcher passes it on."""
    signal.signal(signal.SIGALRM, _raise_time_limit_passed)
    for number in handled_signals:
        signal.signal(number, signal.SIG_DFL)
    if signal.SIGINT in handled_signals:
        signal.signal(signal.SIGUSR1, signal.default_int_handler)
        signal.signal(signal.SIGINT, lambda _number, _frame: None)
    limit_memory(limits.megabytes)
    _state.by, _state.given_up = _PipeToWatcher(pipe), given_up


def _clean_up_after(pid: int) -> None:
    """Remove what a process has left behind: its temporary folders and, on a terminal, its progress bar."""
    for folder in Path(gettempdir()).glob(f"briefing-*-{pid}-*"):
        shutil.rmtree(folder, ignore_errors=True)
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K\x1b[?25h")


def _raise_time_limit_passed(_number: int, _frame: FrameType | None) -> None:
    raise TimeLimitPassed


@dataclass(slots=True, eq=False)
class _WatchdogThread:
    """A thread that ends this process when something takes too long; if Python itself hangs, faulthandler ends it without a message."""

    limits: Limits
    tell: Tell
    what: str = ""
    deadline: float | None = None
    _changed: Condition = field(default_factory=Condition)

    def __post_init__(self) -> None:
        Thread(target=self._watch, daemon=True).start()

    def announce(self, what: str) -> None:
        """Restart the time, or stop it."""
        with self._changed:
            self.what, self.deadline = what, time.monotonic() + self.limits.seconds if what else None
            self._changed.notify()
        faulthandler.cancel_dump_traceback_later()
        if what:
            nowhere = open(os.devnull, "w")  # noqa: PTH123, SIM115 - it stays open for as long as it may be needed
            faulthandler.dump_traceback_later(self.limits.seconds + GRACE, exit=True, file=nowhere)

    def _watch(self) -> None:
        while True:
            with self._changed:
                self._changed.wait(None if self.deadline is None else max(0.0, self.deadline - time.monotonic()))
                is_overdue = self.deadline is not None and self.deadline <= time.monotonic()
            if is_overdue:
                self.tell(too_slow(self.what, self.limits.seconds))
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(LimitError.exit_code)
