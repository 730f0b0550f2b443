"""States of Moodle's activities: a column of states in the site's language goes in; Moodle's own four states and the result come out."""

import re
from collections.abc import Sequence

from briefing_builder.importers.reports.draft import Draft, cell_text
from briefing_builder.importers.reports.moodle_words import STATES, language_of, moodle_states
from briefing_builder.importers.sheets.model import CellValue

DONE = frozenset({"completed", "passed", "failed"})
"""The states in which an activity is completed."""
_MEANINGS = (
    ("incomplete", "not completed"),
    ("completed", "completed"),
    ("passed", "completed, with the grade to pass"),
    ("failed", "completed, without the grade to pass"),
)
_BRACKET = re.compile(r"[(（](?P<inside>.*)")


def read_states(draft: Draft, index: int) -> list[str]:
    """Return one of Moodle’s four states for each row. What is none in any language is asked, without a name that stands in it."""
    language = language_of(cell_text(value) for value in draft.distinct(index))

    def state(value: CellValue) -> str:
        text = cell_text(value)
        shown = without_names(text)
        answer = draft.answer(f"{draft.headings[index]}/{shown}") or draft.answer(shown)
        if answer in STATES:
            return answer
        if not text:
            return "incomplete"
        found = moodle_states(text)
        if not found:
            draft.ask(f"{draft.headings[index]}/{shown}", f"What does “{shown}” say of an activity?", _MEANINGS)
        return found.get(language) or next(iter(found.values()), "incomplete")

    return draft.texts_by(index, state)


def without_names(text: str) -> str:
    """Return a state without what stands in its brackets, if that may be somebody's name: if any word of it does not begin small."""
    match = _BRACKET.search(text)
    if match is None or all(word[0].islower() for word in re.findall(r"\w+", match["inside"])):
        return text
    return f"{text[: match.start()].strip()} (…)"


def fill_results(draft: Draft, activities: Sequence[list[str]]) -> None:
    """Fill the result where any activity has a grade to pass: passed where all of those are, failed where one of them is."""
    graded = [states for states in activities if {"passed", "failed"} & set(states)]
    if not graded:
        return
    texts = []
    for results in map(set, zip(*graded, strict=True)):
        texts.append("failed" if "failed" in results else "passed" if results == {"passed"} else "")
    draft.fill("success_status", texts)
    because = "completed without the grade to pass counts as completed and as failed"
    draft.decide("passed", "every activity with a grade to pass was passed", because)
