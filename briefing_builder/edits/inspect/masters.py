"""Layouts, masters and theme, which all slides follow: a brand or somebody's file goes in, their values come out.

A layout is a digest of its shapes as a slide would get them, of its background and of what moves on it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree
from lxml.etree import _Element

from briefing_builder.backends.pptx.parts.part import xml_part
from briefing_builder.backends.pptx.parts.part_facts import PRESENTATION as MAIN
from briefing_builder.backends.pptx.parts.relationships import relationships_xml, rels_name
from briefing_builder.backends.pptx.template import Template, template_of
from briefing_builder.brand.colours import theme_colours
from briefing_builder.brand.model import Brand
from briefing_builder.edits.inspect.package import Parts, opened_parts
from briefing_builder.edits.inspect.run_inheritance import FALSE, A, P, Theme, placeholder_of, theme_of
from briefing_builder.edits.inspect.shapes import R, SlideContext, inspected_shapes
from briefing_builder.edits.model import Masters, Shape, text_digest
from briefing_builder.edits.policy import EXACT, SavingPolicy
from briefing_builder.files.archive import archive
from briefing_builder.memory import shared

BRANDS = 8
"""Brands that are remembered."""
NO_LAYOUT = etree.Element(f"{P}sldLayout")
"""Stands where a layout or a master is looked at by itself."""
FONTS = ("majorFont", "minorFont")


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandMasters:
    """What a template puts behind its slides; backdrops and background colours are those of its layouts, in their order."""

    backdrops: tuple[tuple[Shape, ...], ...]
    backgrounds: tuple[str | None, ...]
    masters: Masters


def brand_masters(brand: Brand) -> BrandMasters:
    """Return what a brand puts behind its slides; read once a process."""
    return _masters_of_template(template_of(brand))


def inspected_backdrop(context: SlideContext, *, layout: str, master: str) -> tuple[Shape, ...]:
    """Return what the parts `layout` and `master` draw behind a slide, the master's shapes first."""
    owners = [(layout, context.layout)]
    if context.layout.get("showMasterSp", "1") not in FALSE:
        owners.insert(0, (master, context.master))
    return tuple(thing for part, owner in owners for thing in _drawn_shapes(replace(context, part=part), owner))


def inspected_masters(parts: Parts, main: str, policy: SavingPolicy) -> Masters:
    """Return what the slides of a presentation, the part `main`, follow; only the theme's colours where a program rewrites the rest.

    Raises one of FAULTS when it has no master with a theme.
    """
    masters = list(_listed_parts(parts, main, "sldMaster"))
    theme = parts.tree(parts.related(masters[0], "theme"))
    colours = tuple(colour.lower() for colour in theme_colours(theme).values())
    if policy.rewrites_masters:
        return Masters(colours=colours)
    fonts = [theme.find(f".//{A}{name}/{A}latin") for name in FONTS]
    contexts = [_master_context(parts, master, main) for master in masters]
    layouts = [replace(context, part=layout) for context in contexts for layout in _listed_parts(parts, context.part, "sldLayout")]
    return Masters(
        layouts=tuple((layout_name(parts.tree(context.part)), _master_digest(context)) for context in layouts),
        masters=tuple(_master_digest(context) for context in contexts),
        colours=colours,
        fonts=tuple("" if font is None else str(font.get("typeface")) for font in fonts),
    )


def layout_name(layout: _Element) -> str:
    """Return the name of a layout in one line."""
    common = layout.find(f"{P}cSld")
    return "" if common is None else " ".join(str(common.get("name", "")).split())


def inspected_background(theme: Theme, *owners: _Element) -> str | None:
    """Return the background colour of a slide, of the first owner that says one; `another fill` where it is no colour."""
    for owner in owners:
        background = owner.find(f"{P}cSld/{P}bg")
        if background is None:
            continue
        reference = background.find(f"{P}bgRef")
        if reference is not None:
            return theme.colour(reference)
        properties = background.find(f"{P}bgPr")
        fill = None if properties is None else properties.find(f"{A}solidFill")
        return theme.colour(fill) if fill is not None else "another fill"
    return None


@shared(most=BRANDS)
def _masters_of_template(template: Template) -> BrandMasters:
    presentation = xml_part(MAIN, "".join(template.presentation))
    relations = xml_part(rels_name(MAIN), relationships_xml(template.relations))
    parts = opened_parts(archive([part.member for part in (*template.parts, presentation, relations)]))
    backdrops, backgrounds = [], []
    for layout in template.layouts:
        master = parts.related(layout, "slideMaster")
        context = replace(_master_context(parts, master, MAIN), layout=parts.tree(layout))
        backdrops.append(inspected_backdrop(context, layout=layout, master=master))
        backgrounds.append(inspected_background(context.theme, context.layout, context.master))
    return BrandMasters(backdrops=tuple(backdrops), backgrounds=tuple(backgrounds), masters=inspected_masters(parts, MAIN, EXACT))


def _listed_parts(parts: Parts, name: str, kind: str) -> Iterator[str]:
    """The masters of a presentation or the layouts of a master, in their order."""
    entries = parts.tree(name).iterfind(f"{P}{kind}IdLst/{P}{kind}Id")
    return (parts.relations(name)[str(entry.get(f"{R}id"))].target for entry in entries)


def _master_context(parts: Parts, master: str, main: str) -> SlideContext:
    tree = parts.tree(master)
    theme = theme_of(parts.tree(parts.related(master, "theme")), tree.find(f"{P}clrMap"))
    return SlideContext(
        parts=parts, part=master, slide_parts=(), theme=theme, layout=NO_LAYOUT, master=tree,
        defaults=parts.tree(main).find(f"{P}defaultTextStyle"),
    )  # fmt: skip


def _master_digest(context: SlideContext) -> str:
    """The digest of the layout or master that is the context's part; colours and typefaces of the theme by their names."""
    context = replace(context, theme=Theme(colours=(), fonts=()))
    owner = context.parts.tree(context.part)
    tree = owner.find(f"{P}cSld/{P}spTree")
    colours = [] if (colour_map := owner.find(f"{P}clrMap")) is None else sorted(colour_map.items())
    moves = [str(element.tag) for element in owner.iter(f"{P}transition", f"{P}spTgt")]
    is_bare = owner.get("showMasterSp", "1") in FALSE
    shapes = inspected_shapes(() if tree is None else tree, context)
    return text_digest(repr((is_bare, inspected_background(context.theme, owner), colours, moves, shapes)))


def _drawn_shapes(context: SlideContext, owner: _Element) -> tuple[Shape, ...]:
    tree = owner.find(f"{P}cSld/{P}spTree")
    return inspected_shapes([] if tree is None else [shape for shape in tree if placeholder_of(shape) is None], context)
