"""Checks of a laid-out deck: a deck and its brand go in, everything that somebody could not read, see or follow comes out."""

from briefing_builder.brand.model import Brand
from briefing_builder.checks.deck.accessibility import alternatives, links, reading_order, sections, tables, titles
from briefing_builder.checks.deck.context import SHARED, DeckContext, SlideContext, slide_contexts
from briefing_builder.checks.deck.legibility import contrast, density, frames, pictures, sizes
from briefing_builder.checks.deck.notes import printing, speech
from briefing_builder.checks.registry import Rules
from briefing_builder.deck.model import Deck
from briefing_builder.memory import shared
from briefing_builder.problems import Problem

DECK_RULES: tuple[Rules[DeckContext], ...] = (contrast.deck_rules, titles.deck_rules, links.deck_rules, sections.deck_rules)

SLIDE_RULES: tuple[Rules[SlideContext], ...] = (
    alternatives.slide_rules,
    density.slide_rules,
    frames.slide_rules,
    links.slide_rules,
    pictures.slide_rules,
    reading_order.slide_rules,
    sizes.slide_rules,
    tables.slide_rules,
    titles.slide_rules,
)
"""What stands on a slide: decks that share it share what is found."""


def check_deck(deck: Deck, brand: Brand) -> tuple[Problem, ...]:
    """Return what is wrong with the deck as people see, hear and read it.

    Errors are what shuts somebody out, or what the layout or the brand did wrong; warnings are for the author to weigh.
    """
    context = DeckContext(deck=deck, brand=brand, slides=slide_contexts(deck, brand))
    of_deck = [problem for rules in DECK_RULES for problem in rules.problems(context)]
    of_slides = [problem for slide in context.slides for problem in (*_slide_problems(slide), *_check_notes(slide))]
    return (*of_deck, *of_slides)


def _check_notes(context: SlideContext) -> tuple[Problem, ...]:
    """What is wrong with the notes of a page, which differ from deck to deck."""
    return tuple([problem for rules in (speech.slide_rules, printing.slide_rules) for problem in rules.problems(context)])


def _slide_problems(context: SlideContext) -> tuple[Problem, ...]:
    """What is wrong with what stands on a page; a page that other decks share is looked at again only where something is."""
    return () if _is_clean(context.shared) else _check_slide(context)


@shared(most=SHARED)
def _is_clean(context: SlideContext) -> bool:
    return not _check_slide(context)


def _check_slide(context: SlideContext) -> tuple[Problem, ...]:
    return tuple([problem for rules in SLIDE_RULES for problem in rules.problems(context)])


__all__ = ["check_deck"]
