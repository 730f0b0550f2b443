"""What a file says of itself: its document properties go in, names and texts come out."""

import re

from briefing_builder.backends.pptx.parts.properties import DIGEST_NAME
from briefing_builder.edits.inspect.package import Parts
from briefing_builder.edits.model import Texts

CORE_PROPERTIES = {
    "title": "title", "creator": "author", "subject": "subject", "keywords": "list of keywords", "category": "category",
    "description": "comment", "contentStatus": "status",
}  # fmt: skip
"""Core properties that people write (ECMA-376 part 2, 11.1), with the word for each; programs fill in the others."""
BY_PROGRAMS = re.compile(
    "MSIP_Label_.*|_dlc_.*|_?ContentTypeId|MediaServiceImageTags|TaxKeyword.*|"  # labels of confidentiality, SharePoint
    "Template|TotalTime|BodyText|Paragraphs|Slides|Notes|HiddenSlides|MMClips|PresentationFormat|ScaleCrop|LinksUpToDate|SharedDoc|"
    "HyperlinksChanged|AppVersion|Company|Manager|DocSecurity"  # extended properties that LibreOffice cannot keep as such
)
"""Properties of the kind that users define which programs add when they merely save."""


def core_properties(parts: Parts) -> Texts:
    """Return the core properties that people write, in one line each; what is not there is empty."""
    name = parts.related("", "core-properties")
    texts = {} if not name else {str(element.tag).rpartition("}")[2]: element.text or "" for element in parts.tree(name)}
    return tuple((word, " ".join(texts.get(tag, "").split())) for tag, word in CORE_PROPERTIES.items())


def custom_properties(parts: Parts) -> Texts | None:
    """Return the properties that users define, without those that programs add; None where a program has dropped them all."""
    name = parts.related("", "custom-properties")
    if not name:
        return None
    texts = {str(each.get("name", "")): " ".join("".join(str(text) for text in each.itertext()).split()) for each in parts.tree(name)}
    if texts.pop(DIGEST_NAME, None) is None:
        return None
    return tuple((name, text) for name, text in texts.items() if BY_PROGRAMS.fullmatch(name) is None)


def application_name(parts: Parts) -> str:
    """Return the name of the program that saved the file, as it gives it."""
    name = parts.related("", "extended-properties")
    return "" if not name else "".join(str(each.text or "") for each in parts.tree(name) if str(each.tag).endswith("}Application"))
