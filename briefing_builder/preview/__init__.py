"""The preview: a programme goes in, local pages of its decks and scripts come out, which follow every saved file."""

from briefing_builder.preview.server import serve

__all__ = ["serve"]
