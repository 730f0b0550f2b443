"""Speaker notes in labelled parts: how words and seconds divide when a slide goes on."""

import pytest
from markup_samples import slide

from briefing_builder.deck.model import NotesPart
from briefing_builder.layout.flow.shares import Share, Tempo, shares_of
from briefing_builder.layout.slide.notes import notes_of, running_clock
from briefing_builder.slides.markup import Notes, Prompt, Slide, Span
from briefing_builder.values import replace
from briefing_builder.words import english

TEMPO = Tempo(language="en-GB", words_per_minute=120, pause_seconds=4)


def words(count: int) -> str:
    return " ".join(["word"] * count)


def divided(one: Slide, parts: int) -> tuple[Share, ...]:
    return shares_of(one, TEMPO, parts)


def noted(one: Slide, titles: dict[str, str] | None = None) -> tuple[NotesPart, ...]:
    return notes_of(one, titles or {}, 0, divided(one, 1)[0], english())


def lines(parts: tuple[NotesPart, ...], label: str) -> tuple[str, ...]:
    return next((tuple(line.text for line in part.lines) for part in parts if part.label == label), ())


def of_three() -> list[tuple[NotesPart, ...]]:
    one = slide(say=["a", "b", "c", "d"], seconds=100)
    shares = divided(one, 3)
    starts = [60 + sum(share.seconds for share in shares[:part]) for part in range(3)]
    return [notes_of(one, {}, starts[part], share, english(), part=part, parts=3) for part, share in enumerate(shares)]


@pytest.mark.parametrize(("seconds", "shown"), [(0, "0:00"), (59, "0:59"), (750, "12:30"), (3600, "60:00")])
def test_the_clock_shows_minutes_and_seconds(seconds: int, shown: str) -> None:
    assert running_clock(seconds) == shown


@pytest.mark.parametrize(("whole", "parts"), [(90, 1), (100, 3), (1, 2), (0, 4), (599, 7)])
def test_the_seconds_of_all_parts_add_up(whole: int, parts: int) -> None:
    shares = divided(slide(say=["a", words(30), words(7)], seconds=whole), parts)
    assert sum(share.seconds for share in shares) == whole
    assert all(share.seconds >= 0 for share in shares)


@pytest.mark.parametrize("parts", [2, 3])
def test_parts_without_a_word_share_the_time_evenly(parts: int) -> None:
    shares = divided(slide(say=[], seconds=120), parts)
    assert {share.seconds for share in shares} == {120 // parts}


def test_seconds_of_a_divided_slide_run_on() -> None:
    times = [lines(part, "TIME")[0] for part in of_three()]
    ends = [time.split(" ")[0].split("–") for time in times]
    assert (ends[0][0], ends[2][1]) == ("1:00", "2:40")
    assert [end for _, end in ends[:2]] == [start for start, _ in ends[1:]]


def test_minutes_follow_the_words_of_each_part() -> None:
    one = slide(say=[words(60), words(20)], seconds=100)  # 30 and 10 seconds of words, and one of “To Sam”; 4 of pause on each
    assert [share.seconds for share in divided(one, 2)] == [69, 31]  # 34 and 15 of 49


def test_a_part_without_words_stays_long_enough_to_be_read() -> None:
    one = slide(say=[words(100)], seconds=120)
    assert [share.seconds for share in divided(one, 2)] == [93, 27]  # 54, and a quarter of 60 more than 4 and 1, of 69


def test_what_passes_without_words_belongs_to_its_part() -> None:
    one = slide(say=[words(40), words(40)], seconds=140)
    notes = replace(one.notes, do_seconds=20, hand_over_seconds=40)
    shares = divided(replace(one, notes=notes), 2)
    assert [share.passing for share in shares] == [20, 40]
    assert [share.seconds for share in shares] == [56, 84]  # 44 and 65 of 109


def test_what_only_the_presenter_can_tell_stands_in_its_place_in_a_voice_of_its_own() -> None:
    prompt = Prompt(words=(Span(text="tell of one day"),), seconds=90)
    one = slide(say=["before", "after"])
    one = replace(one, notes=replace(one.notes, say=(one.notes.say[0], prompt, one.notes.say[1])))
    spoken = [(part.label, part.lines[0].text, part.seconds) for part in noted(one) if part.label in ("SAY", "YOUR WORDS")]
    assert spoken == [("SAY", "before", 0), ("YOUR WORDS", "[1 minute 30 seconds: tell of one day]", 90), ("SAY", "after", 0)]
    assert all(run.italic for part in noted(one) if part.seconds for line in part.lines for run in line.runs)


@pytest.mark.parametrize(("seconds", "kept"), [(104, "abd"), (64, "ad"), (44, "a"), (14, "a")])  # 72 % of 100, 60, 40 and 10 seconds
def test_what_is_optional_is_said_in_its_order_where_there_is_time(seconds: int, kept: str) -> None:
    counts = {"a": 60, "b": 40, "c": 100, "d": 20}  # 30, 20, 50 and 10 seconds
    one = slide(say=[f"{name} {words(count - 1)}" for name, count in counts.items()], seconds=seconds)
    one = replace(one, notes=replace(one.notes, optional=(1, 2, 3)))
    assert "".join(line[0] for line in lines(noted(one), "SAY")) == kept


@pytest.mark.parametrize(("handed", "kept"), [(2, "ab"), (24, "a")])  # 72 % of 80 seconds less 30 are 27.6, for 20 and the hand-over
def test_words_of_hand_over_take_their_time_from_what_is_optional(handed: int, kept: str) -> None:
    one = slide(say=[f"a {words(59)}", f"b {words(39)}"], seconds=84)
    one = replace(one, notes=replace(one.notes, optional=(1,), hand_over=(Span(text=words(handed)),)))
    assert "".join(line[0] for line in lines(noted(one), "SAY")) == kept


def test_what_is_to_go_first_is_said_before_other_lines_get_their_turn() -> None:
    one = slide(say=[words(60), words(20), "story " + words(39)], seconds=79)  # 30, 10 and 20 seconds, one of hand-over; 72 % of 75 is 54
    one = replace(one, notes=replace(one.notes, optional=(2, 1)))
    assert [line.split()[0] for line in lines(noted(one), "SAY")] == ["word", "story"]


def test_the_appendix_says_all() -> None:
    one = replace(slide(say=["a", "b"], seconds=0), appendix=True)
    assert lines(noted(replace(one, notes=replace(one.notes, optional=(0, 1)))), "SAY") == ("a", "b")


def test_whole_minutes_are_said_without_seconds() -> None:
    assert lines(noted(slide(seconds=120)), "TIME") == ("0:00–2:00 (2 min)",)
    assert lines(noted(slide(seconds=150)), "TIME") == ("0:00–2:30 (2 min 30 s)",)


def test_words_to_say_are_shared_out_in_order() -> None:
    assert [lines(part, "SAY") for part in of_three()] == [("a",), ("b", "c"), ("d",)]


def test_fewer_words_than_parts_are_still_all_said() -> None:
    one = slide(say=["only"])
    assert [len(share.say) for share in divided(one, 3)] == [1, 0, 0]


def test_the_goal_stands_on_the_first_part_and_what_ends_a_slide_on_the_last() -> None:
    labels = [[part.label for part in notes] for notes in of_three()]
    assert labels[0] == ["TIME", "WHO", "GOAL", "SAY", "DO"]
    assert labels[1] == ["TIME", "WHO", "SAY"]
    assert labels[2] == ["TIME", "WHO", "SAY", "STOP AT", "HAND OVER", "IF ASKED", "IF LATE"]


def test_an_answer_names_its_slide_by_its_title() -> None:
    notes = noted(slide(), {"costs": "“What it costs”"})
    assert lines(notes, "IF ASKED") == ("“Too dear?” Less than the classroom. → slide “What it costs”",)


def test_empty_parts_are_left_out() -> None:
    bare = Slide(
        id="a", section="", layout="content", kicker="", title=(), subtitle=(), byline=(), blocks=(), notes=Notes(), who="", seconds=30,
        appendix=False, origin=slide().origin,
    )  # fmt: skip
    assert [part.label for part in noted(bare)] == ["TIME"]
