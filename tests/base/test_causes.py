"""One line a cause: what many places share is told once, with its count; what differs is never hidden."""

from briefing_builder.problems import MOST_CAUSES, Problem, Source, by_cause, error, told_together, warning


def at(line: int, path: str = "d.csv") -> Source:
    return Source(path=path, line=line, column=3)


def lines(problems: list[Problem]) -> list[str]:
    return [told_together(group) for group in by_cause(problems)]


def test_one_cause_is_one_line_with_its_count_and_first_places() -> None:
    found = [warning("no-voice", f"nobody speaks in {n}", at(n), "ask somebody", cause="no voice") for n in range(2, 302)]
    assert lines(found) == ["d.csv:2:3: warning: nobody speaks in 2 [no-voice] (300 times; also at 3:3, 4:3, 5:3 …)\n  hint: ask somebody"]


def test_a_place_in_another_file_is_told_with_its_name() -> None:
    found = [error("bad", "it is bad", at(line, path)) for path, line in (("a.yaml", 1), ("b.csv", 2), ("b.csv", 3))]
    assert lines(found) == ["a.yaml:1:3: error: it is bad [bad] (3 times; also at b.csv:2:3, 3:3)"]


def test_several_at_one_place_are_only_counted() -> None:
    found = [error("bad", f"it is bad for {name}", at(1), cause="bad") for name in "abc"]
    assert lines(found) == ["d.csv:1:3: error: it is bad for a [bad] (3 times)"]


def test_other_messages_and_severities_have_lines_of_their_own() -> None:
    found = [error("bad", "a", at(1)), error("bad", "b", at(2)), warning("bad", "a", at(3)), error("worse", "a", at(4))]
    assert len(lines(found)) == 4


def test_what_wants_a_decision_is_never_told_with_others() -> None:
    found = [warning("deck-kept", "it was changed by hand", at(0, f"{n}.pptx")) for n in range(20)]
    assert len(lines(found)) == 20


def test_a_code_with_very_many_causes_is_told_together_from_some_on() -> None:
    found = [error("unknown", f"there is no {n}", at(n)) for n in range(1, 601)]
    told = lines(found)
    assert len(told) == MOST_CAUSES + 1
    assert told[-1].startswith(f"d.csv:9:3: error: there is no 9 [unknown] ({600 - MOST_CAUSES} times; also at 10:3")
