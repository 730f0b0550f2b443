"""A pack of decks: a programme and what is wanted go in; the zip for the supplier comes out, or all that must not be in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing_builder import pipeline
from briefing_builder.backends import svg
from briefing_builder.backends.script import as_markdown, presenter_script
from briefing_builder.backends.script.model import Script
from briefing_builder.backends.script.pages import as_html, require_weasyprint, slides_as_pdf
from briefing_builder.backends.script.word import as_docx
from briefing_builder.deck.model import Deck
from briefing_builder.errors import ContentError, PackError
from briefing_builder.files.archive import archive, deflated, stored
from briefing_builder.leakscan.finding.search import Search, search_of
from briefing_builder.limits.model import deck_of
from briefing_builder.limits.watch import begin_work
from briefing_builder.packs.influence import Saying, influences
from briefing_builder.packs.leaks import Declared, searched
from briefing_builder.packs.manifest import NAME, about, manifest_of, searchable
from briefing_builder.packs.papers import papers_of
from briefing_builder.packs.papers.pages import paper_values
from briefing_builder.packs.parts import SUPPLIER, Part, clock_lines, part_problems, parts_of, supplier_of
from briefing_builder.packs.provenance import from_secret_places
from briefing_builder.packs.secrets.gather import ALWAYS, Secrets, secrets_of
from briefing_builder.packs.secrets.public import public_of
from briefing_builder.pipeline import Options, Session
from briefing_builder.problems import Problem, has_errors, in_order
from briefing_builder.values import replace

PICTURE_PIXELS = 720
"""The width of a slide's picture in a script."""
ZIPPED = (".pptx", ".docx")
"""Files that are compressed already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """A finished pack: its name, its bytes, the warnings, and the confidential values in it that are public elsewhere."""

    name: str
    data: bytes
    problems: tuple[Problem, ...]
    declared: tuple[Declared, ...]
    removed: tuple[str, ...] = ()


def pack(session: Session, departments: Sequence[str], options: Options) -> Packed:
    """Return the pack of a programme's supplier for these departments, at whose meetings that supplier speaks.

    The same programme gives the same bytes. Raises ContentError when a contract is broken or the pack would outlive itself, PackError with
    all places at once when anything confidential comes from, decides, or stands in a file of the pack, ResourceMissing when PDF files
    are wanted and cannot be made here.
    """
    if "pdf" in supplier_of(session).pack.formats:
        require_weasyprint(instead="leave `pdf` out of `supplier.pack.formats`")  # before everything else, which takes a while
    parts = parts_of(session, departments, options)
    problems = in_order(part_problems(session, parts))
    if has_errors(problems):
        raise ContentError(problems)
    secrets, name = secrets_of(session), pack_name(session, parts, options)
    files = pack_files(session, parts, options, secrets)
    search = search_for(session, parts, secrets)
    found = searched(files, search)
    leaks = (*_from_something_secret(session, parts, options, secrets), *found.problems)
    if leaks:
        raise PackError(leaks)
    what = about(session, "decks", [part.briefing.department.id for part in parts], variant=options.variant, brand=options.brand)
    manifest = manifest_of(session, what, files, found.declared, ())
    return Packed(name=name, data=sealed(name, files, manifest, search, found.declared), problems=problems, declared=found.declared)


def search_for(session: Session, parts: Sequence[Part], secrets: Secrets) -> Search:
    """Return the search for everything confidential; the clocks of these parts are no secret."""
    clocks = [line for part in parts for line in (*clock_lines(part), *_counted(own_script(part)))]
    return search_of(secrets, public_of(session, secrets, clocks=clocks))


def pack_files(session: Session, parts: Sequence[Part], options: Options, secrets: Secrets) -> dict[str, bytes]:
    """Return the files of the pack by name, all but the manifest, unsearched."""
    files: dict[str, bytes] = {}
    for part in parts:
        files |= _of_one(session, part, options)
    begin_work("the papers of the pack")
    return files | dict(papers_of(session, parts, secrets))


def sealed(folder: str, files: Mapping[str, bytes], manifest: bytes, search: Search, declared: Sequence[Declared]) -> bytes:
    """Return the files and their manifest as a zip. Raises PackError when the manifest itself says anything confidential."""
    leaks = searched({NAME: searchable(manifest, declared)}, search).problems
    if leaks:
        raise PackError(leaks)
    return _zipped(folder, {**files, NAME: manifest})


def _zipped(folder: str, files: Mapping[str, bytes]) -> bytes:
    """The files as a zip in one folder, in the order of their names, the manifest last; same files, same bytes."""
    names = sorted(files, key=lambda name: (name == NAME, name))
    return archive([(stored if name.endswith(ZIPPED) else deflated)(f"{folder}/{name}", files[name]) for name in names])


def pack_name(session: Session, parts: Sequence[Part], options: Options) -> str:
    """Return what a pack is called: supplier, briefing, the department where it is only one, slot."""
    alone = [parts[0].briefing.department.id] if len(parts) == 1 else []
    return "-".join([supplier_of(session).id, session.programme.content.briefing.id, *alone, options.variant])


def own_script(part: Part) -> Script:
    """Return the script of the supplier's own slides, with when the briefing goes and for whom the copy is.

    How far words fill their time is the author's matter, and a share such as 68 % may be a confidential figure by chance: it is left out.
    """
    deck, clocks = part.deck.value, part.clocks
    script = presenter_script(deck, speaker=SUPPLIER)
    whole = f"The briefing goes from {clocks.at(0)} to {clocks.at(part.whole_seconds)}"  # the deck's own line knows its slides only
    mark = part.prepared.rendered.markup.mark
    slides = tuple(replace(slide, words="") for slide in script.slides)
    subject = " · ".join(text for text in (script.subject, mark) if text)
    return replace(script, subject=subject, facts=(whole, *script.facts[1:]), slides=slides)


def _from_something_secret(session: Session, parts: Sequence[Part], options: Options, secrets: Secrets) -> Iterator[Problem]:
    """What comes from a confidential place, and what a confidential value decides."""
    for part in parts:
        yield from from_secret_places(part.deck.value, secrets, session.programme.positions)

    def made(other: Session) -> Saying:
        supplied = replace(options, supplier=True)
        said: dict[str, object] = {}
        others = []
        for part in parts:
            prepared = pipeline.prepare(other, part.briefing.department.id, supplied)
            said |= {f"slide “{slide.id}” for {part.briefing.department.id}": slide for slide in prepared.rendered.markup.slides}
            others.append(replace(part, prepared=prepared))
        return said | {f"the paper {name}": values for name, values in paper_values(other, others, secrets).items()}

    yield from influences(session, made, (*supplier_of(session).confidential, *ALWAYS))


def _of_one(session: Session, part: Part, options: Options) -> dict[str, bytes]:
    """The files of one department: its deck, the same as PDF, the script in the wanted formats."""
    begin_work(deck_of(part.briefing.department.id))
    wanted = supplier_of(session).pack
    deck = _with_notes(part.deck.value, wanted.include_notes)
    notes = replace(options, audience=wanted.include_notes == "none")
    drawn = pipeline.slide_svgs(session, deck, options)
    files: dict[str, bytes] = {}
    for name in part.deck_files:
        if name.endswith(".pdf"):
            files[name] = slides_as_pdf(deck, svg.Drawing(brand=part.prepared.brand, library=pipeline.library()))
        else:
            files[name] = pipeline.written(replace(part.deck, value=deck), part.prepared.brand, notes)
    return files if wanted.include_notes == "none" else files | _scripts(session, part, drawn)


def _scripts(session: Session, part: Part, drawn: Mapping[str, str]) -> dict[str, bytes]:
    script, formats = own_script(part), supplier_of(session).pack.formats
    pictures = pipeline.as_pngs({slide.id: drawn[slide.id] for slide in part.slides}, width=PICTURE_PIXELS)
    files = {f"scripts/{part.stem}.docx": as_docx(script, pictures)}
    if "html" in formats:
        files[f"scripts/{part.stem}.html"] = as_html(script, {}).encode()
    if "md" in formats:
        files[f"scripts/{part.stem}.md"] = as_markdown(script).encode()
    return files


def _with_notes(deck: Deck, wanted: str) -> Deck:
    """The deck with the notes of the supplier's own slides, or of its hand-overs too."""
    if wanted == "all":
        return deck
    return replace(deck, slides=tuple(slide if slide.role == SUPPLIER else replace(slide, notes=()) for slide in deck.slides))


def _counted(script: Script) -> list[str]:
    """What a script counts: words, minutes, shares; nothing that anybody wrote."""
    return [*script.facts, *(slide.words for slide in script.slides), *(slide.time for slide in script.slides)]
