"""A redacted programme: the whole content goes in, what a supplier may have to build the decks from comes out."""

from briefing_builder.packs.content.content_pack import pack_content

__all__ = ["pack_content"]
