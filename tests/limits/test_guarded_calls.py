"""Work in a process of its own: its value comes back, or why there is none, and the next call is served."""

import time
from collections.abc import Iterator

import pytest
from guarded_work import counted, die, fail, hang, take_all_memory

from briefing_builder.errors import BriefingError, ContentError, LimitError
from briefing_builder.limits.model import Limits
from briefing_builder.limits.workers import GuardedWorker


@pytest.fixture(scope="module")
def guarded() -> Iterator[GuardedWorker]:
    guarded = GuardedWorker(limits=Limits(seconds=2, megabytes=1_000), preload=("guarded_work",))
    yield guarded
    guarded.close()


def code_of(guarded: GuardedWorker, work: object) -> str:
    with pytest.raises(LimitError) as caught:
        guarded.call("the deck of sales", work)  # type: ignore[arg-type]
    (problem,) = caught.value.problems
    assert "the deck of sales" in problem.message
    return problem.code


def test_what_is_kept_is_there_for_the_next_call(guarded: GuardedWorker) -> None:
    assert [guarded.call("a number", counted, by) for by in (1, 2)] == [1, 3]


def test_what_hangs_is_ended_in_time_and_the_next_begins_anew(guarded: GuardedWorker) -> None:
    guarded.call("a number", counted, 5)
    begun = time.monotonic()
    assert code_of(guarded, hang) == "deck-too-slow"
    assert time.monotonic() - begun < 20
    assert guarded.call("a number", counted, 1) == 1


def test_what_takes_all_memory_or_dies_is_told(guarded: GuardedWorker) -> None:
    assert code_of(guarded, take_all_memory) == "deck-too-large"
    assert code_of(guarded, die) == "worker-died"
    assert guarded.call("a number", counted, 4) == 4


def test_problems_of_the_work_come_back_as_they_were(guarded: GuardedWorker) -> None:
    with pytest.raises(ContentError) as caught:
        guarded.call("a deck", fail)
    assert [problem.code for problem in caught.value.problems] == ["b", "a"]


def test_a_fault_of_ours_is_told_as_one_and_costs_no_process(guarded: GuardedWorker) -> None:
    before = guarded.call("a number", counted, 1)
    with pytest.raises(BriefingError) as caught:
        guarded.call("a deck", divmod, 1, 0)
    assert [problem.code for problem in caught.value.problems] == ["internal"]
    with pytest.raises(BriefingError):
        guarded.call("a deck", memoryview, b"")  # whose value cannot be sent
    assert guarded.call("a number", counted, 1) == before + 1
