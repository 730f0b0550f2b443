"""Figures that can be found again: a session goes in, the same comes out with a mark round every figure that its slides will write.

A mark is a character for private use, which nobody's text holds: one for each figure before its number, and one behind it. Marked
sessions are for looking only; `without_marks` of what they say is what any briefing says, and nothing of theirs is ever built.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Context, Decimal
from functools import lru_cache, wraps
from typing import Any, Final

from briefing_builder.figures import Assumption, Case, Comparison, Figure, Target
from briefing_builder.figures.model import ORGANISATION
from briefing_builder.pipeline import Session
from briefing_builder.words import Catalogue

FIRST_MARK: Final = 0xF0000
MOST_MARKED: Final = 0xFF00
END: Final = "\U00100000"
MARKED: Final = re.compile(f"([\U000f0000-\U000fff00])([^\U000f0000-\U00100000]*){END}")
MARKS: Final = re.compile("[\U000f0000-\U00100000]")

Key = tuple[str, str]
"""Of a figure: its id and its scope."""


class MarkedNumber(Decimal):
    """A figure's number that knows whose it is, rounded or with another sign too; what is reckoned from it does not."""

    mark: str

    def __new__(cls, value: Decimal | int, mark: str) -> "MarkedNumber":
        """Make it of a number and a mark."""
        number = super().__new__(cls, value)
        number.mark = mark
        return number

    def __abs__(self) -> Decimal:
        return MarkedNumber(super().__abs__(), self.mark)

    def __neg__(self, context: Context | None = None) -> Decimal:
        return MarkedNumber(Decimal(self).__neg__(), self.mark)

    def quantize(self, *arguments: Any, **more: Any) -> Decimal:
        """Return it rounded, still marked."""
        return MarkedNumber(super().quantize(*arguments, **more), self.mark)

    def to_integral_value(self, *arguments: Any, **more: Any) -> Decimal:
        """Return it as a whole number, still marked."""
        return MarkedNumber(super().to_integral_value(*arguments, **more), self.mark)

    def normalize(self, *arguments: Any, **more: Any) -> Decimal:
        """Return it without needless zeros, still marked."""
        return MarkedNumber(super().normalize(*arguments, **more), self.mark)


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedFigure(Figure):
    """A figure whose displayed number is marked."""

    mark: str

    @property
    def displayed(self) -> Decimal:
        """The displayed number, marked."""
        return MarkedNumber(Figure.displayed.fget(self), self.mark)  # type: ignore[attr-defined]


WRITERS = ("digits", "plain_digits", "money", "exact_money", "percent", "spoken_money", "roughly", "quantity", "with_unit", "_shown")
"""The methods of a catalogue that write a number, which comes first."""


@dataclass(frozen=True, eq=False)
class MarkingCatalogue(Catalogue):
    """A catalogue that writes a marked number with its mark round it."""

    def number_in(self, text: str) -> Decimal:
        """Return the number that a text writes, marked where the text is."""
        number, found = super().number_in(without_marks(text)), MARKED.search(text)
        return MarkedNumber(number, found[1]) if found else number


def _marking(name: str) -> Any:
    write = getattr(Catalogue, name)

    @wraps(write)
    def written(self: MarkingCatalogue, value: object, *arguments: object, **more: object) -> object:
        if not isinstance(value, MarkedNumber):
            return write(self, value, *arguments, **more)
        return f"{value.mark}{write(self, Decimal(value), *arguments, **more)}{END}"

    return written


for _name in WRITERS:
    setattr(MarkingCatalogue, _name, _marking(_name))


@dataclass(frozen=True, kw_only=True)
class Marked:
    """A session with marks, and the figure that each of them stands for."""

    session: Session
    keys: Mapping[str, Key]


@dataclass(slots=True)
class _Marker:
    """Gives each figure a mark of its own, the same one whenever it comes again."""

    marks: dict[Key, str] = field(default_factory=dict)

    def mark(self, id: str, scope: str) -> str:
        """The mark of a figure. There are 65,000; more figures than any programme has would share one, which would be untrue."""
        if len(self.marks) >= MOST_MARKED and (id, scope) not in self.marks:
            raise ValueError("there are more figures than marks")
        return self.marks.setdefault((id, scope), chr(FIRST_MARK + len(self.marks)))

    def figure(self, figure: Figure, id: str = "") -> Figure:
        if figure.value is None:
            return figure
        mark = self.mark(id or figure.id, figure.scope)
        known = {name: getattr(figure, name) for name in figure.__dataclass_fields__}
        return MarkedFigure(**{**known, "value": MarkedNumber(figure.value, mark)}, mark=mark)

    def group(self, figures: Mapping[str, Figure]) -> dict[str, Figure]:
        return {id: self.figure(figure) for id, figure in figures.items()}

    def groups(self, groups: Mapping[str, Mapping[str, Figure]]) -> dict[str, Mapping[str, Figure]]:
        return {name: self.group(figures) for name, figures in groups.items()}

    def comparisons(self, scores: Iterable[Comparison]) -> tuple[Comparison, ...]:
        return tuple(
            replace(each, before=self.figure(each.before), after=self.figure(each.after), gain=self.figure(each.gain)) for each in scores
        )

    def target(self, target: Target) -> Target:
        baseline = None if target.baseline is None else self.figure(target.baseline)
        return replace(target, baseline=baseline, target=self.figure(target.target))

    def cases(self, cases: Iterable[Case], of: str) -> tuple[Case, ...]:
        return tuple(replace(case, bcr=self.figure(case.bcr, case_id(case, of))) for case in cases)

    def assumption(self, given: Assumption, scope: str) -> Assumption:
        is_number = isinstance(given.value, Decimal)
        return replace(given, value=MarkedNumber(given.value, self.mark(input_id(given), scope))) if is_number else given  # type: ignore[arg-type]


def case_id(case: Case, of: str) -> str:
    """Return the id of a case of the sensitivity: `roi:bcr:take_up:0.7`, `roi:bcr:time:0.5`."""
    return f"roi:bcr:{of}:{case.share.normalize():f}"


def input_id(given: Assumption) -> str:
    """Return the id of an input of the return: `input:take_up`."""
    return f"input:{given.id}"


def input_scope(given: Assumption, names: Iterable[str]) -> str:
    """Return whose input it is: the department or course that its id names last, else the organisation's."""
    known = frozenset(names)
    return next((part for part in reversed(given.id.split(":")[1:]) if part in known), ORGANISATION)


def needs_id(name: str) -> str:
    """Return the id of a count of managers: `needs:respondents`."""
    return f"needs:{name}"


@lru_cache(maxsize=2)
def _marking_catalogue(words: Catalogue) -> MarkingCatalogue:
    """The same one for a catalogue each time, for templates are compiled for it."""
    return MarkingCatalogue(**{name: getattr(words, name) for name in words.__dataclass_fields__})


def marked_session(session: Session) -> Marked:
    """Return the session with a mark round every figure, and whose mark is whose; nothing else of it is different."""
    figures, content, marker = session.figures, session.programme.content, _Marker()
    names = {*session.departments, *(course.id for course in content.courses)}
    words = _marking_catalogue(session.programme.words)
    detail = figures.return_detail
    marked_detail = detail and replace(
        detail,
        benefit_lines=tuple(map(marker.figure, detail.benefit_lines)),
        cost_lines=tuple(map(marker.figure, detail.cost_lines)),
        assumptions=tuple(marker.assumption(each, input_scope(each, names)) for each in detail.assumptions),
        sensitivity=marker.cases(detail.sensitivity, "time"),
        take_up_sensitivity=marker.cases(detail.take_up_sensitivity, "take_up"),
    )
    marked = replace(
        figures,
        words=words,
        organisation=marker.group(figures.organisation),
        by_department=marker.groups(figures.by_department),
        by_course=marker.groups(figures.by_course),
        scores=marker.comparisons(figures.scores),
        scores_by_department=marker.comparisons(figures.scores_by_department),
        scores_by_course=marker.comparisons(figures.scores_by_course),
        return_detail=marked_detail,
        targets={id: tuple(map(marker.target, targets)) for id, targets in figures.targets.items()},
    )
    needs = content.needs_analysis
    if needs is not None:
        counts = {"respondents": needs.respondents, "invited": needs.invited}
        counted = {
            name: MarkedNumber(count, marker.mark(needs_id(name), ORGANISATION)) for name, count in counts.items() if count is not None
        }
        content = content.model_copy(update={"needs_analysis": needs.model_copy(update=counted)})
    programme = replace(session.programme, words=words, content=content)
    keys = {mark: key for key, mark in marker.marks.items()}
    return Marked(session=replace(session, programme=programme, figures=marked), keys=keys)


def without_marks(text: str) -> str:
    """Return a text as it is without marks."""
    return MARKS.sub("", text)


def marked_numbers(text: str) -> Iterator[tuple[str, str, int]]:
    """Yield each mark of a text with the number that it stands round, and where that begins in the text without marks."""
    for found in MARKED.finditer(text):
        yield found[1], found[2], len(without_marks(text[: found.start()]))
