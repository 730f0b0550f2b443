"""The one door for pictures: a file that somebody wrote goes in; the same picture, upright, plain and without its metadata, comes out.

Whatever shows a picture (deck, preview, script, pack) shows these bytes and no others.
"""

from briefing_builder.pictures.door import SIZE_LIMIT, is_known, picture_in, pixels, ready
from briefing_builder.pictures.model import Ready

__all__ = ["SIZE_LIMIT", "Ready", "is_known", "picture_in", "pixels", "ready"]
