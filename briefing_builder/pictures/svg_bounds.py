"""What a drawing may hold: nothing from outside, and no more work than its length promises."""

import re
from io import BytesIO
from typing import Final
from xml.etree import ElementTree

from briefing_builder.pictures.model import Refused

SVG: Final = "{http://www.w3.org/2000/svg}"
DEEPEST, MOST_ELEMENTS = 200, 50_000
MOST_DRAWN = 200_000
"""Elements that are drawn when everything that is used again is counted each time."""
MOST_EFFECTS = 40
EFFECTS: Final = frozenset(
    ("feGaussianBlur", "feOffset", "feMerge", "feMergeNode", "feFlood", "feBlend", "feComposite", "feColorMatrix", "feDropShadow",
     "feComponentTransfer", "feFuncR", "feFuncG", "feFuncB", "feFuncA")
)  # fmt: skip
"""Steps of filters whose work does not grow with what they are told."""
REFERENCES: Final = ("href", "{http://www.w3.org/1999/xlink}href")
INSIDE: Final = re.compile(r"\s*data:image/(png|jpe?g|gif|webp)[;,]", re.IGNORECASE)
COLOURS: Final = frozenset((f"{SVG}linearGradient", f"{SVG}radialGradient"))
_URL: Final = re.compile(r"url\(\s*['\"]?\s*#([^'\")\s]+)")
_EXPORT: Final = "export it as PNG, or as plain SVG with everything inside"


def refuse_unbounded(text: str) -> ElementTree.Element:
    """Return the root of a drawing.

    Raises Refused when it names other files, needs a browser, or uses its parts so often that drawing it would not end; ParseError when it
    is no XML.
    """
    depth = count = effects = 0
    root: ElementTree.Element | None = None
    for event, element in ElementTree.iterparse(BytesIO(text.encode("utf-8", "surrogatepass")), events=("start", "end")):
        if event == "end":
            depth -= 1
            continue
        root = element if root is None else root
        depth, count = depth + 1, count + 1
        effects += element.tag.startswith(f"{SVG}fe")
        if depth > DEEPEST or count > MOST_ELEMENTS or effects > MOST_EFFECTS:
            raise Refused("picture-too-large", "is more complicated than a drawing on a slide can be", "export it as PNG")
        _refuse_foreign(element)
    if root is None or root.tag != f"{SVG}svg":
        raise Refused("picture-broken", "is no SVG drawing", _EXPORT)
    if _drawn_elements(root) > MOST_DRAWN:
        raise Refused("picture-too-large", "uses its parts more often than can be drawn", "export it as PNG")
    return root


def _refuse_foreign(element: ElementTree.Element) -> None:
    name = element.tag.removeprefix(SVG)
    if name == "foreignObject":
        raise Refused("picture-kind", "holds a piece of web page, which only browsers draw", "export it as PNG")
    if name.startswith("fe") and name not in EFFECTS:
        raise Refused("picture-kind", f"has the effect {name}, which is not drawn everywhere", "export it as PNG")
    if name in ("image", "feImage", "use"):
        targets = [element.get(reference, "").strip() for reference in REFERENCES if element.get(reference)]
        if not all(target.startswith("#") or (name == "image" and INSIDE.match(target)) for target in targets):
            raise Refused("picture-kind", "shows another file, which does not travel with it", "embed that picture, or export it as PNG")


def _drawn_elements(root: ElementTree.Element) -> int:
    """How many elements are drawn, all that are used again counted each time; a part that uses itself is drawn for ever."""
    named = {element.get("id", ""): element for element in root.iter()}
    styled = tuple(name for style in root.iter(f"{SVG}style") for name in _URL.findall(style.text or ""))
    known: dict[int, int] = {}
    _count_drawn(root, named, styled, known, ())
    return known[id(root)]


def _count_drawn(
    element: ElementTree.Element,
    named: dict[str, ElementTree.Element],
    styled: tuple[str, ...],
    known: dict[int, int],
    open_parts: tuple[int, ...],
) -> int:
    if id(element) in known:
        return known[id(element)]
    if id(element) in open_parts or len(open_parts) > DEEPEST:
        return MOST_DRAWN + 1
    inner = (*open_parts, id(element))
    parts = [*element, *(named[name] for name in _used_ids(element, styled) if name in named)]
    total = 1 + sum(0 if part.tag in COLOURS else _count_drawn(part, named, styled, known, inner) for part in parts)
    known[id(element)] = min(total, MOST_DRAWN + 1)
    return known[id(element)]


def _used_ids(element: ElementTree.Element, styled: tuple[str, ...]) -> list[str]:
    """The ids of what an element uses: by name, or as a mask, pattern, marker or filter of its look."""
    used = [name for value in element.attrib.values() for name in _URL.findall(value)]
    used += [element.get(reference, "")[1:] for reference in REFERENCES if element.get(reference, "").startswith("#")]
    return used + list(styled if element.get("class") else ())
