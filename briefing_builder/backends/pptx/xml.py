"""The few words of XML that every part needs: namespaces, escaping, relationship and content types."""

import re

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
PRESENTATION = "http://schemas.openxmlformats.org/presentationml/2006/main"
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMESPACES = f'xmlns:a="{DRAWING}" xmlns:r="{OFFICE}" xmlns:p="{PRESENTATION}"'

_UNSAFE = re.compile('[&<>"\x00-\x1f\ud800-\udfff\ufffe\uffff]')
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "\t", "\n": "\n", "\r": "\n"}
_IN_ATTRIBUTE = _ENTITIES | {"\t": "&#9;", "\n": "&#10;", "\r": "&#10;"}


def escaped_text(value: str) -> str:
    """Return element content: markup escaped; characters that XML 1.0 cannot hold are left out."""
    return value if _UNSAFE.search(value) is None else _UNSAFE.sub(_entity, value)


def escaped_attribute(value: str) -> str:
    """Return an attribute value to stand between double quotes; line ends survive as character references."""
    if _UNSAFE.search(value) is None:
        return value
    return _UNSAFE.sub(lambda match: _IN_ATTRIBUTE.get(match.group(), ""), value)


def _entity(match: re.Match[str]) -> str:
    return _ENTITIES.get(match.group(), "")
