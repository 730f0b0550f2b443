"""Where each thing on a slide comes from: a laid-out deck and the secret places go in; what stands at one of them comes out as problems."""

from collections.abc import Iterator, Mapping

from briefing_builder.deck.model import Deck, Slide
from briefing_builder.deck.walk import leaf_items
from briefing_builder.packs.secrets.gather import Secrets
from briefing_builder.problems import Problem, Source, error
from briefing_builder.source import DataPath, Positions


def from_secret_places(deck: Deck, secrets: Secrets, positions: Positions) -> Iterator[Problem]:
    """Yield an error for each item, picture or slide that names a confidential place of the content as its source."""
    places = secret_places(secrets, positions)
    for number, slide in enumerate(deck.slides, 1):
        for name, sources in _sources(slide):
            for source in sources:
                if source in places:
                    path = ".".join(str(step) for step in places[source])
                    message = f"slide {number} (“{slide.id}”) of the pack shows “{name}”, which comes from {path}: that is confidential"
                    hint = "take it off the slide, or out of `supplier.confidential` if the supplier may know it"
                    yield error("confidential-source", message, source, hint)


def secret_places(secrets: Secrets, positions: Positions) -> Mapping[Source, DataPath]:
    """Return the places in files of everything that is at or below a confidential part, with its path."""
    return {
        place: path for path, place in positions.values.items() if any(path[:length] in secrets.parts for length in range(1, len(path) + 1))
    }


def _sources(slide: Slide) -> Iterator[tuple[str, tuple[Source, ...]]]:
    yield "the slide itself", (slide.source,)
    for item in leaf_items(slide.items):
        yield item.name, item.sources
