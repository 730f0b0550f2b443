"""What a department is called in a sentence: its name as it is written goes in, the forms that English sentences need come out.

English now; the one place in which another language says how a department is named.
"""

import re

from briefing_builder.values import Value

MOST_WORDS_IN_TITLE = 5
"""Words of a department's name that leave room in a title for what is said of it."""
WITH_ARTICLE = frozenset((
    "board", "bureau", "centre", "center", "department", "depot", "desk", "directorate", "division", "factory", "faculty", "hub",
    "laboratory", "library", "section", "team", "unit", "warehouse", "workshop",
))  # fmt: skip
"""Last words of names that nobody says without an article: “in the Contact Centre”, but “in Finance”."""
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_OWNERS = re.compile(r"(?:the|our|your|a|an|all|both|every)\s", re.IGNORECASE)
_HEAD_ENDS = re.compile(r"\s(?:of|for|in|at|on|from|with)\s")
_PLURAL = re.compile(r"[^\W\d_]{2,}(?<![sui])s", re.IGNORECASE)
"""A word in the plural: `wards`, never `press`, `campus` or `analysis`."""


class DepartmentNames(Value, frozen=True, kw_only=True):
    """The names of one department."""

    label: str
    """As it stands alone: in kickers, tables, columns (`Contact Centre`)."""
    inside: str
    """Within a sentence (`the Contact Centre`)."""
    in_title: str
    """The same within a title; a long name would leave no room there for what is said of it (`your department`)."""
    is_plural: bool
    """Whether its verbs are plural: the wards report, Finance reports."""

    @property
    def starting(self) -> str:
        """Return the name at the beginning of a sentence: `The wards`."""
        return _capitalised(self.inside)

    @property
    def possessive(self) -> str:
        """Return whose something is: `the wards’`, `Finance’s`."""
        return _possessive(self.inside)

    @property
    def possessive_title(self) -> str:
        """Return whose something is at the beginning of a title: `The wards’`, `Your department’s`."""
        return _capitalised(_possessive(self.in_title))


def department_names(name: str, short_name: str | None, in_sentences: str | None, plural: bool | None) -> DepartmentNames:
    """Return the names of a department, by what its author wrote of it.

    Without a form for sentences it is the (short) name, with an article where nobody would leave it out. What is not said to be plural is
    one department with one verb, unless it is `the` and a plural word: British English says both “Sales is” and “Sales are”.
    """
    label = short_name or name
    inside = _ARTICLE.sub("the ", in_sentences or label)
    if not in_sentences and inside.split()[-1].casefold() in WITH_ARTICLE and not _OWNERS.match(f"{inside} "):
        inside = f"the {inside}"
    is_short = len(inside.split()) <= MOST_WORDS_IN_TITLE + bool(_ARTICLE.match(inside))
    return DepartmentNames(
        label=label,
        inside=inside,
        in_title=inside if is_short else "your department",
        is_plural=_sounds_plural(inside) if plural is None else plural,
    )


def _possessive(name: str) -> str:
    return f"{name}’" if name[-1:] in "sS" else f"{name}’s"


def _sounds_plural(inside: str) -> bool:
    """Whether it is `the` and a plural word (`the wards`, `the teams of the north`), or `the` twice: `the library and the archive`."""
    article = _ARTICLE.match(inside)
    if not article:
        return False
    head = _HEAD_ENDS.split(inside[article.end() :], maxsplit=1)[0]
    return bool(_PLURAL.fullmatch(head.split()[-1])) or " and the " in head


def _capitalised(name: str) -> str:
    """The name with a capital first letter, unless it has a capital further on: `iLab`."""
    return name[:1].upper() + name[1:] if name.split()[0][1:] == name.split()[0][1:].lower() else name
