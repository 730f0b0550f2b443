"""The pilot as a presenter speaks of it: how it was done, what was measured, what that means in a manager's day, and what it comes to."""

from collections.abc import Sequence

from briefing_builder.slides import formats
from briefing_builder.slides.author_texts import AuthorTexts
from briefing_builder.slides.view.captions import figure_wording
from briefing_builder.slides.view.session import ViewData
from briefing_builder.tailoring.view import ORGANISATION, Briefing, Figure

COUNTED = ("pilot:managers", "pilot:learners")
"""Who took part is said at the beginning."""
MOST_FINISHED = 60
"""Per cent of the enrolments, from which on a pilot worked."""
GAIN = "pilot:score_gain_points"


def pilot_speech(briefing: Briefing, author: AuthorTexts, figures: Sequence[Figure], *, is_own: bool) -> ViewData:
    """Return what is spoken: `design` (how it was done), `borrowed` (that no figure is the department's own), `measured`, and `end`.

    What is `measured` is each figure, and what it means in a manager's day; `worked` tells of which kind the `end` is.
    """
    shown = [figure for figure in figures if figure.id not in COUNTED]
    gain = briefing.figures.find(GAIN, briefing.department.id)
    if gain is not None and gain.value is not None:
        shown.insert(1, gain)
    worked = _pilot_worked(briefing)
    return {
        "design": _design_sentence(briefing, author),
        "borrowed": "" if is_own else briefing.words("pilot.borrowed", department=briefing.names.inside),
        "measured": [_figure_sentences(figure, briefing, is_own=is_own) for figure in shown],
        "worked": worked,
        "end": briefing.words("pilot.end-worked" if worked else "pilot.end-did-not-work"),
    }


def _design_sentence(briefing: Briefing, author: AuthorTexts) -> str:
    """How the pilot was done, in the author's words."""
    pilot = briefing.content.pilot
    if pilot is None or not pilot.design:
        return ""
    design = formats.beginning_large(formats.sentence(author.sentence(pilot.design, ("pilot", "design"))))
    return briefing.words("pilot.how-done", design=design)


def _figure_sentences(figure: Figure, briefing: Briefing, *, is_own: bool) -> ViewData:
    """A figure and what it means; of everybody's among the department's own, nothing is made."""
    wording = figure_wording(briefing.words, figure, briefing.content.currency, briefing.names)
    is_borrowed = is_own and figure.scope == ORGANISATION
    return {"id": figure.id, "spoken": wording.spoken, "meaning": "" if is_borrowed else wording.meaning}


def _pilot_worked(briefing: Briefing) -> bool:
    """Whether most of it was finished and nobody knew less afterwards."""
    rate, gain = (briefing.figures.find(name, briefing.department.id) for name in ("pilot:completion_rate_pct", GAIN))
    is_finished = rate is None or rate.value is None or rate.displayed >= MOST_FINISHED
    return is_finished and (gain is None or gain.value is None or gain.displayed > 0)
