"""Texts with figures in them: an author's text goes in; open figures are written out, sentences with secret ones are left out."""

import re

from briefing_builder.figures import Figures
from briefing_builder.figures.model import Figure
from briefing_builder.packs.secrets.inventory import Inventory

_EXPRESSION = re.compile(r"\{\{-?\s*(?P<group>pilot|roi)(?P<steps>(?:\.\w+)+)\s*(?:\|\s*\w+\s*)*-?\}\}")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def without_secret_figures(text: str, figures: Figures, inventory: Inventory, gone: frozenset[str]) -> str:
    """Return the text as it reads without the groups of figures that are gone; empty when no sentence is left.

    A figure of an open group stands as its digits, for a redacted programme has no rows to compute it from.
    """
    if not _EXPRESSION.search(text):
        return text
    sentences = []
    for sentence in _SENTENCE.split(text):
        expressions = _EXPRESSION.finditer(sentence)
        if all(match["group"] not in inventory.figure_groups and _figure_named(match, figures) is not None for match in expressions):
            sentences.append(_EXPRESSION.sub(lambda match: _figure_digits(match, figures, gone), sentence))
    return " ".join(sentences)


def _figure_digits(match: re.Match[str], figures: Figures, gone: frozenset[str]) -> str:
    figure = _figure_named(match, figures)
    return str(figure.displayed) if figure is not None and match["group"] in gone else match.group()


def _figure_named(match: re.Match[str], figures: Figures) -> Figure | None:
    """The figure that `pilot.median_minutes` or `pilot.by_department.field_service.completions` means, if it has a value."""
    group, steps = match["group"], match["steps"].lstrip(".").split(".")
    known = {"by_department": figures.by_department, "by_course": figures.by_course}.get(steps[0])
    if known is None:
        figure = figures.organisation.get(f"{group}:{steps[0]}")
    else:
        by_name = {name.replace("-", "_"): own for name, own in known.items()}
        figure = by_name.get(steps[1].replace("-", "_"), {}).get(f"{group}:{steps[2]}") if len(steps) > 2 else None
    return figure if figure is not None and figure.value is not None else None
