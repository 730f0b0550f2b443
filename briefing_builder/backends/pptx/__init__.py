"""PowerPoint: a deck and a brand go in, the bytes of a native, editable file come out, with a digest of what we wrote."""

from briefing_builder.backends.pptx.package import pack, write
from briefing_builder.backends.pptx.parts.digests import digest_of, is_untouched
from briefing_builder.backends.pptx.verification import problems_in, verify

__all__ = ["digest_of", "is_untouched", "pack", "problems_in", "verify", "write"]
