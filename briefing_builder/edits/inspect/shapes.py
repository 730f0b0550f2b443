"""Shapes in somebody's file: a shape tree goes in, one value for each shape comes out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

from lxml import etree
from lxml.etree import _Element

from briefing_builder.backends.pptx.xml import CHART, OFFICE
from briefing_builder.brand.reading.inheritance import ANCHORS, DEFAULT_INSETS
from briefing_builder.edits.inspect.charts import chart_oddities, inspected_chart
from briefing_builder.edits.inspect.package import Parts
from briefing_builder.edits.inspect.run_inheritance import (
    FALSE,
    TRUE,
    A,
    P,
    TextStyles,
    Theme,
    list_styles,
    placeholder_ancestors,
    placeholder_kind,
    placeholder_of,
)
from briefing_builder.edits.inspect.texts import CELL_INSETS, LINK, insets_of, text_in
from briefing_builder.edits.model import (
    NO_BOUNDS,
    PICTURE_DIGEST,
    SAFE,
    UNIT,
    Bounds,
    Cell,
    Paragraph,
    Shape,
    Table,
    group_digest,
    path_digest,
    rescaled,
    text_digest,
)
from briefing_builder.edits.policy import EXACT, SavingPolicy
from briefing_builder.values import replace

R = f"{{{OFFICE}}}"
GEOMETRIES = {"rect": "rectangle", "ellipse": "ellipse", "roundRect": "rounded", "line": "rectangle", "straightConnector1": "rectangle"}
USUAL_CORNER = 16_667  # ECMA-376 part 1, 20.1.9.18: what a rounded rectangle has when nobody says
TURNED = ("rot", "flipH", "flipV")
EDGES = ("lnL", "lnR", "lnT", "lnB")
ENDS = (f"{A}headEnd", f"{A}tailEnd")
WHOLE = "100000"
FRAMED = {
    "vert": ("horz", "turned in its frame"), "numCol": ("1", "set in columns"), "rot": ("0", "turned in its frame"),
    "wrap": ("square", "given lines that do not break"),
}  # fmt: skip
"""Attributes of a text's frame, with the value that we mean, and what another one does."""
FITTING = {"spAutoFit": "given a frame that follows its text", "normAutofit": "given letters that shrink when there is no room"}
"""What a frame may do about its text; ours does nothing."""
FEET = ("ftr", "sldNum", "dt")


@dataclass(frozen=True, slots=True, kw_only=True)
class SlideContext:
    """Where a shape tree stands: its part, layout and master, the theme, and what the program that saved it does."""

    parts: Parts
    part: str
    slide_parts: tuple[str, ...]
    """In the order of the slides, for links."""
    theme: Theme
    layout: _Element
    master: _Element
    defaults: _Element | None
    policy: SavingPolicy = EXACT
    copied_settings: frozenset[str] = frozenset()
    """What layout and master say, as `letter_settings` returns it, where the program copies it."""

    def text_styles(self, styles: tuple[_Element, ...], *, is_alone: bool) -> TextStyles:
        """Return what a text inherits from these styles; `is_alone` where its frame inherits from no frame of layout or master."""
        return TextStyles(
            theme=self.theme, styles=() if self.policy.flattens_styles else styles, is_complete=not self.policy.omits_defaults,
            copied_settings=self.copied_settings, is_alone=is_alone, loses_hanging=self.policy.unhangs_placeholders and not is_alone,
        )  # fmt: skip

    def default(self, value: str) -> str | None:
        """Return what holds where a file says nothing: the standard's value, unless the program leaves out what it thinks usual."""
        return None if self.policy.omits_defaults else value

    def link(self, element: _Element | None) -> str | None:
        """Return where a click leads: an address, or `#` and the number of a slide; empty for nowhere."""
        relation = None if element is None else self.parts.relations(self.part).get(str(element.get(f"{R}id")))
        if relation is None:
            return "" if element is None else str(element.get("action") or "")
        if relation.is_outside:
            return quote(relation.target, safe=SAFE)
        target = relation.target
        return f"#{self.slide_parts.index(target) + 1 if target in self.slide_parts else 0}"


def inspected_shapes(shapes: Iterable[_Element], context: SlideContext) -> tuple[Shape, ...]:
    """Return everything among these shapes, in their order; what stands in groups has its bounds on the slide."""
    return tuple(_each_shape(shapes, context, depth=0))


def _each_shape(shapes: Iterable[_Element], context: SlideContext, *, depth: int) -> Iterator[Shape]:
    for element in shapes:
        match etree.QName(element).localname:
            case "sp" if context.policy.fills_frames_with_pictures and _is_filled_with_a_picture(element):
                yield _inspected_picture(element, context, depth)
            case "sp" | "cxnSp":
                yield _inspected_shape(element, context, depth)
            case "pic":
                yield _inspected_picture(element, context, depth)
            case "graphicFrame":
                yield _graphic_frame(element, context, depth)
            case "grpSp":
                yield from _grouped_shapes(element, context, depth)
            case "nvGrpSpPr" | "grpSpPr" | "extLst":
                continue
            case _:
                yield Shape(kind="other", bounds=NO_BOUNDS, depth=depth)


def _grouped_shapes(element: _Element, context: SlideContext, depth: int) -> Iterator[Shape]:
    frame = element.find(f"{P}grpSpPr/{A}xfrm")
    name = element.find(f"{P}nvGrpSpPr/{P}cNvPr")
    inner, outer = _bounds_of(frame, "chOff", "chExt"), _bounds_of(frame)
    parts = tuple(_each_shape(element, context, depth=depth + 1))
    text = max((part.text for part in parts), key=len, default="")
    odd = (*_rotation_oddities(frame), *_hidden_oddities(name))
    digest, alt_text = group_digest(parts), _alt_text_digest(name, context)
    yield Shape(kind="group", bounds=outer, depth=depth, text_digest=digest, text=text, alt_text=alt_text, oddities=odd)
    yield from parts if inner == outer else (replace(part, bounds=rescaled(part.bounds, inner, outer)) for part in parts)


def _inspected_shape(element: _Element, context: SlideContext, depth: int) -> Shape:
    ancestors = placeholder_ancestors(element, context.layout, context.master)
    styles = list_styles(element, ancestors, context.master, context.defaults)
    body = element.find(f"{P}txBody")
    content = text_in(body, context.text_styles(styles, is_alone=placeholder_of(element) is None), context.link)
    properties, name = _shape_properties(element)
    frames = [child for each in (element, *ancestors) if (child := each.find(f"{P}spPr/{A}xfrm")) is not None and len(child) > 1]
    is_text = bool(content.text) or placeholder_of(element) is not None or _is_text_box(element)
    bodies = [child for each in (element, *ancestors) if (child := each.find(f"{P}txBody/{A}bodyPr")) is not None]
    geometry, corner = _geometry_and_corner(properties)
    is_recoloured = context.policy.recolours_rtl_footers and placeholder_kind(element, ancestors) in FEET
    return Shape(
        kind="text" if is_text else "shape",
        bounds=_bounds_of(frames[0]) if frames else NO_BOUNDS,
        depth=depth,
        text_digest=text_digest(content.text),
        text=content.text,
        paragraphs=_without_rtl_colours(content.paragraphs) if is_recoloured else content.paragraphs,
        anchor=ANCHORS.get(str(next((body.get("anchor") for body in bodies if body.get("anchor")), context.default("t")))),
        insets=insets_of(bodies, DEFAULT_INSETS, is_complete=not context.policy.omits_defaults) if is_text else None,
        fill=_fill_colour(properties, context),
        line=_outline_colour(properties, context),
        line_width=_outline_width(properties),
        geometry=geometry,
        path=_path_digests(properties),
        corner=corner,
        alt_text=None if is_text else _alt_text_digest(name, context),
        link=_shape_link(name, context),
        oddities=(*_shape_oddities(properties, name), *_frame_oddities(bodies, is_own=body is not None), *content.oddities),
    )


def _without_rtl_colours(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """The paragraphs, without the colours of those that run from right to left."""
    return tuple(
        replace(each, runs=tuple(replace(run, colour=None) for run in each.runs)) if each.is_rtl else each for each in paragraphs
    )  # fmt: skip


def _inspected_picture(element: _Element, context: SlideContext, depth: int) -> Shape:
    properties, name = _shape_properties(element)
    fills = (*element.iterfind(f"{P}blipFill"), *properties.iterfind(f"{A}blipFill"))
    blip, cut = (next((child for fill in fills if (child := fill.find(f"{A}{name}")) is not None), None) for name in ("blip", "srcRect"))
    relation = None if blip is None else context.parts.relations(context.part).get(str(blip.get(f"{R}embed")))
    geometry, corner = _geometry_and_corner(properties)
    changes = [] if blip is None else [child for child in blip if etree.QName(child).localname != "extLst"]
    return Shape(
        kind="picture",
        bounds=_bounds_of(properties.find(f"{A}xfrm")),
        depth=depth,
        picture="" if relation is None else context.parts.digest(relation.target)[:PICTURE_DIGEST].hex(),
        crop=NO_BOUNDS if cut is None else _crop_of(cut),
        geometry=geometry,
        corner=corner,
        line=_outline_colour(properties, context),
        line_width=_outline_width(properties),
        alt_text=_alt_text_digest(name, context),
        link=_shape_link(name, context),
        oddities=(*_shape_oddities(properties, name), *(("given an effect",) if changes else ())),
    )


def _graphic_frame(element: _Element, context: SlideContext, depth: int) -> Shape:
    name = element.find(f"{P}nvGraphicFramePr/{P}cNvPr")
    bounds, alt, hidden = _bounds_of(element.find(f"{P}xfrm")), _alt_text_digest(name, context), tuple(_hidden_oddities(name))
    chart = element.find(f".//{{{CHART}}}chart")
    relation = None if chart is None else context.parts.relations(context.part).get(str(chart.get(f"{R}id")))
    if relation is not None and relation.target in context.parts.names:
        tree = context.parts.tree(relation.target)
        plot = inspected_chart(tree, context.theme, context.policy)
        return Shape(kind="chart", bounds=bounds, depth=depth, alt_text=alt, chart=plot, oddities=(*hidden, *chart_oddities(tree)))
    table = element.find(f".//{A}tbl")
    if table is None:
        return Shape(kind="other", bounds=bounds, depth=depth, alt_text=alt, oddities=hidden)
    widths = tuple(int(column.get("w", "0")) // UNIT for column in table.iterfind(f"{A}tblGrid/{A}gridCol"))
    rows = tuple(tuple(_inspected_cell(cell, context) for cell in row.iterfind(f"{A}tc")) for row in table.iterfind(f"{A}tr"))
    heights = tuple(int(row.get("h", "0")) // UNIT for row in table.iterfind(f"{A}tr"))
    merged = any(cell.get(name) for cell in table.iter(f"{A}tc") for name in ("gridSpan", "rowSpan"))
    odd = (*hidden, "merged cells") if merged else hidden
    table_value = Table(column_widths=widths, row_heights=heights, rows=rows)
    return Shape(kind="table", bounds=bounds, depth=depth, alt_text=alt, table=table_value, oddities=odd)


def _inspected_cell(cell: _Element, context: SlideContext) -> Cell:
    styles = () if context.defaults is None else (context.defaults,)
    content = text_in(cell.find(f"{A}txBody"), context.text_styles(styles, is_alone=True), context.link)
    properties = cell.find(f"{A}tcPr")
    if properties is None:
        properties = etree.Element(f"{A}tcPr")
    return Cell(
        text_digest=text_digest(content.text), text=content.text, paragraphs=content.paragraphs,
        anchor=ANCHORS.get(str(properties.get("anchor", context.default("t")))), fill=_fill_colour(properties, context),
        insets=insets_of([properties], CELL_INSETS, is_complete=not context.policy.omits_defaults),
        borders=tuple(_line_colour(properties.find(f"{A}{name}"), context) for name in EDGES),
        oddities=(*_cell_oddities(properties), *content.oddities),
    )  # fmt: skip


def _shape_properties(element: _Element) -> tuple[_Element, _Element | None]:
    """The shape properties, empty ones where there are none, and the element with name and alternative text."""
    properties = element.find(f"{P}spPr")
    return etree.Element(f"{P}spPr") if properties is None else properties, element.find(f"*/{P}cNvPr")


def _is_filled_with_a_picture(element: _Element) -> bool:
    """Whether a shape shows a picture, and nothing else."""
    return element.find(f"{P}spPr/{A}blipFill") is not None and not any(text.text for text in element.iter(f"{A}t"))


def _is_text_box(element: _Element) -> bool:
    properties = element.find(f"{P}nvSpPr/{P}cNvSpPr")
    return properties is not None and properties.get("txBox") in TRUE


def _alt_text_digest(name: _Element | None, context: SlideContext) -> str | None:
    description = "" if name is None else str(name.get("descr", ""))
    return text_digest(description) if description else None if context.policy.drops_alt_texts else ""


def _shape_link(name: _Element | None, context: SlideContext) -> str | None:
    return context.link(None if name is None else name.find(LINK))


def _fill_colour(properties: _Element, context: SlideContext) -> str | None:
    for child in properties:
        match etree.QName(child).localname:
            case "solidFill":
                return context.theme.colour(child)
            case "noFill":
                return ""
            case "gradFill" | "blipFill" | "pattFill" | "grpFill" as kind:
                return kind
    return context.default("")


def _outline_colour(properties: _Element, context: SlideContext) -> str | None:
    return _line_colour(properties.find(f"{A}ln"), context)


def _line_colour(line: _Element | None, context: SlideContext) -> str | None:
    return context.default("") if line is None else _fill_colour(line, context)


def _outline_width(properties: _Element) -> int | None:
    line = properties.find(f"{A}ln")
    width = None if line is None else line.get("w")
    return None if width is None else int(width)


def _geometry_and_corner(properties: _Element) -> tuple[str | None, int | None]:
    if properties.find(f"{A}custGeom") is not None:
        return "path", None
    preset = properties.find(f"{A}prstGeom")
    if preset is None:
        return None, None
    name = str(preset.get("prst"))
    guide = preset.find(f"{A}avLst/{A}gd")
    adjustment = "" if guide is None else str(guide.get("fmla", "")).removeprefix("val ")
    corner = None if name != "roundRect" else int(adjustment) if adjustment.isdigit() else USUAL_CORNER
    return GEOMETRIES.get(name, name), corner


def _path_digests(properties: _Element) -> str:
    paths = properties.findall(f"{A}custGeom/{A}pathLst/{A}path")
    return " ".join(path_digest((int(path.get("w", "0")), int(path.get("h", "0"))), map(_path_step, path)) for path in paths)


def _path_step(step: _Element) -> tuple[str, list[int]]:
    points = [str(point.get(name)) for point in step.iter(f"{A}pt") for name in "xy"]
    return etree.QName(step).localname, [int(point) if point.lstrip("-").isdigit() else 0 for point in points]


def _rotation_oddities(frame: _Element | None) -> Iterator[str]:
    if frame is not None and any(frame.get(name, "0") not in FALSE for name in TURNED):
        yield "turned"


def _effect_oddities(properties: _Element) -> Iterator[str]:
    if any(properties.find(f"{A}{name}") is not None for name in ("effectLst/*", "effectDag", "scene3d", "sp3d")):
        yield "given an effect"


def _shape_oddities(properties: _Element, name: _Element | None) -> Iterator[str]:
    yield from _rotation_oddities(properties.find(f"{A}xfrm"))
    yield from _effect_oddities(properties)
    yield from _hidden_oddities(name)
    yield from _outline_oddities(properties.find(f"{A}ln"))


def _hidden_oddities(name: _Element | None) -> Iterator[str]:
    if name is not None and name.get("hidden", "0") not in FALSE:
        yield "hidden"


def _outline_oddities(line: _Element | None) -> Iterator[str]:
    if line is None:
        return
    dash = line.find(f"{A}prstDash")
    is_dashed = line.find(f"{A}custDash") is not None or (dash is not None and dash.get("val", "solid") != "solid")
    if is_dashed or line.get("cmpd", "sng") != "sng":
        yield "given a dashed or double outline"
    if any(end.get("type", "none") != "none" for end in line.iterfind(f"{A}*") if end.tag in ENDS):
        yield "given arrowheads"


def _frame_oddities(bodies: list[_Element], *, is_own: bool) -> Iterator[str]:
    """What a frame of its own says of its text that no frame behind it says."""
    if not is_own or not bodies:
        return
    own, *behind = bodies
    values = {name: own.get(name, usual) for name, (usual, _) in FRAMED.items()}
    odd = [name for name, (usual, _) in FRAMED.items() if values[name] not in (usual, *(each.get(name) for each in behind))]
    yield from dict.fromkeys(FRAMED[name][1] for name in odd)
    fitted = own.find(f"{A}normAutofit")
    if fitted is not None and (fitted.get("fontScale", WHOLE).removesuffix("%") not in ("100", WHOLE) or "lnSpcReduction" in fitted.attrib):
        yield "shrunk to fit its frame"
    else:
        yield from (what for name, what in FITTING.items() if own.find(f"{A}{name}") is not None)


def _cell_oddities(properties: _Element) -> Iterator[str]:
    if properties.get("vert", "horz") != "horz":
        yield FRAMED["vert"][1]
    yield from dict.fromkeys(what for name in EDGES for what in _outline_oddities(properties.find(f"{A}{name}")))


def _crop_of(cut: _Element) -> Bounds:
    left, top, right, bottom = (int(float(str(cut.get(name, "0")).removesuffix("%"))) for name in "ltrb")
    return left, top, right, bottom


def _bounds_of(frame: _Element | None, offset: str = "off", extent: str = "ext") -> Bounds:
    where = None if frame is None else frame.find(f"{A}{offset}")
    size = None if frame is None else frame.find(f"{A}{extent}")
    if where is None or size is None:
        return NO_BOUNDS
    lengths = [int(float(str(length))) // UNIT for length in (where.get("x"), where.get("y"), size.get("cx"), size.get("cy"))]
    return lengths[0], lengths[1], lengths[2], lengths[3]
