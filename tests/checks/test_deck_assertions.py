"""Headlines that say something pass; headlines that only name a topic are told apart, and in doubt they pass."""

import pytest

from briefing_builder.checks.deck.accessibility.assertions import asserts

TOPICS = (
    "Agenda", "Our courses", "Pilot results", "Sources and method", "Sensitivity analysis", "Benefits and costs in the first year",
    "Course list", "Objectives", "Report form", "The cost of training", "Next steps", "Questions and answers", "Results of the pilot",
    "What next", "Return on investment", "Courses for Contact Centre", "Booking steps", "Introduction to e-learning",
    "Pilot: results by department", "Support and contacts", "Cost per learner", "Training in the contact centre",
    "Assumptions of the return", "Your team", "The plan for the next quarter", "Use of the platform", "Overview", "Key figures 2026",
    "Barriers and answers", "Time plan", "Report-back sheet for managers", "Department targets, April to June", "Team reports",
    "Learning offers and prices", "The cost in KES",
    "KES 12,721,467 in the first year", "The trained managers",
    "Sources and method (2 of 3)",
)  # fmt: skip

ASSERTIONS = (
    "Four courses push your two objectives",
    "88 % finished and test scores rose by 24.6 points",
    "Every pound spent returns £1.10, counted cautiously",
    "Calm Calls: 12 minutes instead of 3.5 hours",
    "One place: take e-learning, book a classroom seat, see who learned",
    "Imogen Astley-Okafor will ask for your figures on 15 July",
    "Choose two courses and one time in the week for your team",
    "The first year costs £107,587 and returns £118,850",
    "The first year costs KES\u00a012,721,467 and returns KES\u00a013,045,118",
    "The first year costs CHF 107,587 and returns CHF 118,850",
    "The first year costs −₹12 and returns ₹13",
    "Every KES spent returns KES\u00a01.10",
    "Only courses that replace a real classroom save money",
    "What this does for Sales: results you can report upwards",
    "Learning pays for itself in ten months",
    "Report back in ten minutes",
    "Send this form by 15 July",
    "Scores improved in every ward",
    "You asked, we answered",
    "The return holds even if half the hours vanish",
    "If calls rise, send Calm Calls",
    "Three things work against us",
    "Nobody travels",
    "Half a day becomes twelve minutes",
    "One e-learning place costs £75, a classroom place £124",
    "The return stays above one in four of five cases",
    "Write down what gets in the way",
    "Less time away, same result",
    "Sixty departments, one standard",
    "We’ve kept the classroom where hands are needed",
)


@pytest.mark.parametrize("title", TOPICS)
def test_a_topic_is_told(title: str) -> None:
    assert not asserts(title)


@pytest.mark.parametrize("title", ASSERTIONS)
def test_an_assertion_passes(title: str) -> None:
    assert asserts(title)


@pytest.mark.parametrize("title", ["“No time”", "‘No time’", '"Too dear"', "Why these courses?", ""])
def test_quotes_and_questions_need_no_verb(title: str) -> None:
    assert asserts(title)
