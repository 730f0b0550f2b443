"""A workbook that another program has saved holds the same programme: samples that LibreOffice 7.4.7 wrote, and what openpyxl writes."""

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openxml_audit import OpenXmlValidator
from workbook_samples import written_data

from briefing_builder.content.workbook.reading import nodes_of
from briefing_builder.source import node_data, read_yaml
from briefing_builder.workbooks.writing import workbook_of

SAMPLES = Path(__file__).parent / "samples"
YAML = read_yaml(SAMPLES / "saved.yaml", "saved.yaml").value


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_what_libreoffice_saved_is_the_same_programme(ending: str) -> None:
    read = nodes_of(SAMPLES / f"saved_by_libreoffice.{ending}", f"saved.{ending}")
    assert read.problems == ()
    assert written_data(node_data(read.value)) == written_data(node_data(YAML))


def test_what_openpyxl_saved_is_the_same_programme(tmp_path: Path) -> None:
    file = tmp_path / "programme.xlsx"
    book = openpyxl.load_workbook(BytesIO(workbook_of(YAML).value))
    book["Objectives"]["B5"].data_type = "s"  # openpyxl takes a text that begins with = for a formula
    book.save(file)
    read = nodes_of(file, "programme.xlsx")
    assert read.problems == ()
    assert written_data(node_data(read.value)) == written_data(node_data(YAML))


def test_a_workbook_is_valid_office_open_xml(tmp_path: Path) -> None:
    file = tmp_path / "programme.xlsx"
    file.write_bytes(workbook_of(YAML).value)
    assert OpenXmlValidator().validate(str(file)).errors == []
