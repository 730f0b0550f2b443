"""A file that is no template, or that nobody should open, is told as what it is, with a way out, before it is unpacked."""

import subprocess
import sys
from pathlib import Path

import pytest
from hostile_templates import parts_in, zipped
from odd_templates import template
from other_files import LAUGHS, OTHER, plain

from briefing_builder.brand.opening import brand_in_file
from briefing_builder.errors import BrandError
from briefing_builder.problems import Problem, Source

PLACE = Source(path="briefing.yaml", line=3, column=9)
BOMBS = ("steep", "steep XML", "many elements", "overlapping", "crowded", "laughs", "lying")
MEASURED = """
import resource, sys, time
from pathlib import Path
from briefing_builder.brand.opening import brand_in_file
from briefing_builder.errors import BrandError
from briefing_builder.problems import Source
before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
try:
    brand_in_file(Path(sys.argv[1]), Source(path="a"), {}, {})
except BrandError:
    pass
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before, time.process_time() - began)
"""


def refused(file: Path) -> Problem:
    with pytest.raises(BrandError) as stopped:
        brand_in_file(file, PLACE, {}, {})
    (problem,) = stopped.value.problems
    return problem


@pytest.mark.parametrize("kind", OTHER)
def test_a_file_that_is_no_template_is_told_as_what_it_is(kind: str, tmp_path: Path) -> None:
    made, code, words, way = OTHER[kind]
    (tmp_path / "brand.pptx").write_bytes(made())
    problem = refused(tmp_path / "brand.pptx")
    assert (problem.code, problem.source) == (code, PLACE)
    assert words in problem.message
    assert way in problem.hint


@pytest.mark.parametrize("kind", BOMBS)
def test_a_bomb_costs_neither_time_nor_memory(kind: str, tmp_path: Path) -> None:
    (tmp_path / "bomb.pptx").write_bytes(OTHER[kind][0]())
    told = subprocess.run([sys.executable, "-c", MEASURED, tmp_path / "bomb.pptx"], capture_output=True, text=True, check=True).stdout
    kilobytes, seconds = (float(word) for word in told.split())
    assert kilobytes < 100_000
    assert seconds < 1


def test_the_file_without_a_change_is_one(tmp_path: Path) -> None:
    (tmp_path / "brand.pptx").write_bytes(plain())
    assert brand_in_file(tmp_path / "brand.pptx", PLACE, {}, {}).value.layouts


def test_the_lock_of_powerpoint_names_the_file_itself(tmp_path: Path) -> None:
    (tmp_path / "~$House.potx").write_bytes(b"\x0aAda")
    assert refused(tmp_path / "~$House.potx").hint == "name the file itself: House.potx"


@pytest.mark.parametrize(("name", "words"), [("House.key", "Export To"), ("House", "name the file that is in it")])
def test_a_folder_is_no_file(name: str, words: str, tmp_path: Path) -> None:
    (tmp_path / name).mkdir()
    assert words in refused(tmp_path / name).hint


def test_a_file_that_is_larger_than_any_template_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "brand.pptx").open("wb") as file:
        file.truncate(400_000_000)
    assert "400,000,000 bytes" in refused(tmp_path / "brand.pptx").message


@pytest.mark.parametrize(
    "slide", [b"<a>" + b"<b/>" * 1_500_000 + b"</a>", b"<a><b>", LAUGHS + b"<x>&i;</x>"], ids=("many elements", "torn", "laughs")
)
def test_a_sample_slide_is_looked_at_and_never_a_danger(slide: bytes, tmp_path: Path) -> None:
    parts = parts_in(template("samples"))
    name = next(part for part in parts if part.startswith("ppt/slides/slide"))
    (tmp_path / "brand.pptx").write_bytes(zipped({**parts, name: slide}))
    told = subprocess.run([sys.executable, "-c", MEASURED, tmp_path / "brand.pptx"], capture_output=True, text=True, check=True).stdout
    assert float(told.split()[0]) < 100_000
