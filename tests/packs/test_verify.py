"""A pack is checked again: every way in which it can have been tampered with is told."""

import stat
import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pack_planting as plant
import pack_samples as samples
import pytest

from briefing_builder import pipeline
from briefing_builder.packs.verification import expiry_warnings, is_untouched_pack, leaks_in_pack, open_pack, tampered_files, wrong_supplier

pytestmark = pytest.mark.xdist_group("pack")

ROOT = "lanternfish-mb-2027-q1-standard/"
DECK = f"{ROOT}decks/2027-01-20-contact-centre.pptx"


def told(data: bytes) -> set[str]:
    """The codes and files of everything that is wrong with a pack."""
    pack = open_pack(data, "x.zip")
    return {
        f"{problem.code}: {problem.message.split(' is ')[0].split(' was ')[0]}"
        for problem in (*pack.problems, *tampered_files(pack, "x.zip"))
    }


def changed(change: Callable[[dict[str, bytes]], object]) -> bytes:
    return plant.rezipped(samples.packed().data, lambda parts: change(parts) and None)


def test_a_pack_as_it_was_made_is_right() -> None:
    pack = open_pack(samples.packed().data, "x.zip")
    assert (pack.problems, list(tampered_files(pack, "x.zip"))) == ((), [])
    assert is_untouched_pack(samples.packed().data) is True
    assert leaks_in_pack(pack, samples.merrowdale()).problems == ()
    assert list(wrong_supplier(pack, samples.merrowdale(), "x.zip")) == []


def test_a_pack_that_was_unzipped_and_zipped_again_is_right_too() -> None:
    pack = open_pack(changed(lambda _: None), "x.zip")
    assert list(tampered_files(pack, "x.zip")) == []
    assert leaks_in_pack(pack, samples.merrowdale()).problems == ()


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda parts: parts.pop(DECK), "pack-file-missing: decks/2027-01-20-contact-centre.pptx"),
        (lambda parts: parts.update({DECK: parts[DECK][:-1]}), "pack-file-changed: decks/2027-01-20-contact-centre.pptx"),
        (lambda parts: parts.update({f"{ROOT}prices.txt": b"x"}), "pack-file-added: prices.txt"),
        (lambda parts: parts.update({f"{ROOT}../evil.txt": b"x"}), "pack-file-added: ../evil.txt"),
        (lambda parts: parts.pop(f"{ROOT}manifest.json"), "pack-not-ours: this"),
        (lambda parts: parts.update({f"{ROOT}manifest.json": b"{}"}), "pack-not-ours: this"),
        (lambda parts: parts.update({f"{ROOT}manifest.json": b"\xff\xfe"}), "pack-not-ours: this"),
    ],
)
def test_every_tampering_is_told(change: Callable[[dict[str, bytes]], object], expected: str) -> None:
    data = changed(change)
    assert expected in told(data)
    assert is_untouched_pack(data) is not True


def test_a_file_that_somebody_made_fit_the_manifest_is_still_searched() -> None:
    import json

    from briefing_builder.packs.manifest import sha256_of

    def forge(parts: dict[str, bytes]) -> None:
        parts[DECK] = plant.alt_text("An hour costs 19.60")(parts[DECK])
        manifest = json.loads(parts[f"{ROOT}manifest.json"])
        for one in manifest["files"]:
            if DECK.endswith(one["path"]):
                one |= {"sha256": sha256_of(parts[DECK]), "size": len(parts[DECK])}
        parts[f"{ROOT}manifest.json"] = json.dumps(manifest).encode()

    pack = open_pack(changed(forge), "x.zip")
    assert list(tampered_files(pack, "x.zip")) == []
    (found,) = leaks_in_pack(pack, samples.merrowdale()).problems
    assert "decks/2027-01-20-contact-centre.pptx, slide 3 (ppt/slides/slide3.xml)" in found.message
    assert found.source is not None
    assert found.source.path.endswith("departments.yaml")


def test_a_comment_on_the_zip_file_is_searched() -> None:
    data = plant.rezipped(samples.packed().data, lambda _: None, comment=b"an hour: 19.60")
    (found,) = leaks_in_pack(open_pack(data, "x.zip"), samples.merrowdale()).problems
    assert "the comment of the zip file" in found.message


def test_bytes_behind_the_zip_file_are_told() -> None:
    assert any(line.startswith("pack-unreadable: between its files") for line in told(samples.packed().data + b"more"))


def test_a_manifest_with_a_value_in_it_is_found() -> None:
    data = changed(
        lambda parts: parts.update({f"{ROOT}manifest.json": parts[f"{ROOT}manifest.json"].replace(b"Learn Where", b"98.6 % Learn")})
    )
    assert any("manifest.json" in problem.message for problem in leaks_in_pack(open_pack(data, "x.zip"), samples.merrowdale()).problems)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "is no zip file"),
        (b"hello", "is no zip file"),
        (b"PK\x03\x04 torn", "no whole zip file"),
    ],
)
def test_what_is_no_pack_is_told(data: bytes, expected: str) -> None:
    assert any(expected in problem.message for problem in open_pack(data, "x.zip").problems)
    assert is_untouched_pack(data) is None


def test_a_pack_that_was_cut_off_is_told() -> None:
    for length in (100, len(samples.packed().data) // 2, len(samples.packed().data) - 5):
        assert open_pack(samples.packed().data[:length], "x.zip").problems != ()


def test_a_bomb_is_not_unpacked() -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for number in range(45):
            package.writestr(f"{ROOT}{number}.txt", b"0" * 10_000_000)
    (problem,) = open_pack(stream.getvalue(), "x.zip").problems
    assert "it may be a bomb" in problem.message


@pytest.mark.parametrize(("today", "count"), [(date(2027, 6, 30), 0), (date(2027, 7, 1), 1)])
def test_a_pack_that_has_had_its_day_is_told(today: date, count: int) -> None:
    assert len(list(expiry_warnings(open_pack(samples.packed().data, "x.zip"), "x.zip", today))) == count


def test_the_pack_of_another_supplier_is_told(tmp_path: Path) -> None:
    session = pipeline.load(samples.changed_programme(tmp_path, {"supplier.yaml": ("id: lanternfish", "id: anglerfish")}))
    (problem,) = wrong_supplier(open_pack(samples.packed().data, "x.zip"), session, "x.zip")
    assert problem.code == "pack-of-another"


def test_what_became_confidential_since_is_found(tmp_path: Path) -> None:
    changes_ = {"supplier.yaml": ("    - objections\n", "    - objections\n    - courses.showcase.why\n")}
    session = pipeline.load(samples.changed_programme(tmp_path, changes_))
    found = leaks_in_pack(open_pack(samples.packed().data, "x.zip"), session).problems
    assert any('courses "c-calls", showcase, why' in problem.message and "slide 3" in problem.message for problem in found)


KINDS = {
    "a symbolic link": (stat.S_IFLNK | 0o777) << 16,
    "a device of characters": (stat.S_IFCHR | 0o600) << 16,
    "a device of blocks": (stat.S_IFBLK | 0o600) << 16,
    "a pipe": (stat.S_IFIFO | 0o600) << 16,
    "a socket": (stat.S_IFSOCK | 0o600) << 16,
    "a folder by its kind, a file by its name": (stat.S_IFDIR | 0o755) << 16,
    "a volume of DOS": 0x08,
    "a device of DOS": 0x40,
    "a link of Windows": 0x400,
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_member_that_is_no_file_is_told_even_where_its_bytes_are_right(kind: str) -> None:
    changed = BytesIO()
    with zipfile.ZipFile(BytesIO(samples.packed().data)) as before, zipfile.ZipFile(changed, "w") as after:
        for member in before.infolist():
            member.external_attr = KINDS[kind] if member.filename == DECK else member.external_attr
            after.writestr(member, before.read(member.filename))
    pack = open_pack(changed.getvalue(), "x.zip")
    (problem,) = pack.problems
    assert problem.message == f"{DECK}: it is a link, a device or another thing that is neither file nor folder"
    assert is_untouched_pack(changed.getvalue()) is False


@pytest.mark.parametrize("mode", [0, 0o644, stat.S_IFREG | 0o644, stat.S_IFREG | 0o4755])
def test_a_member_that_is_a_file_is_right_with_any_rights(mode: int) -> None:
    changed = BytesIO()
    with zipfile.ZipFile(BytesIO(samples.packed().data)) as before, zipfile.ZipFile(changed, "w") as after:
        for member in before.infolist():
            member.external_attr = mode << 16 | 0x20
            after.writestr(member, before.read(member.filename))
    assert open_pack(changed.getvalue(), "x.zip").problems == ()
