"""Markup + brand + fonts → deck: every item gets its place, and what does not fit continues on the next slide."""

from briefing_builder.layout.laying import lay_out

__all__ = ["lay_out"]
