"""The order and the minutes of the slides."""

import pytest
from check_samples import briefed

from briefing_builder.checks import TimedSlide, check_running_order
from briefing_builder.problems import Severity, Source

# minutes of the standard variant: 30 together, 10 of them discussion, 4 demo, 5.5 supplier
STANDARD = (
    ("title", 0.5, "lead"),
    ("ask", 1, "lead"),
    ("needs", 1.5, "lead"),
    ("benefits", 2.5, "lead"),
    ("objectives", 2, "lead"),
    ("pilot", 2, "lead"),
    ("return", 2, "lead"),
    ("showcase", 4, "supplier"),
    ("one_place", 1.5, "supplier"),
    ("endorsement_targets", 1.5, "lead"),
    ("qa", 10, "room"),
    ("close", 1.5, "lead"),
)
SHORT = (
    ("title", 0.5, "lead"),
    ("ask", 0.5, "lead"),
    ("benefits", 1.25, "lead"),
    ("proof", 1.75, "lead"),
    ("showcase", 1, "lead"),
    ("one_place_targets", 1, "lead"),
    ("qa", 3, "room"),
    ("close", 1, "lead"),
)
DEMO_MINUTES = 2


def slides(plan: tuple[tuple[str, float, str], ...], **minutes: float) -> list[TimedSlide]:
    return [
        TimedSlide(
            id=name,
            seconds=int(minutes.get(name, planned) * 60),
            who=who,
            is_demo=name == "showcase" and planned > DEMO_MINUTES,
            source=Source(path="outline.yaml", line=index + 1),
        )
        for index, (name, planned, who) in enumerate(plan)
    ]


def without(*names: str) -> list[TimedSlide]:
    return [slide for slide in slides(STANDARD) if slide.id not in names]


def moved(name: str, *, before: str) -> list[TimedSlide]:
    plan = [entry for entry in STANDARD if entry[0] != name]
    place = [entry[0] for entry in plan].index(before)
    return slides((*plan[:place], *(entry for entry in STANDARD if entry[0] == name), *plan[place:]))


def codes(planned: list[TimedSlide], variant: str = "standard") -> list[str]:
    return [problem.code for problem in check_running_order(briefed(variant=variant), planned)]


@pytest.mark.parametrize(("plan", "variant"), [(STANDARD, "standard"), (SHORT, "short")])
def test_planned_variants_break_no_rule(plan: tuple[tuple[str, float, str], ...], variant: str) -> None:
    assert codes(slides(plan), variant) == []


@pytest.mark.parametrize("name", ["ask", "benefits", "showcase", "one_place", "close", "needs", "objectives", "pilot", "return"])
def test_segment_whose_content_exists_is_missed(name: str) -> None:
    assert "segment-missing" in codes(without(name))


def test_merged_segment_takes_two_parts_away() -> None:
    assert codes(without("endorsement_targets")).count("segment-missing") == 2


def test_segment_without_content_is_not_missed() -> None:
    found = check_running_order(briefed({"needs_analysis.you_said": []}), without("needs"))
    assert found == ()


def test_short_slot_may_leave_out_the_needs_but_not_the_proof() -> None:
    shorter = [slide for slide in slides(SHORT) if slide.id != "proof"]
    assert codes(shorter, "short") == ["proof-missing"]


@pytest.mark.parametrize(
    ("name", "before"),
    [("benefits", "ask"), ("qa", "benefits"), ("showcase", "pilot"), ("showcase", "return"), ("close", "qa"), ("needs", "ask")],
)
def test_wrong_order_is_told(name: str, before: str) -> None:
    assert set(codes(moved(name, before=before))) == {"wrong-order"}


def test_targets_before_the_endorsement_are_told() -> None:
    plan = (*STANDARD[:9], ("targets", 0.75, "lead"), ("endorsement", 0.75, "lead"), *STANDARD[10:])
    assert codes(slides(plan)) == ["wrong-order"]


def test_nothing_follows_the_close() -> None:
    assert codes([*slides(STANDARD), TimedSlide(id="courses", seconds=0)]) == ["wrong-order"]


def test_only_the_permission_follows_the_close() -> None:
    assert codes([*slides(STANDARD), TimedSlide(id="permission", seconds=0)]) == []


@pytest.mark.parametrize("before", ["needs", "close"])
def test_the_statement_and_the_permission_have_their_places(before: str) -> None:
    late = {"needs": "statement", "close": "permission"}[before]
    plan = slides(STANDARD)
    place = next(number for number, slide in enumerate(plan) if slide.id == before)
    assert codes([*plan[:place], TimedSlide(id=late, seconds=0), *plan[place:]]) == ["wrong-order"]


def test_discussion_below_its_share_is_told() -> None:
    # 9.75 of 30 minutes = 32.5 %, under 33 %
    found = check_running_order(briefed(variant="standard"), slides(STANDARD, qa=9.75))
    assert [(problem.code, problem.severity) for problem in found] == [("discussion-too-short", Severity.ERROR)]
    assert "32.5 %" in found[0].message


def test_demo_above_its_share_is_told() -> None:
    # 4.75 of 30 minutes = 15.8 %, over 15 %
    assert codes(slides(STANDARD, showcase=4.75, needs=0.75)) == ["demo-too-long"]


def test_demo_at_its_share_is_allowed() -> None:
    assert codes(slides(STANDARD, showcase=4.5, needs=1)) == []


def test_second_demo_is_told() -> None:
    twice = [*slides(STANDARD, showcase=2, one_place=1)]
    twice.insert(8, TimedSlide(id="courses", seconds=120, is_demo=True))
    assert codes(twice) == ["demos-too-many"]


def test_slides_longer_than_the_slot_are_told() -> None:
    assert codes(slides(STANDARD, close=2)) == ["slot-overrun"]


def test_supplier_over_two_fifths_of_the_speaking_time_is_told() -> None:
    # 5.5 + 2.5 + 2 = 10 of 20 speaking minutes
    plan = tuple((name, minutes, "supplier" if name in {"benefits", "pilot"} else who) for name, minutes, who in STANDARD)
    assert codes(slides(plan)) == ["supplier-too-long"]


def test_supplier_never_leads_the_discussion() -> None:
    plan = tuple((name, minutes, "supplier" if name == "qa" else who) for name, minutes, who in STANDARD)
    assert "supplier-opens-discussion" in codes(slides(plan))


def test_place_is_the_slide_of_the_outline() -> None:
    found = check_running_order(briefed(variant="standard"), slides(STANDARD, qa=9))
    assert found[0].source == Source(path="outline.yaml", line=11)


THANKED = "Thank you. Keep that in mind, because I have a question for you."


@pytest.mark.parametrize(
    ("thanks", "planned", "told"),
    [
        (THANKED, slides(STANDARD), ["promise-not-kept"]),
        ("Thank you.", slides(STANDARD), []),
        (THANKED, slides(SHORT), []),
        (THANKED, moved("endorsement_targets", before="showcase"), []),
    ],
)
def test_a_question_is_promised_only_where_it_is_next(thanks: str, planned: list[TimedSlide], told: list[str]) -> None:
    problems = check_running_order(briefed({"supplier.handover": {"out": thanks}}), planned)
    found = [problem for problem in problems if problem.code == "promise-not-kept"]
    assert [problem.code for problem in found] == told
    assert all(problem.source is not None and problem.hint for problem in found)
