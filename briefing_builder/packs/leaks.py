"""The search over finished files: names and bytes go in, every confidential value in them comes out with its place, and what is declared."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefing_builder.packs.finding.public import CLOCK, OURS
from briefing_builder.packs.finding.search import Found, Search
from briefing_builder.packs.finding.secrets import Secret
from briefing_builder.packs.reading import Fragment, Unreadable, fragments_of
from briefing_builder.problems import Problem, error

MOST_PLACES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """A confidential value that the programme makes public elsewhere, where it stands in the pack, and where it is public."""

    file: str
    place: str
    value_of: str
    public_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """What a search found: leaks and unreadable parts as errors, and what is declared."""

    problems: tuple[Problem, ...]
    declared: tuple[Declared, ...]


def searched(files: Mapping[str, bytes], search: Search) -> Searched:
    """Return what all these files hold, in the order of their names; a value that stands in a file twenty times is told once."""
    leaks: dict[tuple[str, Secret], list[str]] = {}
    unreadable: list[Problem] = []
    declared: dict[tuple[str, str], Declared] = {}
    for name in sorted(files):
        for place, found in _found(name, files[name], search):
            if isinstance(found, Unreadable):
                unreadable.append(_unreadable(found))
            elif not found.public:
                leaks.setdefault((name, found.secret), []).append(place)
            elif found.secret.kind in ("number", "date") and found.public not in (CLOCK, OURS):  # those are chance
                label = found.secret.label
                declared.setdefault((name, label), Declared(file=name, place=place, value_of=label, public_at=found.public))
    problems = [_leak(secret, places) for (_, secret), places in leaks.items()]
    return Searched(problems=(*problems, *unreadable), declared=tuple(declared.values()))


def _found(name: str, data: bytes, search: Search) -> Iterator[tuple[str, Found | Unreadable]]:
    yield from ((f"the file name {name}", found) for found in search.in_text(name.replace("/", " ")))
    for read in fragments_of(name, data):
        match read:
            case Unreadable():
                yield read.place, read
            case Fragment(kind="words"):
                yield from ((read.place, found) for found in search.in_words(read.text))
            case Fragment():
                yield from ((read.place, found) for found in search.in_text(read.text))


def _leak(secret: Secret, places: list[str]) -> Problem:
    """The message names the places and whose value it is, never the value: it may travel in a log."""
    distinct = list(dict.fromkeys(places))
    where = "; ".join(distinct[:MOST_PLACES])
    more = f"; and {len(distinct) - MOST_PLACES} more" if len(distinct) > MOST_PLACES else ""
    kept = "by permission" if secret.entry == "permission" else f"by `{secret.entry}`"
    message = f"the pack gives away {secret.label} (kept back {kept}): {where}{more}"
    hint = "take it out there; if the supplier may know it, take it out of `supplier.confidential`"
    return error("confidential-found", message, secret.place, hint)


def _unreadable(read: Unreadable) -> Problem:
    message = f"{read.place}: {read.reason}, so nobody can say what is in it"
    return error("pack-unreadable", message, None, "leave it out of the pack, or save it in a format that can be read")
