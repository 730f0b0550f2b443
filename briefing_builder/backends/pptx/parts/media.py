"""Pictures as parts: a file goes in, a part named after what it shows comes out, read once a process."""

import hashlib
from functools import lru_cache

from briefing_builder.backends.pptx.parts.part import Part, binary_part
from briefing_builder.pictures import ShownPicture, shown_picture

MEDIA_TYPES = {"png": "image/png", "jpeg": "image/jpeg"}
NAME_LENGTH = 16


def picture_part(file: str) -> Part:
    """Return the picture as a part; equal pictures are one part, whatever their files are called.

    Raises ContentError when the file has gone, or another one that cannot be shown took its place.
    """
    return _media_part(shown_picture(file))


@lru_cache(maxsize=256)
def _media_part(picture: ShownPicture) -> Part:
    return binary_part(f"ppt/media/image-{hashlib.sha256(picture.data).hexdigest()[:NAME_LENGTH]}.{picture.kind}", picture.data)
