"""Nodes that keep the grammar in, values of `slides.markup` out."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from briefing_builder.slides import markup
from briefing_builder.slides.grammar.check import is_absent
from briefing_builder.slides.grammar.elements import BLOCKS, ELEMENTS
from briefing_builder.slides.grammar.readers import collapsed
from briefing_builder.slides.grammar.tree import Node
from briefing_builder.slides.grammar.words import node_words, text_of

SPOKEN = ("say", "prompt")


def build_slide(node: Node) -> markup.Slide:
    """Return the slide of a node that has no problems. Who speaks and how long is the outline's to say, so both are empty here."""
    notes = node.named("notes")
    return markup.Slide(
        **_attributes(node),
        kicker="".join(_child_texts(node, "kicker")),
        title=_child_words(node, "title"),
        subtitle=_child_words(node, "subtitle"),
        byline=_all_child_words(node, "byline"),
        blocks=_build_blocks(node),
        notes=_build_notes(notes[0]) if notes else markup.Notes(),
        who="",
        seconds=0,
        appendix=False,
        origin=node.origin,
        places=_part_origins(node),
    )


def _part_origins(node: Node) -> tuple[tuple[str, markup.Origin], ...]:
    heads = ((name, node.named(name)) for name in ("title", "subtitle", "kicker", "byline"))
    return tuple((name, one.origin) for name, nodes in heads for one in nodes if one.origin != node.origin)


def _attributes(node: Node) -> dict[str, Any]:
    # The table says which type each attribute has; the grammar's tests build every element once.
    rule = ELEMENTS[node.name]
    values = dict(rule.defaults)
    for name, written in node.attributes.items():
        text = collapsed(written)
        if text:
            values[name.replace("-", "_")] = rule.attributes[name].read(text)
    return values


def _child_words(node: Node, name: str) -> markup.Words:
    return next((node_words(child) for child in node.named(name)), ())


def _child_texts(node: Node, name: str) -> tuple[str, ...]:
    return tuple(text_of(child) for child in node.named(name) if not is_absent(child))


def _all_child_words(node: Node, name: str) -> tuple[markup.Words, ...]:
    return tuple(node_words(child) for child in node.named(name) if not is_absent(child))


def _build_blocks(node: Node) -> tuple[markup.Block, ...]:
    return tuple(BUILDERS[child.name](child) for child in node.children if child.name in BLOCKS and not is_absent(child))


def _build_notes(node: Node) -> markup.Notes:
    spoken = [child for child in node.children if child.name in SPOKEN and not is_absent(child)]
    return markup.Notes(
        goal=_child_words(node, "goal"),
        say=tuple(_build_spoken_line(child) for child in spoken),
        optional=_optional_positions([_attributes(child)["optional"] for child in spoken]),
        do=_all_child_words(node, "do"),
        do_seconds=_seconds_without_words(node, "do"),
        stop_at=_child_words(node, "stop"),
        hand_over=_child_words(node, "handover"),
        hand_over_seconds=_seconds_without_words(node, "handover"),
        if_asked=tuple(_build_answer(child) for child in node.named("asked")),
        late="".join(_child_texts(node, "late")),
    )


def _optional_positions(flags: Sequence[str]) -> tuple[int, ...]:
    """The places of what is said only where there is time, those that go first before the others."""
    return tuple(position for turn in ("first", "yes") for position, value in enumerate(flags) if value == turn)


def _build_spoken_line(node: Node) -> markup.Words | markup.Prompt:
    return node_words(node) if node.name == "say" else markup.Prompt(words=node_words(node), seconds=_attributes(node)["seconds"])


def _seconds_without_words(node: Node, name: str) -> int:
    return sum(_attributes(child)["seconds"] for child in node.named(name) if not is_absent(child))


def _build_answer(node: Node) -> markup.Answer:
    values = _attributes(node)
    answer = values["answer"]
    words = (markup.Span(text=answer),) if answer else node_words(node)
    return markup.Answer(question=values["question"], answer=words, slide=values["slide"])


def _build_card(node: Node) -> markup.Card:
    return markup.Card(**_attributes(node), heading=_child_words(node, "heading"), words=_child_words(node, "text"), origin=node.origin)


def _build_table(node: Node) -> markup.Table:
    columns = [markup.Column(**_attributes(child), heading=node_words(child), origin=child.origin) for child in node.named("column")]
    return markup.Table(
        **_attributes(node),
        columns=tuple(columns),
        rows=tuple(tuple(_build_cell(cell, **_attributes(row)) for cell in row.named("cell")) for row in node.named("row")),
        origin=node.origin,
    )


def _build_cell(node: Node, **of_row: Any) -> markup.Cell:
    words = _child_words(node, "text") if node.named("text") or node.named("note") else node_words(node)
    return markup.Cell(**_attributes(node), **of_row, words=words, note=_child_words(node, "note"), origin=node.origin)


def _build_chart(node: Node) -> markup.Chart:
    series = [markup.Series(**_attributes(child), values=tuple(map(_chart_value, child.named("value")))) for child in node.named("series")]
    beside = [_attributes(child) for child in node.named("category")]
    details, labels = (tuple([one[name] for one in beside]) for name in ("detail", "label"))
    return markup.Chart(
        **_attributes(node),
        categories=_child_texts(node, "category"),
        series=tuple(series),
        details=details if any(details) else (),
        labels=labels if any(labels) else (),
        origin=node.origin,
    )


def _chart_value(node: Node) -> Decimal | None:
    text = text_of(node)
    return Decimal(text) if text else None


def _build_pictures(node: Node) -> markup.Pictures:
    pictures = [markup.Picture(**_attributes(child), caption=node_words(child), origin=child.origin) for child in node.named("picture")]
    return markup.Pictures(**_attributes(node), pictures=tuple(pictures), origin=node.origin)


def _build_hub(node: Node) -> markup.Hub:
    spokes = [
        markup.Spoke(**_attributes(child), heading=_child_words(child, "heading"), words=_child_words(child, "text"), origin=child.origin)
        for child in node.named("spoke")
    ]
    return markup.Hub(**_attributes(node), spokes=tuple(spokes), origin=node.origin)


def _build_steps(node: Node) -> markup.Steps:
    return markup.Steps(**_attributes(node), steps=tuple(map(_build_step, node.named("step"))), origin=node.origin)


def _build_step(node: Node) -> markup.Step:
    return markup.Step(**_attributes(node), heading=_child_words(node, "heading"), words=_child_words(node, "text"), origin=node.origin)


def _build_terms(node: Node) -> markup.Terms:
    terms = tuple(markup.Term(**_attributes(child), words=node_words(child), origin=child.origin) for child in node.named("term"))
    return markup.Terms(terms=terms, origin=node.origin)


def _build_pairs(node: Node) -> markup.Pairs:
    pairs = tuple(
        markup.Pair(**_attributes(child), heading=_child_words(child, "heading"), words=_child_words(child, "text"), origin=child.origin)
        for child in node.named("pair")
    )
    return markup.Pairs(**_attributes(node), pairs=pairs, origin=node.origin)


def _build_drivers(node: Node) -> markup.Drivers:
    drivers = tuple(
        markup.Driver(**_attributes(child), heading=_child_words(child, "heading"), words=_child_words(child, "text"), origin=child.origin)
        for child in node.named("driver")
    )
    return markup.Drivers(**_attributes(node), drivers=drivers, origin=node.origin)


def _build_figures(node: Node) -> markup.Figures:
    figures = tuple(markup.Figure(**_attributes(child), origin=child.origin) for child in node.named("figure"))
    return markup.Figures(figures=figures, origin=node.origin)


def _build_targets(node: Node) -> markup.Targets:
    return markup.Targets(targets=tuple(map(_build_target, node.named("target"))), origin=node.origin)


def _build_target(node: Node) -> markup.Target:
    return markup.Target(**_attributes(node), origin=node.origin)


def _build_timeline(node: Node) -> markup.Timeline:
    moments = tuple(markup.Moment(**_attributes(child), words=node_words(child), origin=child.origin) for child in node.named("moment"))
    return markup.Timeline(**_attributes(node), moments=moments, origin=node.origin)


def _build_session_day(node: Node) -> markup.SessionDay:
    return markup.SessionDay(**_attributes(node), day=text_of(node))


def _build_sessions(node: Node) -> markup.Sessions:
    sessions = tuple(
        markup.Session(
            heading=_child_words(child, "heading"),
            words=_child_words(child, "text"),
            days=tuple(map(_build_session_day, child.named("day"))),
            origin=child.origin,
        )
        for child in node.named("session")
    )
    return markup.Sessions(sessions=sessions, origin=node.origin)


def _build_strip(node: Node) -> markup.Strip:
    segments = tuple(markup.Segment(**_attributes(child)) for child in node.named("segment"))
    return markup.Strip(**_attributes(node), segments=segments, origin=node.origin)


def _build_link(node: Node) -> markup.Words:
    target = str(_attributes(node)["to"])
    return tuple(markup.Span(text=span.text, strong=span.strong, emphasis=span.emphasis, link=target) for span in node_words(node))


def _build_areas(node: Node) -> markup.Areas:
    areas = tuple(markup.Area(**_attributes(child), blocks=_build_blocks(child), origin=child.origin) for child in node.named("area"))
    return markup.Areas(areas=areas, origin=node.origin)


BUILDERS: Final[Mapping[str, Callable[[Node], markup.Block]]] = {
    "paragraph": lambda node: markup.Paragraph(**_attributes(node), words=node_words(node), origin=node.origin),
    "bullets": lambda node: markup.Bullets(items=tuple(node_words(child) for child in node.named("item")), origin=node.origin),
    "cards": lambda node: markup.Cards(**_attributes(node), cards=tuple(map(_build_card, node.named("card"))), origin=node.origin),
    "figures": _build_figures,
    "table": _build_table,
    "chart": _build_chart,
    "quote": lambda node: markup.Quote(**_attributes(node), words=node_words(node), origin=node.origin),
    "portrait": lambda node: markup.Portrait(**_attributes(node), origin=node.origin),
    "pictures": _build_pictures,
    "screen": lambda node: markup.Screen(**_attributes(node), words=node_words(node), origin=node.origin),
    "hub": _build_hub,
    "steps": _build_steps,
    "terms": _build_terms,
    "pairs": _build_pairs,
    "strip": _build_strip,
    "targets": _build_targets,
    "progress": lambda node: markup.Progress(target=_build_target(node), origin=node.origin),
    "drivers": _build_drivers,
    "dots": lambda node: markup.Dots(**_attributes(node), origin=node.origin),
    "timeline": _build_timeline,
    "sessions": _build_sessions,
    "qr": lambda node: markup.QrCode(**_attributes(node), caption=node_words(node), origin=node.origin),
    "links": lambda node: markup.Links(**_attributes(node), links=tuple(map(_build_link, node.named("link"))), origin=node.origin),
    "areas": _build_areas,
}
