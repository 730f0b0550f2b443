"""Everything that can be read in a file: bytes go in, its texts with their places come out, whatever is wrapped in what."""

from briefing_builder.leakscan.reading.files import fragments_of
from briefing_builder.leakscan.reading.model import Fragment, Unreadable

__all__ = ["Fragment", "Unreadable", "fragments_of"]
