"""Speaker notes in labelled parts: how words and seconds divide when a slide goes on."""

import pytest
from markup_samples import slide

from briefing_builder.deck.model import NotesPart
from briefing_builder.layout.script import clock, notes_of, share
from briefing_builder.slides.markup import Notes, Slide


def lines(parts: tuple[NotesPart, ...], label: str) -> tuple[str, ...]:
    return next((tuple(line.text for line in part.lines) for part in parts if part.label == label), ())


def of_three() -> list[tuple[NotesPart, ...]]:
    one = slide(say=["a", "b", "c", "d"], seconds=100)
    return [notes_of(one, {}, 60 + sum(share(100, before, 3) for before in range(part)), part=part, parts=3) for part in range(3)]


@pytest.mark.parametrize(("seconds", "shown"), [(0, "0:00"), (59, "0:59"), (750, "12:30"), (3600, "60:00")])
def test_the_clock_shows_minutes_and_seconds(seconds: int, shown: str) -> None:
    assert clock(seconds) == shown


@pytest.mark.parametrize(("whole", "parts"), [(90, 1), (100, 3), (1, 2), (0, 4), (599, 7)])
def test_the_shares_of_all_parts_add_up_and_differ_by_one_at_most(whole: int, parts: int) -> None:
    shares = [share(whole, part, parts) for part in range(parts)]
    assert sum(shares) == whole
    assert max(shares) - min(shares) <= 1


def test_seconds_of_a_divided_slide_run_on() -> None:
    times = [lines(part, "TIME")[0] for part in of_three()]
    assert times == ["1:00–1:33 (33 s)", "1:33–2:06 (33 s)", "2:06–2:40 (34 s)"]


def test_whole_minutes_are_said_without_seconds() -> None:
    assert lines(notes_of(slide(seconds=120), {}, 0), "TIME") == ("0:00–2:00 (2 min)",)
    assert lines(notes_of(slide(seconds=150), {}, 0), "TIME") == ("0:00–2:30 (2 min 30 s)",)


def test_words_to_say_are_shared_out_in_order() -> None:
    assert [lines(part, "SAY") for part in of_three()] == [("a",), ("b",), ("c", "d")]


def test_fewer_words_than_parts_are_still_all_said() -> None:
    one = slide(say=["only"])
    assert [line for part in range(3) for line in lines(notes_of(one, {}, 0, part=part, parts=3), "SAY")] == ["only"]


def test_the_goal_stands_on_the_first_part_and_what_ends_a_slide_on_the_last() -> None:
    labels = [[part.label for part in notes] for notes in of_three()]
    assert labels[0] == ["TIME", "WHO", "GOAL", "SAY", "DO"]
    assert labels[1] == ["TIME", "WHO", "SAY"]
    assert labels[2] == ["TIME", "WHO", "SAY", "STOP AT", "HAND OVER", "IF ASKED", "IF LATE"]


def test_an_answer_names_its_slide_by_its_title() -> None:
    notes = notes_of(slide(), {"costs": "“What it costs”"}, 0)
    assert lines(notes, "IF ASKED") == ("“Too dear?” Less than the classroom. → slide “What it costs”",)


def test_empty_parts_are_left_out() -> None:
    bare = Slide(
        id="a", section="", layout="content", kicker="", title=(), subtitle=(), byline=(), blocks=(), notes=Notes(), who="", seconds=30,
        appendix=False, origin=slide().origin,
    )  # fmt: skip
    assert [part.label for part in notes_of(bare, {}, 0)] == ["TIME"]
