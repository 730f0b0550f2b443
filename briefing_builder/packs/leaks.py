"""The search over finished files: names and bytes go in; every confidential value in them comes out with its place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing_builder.content.schema import SCHEMA_FILE, schema_file
from briefing_builder.leakscan.finding.search import Found, Search
from briefing_builder.leakscan.reading import Fragment, Unreadable, fragments_of
from briefing_builder.limits.watch import begin_work
from briefing_builder.packs.secrets.gather import ROWS, Secret
from briefing_builder.packs.secrets.lead_only import LEAD, PERMISSION
from briefing_builder.packs.secrets.public import CLOCK, OURS
from briefing_builder.problems import Problem, error

Read = Fragment | Unreadable
MOST_PLACES = 5
KEPT = {PERMISSION: "by permission", LEAD: "as the lead's own words"}
WAY = "take it out of `supplier.confidential`"
WAYS = {PERMISSION: "ask for it, and add `supplier` to `permission.uses`", LEAD: "name its slide under `supplier.presents`"}
"""How something may be given away rightly, by what keeps it back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """A confidential value that the programme makes public elsewhere: where it stands in the pack, and where it may be read anyway.

    `value_of` and `is_row` are for the owner: whoever reads which confidential place holds a public value has learned that value.
    """

    file: str
    place: str
    kept_by: str
    """The entry of `confidential`."""
    public_at: str
    value_of: str
    is_row: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """What a search found: leaks and unreadable parts as errors, and what is declared."""

    problems: tuple[Problem, ...]
    declared: tuple[Declared, ...]


def searched(files: Mapping[str, bytes], search: Search, *, others: Sequence[Read] = ()) -> Searched:
    """Return what all these files hold, in the order of their names; a value that stands in a file twenty times is told once.

    `others` is what stands around the files, such as the comment of the zip file that holds them.
    """
    leaks: dict[tuple[str, str], tuple[Secret, list[str]]] = {}
    unreadable: list[Problem] = []
    declared: dict[tuple[str, str], Declared] = {}
    for name, reads in (*((name, _reads(name, files[name])) for name in sorted(files)), ("", iter(others))):
        begin_work(f"the search in {name or 'what stands around the files'}")
        for place, found in _found(reads, search):
            if isinstance(found, Unreadable):
                unreadable.append(_unreadable(found))
            elif not found.public:
                leaks.setdefault((name, found.secret.label), (found.secret, []))[1].append(place)
            elif found.secret.kind in ("number", "date") and found.public not in (CLOCK, OURS):  # those are chance
                declared.setdefault((name, found.secret.label), _declared(name, place, found))
    problems = [_leak(secret, places) for secret, places in leaks.values()]
    return Searched(problems=(*problems, *unreadable), declared=tuple(declared.values()))


def _reads(name: str, data: bytes) -> Iterator[Read]:
    yield Fragment(place=f"the file name {name}", text=name.replace("/", " "))
    if not (name == SCHEMA_FILE and data == schema_file()):  # whose limits and examples are ours, to the letter
        yield from fragments_of(name, data)


def _found(reads: Iterator[Read], search: Search) -> Iterator[tuple[str, Found | Unreadable]]:
    for read in reads:
        match read:
            case Unreadable():
                yield read.place, read
            case Fragment(kind="words"):
                yield from ((read.place, found) for found in search.in_words(read.text))
            case Fragment():
                yield from ((read.place, found) for found in search.in_text(read.text))


def _declared(file: str, place: str, found: Found) -> Declared:
    secret = found.secret
    return Declared(
        file=file, place=place, kept_by=secret.entry, public_at=found.public, value_of=secret.label, is_row=secret.entry == ROWS
    )  # fmt: skip


def _leak(secret: Secret, places: list[str]) -> Problem:
    """The message names the places and whose value it is, never the value: it may travel in a log."""
    distinct = list(dict.fromkeys(places))
    where = "; ".join(distinct[:MOST_PLACES])
    more = f"; and {len(distinct) - MOST_PLACES} more" if len(distinct) > MOST_PLACES else ""
    kept = KEPT.get(secret.entry, f"by `{secret.entry}`")
    message = f"the pack gives away {secret.label} (kept back {kept}): {where}{more}"
    hint = f"take it out there; if the supplier may know it, {WAYS.get(secret.entry, WAY)}"
    return error("confidential-found", message, secret.place, hint)


def _unreadable(read: Unreadable) -> Problem:
    message = f"{read.place}: {read.reason}, so nobody can say what is in it"
    return error("pack-unreadable", message, None, "leave it out of the pack, or save it in a format that can be read")
