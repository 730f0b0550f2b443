"""Sentences as authors write them: a number that nothing in the programme says is told, and what claims nothing is left alone."""

from typing import Any

import pytest
from check_samples import problems

CODES = {"number-without-source", "typed-number", "number-disagrees", "number-without-evidence", "answer-without-evidence", "ask-differs"}
HOW, WHY = "courses.0.contributes.0.how", "courses.0.showcase.why"
DID, VOICE, QUOTE = "needs_analysis.you_said.0.we_did", "benefits.2.manager_voice", "pilot.manager_voices.0.quote"
ACKNOWLEDGE, EXPLORE, RESPOND = (f"objections.2.{part}" for part in ("acknowledge", "explore", "respond"))
ENDORSED, LEARNED, ACTION, SUMMARY = "endorsements.0.statement", "pilot.learned.0.text", "manager_actions.0.text", "courses.0.summary"
PERMISSION, TAGLINE, INTANGIBLES = "programme.permission_statement", "programme.tagline", "cost_model.intangibles"
ASK, WORDED = "close.ask", "departments.0.overrides"

CLAIMS = [
    (HOW, "Visits take 9 to 12 minutes less."),
    (HOW, "Visits take 9-12mins less."),
    (HOW, "Calls that need a second visit fall by half."),
    (HOW, "A third of repeat calls disappear within a month."),
    (HOW, "Nine of ten drivers now check the load first."),
    (HOW, "It doubles the number of calls solved at once."),
    (HOW, "Injuries fall twice as fast as before."),
    (HOW, "Each near miss costs £4k."),
    (HOW, "It saves 4,000 pounds a year in agency staff."),
    (HOW, "It takes 3 hrs off the induction."),
    (WHY, "It is 40 per cent faster to take."),
    (WHY, "Two out of three people tried it twice."),
    (DID, "We cut the median to 9 mins."),
    (DID, "We halved the length of every course."),
    (DID, "We spent £12,500 on tablets."),
    (RESPOND, "It costs you 35p a head."),
    (RESPOND, "Most people finish in under ten minutes."),
    (RESPOND, "It costs less than 5 euros."),
    (RESPOND, "You get an hour and a half back a week."),
    (ACKNOWLEDGE, "It is true that 70 % of courses are never finished."),
    (EXPLORE, "Where do the 30 hours a month go today?"),
    (VOICE, "You get a quarter of their time back."),
    (ASK, "Choose three courses and 40 minutes a week."),
    (ASK, "Give us 20 per cent of a week."),
    (ENDORSED, "I expect 80 % of you to take part."),
    (ENDORSED, "We lost a hundred thousand pounds on returns last year."),
    (INTANGIBLES, "30 % fewer sick days"),
    (INTANGIBLES, "Turnover down by a fifth"),
    (TAGLINE, "Ten minutes that save you two hours"),
    (PERMISSION, "Everyone may learn for 30 minutes a week."),
    (ACTION, "Free 45 minutes a week in the rota."),
    (QUOTE, "It saved me two hours a week."),
    (LEARNED, "Seven in a hundred never started."),
    (SUMMARY, "A 25-minute course."),
    (WORDED, "Half of your people are back in 10 minutes."),
    (SUMMARY, f"It saves £1{'0' * 25} a year."),
    (SUMMARY, f"It saves £{'123' * 12} a year."),
    (SUMMARY, "A th\N{LATIN SMALL LETTER DOTLESS I}rd of calls vanish."),
    (SUMMARY, "It costs \N{LATIN SMALL LETTER LONG S}ix pounds."),
]

NO_CLAIMS = [
    (HOW, "The second course shows the move again on 12 March 2027."),
    (HOW, "ISO 45001 asks for it, and module 2 shows how."),
    (HOW, "Since 2019 the rule has stood in section 4 of the manual."),
    (HOW, "It takes twenty minutes and replaces half a day."),
    (HOW, "One of 12 depots asked for it a third time, in two halves."),
    (HOW, "People double-check the load once a quarter, in a quarter of an hour."),
    (WHY, "It won the 2026 award, first of 120 entries."),
    (WHY, "It shows in three minutes what a slide cannot."),
    (DID, "We put four courses on the list, none longer than 20 minutes."),
    (DID, "We start at 9.30 and stop at 17:00."),
    (RESPOND, "We answer within two days, by 3 February."),
    (RESPOND, "There are 24/7 tablets in rooms 4 and 5."),
    (VOICE, "You need 15 minutes a week, no more."),
    (ASK, "Choose two courses and fifteen minutes a week."),
    (PERMISSION, "Everyone may learn for 15 minutes a week."),
    (SUMMARY, "Four steps in 20 minutes."),
    (LEARNED, "Some never started in week 2."),
]


def edits(field: str, sentence: str) -> dict[str, Any]:
    whole: dict[str, Any] = {
        ASK: {"close": {"ask": sentence, "next_contact": "2027-02-03"}},
        INTANGIBLES: {INTANGIBLES: [sentence]},
        WORDED: {WORDED: {"text": {"close.ask": sentence}}},
    }
    return whole.get(field, {field: sentence})


@pytest.mark.parametrize(("field", "sentence"), CLAIMS, ids=[sentence for _, sentence in CLAIMS])
def test_a_number_that_nothing_says_is_told(field: str, sentence: str) -> None:
    assert CODES & {problem.code for problem in problems(edits(field, sentence))}


@pytest.mark.parametrize(("field", "sentence"), NO_CLAIMS, ids=[sentence for _, sentence in NO_CLAIMS])
def test_what_claims_no_number_is_left_alone(field: str, sentence: str) -> None:
    assert not CODES & {problem.code for problem in problems(edits(field, sentence))}


def test_what_a_source_says_in_words_or_figures_may_be_told_in_words() -> None:
    source = {"sources.0.text": "Exit interviews: 31 of 88 leavers named it, and the new rota halved the calls that cost £12,480."}
    texts = {HOW: "A third of leavers named it.", WHY: "The rota halved the calls.", DID: "It had cost £12,500, so we changed it."}
    assert not CODES & {problem.code for problem in problems({**source, **texts})}
