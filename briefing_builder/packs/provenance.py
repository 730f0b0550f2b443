"""Where each item on a slide comes from: a laid-out deck and the secret places go in; an item that comes from one of them is a problem."""

from collections.abc import Iterator, Mapping

from briefing_builder.deck.model import Deck, Slide
from briefing_builder.deck.walk import leaf_items
from briefing_builder.packs.secrets.inventory import Inventory
from briefing_builder.problems import Problem, Source, error
from briefing_builder.source import DataPath, Positions


def provenance_problems(deck: Deck, inventory: Inventory, positions: Positions) -> Iterator[Problem]:
    """Yield an error for each item, picture or slide that names a confidential place of the content as its source."""
    places = secret_places(inventory, positions)
    for number, slide in enumerate(deck.slides, 1):
        for name, sources in _slide_sources(slide):
            for source in sources:
                if source in places:
                    path = ".".join(str(step) for step in places[source])
                    message = f"slide {number} (“{slide.id}”) of the pack shows “{name}”, which comes from {path}: that is confidential"
                    hint = "take it off the slide, or out of `supplier.confidential` if the supplier may know it"
                    yield error("confidential-source", message, source, hint)


def secret_places(inventory: Inventory, positions: Positions) -> Mapping[Source, DataPath]:
    """Return the places in files of everything that is at or below a confidential part, with its path."""
    return {source: path for path, source in positions.values.items() if inventory.keeps_back(path)}


def _slide_sources(slide: Slide) -> Iterator[tuple[str, tuple[Source, ...]]]:
    yield "the slide itself", (slide.source,)
    yield from ((leaf.name, leaf.sources) for leaf in leaf_items(slide.items))
