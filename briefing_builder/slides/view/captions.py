"""What a figure says about itself: the caption under it, and the sentence in which the presenter names it. A table of wordings.

`{of}` is whose figure it is ("Contact Centre", "all departments"), `{where}` the same in a sentence ("in the Contact Centre"), `{n}` how
many stand behind it, `{unit}` one of the currency.
"""

from dataclasses import dataclass, replace
from decimal import Decimal

from briefing_builder.slides import formats
from briefing_builder.tailoring.view import ORGANISATION, DepartmentNames, Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """The caption of a figure, and the sentence that speaks it; `{value}` is the displayed figure."""

    caption: str
    spoken: str


CAPTIONS = {
    "pilot:completion_rate_pct": Caption(
        caption="of {n} enrolments completed, {of}", spoken="{value} of the enrolments {where} were completed."
    ),
    "pilot:start_rate_pct": Caption(caption="of {n} enrolments started, {of}", spoken="{value} of the enrolments {where} were started."),
    "pilot:pass_rate_pct": Caption(
        caption="of {n} completions passed, {of}", spoken="{value} of those who finished {where} passed the test."
    ),
    "pilot:median_minutes": Caption(
        caption="typical learning time, n = {n}, {of}", spoken="The typical course took {value} minutes {where}."
    ),
    "pilot:learning_hours": Caption(caption="of learning, {of}", spoken="Together they learned for {value} hours {where}."),
    "pilot:score_gain_points": Caption(caption="points in the test, n = {n}, {of}", spoken="Test scores rose by {value} points {where}."),
    "pilot:normalised_gain": Caption(
        caption="of the possible gain, n = {n}, {of}", spoken="People {where} gained {value} of what they could gain."
    ),
    "pilot:reaction_mean": Caption(
        caption="of 5 points from the learners, n = {n}, {of}", spoken="Learners {where} gave it {value} of 5 points."
    ),
    "pilot:applied_rate_pct": Caption(
        caption="used it at work within 30 days, n = {n}, {of}",
        spoken="Thirty days after a course, {value} of those who answered {where} said that they had used it at work.",
    ),
    "pilot:managers": Caption(caption="managers took part, {of}", spoken="{value} managers {where} took part themselves."),
    "pilot:learners": Caption(caption="people took part, {of}", spoken="{value} people {where} took part."),
    "pilot:hours_returned": Caption(caption="given back during the pilot, {of}", spoken="The pilot alone gave back {value} hours {where}."),
    "roi:hours_returned": Caption(
        caption="expected back in working time, {of}", spoken="We expect {value} working hours back {where}."
    ),
    "roi:working_days_returned": Caption(
        caption="working days expected back, {of}", spoken="We expect {value} working days back {where}."
    ),
    "roi:delivery_avoided": Caption(
        caption="of trainers and rooms that need not be paid, {of}",
        spoken="We expect to save {value} on trainers and rooms {where}.",
    ),
    "roi:payback_months": Caption(
        caption="months until it is expected to have paid for itself, {of}",
        spoken="We expect it to have paid for itself after {value} months, {where}."
    ),
    "roi:roi_pct": Caption(
        caption="expected return on investment, {of}", spoken="We expect a return on investment of {value} {where}."
    ),
    "roi:bcr": Caption(
        caption="expected back for each {unit} spent, {of}",
        spoken="We expect it to give {value} times what it costs {where}."
    ),
}
FALLEN = {
    "pilot:score_gain_points": Caption(
        caption="points lower in the test, n = {n}, {of}", spoken="Test scores fell by {value} points {where}."
    ),
    "pilot:normalised_gain": Caption(
        caption="of the possible gain lost, n = {n}, {of}", spoken="People {where} lost {value} of what they could gain."
    ),
    "pilot:hours_returned": Caption(
        caption="more than the classroom takes, {of}", spoken="The pilot took {value} hours more than the classroom takes {where}."
    ),
    "roi:hours_returned": Caption(
        caption="more working time than the classroom, {of}", spoken="We expect it to take {value} more working hours {where}."
    ),
    "roi:working_days_returned": Caption(
        caption="more working days than the classroom, {of}", spoken="We expect it to take {value} more working days {where}."
    ),
}
"""What is said instead where the value is below zero; it is then shown without its sign."""
MEANINGS: dict[str, tuple[tuple[int, str], ...]] = {
    "pilot:completion_rate_pct": (
        (70, "When somebody was given a course, it usually got finished."),
        (50, "That's more than half, and it leaves something to do."),
        (0, "That's fewer than half, and I won't dress it up."),
    ),
    "pilot:start_rate_pct": ((80, "Hardly anybody left it lying unopened."),),
    "pilot:pass_rate_pct": ((80, "So a finished course was more than a last click."),),
    "pilot:median_minutes": (
        (46, "Half of the courses were done sooner, and half took longer."),
        (0, "So you plan for minutes, and not for a morning."),
    ),
    "pilot:score_gain_points": (
        (1, "There was a test before and a test after, so that's a gain and not an impression."),
        (0, "There was a test before and a test after, and people knew about as much as they did already."),
        (-100, "There was a test before and a test after, so there's nothing to explain away."),
    ),
    "pilot:reaction_mean": ((0, "That's whether they liked it. Whether they used it is another matter."),),
    "pilot:applied_rate_pct": (
        (60, "If you keep one figure, keep this one. It's about the work, and not about the course."),
        (0, "For the others it stayed on the screen, and that's what has to change."),
    ),
    "pilot:hours_returned": ((1, "In those hours, people were where you need them."),),
}
"""What a figure means in a manager's day, from a value on; the first that fits is said, and where none fits, nothing."""
DEFAULT_CAPTION = Caption(caption="{name}, {of}", spoken="{name} {where}: {value}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureWording:
    """A figure in display text: large, the caption under it, the sentence that speaks it, and the one that says what it means, if any."""

    value: str
    caption: str
    spoken: str
    meaning: str


def figure_wording(figure: Figure, currency: str, names: DepartmentNames) -> FigureWording:
    """Return what a slide and its notes make of a figure; a fall is told as a fall, without a sign."""
    wording, meaning = CAPTIONS.get(figure.id, DEFAULT_CAPTION), _meaning(figure.id, figure.displayed)
    if figure.id in FALLEN and figure.displayed < 0:
        wording, figure = FALLEN[figure.id], replace(figure, shown=-figure.displayed)
    sentence = _fill_caption(wording.spoken, figure, names, formats.spoken_figure(figure, currency), formats.unit_of(currency))
    return FigureWording(
        value=formats.figure(figure, currency),
        caption=_fill_caption(wording.caption, figure, names, "", formats.unit_of(currency)),
        spoken=formats.beginning_large(sentence),
        meaning=meaning,
    )


def _meaning(id: str, value: Decimal) -> str:
    return next((meaning for least, meaning in MEANINGS.get(id, ()) if value >= least), "")


def _fill_caption(wording: str, figure: Figure, names: DepartmentNames, value: str, unit: str) -> str:
    if figure.n is None:
        wording = wording.replace(", n = {n}", "").replace("of {n} ", "of the ")
    everybody = figure.scope == ORGANISATION
    return wording.format(
        n=figure.n,
        of="all departments" if everybody else names.label,
        where="across all departments" if everybody else f"in {names.inside}",
        value=value,
        unit=unit,
        name=figure.name,
    )
