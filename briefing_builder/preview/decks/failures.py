"""Unexpected failures: an exception goes in, problems that a page can show come out, without any of the content."""

import sys
from dataclasses import dataclass
from pathlib import Path
from traceback import extract_tb

from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Receive, Scope, Send

from briefing_builder.errors import BriefingError
from briefing_builder.problems import Problem, Source, error

OURS = Path(__file__).parents[2]
AGAIN = "save a file and it is tried again; if it stays, report these words"


def problems_of_failure(failure: BaseException) -> tuple[Problem, ...]:
    """Return the problems of an exception: its own, what the system said, or, for a bug, its kind and place in our code.

    The text of an unexpected exception is left out: it may quote a row of learners.
    """
    if isinstance(failure, BriefingError):
        return failure.problems
    if isinstance(failure, OSError):
        reason = (failure.strerror or type(failure).__name__).lower()
        place = Source(path=str(failure.filename)) if isinstance(failure.filename, str | Path) else None
        return (error("system-refused", f"the system refused: {reason}", place, "mend it and save a file; it is tried again"),)
    if isinstance(failure, MemoryError):
        return (error("out-of-memory", "there is not enough memory for this", hint="close other programs; " + AGAIN),)
    return (error("internal", f"something is wrong with briefing itself: {type(failure).__name__}{_code_location(failure)}", hint=AGAIN),)


def _code_location(failure: BaseException) -> str:
    """Where in our code it happened, as ` at pipeline.py:120`."""
    frames = [frame for frame in extract_tb(failure.__traceback__) if Path(frame.filename).is_relative_to(OURS)]
    return f" at {Path(frames[-1].filename).relative_to(OURS).as_posix()}:{frames[-1].lineno}" if frames else ""


@dataclass(frozen=True, slots=True)
class WithoutTracebacks:
    """Middleware: a failure that was already shown on its page is one line in the terminal, without a traceback."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer."""
        try:
            await self.app(scope, receive, send)
        except ClientDisconnect:
            return
        except Exception as failure:
            if scope["type"] != "http":
                raise
            print(*problems_of_failure(failure), sep="\n", file=sys.stderr)
