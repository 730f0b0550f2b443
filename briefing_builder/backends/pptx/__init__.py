"""PowerPoint: a deck and a brand go in, the bytes of a native, editable file come out, with a digest of what we wrote."""

from briefing_builder.backends.pptx.package import deck_package, write
from briefing_builder.backends.pptx.parts.digests import digest_of, is_untouched
from briefing_builder.backends.pptx.verification import file_problems, package_problems

__all__ = ["deck_package", "digest_of", "file_problems", "is_untouched", "package_problems", "write"]
