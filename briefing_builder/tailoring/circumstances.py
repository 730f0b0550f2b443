"""What is true of a department: the conditions under which our templates may say a sentence to it."""

from briefing_builder.content.models.content import Content
from briefing_builder.content.models.courses import Course
from briefing_builder.content.models.departments import Department
from briefing_builder.figures.model import Figures
from briefing_builder.tailoring.choice.courses import is_bookable, is_offered
from briefing_builder.tailoring.model import Circumstances

ONLINE_MODES = ("elearning", "blended")
TESTS = ("pilot:score_gain_points", "pilot:pass_rate_pct")


def circumstances(content: Content, figures: Figures, department: Department, *, most_benefits: int) -> Circumstances:
    """Return what is true of the department in a slot that shows so many benefits."""
    open_courses = [course for course in content.courses if is_offered(course, department)]
    modes = {course.delivery_mode for course in open_courses}
    benefits = sum(benefit.id not in department.overrides.benefits.exclude for benefit in content.benefits)
    return Circumstances(
        courses=len(open_courses),
        is_online=bool(modes & set(ONLINE_MODES)),
        asks_weekly=bool(modes & set(ONLINE_MODES)) or (bool(modes) and "minutes_per_week" in content.programme.ask.model_fields_set),
        is_taught=bool(modes - {"elearning"}),
        saves_time=any(map(_saves_time, open_courses)),
        has_seats=any(map(is_bookable, open_courses)),
        has_tests=any(figures.find(name) is not None for name in TESTS),
        benefits=min(benefits, most_benefits),
        is_one_manager=department.people_managers == 1,
    )


def _saves_time(course: Course) -> bool:
    lesson = course.alternative
    return lesson is not None and lesson.counterfactual != "hypothetical" and course.duration_minutes < lesson.minutes_with_travel
