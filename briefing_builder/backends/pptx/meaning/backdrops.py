"""What layout and master draw behind a slide: shapes that are no placeholders, of the brand as we write it and of somebody's file."""

from dataclasses import replace

from lxml.etree import _Element

from briefing_builder.archive import archive
from briefing_builder.backends.pptx.meaning.opening import opened_parts
from briefing_builder.backends.pptx.meaning.things import Scene, things_of
from briefing_builder.backends.pptx.meaning.values import Thing
from briefing_builder.backends.pptx.meaning.voices import FALSE, P, holder_of, theme_of
from briefing_builder.backends.pptx.template import Template, template_of
from briefing_builder.brand.model import Brand
from briefing_builder.memory import Memory

BRANDS = 8
"""Looks that are remembered."""
_drawn_by: Memory[tuple[tuple[Thing, ...], ...]] = Memory(BRANDS)
"""What the layouts of a template draw, by the very template."""


def backdrop_of(scene: Scene, *, layout: str, master: str) -> tuple[Thing, ...]:
    """Return what the parts `layout` and `master` draw behind a slide, the master's things first."""
    owners = [(layout, scene.layout)]
    if scene.layout.get("showMasterSp", "1") not in FALSE:
        owners.insert(0, (master, scene.master))
    return tuple(thing for part, owner in owners for thing in _drawn(replace(scene, part=part), owner))


def backdrops_of(brand: Brand) -> dict[str, tuple[Thing, ...]]:
    """Return what each layout of a brand draws, by the layout's role; read once a process."""
    template = template_of(brand)
    drawn = _drawn_by.find((template,)) or _drawn_by.keep(_of_template(template), (template,))
    return {role: drawn[layout.index] for role, layout in brand.layouts.items()}


def _of_template(template: Template) -> tuple[tuple[Thing, ...], ...]:
    parts = opened_parts(archive([part.member for part in template.parts]))
    found = []
    for layout in template.layouts:
        master = parts.related(layout, "slideMaster")
        tree = parts.tree(master)
        theme = theme_of(parts.tree(parts.related(master, "theme")), tree.find(f"{P}clrMap"))
        scene = Scene(
            parts=parts, part=layout, slides={}, theme=theme, layout=parts.tree(layout), master=tree, defaults=None, is_rough=False
        )  # fmt: skip
        found.append(backdrop_of(scene, layout=layout, master=master))
    return tuple(found)


def _drawn(scene: Scene, owner: _Element) -> tuple[Thing, ...]:
    tree = owner.find(f"{P}cSld/{P}spTree")
    return things_of([] if tree is None else [shape for shape in tree if holder_of(shape) is None], scene)
