"""Outlines: which slides a slot holds, in which order, for how long, who speaks, and what gives way when time runs short."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal

from briefing_builder.errors import TemplateError
from briefing_builder.problems import Source, did_you_mean, error
from briefing_builder.values import replace

Presenter = Literal["lead", "endorser", "pilot_manager", "supplier", "room"]
EITHER: Final = " or "


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineSlide:
    """One line of the outline: a template, its time and its speaker's role.

    `show` is how many of its things a slide shows (0: its own choice), `demo_seconds` how long the course speaks and not the presenter,
    `each` a list of the view with one slide an item, `details` the appendix slides that have more, `merges` the slides of longer outlines
    that this one stands for, `label` what a link to it says.
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
class Shares:
    """Parts of the slot: for questions, for the demo; and the supplier's part of the minutes in which somebody presents."""

    questions: Fraction
    demo: Fraction
    supplier: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The slides of one variant in order, their seconds adding up to the slot; the appendix takes no time."""

    variant: str
    seconds: int
    slides: tuple[OutlineSlide, ...]
    appendix: tuple[OutlineSlide, ...]
    if_late: tuple[GivesWay, ...]

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


def late_line(outline: Outline, slide_id: str) -> str:
    """Return what to do on this slide when time is short: all that can still give way, in order; empty when nothing can."""
    ids = [slide.id for slide in outline.slides]
    if slide_id not in ids:
        return ""
    ahead = set(ids[ids.index(slide_id) :])
    steps = [_late_step(step, slide_id) for step in outline.if_late if step.slide in ahead]
    return (
        f"If time is short, in this order: {'; '.join(steps)}."
        if len(steps) > 1
        else f"If time is short: {''.join(steps)}."
        if steps
        else ""
    )


def home_of(outline: Outline, slide_id: str) -> OutlineSlide | None:
    """Return the main slide that an appendix slide belongs to: the first that names it among its details, else that of the questions."""
    owners = [slide for slide in outline.slides if slide_id in slide.details]
    rooms = [slide for slide in outline.slides if slide.presenter == "room"]
    return next(iter([*owners, *rooms]), None)


def minutes_phrase(seconds: int) -> str:
    """Return seconds as minutes to say: 90 gives "1.5 minutes"."""
    minutes = f"{seconds / 60:.2f}".rstrip("0").rstrip(".")
    return f"{minutes} minute" if minutes == "1" else f"{minutes} minutes"


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


def _late_step(step: GivesWay, current: str) -> str:
    shown = "this slide" if step.slide == current else f"“{step.slide.replace('_', ' ')}”"
    return f"leave out {shown}" if step.is_dropped else f"shorten {shown} to {minutes_phrase(step.seconds)}"
