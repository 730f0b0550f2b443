"""Pictures as SVG: the whole file, placed so that what the crop leaves fills the box."""

import hashlib

from briefing_builder.backends.svg.context import RenderContext, escaped_attribute, svg_pt
from briefing_builder.backends.svg.shapes import fill_and_stroke, geometry_element
from briefing_builder.deck.model import LINE_WEIGHT, Picture

WHOLE = 100_000


def picture_svg(item: Picture, context: RenderContext) -> str:
    """Return a picture; its crop and its outline cut it."""
    box, crop = item.box, item.crop
    width = box.width * WHOLE / max(1, WHOLE - crop.left - crop.right)
    height = box.height * WHOLE / max(1, WHOLE - crop.top - crop.bottom)
    left, top = box.left - width * crop.left / WHOLE, box.top - height * crop.top / WHOLE
    image = (
        f'<image x="{svg_pt(left)}" y="{svg_pt(top)}" width="{svg_pt(width)}" height="{svg_pt(height)}"'
        f' preserveAspectRatio="none" href="{escaped_attribute(context.address(item.file))}"'
    )
    shape = geometry_element(item.geometry, box, item.radius)
    edge = f"<{shape}{fill_and_stroke(context, '', item.line, LINE_WEIGHT)}/>" if item.line else ""
    if item.geometry == "rectangle" and not any((crop.left, crop.top, crop.right, crop.bottom)):
        return f"{image}/>{edge}"
    name = f"cut-{hashlib.sha256(f'{item.file}{shape}'.encode()).hexdigest()[:12]}"
    return f'<clipPath id="{name}"><{shape}/></clipPath>{image} clip-path="url(#{name})"/>{edge}'
