"""The parts of a template become a file again: a presentation with all that it leads to goes in, under the usual names it comes out."""

import hashlib
from collections.abc import Mapping
from io import BytesIO
from posixpath import dirname, relpath, split
from xml.sax.saxutils import quoteattr
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from lxml import etree

from briefing_builder.brand.package.model import OFFICE, PACKAGE, GivenPart
from briefing_builder.brand.package.parts import parts_of
from briefing_builder.brand.package.pictures import picture_type
from briefing_builder.brand.xml.theme import DECLARATION

FORMAT = "application/vnd.openxmlformats-officedocument"
MICROSOFT = "http://schemas.microsoft.com/office/2007/relationships"
USUAL: Mapping[str, tuple[str, str]] = {
    "officeDocument": ("ppt/presentation.xml", "presentationml.presentation.main+xml"),
    "slideMaster": ("ppt/slideMasters/slideMaster{}.xml", "presentationml.slideMaster+xml"),
    "slideLayout": ("ppt/slideLayouts/slideLayout{}.xml", "presentationml.slideLayout+xml"),
    "notesMaster": ("ppt/notesMasters/notesMaster{}.xml", "presentationml.notesMaster+xml"),
    "handoutMaster": ("ppt/handoutMasters/handoutMaster{}.xml", "presentationml.handoutMaster+xml"),
    "theme": ("ppt/theme/theme{}.xml", "theme+xml"),
    "themeOverride": ("ppt/theme/themeOverride{}.xml", "themeOverride+xml"),
    "presProps": ("ppt/presProps.xml", "presentationml.presProps+xml"),
    "viewProps": ("ppt/viewProps.xml", "presentationml.viewProps+xml"),
    "tableStyles": ("ppt/tableStyles.xml", "presentationml.tableStyles+xml"),
    "chart": ("ppt/drawings/chart{}.xml", "drawingml.chart+xml"),
    "diagramData": ("ppt/diagrams/data{}.xml", "drawingml.diagramData+xml"),
    "diagramLayout": ("ppt/diagrams/layout{}.xml", "drawingml.diagramLayout+xml"),
    "diagramQuickStyle": ("ppt/diagrams/quickStyle{}.xml", "drawingml.diagramStyle+xml"),
    "diagramColors": ("ppt/diagrams/colors{}.xml", "drawingml.diagramColors+xml"),
    "diagramDrawing": ("ppt/diagrams/drawing{}.xml", ""),
    "font": ("ppt/fonts/font{}.fntdata", ""),
}
"""Kind of part → its name and the end of its content type (ECMA-376 part 1, 13.3 and 14.2); slides and charts of decks have others."""
OTHER_TYPES = {"font": "application/x-fontdata", "diagramDrawing": "application/vnd.ms-office.drawingml.diagramDrawing+xml"}
CUSTOM = "docProps/custom.xml"
CUSTOM_TYPE = f"{FORMAT}.custom-properties+xml"


def written(main: GivenPart, properties: bytes) -> bytes:
    """Return the file; equal pictures are one part. The same parts give the same bytes."""
    names, types = _names_of(main)
    content: dict[str, bytes] = {}
    for part, name in names.items():
        content.setdefault(
            name, part.data if part.tree is None else etree.tostring(part.tree, xml_declaration=True, encoding="UTF-8", standalone=True)
        )
        if part.targets or part.links:
            content.setdefault(_rels_of(name), _relations(part, name, names))
    roots = f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="{names[main]}"/>'
    if properties:
        content[CUSTOM], types[CUSTOM] = properties, CUSTOM_TYPE
        roots += f'<Relationship Id="rId2" Type="{OFFICE}/custom-properties" Target="{CUSTOM}"/>'
    overrides = "".join(f"<Override PartName={quoteattr('/' + name)} ContentType={quoteattr(kind)}/>" for name, kind in types.items())
    listed = (
        f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{overrides}</Types>'
    )
    return _zipped({"[Content_Types].xml": listed.encode(), "_rels/.rels": _relationships(roots), **content})


def part_names(main: GivenPart) -> dict[GivenPart, str]:
    """Return what the parts of a presentation are called in the file that is written, without a slash before it."""
    return _names_of(main)[0]


def _names_of(main: GivenPart) -> tuple[dict[GivenPart, str], dict[str, str]]:
    names: dict[GivenPart, str] = {}
    types: dict[str, str] = {}
    pictures: dict[bytes, str] = {}
    counts: dict[str, int] = {}
    for part in parts_of(main):
        digest = hashlib.sha256(part.data).digest() if part.kind == "image" else b""
        if digest in pictures:
            names[part] = pictures[digest]
            continue
        counts[part.kind] = counts.get(part.kind, 0) + 1
        if part.kind == "image":
            ending, content_type = picture_type(part.data)
            name = pictures[digest] = f"ppt/media/image{counts[part.kind]}.{ending}"
        else:
            pattern, ending = USUAL[part.kind]
            name, content_type = pattern.format(counts[part.kind]), OTHER_TYPES.get(part.kind, f"{FORMAT}.{ending}")
        names[part], types[name] = name, content_type
    return names, types


def _relations(part: GivenPart, name: str, names: Mapping[GivenPart, str]) -> bytes:
    inside = [(each, _type_of(target.kind), relpath(names[target], dirname(name)), "") for each, target in part.targets.items()]
    outside = [(each, f"{OFFICE}/hyperlink", address, ' TargetMode="External"') for each, address in part.links.items()]
    return _relationships(
        "".join(
            f"<Relationship Id={quoteattr(each)} Type={quoteattr(kind)} Target={quoteattr(target)}{mode}/>"
            for each, kind, target, mode in (*inside, *outside)
        )
    )


def _type_of(kind: str) -> str:
    return f"{MICROSOFT if kind == 'diagramDrawing' else OFFICE}/{kind}"


def _relationships(entries: str) -> bytes:
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{entries}</Relationships>'.encode()


def _rels_of(name: str) -> str:
    folder, file = split(name)
    return f"{folder}/_rels/{file}.rels"


def _zipped(content: Mapping[str, bytes]) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_STORED) as package:
        for name, data in content.items():
            package.writestr(ZipInfo(name), data)
    return stream.getvalue()
