"""Where figures are used: a session goes in, the slides, scripts and hand-outs that say each figure come out, found in what is rendered.

Every department's slides are rendered once more with marks round the figures (`marking`); so a figure is found where it is said, rounded
or in an author's own text, and not where another number happens to have the same digits.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from briefing_builder.errors import BriefingError
from briefing_builder.pipeline import Options, Session, render_briefing
from briefing_builder.provenance.marking import Key, Marked, marked_numbers, marked_session, without_marks
from briefing_builder.provenance.model import Use, UseKind
from briefing_builder.rich_text import words_text
from briefing_builder.slides.markup import Slide
from briefing_builder.values import names_of

SAID = "notes"
"""The part of a slide that its presenter says: the deck's notes and the script."""
UNSEEN = ("origin", "places", "id", "format", "file")
"""Parts of a slide that nobody reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A text of a slide that says figures: the text, and where in it each of them stands."""

    text: str
    figures: tuple[tuple[Key, str, int], ...]
    """Of each: whose it is, how it is written, and where in the text that begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundOnSlide:
    """What one slide shows and what is said on it."""

    slide: Slide
    number: int
    shown: tuple[Found, ...]
    said: tuple[Found, ...]


@dataclass(slots=True, kw_only=True)
class Uses:
    """Where each figure is used."""

    by_figure: dict[Key, list[Use]] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)
    """The departments whose briefing cannot be rendered."""

    def of(self, key: Key) -> tuple[Use, ...]:
        """Return the places of a figure, in the order of departments and slides."""
        return tuple(self.by_figure.get(key, ()))


def figure_uses(session: Session, departments: Sequence[str], *, variant: str) -> Uses:
    """Return where the figures are used in the briefings of these departments, each with its slides, its script and its hand-out."""
    marked, uses = marked_session(session), Uses()
    for department in departments:
        try:
            for key, use in _uses_in(marked, department, variant):
                own = uses.by_figure.setdefault(key, [])
                if use not in own:
                    own.append(use)
        except BriefingError:
            uses.failed.append(department)
    return uses


def _uses_in(marked: Marked, department: str, variant: str) -> Iterator[tuple[Key, Use]]:
    for found in found_on_slides(marked, department, Options(variant=variant)):
        kind: UseKind = "appendix" if found.slide.appendix else "slide"
        for kind_of, texts in ((kind, found.shown), ("script", found.said)):
            for text in texts:
                for key, _, _ in text.figures:
                    yield key, _use_of(found, kind_of, department)
    for found in found_on_slides(marked, department, Options(variant=variant, audience=True)):
        for text in found.shown:
            for key, _, _ in text.figures:
                yield key, _use_of(found, "hand-out", department)


def _use_of(found: FoundOnSlide, kind: UseKind, department: str) -> Use:
    title = without_marks(words_text(found.slide.title))
    return Use(kind=kind, department=department, id=found.slide.id, title=title, number=found.number)


def found_on_slides(marked: Marked, department: str, options: Options) -> Iterator[FoundOnSlide]:
    """Yield what each slide of a department says in figures, those without any left out. Raises TemplateError."""
    markup = render_briefing(marked.session, department, options).markup
    for number, slide in enumerate(markup.slides, start=1):
        shown = tuple(found for name in names_of(slide) if name != SAID for found in _found_in(getattr(slide, name), name, marked.keys))
        said = tuple(_found_in(slide.notes, SAID, marked.keys))
        if shown or said:
            yield FoundOnSlide(slide=slide, number=number, shown=shown, said=said)


def _found_in(value: object, name: str, keys: Mapping[str, Key]) -> Iterator[Found]:
    """The texts with figures of a part of a slide."""
    if name in UNSEEN:
        return
    if isinstance(value, str):
        figures = tuple((keys[mark], written, at) for mark, written, at in marked_numbers(value))
        if figures:
            yield Found(text=without_marks(value), figures=figures)
    elif isinstance(value, tuple):
        for each in value:
            yield from _found_in(each, "", keys)
    else:
        for part in names_of(value):
            yield from _found_in(getattr(value, part), part, keys)
