"""A briefing goes in; its slides as markup come out (`Markup`), made from an outline and Jinja templates."""

from briefing_builder.slides.author_text_problems import early_text_problems, own_template_problems, text_problems
from briefing_builder.slides.outlines.lookup import given_to, own_slot, own_variants
from briefing_builder.slides.rendering.render import Rendered, render
from briefing_builder.slides.view.session import speaker_role

__all__ = [
    "Rendered",
    "early_text_problems",
    "given_to",
    "own_slot",
    "own_template_problems",
    "own_variants",
    "render",
    "speaker_role",
    "text_problems",
]
