"""A zip file that somebody else wrote is looked at before it is unpacked: members, bytes, ways of packing, whatever its headers say."""

import struct
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from briefing_builder.backends.pptx import is_untouched
from briefing_builder.backends.pptx.parts.part import read_package
from briefing_builder.backends.script.word import package as word
from briefing_builder.brand.reading.reader import read_brand
from briefing_builder.edits import changes_since
from briefing_builder.errors import BrandError, OutputError
from briefing_builder.files.archive import MOST_MEMBERS, opened_zip
from briefing_builder.packs import verification


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", method) as package:
        for name, data in members.items():
            package.writestr(name, data)
    return stream.getvalue()


def many() -> bytes:
    """A directory that says it has a hundred megabytes of names; none of them is there."""
    data = bytearray(zipped({"a": b"b"}))
    struct.pack_into("<L", data, data.rindex(b"PK\x05\x06") + 12, 100_000_000)
    return bytes(data)


def lying() -> bytes:
    """A member that says it is shorter than it is."""
    data = bytearray(zipped({"docProps/custom.xml": b"x" * 100_000}))
    struct.pack_into("<L", data, data.rindex(b"PK\x01\x02") + 24, 10)
    return bytes(data)


STRANGE: dict[str, Callable[[], bytes]] = {
    "steep": lambda: zipped({"docProps/custom.xml": bytes(30_000_000)}),
    "many": many,
    "otherwise packed": lambda: zipped({"docProps/custom.xml": b"x" * 100}, zipfile.ZIP_BZIP2),
}


@pytest.mark.parametrize("kind", STRANGE)
def test_what_unpacks_to_too_much_is_not_unpacked(kind: str) -> None:
    with pytest.raises(ValueError, match=r"^the file"):
        opened_zip(STRANGE[kind]())


def test_more_members_than_any_of_ours_are_too_many() -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for number in range(MOST_MEMBERS + 1):
            package.writestr(str(number), b"")
    with pytest.raises(ValueError, match="more"):
        opened_zip(stream.getvalue())


def test_a_member_gives_no_more_than_it_says() -> None:
    with pytest.raises(zipfile.BadZipFile):
        opened_zip(lying()).read("docProps/custom.xml")


def test_a_plain_file_is_opened() -> None:
    assert opened_zip(zipped({"a": b"b" * 1_000})).read("a") == b"b" * 1_000


@pytest.mark.parametrize("kind", [*STRANGE, "lying"])
def test_whatever_reads_a_file_back_calls_it_none_of_ours(kind: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    data = lying() if kind == "lying" else STRANGE[kind]()
    assert is_untouched(data) is None
    assert word.is_untouched_docx(data) is None
    assert verification.is_untouched_pack(data) is None
    assert changes_since(data, b"") != ()
    file = tmp_path_factory.mktemp("brand") / "brand.pptx"
    file.write_bytes(data)
    with pytest.raises(BrandError):
        read_brand(file)
    if kind != "lying":
        with pytest.raises(OutputError):
            read_package(data)
