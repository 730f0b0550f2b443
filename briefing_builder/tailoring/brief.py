"""The stage: a programme, its figures and an audience go in; the briefing of that department comes out, with its reasons."""

from collections.abc import Mapping

from briefing_builder.content import Programme
from briefing_builder.content.models.departments import Department
from briefing_builder.figures.model import Figures
from briefing_builder.memory import Same, shared
from briefing_builder.tailoring.built_in_words import with_built_in_words
from briefing_builder.tailoring.choice.benefits import chosen_benefits, rank_benefits
from briefing_builder.tailoring.choice.courses import bookable_course, chosen_courses, rank_courses, stated_needs
from briefing_builder.tailoring.choice.meeting import meeting, opening, other_texts, supplier_part, variant_settings
from briefing_builder.tailoring.choice.objections import rank_objections
from briefing_builder.tailoring.choice.objectives import served_objectives
from briefing_builder.tailoring.choice.showcase import showcase
from briefing_builder.tailoring.choice.stories import presenter_sentences, stories
from briefing_builder.tailoring.choice.voices import endorsers, manager_voices
from briefing_builder.tailoring.circumstances import circumstances
from briefing_builder.tailoring.model import Briefing, OwnSlot
from briefing_builder.tailoring.scope import chosen_targets, pilot_scope
from briefing_builder.tailoring.wording import with_texts


def brief(programme: Programme, figures: Figures, *, department: str, variant: str | None = None, slot: OwnSlot | None = None) -> Briefing:
    """Return the briefing of one department: what it should hear in a slot of that variant, and why each thing was chosen.

    Without a variant the programme's own is taken; `slot` is what an outline of the author's own says of it. Pure: the same programme
    gives the same briefing. A stronger wish goes before a weaker one: the arguments here, the department's overrides, its own wording,
    the variant, everybody's content, what is built in. Raises KeyError for an unknown department and ValueError for an unknown variant.
    Rules: domain, 4.1.
    """
    position = _places_of(Same(programme.content.departments))[department]
    audience, path = programme.content.departments[position], ("departments", position)
    variant_name = variant or programme.content.briefing.variant
    settings = variant_settings(programme.content, variant_name, slot)
    known = circumstances(programme.content, figures, audience, most_benefits=settings.max_benefits)
    content = with_texts(with_built_in_words(programme.content, known, programme.words), audience.overrides.text)
    when = meeting(content, audience, path)
    benefit_ranking = rank_benefits(content, figures, audience, count=settings.max_benefits)
    course_ranking = rank_courses(content, audience, count=settings.max_courses)
    return Briefing(
        programme=programme,
        content=content,
        circumstances=known,
        figures=figures,
        department=audience,
        department_path=path,
        variant_name=variant_name,
        variant=settings,
        meeting=when,
        benefits=chosen_benefits(benefit_ranking, audience, path),
        benefit_ranking=benefit_ranking,
        courses=chosen_courses(course_ranking, audience, when.day),
        course_ranking=course_ranking,
        bookable=bookable_course(course_ranking, when.day),
        objectives=served_objectives(content, course_ranking, audience),
        objections=rank_objections(content, audience, count=settings.max_objections_prepared),
        showcase=showcase(content, course_ranking, audience),
        endorsers=endorsers(programme.words, content, audience),
        voices=manager_voices(content, audience),
        needs=stated_needs(content, course_ranking, audience, path),
        targets=chosen_targets(content, figures, audience),
        opening=opening(content, audience, path),
        pilot_scope=pilot_scope(programme.words, content, figures, audience),
        supplier=supplier_part(content),
        stories=stories(content, audience),
        spoken=presenter_sentences(content, audience, path),
        texts=other_texts(audience, path),
    )


@shared(most=1)
def _places_of(departments: Same[tuple[Department, ...]]) -> Mapping[str, int]:
    """Where each department stands, by id; found once for a programme, which may have thousands."""
    return {department.id: place for place, department in enumerate(departments.value)}
