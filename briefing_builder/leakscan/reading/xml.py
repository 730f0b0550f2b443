"""XML of any vocabulary: a text goes in; its paragraphs, values, attributes, comments and instructions come out, each with its place."""

import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import unquote_plus

from lxml import etree

from briefing_builder.leakscan.reading import vocabulary
from briefing_builder.leakscan.reading.data_urls import data_addresses
from briefing_builder.leakscan.reading.model import Fragment, Part, Unreadable

PlaceOf = Callable[[Any], str]
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_ENCODING = re.compile(r"encoding\s*=\s*[\"']([\w.-]+)")
ENCODINGS = frozenset(("utf-8", "utf8", "us-ascii", "ascii", "utf-16", "utf-16le", "utf-16be", "utf-32", "iso-8859-1", "windows-1252"))
"""Encodings that a text may declare: it was read in one of them."""
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
    yield from _beside_root(root)
    yield from element_parts(root, place_of)


def element_parts(root: Any, place_of: PlaceOf) -> Iterator[Part]:
    """Yield the texts of a parsed tree, and all its words in their order."""
    words: list[str] = []
    names: dict[str, None] = {}
    read = {root.getparent()} if _is_within_text(root) else set()
    for node in root.iter():
        if isinstance(node.tag, str):
            names |= dict.fromkeys((*map(local_name, (node.tag, *map(str, node.attrib))), *node.nsmap.values()))
            yield from _xml_element(node, place_of, words, read)
        elif node.text:
            kind = "a comment" if node.tag is etree.Comment else "an instruction"
            yield Fragment(place=f"{place_of(node)} {kind}".strip(), text=str(node.text))
    yield Fragment(place="", text=" ".join(words), kind="words")
    yield from (Fragment(place="a name of its elements", text=name, kind="words") for name in names)


def _beside_root(root: Any) -> Iterator[Part]:
    """Comments and instructions before and after the root."""
    for step in (type(root).getprevious, type(root).getnext):
        node = step(root)
        while node is not None:
            yield Fragment(place="around its root", text=str(node.text or ""))
            node = step(node)


def _xml_element(node: Any, place_of: PlaceOf, words: list[str], read: set[Any]) -> Iterator[Part]:
    """The texts of one element. `read` gathers those whose inner texts are read with them or around them: parents come before children."""
    name = local_name(node.tag)
    place = place_of(node)
    is_read, has_text = node.getparent() in read, _has_own_text(node)
    if len(node) and (is_read or has_text):
        read.add(node)
    if has_text:
        for number, text in enumerate(_text_versions(node)):
            words += [text] if number == 0 else []
            yield Fragment(place=place, text=text)
    elif node.text and node.text.strip() and not is_read:
        words.append(node.text)
        yield Fragment(place=place, text=node.text, kind="words" if name in vocabulary.SHAPE_TEXT else "whole")
        if name in vocabulary.PAGE_TEXTS:
            yield Fragment(place=place, text=_PAGE_CODE.sub(" ", node.text))
        if name in vocabulary.FORMULAS:
            yield Fragment(place=f"{place}, its formula".lstrip(", "), text=_REFERENCE.sub(" ", node.text))
    for key, value in node.attrib.items():
        yield from attribute_parts(local_name(str(key)), str(value), place, element=name)


def attribute_parts(key: str, value: str, place: str, *, element: str) -> Iterator[Part]:
    """Yield the text of an attribute, of an address also as its bytes mean it; bare numbers count only where people read them."""
    if not value.strip():
        return
    where, small = f"{place}, attribute {key}".lstrip(", "), key.casefold()
    is_scale = element in vocabulary.SCALES and small == "val"
    if small in vocabulary.SHAPE_ATTRIBUTES or (_DIGITS.fullmatch(value) and small not in vocabulary.TEXT_ATTRIBUTES and not is_scale):
        yield Fragment(place=where, text=value, kind="words")
    else:
        yield Fragment(place=where, text=value)
    if "%" in value or "+" in value:
        yield Fragment(place=where, text=unquote_plus(value), kind="whole")
    yield from data_addresses(value, where)


def local_name(tag: str) -> str:
    """Return a name without its namespace."""
    return tag.rpartition("}")[2]


def _has_own_text(node: Any) -> bool:
    """Whether all its text belongs together: it is a paragraph, or has mixed content (words and elements side by side)."""
    return local_name(node.tag) in vocabulary.PARAGRAPHS or any((child.tail or "").strip() for child in node)


def _is_within_text(node: Any) -> bool:
    """Whether its text is already read with a paragraph around it, or with an element that has words of its own."""
    return any(_has_own_text(ancestor) for ancestor in node.iterancestors() if isinstance(ancestor.tag, str))


def _text_versions(node: Any) -> tuple[str, ...]:
    """The text of a paragraph with all that is in it, and where it has changes, fields or hidden runs, as it is read with and without."""
    whole = "".join(_text_pieces(node))
    without = vocabulary.UNSEEN if any(True for _ in node.iter("{*}delText", "{*}instrText", "{*}ins", "{*}moveTo")) else ()
    versions = [whole, *("".join(_text_pieces(node, unseen)) for unseen in without)]
    if hidden := _hidden_runs(node):
        versions += ["".join(_text_pieces(node, unseen, hidden)) for unseen in (frozenset[str](), *without)]
    return tuple(dict.fromkeys(text for text in versions if text.strip()))


def _hidden_runs(node: Any) -> frozenset[Any]:
    """The runs of a paragraph that nobody sees."""
    marks = (mark for mark in node.iter(*vocabulary.HIDING) if {str(value) for value in mark.attrib.values()}.isdisjoint(vocabulary.OFF))
    return frozenset(run for mark in marks if (run := mark.getparent().getparent()) is not None)


def _text_pieces(node: Any, unseen: frozenset[str] = frozenset(), hidden: frozenset[Any] = frozenset()) -> Iterator[str]:
    """The text of a paragraph as one reads it, but for paragraphs within it, elements with these names, and these elements."""
    if node.text and isinstance(node.tag, str):
        yield node.text
    for child in node:
        name = local_name(child.tag) if isinstance(child.tag, str) else ""
        if name in vocabulary.BREAKS:
            yield " "
        elif name == "sym":
            yield _symbol_character(child)
        elif name in vocabulary.SIGNS:
            yield vocabulary.SIGNS[name]
        elif name and name not in vocabulary.PARAGRAPHS and name not in unseen and child not in hidden:
            yield from _text_pieces(child, unseen, hidden)
        yield child.tail or ""


def _symbol_character(node: Any) -> str:
    """The character of a symbol in Word; fonts of symbols have theirs in a private range, by the codes of letters."""
    code = next((str(value) for key, value in node.attrib.items() if local_name(str(key)) == "char"), "")
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return chr(number & 0xFF if 0xF000 <= number <= 0xF0FF else number) if number < 0xD800 or 0xE000 <= number <= 0x10FFFF else ""
