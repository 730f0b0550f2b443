"""The search over finished files: names and bytes go in; every confidential value in them comes out with its place."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefing_builder.content.schema import SCHEMA_FILE, schema_file
from briefing_builder.leakscan.finding.model import Secret
from briefing_builder.leakscan.finding.search import Search
from briefing_builder.leakscan.reading import Fragment, Unreadable
from briefing_builder.leakscan.scanner import Finding, scan_file, scan_fragments
from briefing_builder.limits.watch import begin_work
from briefing_builder.packs.secrets.lead_words import LEAD, PERMISSION
from briefing_builder.packs.secrets.public import CLOCK, OURS
from briefing_builder.problems import Problem, error

MOST_PLACES = 5
KEPT = {PERMISSION: "by permission", LEAD: "as the lead's own words"}
WAY = "take it out of `supplier.confidential`"
WAYS = {PERMISSION: "ask for it, and add `supplier` to `permission.uses`", LEAD: "name its slide under `supplier.presents`"}
"""How something may be given away rightly, by what keeps it back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeakReport:
    """What a search found: leaks and unreadable parts as errors, and secret values that are public elsewhere."""

    problems: tuple[Problem, ...]
    declared: tuple[Finding, ...]
    """Numbers and days that the programme makes public elsewhere.

    Whose values they are is for the owner: whoever reads which confidential place holds a public value has learned that value.
    """


def leak_report(files: Mapping[str, bytes], search: Search, *, others: Iterable[Fragment | Unreadable] = ()) -> LeakReport:
    """Return what all these files hold, in the order of their names; a value that occurs in a file twenty times is reported once.

    `others` is what stands around the files, such as the comment of the zip file that holds them.
    """
    leaks: dict[tuple[str, str], tuple[Secret, list[str]]] = {}
    unreadable: list[Problem] = []
    declared: dict[tuple[str, str], Finding] = {}
    for finding in _findings(files, search, others):
        if isinstance(finding, Unreadable):
            unreadable.append(_unreadable_problem(finding))
            continue
        key = finding.file, finding.secret.label
        if not finding.public_at:
            leaks.setdefault(key, (finding.secret, []))[1].append(finding.place)
        elif finding.secret.kind in ("number", "date") and finding.public_at not in (CLOCK, OURS):  # those are chance
            declared.setdefault(key, finding)
    problems = [_leak_problem(secret, places) for secret, places in leaks.values()]
    return LeakReport(problems=(*problems, *unreadable), declared=tuple(declared.values()))


def _findings(files: Mapping[str, bytes], search: Search, others: Iterable[Fragment | Unreadable]) -> Iterator[Finding | Unreadable]:
    """What each file holds, within the limit of time for each; of the schema file, whose limits and examples are ours, only its name."""
    for name in sorted(files):
        begin_work(f"the search in {name}")
        is_ours = name == SCHEMA_FILE and files[name] == schema_file()
        yield from scan_file(name, b"" if is_ours else files[name], search)
    begin_work("the search in what stands around the files")
    yield from scan_fragments("", others, search)


def _leak_problem(secret: Secret, places: list[str]) -> Problem:
    """The message names the places and whose value it is, never the value: it may travel in a log."""
    distinct = list(dict.fromkeys(places))
    where = "; ".join(distinct[:MOST_PLACES])
    more = f"; and {len(distinct) - MOST_PLACES} more" if len(distinct) > MOST_PLACES else ""
    kept_back = KEPT.get(secret.kept_by, f"by `{secret.kept_by}`")
    message = f"the pack gives away {secret.label} (kept back {kept_back}): {where}{more}"
    hint = f"take it out there; if the supplier may know it, {WAYS.get(secret.kept_by, WAY)}"
    return error("confidential-found", message, secret.source, hint)


def _unreadable_problem(part: Unreadable) -> Problem:
    message = f"{part.place}: {part.reason}, so nobody can say what is in it"
    return error("pack-unreadable", message, None, "leave it out of the pack, or save it in a format that can be read")
