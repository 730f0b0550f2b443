"""Work for a guarded process, which imports it by name."""

import hashlib
import os

from briefing_builder.errors import ContentError
from briefing_builder.problems import Source, error

_sum = [0]


def counted(by: int) -> int:
    """Return the sum of all that this process was given."""
    _sum[0] += by
    return _sum[0]


def hang() -> None:
    """Compute in C, for ever."""
    while True:
        hashlib.pbkdf2_hmac("sha256", b"", b"", 1 << 30)


def take_all_memory() -> None:
    """Want more than there is."""
    bytearray(1 << 40)


def die() -> None:
    """End as a process does whose library has failed."""
    os.abort()


def fail() -> None:
    """Raise two problems."""
    raise ContentError([error("a", "one", Source(path="b.yaml")), error("b", "other", Source(path="a.yaml"))])
