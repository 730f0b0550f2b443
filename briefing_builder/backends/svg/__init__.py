"""Slides as SVG, drawn from the same laid-out deck as the PowerPoint file: for the preview and for thumbnails."""

from briefing_builder.backends.svg.raster import as_png
from briefing_builder.backends.svg.sheet import sheet_svg, thumbnail
from briefing_builder.backends.svg.slides import Drawing, position_of, slide_svg

__all__ = ["Drawing", "as_png", "position_of", "sheet_svg", "slide_svg", "thumbnail"]
