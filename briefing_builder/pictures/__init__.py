"""The one door for pictures: a file that somebody wrote goes in; the same picture, upright, plain and without its metadata, comes out.

Whatever shows a picture (deck, preview, script, pack) shows these bytes and no others.
"""

from briefing_builder.pictures.door import SIZE_LIMIT, can_be_shown, picture_in, pixels, shown_picture
from briefing_builder.pictures.model import ShownPicture
from briefing_builder.pictures.surroundings import Surroundings, surroundings_of
from briefing_builder.pictures.visible import visible_colours

__all__ = [
    "SIZE_LIMIT", "ShownPicture", "Surroundings", "can_be_shown", "picture_in", "pixels", "shown_picture", "surroundings_of",
    "visible_colours",
]  # fmt: skip
