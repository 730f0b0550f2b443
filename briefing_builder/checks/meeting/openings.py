"""What an opening question asks for, by kind: a text goes in, the kinds come out that would bring a no, a silence or another's answer."""

import re
from collections.abc import Callable
from typing import Final, Literal

from briefing_builder.checks.wording import (
    asks_any_questions,
    asks_for_an_obstacle,
    asks_for_yes_or_no,
    first_match,
    negative_word,
    prose,
    speaks_to_manager,
)
from briefing_builder.values import Value

Finder = Callable[[str], str | None]

QUESTION_MARK = re.compile(r"[?？؟]")
OTHERS: Final = re.compile(
    r"\b(their|other|another|someone else['’]s|somebody else['’]s|everyone else['’]s|every|neighbouring)\s+(\w+\s+)?"
    r"(teams?|departments?|managers?|units?|sites?|people|colleagues)\b|\byour\s+(boss|board|colleagues['’])",
    re.IGNORECASE,
)
INVITES_DOUBT: Final = re.compile(
    r"\b(doubts?|doubtful|reservations?|hesitat\w+|downsides?|drawbacks?|disadvantages?|hurdles?|pushback|resistance|sceptic\w*|skeptic\w*"
    r"|nervous|uneasy|unsure|unclear|misgivings?|dislike|annoys?|frustrat\w+|puts? you off|hold(s|ing)? you back|like least"
    r"|do(es)? you not|do(es)?n['’]t you|say no|speaks? against|reasons?\s+(not|against|why\s+not))\b",
    re.IGNORECASE,
)
ASKS_TO_ASK: Final = re.compile(
    r"\b(like|want|wish)\s+to\s+(ask|know)\b|\bwho\s+(has|wants)\b[^?]*\bquestions?\b|\bquestions?\s+(so\s+far|at\s+this\s+point|for\s+(me|us))\b",
    re.IGNORECASE,
)
TAG: Final = re.compile(
    r"\b(right|or\s+not|correct|agreed|isn['’]t\s+it|don['’]t\s+you(\s+think)?|won['’]t\s+(it|they|you))\s*\?", re.IGNORECASE
)


class BadOpening(Value, frozen=True, kw_only=True):
    """A kind of question that opens a discussion badly: what it does, the way out, and questions of this kind."""

    code: str
    severity: Literal["error", "warning"]
    finding: str
    """What the question does; `{word}` is the word that gives it away."""
    hint: str
    examples: tuple[str, ...]
    find: Finder


def _asks_to_ask(text: str) -> str | None:
    return _text_if(text, asks=asks_any_questions(text)) or first_match(ASKS_TO_ASK, text)


def _invites_doubt(text: str) -> str | None:
    return negative_word(text) or asks_for_an_obstacle(text) or first_match(INVITES_DOUBT, text)


def _is_closed_question(text: str) -> str | None:
    return _text_if(text, asks=_asks_to_ask(text) is None and (asks_for_yes_or_no(text) or bool(TAG.search(prose(text)))))


def _asks_nothing(text: str) -> str | None:
    return _text_if(text, asks=bool(text.strip()) and not QUESTION_MARK.search(prose(text)))


def _asks_twice(text: str) -> str | None:
    return _text_if(text, asks=len(QUESTION_MARK.findall(prose(text))) > 1)


def _leads_to_other_team(text: str) -> str | None:
    return first_match(OTHERS, text)


def _omits_the_manager(text: str) -> str | None:
    return _text_if(text, asks=not speaks_to_manager(text))


def _text_if(text: str, *, asks: bool) -> str | None:
    return text if asks else None


BAD_OPENINGS: Final = (
    BadOpening(
        code="asks-any-questions", severity="error", finding="asks for questions, which nobody answers",
        hint="ask how it will help “your team”", find=_asks_to_ask,
        examples=("Are there any questions?", "Does anyone in your team have a question?", "What would you like to ask?", "Any thoughts?"),
    ),
    BadOpening(
        code="prompt-negative", severity="warning", finding="says “{word}”",
        hint="ask what it will help with; barriers have their own question at the end (`qa.closing_question`)", find=_invites_doubt,
        examples=(
            "What will stop this from working?", "What worries you?", "Any concerns or objections?", "What doubts does your team have?",
            "Which problems do you see?", "Why would this not work for you?", "What would hold you back?",
        ),
    ),
    BadOpening(
        code="prompt-closed", severity="warning", finding="can be answered by a bare no",
        hint="begin with how, where, when or which: “how will this help your team?”", find=_is_closed_question,
        examples=("Do you like it?", "Will this help your team?", "This will help your team, won’t it?", "Your team can use it, right?"),
    ),
    BadOpening(
        code="prompt-asks-nothing", severity="warning", finding="asks nothing",
        hint="end with one question to the room: “how will this help your team?”", find=_asks_nothing,
        examples=("Over to you.", "Let us hear what your team makes of it."),
    ),
    BadOpening(
        code="prompt-asks-twice", severity="warning", finding="asks two things; the room answers neither, or the easier one",
        hint="keep the question that you would rather hear answered; the other can be one of `qa.follow_ups`", find=_asks_twice,
        examples=("How will this help your team? And when would you start?",),
    ),
    BadOpening(
        code="prompt-other-team", severity="warning", finding="leads to somebody else’s team: “{word}”",
        hint="ask about the manager’s own team: everybody knows what others should do", find=_leads_to_other_team,
        examples=("How will this help other teams?", "What would your boss say to it?", "Where could their people use it?"),
    ),
    BadOpening(
        code="prompt-without-you", severity="warning", finding="does not ask about the manager’s own team",
        hint="ask about “you” or “your team”", find=_omits_the_manager,
        examples=("Where will it help first?", "What is e-learning good for?"),
    ),
)  # fmt: skip
"""R34-R36, in the order of the docs."""
IN_ANY_LANGUAGE = ("prompt-asks-nothing", "prompt-asks-twice")
"""Kinds that are told by the question mark alone; the others are told by English words."""

GOOD_OPENINGS: Final = (
    "How do you think this will help your team?",
    "Which of these would make the biggest difference in your week?",
    "What would you do with the four hours?",
    "Where would ten minutes help your people first?",
    "Which course would you send tomorrow, and to whom in your team?",
)
"""Questions that bring a positive first answer."""
