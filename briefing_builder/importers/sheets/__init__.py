"""Sheets: a file of tables (CSV, XLSX, XLS, ODS, HTML) goes in; its sheets come out as columns of typed cells, each with its place."""

from briefing_builder.importers.sheets.model import CellValue, Column, Sheet, TableFile
from briefing_builder.importers.sheets.reading import read_sheets

__all__ = ["CellValue", "Column", "Sheet", "TableFile", "read_sheets"]
