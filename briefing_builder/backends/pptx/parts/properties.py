"""The file's own properties: title, author, language, date, and the digest of what we wrote."""

from briefing_builder.backends.pptx import xml
from briefing_builder.deck.model import Deck

CORE, APP, CUSTOM = "docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"
CONTENT_TYPES = {
    CORE: "application/vnd.openxmlformats-package.core-properties+xml",
    APP: "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    CUSTOM: "application/vnd.openxmlformats-officedocument.custom-properties+xml",
}
EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
CUSTOM_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
VARIANT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
USER_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # [MS-OLEPS] 2.25.3: the set of properties that users define
DIGEST_NAME = "briefing-digest"


def core_xml(deck: Deck) -> str:
    """Return title, subject, author, language and the date from the content."""
    moment = xml.escaped_text(f"{deck.created}T00:00:00Z")
    properties = (("dc:title", deck.title), ("dc:subject", deck.subject), ("dc:creator", deck.author), ("cp:lastModifiedBy", deck.author))
    texts = "".join(f"<{tag}>{xml.escaped_text(value)}</{tag}>" for tag, value in properties if value)
    dates = "".join(f'<dcterms:{tag} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{tag}>' for tag in ("created", "modified"))
    return (
        f'{xml.DECLARATION}<cp:coreProperties xmlns:cp="{xml.PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{texts}<dc:language>{xml.escaped_text(deck.language)}</dc:language>{dates if deck.created else ''}</cp:coreProperties>"
    )


def app_xml(deck: Deck) -> str:
    """Return the counts that file browsers show."""
    notes = sum(1 for slide in deck.slides if slide.notes)
    return (
        f'{xml.DECLARATION}<Properties xmlns="{EXTENDED}"><Application>briefing_builder</Application>'
        f"<Slides>{len(deck.slides)}</Slides><Notes>{notes}</Notes></Properties>"
    )


def custom_xml(digest: str, others: tuple[tuple[str, str], ...] = ()) -> str:
    """Return the custom property that holds the digest, and those of the deck."""
    written = "".join(
        f'<property fmtid="{USER_FORMAT}" pid="{number}" name="{xml.escaped_attribute(name)}">'
        f"<vt:lpwstr>{xml.escaped_text(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(((DIGEST_NAME, digest), *others), start=2)
    )
    return f'{xml.DECLARATION}<Properties xmlns="{CUSTOM_NAMESPACE}" xmlns:vt="{VARIANT}">{written}</Properties>'


def package_relations() -> str:
    """Return the relationships of the package itself."""
    targets = (
        (f"{xml.OFFICE}/officeDocument", "ppt/presentation.xml"),
        (f"{xml.PACKAGE}/relationships/metadata/core-properties", CORE),
        (f"{xml.OFFICE}/extended-properties", APP),
        (f"{xml.OFFICE}/custom-properties", CUSTOM),
    )
    return "".join(f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>' for n, (kind, target) in enumerate(targets, start=1))
