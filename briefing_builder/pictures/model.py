"""A picture that is ready to be shown, and why one is not."""

from typing import Literal

from briefing_builder.values import Value

Kind = Literal["png", "jpeg"]
"""What every program that opens our files draws alike."""


class Remark(Value, frozen=True, kw_only=True):
    """What is to be reported of a picture: a code, a sentence that begins where "the picture X" ends, and a way out."""

    code: str
    message: str
    hint: str


class ShownPicture(Value, frozen=True, kw_only=True):
    """The bytes of a picture as they are shown, its size in pixels, and what is lost of the file."""

    data: bytes
    kind: Kind
    width: int
    height: int
    remarks: tuple[Remark, ...] = ()

    @property
    def media_type(self) -> str:
        """The media type of its bytes, such as `image/png`."""
        return f"image/{self.kind}"


class Refused(Exception):
    """A picture cannot be shown."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.remark = Remark(code=code, message=message, hint=hint)
