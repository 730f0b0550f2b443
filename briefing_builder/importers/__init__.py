"""Importers: a file of learning data goes in; plain rows come out, each cell with its place. They know nothing of programmes.

Every module of `formats` is found by its place and offered to authors: nobody lists it.
"""

from importlib import import_module
from pkgutil import iter_modules

from briefing_builder.importers import formats
from briefing_builder.importers.model import Importer, Row, Table
from briefing_builder.importers.registry import IMPORTERS, REPORTS, importer, report
from briefing_builder.importers.understanding import understand_table

for _module in iter_modules(formats.__path__, f"{formats.__name__}."):
    import_module(_module.name)

__all__ = ["IMPORTERS", "REPORTS", "Importer", "Row", "Table", "importer", "report", "understand_table"]
