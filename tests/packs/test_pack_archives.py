"""Zip files that somebody made by hand: every byte of every member is read, or told to be unreadable, and nothing raises."""

import random
import zipfile
from io import BytesIO
from types import SimpleNamespace

import pack_planting as plant
import pack_samples as samples
import pytest

from briefing_builder.leakscan.reading.archives import archive_parts
from briefing_builder.leakscan.reading.model import EmbeddedFile, Fragment, UnpackBudget, UnpacksToTooMuch, Unreadable
from briefing_builder.packs.verification import leaks_in_pack, open_pack, tampered_files

pytestmark = pytest.mark.xdist_group("pack")

ROOT = "lanternfish-mb-2027-q1-standard/"
HOUR = b"an hour costs 19.60"


def reasons(data: bytes) -> list[str]:
    """Why parts of a zip file cannot be read."""
    return [part.reason for part in archive_parts(data, UnpackBudget()) if isinstance(part, Unreadable)]


def inner(data: bytes) -> dict[str, bytes]:
    """The files of a zip file as they are read."""
    return {part.name: part.data for part in archive_parts(data, UnpackBudget()) if isinstance(part, EmbeddedFile)}


@pytest.mark.parametrize("folder", ["decks/", "prices/", ""])
def test_a_folder_with_a_content_is_a_file_that_was_added_and_searched(folder: str) -> None:
    data = plant.rezipped(samples.packed().data, lambda parts: parts.update({ROOT + folder: HOUR}))
    pack = open_pack(data, "x.zip")
    assert [problem.message for problem in tampered_files(pack, "x.zip")] == [f"{folder} was added: the manifest does not have it"]
    assert any("loaded_hourly_cost" in problem.message for problem in leaks_in_pack(pack, samples.merrowdale()).problems)


def test_a_folder_without_a_content_is_none() -> None:
    data = plant.rezipped(samples.packed().data, lambda parts: parts.update({ROOT: b"", f"{ROOT}decks/": b""}))
    pack = open_pack(data, "x.zip")
    assert [*pack.problems, *tampered_files(pack, "x.zip")] == []


def test_whole_members_are_read_in_both_ways_of_packing_them() -> None:
    for content in (HOUR, HOUR * 100_000, b""):
        for data in (plant.one_member(b"a.txt", content), plant.deflated_member(content)):
            assert (inner(data), reasons(data)) == ({"a.txt": content}, [])


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (plant.deflated_member(b"clean", HOUR), "its size"),
        (plant.deflated_member(b"clean", plant.packed(HOUR)), "its size"),
        (plant.deflated_member(b"clean" + HOUR, told=b"clean"), "does not end"),
        (plant.deflated_member(b"clean", told=b"clean" + HOUR), "its size"),
        (plant.deflated_member(b"clean", told=b"other"), "its checksum"),
        (plant.one_member(b"a.txt", b"clean" + HOUR, told=b"clean"), "its size"),
        (plant.one_member(b"a.txt", b"clean", told=b"clean" + HOUR), "its size"),
        (plant.one_member(b"a.txt", b"clean", told=b"other"), "its checksum"),
        (plant.one_member(b"a.txt", plant.packed(HOUR)[:-1], method=8, told=HOUR), "does not end"),
        (plant.one_member(b"a.txt", b"\xff" * 20, method=8), "invalid block type"),
    ],
)
def test_a_member_that_is_not_just_what_the_directory_tells_is_unreadable(data: bytes, expected: str) -> None:
    (reason,) = reasons(data)
    assert reason.startswith("it cannot be unpacked")
    assert expected in reason
    assert inner(data) == {}


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA, 9, 93, 97])
def test_a_way_of_packing_that_is_none_of_ours_is_unreadable(method: int) -> None:
    for data in (HOUR, b"\x09\x04\x05\x00" + b"\xff" * 30):
        (reason,) = reasons(plant.one_member(b"a.txt", data, method=method))
        assert f"packed in way {method}" in reason


@pytest.mark.parametrize(
    "data",
    [
        plant.one_member(b"a.txt", b"clean", second=b"\xff.txt"),
        plant.one_member(b"\xff.txt", b"clean"),
        plant.one_member(b"a.txt", b"clean", offset=9),
        plant.one_member(b"a.txt", b"clean", offset=-9),
        plant.one_member(b"a.txt", b"clean", offset=100),
    ],
    ids=["second name", "name", "too far", "too near", "behind the end"],
)
def test_names_and_places_that_are_none_are_told(data: bytes) -> None:
    assert reasons(data) != []
    assert open_pack(data, "x.zip").problems != ()


def test_a_member_that_tells_too_large_a_size_is_not_unpacked() -> None:
    with pytest.raises(UnpacksToTooMuch):
        list(archive_parts(plant.deflated_member(b"0" * 2_000), UnpackBudget(bytes_left=1_999)))


def test_no_byte_of_a_zip_file_makes_the_reader_raise() -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, method in (("a/é.txt", zipfile.ZIP_DEFLATED), ("b/", zipfile.ZIP_STORED), ("c.txt", zipfile.ZIP_LZMA)):
            package.writestr(name, HOUR * 3, method)
        package.comment = b"clean"
    draw = random.Random(1)
    for place in range(len(stream.getvalue())):
        for value in (0, 1, 8, 255, draw.randrange(256)):
            data = bytearray(stream.getvalue())
            data[place] = value
            open_pack(b"PK\x03\x04" + bytes(data[4:]), "x.zip")


def test_what_cannot_be_read_is_told_once() -> None:
    pack = open_pack(samples.packed().data + b"more", "x.zip")
    assert [problem.code for problem in pack.problems] == ["pack-unreadable"]
    assert leaks_in_pack(pack, samples.merrowdale()).problems == ()
    assert {type(other) for other in pack.others} == {Fragment}


def streamed() -> bytearray:
    """A zip file whose sizes stand behind its member, for it was written to something that cannot go back."""
    pipe = SimpleNamespace(pieces=[], flush=lambda: None)
    pipe.write = lambda piece: pipe.pieces.append(bytes(piece)) or len(piece)
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(zipfile.ZipInfo("a.txt", (2026, 11, 5, 13, 59, 58)), HOUR)
    return bytearray(b"".join(pipe.pieces))


def test_sizes_behind_a_member_are_read_and_compared() -> None:
    whole = streamed()
    record = whole.index(b"PK\x07\x08")
    assert (inner(bytes(whole)), reasons(bytes(whole))) == ({"a.txt": HOUR}, [])
    for place in range(record, record + 16):
        data = bytearray(whole)
        data[place] ^= 0x11
        assert reasons(bytes(data)) != [], place - record


@pytest.mark.parametrize("place", [6, 10, 11, 12, 13, 14, 17, 18, 22])
def test_what_is_told_before_a_member_is_what_the_directory_tells(place: int) -> None:
    """Flags, time, day, checksum and sizes of the local header."""
    for whole in (streamed(), bytearray(plant.one_member(b"a.txt", HOUR))):
        assert reasons(bytes(whole)) == []
        whole[place] ^= 0x10
        assert reasons(bytes(whole)) != []
