"""Sections: each has a name of its own, and stands in one piece."""

from collections.abc import Iterator
from itertools import groupby

from briefing_builder.checks.deck.context import Laid, Page
from briefing_builder.checks.registry import Rules
from briefing_builder.problems import Problem, warning

UNNAMED = frozenset({"default section", "untitled section", "section", "section 1", "summary section"})

deck_rules: Rules[Laid] = Rules()


@deck_rules
def sections_have_names(laid: Laid) -> Iterator[Problem]:
    """PowerPoint's own checker calls default names an error: they help nobody to find a slide."""
    for name, pages in _sections(laid):
        if not name.strip() or name.strip().casefold() in UNNAMED:
            shown = f"“{name}”" if name.strip() else "no name"
            message = f"the section that begins with slide “{pages[0].slide.id}” has {shown}"
            yield warning("section-unnamed", message, pages[0].place(), "name it in the outline: `section`")


@deck_rules
def a_section_stands_in_one_piece(laid: Laid) -> Iterator[Problem]:
    """Two sections of one name look like one that was torn apart."""
    seen: set[str] = set()
    for name, pages in _sections(laid):
        word = name.strip().casefold()
        if word and word in seen:
            message = f"the section “{name}” begins a second time with slide “{pages[0].slide.id}”"
            yield warning("section-divided", message, pages[0].place(), "move its slides together, or give it another name")
        seen.add(word)


def _sections(laid: Laid) -> list[tuple[str, list[Page]]]:
    return [(name, list(pages)) for name, pages in groupby(laid.pages, key=lambda page: page.slide.section)]
