"""Whose figures stand on a slide: what one reads or hears together, and figures with two values that do not say whose they are."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from briefing_builder.figures import Figure, Figures
from briefing_builder.slides.markup import Slide, words_text
from briefing_builder.tailoring import Briefing
from briefing_builder.values import names_of

EVERYBODY = re.compile(r"all departments|whole organisation|other departments|whole pilot|in the pilot|the pilot scores", re.IGNORECASE)


def pieces(slide: Slide) -> Iterator[str]:
    """What one reads or hears together: the title, each block, each card, figure and answer, and the lines of the notes."""
    yield f"{slide.kicker} {words_text(slide.title)}"
    for block in slide.blocks:
        yield from _pieces(block)
    yield from map(words_text, (*slide.notes.spoken, *slide.notes.do))


def _pieces(block: Any) -> Iterator[str]:
    inside = next((getattr(block, name) for name in ("areas", "blocks", "cards", "figures", "terms") if hasattr(block, name)), None)
    if inside is None:
        yield said(block)
    else:
        for one in inside:
            yield from _pieces(one)


def said(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return " ".join(map(said, value))
    return " ".join(said(getattr(value, name)) for name in names_of(value) if name != "origin")


UNITS = {"%": r"[\s\xa0]?(?:%|per cent)", "min": r"[\s\xa0-]min", "points": r"[\s\xa0-]points", "h": r"[\s\xa0-]h"}


def two_values(figures: Figures, department: str) -> Iterator[tuple[Figure, Figure]]:
    """Figures of the department that the organisation has with another value, in units by which they are known in a text."""
    for id, own in figures.by_department.get(department, {}).items():
        whole = figures.organisation.get(id)
        is_known = whole is not None and own.value is not None and whole.value is not None and own.unit in UNITS
        if is_known and whole is not None and own.displayed != whole.displayed:
            yield own, whole


def holds(text: str, figure: Figure) -> bool:
    return re.search(rf"(?<![\d.,]){abs(figure.displayed):,}{UNITS[figure.unit]}", text) is not None


def unnamed(briefing: Briefing, slides: Iterable[Slide]) -> Iterator[str]:
    """Yield every figure that stands on a slide with two values, in a piece that does not say whose it is."""
    name = briefing.department.label.casefold()
    for slide in slides:
        told = list(pieces(slide))
        for own, whole in two_values(briefing.figures, briefing.department.id):
            if slide.id.startswith("return-") and own.unit == "%":
                continue  # take-ups at which the return is reckoned, from 50 to 100 %
            if any(holds(piece, own) for piece in told) and any(holds(piece, whole) for piece in told):
                for piece in told:
                    if holds(piece, own) and name not in piece.casefold():
                        yield f"{slide.id}: {own.id} of the department: {piece}"
                    if holds(piece, whole) and EVERYBODY.search(piece) is None:
                        yield f"{slide.id}: {whole.id} of everybody: {piece}"
