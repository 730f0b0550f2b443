"""What setup.cfg ships is what lies on the disk."""

import configparser
from pathlib import Path

import pytest
from sourcecode import OURS, ROOT, SOURCE

DATA = ("assets", "templates", "examples")


@pytest.fixture(scope="module")
def setup() -> configparser.ConfigParser:
    parser = configparser.ConfigParser()
    parser.read(ROOT / "setup.cfg", encoding="utf-8")
    return parser


def listed(text: str) -> list[str]:
    return text.split("\n")[1:] if text.startswith("\n") else text.split()


def test_every_package_on_the_disk_is_shipped(setup: configparser.ConfigParser) -> None:
    packages = [OURS, *(".".join(path.parent.relative_to(ROOT).parts) for path in SOURCE.glob("*/**/__init__.py"))]
    shipped = listed(setup["options"]["packages"])
    assert sorted(shipped) == sorted([*packages, *(f"{OURS}.{name}" for name in DATA)])


@pytest.mark.parametrize("name", DATA)
def test_a_data_folder_is_a_package_with_everything_in_it(setup: configparser.ConfigParser, name: str) -> None:
    assert (ROOT / name / "__init__.py").is_file()
    assert f"{OURS}.{name} = {name}" in listed(setup["options"]["package_dir"])
    assert setup["options.package_data"][f"{OURS}.{name}"] == "**/*"


def test_the_licence_files_are_there(setup: configparser.ConfigParser) -> None:
    assert [name for name in listed(setup["metadata"]["license_files"]) if not (ROOT / name).is_file()] == []


def test_every_pinned_version_is_one_that_setup_cfg_allows(setup: configparser.ConfigParser) -> None:
    from packaging.requirements import Requirement
    from packaging.utils import canonicalize_name

    lines = (ROOT / ".ci" / "pins" / "test.txt").read_text(encoding="utf-8").splitlines()
    pins = {canonicalize_name(name): pin.split()[0] for name, _, pin in (line.partition("==") for line in lines if line[:1].isalnum())}
    wanted = [*listed(setup["options"]["install_requires"]), *listed(setup["options.extras_require"]["test"])]
    requirements = [Requirement(line) for line in wanted]
    assert [str(each) for each in requirements if pins.get(canonicalize_name(each.name), "0") not in each.specifier] == []


def test_no_machine_path_is_written_into_the_project() -> None:
    texts = [path for folder in (OURS, "templates", "benchmarks", ".ci", "docs") for path in (ROOT / folder).rglob("*") if is_text(path)]
    assert texts
    assert [str(path) for path in texts if "/work/" in path.read_text(encoding="utf-8")] == []


def is_text(path: Path) -> bool:
    return path.suffix in {".py", ".md", ".yaml", ".j2", ".txt", ".js"} or path.name == "run"
