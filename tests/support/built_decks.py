"""Decks that are built in a process of their own, in an order: the arguments say which, their digests come out as lines.

An argument is the folder of a programme, a department, a variant, a brand, and `draft`, `audience` or nothing, with bars between them.
"""

import hashlib
import subprocess
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from briefing_builder.pipeline import Options, build, load

session = cache(load)


def digests(decks: Sequence[str]) -> Iterator[str]:
    """Yield the digest of each deck with all that was told of it, built in this order in this process."""
    for deck in decks:
        folder, department, variant, brand, copy = deck.split("|")
        options = Options(variant=variant, brand=brand, draft=copy == "draft", audience=copy == "audience")
        made = build(session(Path(folder)), department, options)
        yield hashlib.sha256(made.value + repr(made.problems).encode()).hexdigest()


def digests_of_a_process(decks: Sequence[str]) -> list[str]:
    """Return what `digests` yields in a process that has built nothing else."""
    done = subprocess.run([sys.executable, __file__, *decks], capture_output=True, text=True, check=True)
    return done.stdout.split()


if __name__ == "__main__":
    sys.stdout.writelines(f"{digest}\n" for digest in digests(sys.argv[1:]))
