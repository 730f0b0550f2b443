"""Learners who may be missing: the names of a report go in; a warning comes out where a filter by initials seems to have been left on."""

from briefing_builder.importers.reports.draft import Draft, cell_text
from briefing_builder.problems import warning

FEWEST = 6
"""Fewer learners may well have one initial."""
FEWEST_DIFFERENT = 3
"""Fewer different names are rather one name that many have."""


def warn_of_initials(draft: Draft, index: int) -> None:
    """Add a warning when all first names or all surnames of a column of full names begin with one letter.

    Moodle remembers the letter that somebody has once clicked above a report, and leaves everybody else out of the download.
    """
    names = [cell_text(value) for value in draft.values(index)]
    if len(set(names)) < FEWEST:
        return
    for which, word in (("first names", 0), ("surnames", -1)):
        words = {parts[word].casefold() for name in names if (parts := name.split())}
        if len(words) >= FEWEST_DIFFERENT and len({each[0] for each in words}) == 1 and not any(map(_has_digit, words)):
            message = (
                f"all {len(names)} {which} begin with one letter: an initial may have been chosen above the report, and others be missing"
            )
            hint = "an initial may be chosen above the report: click “All” in both rows of letters there, and download it again"
            draft.tell(warning("initials-filter", message, draft.place(draft.header_row, index), hint))


def _has_digit(word: str) -> bool:
    """Whether it is a number that was given to somebody, and no name."""
    return any(character.isdigit() for character in word)
