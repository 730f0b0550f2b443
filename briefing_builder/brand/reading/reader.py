"""Read a brand: a PowerPoint file goes in, its layouts by role, palette, text styles and faces come out.

Roles are recognised by the plain names that our own brand gives its layouts and placeholders, else by what OOXML says they are.
The free room of a layout is the box of its picture (cover) or links (question), else the master's body: the same place on every slide.
"""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation as OpenPresentation
from pptx.slide import SlideLayout, SlideMaster

from briefing_builder.brand import colours
from briefing_builder.brand.colours import DRAWING
from briefing_builder.brand.model import Brand, Colour, Face, Ground, Layout, Placeholder, TextStyle, Typeface
from briefing_builder.brand.reading import inheritance
from briefing_builder.brand.reading.faces import typeface_named
from briefing_builder.brand.reading.inheritance import PRESENTATION, Lineage
from briefing_builder.brand.reading.notes_master import notes_master_of
from briefing_builder.brand.reading.package import opened_file
from briefing_builder.brand.reading.rectangles import rectangles_of
from briefing_builder.brand.reading.roles import ROOM_PLACEHOLDER, layout_role, placeholder_role
from briefing_builder.brand.reading.scale import FROM_PLACEHOLDER, SET_LIKE_TITLES, scale_of
from briefing_builder.brand.xml.manner import has_manner, manner_of
from briefing_builder.errors import BrandError
from briefing_builder.files.resources import USUAL_BRAND, brand_names, resource
from briefing_builder.problems import Source, did_you_mean, error
from briefing_builder.units import Box, Emu
from briefing_builder.values import replace

TEXT_STYLES = {"title": "titleStyle", "ctrTitle": "titleStyle", "body": "bodyStyle", "obj": "bodyStyle", "subTitle": "bodyStyle"}
PLAIN_GROUNDS = ("paper", "night", "ink")
ROLES_BY_PLACEHOLDER: Mapping[str, Mapping[str, str]] = {
    "question": {"kicker": "accent-on-night", "question-lead": "muted-on-night"},
    "statement": {"subtitle": "muted-on-peak"},
}
"""Layout → its placeholders, with the palette roles of their colours."""
THEME_FONTS: Mapping[Face, str] = {"heading": "majorFont", "body": "minorFont"}
EAST_ASIAN = frozenset(("Jpan", "Hang", "Hans", "Hant"))
MASTER_KINDS = {"ctrTitle": "title", "subTitle": "body", "obj": "body"}


def builtin_brands() -> tuple[str, ...]:
    """Return the names of the brands that are installed with us, the usual one first."""
    return brand_names()


@lru_cache(maxsize=8)
def builtin_brand(name: str = USUAL_BRAND) -> Brand:
    """Return a brand that is installed with us, read once a process.

    Raises BrandError when there is none of that name, ResourceMissing when its file is not there.
    """
    if name not in brand_names():
        raise BrandError(error("brand-unknown", f"there is no brand {name!r}", None, did_you_mean(name, brand_names())))
    return read_brand(resource("assets", "brands", f"{name}.pptx"))


def read_brand(file: Path) -> Brand:
    """Return the brand in a PowerPoint file: every palette and style role, and at least the layout `content`.

    Raises BrandError when the file is no PowerPoint file or no layout of it has a title.
    """
    return brand_in(opened_file(file), file, Source(path=str(file)))


def brand_in(presentation: OpenPresentation, file: Path, place: Source) -> Brand:
    """Return the brand in an open file, as `read_brand` does."""
    master = presentation.slide_master
    theme = etree.fromstring(master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob)
    palette = colours.palette(colours.theme_colours(theme), colours.colour_map(master.element))
    _take_colours_of_grounds(presentation, palette)
    layouts = _layouts(presentation, palette)
    if "content" not in layouts:
        raise BrandError(error("brand-without-title", "no layout of this file has a title placeholder", place))
    typefaces, manner = typefaces_of(theme), manner_of(_custom_properties(presentation), file)
    return Brand(
        name=file.stem,
        file=str(file),
        width=Emu(int(presentation.slide_width or 0)),
        height=Emu(int(presentation.slide_height or 0)),
        layouts=layouts,
        palette={**palette, **_nameless(layouts)},
        styles=_styles(layouts, scale_of(typefaces), manner.figures),
        typefaces=typefaces,
        notes=notes_master_of(presentation, palette),
        manner=manner,
    )


def is_made_for_us(presentation: OpenPresentation) -> bool:
    """Return whether a file says in its properties how a brand of ours draws: then its layouts have the names that we know."""
    return has_manner(_custom_properties(presentation))


def _custom_properties(presentation: OpenPresentation) -> bytes | None:
    relations = presentation.part.package.iter_rels()
    kind = RELATIONSHIP_TYPE.CUSTOM_PROPERTIES
    return next((bytes(relation.target_part.blob) for relation in relations if relation.reltype == kind), None)


def _layouts(presentation: OpenPresentation, palette: Mapping[str, Colour]) -> dict[str, Layout]:
    layouts: dict[str, Layout] = {}
    spare: list[Layout] = []
    for index, layout in enumerate(presentation.slide_layouts):
        ground = _background_role(layout, palette)
        placeholders = _placeholders(layout, palette, ground)
        role = layout_role(layout.name, tuple(placeholder.kind for placeholder in placeholders.values()))
        room = _content_area(role, placeholders, presentation)
        value = Layout(
            role=role,
            name=layout.name,
            index=index,
            placeholders=placeholders,
            room=room,
            ground=ground,
            rectangles=rectangles_of(layout.element, layout.slide_master.element, palette),
        )
        layouts.setdefault(role, value)
        spare += [value] if "title" in placeholders else []
    if "content" not in layouts and spare:
        layouts["content"] = layouts.get("body", spare[0])
    layouts.pop("", None)
    return layouts


def _placeholders(layout: SlideLayout, palette: Mapping[str, Colour], ground: Ground) -> dict[str, Placeholder]:
    placeholders: dict[str, Placeholder] = {}
    for shape in _placeholder_shapes(layout):
        lineage = _lineage(shape, layout.slide_master)
        kind, index = _placeholder_type(shape), _placeholder_idx(shape)
        box = inheritance.inherited_box(lineage)
        if box is None:
            continue
        role = placeholder_role(_shape_name(shape), kind, tuple(placeholders))
        placeholders[role] = Placeholder(
            role=role,
            index=index,
            kind=kind,
            box=box,
            style=inheritance.inherited_text_style(lineage, palette, ground),
            anchor=inheritance.inherited_anchor(lineage),
            insets=inheritance.inherited_insets(lineage),
            paragraph_format=inheritance.inherited_paragraph_format(lineage),
        )
    return placeholders


def _lineage(own: etree._Element, master: SlideMaster) -> Lineage:
    kind = _placeholder_type(own)
    alike = MASTER_KINDS.get(kind, kind)
    parent = next((shape for shape in _placeholder_shapes(master) if _placeholder_type(shape) == alike), None)
    style = master.element.find(f"{PRESENTATION}txStyles/{PRESENTATION}{TEXT_STYLES.get(kind, 'otherStyle')}")
    return Lineage(own=own, master=parent, style=style)


def _placeholder_shapes(owner: SlideLayout | SlideMaster) -> tuple[etree._Element, ...]:
    tree = owner.element.find(f"{PRESENTATION}cSld/{PRESENTATION}spTree")
    return () if tree is None else tuple(shape for shape in tree if shape.find(f"*/{PRESENTATION}nvPr/{PRESENTATION}ph") is not None)


def _shape_name(shape: etree._Element) -> str:
    element = shape.find(f"*/{PRESENTATION}cNvPr")
    return "" if element is None else str(element.get("name", ""))


def _placeholder_type(shape: etree._Element) -> str:
    element = shape.find(f".//{PRESENTATION}ph")
    return "obj" if element is None else str(element.get("type", "obj"))


def _placeholder_idx(shape: etree._Element) -> int:
    element = shape.find(f".//{PRESENTATION}ph")
    return 0 if element is None else int(element.get("idx", "0"))


def _content_area(role: str, placeholders: Mapping[str, Placeholder], presentation: OpenPresentation) -> Box:
    own = placeholders.get(ROOM_PLACEHOLDER.get(role, "body"))
    if own is not None:
        return own.box
    for shape in _placeholder_shapes(presentation.slide_master):
        if _placeholder_type(shape) == "body":
            box = inheritance.inherited_box(Lineage(own=shape, master=None, style=None))
            if box is not None:
                return box
    margin = Emu(int(presentation.slide_width or 0) // 16)
    whole = Box(left=Emu(0), top=Emu(0), width=Emu(int(presentation.slide_width or 0)), height=Emu(int(presentation.slide_height or 0)))
    return whole.inset(margin, margin)


def _background_role(layout: SlideLayout, palette: Mapping[str, Colour]) -> Ground:
    role = _background_colour(layout, palette)
    if layout_role(layout.name, ()) == "statement" and role not in PLAIN_GROUNDS:
        return "peak"
    if layout_role(layout.name, ()) == "form" and role == "ink":
        return "sheet"
    return "night" if role in ("night", "ink") else "paper"


def _background_colour(layout: SlideLayout, palette: Mapping[str, Colour]) -> str:
    """The role of the one colour that fills the layout, or the colour itself with `#`; the paper where it has its master's."""
    fill = layout.element.find(f"{PRESENTATION}cSld/{PRESENTATION}bg/{PRESENTATION}bgPr/{DRAWING}solidFill")
    return "paper" if fill is None else colours.colour_role_of(fill, palette, "paper")


def _take_colours_of_grounds(presentation: OpenPresentation, palette: dict[str, Colour]) -> None:
    """Replace derived colours by those that the layouts of question and statement themselves use as ground and on it."""
    for layout in presentation.slide_layouts:
        if _background_role(layout, palette) == "peak":
            ground = _background_colour(layout, palette)
            palette["peak"] = Colour(theme="", rgb=ground.removeprefix("#")) if ground.startswith("#") else palette[ground]
        roles = ROLES_BY_PLACEHOLDER.get(layout_role(layout.name, ()), {})
        for shape in _placeholder_shapes(layout):
            role = roles.get(placeholder_role(_shape_name(shape), _placeholder_type(shape), ()))
            fill = shape.find(f".//{DRAWING}lstStyle/{DRAWING}lvl1pPr/{DRAWING}defRPr/{DRAWING}solidFill/{DRAWING}srgbClr")
            if role is not None and fill is not None:
                palette[role] = Colour(theme="", rgb=fill.get("val", "").upper())


def _styles(layouts: Mapping[str, Layout], scale: Mapping[str, TextStyle], figures: Face) -> dict[str, TextStyle]:
    styles = dict(scale)
    for role, (layout, placeholder) in FROM_PLACEHOLDER.items():
        source = layouts[layout].placeholders.get(placeholder) if layout in layouts else None
        if source is not None:
            styles[role] = source.style
    is_bold = styles["title"].bold
    return {role: replace(style, bold=is_bold, face=figures) if role in SET_LIKE_TITLES else style for role, style in styles.items()}


def _nameless(layouts: Mapping[str, Layout]) -> dict[str, Colour]:
    """Return the colours of placeholders that have no role, under the names that `role_of` gave them."""
    used = {placeholder.style.colour for layout in layouts.values() for placeholder in layout.placeholders.values()}
    return {name: Colour(theme="", rgb=name.removeprefix("#")) for name in sorted(used) if name.startswith("#")}


def typefaces_of(theme: etree._Element) -> dict[Face, Typeface]:
    return {face: _typeface(theme.find(f".//{DRAWING}{tag}")) for face, tag in THEME_FONTS.items()}


def _typeface(fonts: etree._Element | None) -> Typeface:
    """A theme's face with those that stand beside it: for East Asian scripts, for complex ones, and the list by script."""
    slots = {slot: "" if fonts is None else slot_of(fonts, slot) for slot in ("latin", "ea", "cs")}
    listed = {} if fonts is None else {str(each.get("script")): str(each.get("typeface", "")) for each in fonts.findall(f"{DRAWING}font")}
    scripts = ((script, name) for script, name in sorted(listed.items()) if name and not slots["ea" if script in EAST_ASIAN else "cs"])
    others = frozenset(filter(None, (slots["ea"], slots["cs"], *listed.values())))
    return replace(typeface_named(slots["latin"]), scripts=tuple(scripts), others=others)


def slot_of(fonts: etree._Element, slot: str) -> str:
    """Return the typeface in a slot of a theme's fonts (`latin`, `ea`, `cs`); nothing where it is empty."""
    element = fonts.find(f"{DRAWING}{slot}")
    return "" if element is None else str(element.get("typeface", ""))
