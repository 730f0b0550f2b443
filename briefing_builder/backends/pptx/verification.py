"""A deck is verified before it is moved into place: the finished package goes in, what is wrong with its structure comes out.

The rules are those that validators and LibreOffice let pass although PowerPoint repairs or refuses such files.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from briefing_builder.backends.pptx.parts.part import NO_FACTS, Package, read_package
from briefing_builder.backends.pptx.parts.part_facts import PRESENTATION, TYPES, PartFacts
from briefing_builder.backends.pptx.parts.relationships import rels_name
from briefing_builder.deck.model import Deck
from briefing_builder.errors import OutputError
from briefing_builder.files.archive import holds
from briefing_builder.problems import Problem, error

SLIDE_NAME = re.compile(r"ppt/slides/slide(\d+)\.xml")
NOTES_NAME = re.compile(r"ppt/notesSlides/notesSlide(\d+)\.xml")
PACKAGE_RELATIONS = "_rels/.rels"
EXPLICIT = frozenset(("image", "chart", "hyperlink", "package", "slide"))
"""Kinds of relationship that do nothing unless the part's XML names them."""


def file_problems(data: bytes, deck: Deck) -> tuple[Problem, ...]:
    """Return what is wrong with a finished file, whatever program wrote it; as `problems_in` does, and whether it can be read at all."""
    try:
        return package_problems(read_package(data), deck)
    except OutputError as failure:
        return failure.problems


def package_problems(package: Package, deck: Deck) -> tuple[Problem, ...]:
    """Return what is wrong with a package.

    Empty when its file holds every part whole, every part is typed, reached and used, the slides, notes and sections are the deck's, and
    each slide has a title.
    """
    facts = package.facts
    if PRESENTATION not in facts or TYPES not in facts:  # a torn deck can look like the last workbook that is whole in it
        return (error("package-unreadable", "the file holds no presentation"),)
    return (
        *_unlike(package),
        *_untyped(facts),
        *_unrelated(facts),
        *_misnumbered(facts),
        *_miscounted(facts, deck),
        *_untitled(facts, deck),
    )


def _unlike(package: Package) -> Iterator[Problem]:
    names = [member.name for member in package.members]
    for name, count in Counter(names).items() if len(package.facts) != len(names) else ():
        if count > 1:
            yield error("part-repeated", f"the part {name} is there twice")
    if not holds(package.data, package.members):
        yield error("package-unreadable", "the file does not hold its parts as they were written")


def _untyped(facts: Mapping[str, PartFacts]) -> Iterator[Problem]:
    types = facts[TYPES]
    for name in facts.keys() - types.typed:
        if name != TYPES and name.rpartition(".")[2] not in types.endings:
            yield error("part-untyped", f"the part {name} has no content type")
    for name in sorted(types.typed - facts.keys()):
        yield error("part-missing", f"a content type names the part {name}, which is not there")


def _unrelated(facts: Mapping[str, PartFacts]) -> Iterator[Problem]:
    reached = {TYPES, PACKAGE_RELATIONS}
    yield from _badly_named("", facts.get(PACKAGE_RELATIONS, NO_FACTS), NO_FACTS, facts)
    reached |= facts.get(PACKAGE_RELATIONS, NO_FACTS).targets
    for part, part_facts in facts.items():
        rels = rels_name(part)
        named = facts.get(rels, NO_FACTS)
        if named.relations:
            reached.add(rels)
            reached |= named.targets
        if not (named.targets <= facts.keys() and part_facts.used == named.relations.keys()):
            yield from _badly_named(part, named, part_facts, facts)
    for name in sorted(facts.keys() - reached):
        yield error("part-orphaned", f"nothing relates to the part {name}")


def _badly_named(part: str, named: PartFacts, part_facts: PartFacts, facts: Mapping[str, PartFacts]) -> Iterator[Problem]:
    for name, (kind, target) in named.relations.items():
        if target and target not in facts:
            yield error("relationship-dangling", f"{part or 'the package'} relates to {target}, which is not there")
        if kind in EXPLICIT and name not in part_facts.used and part and not NOTES_NAME.fullmatch(part):
            yield error("relationship-unused", f"{part} relates to {target or 'an address'} and never uses it")
    for name in sorted(part_facts.used - named.relations.keys()):
        yield error("relationship-missing", f"{part} uses the relationship {name!r}, which it does not have")


def _misnumbered(facts: Mapping[str, PartFacts]) -> Iterator[Problem]:
    for name, part_facts in facts.items():
        for number in part_facts.repeated_ids:
            yield error("shape-id-repeated", f"{name} has two shapes with the id {number}")
        if part_facts.has_lost_axis:
            yield error("chart-axis", f"{name} names an axis that it does not have")


def _miscounted(facts: Mapping[str, PartFacts], deck: Deck) -> Iterator[Problem]:
    listed, in_sections = facts[PRESENTATION].listed, facts[PRESENTATION].sectioned
    if listed != in_sections:
        yield error("section-mismatch", "the sections do not hold every slide exactly once, in order")
    notes, pages = sum(1 for slide in deck.slides if slide.notes), sum(1 for name in facts if NOTES_NAME.fullmatch(name))
    counts = (
        ("slides", len(deck.slides), sum(1 for name in facts if SLIDE_NAME.fullmatch(name))),
        ("listed slides", len(deck.slides), len(listed)),
        ("notes pages", notes if pages else 0, pages),  # none at all: the copy to hand out
    )
    for what, expected, actual in counts:
        if expected != actual:
            yield error("slide-count", f"the deck has {expected} {what}, the file {actual}")


def _untitled(facts: Mapping[str, PartFacts], deck: Deck) -> Iterator[Problem]:
    for number, slide in enumerate(deck.slides, start=1):
        slide_facts = facts.get(f"ppt/slides/slide{number}.xml")
        if slide_facts is not None and not slide_facts.title:
            yield error("slide-without-title", f"the slide {slide.id!r} has no title", slide.source)
