"""Slides as SVG: the laid-out deck of the PowerPoint file goes in, pictures for the preview and for thumbnails come out."""

from briefing_builder.backends.svg.contact_sheet import sheet_svg, thumbnail
from briefing_builder.backends.svg.context import css_family, data_address, escaped_attribute, escaped_text, svg_pt
from briefing_builder.backends.svg.raster import as_png
from briefing_builder.backends.svg.slides import RenderContext, background_svg, items_svg, position_of, slide_svg
from briefing_builder.backends.svg.tables import cell_lines, rows_of
from briefing_builder.backends.svg.text import PlacedLine, bullet_of, text_lines, width_of

__all__ = [
    "PlacedLine", "RenderContext", "as_png", "background_svg", "bullet_of", "cell_lines", "css_family", "data_address",
    "escaped_attribute", "escaped_text", "items_svg", "position_of", "rows_of", "sheet_svg", "slide_svg", "svg_pt", "text_lines",
    "thumbnail", "width_of",
]  # fmt: skip
