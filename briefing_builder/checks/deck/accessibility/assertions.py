"""Whether an English headline says something or only names a topic: words in, a careful yes or no out.

In doubt the answer is yes: a writer who is scolded without reason stops listening.
"""

import re
from collections.abc import Sequence
from functools import cache

from briefing_builder.checks.deck.accessibility import verbs

QUOTES = "“\"‘'«„"
CLAUSES = re.compile(r"[:;,–—.!]\s+")
SIGNS = "¤£$€¥\u20a0-\u20cf"
WORDS = re.compile(rf"[^\W_]+(?:['’\-][^\W_]+)*|[{SIGNS}]?\d[\d.,]*")
CODE = re.compile(r"\b[A-Z]{3}\s?(?=[−-]?\d)")
"""The code of a currency before its amount, where others have a sign."""
PART = re.compile(r"\s*\(\d+\D{1,12}\d+\)$")
"""What layout sets behind the title of a slide that goes on."""
SHORTENED = ("n't", "'ll", "'re", "'ve", "'d", "'m")
SHORTEST_PAST = 5
"""Letters: shorter words in -ed are names and nouns (`bed`, `seed`)."""


def asserts(title: str) -> bool:
    """Return whether a title makes a statement, asks, or quotes; a topic such as “Pilot results” does none of these."""
    plain = CODE.sub("¤", PART.sub("", title).strip().replace("’", "'"))
    if not plain or plain[0] in QUOTES or plain.endswith("?"):
        return True
    lowered = plain.casefold()
    if any(comparison in lowered for comparison in verbs.COMPARISONS):
        return True
    if "," in lowered and verbs.BALANCED & set(WORDS.findall(lowered)):
        return True
    return any(_has_verb(WORDS.findall(clause)) for clause in CLAUSES.split(lowered))


def _has_verb(words: Sequence[str]) -> bool:
    return any(_is_verb(words, index) for index in range(len(words)))


def _is_verb(words: Sequence[str], index: int) -> bool:
    word = words[index]
    before = words[index - 1] if index else ""
    after = words[index + 1] if index + 1 < len(words) else ""
    if word in verbs.AUXILIARIES or word.endswith(SHORTENED) or (word in verbs.CLAUSE_SUBJECTS and after):
        return True
    if word == "you" and not index and after not in ("", "and", "or"):
        return True
    if before in verbs.SUBJECTS and _may_follow_subject(word):
        return True
    if before in verbs.NEVER_VERBS and before not in ("to", "and", "or", "but", "not"):
        return False
    if word in verbs.IRREGULAR or _is_past(word, before):
        return True
    if word in _plain_forms():
        return not index or word not in verbs.BASES or _has_object(after) or before.endswith("s") or not after
    if word in verbs.SELDOM_PLURAL or (word in verbs.NOUNS_TOO and before.endswith("s") and f"{word}s" in verbs.SELDOM_PLURAL):
        return bool(before)
    return word in _noun_forms() and _has_object(after)


def _may_follow_subject(word: str) -> bool:
    return word not in verbs.NEVER_VERBS and not word.endswith("ly") and not word[0].isdigit() and word in _plain_forms() | _noun_forms()


def _is_past(word: str, before: str) -> bool:
    return bool(before) and word.endswith("ed") and len(word) >= SHORTEST_PAST


def _has_object(after: str) -> bool:
    return after in verbs.FOLLOWERS or after[:1].isdigit() or re.match(f"[{SIGNS}]", after) is not None


@cache
def _plain_forms() -> frozenset[str]:
    """Base forms and forms in -s of verbs that are nothing else."""
    bases = verbs.BASES - verbs.NOUNS_TOO
    return bases | {_third_person(base) for base in bases}


@cache
def _noun_forms() -> frozenset[str]:
    return verbs.NOUNS_TOO | {_third_person(base) for base in verbs.NOUNS_TOO}


def _third_person(base: str) -> str:
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{base}es"
    if base.endswith("y") and base[-2] not in "aeiou":
        return f"{base[:-1]}ies"
    return f"{base}s"
