"""A hint to install something fits the place where we run; a wheel holds everything that a deck needs."""

import configparser
import importlib.metadata
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from briefing_builder.runtime.installation import EXTRAS, how_to_add, how_to_get_pango

ROOT = Path(__file__).parents[2]
SOURCES = ("setup.cfg", "pyproject.toml", "README.md", "LICENSE", "assets", "briefing_builder", "examples", "templates")
PIP = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")
WHEEL = "wheel"  # built and installed once, in one process
NO_REGISTRY = ("--no-index", "--no-deps", "--no-build-isolation")


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A virtual environment with a wheel of ours and all that we need, but neither pip nor WeasyPrint."""
    folder = tmp_path_factory.mktemp("installed")
    for name in SOURCES:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile
        copy(ROOT / name, folder / name)
    subprocess.run([*PIP, "wheel", *NO_REGISTRY, "--wheel-dir", folder / "dist", folder], check=True)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder / "venv"], check=True)
    python = folder / "venv" / "bin" / "python"
    (wheel,) = (folder / "dist").iterdir()
    subprocess.run([*PIP, "--python", python, "install", *NO_REGISTRY[:2], wheel], check=True)
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(folder / "venv"), "platbase": str(folder / "venv")}))
    for lying in Path(sysconfig.get_path("purelib")).iterdir():
        if not lying.name.startswith(("weasyprint", "pip", "__editable__", "briefing_builder", "__pycache__")):
            (packages / lying.name).symlink_to(lying)
    return folder / "venv"


def run(environment: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [environment / "bin" / "briefing", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=environment)


def python(environment: Path, code: str) -> str:
    command = [environment / "bin" / "python", "-c", code]
    return subprocess.run(command, capture_output=True, text=True, check=True, cwd=environment).stdout


@pytest.fixture(scope="module")
def begun(environment: Path) -> Path:
    """The environment, with a programme in it that `briefing new` has begun there."""
    assert run(environment, "new", "mine").returncode == 0
    return environment


@pytest.mark.long
@pytest.mark.xdist_group(WHEEL)
def test_a_wheel_builds_a_programme_that_it_has_begun_itself(begun: Path) -> None:
    ended = run(begun, "build", "mine", "--variant", "short", "-o", "deck.pptx")
    assert (ended.returncode, ended.stdout) == (0, "deck.pptx\n")
    assert python(begun, "import briefing_builder; print(briefing_builder.__file__)").startswith(str(begun))


@pytest.mark.long
@pytest.mark.xdist_group(WHEEL)
def test_where_there_is_no_pip_the_hint_needs_none(begun: Path) -> None:
    ended = run(begun, "notes", "mine", "-d", "customer-service", "--variant", "short", "-o", "script.pdf")
    assert ended.returncode == 6
    assert f"hint: `uv pip install --python {begun}/bin/python weasyprint`, or choose --format docx or html" in ended.stderr


@pytest.mark.long
@pytest.mark.xdist_group(WHEEL)
def test_where_pipx_has_installed_us_the_hint_is_for_pipx(environment: Path) -> None:
    (environment / "pipx_metadata.json").write_text("{}", encoding="utf-8")
    shown = python(environment, "from briefing_builder.runtime.installation import how_to_add; print(how_to_add('pdf'))")
    (environment / "pipx_metadata.json").unlink()
    assert shown == "`pipx inject briefing-builder weasyprint`\n"


def test_in_a_checkout_the_hint_is_for_make() -> None:
    assert how_to_add("pdf", prefix=ROOT / ".venv") == f"`make extras` in {ROOT}"


def test_in_any_other_environment_the_hint_names_its_python(tmp_path: Path) -> None:
    assert how_to_add("dask", prefix=tmp_path, has_pip=True) == f"`{sys.executable} -m pip install distributed fsspec`"


def test_a_hint_names_what_the_extra_needs() -> None:
    setup = configparser.ConfigParser()
    setup.read(ROOT / "setup.cfg", encoding="utf-8")
    for extra, packages in EXTRAS.items():
        assert [line.split()[0] for line in setup["options.extras_require"][extra].strip().splitlines()] == list(packages)


@pytest.mark.parametrize(
    ("system", "families", "way"),
    [
        ("Linux", ("linuxmint", "ubuntu", "debian"), "apt-get install libpango-1.0-0 libpangoft2-1.0-0"),
        ("Linux", ("rocky", "rhel", "centos", "fedora"), "dnf install pango"),
        ("Linux", ("arch",), "pacman -S pango"),
        ("Linux", ("alpine",), "apk add pango"),
        ("Linux", ("plan9",), "the package pango of your system"),
        ("Darwin", None, "brew install pango"),
        ("Windows", None, "pacman -S mingw-w64-x86_64-pango"),
    ],
)
def test_pango_is_had_in_each_system_in_its_own_way(system: str, families: tuple[str, ...] | None, way: str) -> None:
    assert way in how_to_get_pango(system, families)


def test_every_command_for_pango_is_in_the_docs() -> None:
    told = (ROOT / "docs" / "installing.md").read_text(encoding="utf-8")
    ways = [how_to_get_pango("Linux", (family,)) for family in ("debian", "fedora", "arch", "alpine")]
    assert [way for way in (*ways, how_to_get_pango("Darwin")) if way not in told] == []


@pytest.mark.long
@pytest.mark.xdist_group(WHEEL)
def test_the_version_that_a_wheel_says_is_the_one_that_runs(environment: Path) -> None:
    assert run(environment, "--version").stdout == f"briefing {importlib.metadata.version('briefing-builder')}\n"
