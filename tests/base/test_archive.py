"""Zip files from finished members: readable by others, the same for the same members, and verified against what they should hold."""

import hashlib
import zipfile
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from property_settings import examples

from briefing_builder.files.archive import Member, archive, beginning, completed, deflated, holds, stored

MEMBERS = (deflated("a.xml", "<a/>" * 50), stored("b.png", b"\x89PNG"), deflated("ü.xml", "<ü/>"))


@examples(60)
@given(st.lists(st.tuples(st.text(min_size=1, max_size=8).filter(lambda name: "\x00" not in name and name.isprintable()), st.binary()),
                max_size=6, unique_by=lambda pair: pair[0]), st.booleans())  # fmt: skip
def test_others_read_what_we_write(files: list[tuple[str, bytes]], is_stored: bool) -> None:
    members = [(stored if is_stored else deflated)(name, raw) for name, raw in files]
    with zipfile.ZipFile(BytesIO(archive(members))) as package:
        assert package.testzip() is None
        assert [(name, package.read(name)) for name in package.namelist()] == files


@examples(60)
@given(st.binary(max_size=4_000), st.binary(max_size=400), st.binary(max_size=40))
def test_a_member_in_pieces_is_the_same_to_a_reader(first: bytes, middle: bytes, end: bytes) -> None:
    member, rest = completed("a.bin", beginning(first), middle, end), middle + end
    assert (member.size, member.crc) == (len(first + rest), zlib.crc32(first + rest))
    assert member.digest == hashlib.sha256(first + rest).digest()
    with zipfile.ZipFile(BytesIO(archive([member]))) as package:
        assert package.read("a.bin") == first + rest


def test_a_whole_file_holds_its_members() -> None:
    assert holds(archive(MEMBERS), MEMBERS)


def changed(data: bytes, place: int) -> bytes:
    return data[:place] + bytes([data[place] ^ 0x55]) + data[place + 1 :]


@pytest.mark.parametrize("place", range(len(archive(MEMBERS))))
def test_no_byte_changes_unseen(place: int) -> None:
    assert not holds(changed(archive(MEMBERS), place), MEMBERS)


@pytest.mark.parametrize("cut", [1, 22, 100])
def test_a_torn_file_and_a_longer_one_are_seen(cut: int) -> None:
    assert not holds(archive(MEMBERS)[:-cut], MEMBERS)
    assert not holds(archive(MEMBERS) + b" " * cut, MEMBERS)


@pytest.mark.parametrize("members", [MEMBERS[:2], (*MEMBERS, MEMBERS[0]), MEMBERS[::-1]])
def test_other_members_are_seen(members: tuple[Member, ...]) -> None:
    assert not holds(archive(MEMBERS), members)
