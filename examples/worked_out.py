"""A workbook as LibreOffice Calc works it out."""

import re
import subprocess
import zipfile
from collections.abc import Sequence
from pathlib import Path

from lxml import etree

SPREADSHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RESULT_OF_FORMULA = re.compile(rb"</f><v>[^<]*</v>")
CONVERT_SECONDS = 240

Values = dict[tuple[str, str], float | str]
"""What stands in cells, by sheet and cell."""


def without_results(workbook: Path, path: Path) -> None:
    """Write a copy in which no formula has a result: LibreOffice believes those that it finds, and works out only what has none."""
    with zipfile.ZipFile(workbook) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in source.namelist():
            data = source.read(name)
            copy.writestr(name, RESULT_OF_FORMULA.sub(b"</f>", data) if name.startswith("xl/worksheets/") else data)


def worked_out(workbooks: Sequence[Path], folder: Path) -> list[Values]:
    """Return what LibreOffice Calc makes of every cell of the workbooks, by sheet and cell; `folder` is for its files."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(folder / "worked"), *map(str, workbooks)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=CONVERT_SECONDS)
    made = [folder / "worked" / book.name for book in workbooks]
    if not all(book.is_file() for book in made):
        raise RuntimeError(f"LibreOffice Calc made no workbook (apt-get install libreoffice-calc): {done.stdout} {done.stderr}")
    return [cells(book) for book in made]


def cells(workbook: Path) -> Values:
    """Return the values of a workbook's cells by sheet and cell; empty cells are left out."""
    with zipfile.ZipFile(workbook) as package:
        texts = etree.fromstring(package.read("xl/sharedStrings.xml"))
        shared = ["".join(item.itertext(f"{SPREADSHEET}t")) for item in texts.iter(f"{SPREADSHEET}si")]
        names = [one.get("name") for one in etree.fromstring(package.read("xl/workbook.xml")).iter(f"{SPREADSHEET}sheet")]
        found: Values = {}
        for place, name in enumerate(names, start=1):
            for cell in etree.fromstring(package.read(f"xl/worksheets/sheet{place}.xml")).iter(f"{SPREADSHEET}c"):
                value = cell.findtext(f"{SPREADSHEET}v")
                if value is not None:
                    found[str(name), str(cell.get("r"))] = _typed(value, str(cell.get("t")), shared)
        return found


def _typed(value: str, kind: str, shared: Sequence[str]) -> float | str:
    if kind == "s":
        return shared[int(value)]
    return value if kind in ("str", "e") else float(value)
