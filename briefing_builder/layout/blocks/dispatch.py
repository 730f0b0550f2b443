"""One block of any kind that holds no other blocks."""

from typing import assert_never

from briefing_builder.layout.blocks.cards.arrangement import fit_cards, fit_figures
from briefing_builder.layout.blocks.charts import fit_chart
from briefing_builder.layout.blocks.links import fit_links
from briefing_builder.layout.blocks.pictures import fit_pictures, fit_qr, fit_quote
from briefing_builder.layout.blocks.steps import fit_steps
from briefing_builder.layout.blocks.tables.table import fit_table
from briefing_builder.layout.blocks.targets import fit_targets
from briefing_builder.layout.blocks.terms import fit_terms
from briefing_builder.layout.blocks.texts import fit_bullets, fit_paragraph
from briefing_builder.layout.blocks.timeline import fit_strip
from briefing_builder.layout.room.density import Ease, spread
from briefing_builder.layout.room.fragment import Fitted
from briefing_builder.layout.text.typeset import Setter
from briefing_builder.slides import markup
from briefing_builder.units import Box, points

Leaf = (
    markup.Paragraph | markup.Bullets | markup.Cards | markup.Figures | markup.Table | markup.Chart | markup.Quote | markup.Pictures
    | markup.Steps | markup.Terms | markup.Strip | markup.Targets | markup.QrCode | markup.Links
)  # fmt: skip
FLEXIBLE = (
    markup.Table, markup.Chart, markup.Steps, markup.Terms, markup.Targets, markup.Bullets, markup.Figures, markup.Areas
)  # fmt: skip
"""Blocks that can use more height than they need."""
FIGURE_AIR = points(56)


def fit_leaf(block: Leaf, room: Box, setter: Setter, ease: Ease) -> Fitted:
    """Fit the block into the top of the room, at the level of `ease` where the kind knows levels."""
    match block:
        case markup.Paragraph():
            return fit_paragraph(block, room, setter)
        case markup.Bullets():
            return fit_bullets(block, room, setter, ease)
        case markup.Cards():
            return fit_cards(block, room, setter)
        case markup.Figures():
            return _airy_figures(fit_figures(block, room, setter), ease)
        case markup.Table():
            return fit_table(block, room, setter, ease)
        case markup.Chart():
            return fit_chart(block, room, setter, ease)
        case markup.Quote():
            return fit_quote(block, room, setter)
        case markup.Pictures():
            return fit_pictures(block, room, setter)
        case markup.Steps():
            return fit_steps(block, room, setter, ease)
        case markup.Terms():
            return fit_terms(block, room, setter, ease)
        case markup.Strip():
            return fit_strip(block, room, setter)
        case markup.Targets():
            return fit_targets(block, room, setter, ease)
        case markup.QrCode():
            return fit_qr(block, room, setter)
        case markup.Links():
            return fit_links(block, room, setter)
        case _:
            assert_never(block)


def _airy_figures(done: Fitted, ease: Ease) -> Fitted:
    items, height = spread(done.items, done.height, ease, FIGURE_AIR)
    return Fitted(items=items, height=height, rest=done.rest, cut=done.cut)
