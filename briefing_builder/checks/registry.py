"""Rules and what they judge: a rule is one function from its context to problems, and joins its registry by a decorator."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from briefing_builder.content import Content, Programme
from briefing_builder.figures import Figures
from briefing_builder.problems import Problem, Source
from briefing_builder.tailoring import Briefing

Context = TypeVar("Context")
Rule = Callable[[Context], Iterable[Problem]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeContext:
    """What a rule of the whole programme sees: the programme with its figures."""

    programme: Programme
    figures: Figures

    @property
    def content(self) -> Content:
        """What the author wrote."""
        return self.programme.content

    def at(self, *path: str | int) -> Source:
        """Return where the value at that content path stands."""
        return self.programme.positions.of(path)


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingContext(ProgrammeContext):
    """What a rule of one department's briefing sees: the programme, and what that department hears."""

    briefing: Briefing

    @property
    def name(self) -> str:
        """The department's name, for messages."""
        return self.briefing.department.name

    def at_department(self, *path: str | int) -> Source:
        """Return where the value at that path below the department stands."""
        return self.at(*self.briefing.department_path, *path)


class Rules(Generic[Context]):
    """Rules in the order in which they were written down."""

    def __init__(self) -> None:
        self._rules: list[Rule[Context]] = []

    def __call__(self, rule: Rule[Context]) -> Rule[Context]:
        """Add the rule and return it unchanged: `@rules` above a function is all that a new rule needs."""
        self._rules.append(rule)
        return rule

    def __iter__(self) -> Iterator[Rule[Context]]:
        return iter(self._rules)

    def problems(self, context: Context) -> Iterator[Problem]:
        """Yield what every rule finds, rule by rule; what a rule says of many departments or courses has one cause, the rule."""
        for rule in self._rules:
            yield from (problem if problem.cause else replace(problem, cause=problem.code) for problem in rule(context))
