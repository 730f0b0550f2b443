"""Which role a layout or placeholder has: names and OOXML types go in, a word of our vocabulary comes out."""

from collections.abc import Mapping

LAYOUT_NAMES = frozenset(("title", "content", "body", "chart", "table", "pictures", "question", "close", "statement", "closing", "form"))
PLACEHOLDER_NAMES = frozenset(
    ("kicker", "title", "subtitle", "byline", "body", "chart", "table", "picture", "picture-2", "question-lead", "links", "footer",
     "slide-number")
)  # fmt: skip
PLACEHOLDER_KINDS: Mapping[str, str] = {
    "title": "title", "ctrTitle": "title", "subTitle": "subtitle", "body": "body", "obj": "body", "chart": "chart", "tbl": "table",
    "pic": "picture", "ftr": "footer", "sldNum": "slide-number", "dt": "date",
}  # fmt: skip
LAYOUT_KINDS: Mapping[str, str] = {"chart": "chart", "tbl": "table", "pic": "pictures", "obj": "body", "body": "body"}
ROOM_PLACEHOLDER: Mapping[str, str] = {"title": "picture", "question": "links", "statement": "links", "closing": "picture"}


def layout_role(name: str, kinds: tuple[str, ...]) -> str:
    """Return a layout's role by its name, else by the kinds of its placeholders; empty when it has none."""
    word = _role_name(name)
    if word in LAYOUT_NAMES:
        return word
    if "ctrTitle" in kinds:
        return "title"
    if "title" not in kinds:
        return ""
    contents = [LAYOUT_KINDS[kind] for kind in kinds if kind in LAYOUT_KINDS]
    return "content" if not contents else contents[0] if len(contents) == 1 else ""


def placeholder_role(name: str, kind: str, taken: tuple[str, ...]) -> str:
    """Return a placeholder's role by its name, else by its kind; the second of a kind is `body-2`, and so on."""
    word = _role_name(name)
    role = word if word in PLACEHOLDER_NAMES else PLACEHOLDER_KINDS.get(kind, kind)
    if role not in taken:
        return role
    return next(f"{role}-{number}" for number in range(2, len(taken) + 3) if f"{role}-{number}" not in taken)


def _role_name(name: str) -> str:
    return "-".join(name.casefold().split())
