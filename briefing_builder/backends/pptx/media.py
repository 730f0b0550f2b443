"""Pictures as parts: a file goes in, a member named after its content comes out, read once a process."""

from functools import lru_cache
from pathlib import Path

from briefing_builder.archive import Member, stored
from briefing_builder.errors import OutputError
from briefing_builder.problems import Source, error

SIGNATURES = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpeg"), (b"GIF8", "gif"))
MEDIA_TYPES = {"png": "image/png", "jpeg": "image/jpeg", "gif": "image/gif"}
NAME_LENGTH = 16


def picture_member(file: str) -> Member:
    """Return the picture as a part; equal pictures are one part, whatever their files are called.

    Raises OutputError when the file is gone, or is neither PNG, JPEG nor GIF.
    """
    try:
        status = Path(file).stat()
        return _member(file, status.st_mtime_ns, status.st_size)
    except OSError as fault:
        raise OutputError(error("picture-unreadable", f"the picture cannot be read: {fault.strerror}", Source(path=file))) from fault


@lru_cache(maxsize=256)
def _member(file: str, _changed: int, _size: int) -> Member:
    raw = Path(file).read_bytes()
    kind = next((kind for signature, kind in SIGNATURES if raw.startswith(signature)), "")
    if not kind:
        raise OutputError(error("picture-format", "this is no PNG, JPEG or GIF picture", Source(path=file), "save it as PNG or JPEG"))
    member = stored("", raw)
    return Member(
        name=f"ppt/media/image-{member.digest.hex()[:NAME_LENGTH]}.{kind}",
        data=raw,
        method=member.method,
        size=member.size,
        crc=member.crc,
        digest=member.digest,
    )
