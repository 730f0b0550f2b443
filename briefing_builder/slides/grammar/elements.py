"""The grammar as a table: what each element may carry, hold and say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from briefing_builder.slides.grammar import readers
from briefing_builder.slides.grammar.readers import AttributeReader

BLOCK: Final = "block"  # stands in `children` for any of BLOCKS


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """How an attribute is read; a blank one that is not required counts as absent."""

    read: AttributeReader
    required: bool = False
    default: object = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurs:
    """How often a child may stand there."""

    least: int = 0
    most: int = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One element. `words` may hold b, i and a; `plain` is text alone. `blank` says what an element without text is."""

    attributes: Mapping[str, Attribute] = field(default_factory=dict)
    children: Mapping[str, Occurs] = field(default_factory=dict)
    text: Literal["none", "plain", "words"] = "none"
    blank: Literal["absent", "error", "allowed"] = "allowed"
    is_one_line: bool = False
    """Its words hold neither paragraphs nor lists."""
    defaults: Mapping[str, object] = field(init=False)
    """What the attributes are where nobody writes them, by the name of the value."""

    def __post_init__(self) -> None:
        defaults = {name.replace("-", "_"): attribute.default for name, attribute in self.attributes.items()}
        object.__setattr__(self, "defaults", defaults)


def _required(read: AttributeReader = readers.any_text) -> Attribute:
    return Attribute(read=read, required=True)


def _choice(*choices: str) -> Attribute:
    return Attribute(read=readers.one_of(choices), default=choices[0])


ONE: Final = Occurs(least=1, most=1)
MAYBE: Final = Occurs(most=1)
ANY: Final = Occurs()
SOME: Final = Occurs(least=1)
TEXT: Final = Attribute(read=readers.any_text)
FLAG: Final = Attribute(read=readers.yes_or_no, default=False)
OPTIONAL: Final = Attribute(read=readers.one_of(("no", "first", "yes")), default="no")
"""Whether a line is said only where there is time, and before other such lines or in its turn."""
BAR: Final = Attribute(read=readers.whole_number(0, 100), default=None)
WIDTH: Final = Attribute(read=readers.whole_number(1, 100), default=1)
SECONDS: Final = Attribute(read=readers.whole_number(0, 3_600), default=0)
EMPHASIS: Final = _choice("plain", "accent", "highlight", "muted")
TARGET: Final = {
    "name": _required(),
    "baseline": TEXT,
    "target": _required(),
    "baseline-share": Attribute(read=readers.share, default=None),
    "target-share": _required(readers.share),
}

BLOCKS: Final[Mapping[str, Element]] = {
    "paragraph": Element(
        attributes={"style": _choice("body", "lead", "small", "note", "label", "script", "display")}, text="words", blank="absent"
    ),
    "bullets": Element(children={"item": SOME}),
    "cards": Element(attributes={"arrows": FLAG}, children={"card": Occurs(least=1, most=6)}),
    "figures": Element(children={"figure": Occurs(least=1, most=6)}),
    "table": Element(attributes={"name": _required(), "fixed": FLAG}, children={"column": SOME, "row": SOME}),
    "chart": Element(
        attributes={
            "kind": _required(readers.one_of(["bars", "columns", "change", "parts"])),
            "format": Attribute(read=readers.any_text, default="General"),
            "highlight": Attribute(read=readers.whole_number(-1, 1_000), default=-1),
            "reference": Attribute(read=readers.decimal_number, default=None),
            "reference-label": TEXT,
            "gap-label": TEXT,
            "slim": FLAG,
            "name": _required(),
            "alt": _required(),
        },
        children={"category": SOME, "series": SOME},
    ),
    "quote": Element(
        attributes={"name": _required(), "title": TEXT, "pull": TEXT, "photo": TEXT, "photo-alt": TEXT, "initials": TEXT},
        text="words",
        blank="error",
    ),
    "portrait": Element(attributes={"name": _required(), "title": TEXT, "file": TEXT, "alt": TEXT, "initials": TEXT}),
    "pictures": Element(
        attributes={"frame": _choice("hairline", "device"), "numbered": FLAG}, children={"picture": Occurs(least=1, most=4)}
    ),
    "screen": Element(attributes={"name": _required(), "label": TEXT, "time": TEXT, "plays": FLAG}, text="words", blank="error"),
    "hub": Element(attributes={"name": _required()}, children={"spoke": Occurs(least=1, most=4)}),
    "steps": Element(
        attributes={"checks": FLAG, "path": FLAG, "form": _choice("fitting", "rows", "columns", "first", "blanks", "dates")},
        children={"step": SOME},
    ),
    "terms": Element(children={"term": SOME}),
    "pairs": Element(attributes={"done": FLAG, "answers": FLAG}, children={"pair": SOME}),
    "strip": Element(attributes={"caption": TEXT, "alt": _required()}, children={"segment": SOME}),
    "targets": Element(children={"target": SOME}),
    "progress": Element(attributes=TARGET),
    "drivers": Element(attributes={"name": _required(), "baseline": TEXT, "target": TEXT}, children={"driver": SOME}),
    "dots": Element(
        attributes={"whole": _required(readers.whole_number(1, 400)), "part": _required(readers.whole_number(0, 400)), "alt": _required()}
    ),
    "timeline": Element(attributes={"alt": _required()}, children={"moment": Occurs(least=2, most=6)}),
    "sessions": Element(children={"session": SOME}),
    "qr": Element(attributes={"url": _required(readers.web_address)}, text="words"),
    "links": Element(attributes={"sign": _choice("words", "dots")}, children={"link": SOME}),
    "areas": Element(children={"area": Occurs(least=1, most=4)}),
}

PARTS: Final[Mapping[str, Element]] = {
    "item": Element(text="words", blank="error"),
    "card": Element(
        attributes={
            "icon": TEXT,
            "mark": TEXT,
            "figure": TEXT,
            "figure-size": _choice("large", "small"),
            "caption": TEXT,
            "emphasis": EMPHASIS,
        },
        children={"heading": ONE, "text": MAYBE},
    ),
    "heading": Element(text="words", blank="error", is_one_line=True),
    "text": Element(text="words", blank="absent"),
    "note": Element(text="words", blank="absent"),
    "figure": Element(attributes={"value": _required(), "caption": TEXT, "emphasis": EMPHASIS, "sign": _choice("none", "times", "equals")}),
    "column": Element(
        attributes={"share": WIDTH, "align": _choice("left", "centre", "right"), "emphasis": EMPHASIS}, text="words", is_one_line=True
    ),
    "row": Element(attributes={"emphasis": EMPHASIS}, children={"cell": SOME}),
    "cell": Element(
        attributes={"mark": _choice("none", "direct", "supporting"), "strong": FLAG, "blank": _choice("no", "line"), "bar": BAR},
        children={"text": MAYBE, "note": MAYBE},
        text="words",
    ),
    "category": Element(attributes={"detail": TEXT, "label": TEXT}, text="plain", blank="error"),
    "series": Element(attributes={"name": _required(), "role": _choice("present", "past")}, children={"value": SOME}),
    "value": Element(text="plain"),
    "picture": Element(attributes={"file": _required(), "alt": _required(), "to": Attribute(read=readers.web_address)}, text="words"),
    "spoke": Element(
        attributes={"icon": TEXT, "label": _required(), "direction": _choice("inward", "outward")}, children={"heading": ONE, "text": MAYBE}
    ),
    "step": Element(
        attributes={"figure": TEXT, "lines": Attribute(read=readers.whole_number(0, 6), default=0)},
        children={"heading": ONE, "text": MAYBE},
    ),
    "term": Element(attributes={"label": _required(), "emphasis": EMPHASIS}, text="words", blank="error"),
    "pair": Element(attributes={"caption": TEXT, "apart": FLAG, "figure": TEXT, "unit": TEXT}, children={"heading": ONE, "text": ONE}),
    "driver": Element(attributes={"caption": TEXT}, children={"heading": ONE, "text": ONE}),
    "segment": Element(
        attributes={"label": TEXT, "figure": TEXT, "seconds": _required(readers.whole_number(1, 100_000)), "emphasis": EMPHASIS}
    ),
    "target": Element(attributes=TARGET),
    "moment": Element(
        attributes={"day": _required(readers.iso_day), "label": _required(), "emphasis": EMPHASIS}, text="words", blank="error"
    ),
    "session": Element(children={"heading": ONE, "text": MAYBE, "day": ANY}),
    "day": Element(attributes={"month": TEXT}, text="plain", blank="error"),
    "link": Element(attributes={"to": _required(readers.link_target)}, text="words", blank="error", is_one_line=True),
    "area": Element(
        attributes={
            "share": WIDTH,
            "panel": FLAG,
            "emphasis": EMPHASIS,
            "anchor": _choice("fitting", "top", "middle", "bottom", "ends"),
        },
        children={BLOCK: SOME},
    ),
}

INLINE: Final[Mapping[str, Element]] = {
    "b": Element(text="words"),
    "i": Element(text="words"),
    "a": Element(attributes={"to": _required(readers.link_target)}, text="words"),
}

NOTES: Final[Mapping[str, Element]] = {
    "notes": Element(
        children={"goal": MAYBE, "say": ANY, "prompt": ANY, "do": ANY, "stop": MAYBE, "handover": MAYBE, "asked": ANY, "late": MAYBE}
    ),
    **{name: Element(text="words", blank="absent") for name in ("goal", "stop")},
    "say": Element(attributes={"optional": OPTIONAL}, text="words", blank="absent"),
    **{name: Element(attributes={"seconds": SECONDS}, text="words", blank="absent") for name in ("do", "handover")},
    "prompt": Element(attributes={"seconds": _required(readers.whole_number(5, 600)), "optional": OPTIONAL}, text="words", blank="absent"),
    "late": Element(text="plain", blank="absent"),
    "asked": Element(attributes={"question": _required(), "answer": TEXT, "slide": Attribute(read=readers.identifier)}, text="words"),
}

SLIDES: Final[Mapping[str, Element]] = {
    "slides": Element(children={"slide": SOME}),
    "slide": Element(
        attributes={
            "id": Attribute(read=readers.identifier),
            "section": TEXT,
            "layout": Attribute(read=readers.identifier, default="content"),
            "placement": _choice("fitting", "top", "balanced", "hero", "raised"),
        },
        children={"kicker": MAYBE, "title": ONE, "subtitle": MAYBE, "byline": ANY, BLOCK: ANY, "notes": MAYBE},
    ),
    "kicker": Element(text="plain", blank="absent"),
    "title": Element(text="words", blank="error", is_one_line=True),
    "subtitle": Element(text="words", blank="absent", is_one_line=True),
    "byline": Element(text="words", blank="absent", is_one_line=True),
}

ELEMENTS: Final[Mapping[str, Element]] = {**SLIDES, **BLOCKS, **PARTS, **INLINE, **NOTES}
