"""Make the built-in brand: the values of `editorial` go in, `assets/brands/editorial.pptx` comes out, always the same bytes.

Run as `python -m briefing_builder.brand.builtin [FILE]`. `editorial` says what the brand is, `sheets_xml`, `theme_xml` and `notes_xml`
say it in XML, `reader` reads the file back like any other brand.
"""

import sys
import zipfile
from io import BytesIO
from pathlib import Path

from briefing_builder.brand import editorial
from briefing_builder.brand.notes_xml import NAMESPACES, NOTES_HEIGHT, NOTES_WIDTH, notes_master_xml
from briefing_builder.brand.sheets_xml import FIRST_LAYOUT_ID, layout_xml, master_xml, text_style_xml
from briefing_builder.brand.theme_xml import DECLARATION, DRAWING, theme_xml
from briefing_builder.units import inches

FIXED_TIME = (1980, 1, 1, 0, 0, 0)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN = "application/vnd.openxmlformats-officedocument.presentationml"
CONTENT_TYPES = {
    "/ppt/presentation.xml": f"{MAIN}.presentation.main+xml",
    "/ppt/slideMasters/slideMaster1.xml": f"{MAIN}.slideMaster+xml",
    "/ppt/notesMasters/notesMaster1.xml": f"{MAIN}.notesMaster+xml",
    "/ppt/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    "/ppt/theme/theme2.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    "/ppt/presProps.xml": f"{MAIN}.presProps+xml",
    "/ppt/viewProps.xml": f"{MAIN}.viewProps+xml",
    "/ppt/tableStyles.xml": f"{MAIN}.tableStyles+xml",
    "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}
NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # "No Style, No Grid": rules are said by the tables themselves


def template() -> bytes:
    """Return the built-in brand as a PowerPoint file; the same bytes at every call."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, text in _parts().items():
            entry = zipfile.ZipInfo(name, FIXED_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, text.encode())
    return buffer.getvalue()


def main(arguments: list[str]) -> None:
    """Write the template to the file named in the arguments, or to its place in this repository's assets."""
    ours = Path(__file__).resolve().parents[2] / "assets" / "brands" / "editorial.pptx"
    file = Path(arguments[0]) if arguments else ours
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(template())
    print(file)


def _parts() -> dict[str, str]:
    sheets = range(1, len(editorial.SHEETS) + 1)
    layouts = {f"ppt/slideLayouts/slideLayout{n}.xml": layout_xml(editorial.SHEETS[n - 1]) for n in sheets}
    to_master = _relations(("slideMaster", "../slideMasters/slideMaster1.xml"))
    return {
        "[Content_Types].xml": _content_types(layouts),
        "_rels/.rels": _package_relations(),
        "docProps/core.xml": _core_properties(),
        "docProps/app.xml": _app_properties(),
        "ppt/presentation.xml": _presentation(),
        "ppt/_rels/presentation.xml.rels": _presentation_relations(),
        "ppt/slideMasters/slideMaster1.xml": master_xml(editorial.MASTER_FIELDS, len(layouts)),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": _relations(
            *(("slideLayout", f"../slideLayouts/slideLayout{n}.xml") for n in sheets), ("theme", "../theme/theme1.xml")
        ),
        **layouts,
        **{f"ppt/slideLayouts/_rels/slideLayout{n}.xml.rels": to_master for n in sheets},
        "ppt/notesMasters/notesMaster1.xml": notes_master_xml(),
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": _relations(("theme", "../theme/theme2.xml")),
        "ppt/theme/theme1.xml": _theme(editorial.NAME),
        "ppt/theme/theme2.xml": _theme(f"{editorial.NAME} notes"),
        "ppt/presProps.xml": f"{DECLARATION}<p:presentationPr {NAMESPACES}/>",
        "ppt/viewProps.xml": f"{DECLARATION}<p:viewPr {NAMESPACES}/>",
        "ppt/tableStyles.xml": f'{DECLARATION}<a:tblStyleLst xmlns:a="{DRAWING}" def="{NO_STYLE}"/>',
    }


def _theme(name: str) -> str:
    return theme_xml(name, editorial.THEME, heading=editorial.HEADING_FACE, body=editorial.BODY_FACE)


def _presentation() -> str:
    width, height = inches(editorial.SLIDE_WIDTH), inches(editorial.SLIDE_HEIGHT)
    return (
        f'{DECLARATION}<p:presentation {NAMESPACES} saveSubsetFonts="1">'
        f'<p:sldMasterIdLst><p:sldMasterId id="{FIRST_LAYOUT_ID - 1}" r:id="rId1"/></p:sldMasterIdLst>'
        '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
        f'<p:sldSz cx="{width}" cy="{height}"/><p:notesSz cx="{NOTES_WIDTH}" cy="{NOTES_HEIGHT}"/>'
        f"{text_style_xml()}</p:presentation>"
    )


def _presentation_relations() -> str:
    return _relations(
        ("slideMaster", "slideMasters/slideMaster1.xml"),
        ("notesMaster", "notesMasters/notesMaster1.xml"),
        ("presProps", "presProps.xml"),
        ("viewProps", "viewProps.xml"),
        ("theme", "theme/theme1.xml"),
        ("tableStyles", "tableStyles.xml"),
    )


def _relations(*targets: tuple[str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{entries}</Relationships>'


def _package_relations() -> str:
    return (
        f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="ppt/presentation.xml"/>'
        f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        f'<Relationship Id="rId3" Type="{OFFICE}/extended-properties" Target="docProps/app.xml"/></Relationships>'
    )


def _content_types(layouts: dict[str, str]) -> str:
    types = {**CONTENT_TYPES, **{f"/{name}": f"{MAIN}.slideLayout+xml" for name in layouts}}
    entries = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in sorted(types.items()))
    return (
        f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{entries}</Types>'
    )


def _core_properties() -> str:
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{editorial.NAME}</dc:title><dc:creator>briefing_builder</dc:creator>"
        '<dcterms:created xsi:type="dcterms:W3CDTF">1980-01-01T00:00:00Z</dcterms:created></cp:coreProperties>'
    )


def _app_properties() -> str:
    return (
        f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>briefing_builder</Application></Properties>"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
