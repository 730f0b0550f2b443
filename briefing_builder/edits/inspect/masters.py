"""What stands behind all slides, layouts, masters and theme: the brand's as we write it, and what somebody's file has now.

A layout is a digest of its things as a slide would get them, of its ground and of what moves on it.
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
from briefing_builder.edits.inspect.run_inheritance import FALSE, A, P, Theme, holder_of, theme_of
from briefing_builder.edits.inspect.shapes import R, Scene, things_of
from briefing_builder.edits.model import Behind, Thing, mark
from briefing_builder.files.archive import archive
from briefing_builder.memory import Memory

BRANDS = 8
"""Looks that are remembered."""
NO_LAYOUT = etree.Element(f"{P}sldLayout")
"""Stands where a layout or a master is looked at by itself."""
FACES = ("majorFont", "minorFont")


@dataclass(frozen=True, slots=True, kw_only=True)
class Backstage:
    """What a template puts behind its slides: `drawn` has the things of each layout, in their order."""

    drawn: tuple[tuple[Thing, ...], ...]
    behind: Behind


_backstages: Memory[Backstage] = Memory(BRANDS)
"""By the very template."""


def backstage_of(brand: Brand) -> Backstage:
    """Return what a brand puts behind its slides; read once a process."""
    template = template_of(brand)
    return _backstages.find((template,)) or _backstages.keep(_of_template(template), (template,))


def backdrop_of(scene: Scene, *, layout: str, master: str) -> tuple[Thing, ...]:
    """Return what the parts `layout` and `master` draw behind a slide, the master's things first."""
    owners = [(layout, scene.layout)]
    if scene.layout.get("showMasterSp", "1") not in FALSE:
        owners.insert(0, (master, scene.master))
    return tuple(thing for part, owner in owners for thing in _drawn(replace(scene, part=part), owner))


def behind_in(parts: Parts, main: str, *, is_rough: bool) -> Behind:
    """Return what stands behind the slides of a presentation, the part `main`; of a rough program's only the theme's colours.

    Raises one of opening.FAULTS when it has no master with a theme.
    """
    masters = list(_listed(parts, main, "sldMaster"))
    theme = parts.tree(parts.related(masters[0], "theme"))
    colours = tuple(colour.lower() for colour in theme_colours(theme).values())
    if is_rough:
        return Behind(colours=colours)
    faces = [theme.find(f".//{A}{name}/{A}latin") for name in FACES]
    scenes = [_scene(parts, master, main) for master in masters]
    layouts = [replace(scene, part=layout) for scene in scenes for layout in _listed(parts, scene.part, "sldLayout")]
    return Behind(
        layouts=tuple((layout_name(parts.tree(scene.part)), _mark(scene)) for scene in layouts),
        masters=tuple(_mark(scene) for scene in scenes),
        colours=colours,
        faces=tuple("" if face is None else str(face.get("typeface")) for face in faces),
    )


def layout_name(layout: _Element) -> str:
    """Return the name of a layout in one line."""
    common = layout.find(f"{P}cSld")
    return "" if common is None else " ".join(str(common.get("name", "")).split())


def ground_of(theme: Theme, *owners: _Element) -> str | None:
    """Return the colour behind a slide, of the first owner that says one; the kind of fill where it is no colour."""
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


def _of_template(template: Template) -> Backstage:
    presentation = xml_part(MAIN, "".join(template.presentation))
    relations = xml_part(rels_name(MAIN), relationships_xml(template.relations))
    parts = opened_parts(archive([part.member for part in (*template.parts, presentation, relations)]))
    drawn = []
    for layout in template.layouts:
        master = parts.related(layout, "slideMaster")
        scene = replace(_scene(parts, master, MAIN), layout=parts.tree(layout))
        drawn.append(backdrop_of(scene, layout=layout, master=master))
    return Backstage(drawn=tuple(drawn), behind=behind_in(parts, MAIN, is_rough=False))


def _listed(parts: Parts, name: str, kind: str) -> Iterator[str]:
    """The masters of a presentation or the layouts of a master, in their order."""
    entries = parts.tree(name).iterfind(f"{P}{kind}IdLst/{P}{kind}Id")
    return (parts.relations(name)[str(entry.get(f"{R}id"))].target for entry in entries)


def _scene(parts: Parts, master: str, main: str) -> Scene:
    tree = parts.tree(master)
    theme = theme_of(parts.tree(parts.related(master, "theme")), tree.find(f"{P}clrMap"))
    return Scene(
        parts=parts, part=master, slides={}, theme=theme, layout=NO_LAYOUT, master=tree,
        defaults=parts.tree(main).find(f"{P}defaultTextStyle"), is_rough=False,
    )  # fmt: skip


def _mark(scene: Scene) -> str:
    """The digest of the layout or master that is the scene's part; colours and typefaces of the theme by their names."""
    scene = replace(scene, theme=Theme(colours={}, faces={}))
    owner = scene.parts.tree(scene.part)
    tree = owner.find(f"{P}cSld/{P}spTree")
    colours = [] if (found := owner.find(f"{P}clrMap")) is None else sorted(found.items())
    moves = [str(one.tag) for one in owner.iter(f"{P}transition", f"{P}spTgt")]
    is_bare = owner.get("showMasterSp", "1") in FALSE
    things = things_of(() if tree is None else tree, scene)
    return mark(repr((is_bare, ground_of(scene.theme, owner), colours, moves, things)))


def _drawn(scene: Scene, owner: _Element) -> tuple[Thing, ...]:
    tree = owner.find(f"{P}cSld/{P}spTree")
    return things_of([] if tree is None else [shape for shape in tree if holder_of(shape) is None], scene)
