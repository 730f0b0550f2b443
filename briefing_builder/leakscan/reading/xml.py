"""XML of any vocabulary: a text goes in; its paragraphs, values, attributes, comments and instructions come out, each with its place."""

import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import unquote_plus

from lxml import etree

from briefing_builder.leakscan.reading.embedded import data_addresses
from briefing_builder.leakscan.reading.model import Fragment, Inner, Unreadable
from briefing_builder.leakscan.reading.vocabulary import (
    BREAKS,
    FORMULAS,
    HIDING,
    OFF,
    PAGE_TEXTS,
    PARAGRAPHS,
    SAID,
    SCALES,
    SHAPE_ATTRIBUTES,
    SHAPE_TEXT,
    SIGNS,
    UNSEEN,
)

Part = Fragment | Unreadable | Inner
PlaceOf = Callable[[Any], str]
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_ENCODING = re.compile(r"encoding\s*=\s*[\"']([\w.-]+)")
ENCODINGS = frozenset(("utf-8", "utf8", "us-ascii", "ascii", "utf-16", "utf-16le", "utf-16be", "utf-32", "iso-8859-1", "windows-1252"))
"""Those in which a text may say to be, for it was read in one of them."""
_PAGE_CODE = re.compile(r"&(?:\"[^\"]*\"|\d+|K[0-9A-F]{6}|[A-Z])")
_DIGITS = re.compile(r"[+-]?\d+")
_REFERENCE = re.compile(r"'[^'\[\]]*'!|\$?\b[A-Za-z]{1,3}\$?\d{1,7}\b(?!\()|\$\d{1,7}\b")
"""A sheet's name, a cell, a row of a formula: `'Costs 2027'!$B$12`; `LOG10(` is a function."""
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*(\[.*?\])?", re.DOTALL | re.IGNORECASE)


def xml_parts(text: str, place_of: PlaceOf = lambda _: "") -> Iterator[Part]:
    """Yield what an XML text says to people and what it hides: text joined over its runs, attributes, comments, instructions.

    `place_of` names the shape, cell or paragraph in which an element stands. Entities are never resolved, nothing is fetched.
    """
    declared = _DECLARATION.match(text)
    encoding = _ENCODING.search(declared.group()) if declared else None
    if encoding and encoding[1].casefold() not in ENCODINGS:
        yield Unreadable(place="", reason=f"it says to be in the encoding {encoding[1]}")
    doctype = _DOCTYPE.search(text)
    if doctype:
        yield Fragment(place="its document type", text=doctype.group())
        if doctype[1]:
            yield Unreadable(place="", reason="it defines entities of its own")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(_DECLARATION.sub("", text).encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError) as failure:
        yield Unreadable(place="", reason=f"it is no well-formed XML ({failure})")
        yield from (Fragment(place=f"line {number}", text=line) for number, line in enumerate(text.splitlines(), 1))
        return
    yield from _around(root)
    yield from tree_parts(root, place_of)


def tree_parts(root: Any, place_of: PlaceOf) -> Iterator[Part]:
    """Yield the texts of a parsed tree, and once all its words in order."""
    words: list[str] = []
    names: dict[str, None] = {}
    told = {root.getparent()} if _is_within(root) else set()
    for node in root.iter():
        if isinstance(node.tag, str):
            names |= dict.fromkeys((*map(local, (node.tag, *map(str, node.attrib))), *node.nsmap.values()))
            yield from _element(node, place_of, words, told)
        elif node.text:
            kind = "a comment" if node.tag is etree.Comment else "an instruction"
            yield Fragment(place=f"{place_of(node)} {kind}".strip(), text=str(node.text))
    yield Fragment(place="", text=" ".join(words), kind="words")
    yield from (Fragment(place="a name of its elements", text=name, kind="words") for name in names)


def _around(root: Any) -> Iterator[Part]:
    """Comments and instructions before and after the root."""
    for step in (type(root).getprevious, type(root).getnext):
        node = step(root)
        while node is not None:
            yield Fragment(place="around its root", text=str(node.text or ""))
            node = step(node)


def _element(node: Any, place_of: PlaceOf, words: list[str], told: set[Any]) -> Iterator[Part]:
    """What one element says. `told` gathers those whose inner texts are told by them or around them: parents come before children."""
    name = local(node.tag)
    place = place_of(node)
    is_told, tells = node.getparent() in told, _tells(node)
    if len(node) and (is_told or tells):
        told.add(node)
    if tells:
        for number, text in enumerate(_readings(node)):
            words += [text] if number == 0 else []
            yield Fragment(place=place, text=text)
    elif node.text and node.text.strip() and not is_told:
        words.append(node.text)
        yield Fragment(place=place, text=node.text, kind="words" if name in SHAPE_TEXT else "whole")
        if name in PAGE_TEXTS:
            yield Fragment(place=place, text=_PAGE_CODE.sub(" ", node.text))
        if name in FORMULAS:
            yield Fragment(place=f"{place}, its formula".lstrip(", "), text=_REFERENCE.sub(" ", node.text))
    for key, value in node.attrib.items():
        yield from attribute(local(str(key)), str(value), place, element=name)


def attribute(key: str, value: str, place: str, *, element: str) -> Iterator[Part]:
    """Yield the text of an attribute, of an address also as its bytes mean it; bare numbers count only where people read them."""
    if not value.strip():
        return
    where, small = f"{place}, attribute {key}".lstrip(", "), key.casefold()
    is_scale = element in SCALES and small == "val"
    if small in SHAPE_ATTRIBUTES or (_DIGITS.fullmatch(value) and small not in SAID and not is_scale):
        yield Fragment(place=where, text=value, kind="words")
    else:
        yield Fragment(place=where, text=value)
    if "%" in value or "+" in value:
        yield Fragment(place=where, text=unquote_plus(value), kind="whole")
    yield from data_addresses(value, where)


def local(tag: str) -> str:
    """Return a name without its namespace."""
    return tag.rpartition("}")[2]


def _tells(node: Any) -> bool:
    """Whether all its text is one: it is a paragraph, or words and elements stand side by side in it, as in a document."""
    return local(node.tag) in PARAGRAPHS or any((child.tail or "").strip() for child in node)


def _is_within(node: Any) -> bool:
    """Whether a paragraph around it, or an element with words of its own, has told its text already."""
    return any(_tells(one) for one in node.iterancestors() if isinstance(one.tag, str))


def _readings(node: Any) -> tuple[str, ...]:
    """The text of a paragraph with all that is in it, and where it has changes, fields or hidden runs, as it is read with and without."""
    whole = "".join(_joined(node))
    others = UNSEEN if any(True for _ in node.iter("{*}delText", "{*}instrText", "{*}ins", "{*}moveTo")) else ()
    found = [whole, *("".join(_joined(node, unseen)) for unseen in others)]
    if hidden := _hidden(node):
        found += ["".join(_joined(node, unseen, hidden)) for unseen in (frozenset[str](), *others)]
    return tuple(dict.fromkeys(text for text in found if text.strip()))


def _hidden(node: Any) -> frozenset[Any]:
    """The runs of a paragraph that nobody sees."""
    marks = (mark for mark in node.iter(*HIDING) if {str(value) for value in mark.attrib.values()}.isdisjoint(OFF))
    return frozenset(run for mark in marks if (run := mark.getparent().getparent()) is not None)


def _joined(node: Any, unseen: frozenset[str] = frozenset(), hidden: frozenset[Any] = frozenset()) -> Iterator[str]:
    """The text of a paragraph as one reads it, but for paragraphs within it, elements with these names, and these elements."""
    if node.text and isinstance(node.tag, str):
        yield node.text
    for child in node:
        name = local(child.tag) if isinstance(child.tag, str) else ""
        if name in BREAKS:
            yield " "
        elif name == "sym":
            yield _symbol(child)
        elif name in SIGNS:
            yield SIGNS[name]
        elif name and name not in PARAGRAPHS and name not in unseen and child not in hidden:
            yield from _joined(child, unseen, hidden)
        yield child.tail or ""


def _symbol(node: Any) -> str:
    """The character of a symbol in Word; fonts of symbols have theirs in a private range, by the codes of letters."""
    code = next((str(value) for key, value in node.attrib.items() if local(str(key)) == "char"), "")
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return chr(number & 0xFF if 0xF000 <= number <= 0xF0FF else number) if number < 0xD800 or 0xE000 <= number <= 0x10FFFF else ""
