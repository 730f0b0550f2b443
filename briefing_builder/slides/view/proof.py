"""Pilot and return as a template sees them: display text, chart values, and the sentences that name method and n."""

from collections.abc import Sequence
from decimal import Decimal

from briefing_builder.slides import formats
from briefing_builder.slides.author_texts import AuthorTexts
from briefing_builder.slides.view.captions import figure_wording
from briefing_builder.slides.view.headlines import is_short
from briefing_builder.slides.view.returns.result import returns_view
from briefing_builder.slides.view.session import ViewData
from briefing_builder.slides.view.spoken.pilot import pilot_speech
from briefing_builder.tailoring.view import ORGANISATION, Briefing, Comparison, Figure, displayed_with
from briefing_builder.values import replace

HERO_FIGURES = 3
COMPLETED = "pilot:completion_rate_pct"
APPLIED = "pilot:applied_rate_pct"
FAR_BEHIND = 10
"""Points by which a rate of the department must be below everybody's to be told as what is not so good."""
CLEARLY_MORE = 1
"""Points by which the department's own gain must be greater than everybody's to be held against it."""


def proof_view(briefing: Briefing, author: AuthorTexts) -> ViewData:
    """Return the pilot (`proof`) and the return (`returns`); each is empty where the programme has none."""
    return {"proof": _proof_values(briefing, author), "returns": returns_view(briefing, author)}


def shows_own(briefing: Briefing) -> bool:
    """Return whether the pilot figures shown are the department's own."""
    return briefing.pilot_scope is not None and briefing.pilot_scope.scope == "department"


def pilot_and_period(briefing: Briefing) -> str:
    """Return the sentence that names the pilot and says when it ran, and how many rows were left out; empty where there is none."""
    words, pilot = briefing.words, briefing.content.pilot
    if pilot is None:
        return ""
    name = pilot.name if "name" in pilot.model_fields_set else words("pilot.name")
    note, left_out = words("pilot.note", pilot=name, period=words.span(pilot.starts, pilot.ends)), briefing.figures.rows_left_out
    return f"{note} {words('pilot.note-left-out', count=left_out)}" if left_out else note


def rows_left_out_line(briefing: Briefing) -> str:
    """Return what the presenter answers who asks how complete the data are; empty where no row was left out."""
    left_out = briefing.figures.rows_left_out
    return briefing.words("pilot.do-say-left-out", count=left_out) if left_out else ""


def lessons_of(briefing: Briefing, author: AuthorTexts) -> list[dict[str, str]]:
    """Return what did not go well as far as this department hears it, and what was changed."""
    pilot = briefing.content.pilot
    return [
        {
            "text": formats.sentence(author.sentence(lesson.text, ("pilot", "learned", number, "text"))),
            "did": formats.sentence(author.sentence(lesson.we_did, ("pilot", "learned", number, "we_did"))),
            "at": f"pilot/learned/{number}",
        }
        for number, lesson in enumerate(pilot.learned if pilot is not None else ())
        if not lesson.departments or briefing.department.id in lesson.departments
    ]


def behind_others(briefing: Briefing) -> dict[str, str]:
    """Return the rate of the department that is furthest below everybody's, and how that is told; empty where none is far below."""
    words, figures = briefing.words, briefing.figures
    own = figures.by_department.get(briefing.department.id, {}) if shows_own(briefing) else {}
    pairs = [(own[name], figures.organisation[name]) for name in (COMPLETED, APPLIED) if name in own and name in figures.organisation]
    known = [(mine, all_) for mine, all_ in pairs if mine.value is not None and all_.value is not None]
    mine, whole = min(known, key=lambda pair: pair[0].displayed - pair[1].displayed, default=(None, None))
    if mine is None or whole is None or whole.displayed - mine.displayed < FAR_BEHIND:
        return {}
    values = {
        "department": briefing.names.in_title,
        "own": formats.figure_with_unit(words, mine, ""),
        "whole": formats.figure_with_unit(words, whole, ""),
    }
    rate = "applied" if mine.id == APPLIED else "completed"
    told = {key: words(f"pilot.behind-{key}", rate=rate, **values) for key in ("title", "note", "said")}
    return {"id": mine.id, **told, "title": told["title"] if is_short(told["title"]) else ""}


def _department_figure(briefing: Briefing, name: str) -> Figure | None:
    return briefing.figures.find(name, briefing.department.id)


def _proof_values(briefing: Briefing, author: AuthorTexts) -> ViewData:
    pilot = briefing.content.pilot
    if pilot is None or not briefing.figures.organisation:
        return {}
    figures, chart, learned = _hero_figures(briefing), _scores_chart(briefing), lessons_of(briefing, author)
    said = pilot_speech(briefing, author, figures, is_own=shows_own(briefing))
    remedy = learned[0] if learned and not said["worked"] else {}
    behind = {} if remedy else behind_others(briefing)
    voice = next((quoted.voice for quoted in briefing.voices if quoted.is_own), None)
    words, question = briefing.words, pilot.question or briefing.words("pilot.question")
    return {
        "title": _pilot_title(briefing),
        "whose": briefing.department.label if shows_own(briefing) else words("captions.all-departments"),
        "question": author.sentence(question, ("pilot", "question")),
        "design": formats.beginning_large(formats.sentence(author.sentence(pilot.design or "", ("pilot", "design")))),
        "chart": chart,
        "completed": _completed_chart(briefing, figures) if chart else {},
        "figures": [_figure_values(figure, briefing) for figure in figures],
        "said": said,
        "remedy": remedy,
        "behind": behind.get("said", ""),
        "note": _pilot_note(briefing, [] if remedy else learned, behind.get("note", ""), has_scores=bool(chart)),
        "left_out": rows_left_out_line(briefing),
        "people_line": _people_line(briefing),
        "learned": learned,
        "voice": words("pilot.voice", name=voice.name, title=voice.title) if voice else "",
    }


def _hero_figures(briefing: Briefing) -> list[Figure]:
    """What the author wants shown, without what the chart shows already, and the managers who took part."""
    pilot = briefing.content.pilot
    names = [f"pilot:{name}" for name in (pilot.show if pilot else ()) if name != "score_gain_points"]
    first = [figure for figure in (_department_figure(briefing, name) for name in names) if figure][: HERO_FIGURES - 1]
    managers = _department_figure(briefing, "pilot:managers")
    others = [figure for figure in (_department_figure(briefing, name) for name in names[HERO_FIGURES - 1 :]) if figure]
    last = [figure for figure in (others[-1] if others else None, managers if managers and managers.displayed > 1 else None) if figure]
    return [*first, *last][:HERO_FIGURES]


def _completed_chart(briefing: Briefing, figures: Sequence[Figure]) -> ViewData:
    """What was finished in the department beside everybody's, where that is what the author wants told first; else nothing."""
    words, own = briefing.words, next(iter(figures), None)
    whole = briefing.figures.organisation.get(COMPLETED)
    if own is None or own.id != COMPLETED or own.scope == ORGANISATION or whole is None or whole.value is None:
        return {}
    named = [(briefing.department.label, own), (words("pilot.all-departments"), whole)]
    rows = [{"name": words("pilot.completed-of", name=name, n=figure.n), "value": str(figure.displayed)} for name, figure in named]
    described = [words("pilot.completed-bar", name=name, share=formats.figure_with_unit(words, figure, "")) for name, figure in named]
    alt = words.bars(words("pilot.completed-shows"), described)
    return {"label": words("pilot.completed"), "rows": rows, "format": '0" %"', "highlight": "0", "alt": alt}


def _figure_values(figure: Figure, briefing: Briefing) -> ViewData:
    wording = figure_wording(briefing.words, figure, briefing.content.currency, briefing.names)
    return {"value": wording.value, "caption": wording.caption}


def _pilot_title(briefing: Briefing) -> str:
    """What the pilot showed, of one group of people; of which, where it is not the one that stands above the title.

    The scores where they are known before and after, else what was finished. A department whose name is too long for a title is “here”.
    """
    scores, rate = next((scores for _, scores in _shown_scores(briefing)), None), _department_figure(briefing, "pilot:completion_rate_pct")
    if scores is None and rate is None:
        return briefing.words("pilot.title")
    is_own = (scores.scope if scores else rate.scope if rate else ORGANISATION) != ORGANISATION
    if is_own == shows_own(briefing):
        return _results_title(briefing, "yours" if is_own else "together", scores, rate)
    title = _results_title(briefing, "department" if is_own else "everybody", scores, rate)
    return title if is_short(title) else _results_title(briefing, "here", scores, rate)


def _results_title(briefing: Briefing, place: str, scores: Comparison | None, rate: Figure | None) -> str:
    """How the scores changed, or what was finished; `place` is how it stands of whom: yours, together, department, everybody or here."""
    words, department = briefing.words, briefing.names.in_title
    if scores is None:
        finished = formats.figure_with_unit(words, rate, "") if rate else ""
        return words("pilot.title-finished", place=place, department=department, finished=finished)
    before, after = _scores_as_said(scores)
    way = "rose" if after > before else "fell" if after < before else "same"
    return words("pilot.title-scores", place=place, department=department, before=before, after=after, way=way)


def _scores_as_said(scores: Comparison) -> tuple[Decimal, Decimal]:
    """Both scores in whole points, as one says them; where they differ by less than that, with the decimals they are shown with."""
    before, after = (replace(figure, shown=None, decimals=0).displayed for figure in (scores.before, scores.after))
    return (before, after) if before != after else (scores.before.displayed, scores.after.displayed)


def _shown_scores(briefing: Briefing) -> list[tuple[str, Comparison]]:
    """The scores of the department, where they are its own that are shown, and of everybody, where that says something for the courses.

    It does where the department gained clearly more, and where it gained nothing and the others did.
    """
    figures = briefing.figures
    own = [scores for scores in figures.scores_by_department if scores.scope == briefing.department.id and shows_own(briefing)]
    named = [(briefing.department.label, scores) for scores in own[:1]]
    whole = [(briefing.words("pilot.all-departments"), scores) for scores in figures.scores]
    if not own or not whole:
        return [*named, *whole]
    mine, theirs = own[0].gain.displayed, whole[0][1].gain.displayed
    is_telling = mine - theirs >= CLEARLY_MORE or mine <= 0 < theirs
    return [*named, *(whole if is_telling else [])]


def _scores_chart(briefing: Briefing) -> ViewData:
    """Mean test scores before and after: of the department beside everybody's, or else of everybody."""
    words, told = briefing.words, _department_figure(briefing, "pilot:score_gain_points")
    decimals = told.decimals if told else 0
    rows = _same_decimals(_shown_scores(briefing), decimals)
    if not rows or any(score.displayed < 0 for _, scores in rows for score in (scores.before, scores.after)):
        return {}
    descriptions = [
        words("pilot.chart-bar", name=name, before=scores.before.displayed, after=scores.after.displayed) for name, scores in rows
    ]
    return {
        "format": "0.0" if rows[0][1].before.decimals else "0",
        "rows": [
            {
                "name": name,
                "n": words("pilot.chart-n", n=scores.gain.n or 0),
                "before": str(scores.before.displayed),
                "after": str(scores.after.displayed),
                "difference": str(scores.gain.displayed),
            }
            for name, scores in rows
        ],
        "alt": words.bars(words("pilot.chart-shows"), descriptions),
    }


def _same_decimals(rows: list[tuple[str, Comparison]], decimals: int) -> list[tuple[str, Comparison]]:
    """The scores of one chart, all with the decimals of the finest, or those of the gain that is told with them (decision 0002)."""
    decimals = max((decimals, *(scores.before.decimals for _, scores in rows)))
    return [(name, displayed_with(scores, decimals)) for name, scores in rows]


def _pilot_note(briefing: Briefing, learned: list[dict[str, str]], behind: str, *, has_scores: bool) -> str:
    words, sentences = briefing.words, [pilot_and_period(briefing)]
    sentences += [words("pilot.note-scores")] if has_scores else []
    if behind:
        sentences.append(behind)
    elif learned:
        sentences.append(words("pilot.note-lesson", lesson=words.beginning_small(learned[0]["text"])))
    return " ".join(sentences)


def _people_line(briefing: Briefing) -> str:
    learners, managers = (briefing.figures.organisation.get(f"pilot:{name}") for name in ("learners", "managers"))
    if learners is None or learners.value is None:
        return ""
    of_them = managers.displayed if managers and managers.value else 0
    return briefing.words("pilot.people", learners=learners.displayed, managers=of_them)
