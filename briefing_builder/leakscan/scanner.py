"""The scan: files, secrets and what is public go in; every secret in a file, and every part that cannot be read, come out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefing_builder.leakscan.finding.model import Secret
from briefing_builder.leakscan.finding.public import Public
from briefing_builder.leakscan.finding.search import Search, search_for
from briefing_builder.leakscan.reading import Fragment, Unreadable, fragments_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A secret in a file; `public_at` says where the same value may be read anyway (empty: nowhere, so it is a leak)."""

    file: str
    place: str
    secret: Secret
    public_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What a scan found, in the order of files and places; files may go out where neither `leaks` nor `unreadable` has anything."""

    leaks: tuple[Finding, ...]
    public: tuple[Finding, ...]
    """Secret values that are public elsewhere."""
    unreadable: tuple[Unreadable, ...]


def scan(files: Mapping[str, bytes], secrets: Iterable[Secret], public: Public | None = None) -> Findings:
    """Return where files, by name, hold secrets. Numbers are understood in the units of `public`, which is also what excuses a value."""
    search = search_for(secrets, public or Public())
    results = list(dict.fromkeys(result for name in sorted(files) for result in scan_file(name, files[name], search)))
    findings = [result for result in results if isinstance(result, Finding)]
    return Findings(
        leaks=tuple(finding for finding in findings if not finding.public_at),
        public=tuple(finding for finding in findings if finding.public_at),
        unreadable=tuple(result for result in results if isinstance(result, Unreadable)),
    )


def scan_file(name: str, data: bytes, search: Search) -> Iterator[Finding | Unreadable]:
    """Yield what the name of a file and all that can be read in it give away, and what cannot be read."""
    yield from scan_fragments(name, [Fragment(place=f"the file name {name}", text=name.replace("/", " "))], search)
    yield from scan_fragments(name, fragments_of(name, data), search)


def scan_fragments(file: str, fragments: Iterable[Fragment | Unreadable], search: Search) -> Iterator[Finding | Unreadable]:
    """Yield what texts of one file give away, and what of them cannot be read."""
    for fragment in fragments:
        if isinstance(fragment, Unreadable):
            yield fragment
        else:
            occurrences = search.in_words(fragment.text) if fragment.kind == "words" else search.in_text(fragment.text)
            for occurrence in occurrences:
                yield Finding(file=file, place=fragment.place, secret=occurrence.secret, public_at=occurrence.public_at)
