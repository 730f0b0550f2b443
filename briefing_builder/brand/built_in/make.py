"""Make the built-in brands: their values go in, `assets/brands/NAME.pptx` come out, always the same bytes.

Run as `python -m briefing_builder.brand.built_in.make [FOLDER]`. The other modules of this folder say what a brand is, each by a value with
the module's name in capitals; `brand.xml` says it in XML, `brand.reading` reads the files back like any other brand.
"""

import sys
import zipfile
from collections.abc import Mapping
from importlib import import_module
from io import BytesIO
from pathlib import Path
from pkgutil import iter_modules

from briefing_builder.brand import built_in
from briefing_builder.brand.specification import SLIDE_HEIGHT, SLIDE_WIDTH, BrandSpec
from briefing_builder.brand.xml.manner import manner_xml
from briefing_builder.brand.xml.masters import FIRST_LAYOUT_ID, layout_xml, master_xml, text_style_xml
from briefing_builder.brand.xml.notes import NAMESPACES, NOTES_HEIGHT, NOTES_WIDTH, notes_master_xml, usual_frames
from briefing_builder.brand.xml.theme import DECLARATION, DRAWING, theme_xml
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
    "/docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
}
NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # "No Style, No Grid": tables draw their own rules


def _specification(name: str) -> BrandSpec:
    value = getattr(import_module(f"{built_in.__name__}.{name}"), name.upper(), None)
    assert isinstance(value, BrandSpec), f"{name}.py names its brand {name.upper()}"
    return value


SPECIFICATIONS: Mapping[str, BrandSpec] = {
    module.name: _specification(module.name) for module in iter_modules(built_in.__path__) if module.name != Path(__file__).stem
}
"""The brands of this folder by their names."""


def template_file(specification: BrandSpec) -> bytes:
    """Return a built-in brand as a PowerPoint file; the same bytes at every call."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, text in _template_parts(specification).items():
            entry = zipfile.ZipInfo(name, FIXED_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, text.encode())
    return buffer.getvalue()


def main(arguments: list[str]) -> None:
    """Write the templates into the folder named in the arguments, or to their place in this repository's assets."""
    ours = Path(__file__).resolve().parents[3] / "assets" / "brands"
    folder = Path(arguments[0]) if arguments else ours
    folder.mkdir(parents=True, exist_ok=True)
    for name, specification in SPECIFICATIONS.items():
        file = folder / f"{name}.pptx"
        file.write_bytes(template_file(specification))
        print(file)


def _template_parts(specification: BrandSpec) -> dict[str, str]:
    specs = specification.layouts
    numbers = range(1, len(specs) + 1)
    layouts = {f"ppt/slideLayouts/slideLayout{n}.xml": layout_xml(specs[n - 1]) for n in numbers}
    to_master = _relationships_part(("slideMaster", "../slideMasters/slideMaster1.xml"))
    return {
        "[Content_Types].xml": _content_types_part(layouts),
        "_rels/.rels": _package_relationships(),
        "docProps/core.xml": _core_properties(specification.name),
        "docProps/app.xml": _app_properties(),
        "docProps/custom.xml": manner_xml(specification.manner),
        "ppt/presentation.xml": _presentation_part(),
        "ppt/_rels/presentation.xml.rels": _presentation_relationships(),
        "ppt/slideMasters/slideMaster1.xml": master_xml(specification.master_placeholders, len(layouts), specification.grounds),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": _relationships_part(
            *(("slideLayout", f"../slideLayouts/slideLayout{n}.xml") for n in numbers), ("theme", "../theme/theme1.xml")
        ),
        **layouts,
        **{f"ppt/slideLayouts/_rels/slideLayout{n}.xml.rels": to_master for n in numbers},
        "ppt/notesMasters/notesMaster1.xml": notes_master_xml(
            usual_frames((NOTES_WIDTH, NOTES_HEIGHT), (inches(SLIDE_WIDTH), inches(SLIDE_HEIGHT)))
        ),
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": _relationships_part(("theme", "../theme/theme2.xml")),
        "ppt/theme/theme1.xml": _theme_part(specification, specification.name),
        "ppt/theme/theme2.xml": _theme_part(specification, f"{specification.name} notes"),
        "ppt/presProps.xml": f"{DECLARATION}<p:presentationPr {NAMESPACES}/>",
        "ppt/viewProps.xml": f"{DECLARATION}<p:viewPr {NAMESPACES}/>",
        "ppt/tableStyles.xml": f'{DECLARATION}<a:tblStyleLst xmlns:a="{DRAWING}" def="{NO_STYLE}"/>',
    }


def _theme_part(specification: BrandSpec, name: str) -> str:
    return theme_xml(name, specification.theme, heading=specification.heading_face, body=specification.body_face)


def _presentation_part() -> str:
    width, height = inches(SLIDE_WIDTH), inches(SLIDE_HEIGHT)
    return (
        f'{DECLARATION}<p:presentation {NAMESPACES} saveSubsetFonts="1">'
        f'<p:sldMasterIdLst><p:sldMasterId id="{FIRST_LAYOUT_ID - 1}" r:id="rId1"/></p:sldMasterIdLst>'
        '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
        f'<p:sldSz cx="{width}" cy="{height}"/><p:notesSz cx="{NOTES_WIDTH}" cy="{NOTES_HEIGHT}"/>'
        f"{text_style_xml()}</p:presentation>"
    )


def _presentation_relationships() -> str:
    return _relationships_part(
        ("slideMaster", "slideMasters/slideMaster1.xml"),
        ("notesMaster", "notesMasters/notesMaster1.xml"),
        ("presProps", "presProps.xml"),
        ("viewProps", "viewProps.xml"),
        ("theme", "theme/theme1.xml"),
        ("tableStyles", "tableStyles.xml"),
    )


def _relationships_part(*targets: tuple[str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{entries}</Relationships>'


def _package_relationships() -> str:
    return (
        f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="ppt/presentation.xml"/>'
        f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        f'<Relationship Id="rId3" Type="{OFFICE}/extended-properties" Target="docProps/app.xml"/>'
        f'<Relationship Id="rId4" Type="{OFFICE}/custom-properties" Target="docProps/custom.xml"/></Relationships>'
    )


def _content_types_part(layouts: dict[str, str]) -> str:
    types = {**CONTENT_TYPES, **{f"/{name}": f"{MAIN}.slideLayout+xml" for name in layouts}}
    entries = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in sorted(types.items()))
    return (
        f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{entries}</Types>'
    )


def _core_properties(name: str) -> str:
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{name}</dc:title><dc:creator>briefing_builder</dc:creator>"
        '<dcterms:created xsi:type="dcterms:W3CDTF">1980-01-01T00:00:00Z</dcterms:created></cp:coreProperties>'
    )


def _app_properties() -> str:
    return (
        f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>briefing_builder</Application></Properties>"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
