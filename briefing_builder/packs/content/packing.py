"""A pack of content: a programme goes in; a redacted one that builds all its decks, proven to hold nothing confidential, comes out."""

from collections.abc import Iterator
from pathlib import Path

from briefing_builder import pipeline
from briefing_builder.errors import BriefingError, PackError
from briefing_builder.leakscan.finding.search import search_of
from briefing_builder.limits.watch import temporary_folder
from briefing_builder.packs.content.files import programme_files
from briefing_builder.packs.content.redacting import Redacted, redacted
from briefing_builder.packs.leaks import searched
from briefing_builder.packs.making import Packed, sealed
from briefing_builder.packs.manifest import about, manifest_of
from briefing_builder.packs.parts import supplier_of
from briefing_builder.packs.secrets.gather import Secrets, secrets_of
from briefing_builder.packs.secrets.public import public_of
from briefing_builder.pipeline import Options, Session
from briefing_builder.problems import Problem, Severity, error

UNSUPPORTED = frozenset(("number-without-evidence", "claim-without-evidence"))
"""What the contract says of a benefit whose evidence was taken out."""
TRIES = 3


def pack_content(session: Session) -> Packed:
    """Return the redacted programme as a zip; it has loaded, kept the contract and built the deck of every department.

    Raises PackError when something confidential would be in it, or when what is left is no programme any more.
    """
    secrets = secrets_of(session)
    done, files = _that_builds(session, secrets)
    search = search_of(secrets, public_of(session, secrets))
    found = searched(files, search)
    if found.problems:
        raise PackError(found.problems)
    name = f"{supplier_of(session).id}-{session.programme.content.briefing.id}-content"
    what = about(session, "content", session.departments)
    manifest = manifest_of(session, what, files, found.declared, done.removed)
    data = sealed(name, files, manifest, search, found.declared)
    return Packed(name=name, data=data, problems=(), declared=found.declared, removed=done.removed)


def _that_builds(session: Session, secrets: Secrets) -> tuple[Redacted, dict[str, bytes]]:
    """The content, without benefits that nothing supports any more, and its files."""
    refused: tuple[str, ...] = ()
    errors: list[Problem] = []
    for _ in range(TRIES):
        done = redacted(session, secrets, without_benefits=refused)
        files = programme_files(done.data, session.programme.folder)
        errors, unsupported = _tried(files)
        if not errors:
            return done, files
        if not unsupported or set(unsupported) <= set(refused):
            break
        refused = (*refused, *unsupported)
    message = "what is left of the programme without its confidential parts cannot be built"
    hint = "a part that every programme needs is confidential; pack the decks instead, without --content"
    raise PackError([error("redaction-too-deep", message, None, hint), *errors])


def _tried(files: dict[str, bytes]) -> tuple[list[Problem], tuple[str, ...]]:
    """Load the programme, check it, build every deck: the errors, and the benefits that they are about."""
    with temporary_folder("content") as folder:
        for name, data in files.items():
            target = Path(folder) / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        try:
            session = pipeline.load(Path(folder))
        except BriefingError as failure:
            return _errors(failure.problems, folder), ()
        problems = pipeline.check(session, (), Options())
        errors = _errors(problems, folder)
        unsupported = tuple(_benefits(session, [one for one in problems if one.code in UNSUPPORTED]))
        for department in session.departments if not errors else ():
            try:
                pipeline.build(session, department, Options())
            except BriefingError as failure:
                errors += _errors(failure.problems, folder)
        return errors, unsupported


def _errors(problems: tuple[Problem, ...], folder: str) -> list[Problem]:
    """The errors, told without the folder in which they were tried."""
    found = [problem for problem in problems if problem.severity is Severity.ERROR]
    return [error(one.code, f"{str(one.source or '').replace(f'{folder}/', '')}: {one.message}", None, one.hint) for one in found]


def _benefits(session: Session, problems: list[Problem]) -> Iterator[str]:
    places = {problem.source for problem in problems}
    for path, place in session.programme.positions.values.items():
        if place in places and path[:1] == ("benefits",) and len(path) > 1 and isinstance(path[1], int):
            yield session.programme.content.benefits[path[1]].id
