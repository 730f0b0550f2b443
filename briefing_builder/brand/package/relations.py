"""The relationships of a part: the text of a .rels part goes in; what they lead to, by name, and which of it decks keep, come out."""

from collections.abc import Mapping
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from lxml.etree import QName, _Element

from briefing_builder.values import Value

DRAWN = frozenset(("image", "chart", "diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors", "diagramDrawing"))
KEPT: Mapping[str, frozenset[str]] = {
    "officeDocument": frozenset(("slideMaster", "notesMaster", "handoutMaster", "theme", "presProps", "viewProps", "tableStyles", "font")),
    "slideMaster": DRAWN | {"slideLayout", "theme"},
    "slideLayout": DRAWN | {"slideMaster", "themeOverride"},
    "notesMaster": frozenset(("theme", "image")),
    "handoutMaster": frozenset(("theme", "image")),
    "theme": frozenset(("image",)),
    "themeOverride": frozenset(("image",)),
    "chart": frozenset(("image", "themeOverride")),
    "diagramData": frozenset(("image",)),
    "diagramLayout": frozenset(("image",)),
    "diagramDrawing": frozenset(("image",)),
    "tableStyles": frozenset(("image",)),
}
"""Kind of part → the kinds of parts that decks take with it (ECMA-376 part 1, 13.3 and 14.2)."""
LINKING = frozenset(("slideMaster", "slideLayout", "notesMaster", "handoutMaster", "diagramData", "diagramDrawing"))
"""Parts whose texts and shapes may lead to the web."""
SAFE_SCHEMES = frozenset(("http", "https", "mailto"))
WORDS: Mapping[str, str] = {
    "vbaProject": "macros", "control": "ActiveX controls", "activeXControlBinary": "ActiveX controls",
    "oleObject": "embedded objects", "package": "embedded objects", "vmlDrawing": "embedded objects",
    "extensibility": "changes of the ribbon", "webextensiontaskpanes": "web add-ins", "webextension": "web add-ins",
    "taskpanes": "web add-ins", "tags": "data of add-ins", "customXml": "data of add-ins", "customXmlProps": "data of add-ins",
    "customData": "data of add-ins",
    "video": "sound and film", "audio": "sound and film", "media": "sound and film", "commentAuthors": "comments",
    "comments": "comments", "authors": "comments", "changesInfo": "history of changes", "revisionInfo": "history of changes",
    "printerSettings": "printer settings", "origin": "digital signatures", "thumbnail": "thumbnail",
    "core-properties": "properties of its author", "extended-properties": "properties of its author",
    "custom-properties": "properties of its author", "classificationlabels": "labels of confidentiality",
}  # fmt: skip
"""Last word of a relationship's type → what it leads to, in words of the people who use PowerPoint."""
OTHER = "other parts"


class GivenRelation(Value, frozen=True, kw_only=True):
    """A relationship as the file has it; `target` is a part's name, or an address where it leads outside."""

    name: str
    kind: str
    target: str
    is_outside: bool


def relations_in(root: _Element, source: str) -> tuple[GivenRelation, ...]:
    """Return the relationships of the part `source`; of several with one name the first. Those that say nothing are left out."""
    found: dict[str, GivenRelation] = {}
    for element in root.iter("{*}Relationship"):
        name, target = element.get("Id", ""), element.get("Target", "")
        if not name or not target or name in found:
            continue
        is_outside = element.get("TargetMode", "").casefold() == "external"
        kind = element.get("Type", "").rstrip("/").rpartition("/")[2]
        found[name] = GivenRelation(
            name=name, kind=kind, target=target if is_outside else _part_named(target, source), is_outside=is_outside
        )
    return tuple(found.values())


def is_safe_link(relation: GivenRelation) -> bool:
    """Return whether a relationship leads to the web or to a mailbox, and to nothing that could start a program or fetch by itself."""
    try:
        return relation.kind == "hyperlink" and urlsplit(relation.target.strip()).scheme.casefold() in SAFE_SCHEMES
    except ValueError:
        return False


def words_for(kind: str) -> str:
    """Return what relationships of a kind lead to, in words."""
    return WORDS.get(kind, OTHER)


def _part_named(target: str, source: str) -> str:
    path = unquote(target.partition("#")[0].replace("\\", "/"))
    return normpath(join("/", dirname(source), path)).lstrip("/")


def kind_of_root(root: _Element) -> str:
    """Return the name of the outermost element of a part, without its namespace."""
    return QName(root).localname
