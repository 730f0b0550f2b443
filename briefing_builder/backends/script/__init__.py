"""The presenter's script: a laid-out deck goes in; run sheet, slides and discussion come out, as text, Markdown, HTML, PDF or Word."""

from briefing_builder.backends.script.markdown import as_markdown
from briefing_builder.backends.script.script import SPEAKERS, presenter_script, speakers_of
from briefing_builder.backends.script.text import as_text

__all__ = ["SPEAKERS", "as_markdown", "as_text", "presenter_script", "speakers_of"]
