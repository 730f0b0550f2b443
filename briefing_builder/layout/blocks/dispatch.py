"""Any kind of block that holds no other blocks is passed to the module that fits it."""

from typing import assert_never

from briefing_builder.layout.blocks.cards.arrangement import fit_cards, fit_figures
from briefing_builder.layout.blocks.charts.chart import fit_chart
from briefing_builder.layout.blocks.dots import fit_dots
from briefing_builder.layout.blocks.drivers import fit_drivers
from briefing_builder.layout.blocks.links import fit_links
from briefing_builder.layout.blocks.pairs import fit_pairs
from briefing_builder.layout.blocks.pictures import fit_pictures, fit_qr
from briefing_builder.layout.blocks.progress import fit_progress
from briefing_builder.layout.blocks.quotes import fit_portrait, fit_quote
from briefing_builder.layout.blocks.screens.hub import fit_hub
from briefing_builder.layout.blocks.screens.screen import fit_screen
from briefing_builder.layout.blocks.steps.form import fit_steps
from briefing_builder.layout.blocks.strip import fit_strip
from briefing_builder.layout.blocks.tables.answers import fit_answers
from briefing_builder.layout.blocks.tables.sessions import fit_sessions
from briefing_builder.layout.blocks.tables.table import fit_table
from briefing_builder.layout.blocks.targets import fit_targets
from briefing_builder.layout.blocks.terms import fit_terms
from briefing_builder.layout.blocks.texts import fit_bullets, fit_paragraph
from briefing_builder.layout.blocks.timeline import fit_timeline
from briefing_builder.layout.room.density import Density, spread
from briefing_builder.layout.room.fragment import Fragment
from briefing_builder.layout.text.typeset import Typesetter
from briefing_builder.slides import markup
from briefing_builder.units import Box, points

Leaf = (
    markup.Paragraph | markup.Bullets | markup.Cards | markup.Figures | markup.Table | markup.Chart | markup.Quote | markup.Portrait
    | markup.Pictures | markup.Screen | markup.Hub | markup.Steps | markup.Terms | markup.Pairs | markup.Strip | markup.Targets
    | markup.Progress | markup.Drivers | markup.Dots | markup.Timeline | markup.Sessions | markup.QrCode | markup.Links
)  # fmt: skip
FLEXIBLE = (
    markup.Table, markup.Chart, markup.Steps, markup.Terms, markup.Pairs, markup.Targets, markup.Progress, markup.Bullets,
    markup.Figures, markup.Sessions, markup.Drivers, markup.Areas,
)  # fmt: skip
"""Blocks that can use more height than they need."""
FIGURE_AIR = points(56)


def fit_leaf(block: Leaf, room: Box, typesetter: Typesetter, density: Density) -> Fragment:
    """Fit the block into the top of the room, at the density's level where blocks of its kind have levels."""
    match block:
        case markup.Paragraph():
            return fit_paragraph(block, room, typesetter)
        case markup.Bullets():
            return fit_bullets(block, room, typesetter, density)
        case markup.Cards():
            return fit_cards(block, room, typesetter)
        case markup.Figures():
            return _airy_figures(fit_figures(block, room, typesetter), density)
        case markup.Table():
            return fit_table(block, room, typesetter, density)
        case markup.Chart():
            return fit_chart(block, room, typesetter, density)
        case markup.Quote():
            return fit_quote(block, room, typesetter)
        case markup.Portrait():
            return fit_portrait(block, room, typesetter)
        case markup.Pictures():
            return fit_pictures(block, room, typesetter)
        case markup.Screen():
            return fit_screen(block, room, typesetter)
        case markup.Hub():
            return fit_hub(block, room, typesetter)
        case markup.Steps():
            return fit_steps(block, room, typesetter, density)
        case markup.Terms():
            return fit_terms(block, room, typesetter, density)
        case markup.Pairs():
            return (fit_answers if block.answers else fit_pairs)(block, room, typesetter, density)
        case markup.Strip():
            return fit_strip(block, room, typesetter)
        case markup.Targets():
            return fit_targets(block, room, typesetter, density)
        case markup.Progress():
            return fit_progress(block, room, typesetter, density)
        case markup.Drivers():
            return fit_drivers(block, room, typesetter, density)
        case markup.Dots():
            return fit_dots(block, room, typesetter)
        case markup.Timeline():
            return fit_timeline(block, room, typesetter)
        case markup.Sessions():
            return fit_sessions(block, room, typesetter, density)
        case markup.QrCode():
            return fit_qr(block, room, typesetter)
        case markup.Links():
            return fit_links(block, room, typesetter)
        case _:
            assert_never(block)


def _airy_figures(fragment: Fragment, density: Density) -> Fragment:
    items, height = spread(fragment.items, fragment.height, density, FIGURE_AIR)
    return Fragment(items=items, height=height, remainder=fragment.remainder, cut=fragment.cut)
