"""Layout: markup, a brand and fonts go in; a deck comes out in which every item has its place, and what does not fit continues."""

from briefing_builder.layout.stage import lay_out

__all__ = ["lay_out"]
