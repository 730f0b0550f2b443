"""The presenter's script of a laid-out deck: run sheet, slides, discussion; as text, Markdown, HTML, PDF and Word document."""

from briefing_builder.backends.script.markdown import as_markdown
from briefing_builder.backends.script.script import SPEAKERS, script_of, speakers_of
from briefing_builder.backends.script.text import as_text

__all__ = ["SPEAKERS", "as_markdown", "as_text", "script_of", "speakers_of"]
