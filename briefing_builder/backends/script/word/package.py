"""The bytes of a Word document: the same for the same document, with a digest by which later edits by hand are noticed."""

import hashlib
import io
import re
import zipfile
import zlib
from datetime import datetime

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE

from briefing_builder.backends.script.model import Script
from briefing_builder.files.archive import opened_zip

FIRST_DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip file can say."""
PROPERTIES = "docProps/core.xml"
DIGEST = re.compile(rb"<dc:identifier>sha256:([0-9a-f]{64})</dc:identifier>")


def set_properties(document: Document, script: Script) -> None:
    """Write the document's properties from the script; its date is the deck's, and nothing tells who ran the program."""
    created = datetime.fromisoformat(script.created) if script.created else datetime(*FIRST_DATE)
    properties = document.core_properties
    properties.title, properties.subject, properties.author = script.title[:255], script.subject[:255], script.author[:255]
    properties.created = properties.modified = created
    properties.last_modified_by, properties.comments, properties.keywords = script.author[:255], "", ""
    properties.language, properties.revision = script.language, 1
    relationships = document.part.package.rels
    for name in [name for name, relationship in relationships.items() if relationship.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del relationships[name]  # the picture of python-docx's own template


def docx_bytes(document: Document) -> bytes:
    """Return the document as a zip file whose dates and attributes are always the same; its identifier is a digest of its parts."""
    document.core_properties.identifier = f"sha256:{_docx_digest(_reproducible_zip(document))}"
    return _reproducible_zip(document)


def is_untouched_docx(data: bytes) -> bool | None:
    """Return whether a Word document is still as we wrote it; None when we did not write it."""
    try:
        with opened_zip(data) as package:
            stored = DIGEST.search(package.read(PROPERTIES))
        return None if stored is None else stored[1].decode() == _docx_digest(data)
    except (zipfile.BadZipFile, KeyError, EOFError, OSError, ValueError, RuntimeError, zlib.error):  # torn, rotten, or behind a password
        return None


def _docx_digest(data: bytes) -> str:
    """SHA-256 over names and contents of all parts, the properties apart; how they are compressed does not matter."""
    digest = hashlib.sha256()
    with opened_zip(data) as package:
        for name in sorted(package.namelist()):
            if name != PROPERTIES:
                digest.update(name.encode() + b"\0" + hashlib.sha256(package.read(name)).digest())
    return digest.hexdigest()


def _reproducible_zip(document: Document) -> bytes:
    saved = io.BytesIO()
    document.save(saved)
    packed = io.BytesIO()
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, FIRST_DATE)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 0, 0
            target.writestr(entry, source.read(name))
    return packed.getvalue()
