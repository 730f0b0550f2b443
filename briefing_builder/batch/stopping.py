"""Ctrl-C while a batch works: once, what runs is finished; twice, everything stops at once."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType


@dataclass(slots=True)
class Stop:
    """Whether somebody has asked to stop."""

    is_asked: bool = False

    def ask(self, _number: int, _frame: FrameType | None) -> None:
        """Handle Ctrl-C. Raises KeyboardInterrupt the second time."""
        if self.is_asked:
            raise KeyboardInterrupt
        self.is_asked = True


@contextmanager
def listening() -> Iterator[Stop]:
    """Yield whether Ctrl-C was pressed meanwhile; only the main thread of a process receives it."""
    stop = Stop()
    if threading.current_thread() is not threading.main_thread():
        yield stop
        return
    before = signal.signal(signal.SIGINT, stop.ask)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)
