"""Markup: what templates say goes in; what a slide says comes out, in meaning only. No coordinates, no font sizes, no colours.

Made by `slides.render` from Jinja templates, read by `layout`, which knows none of the departments or benefits behind it.
"""

from briefing_builder.rich_text import Span, Words, words_text
from briefing_builder.slides.markup.blocks import Area, Areas, Block, leaf_blocks, pictures_in
from briefing_builder.slides.markup.data import (
    Cell,
    Chart,
    Column,
    Dots,
    Driver,
    Drivers,
    Figure,
    Figures,
    Moment,
    Progress,
    Segment,
    Series,
    Session,
    SessionDay,
    Sessions,
    Strip,
    Table,
    Target,
    Targets,
    Timeline,
)
from briefing_builder.slides.markup.notes import Answer, Notes, Prompt
from briefing_builder.slides.markup.origin import Align, Emphasis, Mark, Origin
from briefing_builder.slides.markup.pictures import Hub, Picture, Pictures, Portrait, QrCode, Quote, Screen, Spoke
from briefing_builder.slides.markup.slides import Markup, Slide
from briefing_builder.slides.markup.texts import Bullets, Card, Cards, Links, Pair, Pairs, Paragraph, Step, Steps, Term, Terms

__all__ = [
    "Align", "Answer", "Area", "Areas", "Block", "Bullets", "Card", "Cards", "Cell", "Chart", "Column", "Dots", "Driver", "Drivers",
    "Emphasis", "Figure", "Figures", "Hub", "Links", "Mark", "Markup", "Moment", "Notes", "Origin", "Pair", "Pairs", "Paragraph",
    "Picture", "Pictures", "Portrait", "Progress", "Prompt", "QrCode", "Quote", "Screen", "Segment", "Series", "Session", "SessionDay",
    "Sessions", "Slide", "Span", "Spoke", "Step", "Steps", "Strip", "Table", "Target", "Targets", "Term", "Terms", "Timeline", "Words",
    "leaf_blocks", "pictures_in", "words_text",
]  # fmt: skip
