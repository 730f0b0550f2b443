"""The briefing contract: a programme, or one department's briefing, goes in; everything that breaks a rule of the domain comes out."""

from briefing_builder.checks.content import benefits, choices, courses, endorsements, language, needs, objections, objectives, stories
from briefing_builder.checks.figures import ages, numbers, plausibility, proof, returns
from briefing_builder.checks.meeting import dates, questions, supplier
from briefing_builder.checks.registry import BriefingContext, ProgrammeContext, Rules
from briefing_builder.content import Programme
from briefing_builder.figures import Figures
from briefing_builder.problems import Problem
from briefing_builder.tailoring import Briefing

PROGRAMME_RULES: tuple[Rules[ProgrammeContext], ...] = (
    language.programme_rules,
    needs.programme_rules,
    benefits.programme_rules,
    courses.programme_rules,
    objectives.programme_rules,
    proof.programme_rules,
    ages.programme_rules,
    returns.programme_rules,
    numbers.programme_rules,
    plausibility.programme_rules,
    endorsements.programme_rules,
    supplier.programme_rules,
    objections.programme_rules,
    questions.programme_rules,
    stories.programme_rules,
)

BRIEFING_RULES: tuple[Rules[BriefingContext], ...] = (
    needs.briefing_rules,
    benefits.briefing_rules,
    choices.briefing_rules,
    courses.briefing_rules,
    dates.briefing_rules,
    plausibility.briefing_rules,
    numbers.briefing_rules,
    objectives.briefing_rules,
    proof.briefing_rules,
    ages.briefing_rules,
    endorsements.briefing_rules,
    objections.briefing_rules,
    questions.briefing_rules,
)


def check_programme(programme: Programme, figures: Figures) -> tuple[Problem, ...]:
    """Return what the whole programme lacks or breaks; what depends on a department is left to `check_briefing`."""
    context = ProgrammeContext(programme=programme, figures=figures)
    return tuple([problem for rules in PROGRAMME_RULES for problem in rules.problems(context)])


def check_briefing(programme: Programme, figures: Figures, briefing: Briefing) -> tuple[Problem, ...]:
    """Return what one department's briefing lacks or breaks.

    What several departments share comes out equal for each, so that a collector may drop the repetitions.
    """
    context = BriefingContext(programme=programme, figures=figures, briefing=briefing)
    return tuple([problem for rules in BRIEFING_RULES for problem in rules.problems(context)])
