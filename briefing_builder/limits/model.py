"""The limits of a deck, and the problems that are reported when one is passed."""

import signal
from dataclasses import dataclass

from briefing_builder.problems import Problem, error

TOO_SLOW = "deck-too-slow"
TOO_LARGE = "deck-too-large"
MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How many seconds a deck may take, and how many megabytes (of 2**20 bytes) a process that makes decks."""

    seconds: int = 60
    megabytes: int = 1_500


def deck_of(department: str) -> str:
    """Return what messages call a department's deck, such as `the deck of sales`."""
    return f"the deck of {department}"


def too_slow(what: str, seconds: int) -> Problem:
    """Return that something, such as `the deck of sales`, took longer than so many seconds."""
    message = f"{what} took longer than {seconds} second{'s' * (seconds != 1)}"
    return error(TOO_SLOW, message, hint="give every deck more time with --time-limit")


def too_large(what: str, megabytes: int) -> Problem:
    """Return that something needed more memory than so many megabytes."""
    return error(TOO_LARGE, f"{what} needs more than {megabytes} MB", hint="allow more with --memory-limit")


def died(what: str, code: int | None, megabytes: int) -> Problem:
    """Return that a process died while it made something: a negative code is the signal that ended it."""
    how = f"exit {code}" if code is None or code >= 0 else f"signal {_signal_name(-code)}"
    hint = f"it may have needed more than {megabytes} MB; build this deck alone to see what happens"
    return error("worker-died", f"the worker died while it built {what} ({how})", hint=hint)


def limit_memory(megabytes: int) -> bool:
    """Give this process so much memory and no more; return whether the system can do that: not Windows, and hardly macOS."""
    try:
        import resource
    except ImportError:
        return False
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    wanted = megabytes * MEGABYTE
    try:
        resource.setrlimit(resource.RLIMIT_AS, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most))
    except (OSError, ValueError):
        return False
    return True


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return str(number)
