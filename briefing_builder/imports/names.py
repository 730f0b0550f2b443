"""Names of departments and courses: what files call them goes in; the programme's ids, and questions where nothing is certain, come out.

A name is certain when it is the id, the name or the short name but for case, spaces, punctuation and accents. What is only near is asked.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from briefing_builder.content.paths import value_at
from briefing_builder.importers.recognition.model import Answers, Option, Question
from briefing_builder.imports.model import LEAVE_OUT
from briefing_builder.values import Value

NEAR = 0.75
MOST_OPTIONS = 5
MOST_NAMED = 8
"""Names of the programme that a question lists where none is near."""
EVERY_OTHER = "*"
"""Stands in an answer for all names that no other answer is about: `department/*=-`."""
ACCENTS = re.compile("[\u0300-\u036f]")
"""On Latin, Greek and Cyrillic letters; the marks of other scripts are letters as good as any."""
CONJUNCTIONS = frozenset(("and", "und", "et", "og", "och"))
"""Where one list has `Sales & Marketing`, another writes the word."""
_NAMES = {"department": ("departments", ("name", "short_name")), "course": ("courses", ("title",))}


class Known(Value, frozen=True, kw_only=True):
    """A department or a course of the programme."""

    id: str
    title: str
    plain: frozenset[str]
    """All that it may be called, without case, spaces, punctuation and accents."""


class Named(Value, frozen=True, kw_only=True):
    """What the names of one kind mean."""

    ids: Mapping[str, str]
    """By the name in the file; `-` for what an answer leaves out. Names that are asked about are missing."""
    questions: tuple[Question, ...]
    by_answer: frozenset[str] = frozenset()
    """The names that an answer has decided."""


def known_names(data: object, kind: str) -> tuple[Known, ...]:
    """Return the departments or courses of the content's plain data, broken entries left out."""
    key, names = _NAMES[kind]
    entries = value_at(data, (key,))
    return tuple(_known_names(entry, names) for entry in entries if _has_id(entry)) if isinstance(entries, list) else ()


def _has_id(entry: Any) -> bool:
    return isinstance(entry, dict) and isinstance(entry.get("id"), str)


def _known_names(entry: Mapping[str, Any], names: Sequence[str]) -> Known:
    texts = [entry["id"], *(entry[name] for name in names if isinstance(entry.get(name), str))]
    return Known(id=entry["id"], title=texts[1] if len(texts) > 1 else texts[0], plain=frozenset(filter(None, map(name_to_compare, texts))))


def name_to_compare(text: str) -> str:
    """Return a name as it is compared: without case, spaces, punctuation and accents, in any script."""
    apart = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("ø", "o").replace("Ø", "o").replace("ł", "l").replace("Ł", "l"))
    plain = ACCENTS.sub("", apart.casefold())
    spaced = "".join(char if unicodedata.category(char)[0] in "LNM" else " " for char in plain)
    words = spaced.split()
    return "".join(word for word in words if word not in CONJUNCTIONS) or "".join(words)


def match_names(kind: str, counts: Mapping[str, int], known: Sequence[Known], answers: Answers) -> Named:
    """Return the ids of the names (`kind` is department or course; `counts`: how many rows have each), and what has to be asked."""
    given = {_answer_key(key): answer.strip() for key, answer in answers.items()}
    ids: dict[str, str] = {}
    questions, decided = [], set()
    for name, count in counts.items():
        answer = given.get(_answer_key(f"{kind}/{name}"))
        exact = [each.id for each in known if name_to_compare(name) in each.plain]
        if answer is None and len(exact) != 1:
            answer = given.get(f"{kind}/{EVERY_OTHER}")
        if answer is not None and (answer == LEAVE_OUT or any(answer == each.id for each in known)):
            ids[name] = answer
            decided.add(name)
        elif answer is None and len(exact) == 1:
            ids[name] = exact[0]
        else:
            questions.append(_question(kind, name, count, known))
    return Named(ids=ids, questions=tuple(questions), by_answer=frozenset(decided))


def _answer_key(key: str) -> str:
    return re.sub(r"\s*/\s*", "/", " ".join(key.split()).casefold())


def _question(kind: str, name: str, count: int, known: Sequence[Known]) -> Question:
    near = near_names(name, known)
    rows = f"{count:,} row{'s' * (count != 1)}"
    unknown = f"there is no {kind} “{name}” ({rows}){_yours(kind, known)}"
    text = f"no {kind} is called “{name}” ({rows}); which one is meant?" if near else unknown
    options = [Option(answer=each.id, meaning=each.title) for each in near]
    options.append(Option(answer=LEAVE_OUT, meaning=f"leave the {rows} out"))
    return Question(key=f"{kind}/{name}", text=text, options=tuple(options))


def _yours(kind: str, known: Sequence[Known]) -> str:
    """What may be said instead of leaving rows out, where it can be surveyed: `; yours are: finance, sales`."""
    ids = ", ".join(each.id for each in known)
    return f"; the programme’s {kind}s are {ids}" if 0 < len(known) <= MOST_NAMED else ""


def near_names(name: str, known: Iterable[Known]) -> tuple[Known, ...]:
    """Return the departments or courses that may be meant, the nearest first: slips of the pen, a part of the name, more than the name."""
    mine = name_to_compare(name)
    ranked = sorted(((_nearness(mine, each), index, each) for index, each in enumerate(known)), key=lambda one: (-one[0], one[1]))
    return tuple(each for likeness, _, each in ranked if likeness >= NEAR)[:MOST_OPTIONS]


def _nearness(mine: str, known: Known) -> float:
    return max((_alike(mine, theirs) for theirs in known.plain), default=0.0)


def _alike(mine: str, theirs: str) -> float:
    shorter, longer = sorted((mine, theirs), key=len)
    if len(shorter) > 3 and shorter in longer:
        return 0.9
    return SequenceMatcher(None, mine, theirs).ratio()
