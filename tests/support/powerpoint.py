"""A deck as PowerPoint leaves it when somebody opens it and saves: what its documentation and its files say it adds, and nothing else.

PowerPoint itself is not here. Sources: [MS-PPTX] 2.2 (creation ids, revision info), [MS-ODRAWXML] (a16), ECMA-376 part 1, 19.3, 21.1.2.3.9
(`dirty`, `err`) and 22.2 (application properties).
"""

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A16 = "http://schemas.microsoft.com/office/drawing/2014/main"
P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
P1510 = "http://schemas.microsoft.com/office/powerpoint/2015/10/main"
C16 = "http://schemas.microsoft.com/office/drawing/2014/chart"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
APP = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="{OFFICE}/extended-properties"><TotalTime>3</TotalTime>'
    "<Words>3412</Words><Application>Microsoft Office PowerPoint</Application><PresentationFormat>Widescreen</PresentationFormat>"
    "<AppVersion>16.0000</AppVersion></Properties>"
)
QUIET = (
    f'<p:timing xmlns:p="{P[1:-1]}"><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot"/></p:par></p:tnLst>'
    "</p:timing>"
)
LABEL = (
    '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="99" name="MSIP_Label_0000_Enabled">'
    "<vt:lpwstr>true</vt:lpwstr></property>"
)
"""What a label of confidentiality leaves, whoever saves (Microsoft Information Protection SDK, metadata of labels)."""
PACKAGE = OFFICE.replace("officeDocument", "package")
THUMBNAIL = f'<Relationship Id="rId99" Type="{PACKAGE}/relationships/metadata/thumbnail" Target="docProps/thumbnail.jpeg"/>'
REVISION = f'<Relationship Id="rId998" Type="{P1510.replace("main", "relationships")}/revisionInfo" Target="revisionInfo.xml"/>'
RELATION = re.compile(rb'"rId(\d+)"')


def saved_by_powerpoint(data: bytes) -> bytes:
    """Return the deck with what PowerPoint adds; nobody has changed anything."""
    stream = BytesIO()
    with ZipFile(BytesIO(data)) as package, ZipFile(stream, "w", ZIP_DEFLATED) as saved:
        for name in package.namelist():
            saved.writestr(name, _part(name, package.read(name)))
        saved.writestr("docProps/thumbnail.jpeg", b"\xff\xd8\xff\xe0")
        saved.writestr("ppt/revisionInfo.xml", f'<p1510:revInfo xmlns:p1510="{P1510}"/>')
    return stream.getvalue()


def _part(name: str, raw: bytes) -> bytes:
    if name == "docProps/app.xml":
        return APP.encode()
    if name == "docProps/custom.xml":
        return raw.replace(b"</Properties>", LABEL.encode() + b"</Properties>")
    if name == "_rels/.rels":
        return raw.replace(b"</Relationships>", THUMBNAIL.encode() + b"</Relationships>")
    if name == "ppt/_rels/presentation.xml.rels":
        return raw.replace(b"</Relationships>", REVISION.encode() + b"</Relationships>")
    if name == "[Content_Types].xml":
        return raw.replace(b"<Default ", b'<Default Extension="jpeg" ContentType="image/jpeg"/><Default ', 1)
    if name.startswith("ppt/slides/_rels/"):
        return _renumbered(raw)
    if re.fullmatch(r"ppt/(slides|notesSlides|slideLayouts|slideMasters)/[^/]+\.xml", name):
        tree = etree.fromstring(_renumbered(raw) if name.startswith("ppt/slides/") else raw)
        _mark(tree, is_slide=name.startswith("ppt/slides/"))
        return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))
    if re.fullmatch(r"ppt/charts/[^/]+\.xml", name):
        return _marked_chart(raw)
    return raw


def _renumbered(raw: bytes) -> bytes:
    return RELATION.sub(lambda found: b'"rId%d"' % (int(found[1]) + 40), raw)


def _mark(tree: etree._Element, *, is_slide: bool) -> None:
    for number, name in enumerate(tree.iter(f"{P}cNvPr")):
        identity = {"id": f"{{0000{number:04d}-0000-4000-8000-000000000000}}"}
        _extend(name, A, "{FF2B5EF4-FFF2-40B4-BE49-F238E27FC236}", f"{{{A16}}}creationId", identity)
    for run in list(tree.iter(f"{A}r")):
        _proof(run)
    for paragraph in tree.iter(f"{A}p"):
        if paragraph.find(f"{A}endParaRPr") is None:
            etree.SubElement(paragraph, f"{A}endParaRPr", lang="en-GB", dirty="0")
    for latin in tree.iter(f"{A}latin"):
        latin.set("panose", "020F0502020204030204")
        latin.set("pitchFamily", "34")
    for kind, identity in (("gridCol", "{9D8B030D-6E8A-4147-A177-3AD203B41FA5}"), ("tr", "{0D108BD9-81ED-4DB2-BD59-A6C34878D82A}")):
        for number, element in enumerate(tree.iter(f"{A}{kind}")):
            _extend(element, A, identity, f"{{{A16}}}{'colId' if kind == 'gridCol' else 'rowId'}", {"val": str(number)})
    if is_slide:
        common = tree.find(f"{P}cSld")
        assert common is not None
        _extend(common, P, "{BB962C8B-B14F-4D97-AF65-F5344CB8AC3E}", f"{{{P14}}}creationId", {"val": "1234567"})
        tree.append(etree.fromstring(QUIET))


def _proof(run: etree._Element) -> None:
    """Mark a run as proofed; a word that no dictionary has becomes a run of its own."""
    properties, text = run.find(f"{A}rPr"), run.find(f"{A}t")
    assert text is not None
    if properties is None:
        properties = etree.Element(f"{A}rPr", lang="en-GB")
        run.insert(0, properties)
    properties.set("dirty", "0")
    said = text.text or ""
    head, space, rest = said.partition(" ")
    if not space or not rest:
        return
    later = etree.fromstring(etree.tostring(run))
    text.text = head
    properties.set("err", "1")
    said_later = later.find(f"{A}t")
    assert said_later is not None
    said_later.text = space + rest
    run.addnext(later)


def _extend(owner: etree._Element, namespace: str, uri: str, tag: str, said: dict[str, str]) -> None:
    extensions = owner.find(f"{namespace}extLst")
    if extensions is None:
        extensions = etree.SubElement(owner, f"{namespace}extLst")
    etree.SubElement(etree.SubElement(extensions, f"{namespace}ext", uri=uri), tag, said)


def _marked_chart(raw: bytes) -> bytes:
    tree = etree.fromstring(raw)
    for number, series in enumerate(tree.iter(f"{C}ser")):
        identity = {"val": f"{{0000000{number}-0000-4000-8000-000000000000}}"}
        _extend(series, C, "{C3380CC4-5D6E-409C-BE32-E72D297353CC}", f"{{{C16}}}uniqueId", identity)
    return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))
