"""The one door for pictures: a file that somebody wrote goes in; the same picture, upright, plain and without its metadata, comes out.

Whatever shows a picture (deck, preview, script, pack) shows these bytes and no others.
"""

from briefing_builder.pictures.colours import ground_of, is_transparent, visible_colours
from briefing_builder.pictures.door import SIZE_LIMIT, can_be_shown, picture_in, pixels, shown_picture
from briefing_builder.pictures.model import ShownPicture

__all__ = [
    "SIZE_LIMIT", "ShownPicture", "can_be_shown", "ground_of", "is_transparent", "picture_in", "pixels", "shown_picture", "visible_colours",
]  # fmt: skip
