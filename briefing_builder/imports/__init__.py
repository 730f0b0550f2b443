"""Imports: files of learning data as they were downloaded go in; rows under `data/` and a record of what was read come out."""

from briefing_builder.importers.recognition.model import ColumnUse, LeftOut, Question

__all__ = ["ColumnUse", "LeftOut", "Question"]
