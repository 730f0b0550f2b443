"""XML in the strict form of Office Open XML, or with prefixes of its writer's own, goes in; XML as Office writes it comes out.

The strict form (ISO/IEC 29500-1) becomes the transitional one, which all programs read.
"""

import re

from lxml import etree
from lxml.etree import QName, _Element

from briefing_builder.brand.package.model import COMPATIBILITY, OFFICE, without_attributes

MARK = b"purl.oclc.org/ooxml/"
NAMESPACE = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)((?:/\w+)?)")
HYPHENED = {b"/extendedProperties": b"/extended-properties", b"/customProperties": b"/custom-properties"}
SHARE = re.compile(r"-?\d+(?:\.\d+)?%")
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
THOUSANDTHS = 1_000
USUAL = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main", "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": OFFICE, "c": CHART,
}  # fmt: skip
IGNORABLE = f"{COMPATIBILITY}Ignorable"
DECLARED = re.compile(rb"""\bxmlns(?::([\w.-]+))?\s*=\s*["']([^"']*)["']""")
PREFIXES = {uri.encode(): prefix.encode() for prefix, uri in USUAL.items()}


def transitional_names(raw: bytes) -> bytes:
    """Return XML with the namespaces and types of relationships of the transitional form (ISO/IEC 29500-4)."""
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


def usual_prefixes(root: _Element, raw: bytes) -> _Element:
    """Return a tree whose elements have the usual prefixes; `raw` is what it was parsed from.

    Prefixes of other namespaces stay, because attributes may name them (ECMA-376 part 3), and so does a tree that uses one of the
    usual prefixes for something else.
    """
    declared = DECLARED.findall(raw)
    if all(PREFIXES.get(uri, prefix) == prefix for prefix, uri in declared):
        return root
    taken = {prefix for prefix, uri in root.nsmap.items() if prefix in USUAL and USUAL[prefix] != uri}
    if taken:
        return root
    others = {prefix: uri for prefix, uri in root.nsmap.items() if prefix is not None and uri not in USUAL.values()}
    made = etree.Element(root.tag, nsmap={**USUAL, **others})
    made.attrib.update(root.attrib)
    made.text = root.text
    made.extend(list(root))
    etree.cleanup_namespaces(made, top_nsmap=USUAL, keep_ns_prefixes=[*USUAL, *others])
    return made


def leave_out_nameless(root: _Element, raw: bytes) -> bool:
    """Take away declarations of namespaces whose names are none, as "x"; return whether nothing of the tree was in any of them.

    Namespaces have absolute names (Namespaces in XML 1.0, 2.2); a tree with others cannot be written in canonical form.
    """
    nameless = {prefix.decode() for prefix, uri in DECLARED.findall(raw) if uri and b":" not in uri}
    if not nameless:
        return True
    if words := str(root.get(IGNORABLE, "")).split():
        root.set(IGNORABLE, " ".join(word for word in words if word not in nameless))
    etree.cleanup_namespaces(root, keep_ns_prefixes=[prefix for prefix in root.nsmap if prefix and prefix not in nameless])
    return all(":" in uri for element in root.iter("{*}*") for uri in element.nsmap.values())
