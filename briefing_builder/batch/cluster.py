"""The workers of a Dask scheduler."""
from collections.abc import Iterator

from briefing_builder.batch.model import Outcome, Task


def outcomes_of(tasks: tuple[Task, ...], *, address: str) -> Iterator[Outcome]:
    raise NotImplementedError
