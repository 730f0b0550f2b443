"""What a figure says about itself: the caption under it, the sentence in which the presenter names it, and what it means."""

from dataclasses import dataclass, replace

from briefing_builder.slides import formats
from briefing_builder.tailoring.view import ORGANISATION, DepartmentNames, Figure
from briefing_builder.words import Catalogue

MEANINGS = {
    "pilot:completion_rate_pct": {"high": 70, "half": 50, "low": 0},
    "pilot:start_rate_pct": {"high": 80},
    "pilot:pass_rate_pct": {"high": 80},
    "pilot:median_minutes": {"long": 46, "short": 0},
    "pilot:score_gain_points": {"rose": 1, "same": 0, "fell": -100},
    "pilot:reaction_mean": {"any": 0},
    "pilot:applied_rate_pct": {"high": 60, "low": 0},
    "pilot:hours_returned": {"any": 1},
}
"""What a figure means in a manager's day, and from which value on; the first that fits is said, and where none fits, nothing."""

GAINS = ("pilot-score-gain-points",)
"""The keys of figures that are differences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureWording:
    """A figure in display text: large, the caption under it, the sentence that speaks it, and the one that says what it means, if any.

    `brief` is a caption without whose figure it is and how many stand behind it, `counted` these for a note; empty where there is none.
    """

    value: str
    caption: str
    brief: str
    counted: str
    spoken: str
    meaning: str


def figure_wording(words: Catalogue, figure: Figure, currency: str, names: DepartmentNames) -> FigureWording:
    """Return what a slide and its notes make of a figure; a gain has its sign, and a fall is told as a fall, without one."""
    meaning = _meaning(words, figure)
    key = figure.words_key if words.has(f"captions.caption-{figure.words_key}") else "unnamed"
    if figure.displayed < 0 and words.has(f"captions.caption-{key}-fallen"):
        key, figure = f"{key}-fallen", replace(figure, shown=-figure.displayed)
    everybody, name = figure.scope == ORGANISATION, figure.name
    of = words("captions.all-departments") if everybody else names.label
    where = words("captions.across-all") if everybody else words("captions.in-department", department=names.inside)
    value, has_brief = formats.figure_as_said(words, figure, currency), words.has(f"captions.brief-{key}")
    counted = bool(figure.n) and words.has(f"captions.counted-{key}")
    return FigureWording(
        value=f"{'+' if key in GAINS and figure.displayed > 0 else ''}{formats.figure_with_unit(words, figure, currency)}",
        caption=words(f"captions.caption-{key}", name=name, of=of, n=figure.n or 0, unit=words.unit_of(currency)),
        brief=words(f"captions.brief-{key}") if has_brief else "",
        counted=words(f"captions.counted-{key}", n=figure.n or 0) if counted else "",
        spoken=formats.beginning_large(words(f"captions.spoken-{key}", name=name, where=where, value=value)),
        meaning=meaning,
    )


def _meaning(words: Catalogue, figure: Figure) -> str:
    kinds = MEANINGS.get(figure.id, {})
    kind = next((kind for kind, least in kinds.items() if figure.displayed >= least), None)
    return words(f"captions.meaning-{figure.words_key}-{kind}") if kind else ""
