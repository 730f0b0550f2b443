"""Words as a checker sees them: an author's text goes in, counts and findings come out; `{{ values }}` are one word without digits."""

import re

from briefing_builder.content import Content
from briefing_builder.rich_text import plain_text

VALUE_MARK = "¤"

_VALUE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_TO_THE_MANAGER = re.compile(r"\b(you|your|yours|yourself|you['’](re|ll|ve|d))\b", re.IGNORECASE)
_LEARNER_VOICE = re.compile(r"\b(learners?|users?|end[- ]users?|scorm|xapi|cmi5|aicc)\b", re.IGNORECASE)
_NEGATIVE = re.compile(
    r"\b(problems?|concerns?|concerned|worry|worries|worried|difficult\w*|afraid|fears?|fail\w*|wrong|obstacles?|barriers?|objections?)\b",
    re.IGNORECASE,
)
_NO = re.compile(r"\b(no|not|never|nobody|nothing|none|too|cannot|without|died|hardly)\b|n['’]t\b", re.IGNORECASE)
_ANY_QUESTIONS = re.compile(
    r"\b(any|other|more|further|some|have|has|got|are\s+there)\s+(\w+\s+){0,2}questions?\b|\b(what|which)\s+questions\s+(do|have|would)\s+you\b"
    r"|\b(any|your|some)\s+(\w+\s+)?(thoughts|comments|feedback|remarks|reactions)\b|^\W*questions\W*$",
    re.IGNORECASE,
)
_OBSTACLE = re.compile(
    r"\bwhat\b[^?]*\b(stops?|prevents?|hinders?|blocks?|keeps?\s+\w+\s+from|in\s+the\s+way|against|missing|lacks?|go(es)?\s+wrong"
    r"|not\s+work|won['’]t|cannot|can['’]t|doesn['’]t|too\s+\w+)\b|\bwhy\b[^?]*\b(not|won['’]t|can['’]t|cannot|n['’]t)\b|\bwhy\s+should\b",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"^\W*((and|but|so|now|well)\b\W*)?(do|does|did|is|are|was|were|can|could|will|would|should|shall|have|has|may|might)(n['’]t)?\b",
    re.IGNORECASE,
)
_SUPERLATIVE = re.compile(
    r"\b(most cost[- ]effective|most effective|most efficient|cheapest|always works|never fails|guarantee[ds]?|the only way|the best way"
    r"|proven to)\b",
    re.IGNORECASE,
)
_LEARNING_TEAM = re.compile(r"\b(learning|training|l\s?&\s?d|e-learning)\b", re.IGNORECASE)


def prose(text: str) -> str:
    """Return the text as a reader sees it, every Jinja part replaced by one mark, whose inside counts neither as words nor as digits."""
    return plain_text(_VALUE.sub(VALUE_MARK, text))


def word_count(text: str) -> int:
    """Return how many words are spoken: pieces between spaces with a letter, a digit or a value in them."""
    return sum(any(character.isalnum() or character == VALUE_MARK for character in piece) for piece in prose(text).split())


def speaks_to_manager(text: str) -> bool:
    """Return whether the text says you, your or yours."""
    return bool(_TO_THE_MANAGER.search(prose(text)))


def learner_voice(text: str) -> str | None:
    """Return the first word that speaks of learners or of formats and not of the manager, or None."""
    return first_match(_LEARNER_VOICE, text)


def negative_word(text: str) -> str | None:
    """Return the first word that invites a negative answer, or None."""
    return first_match(_NEGATIVE, text)


def says_no(text: str) -> str | None:
    """Return the first word that denies something, or None."""
    return first_match(_NO, text)


def superlative(text: str) -> str | None:
    """Return the first claim that only a comparison could support, or None."""
    return first_match(_SUPERLATIVE, text)


def asks_any_questions(text: str) -> bool:
    """Return whether the last question of the text asks for questions or comments, which nobody answers."""
    return bool(_ANY_QUESTIONS.search(last_question(text)))


def asks_for_an_obstacle(text: str) -> str | None:
    """Return the words with which the last question of the text asks what is in the way, or None."""
    return first_match(_OBSTACLE, last_question(text))


def asks_for_yes_or_no(text: str) -> bool:
    """Return whether the last question of the text can be answered by a bare no."""
    return bool(_CLOSED.search(last_question(text)))


def last_question(text: str) -> str:
    """Return the last sentence of the text that ends with a question mark; the whole text where none does."""
    asked = re.findall(r"[^.!?:;]*\?", prose(text))
    return asked[-1].strip() if asked else prose(text)


def is_of_learning_team(content: Content, name: str, title: str | None) -> bool:
    """Return whether the person belongs to the learning team: by title, by the team's name, or as the programme's owner."""
    team = content.organisation.names.learning_team.casefold()
    owner = content.programme.owner.name.casefold()
    job_title = (title or "").casefold()
    return name.casefold() == owner or team in job_title or bool(_LEARNING_TEAM.search(job_title))


def is_of_supplier(content: Content, name: str, title: str | None) -> bool:
    """Return whether the person speaks for the supplier."""
    supplier = content.supplier
    if supplier is None:
        return False
    return name.casefold() == supplier.presenter.name.casefold() or supplier.name.casefold() in (title or "").casefold()


def first_match(pattern: re.Pattern[str], text: str) -> str | None:
    """Return the first words of the text, as a reader sees it, that the pattern finds, or None."""
    match = pattern.search(prose(text))
    return match.group(0) if match else None
