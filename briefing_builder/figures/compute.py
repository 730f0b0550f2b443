"""The stage: a programme goes in, every number that its briefings may show comes out."""

from decimal import localcontext

from briefing_builder.content import Programme
from briefing_builder.figures.arithmetic import PRECISION
from briefing_builder.figures.comparison import compare_scores, with_scores_that_add_up
from briefing_builder.figures.model import Figures
from briefing_builder.figures.pilot_figures import pilot_figures
from briefing_builder.figures.return_figures import return_figures
from briefing_builder.figures.targets import targets_by_department


def compute(programme: Programme) -> Figures:
    """Return the figures of a programme: pilot metrics, return and targets, unrounded, small groups suppressed.

    Pure: the same programme gives the same figures, whatever the order of its pilot rows. What lacks an input is not there, and
    `absent` gives the reason; nothing is guessed. Raises nothing for a programme that was loaded without errors.
    """
    with localcontext(PRECISION):
        return _compute_figures(programme)


def _compute_figures(programme: Programme) -> Figures:
    content, words = programme.content, programme.words
    pilot = pilot_figures(programme)
    completion = pilot.organisation.get("pilot:completion_rate_pct")
    planned = return_figures(words, content, pilot.course_minutes, completion.value if completion else None)
    without_targets = {} if content.usage_targets else {"target": words("figures.absent-no-targets")}
    return Figures(
        words=words,
        organisation={**with_scores_that_add_up(pilot.organisation), **planned.organisation},
        by_department={
            department.id: {
                **with_scores_that_add_up(pilot.by_department.get(department.id, {})),
                **planned.by_department.get(department.id, {}),
            }
            for department in content.departments
        },
        by_course={course: with_scores_that_add_up(known) for course, known in pilot.by_course.items()},
        scores=compare_scores([pilot.organisation]),
        scores_by_department=compare_scores(pilot.by_department.values()),
        scores_by_course=compare_scores(pilot.by_course.values()),
        return_detail=planned.detail,
        targets=targets_by_department(words, content),
        min_group_size=content.min_group_size,
        rows_left_out=programme.rows_left_out,
        absent={**pilot.absent, **planned.absent, **without_targets},
    )
