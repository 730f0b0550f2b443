"""Sections: each has a name of its own, and stands in one piece."""

from collections.abc import Iterator
from itertools import groupby

from briefing_builder.checks.deck.context import DeckContext, SlideContext
from briefing_builder.checks.registry import Rules
from briefing_builder.problems import Problem, warning

UNNAMED = frozenset({"default section", "untitled section", "section", "section 1", "summary section"})

deck_rules: Rules[DeckContext] = Rules()


@deck_rules
def sections_have_names(context: DeckContext) -> Iterator[Problem]:
    """PowerPoint's own checker calls default names an error: they help nobody to find a slide."""
    for name, slides in _consecutive_sections(context):
        if not name.strip() or name.strip().casefold() in UNNAMED:
            label = f"“{name}”" if name.strip() else "no name"
            message = f"the section that begins with slide “{slides[0].slide.id}” has {label}"
            yield warning("section-unnamed", message, slides[0].source_of(), "name it in the outline: `section`")


@deck_rules
def a_section_stands_in_one_piece(context: DeckContext) -> Iterator[Problem]:
    """Two sections of one name look like one that was torn apart."""
    seen: set[str] = set()
    for name, slides in _consecutive_sections(context):
        word = name.strip().casefold()
        if word and word in seen:
            message = f"the section “{name}” begins a second time with slide “{slides[0].slide.id}”"
            yield warning("section-divided", message, slides[0].source_of(), "move its slides together, or give it another name")
        seen.add(word)


def _consecutive_sections(context: DeckContext) -> list[tuple[str, list[SlideContext]]]:
    return [(name, list(slides)) for name, slides in groupby(context.slides, key=lambda slide: slide.slide.section)]
