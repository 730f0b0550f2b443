"""What a file says of itself: its own properties go in, names and texts come out."""

import re
from collections.abc import Mapping

from briefing_builder.backends.pptx.parts.properties import DIGEST_NAME
from briefing_builder.edits.inspect.package import Parts

SAID = {
    "title": "title", "creator": "author", "subject": "subject", "keywords": "list of keywords", "category": "category",
    "description": "comment", "contentStatus": "status",
}  # fmt: skip
"""Core properties that people write (ECMA-376 part 2, 11.1), with the word for each; programs write the others by themselves."""
BY_PROGRAMS = re.compile(
    "MSIP_Label_.*|_dlc_.*|_?ContentTypeId|MediaServiceImageTags|TaxKeyword.*|"  # labels of confidentiality, SharePoint
    "Template|TotalTime|Words|Paragraphs|Slides|Notes|HiddenSlides|MMClips|PresentationFormat|ScaleCrop|LinksUpToDate|SharedDoc|"
    "HyperlinksChanged|AppVersion|Company|Manager|DocSecurity"  # extended properties that LibreOffice cannot keep as such
)
"""Properties of the kind that users define which programs add when they merely save."""


def said_of(parts: Parts) -> Mapping[str, str]:
    """Return the core properties that people write, in one line each; what is not there is empty."""
    name = parts.related("", "core-properties")
    texts = {} if not name else {str(one.tag).rpartition("}")[2]: one.text or "" for one in parts.tree(name)}
    return {word: " ".join(texts.get(tag, "").split()) for tag, word in SAID.items()}


def properties_of(parts: Parts) -> Mapping[str, str] | None:
    """Return the properties that users define, without those that programs add; None where a program has dropped them all."""
    name = parts.related("", "custom-properties")
    if not name:
        return None
    found = {str(one.get("name", "")): " ".join("".join(str(text) for text in one.itertext()).split()) for one in parts.tree(name)}
    if found.pop(DIGEST_NAME, None) is None:
        return None
    return {name: text for name, text in found.items() if BY_PROGRAMS.fullmatch(name) is None}


def application_of(parts: Parts) -> str:
    """Return the name of the program that saved the file, as it gives it."""
    name = parts.related("", "extended-properties")
    return "" if not name else "".join(str(one.text or "") for one in parts.tree(name) if str(one.tag).endswith("}Application"))
