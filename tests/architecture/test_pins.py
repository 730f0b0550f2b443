"""What `make` installs is pinned with the hashes of its files, without holes, and the same wherever it is written."""

import importlib.metadata
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from sourcecode import ROOT

PINS = ROOT / ".ci" / "pins"
LOCKED = ("deck", "extras", "test", "tools")
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")


def pinned(name: str) -> dict[str, tuple[Requirement, int]]:
    """Return each requirement of a file of pins by its package, and the number of its hashes."""
    found: dict[str, tuple[Requirement, int]] = {}
    last = ""
    for line in (PINS / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if HASH.fullmatch(line):
            found[last] = (found[last][0], found[last][1] + 1)
        elif line and not line.lstrip().startswith("#"):
            requirement = Requirement(line.removesuffix("\\").strip())
            last = canonicalize_name(requirement.name)
            found[last] = (requirement, 0)
    return found


def constrained() -> dict[str, Requirement]:
    """Return the constraints for people who install with pip or pipx."""
    lines = (ROOT / ".ci" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    wanted = [Requirement(line) for line in lines if line and not line.startswith("#")]
    return {canonicalize_name(each.name): each for each in wanted}


def installed(package: str) -> importlib.metadata.Distribution | None:
    try:
        return importlib.metadata.distribution(package)
    except importlib.metadata.PackageNotFoundError:
        return None


@pytest.mark.parametrize("name", LOCKED)
def test_every_package_is_one_version_with_hashes(name: str) -> None:
    pins = pinned(name)
    assert pins
    assert [package for package, (each, hashes) in pins.items() if not re.fullmatch(r"==[\w.]+", str(each.specifier)) or not hashes] == []


@pytest.mark.parametrize("name", ["deck", "extras", "test"])
def test_what_a_pinned_package_needs_is_pinned_too(name: str) -> None:
    """pip stops at the first package without a hash."""
    pins = pinned(name)
    needed = {
        (package, canonicalize_name(each.name))
        for package in pins
        if (found := installed(package)) is not None
        for each in map(Requirement, found.requires or ())
        if each.marker is None or each.marker.evaluate({"extra": ""})
    }
    assert len(needed) > len(pins) / 3
    assert [pair for pair in sorted(needed) if pair[1] not in pins] == []


def test_what_the_program_needs_is_pinned_with_what_builds_it() -> None:
    ours = [Requirement(line) for line in importlib.metadata.requires("briefing-builder") or ()]
    build = [Requirement(line) for line in tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]["requires"]]
    for name, extras in {"deck": [""], "extras": ["", "pdf", "dask"], "test": ["", "pdf", "dask", "test"]}.items():
        pins = pinned(name)
        wanted = [*build, *(each for each in ours if any(_is_for(each, extra) for extra in extras))]
        missed = [str(each) for each in wanted if not _holds(pins, each)]
        assert (name, missed) == (name, [])


def _is_for(requirement: Requirement, extra: str) -> bool:
    return requirement.marker is None or requirement.marker.evaluate({"extra": extra})


def _holds(pins: dict[str, tuple[Requirement, int]], wanted: Requirement) -> bool:
    pin = pins.get(canonicalize_name(wanted.name))
    return pin is not None and wanted.specifier.contains(str(pin[0].specifier).removeprefix("=="))


def test_all_files_name_the_same_versions() -> None:
    everything = {package: str(each) for package, (each, _) in pinned("test").items()}
    for name in ("deck", "extras"):
        assert {package: str(each) for package, (each, _) in pinned(name).items()}.items() <= everything.items()
    assert {package: str(each) for package, each in constrained().items()}.items() <= everything.items()
    assert set(pinned("extras")) - set(constrained()) == {"setuptools"}


def test_the_tests_run_with_the_pinned_versions() -> None:
    told = {package: (str(each.specifier).removeprefix("=="), found.version) for package, (each, _) in pinned("test").items()
            if (found := installed(package)) is not None}  # fmt: skip
    assert len(told) > 60
    assert {package: versions for package, versions in told.items() if versions[0] != versions[1] and package != "setuptools"} == {}


def test_no_pin_names_a_registry() -> None:
    files = [*PINS.glob("*.txt"), ROOT / ".ci" / "constraints.txt"]
    assert len(files) == 5
    assert [str(file) for file in files if re.search(r"https?:|file:|index-url|find-links", Path(file).read_text(encoding="utf-8"))] == []


def test_make_installs_nothing_without_a_hash() -> None:
    """Everything from a registry is checked; our own package is built by what was checked, and looks at no registry."""
    made = (ROOT / "Makefile").read_text(encoding="utf-8")
    for name, value in reversed(re.findall(r"^(\w+) := (.*)$", made, re.MULTILINE)):
        made = made.replace(f"$({name})", value)
    installing = [line for line in made.splitlines() if re.search(r"^\t.*pip( --python \S+)? (install|wheel) ", line)]
    assert len(installing) == 10
    checked = [line for line in installing if "--require-hashes --requirement .ci/pins" in line]
    ours = [line for line in installing if all(option in line for option in ("--no-index", "--no-deps", "--no-build-isolation"))]
    assert sorted([*checked, *ours]) == sorted(installing)
