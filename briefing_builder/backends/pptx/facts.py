"""What one part of a finished package says about itself; parts that decks have in common are read once a process."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from posixpath import join, normpath

from lxml import etree

from briefing_builder.backends.pptx.xml import DRAWING, PACKAGE
from briefing_builder.backends.pptx.xml import PRESENTATION as SLIDES

USED = re.compile(rb'\br:(?:id|embed|link|pict)="([^"]*)"')
SHAPE_ID = re.compile(rb'<p:cNvPr id="(\d+)"')
AXIS = re.compile(rb'<c:axId val="(\d+)"')
TITLES = ("title", "ctrTitle")

Relations = Mapping[str, tuple[str, str]]
"""Name → kind and target; the target of an outside relationship is empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """One part: the relationships it uses, or has (a .rels part), ids that stand twice, axes that are not there, its title."""

    used: frozenset[str] = frozenset()
    relations: Relations = field(default_factory=dict)
    repeated_ids: tuple[str, ...] = ()
    has_lost_axis: bool = False
    title: str = ""


@lru_cache(maxsize=1024)
def facts_of(name: str, raw: bytes) -> Facts:
    """Return the facts of an XML part.

    Raises lxml.etree.XMLSyntaxError when it is not well formed.
    """
    tree = etree.fromstring(raw)
    if name.endswith(".rels"):
        return Facts(relations=_relations(name, tree))
    counts = Counter(SHAPE_ID.findall(raw)) if name.startswith(("ppt/slides/", "ppt/notesSlides/")) else Counter[bytes]()
    return Facts(
        used=frozenset(found.decode() for found in USED.findall(raw)),
        repeated_ids=tuple(number.decode() for number, count in counts.items() if count > 1),
        has_lost_axis=name.startswith("ppt/charts/") and any(count != 2 for count in Counter(AXIS.findall(raw)).values()),
        title=_title(tree) if name.startswith("ppt/slides/") else "",
    )


def _relations(name: str, tree: etree._Element) -> Relations:
    folder = name.partition("_rels/")[0].rstrip("/")
    found: dict[str, tuple[str, str]] = {}
    for element in tree.iter(f"{{{PACKAGE}/relationships}}Relationship"):
        target = str(element.get("Target", ""))
        is_outside = element.get("TargetMode") == "External"
        place = "" if is_outside else target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
        found[str(element.get("Id"))] = (str(element.get("Type", "")).rpartition("/")[2], place)
    return found


def _title(tree: etree._Element) -> str:
    for holder in tree.iter(f"{{{SLIDES}}}ph"):
        if holder.get("type") in TITLES:
            shape = next(holder.iterancestors(f"{{{SLIDES}}}sp"))
            return "".join(text.text or "" for text in shape.iter(f"{{{DRAWING}}}t")).strip()
    return ""
