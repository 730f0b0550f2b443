"""Pictures as SVG: the whole file, placed so that what the crop leaves fills the box."""

import hashlib

from briefing_builder.backends.svg.drawing import Drawing, attribute, number
from briefing_builder.backends.svg.shapes import look, outline
from briefing_builder.deck.model import LINE_WEIGHT, Picture

WHOLE = 100_000


def picture_svg(item: Picture, drawing: Drawing) -> str:
    """Return a picture; its crop and its outline cut it."""
    box, crop = item.box, item.crop
    width = box.width * WHOLE / max(1, WHOLE - crop.left - crop.right)
    height = box.height * WHOLE / max(1, WHOLE - crop.top - crop.bottom)
    left, top = box.left - width * crop.left / WHOLE, box.top - height * crop.top / WHOLE
    image = (
        f'<image x="{number(left)}" y="{number(top)}" width="{number(width)}" height="{number(height)}"'
        f' preserveAspectRatio="none" href="{attribute(drawing.address(item.file))}"'
    )
    edge = f"<{outline(item.geometry, box, item.radius)}{look(drawing, '', item.line, LINE_WEIGHT)}/>" if item.line else ""
    if item.geometry == "rectangle" and not any((crop.left, crop.top, crop.right, crop.bottom)):
        return f"{image}/>{edge}"
    shape = outline(item.geometry, box, item.radius)
    name = f"cut-{hashlib.sha256(f'{item.file}{shape}'.encode()).hexdigest()[:12]}"
    return f'<clipPath id="{name}"><{shape}/></clipPath>{image} clip-path="url(#{name})"/>{edge}'
