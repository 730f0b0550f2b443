"""One contestant's round, in a process of its own: a job in JSON goes in on standard input, milliseconds a deck come out.

`ours`: the whole pipeline of this project. `tutorial`: python-pptx as its documentation shows it. `floor`: nothing but the zip file.
"""

import json
import sys
import time
import zipfile
from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path
from typing import Any


def ours(job: dict[str, Any]) -> dict[str, Any]:
    """Build one deck for each department: tailoring, templates, measuring, layout, checks, writing and verification."""
    from briefing_builder.pipeline import Options, build, load
    from briefing_builder.runtime.collector import spaced

    session, options = load(Path(job["programme"])), Options(variant=job["variant"])
    return _timed(spaced(job["departments"]), lambda department: build(session, department, options).value, job["warm_up"])


def tutorial(job: dict[str, Any]) -> dict[str, Any]:
    """Build the same decks with python-pptx on the same template."""
    from tutorial import written

    return _timed(job["decks"], lambda deck: written(deck, job["template"]), job["warm_up"])


def floor(job: dict[str, Any]) -> dict[str, Any]:
    """Pack the finished parts of our decks anew: compress every part that is not compressed already, and copy the others."""
    decks = [_parts(Path(file)) for file in job["files"]]
    return _timed(decks, _packed, job["warm_up"])


def _timed(decks: Iterable[Any], build: Callable[[Any], bytes], warm_up: int) -> dict[str, Any]:
    """Build all decks; the first ones do not count, and none is kept."""
    milliseconds, sizes = [], []
    for deck in decks:
        started = time.perf_counter()
        made = build(deck)
        milliseconds.append(1000 * (time.perf_counter() - started))
        sizes.append(len(made))
    return {"milliseconds": milliseconds[warm_up:], "bytes": sizes[warm_up:]}


def _parts(file: Path) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(file) as package:
        return [(name, package.read(name)) for name in package.namelist()]


def _packed(parts: list[tuple[str, bytes]]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, raw in parts:
            package.writestr(name, raw, zipfile.ZIP_STORED if _is_compressed(name) else zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _is_compressed(name: str) -> bool:
    return name.endswith((".png", ".jpeg", ".xlsx"))


if __name__ == "__main__":
    runners = {"ours": ours, "tutorial": tutorial, "floor": floor}
    print(json.dumps(runners[sys.argv[1]](json.load(sys.stdin))))
