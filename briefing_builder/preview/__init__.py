"""The preview: a programme's decks and scripts as local pages that follow every saved file."""

from briefing_builder.preview.server import serve

__all__ = ["serve"]
