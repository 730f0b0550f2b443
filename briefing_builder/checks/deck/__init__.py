"""Checks of a laid-out deck: a deck and its brand go in, everything that somebody could not read, see or follow comes out."""

from briefing_builder.brand.model import Brand
from briefing_builder.checks.deck.accessibility import alternatives, links, reading_order, sections, tables, titles
from briefing_builder.checks.deck.context import Laid, Page, pages_of
from briefing_builder.checks.deck.legibility import contrast, density, frames, pictures, sizes
from briefing_builder.checks.deck.notes import printing, speech
from briefing_builder.checks.registry import Rules
from briefing_builder.deck.model import Deck
from briefing_builder.problems import Problem

DECK_RULES: tuple[Rules[Laid], ...] = (contrast.deck_rules, titles.deck_rules, links.deck_rules, sections.deck_rules)

PAGE_RULES: tuple[Rules[Page], ...] = (
    alternatives.page_rules,
    density.page_rules,
    frames.page_rules,
    links.page_rules,
    pictures.page_rules,
    reading_order.page_rules,
    sizes.page_rules,
    tables.page_rules,
    titles.page_rules,
)
"""What stands on a slide: decks that share it share what is found."""


def check_deck(deck: Deck, brand: Brand) -> tuple[Problem, ...]:
    """Return what is wrong with the deck as people see, hear and read it.

    Errors are what shuts somebody out, or what the layout or the brand did wrong; warnings are for the author to weigh.
    """
    laid = Laid(deck=deck, brand=brand, pages=pages_of(deck, brand))
    of_deck = [problem for rules in DECK_RULES for problem in rules.problems(laid)]
    of_pages = [problem for page in laid.pages for problem in (*_seen(page), *_spoken(page))]
    return (*of_deck, *of_pages)


def _spoken(page: Page) -> tuple[Problem, ...]:
    """What is wrong with the notes of a page, which differ from deck to deck."""
    return tuple([problem for rules in (speech.page_rules, printing.page_rules) for problem in rules.problems(page)])


def _seen(page: Page) -> tuple[Problem, ...]:
    """What is wrong with what stands on a page; a page that other decks share is looked at again only where something is."""
    return () if page.once("is clean", _is_clean) else _problems(page)


def _is_clean(page: Page) -> bool:
    return not _problems(page)


def _problems(page: Page) -> tuple[Problem, ...]:
    return tuple([problem for rules in PAGE_RULES for problem in rules.problems(page)])


__all__ = ["check_deck"]
