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
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from pictures import make_pictures  # noqa: E402 - the folder is a set of scripts, not a package
from programme import with_clones  # noqa: E402
from samples import plain_deck  # noqa: E402

from briefing_builder import pipeline  # noqa: E402

EXAMPLE = HERE.parent / "examples" / "merrowdale"
REFERENCE = "reference"
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


def main() -> None:
    """Run the rounds and print the table."""
    parser = argparse.ArgumentParser(description="Our speed beside that of other generators, in ratios.")
    parser.add_argument("--rounds", type=int, default=5, help="interleaved rounds (5)")
    parser.add_argument("--decks", type=int, default=30, help="different decks a round (30)")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        contestants, slides = _contestants(Path(name), arguments.decks)
        tallies = {contestant: Tally() for contestant in contestants}
        for number in range(arguments.rounds):
            for contestant, run in contestants.items():
                tallies[contestant].add(run())
            print(f"round {number + 1} of {arguments.rounds}", file=sys.stderr)
    _print(tallies, slides)


def _contestants(folder: Path, decks: int) -> tuple[dict[str, Round], int]:
    programme = _programme(folder, WARM_UP + decks)
    session = pipeline.load(programme)
    departments = session.departments[-WARM_UP - decks :]
    options = pipeline.Options(variant=REFERENCE)
    prepared = [pipeline.prepare(session, department, options) for department in departments]
    template = prepared[0].brand.file
    content = [plain_deck(one.rendered.markup) for one in prepared]
    files = [folder / f"{department}.pptx" for department in departments]
    for department, file in zip(departments, files, strict=True):
        file.write_bytes(pipeline.build(session, department, options).value)
    jobs = {
        "ours": {"programme": str(programme), "variant": REFERENCE, "departments": departments},
        "floor": {"files": [str(file) for file in files]},
        "theirs": {"decks": content, "template": template},
    }
    given = {name: json.dumps({**job, "warm_up": WARM_UP}) for name, job in jobs.items()}
    script = [sys.executable, str(HERE / "contestants.py")]
    contestants: dict[str, Round] = {
        OURS: lambda: _round([*script, "ours"], given["ours"]),
        TUTORIAL: lambda: _round([*script, "tutorial"], given["theirs"]),
        FLOOR: lambda: _round([*script, "floor"], given["floor"]),
    }
    node_folder = _install_pptxgenjs(folder / "node")
    if node_folder:
        contestants[PPTXGEN] = lambda: _round(["node", str(node_folder / "pptxgen.cjs")], given["theirs"])
    return contestants, len(content[0]["slides"])


def _programme(folder: Path, decks: int) -> Path:
    """The example with a department for each deck, the reference deck as its outline, and pictures of a screenshot's size."""
    programme = folder / "programme"
    with_clones(EXAMPLE, programme, decks)
    shutil.copytree(HERE / REFERENCE, programme / "templates")
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


def _print(tallies: Mapping[str, Tally], slides: int) -> None:
    ours = statistics.median(tallies[OURS].milliseconds)
    print(f"decks of {slides} slides; Python {platform.python_version()}, {platform.machine()}")
    print(f"{'':34}{'kB':>8}{'ms a deck':>12}{'slides/s':>10}{'takes, ours = 1':>17}")
    for name, tally in tallies.items():
        time = statistics.median(tally.milliseconds)
        size = statistics.median(tally.kilobytes)
        print(f"{name:34}{size:>8.0f}{time:>12.1f}{slides * 1000 / time:>10.0f}{time / ours:>16.2f} ×")


if __name__ == "__main__":
    main()
