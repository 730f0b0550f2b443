"""Every rule speaks when it is broken, and is silent about a strong programme, a minimal one and the example."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from check_samples import REMOVED, all_problems, changed, problems, programme, rows

from briefing_builder import checks
from briefing_builder.checks.meeting.openings import BAD_OPENINGS
from briefing_builder.content import load_programme
from briefing_builder.figures import compute
from briefing_builder.problems import Severity
from briefing_builder.tailoring import brief
from briefing_builder.values import replace

EXAMPLES = Path(__file__).parents[2] / "examples"
VOICE = "departments.0.briefing.first_voice"
SUPPLIED = {"supplier.presents": ["showcase", "endorsement_targets"], "supplier.may_not_present": ["qa"]}
FIX = {"id": "fix", "name": "Fixed at once", "unit": "%", "direction": "up", "current": 68, "target": 78}

FIRES: list[tuple[str, dict[str, Any]]] = [
    ("return-below-one", {"cost_model.programme_costs.0.amount": 90_000}),
    ("return-below-one", {"cost_model.take_up": 0.01}),
    ("hourly-cost-derivable", {"cost_model.planned_learners": {"c-lift": {"stores": 100}}}),
    ("hourly-cost-derivable", {"cost_model.planned_learners": {"c-lift": {"stores": 50, "docks": 50}}}),
    ("hourly-cost-derivable", {"cost_model.planned_learners": {"c-lift": {"stores": 100}}, "cost_model.show": "costs"}),
    (
        "hourly-cost-derivable",
        {
            "cost_model.planned_learners": {"c-lift": {"stores": 100}, "c-fork": {"stores": 50, "docks": 50, "yard": 50}},
            "courses.1.delivery_mode": "blended",
        },
    ),
    ("all-time-counted", {"cost_model.productive_use_factor": 1}),
    ("plan-above-headcount", {"cost_model.planned_learners": {"c-lift": {"stores": 101}}}),
    ("plan-on-closed-course", {"courses.0.audience": ["office"], "departments.0.stated_needs": []}),
    ("ask-above-plan", {"programme.ask": {"minutes_per_week": 15}}),
    ("no-manager-actions", {"manager_actions": []}),
    ("no-follow-up", {"close": REMOVED}),
    ("no-contact", {"programme.owner": {"name": "Ada Kay"}}),
    ("no-needs", {"needs_analysis": REMOVED}),
    ("no-needs", {"needs_analysis.you_said": []}),
    ("few-answers", {"needs_analysis.respondents": 4}),
    ("few-answers", {"pilot.data.min_group_size": 12, "needs_analysis.respondents": 11}),
    ("figures-out-of-date", {"pilot.valid_for": "2 months"}),
    ("figures-out-of-date", {"needs_analysis.valid_for": "30 days"}),
    ("figures-out-of-date", {"sources.0.as_of": "2025-01-19", "sources.0.valid_for": "2 years", "briefing.date": "2027-01-20"}),
    ("validity-undated", {"cost_model.valid_for": "1 year"}),
    ("validity-undated", {"sources.0.valid_for": "52 weeks"}),
    ("asked-after-pilot", {"needs_analysis.asked_on": "2026-09-08"}),
    ("no-working-pattern", {"departments.0.working_pattern": []}),
    ("name-unfit-for-sentences", {"departments.0.in_sentences": "the stores."}),
    ("name-unfit-for-sentences", {"departments.0.in_sentences": "in the stores"}),
    ("override-unknown", {"departments.0.overrides": {"text": {"close.asks": "Choose."}}}),
    ("course-without-need", {"courses.2": {"id": "c-tea", "title": "Tea", "duration_minutes": 5, "use_when": "At four."}}),
    ("need-not-yet-met", {"departments.0.stated_needs": ["c-future"]}),
    ("number-without-evidence", {"benefits.2.evidence": "none", "benefits.2.manager_voice": "You save 5 hours."}),
    ("number-without-source", {"briefing.hook": "One day in winter cost us 37 hours."}),
    ("number-without-source", {"departments.0.briefing.hook": "One day in winter cost us 37 hours."}),
    ("story-too-long", {"stories": [{"benefit": "b-time", "text": "really " * 200}]}),
    (
        "story-not-for-supplier",
        {"stories": [{"course": "c-one", "text": "Bo lifted a box.", "person": "Bo Lund", "permission": {"given": True}}]},
    ),
    ("story-without-place", {"stories": [{"text": "Bo lifted a box."}]}),
    ("story-without-permission", {"stories": [{"benefit": "b-time", "text": "Bo lifted a box.", "person": "Bo Lund"}]}),
    (
        "story-of-closed-course",
        {"stories": [{"course": "c-fork", "text": "It turned.", "departments": ["stores"]}], "courses.1.audience": ["office"]},
    ),
    ("opening-too-long", {"briefing.why_now": "really " * 41}),
    ("opening-too-long", {"departments.0.briefing.closing": "really " * 41}),
    ("statement-too-long", {"briefing.statement": "really " * 13}),
    ("statement-too-long", {"departments.0.briefing.statement": "really " * 13}),
    (
        "number-without-evidence",
        {"benefits.2.evidence": "none", "departments.0.overrides": {"text": {"benefits.b-same.manager_voice": "You save 5 hours."}}},
    ),
    ("claim-without-evidence", {"benefits.2.evidence": "none", "benefits.2.manager_voice": "You get the most cost-effective way."}),
    ("claim-without-evidence", {"programme.tagline": "Learning that always works"}),
    ("claim-without-evidence", {"objections.1.respond": "It is guaranteed to run on your tablet."}),
    ("evidence-missing", {"benefits.2.evidence": "source:nowhere"}),
    ("benefits-too-few", {"benefits.1": REMOVED, "departments.0.overrides": {"benefits": {"exclude": ["b-time"]}}}),
    ("appeal-easier-missing", {"benefits.0.appeal": "credit", "benefits.2.appeal": "credit"}),
    ("appeal-credit-missing", {"benefits.1.appeal": "easier", "benefits.2.appeal": "easier"}),
    ("benefit-without-you", {"benefits.2.manager_voice": "Nights and days lift in the same way."}),
    ("benefit-in-learner-voice", {"benefits.2.manager_voice": "Learners will thank you."}),
    ("benefit-too-long", {"benefits.2.manager_voice": "You " + "really " * 25}),
    ("no-priorities", {"departments.0.priorities": []}),
    ("first-priority-unserved", {"departments.0.priorities.0.tags": ["money"]}),
    ("platform-not-described", {"lms": REMOVED}),
    ("no-manager-view", {"lms.manager_view": []}),
    ("no-course", {"courses.0.audience": ["office"], "courses.1.audience": ["office"], "departments.0.stated_needs": []}),
    ("no-moment-of-need", {"courses.0.use_when": REMOVED}),
    ("no-showcase", {"courses.0.showcase": REMOVED}),
    ("showcase-closed", {"courses.0.audience": ["office"], "departments.0.stated_needs": []}),
    ("showcase-not-tried", {"courses.0.showcase.try_it": REMOVED}),
    ("showcase-without-picture", {"courses.0.showcase.screenshots": []}),
    ("no-bookable-course", {"courses.1.delivery_mode": "blended"}),
    ("no-next-session", {"courses.1.booking.next_sessions": ["2027-01-20"]}),
    ("objective-incomplete", {"objectives.0.owner": REMOVED}),
    ("objective-incomplete", {"objectives.0.measure": REMOVED}),
    ("course-without-objective", {"courses.1.contributes": []}),
    ("how-missing", {"courses.1.contributes.0.how": "           "}),
    ("how-repeated", {"courses.1.contributes.0.how": "most injuries were lifts of the  kind shown"}),
    ("how-generic", {"courses.1.contributes.0.how": "Supports this objective."}),
    ("no-objective", {"departments.0.objectives": []}),
    ("objective-without-course", {"objectives.1": {"id": "so-cost", "name": "Cost"}, "departments.0.objectives": ["so-safe", "so-cost"]}),
    ("no-pilot", {"pilot": REMOVED}),
    ("pilot-after-rollout", {"pilot.ends": "2027-02-01"}),
    ("pilot-after-rollout", {"programme.pilot": {"starts": "2026-09-07", "ends": "2027-03-01"}}),
    ("quote-without-permission", {"pilot.manager_voices.0.permission.given": False}),
    ("no-manager-voice", {"pilot.manager_voices": []}),
    ("only-satisfaction", {"pilot.show": ["reaction_mean"]}),
    ("group-too-small", {"pilot.data.min_group_size": 4}),
    ("return-without-costs", {"cost_model.programme_costs": []}),
    ("hypothetical-counted", {"cost_model.counted_counterfactuals": ["ran_last_year", "hypothetical"]}),
    ("no-cost-model", {"cost_model": REMOVED}),
    (
        "typed-number",
        {"objections.1.respond": "In the pilot 100 % finished.", "objections.1.evidence": "pilot:pass_rate_pct"},
    ),
    ("typed-number", {"needs_analysis.you_said.0.we_did": "We put 6,000 aside."}),
    ("number-disagrees", {"objections.1.respond": "Scores rose by 31 points.", "objections.1.evidence": "pilot:score_gain_points"}),
    ("no-endorsement", {"endorsements": []}),
    ("endorsement-without-permission", {"endorsements.0.permission.given": False}),
    ("portrait-without-permission", {"endorsements.0.portrait": {"file": "face.png"}}),
    ("portrait-without-permission", {"programme.owner.portrait": {"file": "face.png", "permission": {"given": False}}}),
    ("portrait-without-permission", {"briefing.presenter": {"name": "Bo", "portrait": {"file": "face.png"}}}),
    ("portrait-without-permission", {"pilot.manager_voices.0.portrait": {"file": "face.png", "permission": {"given": True, "uses": []}}}),
    ("pull-not-in-statement", {"endorsements.0.pull": "I never said this."}),
    ("endorser-with-interest", {"endorsements.0.title": "Head of Training"}),
    ("endorser-with-interest", {"endorsements.0.name": "Sue Ray"}),
    ("no-targets", {"usage_targets": REMOVED}),
    ("no-report-reader", {"usage_targets.report.to": "nobody"}),
    ("report-before-end", {"usage_targets.report.due": "2027-06-30"}),
    ("no-baseline", {"usage_targets.metrics.0.baseline": REMOVED}),
    ("period-not-next-quarter", {"usage_targets.period": {"name": "Q1", "starts": "2027-01-01", "ends": "2027-03-31"}}),
    ("period-not-next-quarter", {"departments.0.briefing.date": "2027-04-01"}),
    ("target-below-baseline", {"usage_targets.by_department": {"stores": {"active": 8}}}),
    (
        "target-below-baseline",
        {"usage_targets.metrics.0": {"id": "empty", "name": "Empty seats", "unit": "%", "baseline": 9, "target": 60, "direction": "down"}},
    ),
    ("target-is-baseline", {"usage_targets.metrics.0.target": 9}),
    ("no-endorser-for-department", {"endorsements.0.line": ["office"]}),
    ("endorser-without-weight", {"endorsements.0.level": "senior_manager"}),
    ("supplier-opens-discussion", {"supplier.presents": ["showcase", "qa"]}),
    ("supplier-may-not-present", {"supplier.presents": ["return"], "supplier.may_not_present": ["qa", "return"]}),
    ("internal-quote-to-supplier", SUPPLIED),
    ("supplier-not-in-outline", {"supplier.presents": ["showcase", "benefits"]}),
    ("no-disclosure", {"supplier.disclosure": REMOVED}),
    ("few-objections", {"objections.2": REMOVED}),
    ("answer-without-evidence", {"objections.1.respond": "We have 12 tablets."}),
    ("answer-too-long", {"objections.1.respond": "really " * 61}),
    ("answer-line-long", {"objections.1.answer": "really " * 21}),
    ("likely-objection-unprepared", {"timing": {"variants": {"standard": {"max_objections_prepared": 0}}}}),
    ("asks-any-questions", {"qa.opening.prompt": "Do you have any questions?"}),
    ("asks-any-questions", {"qa.opening.by_department": {"stores": "Any other questions from your side?"}}),
    ("prompt-too-long", {"qa.opening.prompt": "What will your team do " + "really " * 31}),
    ("prompt-without-you", {"qa.opening.prompt": "Where will it help first?"}),
    ("prompt-closed", {"qa.opening.prompt": "Will this help your team?"}),
    ("prompt-negative", {"qa.opening.prompt": "What will stop this from working in your team?"}),
    ("prompt-negative", {"qa.opening.prompt": "What worries you about your team?"}),
    ("prompt-asks-nothing", {"qa.opening.prompt": "Now over to you and your team."}),
    ("prompt-asks-twice", {"qa.opening.prompt": "How will this help your team? And where will you begin?"}),
    ("prompt-other-team", {"qa.opening.prompt": "How will this help you and other teams?"}),
    ("topic-negative", {"objections.0.topic": "No time for this"}),
    (
        "first-voice-elsewhere",
        {"departments.1": {"id": "office", "name": "Office", "head": {"name": "Cy Ott"}}, f"{VOICE}.name": "Cy Ott"},
    ),
    ("prompt-other-team", {"departments.1": {"id": "office", "name": "Office"}, "qa.opening.prompt": "How will this help you in Office?"}),
    ("two-first-voices", {"qa.opening.first_voice": {"name": "Bo Lund", "by_department": {"stores": {"name": "Cy Ott"}}}}),
    ("no-first-voice", {VOICE: REMOVED}),
    ("first-voice-unbriefed", {f"{VOICE}.briefed": False}),
    ("first-voice-with-interest", {f"{VOICE}.name": "Ada Kay"}),
    ("first-voice-with-interest", {f"{VOICE}.title": "Consultant at Supply Ltd"}),
    ("wait-too-short", {"qa.opening.wait_seconds": 4}),
    ("date-passed", {"close.next_contact": "2027-01-20"}),
    ("date-passed", {"departments.0.briefing.next_contact": "2027-01-19"}),
    ("date-passed", {"departments.0.briefing.date": "2027-02-10"}),
    ("date-passed", {"manager_actions.0.by": "2027-01-10"}),
    ("date-passed", {"qa.parking_lot": {"owner": "Ada Kay", "answer_by": "2027-01-10"}}),
    ("objective-past-due", {"objectives.0.measure.due": "2026-12-31"}),
    ("language-without-words", {"language": "de-DE"}),
    ("pin-excluded", {"departments.0.overrides": {"benefits": {"pin": ["b-time"], "exclude": ["b-time"]}}}),
    (
        "pin-without-place",
        {
            "departments.0.overrides": {"objections": {"pin": ["o-time", "o-desk", "o-room"]}},
            "timing": {"variants": {"standard": {"max_objections_prepared": 2}}},
        },
    ),
    (
        "pin-closed",
        {"departments.0.overrides": {"courses": {"pin": ["c-lift"]}}, "courses.0.audience": ["office"], "departments.0.stated_needs": []},
    ),
    ("first-voice-of-all", {VOICE: REMOVED, "qa.opening.first_voice": {"name": "Bo Lund", "briefed": True}}),
    ("built-in-manager-view", {"lms.manager_view": REMOVED}),
    ("built-in-stop-cue", {"courses.0.showcase.demo_stop_at": REMOVED}),
    ("number-without-source", {"courses.0.contributes.0.how": "Near misses on the lifts fall by 35 % in a quarter."}),
    ("number-without-source", {"needs_analysis.you_said.0.we_did": "Every course now takes 9 minutes."}),
    ("number-without-source", {"courses.0.showcase.why": "It raises scores by 61 points."}),
    ("number-without-source", {"benefits.0.manager_voice": "You get 401 hours of your people back."}),
    ("ask-differs", {"close": {"ask": "Choose three courses and one time in the week.", "next_contact": "2027-02-03"}}),
    ("ask-differs", {"programme.permission_statement": "Everyone may learn for 30 minutes a week."}),
    ("approval-differs", {"lms.classroom_booking.steps": ["Search", "You approve", "It is booked"]}),
    ("no-follow-ups", {"qa.follow_ups": []}),
    ("part-above-whole", {"departments.0.people_managers": 101}),
    ("part-above-whole", {"organisation.headcount": 99}),
    ("part-above-whole", {"needs_analysis.invited": 11}),
    ("pilot-above-headcount", {"departments.0.headcount": 39}),
    ("measure-goes-nowhere", {"departments.0.kpis": [{**FIX, "target": 68}]}),
    ("measure-goes-nowhere", {"departments.0.kpis": [{**FIX, "direction": "down"}]}),
    ("share-beyond-all", {"usage_targets.metrics.0.target": 101}),
    ("share-beyond-all", {"usage_targets.by_department": {"stores": {"active": 160}}}),
    ("target-above-ask", {"usage_targets.metrics.0": {"id": "hours", "name": "Learning hours per person", "unit": "h", "target": 20}}),
    ("ask-too-large", {"programme.ask": {"minutes_per_week": 1_500, "weeks": 2}}),
    ("ask-too-large", {"programme.ask": {"weeks": 60}}),
    ("no-time-saved", {"courses.0.alternative.duration_minutes": 20}),
    ("try-longer-than-course", {"courses.0.showcase.try_it.minutes": 21}),
    ("period-named-otherwise", {"usage_targets.period.name": "Q3 2027"}),
    ("period-named-otherwise", {"usage_targets.period.name": "Q2 2026"}),
    ("period-named-otherwise", {"organisation.fiscal_year_starts": "2027-04-01"}),
    ("date-to-come", {"pilot.ends": "2027-01-21"}),
    ("date-to-come", {"needs_analysis.asked_on": "2027-01-21"}),
    ("date-to-come", {"endorsements.0.said_on": "2027-02-01"}),
    ("date-to-come", {"cost_model.signed_off": {"by": "Finance", "on": "2027-02-01"}}),
    ("date-to-come", {"sources.0.as_of": "2027-03-01"}),
]

FIRES_ON_ROWS = [
    ("rise-that-fell", rows(score_pre_pct=95)),
    ("evidence-weak", (*rows(20), *rows(20, completion_status="in_progress"))),
    ("few-observations", rows(29)),
    ("small-department-sample", rows(29)),
    ("figure-missing", rows(score_pre_pct=None)),
    ("no-managers-in-pilot", rows(is_manager=False)),
    ("rows-outside-pilot", (*rows(39), *rows(1, completed_on=date(2026, 11, 2)))),
    ("take-up-above-pilot", (*rows(40), *rows(10, completion_status="in_progress"))),
]

OTHERS = rows(10, department_id="office", completion_status="in_progress", is_manager=False)
UNNAMED = {"pilot.learned.0.text": "Only {{ pilot.completion_rate_pct }} % finished.", "departments.1": {"id": "office", "name": "Office"}}

TOLD_ELSEWHERE = {"population-unnamed", "words-missing"}
"""Codes whose cases need more than a change of content: two rows of departments, a catalogue in the programme's folder."""
NEVER_IN_VALID_CONTENT = {"opening-missing"}
"""Content refuses an empty question; the rule stands for content that was made without validation."""


def codes(edits: dict[str, Any] | None = None, **given: Any) -> set[str]:
    return {problem.code for problem in problems(edits, **given)}


def test_strong_programme_breaks_no_rule() -> None:
    assert problems() == ()


@pytest.mark.parametrize(("code", "edits"), FIRES, ids=[f"{code}-{index}" for index, (code, _) in enumerate(FIRES)])
def test_broken_rule_is_told(code: str, edits: dict[str, Any]) -> None:
    assert code in codes(edits)


@pytest.mark.parametrize(("code", "pilot_rows"), FIRES_ON_ROWS)
def test_rule_broken_by_the_rows_is_told(code: str, pilot_rows: Any) -> None:
    assert code in codes(pilot_rows=pilot_rows)


def test_a_number_of_everybody_says_whose_it_is_beside_a_departments_own() -> None:
    pilot_rows = (*rows(), *(replace(row, learner_id=f"o{number}") for number, row in enumerate(OTHERS)))
    assert "population-unnamed" in codes(UNNAMED, pilot_rows=pilot_rows)
    named = {"pilot.learned.0.text": "Across all departments only {{ pilot.completion_rate_pct }} % finished."}
    assert "population-unnamed" not in codes({**UNNAMED, **named}, pilot_rows=pilot_rows)
    heard = {"pilot.learned.0.departments": ["stores"]}
    assert "population-unnamed" in codes({**UNNAMED, **heard}, pilot_rows=pilot_rows)
    elsewhere = {"pilot.learned.0.departments": ["docks"]}
    assert "population-unnamed" not in codes({**UNNAMED, **elsewhere}, pilot_rows=pilot_rows)


def test_every_code_has_a_case() -> None:
    folder = Path(checks.__file__).parent
    elsewhere = {*folder.joinpath("deck").rglob("*.py"), folder / "meeting" / "running_order.py"}
    sources = "".join(path.read_text(encoding="utf-8") for path in sorted({*folder.rglob("*.py")} - elsewhere))
    told = set(re.findall(r'\b(?:error|warning|information)\(\s*f?"([a-z-]+)"', sources)) | {
        "appeal-easier-missing",
        "appeal-credit-missing",
        *(kind.code for kind in BAD_OPENINGS),
    }
    assert told == {code for code, _ in FIRES} | {code for code, _ in FIRES_ON_ROWS} | NEVER_IN_VALID_CONTENT | TOLD_ELSEWHERE


@pytest.mark.parametrize("edits", [edits for _, edits in FIRES], ids=[f"{code}-{index}" for index, (code, _) in enumerate(FIRES)])
def test_problem_has_a_place_and_a_way_out(edits: dict[str, Any]) -> None:
    found = problems(edits)
    assert all(problem.hint for problem in found)
    assert all(problem.source is not None and problem.source.path == "programme.yaml" for problem in found)


@pytest.mark.parametrize(
    ("edits", "line"),
    [
        ({"endorsements.0.permission.given": False}, "given: false"),
        ({"benefits.2.manager_voice": "Nights lift."}, "Nights lift."),
        ({"pilot.ends": "2027-02-01"}, "2027-02-01"),
        ({"supplier.presents": ["showcase", "benefits"]}, "- benefits"),
    ],
)
def test_problem_points_at_the_line(edits: dict[str, Any], line: str) -> None:
    found = problems(edits)[0].source
    assert found is not None
    assert line in "\n".join(changed(edits).splitlines()[found.line - 1 : found.line + 1])


def test_evidence_allows_what_it_supports() -> None:
    edits = {"benefits.2.manager_voice": "You get the most cost-effective way.", "benefits.2.evidence": "roi:bcr"}
    assert codes(edits) == set()


def test_value_of_a_template_is_neither_digit_nor_typed() -> None:
    assert codes({"objections.1.respond": "It runs on {{ pilot.learners + 100 }} tablets."}) == set()


def test_number_of_another_unit_is_no_typed_figure() -> None:
    # 20 points could be a gain, 100 % is the completion rate; the minutes of the course and tablets are neither
    text = "It takes 20 minutes on one of 100 tablets."
    assert codes({"objections.1.respond": text, "objections.1.evidence": "pilot:score_gain_points"}) == set()


def test_measure_of_a_department_may_stand_beside_evidence() -> None:
    edits = {"departments.0.kpis": [FIX], "benefits.1.manager_voice": "You bring your 68 % to 78 % and show it."}
    assert codes(edits) == set()


def test_built_in_benefits_may_wait_for_their_evidence() -> None:
    assert "evidence-missing" not in codes({"benefits": REMOVED, "cost_model": REMOVED, "objections": []})


def test_endorser_in_line_needs_no_rank() -> None:
    assert codes({"endorsements.0.level": "senior_manager", "endorsements.0.line": ["stores"]}) == set()


def test_public_quote_may_stand_before_managers_and_with_the_supplier() -> None:
    assert codes({**SUPPLIED, "endorsements.0.permission.uses": ["public"]}) == {"supplier-not-in-outline"}


def test_nothing_said_twice() -> None:
    found = problems({"courses.0.use_when": REMOVED, "pilot": REMOVED})
    assert len(found) == len(set(found))


def of_example(name: str) -> list[tuple[Severity, str]]:
    made = load_programme(EXAMPLES / name).value
    figures = compute(made)
    briefings = [brief(made, figures, department=department.id) for department in made.content.departments]
    return [(problem.severity, problem.code) for problem in all_problems(made, figures, *briefings)]


def test_minimal_example_only_hears_what_would_make_it_stronger() -> None:
    assert {severity for severity, _ in of_example("minimal")} == {Severity.WARNING, Severity.INFORMATION}


def test_example_has_no_error() -> None:
    assert all(severity is not Severity.ERROR for severity, _ in of_example("merrowdale"))


def test_departments_share_what_is_everybodys() -> None:
    both = {"departments.1": {"id": "office", "name": "Office"}, "courses.0.use_when": REMOVED}
    made = programme(both)
    figures = compute(made)
    found = all_problems(made, figures, *(brief(made, figures, department=each) for each in ("stores", "office")))
    assert [problem.code for problem in found].count("no-moment-of-need") == 1


@pytest.mark.parametrize(("field", "code", "most"), [("stories", "story-too-long", 90), ("briefing.hook", "opening-too-long", 40)])
def test_a_dash_between_words_is_no_word(field: str, code: str, most: int) -> None:
    def told(words: int) -> bool:
        text = " – ".join(["really"] * words)
        edits = {field: [{"benefit": "b-time", "text": text}] if field == "stories" else text}
        return code in {problem.code for problem in problems(edits)}

    assert (told(most), told(most + 1)) == (False, True)
