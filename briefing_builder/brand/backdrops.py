"""What the layouts of a template draw behind slides, as pictures to be looked at: a brand goes in, pictures of its layouts come out.

Fills, pictures and gradients are drawn; where words and lines are, there is a grey: they are not ours, and only in the way.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from io import BytesIO

from PIL import Image
from pptx import Presentation
from pptx.presentation import Presentation as OpenPresentation
from pptx.slide import SlideLayout

from briefing_builder.brand.adoption.surface import Surface, drawing_key, surface_of
from briefing_builder.brand.model import Brand
from briefing_builder.values import Value

ACROSS_THUMBNAIL, ACROSS_BACKDROP = 360, 960
"""Pixels in the width of a picture."""
IN_THE_WAY, VISIBLE = "#808080", 0.25
MOST_COLOURS, LARGEST_PNG = 8_192, 60_000
"""A picture with more colours, or more bytes, is a photograph, and smaller as JPEG."""
QUALITY = 82


class Backdrop(Value, frozen=True, kw_only=True):
    """A picture of what stands behind the texts of slides."""

    data: bytes
    media_type: str


def thumbnails_of(brand: Brand) -> Mapping[str, Backdrop]:
    """Return a small picture of every layout of a template, by the name of its part; none for a brand that was made for us."""
    presentation = _presentation_of(brand)
    return dict(_pictures_by_part(presentation, _layouts_of(presentation), ACROSS_THUMBNAIL)) if presentation else {}


@lru_cache(maxsize=8)
def backdrops_of(brand: Brand) -> Mapping[str, Backdrop]:
    """Return what our layouts in a template draw behind their slides, by role; none for a brand that was made for us."""
    presentation = _presentation_of(brand)
    if presentation is None:
        return {}
    by_name = {layout.name: layout for layout in _layouts_of(presentation)}
    ours = {role: by_name[layout.name] for role, layout in brand.layouts.items() if layout.name in by_name}
    drawn = dict(_pictures_by_part(presentation, list(ours.values()), ACROSS_BACKDROP))
    return {role: drawn[str(layout.part.partname)] for role, layout in ours.items()}


def _presentation_of(brand: Brand) -> OpenPresentation | None:
    return Presentation(BytesIO(brand.data)) if brand.data and brand.reading else None


def _layouts_of(presentation: OpenPresentation) -> list[SlideLayout]:
    return [layout for master in presentation.slide_masters for layout in master.slide_layouts]


def _pictures_by_part(presentation: OpenPresentation, layouts: list[SlideLayout], across: int) -> Iterator[tuple[str, Backdrop]]:
    size = (int(presentation.slide_width or 0), int(presentation.slide_height or 0))
    masters: dict[object, Surface] = {}
    known: dict[tuple[str, ...], Backdrop] = {}
    for layout in layouts:
        key = drawing_key(layout)
        if key not in known:
            known[key] = _picture_of_surface(surface_of(layout, *size, masters, across))
        yield str(layout.part.partname), known[key]


def _picture_of_surface(surface: Surface) -> Backdrop:
    picture = surface.colours.copy()
    picture.paste(Image.new("RGB", picture.size, IN_THE_WAY), mask=surface.unclear.point(lambda value: round(value * VISIBLE)))
    if picture.getcolors(MOST_COLOURS) is not None and len(png := _encoded(picture, "PNG")) <= LARGEST_PNG:
        return Backdrop(data=png, media_type="image/png")
    return Backdrop(data=_encoded(picture, "JPEG", quality=QUALITY), media_type="image/jpeg")


def _encoded(picture: Image.Image, form: str, **settings: int) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, form, **settings)
    return buffer.getvalue()
