"""Our speed beside that of other generators, warm, in ratios: `make bench`, or `python benchmarks/run.py --rounds 5 --decks 40`.

The rounds of the contestants are interleaved, so that a busy moment of the machine meets all of them; what counts is the
median over all decks of all rounds, per slide, because the decks are not equally long. Only ratios mean anything elsewhere.
"""

import argparse
import json
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
from workload import deck  # noqa: E402

EXAMPLE = HERE.parent / "examples" / "merrowdale"
PPTXGENJS = "pptxgenjs@4.0.1"
INSTALL_SECONDS = 300
WARM_UP = 6
OURS, TUTORIAL, PPTXGEN = "briefing_builder, whole pipeline", "python-pptx, tutorial style", "PptxGenJS 4.0.1"


@dataclass
class Tally:
    """What a contestant took in all rounds so far."""

    per_slide: list[float] = field(default_factory=list)
    per_deck: list[float] = field(default_factory=list)
    slides: list[int] = field(default_factory=list)
    kilobytes: list[float] = field(default_factory=list)

    def add(self, result: Mapping[str, Any]) -> None:
        """Take a round in."""
        pairs = zip(result["milliseconds"], result["slides"], strict=True)
        self.per_slide += [milliseconds / slides for milliseconds, slides in pairs]
        self.per_deck += result["milliseconds"]
        self.slides += result["slides"]
        self.kilobytes += [size / 1000 for size in result["bytes"]]


def main() -> None:
    """Run the rounds and print the table."""
    parser = argparse.ArgumentParser(description="Our speed beside that of other generators, in ratios.")
    parser.add_argument("--rounds", type=int, default=5, help="interleaved rounds (5)")
    parser.add_argument("--decks", type=int, default=30, help="different decks a round (30)")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        contestants = _contestants(Path(name), arguments.decks)
        tallies = {contestant: Tally() for contestant in contestants}
        for number in range(arguments.rounds):
            for contestant, run in contestants.items():
                tallies[contestant].add(run())
            print(f"round {number + 1} of {arguments.rounds}", file=sys.stderr)
    _print(tallies)


def _contestants(folder: Path, decks: int) -> dict[str, Callable[[], Mapping[str, Any]]]:
    programme = folder / "programme"
    ids = with_clones(EXAMPLE, programme, WARM_UP + decks)
    pictures = make_pictures(folder)
    for number, screenshot in enumerate(sorted((programme / "media").glob("*.png"))):
        shutil.copy(pictures[number % len(pictures)], screenshot)
    our_job = json.dumps({"programme": str(programme), "warm_up": ids[:WARM_UP], "departments": ids[WARM_UP:]})
    reference = [deck(number, pictures) for number in range(WARM_UP + decks)]
    their_job = json.dumps({"warm_up": reference[:WARM_UP], "decks": reference[WARM_UP:]})
    script = [sys.executable, str(HERE / "contestants.py")]
    contestants: dict[str, Callable[[], Mapping[str, Any]]] = {
        OURS: lambda: _round([*script, "ours"], our_job),
        TUTORIAL: lambda: _round([*script, "tutorial"], their_job),
    }
    node_folder = _install_pptxgenjs(folder / "node")
    if node_folder:
        contestants[PPTXGEN] = lambda: _round(["node", str(node_folder / "pptxgen.cjs")], their_job)
    return contestants


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


def _print(tallies: Mapping[str, Tally]) -> None:
    ours = statistics.median(tallies[OURS].per_slide)
    print(f"{'':34}{'slides':>8}{'kB':>8}{'ms a deck':>12}{'ms a slide':>12}{'ours is faster':>16}")
    for name, tally in tallies.items():
        per_slide = statistics.median(tally.per_slide)
        ratio = "" if name == OURS else f"{per_slide / ours:.1f} ×"
        size, per_deck = statistics.median(tally.kilobytes), statistics.median(tally.per_deck)
        print(f"{name:34}{statistics.mean(tally.slides):>8.0f}{size:>8.0f}{per_deck:>12.1f}{per_slide:>12.2f}{ratio:>16}")


if __name__ == "__main__":
    main()
