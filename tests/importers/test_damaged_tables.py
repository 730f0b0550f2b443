"""Damaged files of every kind: whatever byte is another one, there are sheets or problems, and nothing is raised."""

import random
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from briefing_builder.importers.sheets import read_sheets

WRITTEN = Path(__file__).parent / "samples" / "written_by"
NAMES = (
    "libreoffice.ods",
    "libreoffice.xls",
    "xlwt.xls",
    "exceljs.xlsx",
    "sheetjs_xml.xls",
    "sheetjs_html.xls",
    "msoffcrypto.xlsx",
    "odfpy.ods",
)
DAMAGES = 60
NUMBERS = (b"0", b"-1", b"99999999999999999999", b"1e999", b"NaN", b"", b"4294967296")


def damaged(data: bytes, chance: random.Random) -> bytes:
    result = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(result))
        match chance.randrange(4):
            case 0:
                result[place] = chance.randrange(256)
            case 1:
                del result[place : place + chance.randint(1, 40)]
            case 2:
                result[place : place + 4] = chance.choice((b"\xff\xff\xff\xff", b"\0\0\0\0", b"<>&;"))
            case _:
                digit = next((at for at in range(place, len(result)) if result[at] in b"0123456789"), place)
                result[digit : digit + 1] = chance.choice(NUMBERS)
        if not result:
            return b"x"
    return bytes(result)


def damaged_part(data: bytes, chance: random.Random) -> bytes:
    """The package with one of its parts damaged before it is packed."""
    result = BytesIO()
    with ZipFile(BytesIO(data)) as package, ZipFile(result, "w", ZIP_DEFLATED) as other:
        chosen = chance.choice([name for name in package.namelist() if name.endswith((".xml", ".rels")) and package.read(name)])
        for name in package.namelist():
            part = package.read(name)
            other.writestr(name, damaged(part, chance) if name == chosen else part)
    return result.getvalue()


@pytest.mark.parametrize("name", NAMES)
def test_a_damaged_file_has_sheets_or_problems(name: str, tmp_path: Path) -> None:
    chance, whole = random.Random(name), (WRITTEN / name).read_bytes()
    seen = set()
    for number in range(DAMAGES):
        is_package = whole.startswith(b"PK") and number % 4
        (tmp_path / "it").write_bytes(damaged_part(whole, chance) if is_package else damaged(whole, chance))
        read = read_sheets(tmp_path / "it", "it")
        assert read.value.sheets or read.problems
        for sheet in read.value.sheets:
            assert {len(column.codes) for column in sheet.columns} == {sheet.rows}
        seen |= {problem.code for problem in read.problems}
    assert seen, "some of them cannot be read"
