"""What people do to a deck by hand: each edit changes an opened presentation, and says what must be told of it."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from PIL import Image
from pptx import Presentation

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
Edit = Callable[[Any], None]


@dataclass(frozen=True, kw_only=True)
class ByHand:
    """An edit, what must be told of it (each in a sentence), and whether LibreOffice keeps what was done.

    `afterwards` is what must be told when LibreOffice has saved it. `is_wide`: it shows on many slides at once.
    """

    edit: Edit
    told: tuple[str, ...]
    survives: bool
    afterwards: tuple[str, ...]
    is_wide: bool

    @property
    def is_on_the_second_slide(self) -> bool:
        """Whether it changes the slide `ask`, as most do; two edits in one file must not be of one slide."""
        return "ask" in self.edit.__code__.co_consts


EDITS: dict[str, ByHand] = {}


def by_hand(*told: str, survives: bool = True, afterwards: tuple[str, ...] = (), is_wide: bool = False) -> Callable[[Edit], Edit]:
    """Register an edit."""

    def register(edit: Edit) -> Edit:
        EDITS[edit.__name__] = ByHand(edit=edit, told=told, survives=survives, afterwards=afterwards or told, is_wide=is_wide)
        return edit

    return register


def edited(data: bytes, *names: str) -> bytes:
    """Return a deck as these edits leave it."""
    presentation = Presentation(BytesIO(data))
    for name in names:
        EDITS[name].edit(presentation)
    stream = BytesIO()
    presentation.save(stream)
    return stream.getvalue()


def slide_of(presentation: Any, name: str) -> Any:
    """Return the slide that we named so."""
    return next(slide for slide in presentation.slides if slide.element.find(f"{P}cSld").get("name") == name)


def shape_of(slide: Any, name: str) -> Any:
    """Return the first thing of that name, in groups too."""
    waiting = list(slide.shapes)
    while waiting:
        shape = waiting.pop(0)
        if shape.name == name:
            return shape
        waiting += list(getattr(shape, "shapes", ()))
    raise LookupError(f"{name!r} is not among {[shape.name for shape in slide.shapes]}")


def first_run(slide: Any, name: str = "Step") -> Any:
    return shape_of(slide, name).text_frame.paragraphs[0].runs[0]


def png(colour: str) -> BytesIO:
    stream = BytesIO()
    Image.new("RGB", (160, 90), colour).save(stream, "PNG")
    stream.seek(0)
    return stream
