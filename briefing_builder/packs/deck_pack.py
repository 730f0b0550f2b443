"""A pack of decks: a programme and what is wanted go in; the zip for the supplier comes out, or all that must not be in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing_builder import pipeline
from briefing_builder.backends import svg
from briefing_builder.backends.script import as_markdown, presenter_script
from briefing_builder.backends.script.model import Script
from briefing_builder.backends.script.pages import as_html, require_weasyprint, slides_as_pdf
from briefing_builder.backends.script.stationery import stationery_of
from briefing_builder.backends.script.word import as_docx
from briefing_builder.deck.model import Deck
from briefing_builder.errors import ContentError, PackError
from briefing_builder.files.archive import archive, deflated, stored
from briefing_builder.leakscan.finding.search import Search
from briefing_builder.leakscan.scanner import Finding
from briefing_builder.limits.model import deck_of
from briefing_builder.limits.watch import begin_work
from briefing_builder.packs.influence import Outputs, influence_problems
from briefing_builder.packs.leaks import leak_report
from briefing_builder.packs.manifest import MANIFEST, pack_details, pack_manifest, searchable_manifest
from briefing_builder.packs.papers import papers_of
from briefing_builder.packs.papers.pages import paper_values
from briefing_builder.packs.provenance import provenance_problems
from briefing_builder.packs.secrets.inventory import ALWAYS, Inventory, take_inventory
from briefing_builder.packs.secrets.public import programme_search
from briefing_builder.packs.supplier_parts import SUPPLIER, SupplierPart, clock_lines, part_problems, supplier_of, supplier_parts
from briefing_builder.pipeline import Options, Session
from briefing_builder.problems import Problem, has_errors
from briefing_builder.values import replace

PICTURE_PIXELS = 720
"""The width of a slide's picture in a script."""
ZIPPED = (".pptx", ".docx")
"""Files that are compressed already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A finished pack: its name, its bytes, the warnings, and the confidential values in it that are public elsewhere."""

    name: str
    data: bytes
    problems: tuple[Problem, ...]
    declared: tuple[Finding, ...]
    removed: tuple[str, ...] = ()


def pack_decks(session: Session, departments: Sequence[str], options: Options) -> Pack:
    """Return the pack of a programme's supplier for these departments, at whose meetings that supplier speaks.

    The same programme gives the same bytes. Raises ContentError when a contract is broken or the pack would outlive itself, PackError with
    all places at once when anything confidential comes from, decides, or stands in a file of the pack, ResourceMissing when PDF files
    are wanted and cannot be made here.
    """
    if "pdf" in supplier_of(session).pack.formats:
        require_weasyprint(instead="leave `pdf` out of `supplier.pack.formats`")  # before everything else, which takes a while
    parts = supplier_parts(session, departments, options)
    problems = tuple(part_problems(session, parts))
    if has_errors(problems):
        raise ContentError(problems)
    inventory, name = take_inventory(session), pack_name(session, parts, options)
    files = pack_files(session, parts, options, inventory)
    search = decks_search(session, parts, inventory)
    report = leak_report(files, search)
    leaks = (*_traced_leaks(session, parts, options, inventory), *report.problems)
    if leaks:
        raise PackError(leaks)
    brand = "a file" if pipeline.is_brand_file(options.brand) else options.brand
    what = pack_details(session, "decks", [part.briefing.department.id for part in parts], variant=options.variant, brand=brand)
    fit = {"fit": "unverified"} if any(part.prepared.brand.has_unverified_fit for part in parts) else {}
    manifest = pack_manifest(session, {**what, **fit}, files, report.declared, ())
    return Pack(name=name, data=sealed_zip(name, files, manifest, search, report.declared), problems=problems, declared=report.declared)


def decks_search(session: Session, parts: Sequence[SupplierPart], inventory: Inventory) -> Search:
    """Return the search for everything confidential; the clocks of these parts are no secret."""
    clocks = [line for part in parts for line in (*clock_lines(part), *_counts_in(supplier_script(part)))]
    return programme_search(session, inventory, clocks=clocks)


def pack_files(session: Session, parts: Sequence[SupplierPart], options: Options, inventory: Inventory) -> dict[str, bytes]:
    """Return the files of the pack by name, all but the manifest, unsearched."""
    files: dict[str, bytes] = {}
    for part in parts:
        files |= _department_files(session, part, options)
    begin_work("the papers of the pack")
    return files | dict(papers_of(session, parts, inventory))


def sealed_zip(folder: str, files: Mapping[str, bytes], manifest: bytes, search: Search, declared: Sequence[Finding]) -> bytes:
    """Return the files and their manifest as a zip. Raises PackError when the manifest itself says anything confidential."""
    leaks = leak_report({MANIFEST: searchable_manifest(manifest, declared)}, search).problems
    if leaks:
        raise PackError(leaks)
    return _zip_in_folder(folder, {**files, MANIFEST: manifest})


def _zip_in_folder(folder: str, files: Mapping[str, bytes]) -> bytes:
    """The files as a zip in one folder, in the order of their names, the manifest last; same files, same bytes."""
    names = sorted(files, key=lambda name: (name == MANIFEST, name))
    return archive([(stored if name.endswith(ZIPPED) else deflated)(f"{folder}/{name}", files[name]) for name in names])


def pack_name(session: Session, parts: Sequence[SupplierPart], options: Options) -> str:
    """Return what a pack is called: supplier, briefing, the department where it is only one, slot."""
    alone = [parts[0].briefing.department.id] if len(parts) == 1 else []
    return "-".join([supplier_of(session).id, session.programme.content.briefing.id, *alone, options.variant])


def supplier_script(part: SupplierPart) -> Script:
    """Return the script of the supplier's own slides, with when the briefing goes and for whom the copy is.

    How far words fill their time is the author's matter, and a share such as 68 % may be a confidential figure by chance: it is left out.
    """
    deck, clocks = part.deck.value, part.clocks
    script = presenter_script(deck, part.briefing.words, speaker=SUPPLIER)
    begins, ends = clocks.at(0), clocks.at(part.whole_seconds)
    whole = part.briefing.words("pack.whole-briefing", begins=begins, ends=ends)  # the deck's own line knows its slides only
    mark = part.prepared.rendered.markup.mark
    slides = tuple(replace(slide, words="") for slide in script.slides)
    subject = " · ".join(text for text in (script.subject, mark) if text)
    return replace(script, subject=subject, facts=(whole, *script.facts[1:]), slides=slides)


def _traced_leaks(session: Session, parts: Sequence[SupplierPart], options: Options, inventory: Inventory) -> Iterator[Problem]:
    """What comes from a confidential place, and what a confidential value decides."""
    for part in parts:
        yield from provenance_problems(part.deck.value, inventory, session.programme.positions)

    def outputs_of(changed: Session) -> Outputs:
        supplied = replace(options, supplier=True)
        slides: dict[str, object] = {}
        changed_parts = []
        for part in parts:
            prepared = pipeline.prepare(changed, part.briefing.department.id, supplied)
            slides |= {f"slide “{slide.id}” for {part.briefing.department.id}": slide for slide in prepared.rendered.markup.slides}
            changed_parts.append(replace(part, prepared=prepared))
        return slides | {f"the paper {name}": values for name, values in paper_values(changed, changed_parts, inventory).items()}

    yield from influence_problems(session, outputs_of, (*supplier_of(session).confidential, *ALWAYS))


def _department_files(session: Session, part: SupplierPart, options: Options) -> dict[str, bytes]:
    """The files of one department: its deck, the same as PDF, the script in the wanted formats."""
    begin_work(deck_of(part.briefing.department.id))
    wanted = supplier_of(session).pack
    deck = _with_wanted_notes(part.deck.value, wanted.include_notes)
    notes = replace(options, audience=wanted.include_notes == "none")
    drawn = pipeline.slide_svgs(deck, part.prepared.brand)
    files: dict[str, bytes] = {}
    for name in part.deck_files:
        if name.endswith(".pdf"):
            brand = part.prepared.brand
            files[name] = slides_as_pdf(deck, svg.RenderContext(brand=brand, library=pipeline.library_of(brand)))
        else:
            files[name] = pipeline.deck_bytes(replace(part.deck, value=deck), part.prepared.brand, notes)
    return files if wanted.include_notes == "none" else files | _script_files(session, part, drawn)


def _script_files(session: Session, part: SupplierPart, drawn: Mapping[str, str]) -> dict[str, bytes]:
    script, formats = supplier_script(part), supplier_of(session).pack.formats
    stationery = stationery_of(part.prepared.brand)
    pictures = pipeline.as_pngs({slide.id: drawn[slide.id] for slide in part.slides}, part.prepared.brand, width=PICTURE_PIXELS)
    files = {f"scripts/{part.stem}.docx": as_docx(script, pictures, stationery=stationery)}
    if "html" in formats:
        files[f"scripts/{part.stem}.html"] = as_html(script, {}, stationery=stationery).encode()
    if "md" in formats:
        files[f"scripts/{part.stem}.md"] = as_markdown(script).encode()
    return files


def _with_wanted_notes(deck: Deck, wanted: str) -> Deck:
    """The deck with the notes of the supplier's own slides, or of its hand-overs too."""
    if wanted == "all":
        return deck
    return replace(deck, slides=tuple(slide if slide.role == SUPPLIER else replace(slide, notes=()) for slide in deck.slides))


def _counts_in(script: Script) -> list[str]:
    """What a script counts: words, minutes, shares; nothing that anybody wrote."""
    return [*script.facts, *(slide.words for slide in script.slides), *(slide.time for slide in script.slides)]
