"""Nodes that keep the grammar in, values of `slides.markup` out."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from briefing_builder.slides.grammar.check import is_absent
from briefing_builder.slides.grammar.kinds import collapsed
from briefing_builder.slides.grammar.rules import BLOCKS, RULES
from briefing_builder.slides.grammar.tree import Node
from briefing_builder.slides.grammar.words import text_of, words_of
from briefing_builder.slides.markup import (
    Answer,
    Area,
    Areas,
    Block,
    Bullets,
    Card,
    Cards,
    Cell,
    Chart,
    Column,
    Figure,
    Figures,
    Links,
    Notes,
    Origin,
    Paragraph,
    Picture,
    Pictures,
    Prompt,
    QrCode,
    Quote,
    Segment,
    Series,
    Slide,
    Span,
    Step,
    Steps,
    Strip,
    Table,
    Target,
    Targets,
    Term,
    Terms,
    Words,
)

SPOKEN = ("say", "prompt")


def build_slide(node: Node) -> Slide:
    """Return the slide of a node that has no problems. Who speaks and how long is the outline's to say, so both are empty here."""
    notes = node.named("notes")
    return Slide(
        **_values(node),
        kicker="".join(_texts(node, "kicker")),
        title=_words(node, "title"),
        subtitle=_words(node, "subtitle"),
        byline=_several(node, "byline"),
        blocks=_blocks(node),
        notes=_notes(notes[0]) if notes else Notes(),
        who="",
        seconds=0,
        appendix=False,
        origin=node.origin,
        places=_places(node),
    )


def _places(node: Node) -> tuple[tuple[str, Origin], ...]:
    heads = ((name, node.named(name)) for name in ("title", "subtitle", "kicker", "byline"))
    return tuple((name, found[0].origin) for name, found in heads if found and found[0].origin != node.origin)


def _values(node: Node) -> dict[str, Any]:
    # The table says which type each attribute has; the grammar's tests build every element once.
    rule = RULES[node.name]
    values = dict(rule.defaults)
    for name, written in node.attributes.items():
        text = collapsed(written)
        if text:
            values[name.replace("-", "_")] = rule.attributes[name].read(text)
    return values


def _words(node: Node, name: str) -> Words:
    return next((words_of(child) for child in node.named(name)), ())


def _texts(node: Node, name: str) -> tuple[str, ...]:
    return tuple(text_of(child) for child in node.named(name) if not is_absent(child))


def _several(node: Node, name: str) -> tuple[Words, ...]:
    return tuple(words_of(child) for child in node.named(name) if not is_absent(child))


def _blocks(node: Node) -> tuple[Block, ...]:
    return tuple(BUILDERS[child.name](child) for child in node.children if child.name in BLOCKS and not is_absent(child))


def _notes(node: Node) -> Notes:
    spoken = [child for child in node.children if child.name in SPOKEN and not is_absent(child)]
    return Notes(
        goal=_words(node, "goal"),
        say=tuple(_spoken(child) for child in spoken),
        optional=_optional([_values(child)["optional"] for child in spoken]),
        do=_several(node, "do"),
        do_seconds=_passing(node, "do"),
        stop_at=_words(node, "stop"),
        hand_over=_words(node, "handover"),
        hand_over_seconds=_passing(node, "handover"),
        if_asked=tuple(_answer(child) for child in node.named("asked")),
        late="".join(_texts(node, "late")),
    )


def _optional(said: Sequence[str]) -> tuple[int, ...]:
    """The places of what is said only where there is time, those that go first before the others."""
    return tuple(place for turn in ("first", "yes") for place, value in enumerate(said) if value == turn)


def _spoken(node: Node) -> Words | Prompt:
    return words_of(node) if node.name == "say" else Prompt(words=words_of(node), seconds=_values(node)["seconds"])


def _passing(node: Node, name: str) -> int:
    return sum(_values(child)["seconds"] for child in node.named(name) if not is_absent(child))


def _answer(node: Node) -> Answer:
    values = _values(node)
    said = values["answer"]
    return Answer(question=values["question"], answer=(Span(text=said),) if said else words_of(node), slide=values["slide"])


def _card(node: Node) -> Card:
    return Card(**_values(node), heading=_words(node, "heading"), words=_words(node, "text"), origin=node.origin)


def _table(node: Node) -> Table:
    return Table(
        **_values(node),
        columns=tuple(Column(**_values(child), heading=words_of(child), origin=child.origin) for child in node.named("column")),
        rows=tuple(tuple(_cell(cell) for cell in row.named("cell")) for row in node.named("row")),
        origin=node.origin,
    )


def _cell(node: Node) -> Cell:
    words = _words(node, "text") if node.named("text") or node.named("note") else words_of(node)
    return Cell(**_values(node), words=words, note=_words(node, "note"), origin=node.origin)


def _chart(node: Node) -> Chart:
    series = tuple(Series(**_values(child), values=tuple(map(_value, child.named("value")))) for child in node.named("series"))
    return Chart(**_values(node), categories=_texts(node, "category"), series=series, origin=node.origin)


def _value(node: Node) -> Decimal | None:
    text = text_of(node)
    return Decimal(text) if text else None


def _pictures(node: Node) -> Pictures:
    pictures = tuple(Picture(**_values(child), caption=words_of(child), origin=child.origin) for child in node.named("picture"))
    return Pictures(pictures=pictures, origin=node.origin)


def _steps(node: Node) -> Steps:
    steps = tuple(Step(heading=_words(child, "heading"), words=_words(child, "text"), origin=child.origin) for child in node.named("step"))
    return Steps(**_values(node), steps=steps, origin=node.origin)


def _terms(node: Node) -> Terms:
    terms = tuple(Term(**_values(child), words=words_of(child), origin=child.origin) for child in node.named("term"))
    return Terms(terms=terms, origin=node.origin)


def _figures(node: Node) -> Figures:
    return Figures(figures=tuple(Figure(**_values(child), origin=child.origin) for child in node.named("figure")), origin=node.origin)


def _targets(node: Node) -> Targets:
    return Targets(targets=tuple(Target(**_values(child), origin=child.origin) for child in node.named("target")), origin=node.origin)


def _strip(node: Node) -> Strip:
    return Strip(**_values(node), segments=tuple(Segment(**_values(child)) for child in node.named("segment")), origin=node.origin)


def _link(node: Node) -> Words:
    target = str(_values(node)["to"])
    return tuple(Span(text=span.text, strong=span.strong, emphasis=span.emphasis, link=target) for span in words_of(node))


def _areas(node: Node) -> Areas:
    areas = tuple(Area(**_values(child), blocks=_blocks(child), origin=child.origin) for child in node.named("area"))
    return Areas(areas=areas, origin=node.origin)


BUILDERS: Final[Mapping[str, Callable[[Node], Block]]] = {
    "paragraph": lambda node: Paragraph(**_values(node), words=words_of(node), origin=node.origin),
    "bullets": lambda node: Bullets(items=tuple(words_of(child) for child in node.named("item")), origin=node.origin),
    "cards": lambda node: Cards(cards=tuple(_card(child) for child in node.named("card")), origin=node.origin),
    "figures": _figures,
    "table": _table,
    "chart": _chart,
    "quote": lambda node: Quote(**_values(node), words=words_of(node), origin=node.origin),
    "pictures": _pictures,
    "steps": _steps,
    "terms": _terms,
    "strip": _strip,
    "targets": _targets,
    "qr": lambda node: QrCode(**_values(node), caption=words_of(node), origin=node.origin),
    "links": lambda node: Links(**_values(node), links=tuple(_link(child) for child in node.named("link")), origin=node.origin),
    "areas": _areas,
}
