"""Profiles of platforms whose administrators choose the columns: data that says which headings and words of a platform mean what.

A profile is a file of `assets/importing/profiles`: `signs` are lists of headings that together tell the platform, `headings` those of each
field, the best first (of `-` those that look like others and are none), `states` its words. They answer for the author what the reader of
any table would guess or ask; it decides all else, and an answer of the author goes before them. `unverified` profiles were written from
documentation, and what is printed says so.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from briefing_builder.files.resources import resource
from briefing_builder.importers.recognition.answers import plain_key
from briefing_builder.importers.recognition.header_row import header_row
from briefing_builder.importers.recognition.model import Answers, Decision, Understood
from briefing_builder.importers.recognition.understanding import chosen_sheet, understand
from briefing_builder.importers.registry import report
from briefing_builder.importers.reports.answers import LEAVE_OUT, field_of, plain_answers
from briefing_builder.importers.reports.draft import cell_text
from briefing_builder.importers.sheets.model import CellValue, Sheet, TableFile
from briefing_builder.source import texts_in_yaml
from briefing_builder.values import replace

PROFILES = {
    "absorb": "Absorb",
    "cornerstone": "Cornerstone",
    "docebo": "Docebo",
    "ilias": "ILIAS",
    "litmos": "Litmos",
    "moodle_report_builder": "Moodle's report builder",
    "open_edx_learners": "Open edX's learner profiles",
    "successfactors": "SAP SuccessFactors Learning",
    "talentlms": "TalentLMS",
    "totara": "Totara",
    "workday": "Workday Learning",
}
"""The platforms' names by those of their files."""
UNVERIFIED = "unverified: no export of it has been seen; check each column"
IN_EVERY_ROW = ("learner_id", "course_id")
"""Fields of which a column that is filled in every row is better than one with a better heading."""
SURE = 0.5
"""How sure the signs of a profile make: surer than that of any table, less than those of a known shape."""


@cache
def profile(name: str) -> Mapping[str, Any]:
    """Return an installed profile: `unverified`, `signs`, `headings` and `states`."""
    return texts_in_yaml(resource("assets", "importing", "profiles", f"{name}.yaml"))


def looks_like_profile(name: str, file: TableFile) -> tuple[float, str]:
    """Return how sure it is that a report is of that platform, and why."""
    for sheet in file.sheets:
        header = header_row(sheet)
        headings = set(_columns_by_key(header.headings)) if header else set()
        for signs in profile(name)["signs"]:
            if headings >= {plain_key(sign) for sign in signs}:
                return SURE + len(signs) / 100, f"the headings {', '.join(signs)}"
    return 0.0, "not its headings"


def understand_by_profile(name: str, file: TableFile, answers: Answers) -> Understood:
    """Return what the reader of any table understands when the profile answers for the author what the author has not said."""
    sheet = chosen_sheet(file, answers)[0]
    header = header_row(sheet) if sheet else None
    own = dict(_profile_answers(name, sheet, header.headings, header.row, answers)) if sheet and header else {}
    understood = understand(file, {**own, **answers}, kind=name)
    title = PROFILES[name]
    is_unverified = profile(name)["unverified"] == "true"
    decision = Decision(subject="profile", choice=title, because=UNVERIFIED if is_unverified else "its headings")
    columns = tuple(replace(use, because=f"profile of {title}") if use.heading in own else use for use in understood.columns)
    description = f"{title}: a report whose columns were chosen{' (unverified profile)' if is_unverified else ''}."
    return replace(understood, description=description, columns=columns, decisions=(decision, *understood.decisions))


def _columns_by_key(headings: Sequence[str]) -> dict[str, int]:
    """The first column of each heading, also without the part of the system that it names first: `Transcript - Transcript Status`."""
    columns: dict[str, int] = {}
    for index, heading in enumerate(headings):
        columns.setdefault(plain_key(heading), index)
    for index, heading in enumerate(headings):
        columns.setdefault(plain_key(heading.rpartition(" - ")[2]), index)
    return columns


def _profile_answers(name: str, sheet: Sheet, headings: tuple[str, ...], row: int, answers: Answers) -> Iterator[tuple[str, str]]:
    """The profile's answers that fit the table: a field for a heading that it has, a state for a value of the column of states."""
    said = plain_answers(answers)
    answered = {field_of(answer) for answer in said.values()} | set(said)
    by_key = _columns_by_key(headings)
    for field, names in profile(name)["headings"].items():
        candidates = [by_key[key] for key in map(plain_key, names) if key in by_key]
        if field == LEAVE_OUT:
            yield from ((headings[each], LEAVE_OUT) for each in candidates if plain_key(headings[each]) not in said)
            continue
        index = _column_with_values(sheet, candidates, row, every_row=field in IN_EVERY_ROW)
        if index is None or field in answered or plain_key(headings[index]) in said:
            continue
        yield headings[index], field
        if field == "completion_status":
            yield from _state_answers(name, sheet, headings[index], index, row)


def _column_with_values(sheet: Sheet, candidates: Sequence[int], row: int, *, every_row: bool) -> int | None:
    """The first column in which anything stands below the headings; before it one that is filled in every row, where that counts."""
    filled = [index for index in candidates if any(_values_below(sheet, index, row))]
    complete = [index for index in filled if every_row and None not in _values_below(sheet, index, row)]
    return next(iter(complete or filled), None)


def _values_below(sheet: Sheet, index: int, row: int) -> list[CellValue]:
    column = sheet.columns[index]
    return [column.values[code] for code in dict.fromkeys(column.codes[row + 1 :])]


def _state_answers(name: str, sheet: Sheet, heading: str, index: int, row: int) -> Iterator[tuple[str, str]]:
    states = {plain_key(word): state for word, state in profile(name)["states"].items()}
    values = map(cell_text, _values_below(sheet, index, row))
    yield from ((f"{heading}/{value}", states[plain_key(value)]) for value in values if plain_key(value) in states)


def _register(name: str) -> None:
    def recognises(file: TableFile) -> tuple[float, str]:
        return looks_like_profile(name, file)

    description = f"{PROFILES[name]}: a report whose columns an administrator chooses."

    @report(name, description=description, seen="", recognises=recognises, takes_any_table=True)
    def understand_profile(file: TableFile, answers: Answers) -> Understood:
        return understand_by_profile(name, file, answers)


for _name in PROFILES:
    _register(_name)
