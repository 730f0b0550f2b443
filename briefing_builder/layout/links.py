"""A quiet row of links."""


from briefing_builder.brand.model import TextStyle
from briefing_builder.deck.model import Item
from briefing_builder.layout.drawings import rule
from briefing_builder.layout.fitted import GUTTER, Fitted, nothing_fits, text_item
from briefing_builder.layout.setting import Setter
from briefing_builder.slides import markup
from briefing_builder.units import Box, Emu, points

LINK_ROWS = ((16, 1), (14, 1), (16, 2), (14, 2), (12, 20))
"""Text size in points and the rows that links may take: one row before large letters."""
BELOW_RULE = points(12)


def fit_links(block: markup.Links, room: Box, setter: Setter) -> Fitted:
    """Set links as one quiet row under a hairline, as large as the room allows; a row that is too long goes on below."""
    for size, lines in LINK_ROWS:
        done = _links(block, room, setter, setter.style("small", size=points(size), colour=setter.colour("accent")), lines)
        if done.rest is None:
            return done
    return done


def _links(block: markup.Links, room: Box, setter: Setter, style: TextStyle, lines: int) -> Fitted:
    texts = [setter.set(words, style, room.width, block.origin) for words in block.links]
    pitch = max(text.height for text in texts)
    colour = "muted" if setter.ground == "night" else "hairline"
    items: list[Item] = [rule(room, setter.colour(colour), weight=points(0.75))]
    left, top = room.left, Emu(room.top + BELOW_RULE)
    for text in texts:
        width = Emu(min(room.width, text.width + points(4)))
        if left > room.left and left + width > room.right:
            left, top = room.left, Emu(top + pitch + points(2))
        items.append(text_item("Link", text, Box(left=left, top=top, width=width, height=text.height), block.origin))
        left = Emu(left + width + GUTTER)
    height = Emu(top + pitch - room.top)
    rows = len({item.box.top for item in items[1:]})
    fits = rows <= lines and height <= room.height
    return Fitted(items=tuple(items), height=height, cut=sum(text.cut for text in texts)) if fits else nothing_fits(block)
