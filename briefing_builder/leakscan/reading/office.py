"""PowerPoint, Word and Excel files: their parts go in, texts come out with the slide, shape, cell or paragraph in which they stand."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from posixpath import dirname, join, normpath
from typing import Any

from lxml import etree

from briefing_builder.leakscan.reading.model import EmbeddedFile, Part, Unreadable
from briefing_builder.leakscan.reading.strings import decoded_text
from briefing_builder.leakscan.reading.xml import local_name, xml_parts

TYPES = "[Content_Types].xml"
PRESENTATION = "ppt/presentation.xml"
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_NUMBER = re.compile(r"(\d+)\.xml$")
SHAPES = frozenset(("sp", "pic", "graphicFrame", "cxnSp", "grpSp", "anchor", "inline"))
KNOWN = (
    (re.compile(r"^ppt/slideMasters/"), "a slide master"),
    (re.compile(r"^ppt/slideLayouts/"), "a slide layout"),
    (re.compile(r"^ppt/notesMasters/"), "the notes master"),
    (re.compile(r"^ppt/comments|^word/comments|^xl/comments"), "a comment"),
    (re.compile(r"/charts/"), "a chart"),
    (re.compile(r"^docProps/"), "the file's properties"),
    (re.compile(r"^customXml/"), "custom XML"),
    (re.compile(r"^word/header"), "a page header"),
    (re.compile(r"^word/footer"), "a page footer"),
    (re.compile(r"^word/(footnotes|endnotes)"), "a footnote"),
    (re.compile(r"^xl/sharedStrings"), "the texts of the cells"),
)


def is_office(files: Sequence[EmbeddedFile]) -> bool:
    """Return whether these members are those of an Office file."""
    return any(file.name == TYPES for file in files)


def office_parts(files: Sequence[EmbeddedFile]) -> Iterator[Part]:
    """Yield the texts of all XML parts, and every other part (pictures, workbooks) to be read in its turn."""
    labels = _slide_labels({file.name: file.data for file in files})
    for file in files:
        label = _part_label(file.name, labels)
        if file.name.endswith(".bin"):
            yield Unreadable(place=label, reason="nobody knows this kind of part")
        text = decoded_text(file.data) if file.name.endswith((".xml", ".rels", ".vml")) else None
        if text is None:
            yield EmbeddedFile(place=label, name=file.name, data=file.data)
        else:
            yield from (part.under(label) for part in _part_texts(text))


@lru_cache(maxsize=256)
def _part_texts(text: str) -> tuple[Part, ...]:
    """Decks of one brand have masters and layouts in common."""
    return tuple(xml_parts(text, _element_place))


def _part_label(name: str, labels: Mapping[str, str]) -> str:
    known = labels.get(name) or next((word for pattern, word in KNOWN if pattern.search(name)), "")
    return f"{known} ({name})" if known else name


def _slide_labels(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The number of each slide, and of the slide that each notes page belongs to; hidden ones are named so."""
    if PRESENTATION not in parts:
        return {}
    targets = _relationship_targets(parts, PRESENTATION)
    labels: dict[str, str] = {}
    for number, name in enumerate(_slide_names(parts[PRESENTATION], targets), 1):
        is_hidden = b'show="0"' in parts.get(name, b"")[:2000]
        labels[name] = f"slide {number}{' (hidden)' if is_hidden else ''}"
        labels |= {notes: f"notes of slide {number}" for notes in _relationship_targets(parts, name).values() if "notesSlide" in notes}
    spare = [name for name in parts if name.startswith("ppt/slides/slide") and name.endswith(".xml") and name not in labels]
    return labels | dict.fromkeys(spare, "a slide that is in no list")


def _slide_names(presentation: bytes, targets: Mapping[str, str]) -> Iterator[str]:
    root = _parsed_xml(presentation)
    if root is not None:
        for node in root.iter("{*}sldId"):
            name = targets.get(str(node.get(f"{OFFICE}id")))
            if name:
                yield name


def _relationship_targets(parts: Mapping[str, bytes], name: str) -> dict[str, str]:
    folder, file = dirname(name), name.rpartition("/")[2]
    root = _parsed_xml(parts.get(join(folder, "_rels", f"{file}.rels"), b""))
    if root is None:
        return {}
    relations = ((str(node.get("Id")), str(node.get("Target", ""))) for node in root.iter(RELATIONS))
    return {id: target.lstrip("/") if target.startswith("/") else normpath(join(folder, target)) for id, target in relations}


def _parsed_xml(data: bytes) -> Any:
    try:
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)) if data else None
    except etree.XMLSyntaxError:
        return None


def _element_place(node: Any) -> str:
    """The cell, point or shape around an element, in plain words."""
    for element in (node, *node.iterancestors()):
        name = local_name(element.tag) if isinstance(element.tag, str) else ""
        if name == "c" and element.get("r"):
            return f"cell {element.get('r')}"
        if name == "tc":
            return _table_cell_label(element)
        if name == "pt" and element.get("idx"):
            return f"{_series_label(element)}point {int(element.get('idx')) + 1}" if str(element.get("idx")).isdecimal() else "a point"
        if name in SHAPES:
            label = next((child.get("name") for child in element.iter("{*}cNvPr", "{*}docPr")), "")
            return f"shape “{label}”" if label else "a shape"
    return ""


def _series_label(point: Any) -> str:
    series = next(point.iterancestors("{*}ser"), None)
    if series is None:
        return ""
    return f"series {1 + sum(1 for _ in series.itersiblings('{*}ser', preceding=True))}, "


def _table_cell_label(cell: Any) -> str:
    row = cell.getparent()
    across = 1 + sum(1 for _ in cell.itersiblings("{*}tc", preceding=True))
    down = 1 + sum(1 for _ in row.itersiblings("{*}tr", preceding=True))
    return f"table row {down}, column {across}"
