"""`briefing pack` and `briefing verify`: files, exit codes, and what is refused."""

import sys
import zipfile
from functools import cache
from pathlib import Path

import pack_planting as plant
import pack_samples as samples
import pytest
from commands import Briefing, Ended, runner

from briefing_builder.files.resources import resource
from briefing_builder.packs.deck_pack import pack_decks
from briefing_builder.pipeline import Options, load

CONTENT = "lanternfish-mb-2027-q1-content"
"""What the redacted programme is called: the zip file, and the folder in it."""

pytestmark = pytest.mark.xdist_group("pack-commands")


@pytest.fixture
def briefing(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Briefing:
    """Return a function that runs `briefing` with these arguments, in an empty folder."""
    return runner(capsys, tmp_path, monkeypatch)


@pytest.fixture(scope="module")
def merrowdale() -> Path:
    return resource("examples", "merrowdale")


@pytest.fixture(scope="module")
def without_pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, for tests to which it is all the same in which forms the slides go out."""
    changes = {"supplier.yaml": ("formats: [pptx, pdf]", "formats: [pptx]")}
    return samples.changed_programme(tmp_path_factory.mktemp("without-pdf") / "merrowdale", changes)


@cache
def warehouse() -> bytes:
    """The pack that the command makes of the warehouse, for tests of what happens to it afterwards.

    The programme is loaded here, in the empty folder of the test that asks first: one loaded elsewhere knows its pictures from there.
    """
    return pack_decks(load(resource("examples", "merrowdale")), ("warehouse",), Options()).data


def packed(briefing: Briefing, programme: Path, *more: str) -> Ended:
    return briefing("pack", programme, "-s", "lanternfish", "-d", "warehouse", *more)


def test_a_pack_goes_into_the_folder_out(briefing: Briefing, merrowdale: Path, tmp_path: Path) -> None:
    ended = packed(briefing, merrowdale)
    name = Path("out") / "lanternfish-mb-2027-q1-warehouse-standard.zip"
    assert (ended.code, ended.out.strip()) == (0, str(name))
    assert "Nothing confidential is in it." in ended.err
    assert (tmp_path / name).read_bytes() == warehouse()


def test_a_programme_gives_the_same_pack_wherever_it_lies(briefing: Briefing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    samples.changed_programme(tmp_path / "my programme", {})
    monkeypatch.chdir(tmp_path / "my programme")
    packed(briefing, Path(), "-o", "../two.zip")
    assert (tmp_path / "two.zip").read_bytes() == warehouse()


def test_a_pack_is_verified_against_its_programme(briefing: Briefing, merrowdale: Path) -> None:
    Path("w.zip").write_bytes(warehouse())
    whole, half = briefing("verify", "w.zip", merrowdale), briefing("verify", "w.zip")
    assert (whole.code, half.code) == (0, 11)
    assert "nothing confidential" in whole.err
    assert "NOT checked" in half.err


def test_the_current_folder_is_the_programme_when_it_is_one(
    briefing: Briefing, merrowdale: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("w.zip").write_bytes(warehouse())
    monkeypatch.chdir(merrowdale)
    assert briefing("verify", tmp_path / "w.zip").code == 0


def test_a_redacted_programme_proves_nothing_about_a_pack(briefing: Briefing, merrowdale: Path) -> None:
    assert briefing("pack", merrowdale, "-s", "lanternfish", "--content", "-o", "given.zip").code == 0
    with zipfile.ZipFile("given.zip") as package:
        package.extractall()
    Path(CONTENT).rename("given")
    Path("w.zip").write_bytes(warehouse())
    ended = briefing("verify", "w.zip", "given")
    assert ended.code == 11
    assert "given holds nothing confidential itself" in ended.err


def test_a_changed_pack_is_told_kept_and_replaced_only_by_force(briefing: Briefing, without_pdf: Path, tmp_path: Path) -> None:
    packed(briefing, without_pdf, "-o", "w.zip")
    first = (tmp_path / "w.zip").read_bytes()
    assert packed(briefing, without_pdf, "-o", "w.zip").code == 0
    assert (tmp_path / "w.zip").read_bytes() == first
    (tmp_path / "w.zip").write_bytes(
        plant.rezipped(first, lambda parts: parts.update({f"{next(iter(parts)).partition('/')[0]}/x.txt": b"x"}))
    )
    kept = (tmp_path / "w.zip").read_bytes()
    ended = briefing("verify", "w.zip", without_pdf)
    assert (ended.code, "x.txt was added" in ended.err) == (10, True)
    refused = packed(briefing, without_pdf, "-o", "w.zip")
    assert (refused.code, "output-changed-by-hand" in refused.err) == (8, True)
    assert (tmp_path / "w.zip").read_bytes() == kept
    assert packed(briefing, without_pdf, "-o", "w.zip", "--force").code == 0
    assert (tmp_path / "w.zip").read_bytes() == first


def test_a_leak_stops_the_pack_leaves_no_file_and_the_older_one_whole(briefing: Briefing, tmp_path: Path) -> None:
    before = warehouse()
    Path("w.zip").write_bytes(before)
    changes = {
        "courses.yaml": ("why: Filmed at Doncaster", "why: It returns {{ roi.bcr }}. Filmed at Doncaster"),
        "supplier.yaml": ("disclosure: Sunniva Dahl", "disclosure: In a year {{ roi.hours_returned }} hours. Sunniva Dahl"),
    }
    programme = samples.changed_programme(tmp_path / "leaky", changes)
    ended = packed(briefing, programme, "-o", "w.zip")
    assert ended.code == 10
    assert "slide “showcase” for warehouse would say something else if roi were different" in ended.err
    assert "slide “handover” for warehouse" in ended.err
    assert "1-briefing-note.html" in ended.err
    assert ("1.10" in ended.err, "4,487" in ended.err, "4487" in ended.err) == (False, False, False)
    assert (tmp_path / "w.zip").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["w.zip"]
    assert packed(briefing, programme, "-o", "new.zip").code == 10
    assert not (tmp_path / "new.zip").exists()


def test_a_number_typed_into_a_template_is_found_in_deck_pdf_and_script(briefing: Briefing, tmp_path: Path) -> None:
    programme = samples.changed_programme(tmp_path / "leaky", {})
    (programme / "templates" / "slides").mkdir(parents=True)
    text = resource("templates", "slides", "one_place.xml.j2").read_text(encoding="utf-8")
    text = text.replace("<kicker>", "<kicker>£17.80 an hour. ").replace("<goal>", "<goal>An hour costs 17,80. ")
    (programme / "templates" / "slides" / "one_place.xml.j2").write_text(text, encoding="utf-8")
    ended = packed(briefing, programme, "-o", "w.zip")
    assert ended.code == 10
    for place in (
        "decks/2027-01-21-warehouse.pptx, slide 4",
        "decks/2027-01-21-warehouse.pdf, page 4",
        "scripts/2027-01-21-warehouse.docx",
    ):
        assert place in ended.err
    assert "17.80" not in ended.err
    assert "17,80" not in ended.err


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["-s", "lanternfih"], "There is no supplier 'lanternfih'. Did you mean 'lanternfish'?"),
        ([], "For whom is the pack? Name the supplier with -s."),
        (["-s", "lanternfish", "-d", "warehose"], "Did you mean 'warehouse'?"),
        (["-s", "lanternfish", "--variant", "short"], "Variants with a part of theirs: compact, standard, long"),
        (["-s", "lanternfish", "-o", "pack.pptx"], "A pack is a zip file"),
    ],
)
def test_wrong_usage_is_told_with_a_way_out(briefing: Briefing, merrowdale: Path, arguments: list[str], expected: str) -> None:
    ended = briefing("pack", merrowdale, *arguments)
    assert ended.code == 2
    assert expected in ended.err


@pytest.mark.parametrize("example", ["ardmullen", "minimal"])
def test_a_programme_without_a_supplier_says_so(briefing: Briefing, example: str) -> None:
    for more in ([], ["--content"]):
        ended = briefing("pack", resource("examples", example), "-s", "lanternfish", *more)
        assert ended.code == 2
        assert "This programme names no supplier." in ended.err


def test_the_question_never_goes_to_the_supplier(briefing: Briefing, tmp_path: Path) -> None:
    programme = samples.changed_programme(
        tmp_path / "p", {"supplier.yaml": ("presents: [showcase, one_place]", "presents: [showcase, qa]")}
    )
    ended = packed(briefing, programme)
    assert ended.code == 3
    assert "[supplier-opens-discussion]" in ended.err


def test_an_entry_that_names_nothing_is_an_error(briefing: Briefing, tmp_path: Path) -> None:
    changes = {"supplier.yaml": ("departments.loaded_hourly_cost", "departments.loaded_hourly_costs")}
    ended = briefing("check", samples.changed_programme(tmp_path / "p", changes))
    assert ended.code == 3
    assert 'did you mean "departments.loaded_hourly_cost"?' in ended.err + ended.out


@pytest.mark.parametrize("folder", ["given/", "here", "."])
def test_a_pack_goes_into_the_folder_that_is_named_with_content_or_without(briefing: Briefing, without_pdf: Path, folder: str) -> None:
    Path("here").mkdir()
    Path("here", "courses.yaml").write_text("mine", encoding="utf-8")
    content = briefing("pack", without_pdf, "-s", "lanternfish", "--content", "-o", folder)
    assert (content.code, content.out.strip()) == (0, str(Path(folder) / f"{CONTENT}.zip"))
    decks = packed(briefing, without_pdf, "-o", folder)
    assert (decks.code, decks.out.strip()) == (0, str(Path(folder) / "lanternfish-mb-2027-q1-warehouse-standard.zip"))
    assert all(zipfile.is_zipfile(ended.out.strip()) for ended in (content, decks))
    assert Path("here", "courses.yaml").read_text(encoding="utf-8") == "mine"


def test_pdf_files_that_cannot_be_made_here_stop_the_pack(briefing: Briefing, merrowdale: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    ended = packed(briefing, merrowdale)
    assert (ended.code, "[pdf-extra-missing]" in ended.err) == (6, True)
    assert "or leave `pdf` out of `supplier.pack.formats`" in ended.err
    assert not Path("out").exists()


def test_content_is_packed_whole(briefing: Briefing, merrowdale: Path) -> None:
    ended = packed(briefing, merrowdale, "--content")
    assert (ended.code, "leave -d out" in ended.err) == (2, True)
    other = briefing("pack", merrowdale, "-s", "lanternfish", "--content", "--brand", "bold")
    assert (other.code, "--brand too" in other.err) == (2, True)


def test_verify_needs_a_file(briefing: Briefing, tmp_path: Path) -> None:
    assert briefing("verify", "nothing.zip").code == 2
    folder = briefing("verify", tmp_path)
    assert (folder.code, "is a folder: verify the zip file itself" in folder.err) == (2, True)


def test_verify_of_anything_else_ends_with_a_message(briefing: Briefing, tmp_path: Path) -> None:
    for data in (b"", b"hello", b"PK\x03\x04 torn", b"%PDF-1.7"):
        (tmp_path / "x.zip").write_bytes(data)
        ended = briefing("verify", "x.zip")
        assert ended.code == 10
        assert "error: " in ended.err
