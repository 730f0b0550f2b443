"""What proves an answer, as a picture: a number beside the number that it is held against, or dots of a hundred."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from briefing_builder.slides import formats
from briefing_builder.slides.view.captions import FigureWording
from briefing_builder.slides.view.session import ViewData
from briefing_builder.tailoring.view import ORGANISATION, Briefing, Figure
from briefing_builder.words import Catalogue

SHARES = ("pilot:completion_rate_pct", "pilot:start_rate_pct", "pilot:pass_rate_pct", "pilot:applied_rate_pct")
"""Figures that are so many of a hundred."""
HUNDRED = 100


class _Comparison(NamedTuple):
    """What a figure is held against, both names, and whether the smaller is the better."""

    figures: tuple[str, str]
    kinds: tuple[str, str]
    name: str
    falls: bool


COMPARISONS: Mapping[str, _Comparison] = {
    "pilot:median_minutes": _Comparison(
        ("pilot:mean_alternative_minutes", "pilot:median_minutes"), ("lessons", "course"), "times", falls=True
    ),
    "pilot:score_gain_points": _Comparison(("pilot:score_before", "pilot:score_after"), ("before", "after"), "scores", falls=False),
    "roi:bcr": _Comparison(("", "roi:bcr"), ("in", "back"), "ratio", falls=False),
}


def tells(words: Catalogue, text: str, figure: Figure) -> bool:
    """Return whether a text holds the figure's number."""
    return words.digits(abs(figure.displayed)) in text


def evidence_bars(briefing: Briefing, figure: Figure, answer: str) -> ViewData:
    """Return two numbers of the same people as bars, the second of which is the better: `rows`, `name`, `alt`, `note`.

    Minutes of lessons and of the course, scores before and after, what goes in and what is expected back. Nothing where one of them is
    not known, is no better, or is told in the answer.
    """
    words, compared = briefing.words, COMPARISONS.get(figure.id)
    if compared is None:
        return {}
    found = [briefing.figures.find(name, figure.scope) for name in compared.figures if name]
    numbers = [number for number in found if number and number.value is not None and number.scope == figure.scope]
    if len(numbers) < len(found) or any(tells(words, answer, number) for number in numbers):
        return {}
    first, second = Decimal(1) if len(numbers) == 1 else numbers[0].displayed, numbers[-1].displayed
    if (first <= second) if compared.falls else (first >= second):
        return {}
    said = [_said(briefing, compared, number) for number in (first, second)]
    unit = words.unit_of(briefing.content.currency)
    rows = [
        {"name": words(f"objection.bar-{kind}", unit=unit), "number": str(number), "said": value}
        for kind, number, value in zip(compared.kinds, (first, second), said, strict=True)
    ]
    of = words("captions.all-departments") if figure.scope == ORGANISATION else briefing.names.label
    name = words(f"objection.name-{compared.name}")
    return {
        "rows": rows,
        "name": name,
        "alt": words.bars(name, [f"{row['name']}: {row['said']}" for row in rows]),
        "note": formats.beginning_large(words(f"objection.note-{compared.name}", n=figure.n or 0, of=of)),
    }


def _said(briefing: Briefing, compared: _Comparison, number: Decimal) -> str:
    words, currency = briefing.words, briefing.content.currency
    match compared.name:
        case "times":
            return words.quantity(number, "min", currency)
        case "ratio":
            return words.money(number, currency)
        case _:
            return words.digits(number)


def evidence_dots(words: Catalogue, figure: Figure, proof: FigureWording) -> ViewData:
    """Return a share of people or of courses as dots of a hundred: `part`, `of`, `alt`; nothing for other figures."""
    if figure.id not in SHARES or not 0 <= figure.displayed <= HUNDRED:
        return {}
    part = int(figure.displayed.to_integral_value(ROUND_HALF_UP))
    return {"part": part, "of": HUNDRED, "alt": words("objection.dots-alt", said=f"{proof.value} {proof.caption}")}
