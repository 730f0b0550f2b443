"""Moodle's own words: a cell goes in; the state that it means in any of the languages of Moodle comes out."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from briefing_builder.files.resources import resource
from briefing_builder.importers.columns.states import state_of
from briefing_builder.importers.recognition.answers import plain_key
from briefing_builder.source import texts_in_yaml

STATES = ("incomplete", "completed", "passed", "failed")
"""Moodle's four states of an activity; `passed` and `failed` are completed, with or without the grade to pass."""
_OF_SECTIONS = {"completed": "completed", "passed": "passed", "completed_failed": "failed", "not_completed": "incomplete"}
"""Moodle's states by the sections of `states.toml`."""
NAME = "{}"
"""Stands in the words of a language for the name of somebody."""


@lru_cache(maxsize=1)
def moodle_words() -> dict[str, Any]:
    """Return the installed words: `states` by language and state."""
    return texts_in_yaml(resource("assets", "importing", "moodle.yaml"))


@lru_cache(maxsize=1)
def _states_by_text() -> tuple[Mapping[str, Mapping[str, str]], tuple[tuple[str, re.Pattern[str], str], ...]]:
    """The state by text and language; and the patterns of the texts that hold somebody's name, each with language and state."""
    whole: dict[str, dict[str, str]] = {}
    patterns = []
    for language, states in moodle_words()["states"].items():
        for state, texts in states.items():
            for text in texts:
                key = plain_key(text)
                if NAME in key:
                    patterns.append((language, re.compile(".+".join(map(re.escape, key.split(NAME)))), state))
                else:
                    whole.setdefault(key, {})[language] = state
    return whole, tuple(patterns)


def moodle_states(text: str) -> Mapping[str, str]:
    """Return the state that a whole text means, by language; nothing for what is no state in any language.

    What the packs do not have is looked up among the words of all platforms, under the language `""`.
    """
    whole, patterns = _states_by_text()
    key = plain_key(text)
    found = dict(whole.get(key, {}))
    for language, pattern, state in patterns:
        if pattern.fullmatch(key):
            found.setdefault(language, state)
    section = "" if found else _OF_SECTIONS.get(state_of(text), "")
    return {"": section} if section else found


def language_of(texts: Iterable[str]) -> str:
    """Return the language in which most of these texts are states; the first of several that are as good; empty where there is none."""
    counts: dict[str, int] = {}
    for text in texts:
        for language in filter(None, moodle_states(text)):
            counts[language] = counts.get(language, 0) + 1
    order = list(moodle_words()["states"])
    return max(counts, key=lambda language: (counts[language], -order.index(language)), default="")
