"""A quiet row of links, as words or as icons."""

from briefing_builder.deck.model import Item
from briefing_builder.layout.drawings import more_sign, rule
from briefing_builder.layout.room.fragment import GUTTER, Fragment, nothing_fits, sources, text_item
from briefing_builder.layout.room.trials import first_that_fits
from briefing_builder.layout.text.pieces import link_to
from briefing_builder.layout.text.typeset import Typesetter
from briefing_builder.slides import markup
from briefing_builder.units import Box, Emu, points, total_length
from briefing_builder.values import replace

LINK_ROWS = ((16, 1), (14, 1), (16, 2), (14, 2), (12, 20))
"""Text size in points, and how many rows the links may take at it: a single row matters more than large letters."""
BELOW_RULE = points(12)
WIDER_LETTERS = GUTTER - points(4)
"""What a link's frame takes of the gap after it: LibreOffice draws a link as a field and breaks it within a word where it is wider."""
LOOSE = 125
"""The width of a link's frame in per cent of its words, where one row holds all links so."""
SIGN, SIGN_GAP = points(28), points(12)
"""A sign is as large as a finger's or a mouse's aim needs: 24 CSS pixels at least (WCAG 2.2, 2.5.8)."""


def fit_links(block: markup.Links, room: Box, typesetter: Typesetter) -> Fragment:
    """Set links as one quiet row under a hairline, as large as the room allows; a row that is too long goes on below.

    Signs stand at the right end of the room and show nothing of where they lead.
    """
    if block.sign == "dots":
        return _fit_signs(block, room, typesetter)
    return first_that_fits(_fit_words(block, room, typesetter, points(size), lines) for size, lines in LINK_ROWS)


def _fit_signs(block: markup.Links, room: Box, typesetter: Typesetter) -> Fragment:
    colour, widths = typesetter.colour("muted"), [SIGN] * len(block.links)
    row = room.band(room.top + BELOW_RULE, SIGN).lower_right(total_length(widths, SIGN_GAP), SIGN)
    items: list[Item] = [
        replace(more_sign(box, colour), alt=markup.words_text(words), link=link_to(words[0].link), sources=sources(block.origin))
        for words, box in zip(block.links, row.side_by_side(widths, SIGN_GAP), strict=True)
    ]
    return Fragment(items=tuple(items), height=BELOW_RULE + SIGN)


def _fit_words(block: markup.Links, room: Box, typesetter: Typesetter, size: Emu, lines: int) -> Fragment:
    style = typesetter.style("small", size=size, colour=typesetter.colour("accent"))
    texts = [typesetter.typeset(words, style, room.width, block.origin) for words in block.links]
    pitch = max(text.height for text in texts)
    colour = "hairline" if typesetter.ground == "paper" else "muted"
    items: list[Item] = [rule(room, typesetter.colour(colour), weight=points(0.75))]
    left, top = room.left, room.top + BELOW_RULE
    is_loose = sum(text.width * LOOSE // 100 + GUTTER for text in texts) <= room.width
    for text in texts:
        width = min(room.width, (text.width * LOOSE // 100 if is_loose else text.width) + points(4))
        if left > room.left and left + width > room.right:
            left, top = room.left, top + pitch + points(2)
        frame = min(width + WIDER_LETTERS, room.right - left)
        items.append(text_item("Link", text, Box(left=left, top=top, width=frame, height=text.height), block.origin))
        left += width + GUTTER
    height = top + pitch - room.top
    rows = len({item.box.top for item in items[1:]})
    fits = rows <= lines and height <= room.height
    return Fragment(items=tuple(items), height=height, cut=sum(text.cut for text in texts)) if fits else nothing_fits(block)
