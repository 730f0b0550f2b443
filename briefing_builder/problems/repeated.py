"""Problems of long files: as many come in as there are; of each cause as many come out as anybody reads, and how many more there are."""

from collections.abc import Hashable

from briefing_builder.problems import Problem, Severity

MOST_ALIKE = 200
"""Problems of one cause that are kept."""


class Findings:
    """Gathers the problems of one reading; the work for what is not kept can be spared."""

    def __init__(self) -> None:
        self._kept: list[Problem] = []
        self._counts: dict[Hashable, int] = {}
        self._last: dict[Hashable, Problem] = {}

    def has_room(self, cause: Hashable) -> bool:
        """Return whether another problem of this cause is kept; where not, it is counted."""
        count = self._counts[cause] = self._counts.get(cause, 0) + 1
        return count <= MOST_ALIKE

    def keep(self, problem: Problem, cause: Hashable) -> None:
        """Keep a problem for which there was room."""
        self._kept.append(problem)
        self._last[cause] = problem

    def add(self, problem: Problem) -> None:
        """Keep a problem if there is room for one of its code."""
        if self.has_room(problem.code):
            self.keep(problem, problem.code)

    def all(self) -> tuple[Problem, ...]:
        """Return the problems that were kept, and for each cause that has more of them one that says how many."""
        more = ((self._last[cause], count - MOST_ALIKE) for cause, count in self._counts.items() if count > MOST_ALIKE)
        return (*self._kept, *(_rest(last, count) for last, count in more))


def _rest(last: Problem, count: int) -> Problem:
    line = last.source.line if last.source else 0
    message = f"{count:,} more like the one in line {line}" if line else f"{count:,} more like these"
    hint, cause = "mend these first" if _stops(last) else "", last.cause or last.message
    return Problem(code=last.code, severity=last.severity, message=message, source=last.source, hint=hint, cause=cause, count=count)


def _stops(problem: Problem) -> bool:
    return problem.severity is Severity.ERROR
