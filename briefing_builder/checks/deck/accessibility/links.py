"""Links: words that say where they lead, and slides that exist."""

from collections.abc import Iterator
from typing import assert_never

from briefing_builder.checks.deck.context import SHARED, Laid, Page, named, quoted
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

deck_rules: Rules[Laid] = Rules()
page_rules: Rules[Page] = Rules()


@deck_rules
def every_jump_lands(laid: Laid) -> Iterator[Problem]:
    """A link to a slide that this deck does not have."""
    ids = {page.slide.id for page in laid.pages}
    for page in laid.pages:
        if ids.issuperset(_jumps(page.shared)):
            continue
        for leaf in page.leaves:
            for link, _ in links_of(leaf):
                if isinstance(link, SlideLink) and link.slide not in ids:
                    message = f"{named(leaf)} on slide “{page.slide.id}” leads to the slide “{link.slide}”, which this deck does not have"
                    yield error("link-broken", message, page.place(leaf), "add the slide to the outline, or take the link away")


@shared(most=SHARED)
def _jumps(page: Page) -> frozenset[str]:
    """The slides that a page leads to."""
    return frozenset(link.slide for leaf in page.leaves for link, _ in links_of(leaf) if isinstance(link, SlideLink))


@page_rules
def links_say_where_they_lead(page: Page) -> Iterator[Problem]:
    """WCAG 2.4.4: people who listen go from link to link, and hear nothing else."""
    for leaf in page.leaves:
        for link, words in links_of(leaf):
            plain = " ".join(words.split()).strip(" .…→←»«›:").casefold()
            if _is_drawn(leaf) and not plain:
                continue  # a link without a name is told as a missing alternative text
            if not plain or plain in SAYS_NOTHING:
                message = f"the link {quoted(words)} on slide “{page.slide.id}” does not say where it leads"
                yield warning("link-says-nothing", message, page.place(leaf), "name what opens: the course, the page, the slide")
            elif isinstance(link, WebLink) and _is_bare(plain) and not _is_drawn(leaf):
                message = f"the link {quoted(words)} on slide “{page.slide.id}” is a bare address of {len(plain)} characters"
                yield warning("link-bare-address", message, page.place(leaf), "give it a name, and the address to the notes")


def _is_drawn(leaf: Leaf) -> bool:
    """Return whether its links have no words that are seen: a code to be scanned, a button."""
    match leaf:
        case Shape():
            return True
        case Text() | Picture() | Chart() | Table():
            return False
        case _:
            assert_never(leaf)


def _is_bare(words: str) -> bool:
    looks_so = words.startswith(SCHEMES) or ("/" in words and "." in words)
    return looks_so and " " not in words and len(words.removeprefix("https://").removeprefix("http://")) > LONGEST_ADDRESS
