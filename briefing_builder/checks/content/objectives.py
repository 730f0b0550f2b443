"""Strategic objectives and what courses do for them: rules R20-R22."""

import re
from collections.abc import Iterator

from briefing_builder.checks.registry import BriefingContext, ProgrammeContext, Rules
from briefing_builder.checks.wording import word_count
from briefing_builder.problems import Problem, Source, error, warning
from briefing_builder.rich_text import plain_text

programme_rules: Rules[ProgrammeContext] = Rules()
briefing_rules: Rules[BriefingContext] = Rules()

HOW_WORDS_AT_LEAST = 4
_GENERIC = re.compile(
    r"^(it |this course |the course )?(supports|helps|contributes to|improves|is important for|is relevant to)"
    r"( to)?( achieve| reach| meet)? (the|this|our|that) (objective|goal|strategy|target)s?\W*$",
    re.IGNORECASE,
)


@programme_rules
def objectives_are_owned_and_measured(context: ProgrammeContext) -> Iterator[Problem]:
    """R20: an objective that the management team must deliver has an owner and a measure."""
    for index, objective in enumerate(context.content.objectives):
        missing = [name for name in ("owner", "measure") if getattr(objective, name) is None]
        if missing:
            message = f"the objective “{objective.name}” has no {' and no '.join(missing)}"
            hint = "write " + " and ".join(
                {"owner": "`owner` with a `title`", "measure": "`measure` with `baseline`, `target` and `due`"}[name] for name in missing
            )
            yield warning("objective-incomplete", message, context.at("objectives", index), hint)


@programme_rules
def courses_serve_an_objective(context: ProgrammeContext) -> Iterator[Problem]:
    """R21: a course without an objective is hard to defend."""
    for index, course in enumerate(context.content.courses):
        if not course.contributes:
            hint = "write `contributes` with `objective`, `strength` and `how`"
            yield warning("course-without-objective", f"{course.title} serves no objective", context.at("courses", index), hint)


@programme_rules
def every_how_is_its_own(context: ProgrammeContext) -> Iterator[Problem]:
    """R21, R22: the sentence that links course and objective is what makes it powerful."""
    first: dict[str, Source] = {}
    for index, course in enumerate(context.content.courses):
        for part_index, part in enumerate(course.contributes):
            source = context.at("courses", index, "contributes", part_index, "how")
            how = plain_text(part.how)
            plain = " ".join(how.casefold().split()).rstrip(".")
            if not plain:
                yield error("how-missing", f"{course.title} does not say how it helps {part.objective}", source, "write one plain sentence")
            elif plain in first:
                hint = "say what changes because of this course"
                yield warning("how-repeated", f"{course.title} says how it helps in the same words as {first[plain]}", source, hint)
            elif word_count(part.how) < HOW_WORDS_AT_LEAST or _GENERIC.match(how.strip()):
                hint = "name the behaviour that changes and the measure that it moves"
                yield warning("how-generic", f"{course.title} says how it helps in words that fit any course", source, hint)
            first.setdefault(plain, source)


@briefing_rules
def the_department_has_an_objective(context: BriefingContext) -> Iterator[Problem]:
    """R20: the deck speaks of the objectives that this management team must deliver."""
    if not context.briefing.objectives:
        hint = "name at least one under the department's `objectives`"
        yield error("no-objective", f"{context.name} has no objective", context.at_department(), hint)


@briefing_rules
def objectives_have_a_course(context: BriefingContext) -> Iterator[Problem]:
    """R21: an objective without a course is a gap, and shown as one."""
    for gap in context.briefing.gaps:
        message = f"no course for {context.name} helps the objective “{gap.objective.name}”; the deck shows the gap"
        hint = "add the objective to `contributes` of a course for this department, or be ready to say what is planned"
        yield warning("objective-without-course", message, context.at(*gap.path), hint)
