"""Things on a slide that somebody's file holds: a tree of shapes goes in, one value for each thing comes out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import quote

from lxml import etree
from lxml.etree import _Element

from briefing_builder.backends.pptx.xml import CHART, OFFICE
from briefing_builder.brand.reading.inheritance import ANCHORS, DEFAULT_INSETS
from briefing_builder.edits.inspect.charts import oddities_of, plot_of
from briefing_builder.edits.inspect.package import Parts
from briefing_builder.edits.inspect.run_inheritance import FALSE, TRUE, A, P, Theme, Voice, ancestors, holder_of, kind_of, text_styles
from briefing_builder.edits.inspect.texts import CELL_INSETS, LINK, insets_of, words_of
from briefing_builder.edits.model import (
    PICTURE_DIGEST,
    SAFE,
    UNIT,
    Lines,
    Place,
    Thing,
    group_words,
    mark,
    path_mark,
    rescaled,
)

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
NOWHERE: Place = (0, 0, 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Where a tree of shapes stands: its part, layout and master, the theme, and how much of what is not said is known."""

    parts: Parts
    part: str
    slides: dict[str, int]
    """Number of a slide by its part, for links."""
    theme: Theme
    layout: _Element
    master: _Element
    defaults: _Element | None
    is_rough: bool
    habits: frozenset[str] = frozenset()
    """Of a rough program, as `habits_of` returns them."""

    def voice(self, styles: tuple[_Element, ...], *, is_alone: bool) -> Voice:
        """Return how a text with these styles is heard here; `is_alone` where no frame of layout or master stands behind its own."""
        return Voice(theme=self.theme, styles=styles, is_complete=not self.is_rough, habits=self.habits, is_alone=is_alone)

    def link(self, element: _Element | None) -> str | None:
        """Return where a click leads: an address, or `#` and the number of a slide; empty for nowhere."""
        relation = None if element is None else self.parts.relations(self.part).get(str(element.get(f"{R}id")))
        if relation is None:
            return "" if element is None else str(element.get("action") or "")
        if relation.is_outside:
            return quote(relation.target, safe=SAFE)
        return f"#{self.slides.get(relation.target, 0)}"


def things_of(shapes: Iterable[_Element], scene: Scene) -> tuple[Thing, ...]:
    """Return everything among these shapes, in their order; what stands in groups has its place on the slide."""
    return tuple(_walk(shapes, scene, depth=0))


def _walk(shapes: Iterable[_Element], scene: Scene, *, depth: int) -> Iterator[Thing]:
    for element in shapes:
        match etree.QName(element).localname:
            case "sp" | "cxnSp":
                yield _shape(element, scene, depth)
            case "pic":
                yield _picture(element, scene, depth)
            case "graphicFrame":
                yield _frame(element, scene, depth)
            case "grpSp":
                yield from _group(element, scene, depth)
            case "nvGrpSpPr" | "grpSpPr" | "extLst":
                continue
            case _:
                yield Thing(kind="other", place=NOWHERE, depth=depth)


def _group(element: _Element, scene: Scene, depth: int) -> Iterator[Thing]:
    frame = element.find(f"{P}grpSpPr/{A}xfrm")
    name = element.find(f"{P}nvGrpSpPr/{P}cNvPr")
    inner, outer = _place(frame, "chOff", "chExt"), _place(frame)
    parts = tuple(_walk(element, scene, depth=depth + 1))
    text = max((part.text for part in parts), key=len, default="")
    odd = (*_turned(frame), *_hidden(name))
    yield Thing(kind="group", place=outer, depth=depth, words=group_words(parts), text=text, alt=_alt(name, scene), oddities=odd)
    yield from parts if inner == outer else (replace(part, place=rescaled(part.place, inner, outer)) for part in parts)


def _shape(element: _Element, scene: Scene, depth: int) -> Thing:
    forebears = ancestors(element, scene.layout, scene.master)
    styles = () if scene.is_rough else text_styles(element, forebears, scene.master, scene.defaults)
    body = element.find(f"{P}txBody")
    words = words_of(body, scene.voice(styles, is_alone=holder_of(element) is None), scene.link)
    properties, name = _parts(element)
    frames = [found for one in (element, *forebears) if (found := one.find(f"{P}spPr/{A}xfrm")) is not None and len(found) > 1]
    is_text = bool(words.text) or holder_of(element) is not None or _is_text_box(element)
    bodies = [found for one in (element, *forebears) if (found := one.find(f"{P}txBody/{A}bodyPr")) is not None]
    geometry, corner = _geometry(properties)
    return Thing(
        kind="text" if is_text else "shape",
        place=_place(frames[0]) if frames else NOWHERE,
        depth=depth,
        words=mark(words.text),
        text=words.text,
        paragraphs=_of_the_foot(words.paragraphs) if scene.is_rough and kind_of(element, forebears) in FEET else words.paragraphs,
        anchor=ANCHORS.get(next((body.get("anchor", "") for body in bodies if body.get("anchor")), "" if scene.is_rough else "t")),
        insets=insets_of(bodies, DEFAULT_INSETS, is_complete=not scene.is_rough) if is_text else None,
        fill=_fill(properties, scene),
        line=_line(properties, scene),
        weight=_weight(properties),
        geometry=geometry,
        steps=_steps(properties),
        corner=corner,
        alt=None if is_text else _alt(name, scene),
        link=_link(name, scene),
        oddities=(*_drawn_oddly(properties, name), *_set_oddly(bodies, is_own=body is not None), *words.oddities),
    )


def _of_the_foot(paragraphs: tuple[Lines, ...]) -> tuple[Lines, ...]:
    """Without the colours of what runs from right to left: LibreOffice gives it the master's, not the layout's."""
    return tuple(
        one._replace(spans=tuple(span._replace(colour=None) for span in one.spans)) if one.is_rtl else one for one in paragraphs
    )  # fmt: skip


def _picture(element: _Element, scene: Scene, depth: int) -> Thing:
    properties, name = _parts(element)
    blip = element.find(f"{P}blipFill/{A}blip")
    relation = None if blip is None else scene.parts.relations(scene.part).get(str(blip.get(f"{R}embed")))
    cut = element.find(f"{P}blipFill/{A}srcRect")
    geometry, corner = _geometry(properties)
    changes = [] if blip is None else [child for child in blip if etree.QName(child).localname != "extLst"]
    return Thing(
        kind="picture",
        place=_place(properties.find(f"{A}xfrm")),
        depth=depth,
        picture="" if relation is None else scene.parts.digest(relation.target)[:PICTURE_DIGEST].hex(),
        crop=NOWHERE if cut is None else _edges(cut),
        geometry=geometry,
        corner=corner,
        line=_line(properties, scene),
        weight=_weight(properties),
        alt=_alt(name, scene),
        link=_link(name, scene),
        oddities=(*_drawn_oddly(properties, name), *(("given an effect",) if changes else ())),
    )


def _frame(element: _Element, scene: Scene, depth: int) -> Thing:
    name = element.find(f"{P}nvGraphicFramePr/{P}cNvPr")
    place, alt, hidden = _place(element.find(f"{P}xfrm")), _alt(name, scene), tuple(_hidden(name))
    chart = element.find(f".//{{{CHART}}}chart")
    relation = None if chart is None else scene.parts.relations(scene.part).get(str(chart.get(f"{R}id")))
    if relation is not None and relation.target in scene.parts.names:
        tree = scene.parts.tree(relation.target)
        plot = plot_of(tree, scene.theme, is_rough=scene.is_rough)
        return Thing(kind="chart", place=place, depth=depth, alt=alt, plot=plot, oddities=(*hidden, *oddities_of(tree)))
    table = element.find(f".//{A}tbl")
    if table is None:
        return Thing(kind="other", place=place, depth=depth, alt=alt, oddities=hidden)
    widths = tuple(int(column.get("w", "0")) // UNIT for column in table.iterfind(f"{A}tblGrid/{A}gridCol"))
    rows = tuple(tuple(_cell(cell, scene) for cell in row.iterfind(f"{A}tc")) for row in table.iterfind(f"{A}tr"))
    heights = tuple(int(row.get("h", "0")) // UNIT for row in table.iterfind(f"{A}tr"))
    merged = any(cell.get(name) for cell in table.iter(f"{A}tc") for name in ("gridSpan", "rowSpan"))
    odd = (*hidden, "merged cells") if merged else hidden
    return Thing(kind="table", place=place, depth=depth, alt=alt, widths=widths, heights=heights, cells=rows, oddities=odd)


def _cell(cell: _Element, scene: Scene) -> Thing:
    styles = () if scene.is_rough or scene.defaults is None else (scene.defaults,)
    words = words_of(cell.find(f"{A}txBody"), scene.voice(styles, is_alone=True), scene.link)
    properties = cell.find(f"{A}tcPr")
    if properties is None:
        properties = etree.Element(f"{A}tcPr")
    return Thing(
        kind="text", place=NOWHERE, words=mark(words.text), text=words.text, paragraphs=words.paragraphs,
        anchor=ANCHORS.get(str(properties.get("anchor", "" if scene.is_rough else "t"))), fill=_fill(properties, scene),
        insets=insets_of([properties], CELL_INSETS, is_complete=not scene.is_rough),
        borders=tuple(_edge(properties.find(f"{A}{name}"), scene) for name in EDGES),
        oddities=(*_cell_oddities(properties), *words.oddities),
    )  # fmt: skip


def _parts(element: _Element) -> tuple[_Element, _Element | None]:
    """The shape properties, empty ones where there are none, and the element with name and alternative text."""
    properties = element.find(f"{P}spPr")
    return etree.Element(f"{P}spPr") if properties is None else properties, element.find(f"*/{P}cNvPr")


def _is_text_box(element: _Element) -> bool:
    found = element.find(f"{P}nvSpPr/{P}cNvSpPr")
    return found is not None and found.get("txBox") in TRUE


def _alt(name: _Element | None, scene: Scene) -> str | None:
    said = "" if name is None else str(name.get("descr", ""))
    return mark(said) if said else None if scene.is_rough else ""


def _link(name: _Element | None, scene: Scene) -> str | None:
    return scene.link(None if name is None else name.find(LINK))


def _fill(properties: _Element, scene: Scene) -> str | None:
    for child in properties:
        match etree.QName(child).localname:
            case "solidFill":
                return scene.theme.colour(child)
            case "noFill":
                return ""
            case "gradFill" | "blipFill" | "pattFill" | "grpFill" as kind:
                return kind
    return None if scene.is_rough else ""


def _line(properties: _Element, scene: Scene) -> str | None:
    return _edge(properties.find(f"{A}ln"), scene)


def _edge(line: _Element | None, scene: Scene) -> str | None:
    return (None if scene.is_rough else "") if line is None else _fill(line, scene)


def _weight(properties: _Element) -> int | None:
    line = properties.find(f"{A}ln")
    said = None if line is None else line.get("w")
    return None if said is None else int(said)


def _geometry(properties: _Element) -> tuple[str | None, int | None]:
    if properties.find(f"{A}custGeom") is not None:
        return "path", None
    preset = properties.find(f"{A}prstGeom")
    if preset is None:
        return None, None
    name = str(preset.get("prst"))
    guide = preset.find(f"{A}avLst/{A}gd")
    said = "" if guide is None else str(guide.get("fmla", "")).removeprefix("val ")
    corner = None if name != "roundRect" else int(said) if said.isdigit() else USUAL_CORNER
    return GEOMETRIES.get(name, name), corner


def _steps(properties: _Element) -> str:
    paths = properties.findall(f"{A}custGeom/{A}pathLst/{A}path")
    return " ".join(path_mark((int(path.get("w", "0")), int(path.get("h", "0"))), map(_step, path)) for path in paths)


def _step(step: _Element) -> tuple[str, list[int]]:
    points = [str(point.get(name)) for point in step.iter(f"{A}pt") for name in "xy"]
    return etree.QName(step).localname, [int(one) if one.lstrip("-").isdigit() else 0 for one in points]


def _turned(frame: _Element | None) -> Iterator[str]:
    if frame is not None and any(frame.get(name, "0") not in FALSE for name in TURNED):
        yield "turned"


def _effects(properties: _Element) -> Iterator[str]:
    if any(properties.find(f"{A}{name}") is not None for name in ("effectLst/*", "effectDag", "scene3d", "sp3d")):
        yield "given an effect"


def _drawn_oddly(properties: _Element, name: _Element | None) -> Iterator[str]:
    yield from _turned(properties.find(f"{A}xfrm"))
    yield from _effects(properties)
    yield from _hidden(name)
    yield from _stroked(properties.find(f"{A}ln"))


def _hidden(name: _Element | None) -> Iterator[str]:
    if name is not None and name.get("hidden", "0") not in FALSE:
        yield "hidden"


def _stroked(line: _Element | None) -> Iterator[str]:
    if line is None:
        return
    dash = line.find(f"{A}prstDash")
    is_dashed = line.find(f"{A}custDash") is not None or (dash is not None and dash.get("val", "solid") != "solid")
    if is_dashed or line.get("cmpd", "sng") != "sng":
        yield "given a dashed or double outline"
    if any(end.get("type", "none") != "none" for end in line.iterfind(f"{A}*") if end.tag in ENDS):
        yield "given arrowheads"


def _set_oddly(bodies: list[_Element], *, is_own: bool) -> Iterator[str]:
    """What a frame of its own says of its text that no frame behind it says."""
    if not is_own or not bodies:
        return
    own, *behind = bodies
    said = {name: own.get(name, usual) for name, (usual, _) in FRAMED.items()}
    odd = [name for name, (usual, _) in FRAMED.items() if said[name] not in (usual, *(one.get(name) for one in behind))]
    yield from dict.fromkeys(FRAMED[name][1] for name in odd)
    fitted = own.find(f"{A}normAutofit")
    if fitted is not None and (fitted.get("fontScale", WHOLE).removesuffix("%") not in ("100", WHOLE) or "lnSpcReduction" in fitted.attrib):
        yield "shrunk to fit its frame"
    else:
        yield from (what for name, what in FITTING.items() if own.find(f"{A}{name}") is not None)


def _cell_oddities(properties: _Element) -> Iterator[str]:
    if properties.get("vert", "horz") != "horz":
        yield FRAMED["vert"][1]
    yield from dict.fromkeys(what for name in EDGES for what in _stroked(properties.find(f"{A}{name}")))


def _edges(cut: _Element) -> Place:
    left, top, right, bottom = (int(float(str(cut.get(name, "0")).removesuffix("%"))) for name in "ltrb")
    return left, top, right, bottom


def _place(frame: _Element | None, offset: str = "off", extent: str = "ext") -> Place:
    where = None if frame is None else frame.find(f"{A}{offset}")
    size = None if frame is None else frame.find(f"{A}{extent}")
    if where is None or size is None:
        return NOWHERE
    lengths = [int(float(str(one))) // UNIT for one in (where.get("x"), where.get("y"), size.get("cx"), size.get("cy"))]
    return lengths[0], lengths[1], lengths[2], lengths[3]

