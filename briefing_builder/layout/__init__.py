"""Layout: markup, a brand and fonts go in, a deck comes out: every item has its place, and what does not fit goes on."""

from briefing_builder.layout.stage import lay_out

__all__ = ["lay_out"]
