"""Links: words that say where they lead, and slides that exist."""

from collections.abc import Iterator
from typing import assert_never

from briefing_builder.checks.deck.context import SHARED, DeckContext, SlideContext, item_label, quoted
from briefing_builder.checks.registry import Rules
from briefing_builder.deck.model import Chart, Leaf, Picture, Shape, SlideLink, Table, Text, WebLink
from briefing_builder.deck.walk import links_of
from briefing_builder.memory import shared
from briefing_builder.problems import Problem, error, warning

LONGEST_ADDRESS = 45
"""Characters of an address, without `https://`, that people can still read, say and type from a slide."""
SAYS_NOTHING = frozenset(
    ("click here", "click", "here", "link", "this link", "this", "more", "read more", "learn more", "go", "see here", "press here")
)
SCHEMES = ("http://", "https://", "www.", "mailto:", "tel:")

deck_rules: Rules[DeckContext] = Rules()
slide_rules: Rules[SlideContext] = Rules()


@deck_rules
def every_jump_lands(context: DeckContext) -> Iterator[Problem]:
    """A link to a slide that this deck does not have."""
    ids = {slide.slide.id for slide in context.slides}
    for slide in context.slides:
        if ids.issuperset(_linked_slides(slide.shared)):
            continue
        for leaf in slide.leaves:
            for link, _ in links_of(leaf):
                if isinstance(link, SlideLink) and link.slide not in ids:
                    where = f"{item_label(leaf)} on slide “{slide.slide.id}”"
                    message = f"{where} leads to the slide “{link.slide}”, which this deck does not have"
                    yield error("link-broken", message, slide.source_of(leaf), "add the slide to the outline, or take the link away")


@shared(most=SHARED)
def _linked_slides(context: SlideContext) -> frozenset[str]:
    """The slides that a page leads to."""
    return frozenset(link.slide for leaf in context.leaves for link, _ in links_of(leaf) if isinstance(link, SlideLink))


@slide_rules
def links_say_where_they_lead(context: SlideContext) -> Iterator[Problem]:
    """WCAG 2.4.4: people who listen go from link to link, and hear nothing else."""
    for leaf in context.leaves:
        for link, words in links_of(leaf):
            plain = " ".join(words.split()).strip(" .…→←»«›:").casefold()
            if _is_drawn(leaf) and not plain:
                continue  # a link without a name is told as a missing alternative text
            if not plain or plain in SAYS_NOTHING:
                message = f"the link {quoted(words)} on slide “{context.slide.id}” does not say where it leads"
                yield warning("link-says-nothing", message, context.source_of(leaf), "name what opens: the course, the page, the slide")
            elif isinstance(link, WebLink) and _is_bare_address(plain) and not _is_drawn(leaf):
                message = f"the link {quoted(words)} on slide “{context.slide.id}” is a bare address of {len(plain)} characters"
                yield warning("link-bare-address", message, context.source_of(leaf), "give it a name, and put the address into the notes")


def _is_drawn(leaf: Leaf) -> bool:
    """Return whether its links have no words that are seen: a code to be scanned, a button."""
    match leaf:
        case Shape():
            return True
        case Text() | Picture() | Chart() | Table():
            return False
        case _:
            assert_never(leaf)


def _is_bare_address(words: str) -> bool:
    looks_so = words.startswith(SCHEMES) or ("/" in words and "." in words)
    return looks_so and " " not in words and len(words.removeprefix("https://").removeprefix("http://")) > LONGEST_ADDRESS
