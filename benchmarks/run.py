"""Our speed beside that of other generators on the same content, warm, in ratios: `make bench`, or `python benchmarks/run.py --rounds 5`.

The rounds of the contestants are interleaved, so that a busy moment of the machine meets all of them; what counts is the median over
all decks of all rounds. Only ratios mean anything elsewhere.
"""

import argparse
import json
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from pictures import make_pictures  # noqa: E402 - the folder is a set of scripts, not a package
from programme import with_clones  # noqa: E402
from samples import placed, told  # noqa: E402

from briefing_builder import pipeline  # noqa: E402

EXAMPLE = HERE / "merrowdale"
"""The example as it was in November 2026; it stays so, in order that any two states of the code build the same decks."""
WORKLOADS = {
    "reference": "reference deck: 9 slides speak of the department, 7 say the same to everybody",
    "unlike": "reference deck: no two departments have a text in common",
    "standard": "our standard deck, every item as we placed it",
}
"""By the variant that builds them."""
PPTXGENJS = "pptxgenjs@4.0.1"
INSTALL_SECONDS = 300
WARM_UP = 6
OURS, FLOOR = "briefing_builder, whole pipeline", "zip file of its finished parts"
TUTORIAL, PPTXGEN = "python-pptx, tutorial style", "PptxGenJS 4.0.1"

Round = Callable[[], Mapping[str, Any]]


@dataclass
class Tally:
    """What a contestant took in all rounds so far."""

    milliseconds: list[float] = field(default_factory=list)
    kilobytes: list[float] = field(default_factory=list)

    def add(self, result: Mapping[str, Any]) -> None:
        """Take a round in."""
        self.milliseconds += result["milliseconds"]
        self.kilobytes += [size / 1000 for size in result["bytes"]]


@dataclass(kw_only=True)
class Workload:
    """The same decks for everybody."""

    name: str
    slides: float
    contestants: Mapping[str, Round]
    tallies: dict[str, Tally] = field(default_factory=dict)

    def run(self) -> None:
        """Run one round of each contestant."""
        for contestant, run in self.contestants.items():
            self.tallies.setdefault(contestant, Tally()).add(run())


def main() -> None:
    """Run the rounds and print the tables."""
    parser = argparse.ArgumentParser(description="Our speed beside that of other generators, in ratios.")
    parser.add_argument("--rounds", type=int, default=5, help="interleaved rounds (5)")
    parser.add_argument("--decks", type=int, default=30, help="different decks a round (30)")
    parser.add_argument("--only", choices=WORKLOADS, action="append", help="one workload, or several")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        workloads = list(_workloads(Path(name), options.decks, options.only or list(WORKLOADS)))
        for number in range(options.rounds):
            for workload in workloads:
                workload.run()
            print(f"round {number + 1} of {options.rounds}", file=sys.stderr)
    print(f"Python {platform.python_version()}, {platform.machine()}; medians of {options.rounds} rounds of {options.decks} decks")
    for workload in workloads:
        _print(workload)


def _workloads(folder: Path, decks: int, names: Sequence[str]) -> Iterator[Workload]:
    programme = _programme(folder, WARM_UP + decks)
    session = pipeline.load(programme)
    departments = session.departments[-WARM_UP - decks :]
    pptxgen = _install_pptxgenjs(folder / "node")
    for name in names:
        options = pipeline.Options(variant=name)
        prepared = [pipeline.prepare(session, department, options) for department in departments]
        laid = [pipeline.lay_out_prepared(one).value for one in prepared]
        content = (
            [placed(deck, one.brand) for deck, one in zip(laid, prepared, strict=True)]
            if name == "standard"
            else [told(one.rendered.markup) for one in prepared]
        )
        files = [folder / f"{name}-{department}.pptx" for department in departments]
        for department, file in zip(departments, files, strict=True):
            file.write_bytes(pipeline.build(session, department, options).value)
        jobs = {
            "ours": {"programme": str(programme), "variant": name, "departments": departments},
            "floor": {"files": [str(file) for file in files]},
            "theirs": {"decks": content, "template": prepared[0].brand.file},
        }
        slides = statistics.mean(len(deck.slides) for deck in laid)
        yield Workload(name=WORKLOADS[name], slides=slides, contestants=_contestants(jobs, pptxgen))


def _contestants(jobs: Mapping[str, Mapping[str, Any]], pptxgen: Path | None) -> dict[str, Round]:
    given = {name: json.dumps({**job, "warm_up": WARM_UP}) for name, job in jobs.items()}
    script = [sys.executable, str(HERE / "contestants.py")]
    contestants: dict[str, Round] = {
        OURS: lambda: _round([*script, "ours"], given["ours"]),
        TUTORIAL: lambda: _round([*script, "tutorial"], given["theirs"]),
        FLOOR: lambda: _round([*script, "floor"], given["floor"]),
    }
    if pptxgen:
        contestants[PPTXGEN] = lambda: _round(["node", str(pptxgen / "pptxgen.cjs")], given["theirs"])
    return contestants


def _programme(folder: Path, decks: int) -> Path:
    """The example with a department for each deck, the reference decks as outlines, and pictures of a screenshot's size."""
    programme = folder / "programme"
    with_clones(EXAMPLE, programme, decks)
    shutil.copytree(HERE / "reference", programme / "templates")
    pictures = make_pictures(folder)
    for number, screenshot in enumerate(sorted((programme / "media").glob("*.png"))):
        shutil.copy(pictures[number % len(pictures)], screenshot)
    return programme


def _install_pptxgenjs(folder: Path) -> Path | None:
    """Return the folder where PptxGenJS can be run, or None, said plainly, where it cannot be had."""
    if not (shutil.which("node") and shutil.which("npm")):
        print("Not compared with PptxGenJS: there is no node and npm here.", file=sys.stderr)
        return None
    folder.mkdir()
    shutil.copy(HERE / "pptxgen.cjs", folder)
    command = ["npm", "install", "--silent", "--no-fund", "--no-audit", "--prefix", str(folder), PPTXGENJS]
    try:
        subprocess.run(command, check=True, timeout=INSTALL_SECONDS, stdout=subprocess.DEVNULL)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as failure:
        print(f"Not compared with PptxGenJS: it could not be installed ({failure}).", file=sys.stderr)
        return None
    return folder


def _round(command: list[str], job: str) -> Mapping[str, Any]:
    done = subprocess.run(command, input=job, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stderr}")
    result: Mapping[str, Any] = json.loads(done.stdout)
    return result


def _print(workload: Workload) -> None:
    ours = statistics.median(workload.tallies[OURS].milliseconds)
    print(f"\n{workload.name} ({workload.slides:.0f} slides)")
    print(f"{'':34}{'kB':>8}{'ms a deck':>12}{'slides/s':>10}{'takes, ours = 1':>17}")
    for name, tally in workload.tallies.items():
        time = statistics.median(tally.milliseconds)
        size = statistics.median(tally.kilobytes)
        print(f"{name:34}{size:>8.0f}{time:>12.1f}{workload.slides * 1000 / time:>10.0f}{time / ours:>16.2f} ×")


if __name__ == "__main__":
    main()
