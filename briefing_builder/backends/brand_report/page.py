"""The report on a brand as a page that stands alone: a brand and a deck in it go in, HTML with pictures of both comes out."""

from collections.abc import Iterator, Mapping, Sequence

from briefing_builder.backends.brand_report.model import BrandReport, ReportedColour, ReportedLayout
from briefing_builder.backends.brand_report.printing import (
    COLOUR_ROLES,
    OUR_SLIDES,
    told_choice,
    told_colour,
    told_colours,
    told_face,
    told_file,
    told_layout,
    told_problems,
    told_stripped,
    told_use,
    verdict_of,
)
from briefing_builder.backends.brand_report.reporting import brand_report
from briefing_builder.backends.svg import RenderContext, as_png, data_address, escaped_attribute, escaped_text, slide_svg, svg_pt
from briefing_builder.brand.backdrops import Backdrop, thumbnails_of
from briefing_builder.brand.model import Brand
from briefing_builder.deck.model import Deck
from briefing_builder.files.resources import resource
from briefing_builder.fonts import Library
from briefing_builder.problems import Checked
from briefing_builder.templating import load_templates, plain_view
from briefing_builder.units import Box

STYLE = ("brand", "page.css.j2")
"""The page's style among the templates; it is plain CSS."""
FREE, OURS = "#0b6e4f", "#b3261e"
"""The colours of frames: of the free region, and of our placeholders."""
STANDING_IN = "The pictures are drawn with a stand-in for the file's fonts, so words stand wider apart than in PowerPoint."
SLIDE_PIXELS = 800
"""The width of a slide's picture."""
LETTER_SHARE = 24
"""How many lines of a label would fill the height of a layout's picture."""


def brand_report_page(
    brand: Checked[Brand], deck: Deck, library: Library, *, is_own: bool = False, style_sheets: Sequence[str] = ()
) -> str:
    """Return the report on a brand as HTML, in English; `deck` is any deck in it, of which the first slide of each kind is shown.

    The page stands alone, its slides drawn with our fonts, unless the addresses of `style_sheets` are given: these then have its style
    (`STYLE`) and the fonts.
    """
    report = brand_report(brand, is_own=is_own)
    context = RenderContext(brand=brand.value, library=library)
    slides = {role: next((slide for slide in deck.slides if slide.layout == role), None) for role in OUR_SLIDES}
    drawn = {role: slide_svg(slide, deck, context) for role, slide in slides.items() if slide is not None}
    pictures = {f"slide:{role}": svg if style_sheets else _as_image(svg, brand.value) for role, svg in drawn.items()}
    pictures |= _pictures_of_layouts(report, brand.value)
    values = {**_view_of(report), "slides": list(_slide_views(report, pictures)), "style_sheets": list(style_sheets)}
    html = load_templates((resource("templates"),)).render("brand/page.html.j2", plain_view(values))
    for name, picture in pictures.items():  # no value can say this, for every one is escaped
        html = html.replace(f"<!--{name}-->", picture)
    return html


def _as_image(svg: str, brand: Brand) -> str:
    """A slide as it is drawn with our fonts, which whoever opens the page need not have."""
    png = Backdrop(data=as_png(svg, width=SLIDE_PIXELS, fonts=brand.fonts), media_type="image/png")
    return f'<img src="{data_address(png)}" alt="">'


def _view_of(report: BrandReport) -> dict[str, object]:
    return {
        "name": report.name, "verdict": verdict_of(report), "ready": report.is_ready, "file": told_file(report),
        "headings": {
            "slides": "Our slides in this brand", "colours": "Colours", "faces": "Fonts", "stripped": "Not taken from the file",
            "problems": "To be known", "layouts": f"Layouts of the file ({len(report.layouts)})",
            "starter": "For briefing.yaml, if something should be otherwise",
        },
        "drawn": STANDING_IN if any(face.fit in ("bounded", "unverified") for face in report.faces) else "",
        "legend": "Green and dashed: the largest free region. Red: where our texts stand. Grey: words and lines of the file.",
        "colours": [_colour_view(colour) for colour in told_colours(report)],
        "faces": [{"use": face.use, "said": told_face(face)} for face in report.faces],
        "lists": [
            {"heading": heading, "lines": list(lines)}
            for heading, lines in (("stripped", told_stripped(report)), ("problems", told_problems(report))) if lines
        ],
        "layouts": [_layout_view(number, layout) for number, layout in enumerate(report.layouts)],
        "starter": report.starter,
    }  # fmt: skip


def _slide_views(report: BrandReport, pictures: Mapping[str, str]) -> Iterator[dict[str, object]]:
    said = {choice.role: told_choice(choice) for choice in report.choices}
    for role, called in OUR_SLIDES.items():
        if role in said or f"slide:{role}" in pictures:
            yield {"picture": f"slide:{role}", "called": called, "said": said.get(role, "")}


def _colour_view(colour: ReportedColour) -> dict[str, object]:
    return {"rgb": colour.rgb, "was": colour.was, "called": COLOUR_ROLES.get(colour.role, colour.role), "said": told_colour(colour)}


def _layout_view(number: int, layout: ReportedLayout) -> dict[str, object]:
    return {
        "picture": f"layout:{number}", "name": layout.reading.name.strip(), "use": told_use(layout), "used": bool(layout.taken_for),
        "said": told_layout(layout),
    }  # fmt: skip


def _pictures_of_layouts(report: BrandReport, brand: Brand) -> dict[str, str]:
    drawn, own = thumbnails_of(brand), brand.unscaled or brand
    pictures = {}
    for number, layout in enumerate(report.layouts):
        roles = [role for role in layout.taken_for if role in own.layouts]
        frames = [(each.role, each.box) for role in roles[:1] for each in own.layouts[role].placeholders.values()]
        frames += [("contents", own.layouts[role].room) for role in roles[:1] if role == "content"]
        pictures[f"layout:{number}"] = layout_svg(layout, drawn.get(layout.reading.part), frames, (report.width, report.height))
    return pictures


def layout_svg(layout: ReportedLayout, drawn: Backdrop | None, frames: Sequence[tuple[str, Box]], size: tuple[int, int]) -> str:
    """Return what a layout draws, its free region and the frames of our placeholders by their names, as SVG; lengths are in EMU."""
    width, height = (svg_pt(length) for length in size)
    name = escaped_attribute(layout.reading.name)
    picture = f'<image href="{data_address(drawn)}" width="{width}" height="{height}" preserveAspectRatio="none"/>' if drawn else ""
    free = _frame(layout.reading.free, FREE, size, "6 4") if layout.reading.free else ""
    ours = "".join(_frame(box, OURS, size, "") + _label_in(box, text, size) for text, box in frames)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" aria-label="{name}">'
        f'<rect width="{width}" height="{height}" fill="#fff"/>{picture}{free}{ours}</svg>'
    )


def _frame(box: Box, colour: str, size: tuple[int, int], dashes: str) -> str:
    place = f'x="{svg_pt(box.left)}" y="{svg_pt(box.top)}" width="{svg_pt(box.width)}" height="{svg_pt(box.height)}"'
    line = f' stroke-dasharray="{dashes}"' if dashes else ""
    width = size[1] / 200
    halo = f'<rect {place} fill="none" stroke="#fff" stroke-width="{svg_pt(2 * width)}"/>'
    return f'{halo}<rect {place} fill="none" stroke="{colour}" stroke-width="{svg_pt(width)}"{line}/>'


def _label_in(box: Box, text: str, size: tuple[int, int]) -> str:
    """The name of a frame; none where it is too small for one."""
    letters = size[1] / LETTER_SHARE
    if box.height < letters * 1.3:
        return ""
    place = f'x="{svg_pt(box.left + letters / 3)}" y="{svg_pt(box.top + letters)}" font-size="{svg_pt(letters)}"'
    halo = f'paint-order="stroke" stroke="#fff" stroke-width="{svg_pt(letters / 3)}"'
    return f'<text {place} font-family="Carlito, Calibri, sans-serif" fill="{OURS}" {halo}>{escaped_text(text)}</text>'
