"""Objections, endorsers, managers' voices and the one who speaks first."""

from typing import Any

import pytest
from tailoring_samples import benefit, department, merrowdale_briefing, objection, small_briefing

from briefing_builder.tailoring import Briefing


def prepared(briefing: Briefing) -> list[str]:
    return [each.id for each in briefing.prepared_objections]


def test_expected_objections_come_before_those_of_the_working_pattern() -> None:
    objections = [objection("o-other"), objection("o-time", category="time"), objection("o-likely", likely_in=["stores"])]
    briefing = small_briefing(departments=[department(working_pattern=["shift"])], objections=objections)
    assert [each.id for each in briefing.objections] == ["o-likely", "o-time", "o-other"]


@pytest.mark.parametrize(("variant", "count"), [("short", 2), ("compact", 3), ("standard", 3), ("long", 4)])
def test_variant_decides_how_many_are_prepared(variant: str, count: int) -> None:
    objections = [objection(f"o-{number}") for number in range(6)]
    briefing = small_briefing(variant, objections=objections)
    assert (len(briefing.prepared_objections), len(briefing.objections)) == (count, 6)


def test_example_warehouse_pins_the_missing_desk() -> None:
    # pinned; expected; then time, which shifts and nights make short
    assert prepared(merrowdale_briefing("warehouse")) == ["o-no-desk", "o-click-through", "o-no-time"]


def test_example_finance_prepares_its_three_expected_objections() -> None:
    assert prepared(merrowdale_briefing("finance")) == ["o-classroom-better", "o-tried-before", "o-cost"]


def endorser(id: str, **given: Any) -> dict[str, Any]:
    base = {"name": id, "title": "Director", "level": "director", "statement": "Do it.", "permission": {"given": True}}
    return {"id": id, **base, **given}


def rules(*endorsements: dict[str, Any]) -> list[tuple[str, str]]:
    briefing = small_briefing(endorsements=list(endorsements))
    return [(each.endorsement.id, each.reasons[0].rule) for each in briefing.endorsers]


def test_own_line_goes_before_the_executive_for_all() -> None:
    assert rules(endorser("boss", level="executive"), endorser("near", line=["stores"])) == [("near", "own-line")]


def test_live_endorser_of_the_line_is_followed_by_the_executive() -> None:
    found = rules(endorser("boss", level="executive"), endorser("near", line=["stores"], format="live"))
    assert found == [("near", "own-line"), ("boss", "beside-live")]


def test_executive_for_all_stands_in() -> None:
    assert rules(endorser("other", line=["office"]), endorser("head"), endorser("boss", level="executive")) == [("boss", "line-of-all")]


@pytest.mark.parametrize("permission", [{"given": False}, {"given": True, "uses": ["supplier"]}])
def test_nobody_is_quoted_without_permission(permission: dict[str, Any]) -> None:
    assert rules(endorser("boss", level="executive", permission=permission)) == []


def test_example_warehouse_hears_both_endorsers_and_sales_one() -> None:
    assert [each.endorsement.id for each in merrowdale_briefing("warehouse").endorsers] == ["dawn-peer", "imogen-astley"]
    assert [each.endorsement.id for each in merrowdale_briefing("sales").endorsers] == ["imogen-astley"]


def test_own_manager_of_the_pilot_speaks_before_others() -> None:
    voices = merrowdale_briefing("contact-centre").voices
    assert [(each.voice.name, each.is_own) for each in voices] == [("Aled Price", True), ("Dawn Ojukwu", False)]


ANYBODY = {"name": "Any Body", "by_department": {"stores": {"name": "Store Body"}}}


def first(opening: dict[str, Any], **given: Any) -> tuple[str, str]:
    briefing = small_briefing(qa={"opening": opening}, departments=[department(**given), department("office")])
    assert briefing.opening.first_voice is not None
    return briefing.opening.first_voice.name, briefing.opening.reasons[0].rule


def test_first_voice_of_the_meeting_goes_before_all() -> None:
    meeting = {"first_voice": {"name": "Room Body"}}
    assert first({"first_voice": ANYBODY}, briefing=meeting) == ("Room Body", "first-voice-of-the-meeting")


def test_first_voice_of_the_department_goes_before_everybodys() -> None:
    assert first({"first_voice": ANYBODY}) == ("Store Body", "first-voice-of-the-department")


def test_everybodys_first_voice_stands_in() -> None:
    assert first({"first_voice": {"name": "Any Body"}}) == ("Any Body", "first-voice-of-all")


def test_no_first_voice_is_no_failure() -> None:
    assert small_briefing().opening.first_voice is None


def test_supplier_keeps_its_segments_but_never_refused_ones() -> None:
    supplier = {"id": "sup", "name": "Sup", "presenter": {"name": "Sue"}, "presents": ["showcase", "qa"]}
    part = small_briefing(supplier=supplier, benefits=[benefit("b-one")]).supplier
    assert part is not None
    assert (part.segments, part.refused) == (("showcase",), ("qa",))
