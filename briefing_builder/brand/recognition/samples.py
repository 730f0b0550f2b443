"""The sample slides of a file, looked at before they are taken out: the bytes of the file go in, what they say of its layouts comes out."""

import posixpath
from collections.abc import Iterator, Mapping
from zipfile import ZipFile

from lxml import etree

from briefing_builder.brand.colours import DRAWING, PRESENTATION
from briefing_builder.brand.reading.package import FAULTS
from briefing_builder.brand.readings import SampleUse
from briefing_builder.files.archive import opened_zip
from briefing_builder.values import Value

RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
REFERENCE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
PLAIN_XML = etree.XMLParser(remove_comments=True, remove_pis=True, resolve_entities=False, no_network=True, load_dtd=False)
MAIN = "ppt/presentation.xml"
MOST_READ = 80
"""Slides whose shapes are looked at."""
ROUNDED = ("roundRect", "round2SameRect", "round1Rect", "round2DiagRect")
SQUARE = ("rect", "snip1Rect", "flowChartProcess")


class Samples(Value, frozen=True, kw_only=True):
    """The sample slides of a file: by the part of a layout who uses it, how many slides there are, and how their panels are drawn.

    `rounded` and `square` count filled shapes with such corners; `tables` are the styles of their tables.
    """

    uses: Mapping[str, SampleUse] = {}
    count: int = 0
    rounded: int = 0
    square: int = 0
    tables: tuple[str, ...] = ()


NO_SAMPLES = Samples()


def samples_of(data: bytes) -> Samples:
    """Return what the sample slides of a file say; none where it has none, or they cannot be read."""
    try:
        with opened_zip(data) as package:
            return _samples_in(package)
    except FAULTS:
        return NO_SAMPLES


def _samples_in(package: ZipFile) -> Samples:
    names = frozenset(package.namelist())
    uses: dict[str, SampleUse] = {}
    forms: list[str] = []
    tables: list[str] = []
    slides = [slide for slide in _slides(package) if slide in names]
    for number, slide in enumerate(slides, start=1):
        layout = next((target for kind, target in _related(package, slide).values() if kind.endswith("/slideLayout")), "")
        seen = uses.get(layout, SampleUse(first=number))
        uses[layout] = SampleUse(count=seen.count + 1, first=seen.first, last=number)
        if number <= MOST_READ:
            tree = etree.fromstring(package.read(slide), PLAIN_XML)
            forms += _panel_forms(tree)
            tables += [(each.text or "").strip() for each in tree.iter(f"{DRAWING}tableStyleId")]
    return Samples(
        uses={f"/{name}": use for name, use in uses.items()}, count=len(slides), rounded=sum(form in ROUNDED for form in forms),
        square=sum(form in SQUARE for form in forms), tables=tuple(tables),
    )  # fmt: skip


def _slides(package: ZipFile) -> list[str]:
    related = _related(package, MAIN)
    tree = etree.fromstring(package.read(MAIN), PLAIN_XML)
    listed = [str(entry.get(REFERENCE, "")) for entry in tree.iterfind(f"{PRESENTATION}sldIdLst/{PRESENTATION}sldId")]
    return [related[name][1] for name in listed if name in related]


def _related(package: ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """The relationships of a part: their kinds, and the names of the parts that they lead to."""
    folder, name = posixpath.split(part)
    tree = etree.fromstring(package.read(f"{folder}/_rels/{name}.rels"), PLAIN_XML)
    entries = [entry for entry in tree.iter(RELATIONS) if entry.get("TargetMode") != "External"]
    return {str(entry.get("Id")): (str(entry.get("Type")), _reached_part(folder, str(entry.get("Target")))) for entry in entries}


def _reached_part(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


def _panel_forms(tree: etree._Element) -> Iterator[str]:
    """The forms of filled shapes that are no placeholders."""
    for shape in tree.iter(f"{PRESENTATION}sp"):
        properties = shape.find(f"{PRESENTATION}spPr")
        is_placeholder = shape.find(f"*/{PRESENTATION}nvPr/{PRESENTATION}ph") is not None
        form = None if properties is None else properties.find(f"{DRAWING}prstGeom")
        is_filled = properties is not None and (
            properties.find(f"{DRAWING}solidFill") is not None or shape.find(f"{PRESENTATION}style") is not None
        )
        if form is not None and is_filled and not is_placeholder:
            yield str(form.get("prst", ""))
