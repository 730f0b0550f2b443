"""The presenter's script: the deck's notes with a running clock and the words against the minutes, as text or Markdown."""

from briefing_builder.backends.script.markdown import as_markdown
from briefing_builder.backends.script.text import as_text

__all__ = ["as_markdown", "as_text"]
