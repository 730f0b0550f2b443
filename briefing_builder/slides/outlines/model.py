"""Outlines: which slides a slot holds, in which order, for how long, who speaks, and what gives way when time runs short."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final, Literal

from briefing_builder.errors import TemplateError
from briefing_builder.problems import Source, did_you_mean, error
from briefing_builder.values import replace
from briefing_builder.words import Catalogue

Presenter = Literal["lead", "endorser", "pilot_manager", "supplier", "room"]
EITHER: Final = " or "
TENTH, HUNDREDTH = Decimal("0.1"), Decimal("0.01")


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineSlide:
    """One line of the outline: a template, its time and its speaker's role.

    `show` is how many of its things a slide shows (0: its own choice), `demo_seconds` how long the course speaks and not the presenter,
    `each` a list of the view with one slide an item, `details` the appendix slides that have more, `merges` the slides of longer outlines
    that this one stands for, `label` what a link to it says. Where the outline names a sentence of the catalogue instead of a text,
    `section_words` and `label_words` are its name, and the text is empty until `outline_in_words`.
    """

    id: str
    template: str
    section: str
    seconds: int
    presenter: Presenter
    appendix: bool
    source: Source
    show: int = 0
    is_demo: bool = False
    demo_seconds: int = 0
    try_it: bool = False
    never_cut: bool = False
    each: str = ""
    details: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    merges: tuple[str, ...] = ()
    label: str = ""
    section_words: str = ""
    label_words: str = ""
    starts: int | None = None
    """Seconds of the slot before it; None where they follow from the slides before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GivesWay:
    """What happens to a slide when time is short: it is left out, or shortened to that many seconds."""

    slide: str
    seconds: int = 0

    @property
    def is_dropped(self) -> bool:
        """Whether the slide is left out altogether."""
        return self.seconds == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Fewer:
    """What happens to a line of the appendix that is too long: its first so many slides stay, or none."""

    slide: str
    keeps: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """Parts of the slot: for questions, for the demo; and the supplier's part of the minutes in which somebody presents."""

    questions: Fraction
    demo: Fraction
    supplier: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The slides of one variant in order, their seconds adding up to the slot; the appendix takes no time.

    `appendix_most` is how many slides the appendix may have: a number, as many as the `main` part has, or `all` there are. `if_long` says
    what gives way then, in this order.
    """

    variant: str
    seconds: int
    slides: tuple[OutlineSlide, ...]
    appendix: tuple[OutlineSlide, ...]
    if_late: tuple[GivesWay, ...]
    appendix_most: int | Literal["main", "all"] = "all"
    if_long: tuple[Fewer, ...] = ()

    @property
    def everything(self) -> tuple[OutlineSlide, ...]:
        """All slides, the appendix last."""
        return (*self.slides, *self.appendix)

    def shares(self) -> Shares:
        """Return how the slot is shared out, as exact fractions."""
        spoken = sum(slide.seconds for slide in self.slides if slide.presenter != "room")
        supplier = sum(slide.seconds for slide in self.slides if slide.presenter == "supplier")
        return Shares(
            questions=Fraction(self.seconds - spoken, self.seconds),
            demo=Fraction(sum(slide.seconds for slide in self.slides if slide.is_demo), self.seconds),
            supplier=Fraction(supplier, spoken) if spoken else Fraction(0),
        )


def outline_in_words(words: Catalogue, outline: Outline) -> Outline:
    """Return the outline with its sections and labels as the catalogue says those that are named; an author's texts stay as they are."""
    slides, appendix = (tuple(_slide_in_words(words, slide) for slide in part) for part in (outline.slides, outline.appendix))
    return replace(outline, slides=slides, appendix=appendix)


def _slide_in_words(words: Catalogue, slide: OutlineSlide) -> OutlineSlide:
    section = words(slide.section_words) if slide.section_words else slide.section
    return replace(slide, section=section, label=words(slide.label_words) if slide.label_words else slide.label)


def fitted_outline(outline: Outline, view: Mapping[str, object]) -> Outline:
    """Return the outline without the slides whose needs the view cannot fill; their seconds go to the questions.

    A need is a path into the view such as `needs.pairs`, or several of which one will do (`endorser or targets.rows`); an empty value
    fills no need. Raises TemplateError when a need begins with a name that the view does not have at all.
    """
    unknown = [
        error("outline-need-unknown", f"{name!r} is not in the view", slide.source, did_you_mean(name, view))
        for slide in outline.everything
        for name in _needed_names(slide)
        if name not in view
    ]
    if unknown:
        raise TemplateError(unknown)
    kept = {slide.id for slide in outline.everything if all(_is_filled(need, view) for need in slide.needs)}
    spare = sum(slide.seconds for slide in outline.slides if slide.id not in kept)
    slides = [_with_kept_details(slide, kept, spare) for slide in outline.slides if slide.id in kept]
    return replace(
        outline,
        slides=tuple(slides),
        appendix=tuple(slide for slide in outline.appendix if slide.id in kept),
        if_late=tuple(step for step in outline.if_late if step.slide in kept),
    )


def late_line(words: Catalogue, outline: Outline, slide_id: str) -> str:
    """Return what to do on this slide when time is short: all that can still give way, in order; empty when nothing can."""
    ids = [slide.id for slide in outline.slides]
    if slide_id not in ids:
        return ""
    ahead = set(ids[ids.index(slide_id) :])
    steps = [_late_step(words, step, slide_id) for step in outline.if_late if step.slide in ahead]
    return words("outline.late", count=len(steps), steps="; ".join(steps)) if steps else ""


def home_of(outline: Outline, slide_id: str) -> OutlineSlide | None:
    """Return the main slide that an appendix slide belongs to: the first that names it among its details, else that of the questions."""
    owners = [slide for slide in outline.slides if slide_id in slide.details]
    rooms = [slide for slide in outline.slides if slide.presenter == "room"]
    return next(iter([*owners, *rooms]), None)


def in_minutes(seconds: int, step: Decimal = HUNDREDTH) -> Decimal:
    """Return seconds as minutes, to that step, without needless zeros: 90 gives 1.5."""
    return Decimal(f"{(Decimal(seconds) / 60).quantize(step).normalize():f}")


def minutes_phrase(seconds: int) -> str:
    """Return seconds as minutes in a message to the author: 90 gives "1.5 minutes"."""
    minutes = in_minutes(seconds)
    return f"{minutes} minute" if minutes == 1 else f"{minutes} minutes"


def _needed_names(slide: OutlineSlide) -> list[str]:
    paths = [path for need in slide.needs for path in need.split(EITHER)]
    return [path.split(".")[0] for path in (*paths, slide.each) if path]


def _is_filled(need: str, view: Mapping[str, object]) -> bool:
    return any(bool(_view_value(path.strip(), view)) for path in need.split(EITHER))


def _view_value(path: str, view: Mapping[str, object]) -> object:
    value: object = view
    for name in path.split("."):
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def _with_kept_details(slide: OutlineSlide, kept: set[str], spare: int) -> OutlineSlide:
    seconds = slide.seconds + (spare if slide.presenter == "room" else 0)
    return replace(slide, seconds=seconds, details=tuple(detail for detail in slide.details if detail in kept))


def _late_step(words: Catalogue, step: GivesWay, current: str) -> str:
    is_this, slide = step.slide == current, slide_mention(words, step.slide)
    if step.is_dropped:
        return words("outline.leave-out-this") if is_this else words("outline.leave-out", slide=slide)
    minutes = in_minutes(step.seconds)
    return words("outline.shorten-this", minutes=minutes) if is_this else words("outline.shorten", slide=slide, minutes=minutes)


def slide_mention(words: Catalogue, slide_id: str) -> str:
    """Return how a line for late moments names a slide of which only the id is known."""
    return words.quoted(slide_id.replace("_", " "))
