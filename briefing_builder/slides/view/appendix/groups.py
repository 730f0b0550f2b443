"""The pilot in detail as a template sees it: the department beside everybody, course by course, and what went wrong."""

from collections.abc import Mapping
from typing import cast

from briefing_builder.slides import formats
from briefing_builder.slides.author_texts import AuthorTexts, markup_path
from briefing_builder.slides.view.appendix.paging import paged
from briefing_builder.slides.view.proof import behind_others, lessons_of, pilot_and_period, rows_left_out_line, shows_own
from briefing_builder.slides.view.session import ViewData
from briefing_builder.tailoring.view import Briefing, Comparison, Figure, displayed_with
from briefing_builder.words import Catalogue

HIDDEN = "–"
COURSES_A_PAGE = 7
LESSONS_A_PAGE = 5
MEASURES = ("learners", "managers", "completion_rate_pct", "median_minutes", "applied_rate_pct", "reaction_mean")
MANAGERS = "managers"
"""Where too few of the department's took part to be shown, there is nothing to say of them here."""
SCORES_AFTER = "completion_rate_pct"
"""The row below which the scores stand: first they finish, then they know more."""
COUNTED = ("pilot:learners", "pilot:managers")
"""Of a part there are always fewer than of the whole."""
SCORES = ("pilot:score_before", "pilot:score_after", "pilot:score_gain_points")
COLUMNS = ("people", "completed", "scores", "applied")
FiguresById = Mapping[str, Figure]


def groups_view(briefing: Briefing, author: AuthorTexts) -> ViewData:
    """Return the pilot's groups: `measures` of the department and of everybody, `pages` of courses, `learned`; empty without a pilot.

    Other departments' figures are not here: a department sees its own and the organisation's. What is suppressed has no digits.
    """
    pilot, figures = briefing.content.pilot, briefing.figures
    if pilot is None or not any(_has_value(figure) for id, figure in figures.organisation.items() if id.startswith("pilot:")):
        return {}
    behind = behind_others(briefing)
    courses, measures = _course_rows(briefing), _measure_rows(briefing, behind.get("id", ""))
    dash, left_out = _dash_note(briefing, measures, ("own", "all")), _left_out(briefing)
    return {
        "title": behind.get("title") or _completions_title(briefing.words, figures.organisation),
        "behind": behind.get("said", ""),
        "own": briefing.department.label if shows_own(briefing) else "",
        "measures": measures,
        "courses_title": _courses_title(briefing),
        "has_scores": any(row["scores"] != HIDDEN for row in courses),
        "has_applied": any(row["applied"] != HIDDEN for row in courses),
        "pages": [
            page | {"note": _dash_note(briefing, cast("list[ViewData]", page["rows"]), COLUMNS)}
            for page in paged(briefing.words, courses, COURSES_A_PAGE)
        ],
        "note": " ".join(sentence for sentence in (pilot_and_period(briefing), dash, "" if courses else left_out) if sentence),
        "has_dash": bool(dash),
        "rows_left_out": rows_left_out_line(briefing),
        "left_out": left_out,
        **_lessons_values(briefing, author),
    }


def _dash_note(briefing: Briefing, rows: list[ViewData], columns: tuple[str, ...]) -> str:
    """What a dash means, for a page that has one."""
    if not any(row[column] == HIDDEN for row in rows for column in columns):
        return ""
    return briefing.words("pilot-detail.dash", least=briefing.figures.min_group_size)


def _left_out(briefing: Briefing) -> str:
    """Which courses of the pilot are not in the table at all, and why."""
    hidden = sum(known["pilot:learners"].suppressed for known in briefing.figures.by_course.values() if "pilot:learners" in known)
    if not hidden:
        return ""
    return formats.beginning_large(briefing.words("pilot-detail.left-out", count=hidden, least=briefing.figures.min_group_size))


def _completions_title(words: Catalogue, known: FiguresById) -> str:
    completions, all_of_them = known.get("pilot:completions"), known.get("pilot:enrolments")
    if completions is None or all_of_them is None or completions.value is None or all_of_them.value is None:
        return words("pilot-detail.title")
    return words("pilot-detail.title-completed", completions=completions.displayed, enrolments=all_of_them.displayed)


def _measure_rows(briefing: Briefing, behind: str) -> list[ViewData]:
    """One row a measure: the department's figure where it may be shown, everybody's, how it is counted, whether it is the one behind."""
    words, figures = briefing.words, briefing.figures
    own = figures.by_department.get(briefing.department.id, {}) if shows_own(briefing) else {}
    rows: list[ViewData] = []
    for key in MEASURES:
        whole = figures.organisation.get(f"pilot:{key}")
        if whole is not None and whole.value is not None:
            name, how = words(f"pilot-detail.measure-{whole.words_key}"), formats.beginning_large(whole.formula)
            mine = own.get(whole.id)
            shown = {"own": _figure_cell(words, mine), "all": _figure_cell(words, whole)}
            shown["difference"] = words("pilot-detail.not-compared") if whole.id in COUNTED else _difference_cell(words, mine, whole)
            if key != MANAGERS or shown["own"] != HIDDEN:
                rows.append({"name": name, **shown, "how": how, "is_behind": whole.id == behind})
        if key == SCORES_AFTER:
            rows += _score_row(briefing)
    return rows


def _score_row(briefing: Briefing) -> list[ViewData]:
    words, whole = briefing.words, next(iter(briefing.figures.scores), None)
    if whole is None:
        return []
    by_department = briefing.figures.scores_by_department if shows_own(briefing) else ()
    own = next((scores for scores in by_department if scores.scope == briefing.department.id), None)
    told = briefing.figures.find("pilot:score_gain_points", briefing.department.id)  # as on the pilot's own slide
    decimals = max(told.decimals if told else 0, _finest_decimals([scores for scores in (own, whole) if scores]))
    known = briefing.figures.by_department.get(briefing.department.id, {}) if shows_own(briefing) else {}
    both = {"own": _scores_shown(words, own, known, decimals), "all": _before_after_cell(words, whole, decimals)}
    gains = [displayed_with(scores, decimals).gain for scores in (own, whole) if scores]
    both["difference"] = _difference_cell(words, gains[0], gains[1]) if own else both["own"]
    return [{"name": words("pilot-detail.scores"), **both, "how": words("pilot-detail.scores-how"), "is_behind": False}]


def _scores_shown(words: Catalogue, compared: Comparison | None, known: FiguresById, decimals: int) -> str:
    if compared is not None:
        return _before_after_cell(words, compared, decimals)
    hidden = [figure for name in SCORES if (figure := known.get(name)) is not None and figure.suppressed]
    return HIDDEN if hidden else words("pilot-detail.not-measured")


def _course_rows(briefing: Briefing) -> list[ViewData]:
    """Courses of the whole pilot, those of this department first; a course whose people may not be shown is left out."""
    first = {ranked.item.id: number for number, ranked in enumerate(briefing.course_ranking)}
    courses = sorted(enumerate(briefing.content.courses), key=lambda pair: (first.get(pair[1].id, len(first)), pair[0]))
    scores = {comparison.scope: comparison for comparison in briefing.figures.scores_by_course}
    decimals = _finest_decimals(list(scores.values()))
    words, rows = briefing.words, list[ViewData]()
    for number, course in courses:
        known = briefing.figures.by_course.get(course.id, {})
        if not _has_value(known.get("pilot:learners")):
            continue
        compared = scores.get(course.id)
        rows.append(
            {
                "title": course.title,
                "people": _figure_cell(words, known.get("pilot:learners")),
                "completed": _figure_cell(words, known.get("pilot:completion_rate_pct")),
                "scores": _scores_shown(words, compared, known, decimals),
                "applied": _figure_cell(words, known.get("pilot:applied_rate_pct")),
                "at": markup_path(("courses", number)),
            }
        )
    return rows


def _courses_title(briefing: Briefing) -> str:
    scores = briefing.figures.scores_by_course
    tested = sum("pilot:score_gain_points" in known for known in briefing.figures.by_course.values())  # hidden ones too
    rose = sum(comparison.gain.displayed > 0 for comparison in scores)
    words, shown = briefing.words, len(scores)
    if not rose:
        return words("pilot-detail.courses")
    if tested == 1:
        return words("pilot-detail.courses-one-rose")
    if tested > shown:
        return _shown_courses_title(words, rose, shown)
    if rose == shown:
        return words("pilot-detail.courses-all-rose", rose=rose)
    return formats.beginning_large(words("pilot-detail.courses-rose", rose=rose, tested=shown))


def _shown_courses_title(words: Catalogue, rose: int, shown: int) -> str:
    """The title where the scores of some courses are hidden."""
    if shown == 1:
        return words("pilot-detail.courses-shown-one")
    if rose == shown:
        return words("pilot-detail.courses-shown-all-rose", rose=rose)
    return words("pilot-detail.courses-shown-rose", rose=rose, shown=shown)


def _lessons_values(briefing: Briefing, author: AuthorTexts) -> ViewData:
    """What went wrong: a slide of its own, or several; a single thing stands below the table (`lesson`)."""
    rows = lessons_of(briefing, author)
    if len(rows) == 1:
        return {"learned": [], "learned_title": "", "lesson": rows[0]}
    title = formats.beginning_large(briefing.words("pilot-detail.learned", count=len(rows)))
    return {"learned": paged(briefing.words, rows, LESSONS_A_PAGE), "learned_title": title, "lesson": {}}


def _finest_decimals(compared: list[Comparison]) -> int:
    """Those of the finest, for scores that stand in one table (decision 0002)."""
    return max((comparison.before.decimals for comparison in compared), default=0)


def _before_after_cell(words: Catalogue, compared: Comparison, decimals: int) -> str:
    shown = displayed_with(compared, decimals)
    before, after = shown.before.displayed, shown.after.displayed
    if compared.gain.n is None:
        return words("pilot-detail.before-after", before=before, after=after)
    return words("pilot-detail.before-after-n", before=before, after=after, n=compared.gain.n)


def _has_value(figure: Figure | None) -> bool:
    return figure is not None and figure.value is not None


def _difference_cell(words: Catalogue, own: Figure | None, whole: Figure) -> str:
    """How much more or less it is in the department than in all of them; where that is hidden or not measured, its own cell."""
    if own is None or own.value is None:
        return _figure_cell(words, own)
    difference = own.displayed - whole.displayed
    unit = "points" if own.unit in ("%", "points") else "minutes" if own.unit == "min" else "other"
    sign = "more" if difference > 0 else "less" if difference < 0 else "same"
    return words("pilot-detail.difference", sign=sign, number=words.digits(abs(difference)), unit=unit)


def _figure_cell(words: Catalogue, figure: Figure | None) -> str:
    """A rate with what it is a rate of; a dash where it is hidden, and words where there is nothing to hide."""
    if figure is None or figure.value is None:
        return HIDDEN if figure is not None and figure.suppressed else words("pilot-detail.not-measured")
    value = formats.figure_with_unit(words, figure, "")
    return words("pilot-detail.share-of", share=value, n=figure.n) if figure.unit == "%" and figure.n is not None else value
