"""The presenter's script as a Word document: a script and pictures of its slides go in, the bytes of a docx file come out."""

from briefing_builder.backends.script.word.document import as_docx

__all__ = ["as_docx"]
