"""What layout and master draw behind a slide: shapes that are no placeholders, of the brand as we write it and of somebody's file."""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from lxml.etree import _Element

from briefing_builder.archive import archive
from briefing_builder.backends.pptx.meaning.opening import opened_parts
from briefing_builder.backends.pptx.meaning.things import Scene, things_of
from briefing_builder.backends.pptx.meaning.values import Thing
from briefing_builder.backends.pptx.meaning.voices import P, holder_of, theme_of
from briefing_builder.backends.pptx.template import Template, template_of
from briefing_builder.brand.model import Brand

HIDDEN = ("0", "false")
BRANDS = 8
"""Looks that are remembered."""


def backdrop_of(scene: Scene, *, layout: str, master: str) -> tuple[Thing, ...]:
    """Return what the parts `layout` and `master` draw behind a slide, the master's things first."""
    owners = [(layout, scene.layout)]
    if scene.layout.get("showMasterSp", "1") not in HIDDEN:
        owners.insert(0, (master, scene.master))
    return tuple(thing for part, owner in owners for thing in _drawn(replace(scene, part=part), owner))


def backdrops_of(brand: Brand) -> dict[str, tuple[Thing, ...]]:
    """Return what each layout of a brand draws, by the layout's role; read once a process."""
    status = Path(brand.file).stat()
    key = (brand.file, brand.recolour, status.st_mtime_ns, status.st_size)
    drawn = _of_template(_Look(key, template_of(brand)))
    return {role: drawn[layout.index] for role, layout in brand.layouts.items()}


class _Look:
    """A brand's parts, equal to those of the same file and colours."""

    __slots__ = ("key", "template")

    def __init__(self, key: tuple[object, ...], template: Template) -> None:
        self.key, self.template = key, template

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Look) and self.key == other.key


@lru_cache(maxsize=BRANDS)
def _of_template(look: _Look) -> tuple[tuple[Thing, ...], ...]:
    parts = opened_parts(archive([part.member for part in look.template.parts]))
    found = []
    for layout in look.template.layouts:
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
