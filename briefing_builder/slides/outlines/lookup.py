"""The outlines of a programme: the author's own in its templates folder go before ours, and say what their slot holds."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from briefing_builder.errors import TemplateError
from briefing_builder.files.intake import exists
from briefing_builder.files.resources import resource
from briefing_builder.problems import error
from briefing_builder.slides.outlines.model import Outline, OutlineSlide, Presenter, outline_in_words
from briefing_builder.slides.outlines.reading import load_outline, outline_file, outline_stamp, variants
from briefing_builder.tailoring.view import OwnSlot
from briefing_builder.words import Catalogue


@lru_cache(maxsize=64)
def template_folders(programme: Path) -> tuple[Path, ...]:
    """Return the templates folders of a programme's folder, its own first, ours last."""
    return (programme / "templates", resource("templates"))


def own_variants(programme: Path) -> tuple[str, ...]:
    """Return the names of the outlines that a programme's folder brings along, sorted."""
    return variants(template_folders(programme)[:1])


def own_slot(programme: Path, variant: str) -> OwnSlot | None:
    """Return what the author's outline of that name says of its slot; None where the outline is ours.

    Raises TemplateError with every problem of the outline, and when its slot is not in whole minutes.
    """
    if not exists(outline_file(variant, template_folders(programme)[0])):
        return None
    outline = outline_of(programme, variant)
    minutes, seconds = divmod(outline.seconds, 60)
    if seconds:
        source = outline.slides[0].source if outline.slides else None
        raise TemplateError(error("outline-value", "a slot has whole minutes", source, "change slot_minutes"))
    return OwnSlot(minutes=minutes, benefits=next((slide.show for slide in outline.slides if slide.id == "benefits"), 0))


def outline_of(programme: Path, variant: str) -> Outline:
    """Return the outline of a variant, read once a process and again when its file has changed. Raises TemplateError."""
    folders = template_folders(programme)
    return _load_cached(variant, folders, outline_stamp(variant, folders))


def worded_outline_of(programme: Path, variant: str, words: Catalogue) -> Outline:
    """Return the outline of a variant with its sections and labels in words of the catalogue. Raises TemplateError."""
    folders = template_folders(programme)
    return _word_cached(variant, folders, outline_stamp(variant, folders), words)


def given_to(programme: Path, presenter: Presenter) -> frozenset[str]:
    """Return the ids of the slides that an outline gives to that presenter: one of ours, or of the author's own. Raises TemplateError."""
    outlines = [outline_of(programme, variant) for variant in variants(template_folders(programme))]
    return frozenset(slide.id for outline in outlines for slide in outline.slides if slide.presenter == presenter)


def is_elsewhere(programme: Path, slide: str) -> bool:
    """Return whether an outline of ours, or another one of the author's, has a slide of that id; an invalid outline has none."""
    return any(slide == entry.id or (entry.each and slide.startswith(f"{entry.id}-")) for entry in _outline_entries(programme))


def _outline_entries(programme: Path) -> Iterator[OutlineSlide]:
    for variant in variants(template_folders(programme)):
        try:
            yield from outline_of(programme, variant).everything
        except TemplateError:
            continue


@lru_cache(maxsize=64)
def _load_cached(variant: str, folders: tuple[Path, ...], _stamp: tuple[tuple[str, int, int], ...]) -> Outline:
    return load_outline(variant, folders)


@lru_cache(maxsize=64)
def _word_cached(variant: str, folders: tuple[Path, ...], stamp: tuple[tuple[str, int, int], ...], words: Catalogue) -> Outline:
    return outline_in_words(words, _load_cached(variant, folders, stamp))
