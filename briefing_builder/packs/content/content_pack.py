"""A pack of content: a programme goes in; a redacted one that builds all its decks, proven to hold nothing confidential, comes out."""

from collections.abc import Iterator
from pathlib import Path

from briefing_builder import pipeline
from briefing_builder.errors import BriefingError, PackError
from briefing_builder.limits.watch import temporary_folder
from briefing_builder.packs.content.brand_files import brand_files, with_brand_files
from briefing_builder.packs.content.programme_files import redacted_files
from briefing_builder.packs.content.redaction import Redacted, redacted_content
from briefing_builder.packs.deck_pack import Pack, sealed_zip
from briefing_builder.packs.leaks import leak_report
from briefing_builder.packs.manifest import pack_details, pack_manifest
from briefing_builder.packs.secrets.inventory import Inventory, take_inventory
from briefing_builder.packs.secrets.public import programme_search
from briefing_builder.packs.supplier_parts import supplier_of
from briefing_builder.pipeline import Options, Session
from briefing_builder.problems import Problem, Severity, error

UNSUPPORTED = frozenset(("number-without-evidence", "claim-without-evidence"))
"""What the contract says of a benefit whose evidence was taken out."""
TRIES = 3


def pack_content(session: Session) -> Pack:
    """Return the redacted programme as a zip; it has loaded, kept the contract and built the deck of every department.

    Raises PackError when something confidential would be in it, or when what is left is no programme any more.
    """
    inventory = take_inventory(session)
    redacted, files = _buildable_content(session, inventory)
    search = programme_search(session, inventory)
    report = leak_report(files, search)
    if report.problems:
        raise PackError(report.problems)
    name = f"{supplier_of(session).id}-{session.programme.content.briefing.id}-content"
    what = pack_details(session, "content", session.departments)
    manifest = pack_manifest(session, what, files, report.declared, redacted.removed)
    data = sealed_zip(name, files, manifest, search, report.declared)
    return Pack(name=name, data=data, problems=(), declared=report.declared, removed=redacted.removed)


def _buildable_content(session: Session, inventory: Inventory) -> tuple[Redacted, dict[str, bytes]]:
    """The content, without benefits that nothing supports any more, and its files."""
    refused: tuple[str, ...] = ()
    errors: list[Problem] = []
    brands = brand_files(session)
    for _ in range(TRIES):
        redacted = redacted_content(session, inventory, without_benefits=refused)
        files = redacted_files(with_brand_files(redacted.data, brands), session.programme.folder) | dict(brands.files)
        errors, unsupported = _trial_build(files)
        if not errors:
            return redacted, files
        if not unsupported or set(unsupported) <= set(refused):
            break
        refused = (*refused, *unsupported)
    message = "what is left of the programme without its confidential parts cannot be built"
    hint = "a part that every programme needs is confidential; pack the decks instead, without --content"
    raise PackError([error("redaction-too-deep", message, None, hint), *errors])


def _trial_build(files: dict[str, bytes]) -> tuple[list[Problem], tuple[str, ...]]:
    """Load the programme, check it, build every deck: the errors, and the benefits that they are about."""
    with temporary_folder("content") as folder:
        for name, data in files.items():
            target = Path(folder) / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        try:
            session = pipeline.load(Path(folder))
        except BriefingError as failure:
            return _errors_of(failure.problems, folder), ()
        problems = pipeline.check(session, (), Options())
        errors = _errors_of(problems, folder)
        unsupported = tuple(_unsupported_benefits(session, [problem for problem in problems if problem.code in UNSUPPORTED]))
        for department in session.departments if not errors else ():
            try:
                pipeline.build(session, department, Options())
            except BriefingError as failure:
                errors += _errors_of(failure.problems, folder)
        return errors, unsupported


def _errors_of(problems: tuple[Problem, ...], folder: str) -> list[Problem]:
    """The errors, told without the folder in which they were tried."""
    errors = (problem for problem in problems if problem.severity is Severity.ERROR)
    places = ((problem, str(problem.source or "").replace(f"{folder}/", "")) for problem in errors)
    return [error(problem.code, f"{place}: {problem.message}", None, problem.hint) for problem, place in places]


def _unsupported_benefits(session: Session, problems: list[Problem]) -> Iterator[str]:
    sources = {problem.source for problem in problems}
    for path, source in session.programme.positions.values.items():
        if source in sources and path[:1] == ("benefits",) and len(path) > 1 and isinstance(path[1], int):
            yield session.programme.content.benefits[path[1]].id
