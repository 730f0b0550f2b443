"""Modules that lie in the current or the programme's folder are never imported, whichever command runs there."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from dask_cluster import cluster

TRAP = "import os\nopen(os.environ['CAUGHT'], 'a').write(__name__ + '\\n')\n"
"""A module that does nothing but say that it was imported."""
SCRIPT = [str(Path(sysconfig.get_path("scripts")) / "briefing")]
OF_PYTHON = {name for name in sys.stdlib_module_names if not name.startswith("_")} | {"sitecustomize", "usercustomize"}
OF_OTHERS = {name for name in packages_distributions() if name.isidentifier() and name[0] != "_"} - {"briefing_builder"} | {"resource"}


def trapped(folder: Path, names: set[str]) -> Path:
    """Lay a module of each name in a folder: each second one as a package."""
    for number, name in enumerate(sorted(names)):
        place = folder / name / "__init__.py" if number % 2 else folder / f"{name}.py"
        place.parent.mkdir(exist_ok=True)
        place.write_text(TRAP, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def programme(tmp_path_factory: pytest.TempPathFactory, merrowdale: Path) -> Path:
    """A programme whose folder holds a module of the name of every library."""
    return trapped(shutil.copytree(merrowdale, tmp_path_factory.mktemp("libraries") / "programme"), OF_OTHERS)


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory, minimal: Path) -> Path:
    """One whose folder holds a module of every name, Python's own and ours too."""
    folder = shutil.copytree(minimal, tmp_path_factory.mktemp("everything") / "programme")
    return trapped(folder, OF_PYTHON | OF_OTHERS | {"briefing_builder"})


def caught(command: list[str], folder: Path, out: Path, **settings: str) -> tuple[int, str]:
    """Run a command in that folder; return its exit code and the modules that it took from there."""
    caught = out / "caught"
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment: Mapping[str, str] = {**plain, "CAUGHT": str(caught), **settings}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=120)
    found = caught.read_text() if caught.exists() else ""
    return done.returncode, found + (done.stderr if done.returncode else "")


COMMANDS = [
    ["schema"],
    ["new", "{out}/fresh"],
    ["check", ".", "--deck", "-d", "warehouse"],
    ["build", "{programme}", "-d", "warehouse", "-o", "{out}/one.pptx"],
    ["notes", "-d", "warehouse", "--format", "html", "-o", "{out}/one.html"],
    ["diff", "-d", "warehouse", "-d", "contact-centre"],
    ["explain", "-d", "warehouse"],
    ["brand", "{programme}", "-o", "{out}/brand.html"],
    ["pack", "-s", "lanternfish", "-d", "contact-centre", "-o", "{out}/one.zip"],
    ["verify", "{out}/one.zip", "."],
]
ONE_BY_ONE = """
import json, sys
from briefing_builder.cli.main import run
sys.exit(max(run(words) for words in json.loads(sys.argv[1])))
"""


def test_no_command_imports_what_lies_in_the_current_folder(programme: Path, tmp_path: Path) -> None:
    words = [[word.format(out=tmp_path, programme=programme) for word in words] for words in COMMANDS]
    (tmp_path / "one_by_one.py").write_text(ONE_BY_ONE, encoding="utf-8")
    command = [sys.executable, str(tmp_path / "one_by_one.py"), json.dumps(words)]
    assert caught(command, programme, tmp_path, PYTHONPATH=os.pathsep) == (0, "")


BATCH = ["batch", "{programme}", "--variant", "standard", "--variant", "short", "-j", "2", "--no-index", "-o", "{out}/decks"]
WAYS: dict[str, tuple[list[str], dict[str, str]]] = {
    "a dot in PYTHONPATH": (SCRIPT, {"PYTHONPATH": f"/nowhere{os.pathsep}."}),
    "as a module, and PYTHONPATH unheard": ([sys.executable, "-E", "-m", "briefing_builder"], {}),
}


@pytest.mark.parametrize("way", WAYS)
def test_no_worker_of_a_batch_imports_it_either(way: str, programme: Path, minimal: Path, tmp_path: Path) -> None:
    start, settings = WAYS[way]
    words = [word.format(out=tmp_path, programme=minimal) for word in BATCH]
    assert caught([*start, *words], programme, tmp_path, **settings) == (0, "")
    assert len(list((tmp_path / "decks").glob("*.pptx"))) == 2


def test_not_even_pythons_own_modules_are_taken_from_there(full: Path, tmp_path: Path) -> None:
    words = [word.format(out=tmp_path, programme=full) for word in BATCH]
    assert caught([*SCRIPT, *words], full, tmp_path) == (0, "")


def test_a_programmes_folder_that_is_in_pythonpath_is_left_out(programme: Path, tmp_path: Path) -> None:
    command = [*SCRIPT, "check", str(programme), "-d", "warehouse"]
    assert caught(command, tmp_path, tmp_path, PYTHONPATH=str(programme)) == (0, "")


@pytest.mark.parametrize("command", ["check", "brand"])
def test_it_is_left_out_whatever_the_programmes_file_is_called(command: str, minimal: Path, tmp_path: Path) -> None:
    folder = trapped(shutil.copytree(minimal, tmp_path / "programme"), OF_OTHERS - {"click"})  # which reads the name
    file = (folder / "briefing.yaml").rename(folder / "own.yaml")
    assert caught([*SCRIPT, command, str(file)], tmp_path, tmp_path, PYTHONPATH=str(folder)) == (0, "")


def test_a_worker_of_a_cluster_imports_nothing_of_the_folder_in_which_it_builds(full: Path, tmp_path: Path) -> None:
    with cluster(tmp_path / "cluster", workers=1, CAUGHT=str(tmp_path / "caught")) as running:
        words = [word.format(out=tmp_path, programme=full) for word in BATCH]
        assert caught([*SCRIPT, *words, "--scheduler", running.address], full, tmp_path) == (0, "")
