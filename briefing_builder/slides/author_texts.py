"""The author's own texts: `{{ pilot.score_gain_points }}` and the like are filled with the programme's figures, all problems kept."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from briefing_builder.problems import Problem
from briefing_builder.rich_text import Words, one_line, read_rich_text, signed
from briefing_builder.slides import formats
from briefing_builder.source import Positions
from briefing_builder.tailoring.view import Briefing, ContentPath, Figure, Figures
from briefing_builder.templating import Templates, View, plain_view
from briefing_builder.words import Catalogue

NAME = re.compile(r"[\w-]+(?:\.[\w-]+)+")


MISSING = {
    "roi": "figures of the return need `cost_model`, with its costs and `planned_learners`; `briefing explain` tells which there are",
    "pilot": "figures of the pilot need `pilot` with its `data`; `briefing explain` tells which there are",
}
"""What gives the figures that a text may name, by their group."""


def money_filter(words: Catalogue, currency: str) -> Callable[[object], str]:
    """Return the filter `| money`, which writes a number as an amount of the programme's currency."""

    def money(value: object) -> str:
        try:
            return words.money(words.number_in(value) if isinstance(value, str) else Decimal(str(value)), currency)
        except (InvalidOperation, ValueError):
            return str(value)

    return money


def template_filters(words: Catalogue, currency: str) -> dict[str, Callable[[object], str]]:
    """Return our filters of templates: `money`, and `capital`, which gives a text a capital first letter and leaves the rest alone."""
    return {"money": money_filter(words, currency), "capital": lambda value: formats.beginning_large(str(value))}


@lru_cache(maxsize=2)
def author_view(words: Catalogue, figures: Figures, supplier_seconds: int) -> View:
    """Return what an author's text may name: `pilot` and `roi` (with `by_department` and `by_course`), and the supplier's `time`.

    `supplier.time` is `six minutes`, `supplier.minutes` the same without its noun.

    Values are display text. A figure that is suppressed or could not be computed is not there, so naming it is a problem.
    Ids are known with hyphens and with underscores, for Jinja reads a hyphen as a minus.
    """
    values: dict[str, object] = {group: dict(_display_texts(words, figures.organisation, group)) for group in ("pilot", "roi")}
    for group in ("pilot", "roi"):
        own = values[group]
        assert isinstance(own, dict)
        own["by_department"] = _by_group(words, figures.by_department, group)
        own["by_course"] = _by_group(words, figures.by_course, group)
    values["supplier"] = {name: spoken(words, supplier_seconds) for name, spoken in SUPPLIER_TIMES.items()}
    return plain_view(values)


SUPPLIER_TIMES: Mapping[str, Callable[[Catalogue, int], str]] = {"minutes": Catalogue.spoken_minutes, "time": Catalogue.spoken_time}
"""What a text may name of the supplier: how long it has the floor, without and with the noun."""


def _by_group(words: Catalogue, groups: Mapping[str, Mapping[str, Figure]], kind: str) -> dict[str, dict[str, str]]:
    texts = {name: _display_texts(words, figures, kind) for name, figures in groups.items()}
    return {**texts, **{name.replace("-", "_"): shown for name, shown in texts.items()}}


def _display_texts(words: Catalogue, figures: Mapping[str, Figure], kind: str) -> dict[str, str]:
    known = {id.removeprefix(f"{kind}:"): figure for id, figure in figures.items() if id.startswith(f"{kind}:")}
    return {name: words.plain_digits(figure.displayed) for name, figure in known.items() if figure.value is not None}


@lru_cache(maxsize=2)
def hidden_names(figures: Figures) -> Mapping[str, str]:
    """Return every name of a hidden figure that a text could write, such as `pilot.by_course.c-one.learners`, and why it is hidden."""
    groups = {"": figures.organisation}
    for kind, known in (("by_department", figures.by_department), ("by_course", figures.by_course)):
        groups |= {f"{kind}.{name}.": known_figures for id, known_figures in known.items() for name in (id, id.replace("-", "_"))}
    return {
        f"pilot.{group}{id.removeprefix('pilot:')}": figures.why_missing(id, known_figures if group else None)
        for group, known_figures in groups.items()
        for id, figure in known_figures.items()
        if figure.suppressed
    }


def with_hidden_reason(problem: Problem, text: str, hidden: Mapping[str, str]) -> Problem:
    """Return the problem of a text, which names a hidden figure, with the reason why that figure is not there."""
    named = (name for name in NAME.findall(text) if name in hidden and f"'{name.rpartition('.')[2]}'" in problem.message)
    name = next(named, None)
    if name is None:
        return problem if problem.hint.startswith("did you mean") else replace(problem, hint=_why_unknown(problem, text) or problem.hint)
    hint = "name the figure of everybody, or say it without a number"
    return replace(problem, message=f"the figure {name} is hidden: {hidden[name]}", hint=hint)


def _why_unknown(problem: Problem, text: str) -> str:
    """What a text names that is no figure, and why there may be none; empty where it names no figure."""
    named = (name.partition(".")[0] for name in NAME.findall(text) if f"'{name.rpartition('.')[2]}'" in problem.message)
    return next((MISSING[group] for group in named if group in MISSING), "")


@dataclass(slots=True, kw_only=True)
class AuthorTexts:
    """Fills the author's texts and collects what could not be filled."""

    templates: Templates
    view: View
    positions: Positions
    hidden: Mapping[str, str] = field(default_factory=dict)
    """Names of hidden figures, and why they are hidden."""
    problems: list[Problem] = field(default_factory=list)

    def words(self, text: str, path: ContentPath) -> Words:
        """Return the text with its values filled in, as words."""
        return read_rich_text(self.filled(text, path))

    def text(self, text: str, path: ContentPath) -> str:
        """Return the text with its values filled in, its paragraphs, lists and emphasis as signs (see `rich_text`)."""
        return signed(self.words(text, path))

    def sentence(self, text: str, path: ContentPath) -> str:
        """Return a text of one line with its values filled in and its emphasis as signs."""
        return signed(one_line(self.words(text, path)))

    def filled(self, text: str, path: ContentPath) -> str:
        """Return a text of one line and one voice with its values filled in, all else as it is written."""
        if "{" not in text:
            return text
        rendered = self.templates.render_text(text, self.view, self.positions.of(path))
        problems = [with_hidden_reason(problem, text, self.hidden) for problem in rendered.problems]
        self.problems += [problem for problem in problems if problem not in self.problems]
        return rendered.value


def markup_path(path: ContentPath) -> str:
    """Return a content path as slide markup writes it: `benefits/0/name`."""
    return "/".join(str(part) for part in path)


def author_texts_of(briefing: Briefing, templates: Templates, supplier_seconds: int) -> AuthorTexts:
    """Return who fills the texts of this briefing; the supplier has so many seconds in a row."""
    return AuthorTexts(
        templates=templates,
        view=author_view(briefing.words, briefing.figures, supplier_seconds),
        positions=briefing.programme.positions,
        hidden=hidden_names(briefing.figures),
    )
