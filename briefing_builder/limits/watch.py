"""A command that is watched: it goes on in a process of its own, and this one ends it where it takes too long, however deep it hangs.

What takes too long, too much memory or all of the process is given up: the command begins anew and is told so when it comes to it again,
so that everything else is made. Where a system cannot fork (Windows), a thread watches, and the command ends as a whole.
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
"""Seconds in which what is overdue may put away what it holds, before it is killed."""
OUR_OWN = ("SIGKILL", "SIGSEGV", "SIGABRT", "SIGBUS", "SIGILL", "SIGFPE", "SIGSYS")
"""Signals by which a process dies of what it does; the others are sent by people."""
FULL = "\0"
LONGEST = 500
"""Characters of what is begun that are told: a pipe takes a line as a whole up to 4,096 bytes."""
LOOK = 1.0
"""Seconds that count at most between two looks: those in which a laptop slept are nobody's."""

Tell = Callable[[Problem], None]


class Overdue(BaseException):
    """This process has been told that what it makes takes too long; it puts away what it holds, and ends."""


class _Watcher(Protocol):
    def hear(self, what: str) -> None:
        """Hear what is begun; nothing: what comes now may take as long as it likes."""


@dataclass(slots=True)
class _Watched:
    """Who watches this process, if anybody does, and what it must not begin again."""

    by: _Watcher | None = None
    given_up: dict[str, Problem] = field(default_factory=dict)


_here = _Watched()


def begin(what: str) -> None:
    """Say what is made from now on, such as `the deck of sales`, for which the time counts anew. Raises LimitError when it was given up."""
    said = what.replace("\n", " ")[:LONGEST].encode("utf-8", "backslashreplace").decode()
    if said in _here.given_up:
        raise LimitError(_here.given_up[said])
    if _here.by is not None:
        _here.by.hear(said)


def rest() -> None:
    """Say that the work is done: what comes now, such as somebody reading, may take as long as it likes."""
    if _here.by is not None:
        _here.by.hear("")


def temporary_folder(of: str) -> TemporaryDirectory[str]:
    """Return a temporary folder, which goes even where this process is killed while it is watched."""
    return TemporaryDirectory(prefix=f"briefing-{of}-{os.getpid()}-")


def is_told_of_memory() -> bool:
    """Say that memory was not enough; return whether somebody has heard it and will see to the rest."""
    if not isinstance(_here.by, _Line):
        return False
    _here.by.hear(FULL)
    return True


def watch(limits: Limits, tell: Tell) -> None:
    """Go on in a process that keeps the limits. Only that one returns; this one waits for it, and raises SystemExit as it has ended."""
    if not hasattr(os, "fork"):
        _here.by = _Inside(limits=limits, tell=tell)
        return
    given_up: dict[str, Problem] = {}
    while True:
        child = _forked(limits, given_up)
        if child is None:
            return
        problem = child.problem()
        if problem is None:
            sys.exit(child.code)
        _clear_away(child.pid)
        if not child.what or child.what in given_up:
            tell(problem)
            sys.exit(LimitError.exit_code)
        given_up[child.what] = problem


@dataclass(frozen=True, slots=True)
class _Line:
    """The end of a pipe on which the watched process says what it begins."""

    descriptor: int

    def hear(self, what: str) -> None:
        """Send it. Raises BrokenPipeError where nobody watches any more."""
        os.write(self.descriptor, what.encode() + b"\n")


@dataclass(slots=True)
class _Child:
    """The process that does the work, as the one that watches it sees it."""

    pid: int
    line: int
    limits: Limits
    what: str = ""
    left: float | None = None
    """Seconds until what it makes is overdue; None while it rests."""
    is_full: bool = False
    is_overdue: bool = False
    code: int = 0
    _unread: bytes = b""

    def problem(self) -> Problem | None:
        """Wait until it has ended; return why it had to, or nothing when it has ended by itself, with `code`.

        When people have ended it by a signal, so ends this process.
        """
        while self._looked():
            pass
        os.close(self.line)
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

    def _looked(self) -> bool:
        """Look once at what it says and how long it takes; return whether it is still there."""
        pause, began = None if self.left is None else min(LOOK, self.left), time.monotonic()
        if select.select([self.line], [], [], pause)[0]:
            said = os.read(self.line, 65_536)
            if self.is_overdue:
                self._count(time.monotonic() - began)
            else:
                self._hear(said)
            return bool(said)
        self._count(pause or 0.0)
        return True

    def _hear(self, said: bytes) -> None:
        *lines, self._unread = (self._unread + said).split(b"\n")
        for line in lines:
            if line == FULL.encode():
                self.is_full = True
            else:
                self.what, self.left = line.decode(), float(self.limits.seconds) if line else None

    def _count(self, seconds: float) -> None:
        if self.left is None:
            return
        self.left -= min(seconds, LOOK)
        if self.left <= 0:
            os.kill(self.pid, signal.SIGKILL if self.is_overdue else signal.SIGALRM)
            self.is_overdue, self.left = True, GRACE


def _forked(limits: Limits, given_up: dict[str, Problem]) -> _Child | None:
    """The new process, in the one that watches it; nothing in itself."""
    sys.stdout.flush()
    sys.stderr.flush()
    reading, writing = os.pipe()
    relayed = {signal.SIGTERM: signal.SIGTERM, signal.SIGHUP: signal.SIGHUP, signal.SIGINT: signal.SIGUSR1}
    ours = {number for number in relayed if signal.getsignal(number) is not signal.SIG_IGN}
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)  # where it is ignored, nobody would know how the process has ended
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {*relayed, *relayed.values(), signal.SIGALRM})
    pid = os.fork()
    if pid:
        os.close(writing)
        for number in ours:
            signal.signal(number, lambda number, _frame: os.kill(pid, relayed[signal.Signals(number)]))
    else:
        os.close(reading)
        _become_watched(limits, given_up, writing, ours)
    signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return _Child(pid=pid, line=reading, limits=limits) if pid else None


def _become_watched(limits: Limits, given_up: dict[str, Problem], line: int, heard: set[signal.Signals]) -> None:
    """In the new process: a terminal's Ctrl-C comes to both, and counts once, when the one that watches passes it on."""
    signal.signal(signal.SIGALRM, _overdue)
    for number in heard:
        signal.signal(number, signal.SIG_DFL)
    if signal.SIGINT in heard:
        signal.signal(signal.SIGUSR1, signal.default_int_handler)
        signal.signal(signal.SIGINT, lambda _number, _frame: None)
    limit_memory(limits.megabytes)
    _here.by, _here.given_up = _Line(line), given_up


def _clear_away(pid: int) -> None:
    """Take away what a process has left behind: its temporary folders and, on a terminal, the bar that it drew."""
    for folder in Path(gettempdir()).glob(f"briefing-*-{pid}-*"):
        shutil.rmtree(folder, ignore_errors=True)
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K\x1b[?25h")


def _overdue(_number: int, _frame: FrameType | None) -> None:
    raise Overdue


@dataclass(slots=True, eq=False)
class _Inside:
    """A thread that ends this process when something takes too long; where Python itself hangs, its own watchdog does, without a word."""

    limits: Limits
    tell: Tell
    what: str = ""
    deadline: float | None = None
    _changed: Condition = field(default_factory=Condition)

    def __post_init__(self) -> None:
        Thread(target=self._watch, daemon=True).start()

    def hear(self, what: str) -> None:
        """Count anew, or not at all."""
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
