"""A part in the strict form of Office Open XML (ISO/IEC 29500-1) becomes one in the usual, transitional form, which all programs read."""

import re

from lxml.etree import QName, _Element

from briefing_builder.brand.package.model import without_attributes

MARK = b"purl.oclc.org/ooxml/"
NAMESPACE = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)((?:/\w+)?)")
HYPHENED = {b"/extendedProperties": b"/extended-properties", b"/customProperties": b"/custom-properties"}
SHARE = re.compile(r"-?\d+(?:\.\d+)?%")
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
THOUSANDTHS = 1_000


def transitional_names(raw: bytes) -> bytes:
    """Return XML with the namespaces and types of relationships of the transitional form (ISO/IEC 29500-4, annex A)."""
    return NAMESPACE.sub(_transitional, raw) if MARK in raw else raw


def _transitional(found: re.Match[bytes]) -> bytes:
    family, rest = found.groups()
    return b"http://schemas.openxmlformats.org/" + family + b"/2006" + HYPHENED.get(rest, rest)


def write_shares_as_numbers(root: _Element) -> None:
    """Write "90%" as 90000, in charts as 90 (ECMA-376 part 1, 22.9.2.9 and 21.2.3), which programs for the transitional form expect."""
    without_attributes(root, "conformance")
    for element in root.iter("{*}*"):
        for name, value in ((name, str(value)) for name, value in element.attrib.items()):
            if value.endswith("%") and SHARE.fullmatch(value):
                factor = 1 if QName(element).namespace == CHART else THOUSANDTHS
                element.set(name, str(round(float(value[:-1]) * factor)))
