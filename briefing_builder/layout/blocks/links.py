"""A quiet row of links, as words or as signs."""

from briefing_builder.brand.model import TextStyle
from briefing_builder.deck.model import Item
from briefing_builder.layout.drawings import more_sign, rule
from briefing_builder.layout.room.fragment import GUTTER, Fitted, nothing_fits, sources, text_item
from briefing_builder.layout.text.typeset import Setter, link_of
from briefing_builder.slides import markup
from briefing_builder.units import Box, Emu, points
from briefing_builder.values import replace

LINK_ROWS = ((16, 1), (14, 1), (16, 2), (14, 2), (12, 20))
"""Text size in points and the rows that links may take: one row before large letters."""
BELOW_RULE = points(12)
WIDER_LETTERS = Emu(GUTTER - points(4))
"""Of the gap behind a link, what its frame takes: LibreOffice draws a link as a field, and breaks within words what is wider."""
LOOSE = 125
"""In per cent of its words, how wide a link's frame is besides, where one row holds all of them so."""
SIGN, SIGN_GAP = points(28), points(12)
"""A sign is as large as a finger's or a mouse's aim needs: 24 CSS pixels at least (WCAG 2.2, 2.5.8)."""


def fit_links(block: markup.Links, room: Box, setter: Setter) -> Fitted:
    """Set links as one quiet row under a hairline, as large as the room allows; a row that is too long goes on below.

    Signs stand at the right end of the room, so that nothing but them is seen of where they lead.
    """
    if block.sign == "dots":
        return _signs(block, room, setter)
    for size, lines in LINK_ROWS:
        done = _links(block, room, setter, setter.style("small", size=points(size), colour=setter.colour("accent")), lines)
        if done.rest is None:
            return done
    return done


def _signs(block: markup.Links, room: Box, setter: Setter) -> Fitted:
    colour = setter.colour("muted")
    step = Emu(SIGN + SIGN_GAP)
    left, top = Emu(room.right - len(block.links) * step + SIGN_GAP), Emu(room.top + BELOW_RULE)
    items: list[Item] = [
        replace(
            more_sign(Box(left=Emu(left + number * step), top=top, width=SIGN, height=SIGN), colour), alt=markup.words_text(words),
            link=link_of(words[0].link), sources=sources(block.origin),
        )
        for number, words in enumerate(block.links)
    ]  # fmt: skip
    return Fitted(items=tuple(items), height=Emu(BELOW_RULE + SIGN))


def _links(block: markup.Links, room: Box, setter: Setter, style: TextStyle, lines: int) -> Fitted:
    texts = [setter.set(words, style, room.width, block.origin) for words in block.links]
    pitch = max(text.height for text in texts)
    colour = "muted" if setter.ground == "night" else "hairline"
    items: list[Item] = [rule(room, setter.colour(colour), weight=points(0.75))]
    left, top = room.left, Emu(room.top + BELOW_RULE)
    is_loose = sum(text.width * LOOSE // 100 + GUTTER for text in texts) <= room.width
    for text in texts:
        width = Emu(min(room.width, (text.width * LOOSE // 100 if is_loose else text.width) + points(4)))
        if left > room.left and left + width > room.right:
            left, top = room.left, Emu(top + pitch + points(2))
        frame = Emu(min(width + WIDER_LETTERS, room.right - left))
        items.append(text_item("Link", text, Box(left=left, top=top, width=frame, height=text.height), block.origin))
        left = Emu(left + width + GUTTER)
    height = Emu(top + pitch - room.top)
    rows = len({item.box.top for item in items[1:]})
    fits = rows <= lines and height <= room.height
    return Fitted(items=tuple(items), height=height, cut=sum(text.cut for text in texts)) if fits else nothing_fits(block)
