"""Running text: paragraphs, lists, labelled texts, numbered steps and rows of links."""

from collections.abc import Sequence
from dataclasses import replace

from briefing_builder.brand.model import TextStyle
from briefing_builder.deck.model import Anchor, Item, Shape, Text
from briefing_builder.layout.drawings import rule
from briefing_builder.layout.fitted import GUTTER, SMALL_GAP, Fitted, coloured, nothing_fits, text_item
from briefing_builder.layout.setting import Setter, SetText, stacked
from briefing_builder.slides import markup
from briefing_builder.units import Box, Emu, points

LIST_INDENT = points(18)
LIST_GAP = points(8)
LINK_ROWS = ((16, 1), (14, 1), (16, 2), (14, 2), (12, 20))
"""Text size in points and the rows that links may take: one row before large letters."""
LINKS_BELOW_RULE = points(12)
NUMERAL_WIDTH = points(50)
LABEL_WIDTH = points(130)
TERM_DENSITIES = ((20, 12), (20, 8), (18, 6), (18, 4))
"""Text size and padding above and below, in points."""
TICK = points(20)
STEP_SIZES = ((22, 18), (18, 16))
"""Of heading and words, in points."""


def fit_paragraph(block: markup.Paragraph, room: Box, setter: Setter) -> Fitted:
    """Set one paragraph; it is kept whole."""
    text = setter.set(block.words, block.style, room.width, block.origin)
    if text.height > room.height:
        return nothing_fits(block)
    box = replace(room, height=text.height)
    return Fitted(items=(text_item("Text", text, box, block.origin),), height=text.height)


def fit_bullets(block: markup.Bullets, room: Box, setter: Setter) -> Fitted:
    """Set a real list in one frame; items that do not fit go on."""
    width = Emu(room.width - LIST_INDENT)
    texts = [setter.set(item, "body", width, block.origin) for item in block.items]
    count = how_many([text.height for text in texts], LIST_GAP, room.height)
    if not count:
        return nothing_fits(block)
    text = stacked([_bulleted(text) for text in texts[:count]], LIST_GAP)
    box = replace(room, height=text.height)
    item = replace(text_item("List", text, box, block.origin), placeholder="body")
    rest = replace(block, items=block.items[count:]) if count < len(texts) else None
    return Fitted(items=(item,), height=text.height, rest=rest)


def _bulleted(text: SetText) -> SetText:
    marked = tuple(replace(paragraph, bullet="bullet", indent=LIST_INDENT) for paragraph in text.paragraphs)
    return replace(text, paragraphs=marked)


def how_many(heights: Sequence[Emu], gap: Emu, room: Emu) -> int:
    """Return how many of the heights, in order and with that gap between them, go into the room."""
    used = 0
    for number, height in enumerate(heights):
        used += height + (gap if number else 0)
        if used > room:
            return number
    return len(heights)


def fit_terms(block: markup.Terms, room: Box, setter: Setter) -> Fitted:
    """Set labelled texts as rows: the label left, the words right, a hairline above each row; as airy as the room allows."""
    for size, pad in TERM_DENSITIES:
        done = _terms(block, room, setter, points(size), points(pad))
        if done.rest is None:
            return done
    return done


def _terms(block: markup.Terms, room: Box, setter: Setter, size: Emu, pad: Emu) -> Fitted:
    label_width = Emu(min(LABEL_WIDTH, room.width // 4))
    words_width = Emu(room.width - label_width - SMALL_GAP)
    rows = [
        (
            setter.set(term.label, "label", label_width, term.origin),
            setter.set(term.words, replace(_term_style(setter, term), size=size), words_width, term.origin),
        )
        for term in block.terms
    ]
    heights = [Emu(max(label.height, words.height) + 2 * pad) for label, words in rows]
    count = how_many(heights, Emu(0), room.height)
    if not count:
        return nothing_fits(block)
    items: list[Item] = []
    top = room.top
    for term, (label, words), height in zip(block.terms[:count], rows, heights, strict=False):
        items.append(rule(replace(room, top=top), setter.colour("hairline")))
        inner = Emu(top + pad)
        left = Box(left=room.left, top=Emu(inner + points(4)), width=label_width, height=label.height)
        right = Box(left=Emu(room.left + label_width + SMALL_GAP), top=inner, width=words_width, height=words.height)
        items += [text_item("Label", label, left, term.origin), text_item("Words", words, right, term.origin)]
        top = Emu(top + height)
    rest = replace(block, terms=block.terms[count:]) if count < len(rows) else None
    return Fitted(items=tuple(items), height=Emu(top - room.top), rest=rest)


def _term_style(setter: Setter, term: markup.Term) -> TextStyle:
    style = setter.style("body")
    if term.emphasis == "accent":
        return replace(setter.style("script"), colour=setter.colour("accent"))
    return coloured(style, setter.colour("muted")) if term.emphasis == "muted" else style


def fit_steps(block: markup.Steps, room: Box, setter: Setter) -> Fitted:
    """Set numbered steps, or boxes to tick, one below the other, a large numeral in the margin; as large as the room allows."""
    for heading, words in STEP_SIZES:
        done = _steps(block, room, setter, points(heading), points(words))
        if done.rest is None:
            return done
    return done


def _steps(block: markup.Steps, room: Box, setter: Setter, heading: Emu, words: Emu) -> Fitted:
    lead = Emu(TICK + SMALL_GAP * 2) if block.checks else NUMERAL_WIDTH
    width = Emu(room.width - lead)
    texts = [_step_text(step, width, setter, heading, words) for step in block.steps]
    floor = Emu(0) if block.checks else setter.set("1", "numeral", NUMERAL_WIDTH, block.origin).height
    heights = [Emu(max(text.height, floor)) for text in texts]
    gap = _step_gap(heights, room.height)
    count = how_many(heights, gap, room.height)
    if not count:
        return nothing_fits(block)
    items: list[Item] = []
    top = room.top
    for number, (step, text, height) in enumerate(zip(block.steps[:count], texts, heights, strict=False)):
        row = Box(left=room.left, top=top, width=lead, height=height)
        items.append(_tick(row, setter) if block.checks else _numeral(str(block.first + number), row, setter, step))
        anchor: Anchor = "top" if block.checks else "middle"
        items.append(text_item("Step", text, replace(row, left=Emu(room.left + lead), width=width), step.origin, anchor=anchor))
        top = Emu(top + height + gap)
    rest = replace(block, steps=block.steps[count:], first=block.first + count) if count < len(texts) else None
    return Fitted(items=tuple(items), height=Emu(top - gap - room.top), rest=rest)


def _step_gap(heights: Sequence[Emu], room: Emu) -> Emu:
    """Air between steps: generous where there is room, never less than a small gap."""
    if len(heights) < 2:
        return SMALL_GAP
    return Emu(max(points(10), min(points(22), (room - sum(heights)) // (len(heights) - 1))))


def _step_text(step: markup.Step, width: Emu, setter: Setter, heading: Emu, words: Emu) -> SetText:
    quiet = replace(setter.style("small"), size=words, colour=setter.colour("muted"))
    return stacked(
        [
            setter.set(step.heading, replace(setter.style("heading"), size=heading), width, step.origin),
            setter.set(step.words, quiet, width, step.origin),
        ],
        Emu(0),
    )


def _numeral(number: str, row: Box, setter: Setter, step: markup.Step) -> Text:
    text = setter.set(number, "numeral", row.width, step.origin)
    return text_item(f"Numeral {number}", text, row, step.origin, anchor="middle")


def _tick(row: Box, setter: Setter) -> Shape:
    box = Box(left=row.left, top=Emu(row.top + points(2)), width=TICK, height=TICK)
    return Shape(name="Box to tick", box=box, line=setter.colour("accent"), weight=points(1.5))


def fit_links(block: markup.Links, room: Box, setter: Setter) -> Fitted:
    """Set links as one quiet row under a hairline, as large as the room allows; a row that is too long goes on below."""
    for size, lines in LINK_ROWS:
        done = _links(block, room, setter, replace(setter.style("small"), size=points(size)), lines)
        if done.rest is None:
            return done
    return done


def _links(block: markup.Links, room: Box, setter: Setter, style: TextStyle, lines: int) -> Fitted:
    texts = [setter.set(words, style, room.width, block.origin) for words in block.links]
    pitch = max(text.height for text in texts)
    items: list[Item] = [rule(room, setter.colour("muted"), weight=points(0.5))]
    left, top = room.left, Emu(room.top + LINKS_BELOW_RULE)
    for text in texts:
        width = Emu(min(room.width, text.width + points(4)))
        if left > room.left and left + width > room.right:
            left, top = room.left, Emu(top + pitch + points(2))
        items.append(text_item("Link", text, Box(left=left, top=top, width=width, height=text.height), block.origin))
        left = Emu(left + width + GUTTER)
    height = Emu(top + pitch - room.top)
    rows = len({item.box.top for item in items[1:]})
    return Fitted(items=tuple(items), height=height) if rows <= lines and height <= room.height else nothing_fits(block)
