"""A PowerPoint file becomes a template that decks can be made from: a path goes in, the bytes of a plain presentation come out."""

from pathlib import Path

from briefing_builder.brand.package.contents import leave_out_programs, number_anew, write_whole_lengths
from briefing_builder.brand.package.kinds import KINDS, refused_kind
from briefing_builder.brand.package.members import members_of
from briefing_builder.brand.package.model import GivenPart, Record, SampleSlide, Stripped
from briefing_builder.brand.package.parts import given_presentation, parts_of
from briefing_builder.brand.package.pictures import BROKEN, is_unsafe_drawing, picture_fault, plain_drawing
from briefing_builder.brand.package.presentation import begin_anew, keep_printed_masters
from briefing_builder.brand.package.references import leave_out_dangling
from briefing_builder.brand.package.structure import put_in_order
from briefing_builder.brand.package.writing import part_names, written
from briefing_builder.brand.xml.manner import has_manner
from briefing_builder.errors import BrandError
from briefing_builder.files.intake import is_directory, missing, ordinary_stream
from briefing_builder.pictures.upright import without_metadata
from briefing_builder.problems import Problem, Source, error, warning
from briefing_builder.values import Value

LARGEST = 300_000_000
"""Bytes of a brand file, most of which its sample slides have; ours have fifty thousand."""
DRAWING_PARTS = frozenset(("slideMaster", "slideLayout", "notesMaster", "handoutMaster"))
NAMED_KINDS = frozenset(("image", "chart"))
"""Parts that do nothing unless the XML that leads to them names them."""
MASTER_VIEW = "View › Slide Master"


class PlainTemplate(Value, frozen=True, kw_only=True):
    """A template without anything that a deck must not have: the bytes of its file, and what was left out and mended for it."""

    data: bytes
    stripped: Stripped
    slides: tuple[SampleSlide, ...]
    """The sample slides that were left out, for what they say of the layouts."""
    problems: tuple[Problem, ...]
    """Warnings: what a deck lacks of what the file shows."""


def plain_template(file: Path, place: Source) -> PlainTemplate:
    """Return what decks take of a PowerPoint presentation, template or show, with macros or without; `place` is where the file is named.

    No slide, no program, no relationship that leads outside but links to the web and mailboxes; every part healed as far as it can be.
    Raises BrandError when the file cannot be read, is no presentation, is protected, larger than any template, or has no layouts.
    """
    record = Record()
    with ordinary_stream(file, str(file), LARGEST) as stream:
        if isinstance(stream, Problem):
            raise BrandError(_unreadable(stream, file, place))
        if other := refused_kind(stream, file.name, place):
            raise BrandError(other)
        members = members_of(stream, file.stat().st_size, place, record)
        given = given_presentation(members, place, record)
    main = given.main
    _clean(main, place, record)
    names = part_names(main)
    slides = tuple(SampleSlide(layout=f"/{names[layout]}", xml=xml) for layout, xml in given.slides if layout in names)
    properties = given.properties if has_manner(given.properties or None) else b""
    problems = _template_warnings(record, place)
    return PlainTemplate(data=written(main, properties), stripped=record.told(), slides=slides, problems=problems)


def _clean(main: GivenPart, place: Source, record: Record) -> None:
    put_in_order(main, place, record)
    keep_printed_masters(main, record)
    parts = list(parts_of(main))
    _leave_out_pictures(parts, record)
    for part in parts:
        if part.kind in DRAWING_PARTS:
            leave_out_programs(part, record)
        if part.tree is not None:
            leave_out_dangling(part)
        if part.kind in DRAWING_PARTS:
            number_anew(part, record)
            write_whole_lengths(part, place, record)
    begin_anew(main, place, record)
    for part in parts:
        _forget_unused(part)
        if part.kind == "image":
            part.data = without_metadata(part.data)


def _leave_out_pictures(parts: list[GivenPart], record: Record) -> None:
    """Let nothing lead to a picture that cannot be shown."""
    pictures = [part for part in parts if part.kind == "image"]
    left_out = set()
    for part in pictures:
        part.data = plain_drawing(part.data)
        if is_unsafe_drawing(part.data):  # beside each drawing stands the same as a picture, which stays
            record.leave_out("drawings that could run or fetch something")
        elif fault := picture_fault(part.data):
            record.pictures[part.name] = fault
        else:
            continue
        left_out.add(part)
    for part in parts:
        part.targets = {name: target for name, target in part.targets.items() if target not in left_out}


def _forget_unused(part: GivenPart) -> None:
    """Drop pictures and links that nothing in the part names any more; what it draws through relationships alone stays."""
    if part.tree is None or part.kind == "officeDocument":
        return
    used = {str(value) for element in part.tree.iter("{*}*") for value in element.attrib.values()}
    part.targets = {name: target for name, target in part.targets.items() if target.kind not in NAMED_KINDS or name in used}
    part.links = {name: address for name, address in part.links.items() if name in used}


def _template_warnings(record: Record, place: Source) -> tuple[Problem, ...]:
    problems = []
    for part, fault in record.pictures.items():
        hint = f"put the picture in again in PowerPoint ({MASTER_VIEW}), or take it away"
        hint = hint if fault == BROKEN else f"save it smaller or as PNG, and put it in again in PowerPoint ({MASTER_VIEW})"
        problems.append(warning("brand-picture-left-out", f"the picture {part} of this file {fault}, so decks do without it", place, hint))
    if record.without_theme:
        message = "this file has no theme, so its colours and typefaces are Office's usual ones"
        problems.append(
            warning("brand-without-theme", message, place, "choose colours and fonts in PowerPoint (View › Slide Master), and save it")
        )
    return tuple(problems)


def _unreadable(problem: Problem, file: Path, place: Source) -> Problem:
    if problem.code == "file-missing":
        return missing(str(file), file, place)
    if is_directory(file) and file.suffix.casefold() == ".key":
        message = "this is not a PowerPoint template: it is a Keynote presentation"
        return error("brand-unreadable", message, place, "in Keynote: File › Export To › PowerPoint")
    hint = {"file-is-folder": f"name the file that is in it, {KINDS}", "file-too-large": "save it without sample slides"}
    return error("brand-unreadable", f"this is not a PowerPoint template: {problem.message}", place, hint.get(problem.code, ""))
