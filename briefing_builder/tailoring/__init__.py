"""Tailoring: a programme and its figures go in; one department's briefing comes out, with the reason for every choice."""

from briefing_builder.tailoring.brief import brief
from briefing_builder.tailoring.explain import Explanation, explain_briefing, explanation_data, explanation_text
from briefing_builder.tailoring.model import Briefing, stem_of

__all__ = ["Briefing", "Explanation", "brief", "explain_briefing", "explanation_data", "explanation_text", "stem_of"]
