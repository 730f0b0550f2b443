"""Pictures as parts: a file goes in, a part named after its content comes out, read once a process."""

import hashlib
from functools import lru_cache
from pathlib import Path

from briefing_builder.backends.pptx.parts import Part, binary_part
from briefing_builder.errors import OutputError
from briefing_builder.problems import Source, error

SIGNATURES = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpeg"), (b"GIF8", "gif"))
MEDIA_TYPES = {"png": "image/png", "jpeg": "image/jpeg", "gif": "image/gif"}
NAME_LENGTH = 16


def picture_part(file: str) -> Part:
    """Return the picture as a part; equal pictures are one part, whatever their files are called.

    Raises OutputError when the file is gone, or is neither PNG, JPEG nor GIF.
    """
    try:
        status = Path(file).stat()
        return _part(file, status.st_mtime_ns, status.st_size)
    except OSError as fault:
        raise OutputError(error("picture-unreadable", f"the picture cannot be read: {fault.strerror}", Source(path=file))) from fault


@lru_cache(maxsize=256)
def _part(file: str, _changed: int, _size: int) -> Part:
    raw = Path(file).read_bytes()
    kind = next((kind for signature, kind in SIGNATURES if raw.startswith(signature)), "")
    if not kind:
        raise OutputError(error("picture-format", "this is no PNG, JPEG or GIF picture", Source(path=file), "save it as PNG or JPEG"))
    return binary_part(f"ppt/media/image-{hashlib.sha256(raw).hexdigest()[:NAME_LENGTH]}.{kind}", raw)
