"""The grammar as a table: what each element may carry, hold and say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from briefing_builder.slides.grammar import kinds
from briefing_builder.slides.grammar.kinds import Read

BLOCK: Final = "block"  # stands in `children` for any of BLOCKS


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """How an attribute is read; a blank one that is not required counts as absent."""

    read: Read
    required: bool = False
    default: object = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How often a child may stand there."""

    least: int = 0
    most: int = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One element. `words` may hold b, i and a; `plain` is text alone. `blank` says what an element without text is."""

    attributes: Mapping[str, Attribute] = field(default_factory=dict)
    children: Mapping[str, Count] = field(default_factory=dict)
    text: Literal["none", "plain", "words"] = "none"
    blank: Literal["absent", "error", "allowed"] = "allowed"
    is_one_line: bool = False
    """Its words hold neither paragraphs nor lists."""
    defaults: Mapping[str, object] = field(init=False)
    """What the attributes are where nobody writes them, by the name of the value."""

    def __post_init__(self) -> None:
        defaults = {name.replace("-", "_"): attribute.default for name, attribute in self.attributes.items()}
        object.__setattr__(self, "defaults", defaults)


def _required(read: Read = kinds.text) -> Attribute:
    return Attribute(read=read, required=True)


def _choice(*choices: str) -> Attribute:
    return Attribute(read=kinds.one_of(choices), default=choices[0])


ONE: Final = Count(least=1, most=1)
MAYBE: Final = Count(most=1)
ANY: Final = Count()
SOME: Final = Count(least=1)
TEXT: Final = Attribute(read=kinds.text)
FLAG: Final = Attribute(read=kinds.yes_or_no, default=False)
SAID: Final = Attribute(read=kinds.one_of(("no", "first", "yes")), default="no")
"""Whether a line is said only where there is time, and before other such lines or in its turn."""
WIDTH: Final = Attribute(read=kinds.whole(1, 100), default=1)
PASSING: Final = Attribute(read=kinds.whole(0, 3_600), default=0)
EMPHASIS: Final = _choice("plain", "accent", "highlight", "muted")

BLOCKS: Final[Mapping[str, Rule]] = {
    "paragraph": Rule(attributes={"style": _choice("body", "lead", "small", "note", "label", "script")}, text="words", blank="absent"),
    "bullets": Rule(children={"item": SOME}),
    "cards": Rule(children={"card": Count(least=1, most=6)}),
    "figures": Rule(children={"figure": Count(least=1, most=4)}),
    "table": Rule(attributes={"name": _required()}, children={"column": SOME, "row": SOME}),
    "chart": Rule(
        attributes={
            "kind": _required(kinds.one_of(["bars", "columns"])),
            "format": Attribute(read=kinds.text, default="General"),
            "highlight": Attribute(read=kinds.whole(-1, 1_000), default=-1),
            "name": _required(),
            "alt": _required(),
        },
        children={"category": SOME, "series": SOME},
    ),
    "quote": Rule(attributes={"name": _required(), "title": TEXT, "photo": TEXT}, text="words", blank="error"),
    "pictures": Rule(children={"picture": Count(least=1, most=4)}),
    "steps": Rule(attributes={"checks": FLAG}, children={"step": SOME}),
    "terms": Rule(children={"term": SOME}),
    "strip": Rule(attributes={"caption": TEXT, "alt": _required()}, children={"segment": SOME}),
    "targets": Rule(children={"target": SOME}),
    "qr": Rule(attributes={"url": _required(kinds.web_address)}, text="words"),
    "links": Rule(attributes={"sign": _choice("words", "dots")}, children={"link": SOME}),
    "areas": Rule(children={"area": Count(least=1, most=4)}),
}

PARTS: Final[Mapping[str, Rule]] = {
    "item": Rule(text="words", blank="error"),
    "card": Rule(
        attributes={"icon": TEXT, "mark": TEXT, "figure": TEXT, "caption": TEXT, "emphasis": EMPHASIS},
        children={"heading": ONE, "text": MAYBE},
    ),
    "heading": Rule(text="words", blank="error", is_one_line=True),
    "text": Rule(text="words", blank="absent"),
    "note": Rule(text="words", blank="absent"),
    "figure": Rule(attributes={"value": _required(), "caption": TEXT, "emphasis": EMPHASIS}),
    "column": Rule(attributes={"share": WIDTH, "align": _choice("left", "centre", "right")}, text="words", is_one_line=True),
    "row": Rule(children={"cell": SOME}),
    "cell": Rule(
        attributes={"mark": _choice("none", "direct", "supporting"), "strong": FLAG}, children={"text": MAYBE, "note": MAYBE}, text="words"
    ),
    "category": Rule(text="plain", blank="error"),
    "series": Rule(attributes={"name": _required(), "role": _choice("present", "past")}, children={"value": SOME}),
    "value": Rule(text="plain"),
    "picture": Rule(attributes={"file": _required(), "alt": _required()}, text="words"),
    "step": Rule(children={"heading": ONE, "text": MAYBE}),
    "term": Rule(attributes={"label": _required(), "emphasis": EMPHASIS}, text="words", blank="error"),
    "segment": Rule(attributes={"label": TEXT, "seconds": _required(kinds.whole(1, 100_000)), "emphasis": EMPHASIS}),
    "target": Rule(
        attributes={
            "name": _required(),
            "baseline": TEXT,
            "target": _required(),
            "baseline-share": Attribute(read=kinds.share, default=None),
            "target-share": _required(kinds.share),
        }
    ),
    "link": Rule(attributes={"to": _required(kinds.link)}, text="words", blank="error", is_one_line=True),
    "area": Rule(attributes={"share": WIDTH, "panel": FLAG}, children={BLOCK: SOME}),
}

INLINE: Final[Mapping[str, Rule]] = {
    "b": Rule(text="words"),
    "i": Rule(text="words"),
    "a": Rule(attributes={"to": _required(kinds.link)}, text="words"),
}

NOTES: Final[Mapping[str, Rule]] = {
    "notes": Rule(
        children={"goal": MAYBE, "say": ANY, "prompt": ANY, "do": ANY, "stop": MAYBE, "handover": MAYBE, "asked": ANY, "late": MAYBE}
    ),
    **{name: Rule(text="words", blank="absent") for name in ("goal", "stop")},
    "say": Rule(attributes={"optional": SAID}, text="words", blank="absent"),
    **{name: Rule(attributes={"seconds": PASSING}, text="words", blank="absent") for name in ("do", "handover")},
    "prompt": Rule(attributes={"seconds": _required(kinds.whole(5, 600)), "optional": SAID}, text="words", blank="absent"),
    "late": Rule(text="plain", blank="absent"),
    "asked": Rule(attributes={"question": _required(), "answer": TEXT, "slide": Attribute(read=kinds.identifier)}, text="words"),
}

SLIDES: Final[Mapping[str, Rule]] = {
    "slides": Rule(children={"slide": SOME}),
    "slide": Rule(
        attributes={
            "id": Attribute(read=kinds.identifier),
            "section": TEXT,
            "layout": Attribute(read=kinds.identifier, default="content"),
        },
        children={"kicker": MAYBE, "title": ONE, "subtitle": MAYBE, "byline": ANY, BLOCK: ANY, "notes": MAYBE},
    ),
    "kicker": Rule(text="plain", blank="absent"),
    "title": Rule(text="words", blank="error", is_one_line=True),
    "subtitle": Rule(text="words", blank="absent", is_one_line=True),
    "byline": Rule(text="words", blank="absent", is_one_line=True),
}

RULES: Final[Mapping[str, Rule]] = {**SLIDES, **BLOCKS, **PARTS, **INLINE, **NOTES}
