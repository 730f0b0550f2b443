"""What a department is called in a sentence: its name as it is written goes in, the forms that our sentences need come out.

The rules are those of English. In any other language a department is called what its author writes for sentences, or its plain name.
"""

import re
from functools import lru_cache

from briefing_builder.values import Value
from briefing_builder.words import Catalogue

MOST_WORDS_IN_TITLE = 5
"""Words of a department's name that leave room in a title for what is said of it."""
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
    possessive: str
    """Whose something is: `the wards’`, `Finance’s`."""
    possessive_title: str
    """The same at the beginning of a title: `The wards’`, `Your department’s`."""
    is_plural: bool
    """Whether its verbs are plural: the wards report, Finance reports."""

    @property
    def starting(self) -> str:
        """Return the name at the beginning of a sentence: `The wards`."""
        return _capitalised(self.inside)


@lru_cache(maxsize=256)
def department_names(words: Catalogue, name: str, short_name: str | None, in_sentences: str | None, plural: bool | None) -> DepartmentNames:
    """Return the names of a department, by what its author wrote of it.

    In English a department without a form for sentences is its (short) name, with an article where nobody would leave it out. What is not
    said to be plural is one department with one verb, unless it is `the` and a plural word: British English says both “Sales is” and
    “Sales are”.
    """
    label = short_name or name
    inside, is_plural = in_sentences or label, plural
    if words.is_english:
        inside = _ARTICLE.sub("the ", inside)
        inside = inside if in_sentences else _with_article(words, inside)
        is_plural = _sounds_plural(inside) if plural is None else plural
    is_short = len(inside.split()) <= MOST_WORDS_IN_TITLE + bool(_ARTICLE.match(inside))
    in_title = inside if is_short else words("department-names.yours")
    return DepartmentNames(
        label=label,
        inside=inside,
        in_title=in_title,
        possessive=_possessive(words, inside),
        possessive_title=_capitalised(_possessive(words, in_title)),
        is_plural=bool(is_plural),
    )


def _with_article(words: Catalogue, name: str) -> str:
    """An English name with its article, where its last word is one that nobody says without: “in the Contact Centre”, but “in Finance”."""
    needs_article = name.split()[-1].casefold() in words.listing("department-names.said-with-article")
    return words("grammar.with-article", name=name) if needs_article and not _OWNERS.match(f"{name} ") else name


def _possessive(words: Catalogue, name: str) -> str:
    ends_in_s = words.is_english and name[-1:] in "sS"
    return words("department-names.possessive-after-s" if ends_in_s else "department-names.possessive", name=name)


def _sounds_plural(inside: str) -> bool:
    """Whether an English name is `the` and a plural word (`the wards`, `the teams of the north`), or `the` twice: `the hub and the bar`."""
    article = _ARTICLE.match(inside)
    if not article:
        return False
    head = _HEAD_ENDS.split(inside[article.end() :], maxsplit=1)[0]
    return bool(_PLURAL.fullmatch(head.split()[-1])) or " and the " in head


def _capitalised(name: str) -> str:
    """The name with a capital first letter, unless it has a capital further on: `iLab`."""
    first = (name.split() or [""])[0]
    return name[:1].upper() + name[1:] if first[1:] == first[1:].lower() else name
