"""Exceptions that stop a piece of work; each carries the problems that caused it and the exit code of its kind.

BriefingError 1
├── ContentError 3      what the author wrote (a missing or broken picture included)
├── TemplateError 4     a slide template, an outline or the slide markup
├── BrandError 5        a brand file
├── ResourceMissing 6   something that should have been installed with us
├── LayoutError 7       text that no slide can hold
├── OutputError 8       a file that cannot or must not be written
├── BatchError 9        some decks of many
├── PackError 10        something confidential in a supplier's pack, or a pack that is not as it was made
└── LimitError 12       a deck that took longer, or more memory, than it may
(usage errors are click's own: 2; interruption: 130)
"""

from collections.abc import Iterable
from typing import ClassVar

from briefing_builder.problems import Problem, in_order


class BriefingError(Exception):
    """This piece of work stops; `problems` say why, in order of place."""

    exit_code: ClassVar[int] = 1

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = in_order([problems] if isinstance(problems, Problem) else problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type["BriefingError"], tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)


class ContentError(BriefingError):
    """The author's content is invalid."""

    exit_code = 3


class TemplateError(BriefingError):
    """A template, outline or slide markup is invalid."""

    exit_code = 4


class BrandError(BriefingError):
    """A brand file cannot be used."""

    exit_code = 5


class ResourceMissing(BriefingError):
    """A file that belongs to the installation is not there."""

    exit_code = 6


class LayoutError(BriefingError):
    """Text cannot be set: a word wider than its column, say."""

    exit_code = 7


class OutputError(BriefingError):
    """A file cannot or must not be written."""

    exit_code = 8


class BatchError(BriefingError):
    """At least one deck of a batch failed."""

    exit_code = 9


class PackError(BriefingError):
    """Something confidential stands in a supplier's pack, or a pack is not what its manifest says."""

    exit_code = 10


class LimitError(BriefingError):
    """A deck took longer, or more memory, than it may."""

    exit_code = 12
