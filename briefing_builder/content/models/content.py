"""The root of the content: every part of a programme, completed with defaults that depend on other parts."""

from typing import Literal, Self

from pydantic import Field, ValidationInfo, model_validator

from briefing_builder.content.models.benefits import Benefit, EvidenceSource, Objection
from briefing_builder.content.models.brand import BrandDetails
from briefing_builder.content.models.built_in import built_in_benefits, in_language
from briefing_builder.content.models.courses import Course
from briefing_builder.content.models.departments import Department
from briefing_builder.content.models.endorsements import Action, Endorsement, Supplier, Targets
from briefing_builder.content.models.fields import Currency, Id, Model, Text, file_name
from briefing_builder.content.models.organisation import Objective, Organisation, ProgrammeDetails
from briefing_builder.content.models.proof import MIN_GROUP_SIZE, CostModel, Needs, Pilot
from briefing_builder.content.models.session import BriefingDetails, Close, Lms, Qa, Timing
from briefing_builder.content.models.stories import Story
from briefing_builder.words import english


class Content(Model):
    """Everything the author wrote about one programme (make it with `Content.model_validate`)."""

    schema_version: Literal[1] = 1
    language: Text = "en-GB"
    """BCP 47 tag of the language of the texts."""
    currency: Currency = "GBP"
    """ISO 4217 code of all money; until it is given, that of the language's country, such as USD for en-US."""
    organisation: Organisation
    programme: ProgrammeDetails
    briefing: BriefingDetails = BriefingDetails()
    objectives: tuple[Objective, ...] = Field(min_length=1)
    departments: tuple[Department, ...] = Field(min_length=1)
    departments_file: Text | None = None
    """A CSV file or a workbook with more departments, one a row, inside the programme's folder."""
    courses: tuple[Course, ...] = Field(min_length=1)
    benefits: tuple[Benefit, ...] = Field(default=built_in_benefits(english()), min_length=1)
    """Built-in benefits serve until own ones are given."""
    sources: tuple[EvidenceSource, ...] = ()
    endorsements: tuple[Endorsement, ...] = ()
    usage_targets: Targets | None = None
    manager_actions: tuple[Action, ...] = ()
    objections: tuple[Objection, ...] = ()
    stories: tuple[Story, ...] = ()
    supplier: Supplier | None = None
    needs_analysis: Needs | None = None
    pilot: Pilot | None = None
    cost_model: CostModel | None = None
    lms: Lms = Lms()
    timing: Timing = Timing()
    qa: Qa = Qa()
    close: Close = Close()
    brand: BrandDetails = BrandDetails()

    @model_validator(mode="after")
    def _complete(self, info: ValidationInfo) -> Self:
        """In the language of the catalogue that the context of the validation names (`words`), else in English."""
        words = (info.context or {}).get("words") or english()
        currency = self.currency if "currency" in self.model_fields_set else words.currency or self.currency
        own = in_language(self, words, benefits=built_in_benefits(words), currency=currency)
        return own.model_copy(
            update={
                "briefing": _complete_briefing(own.briefing, own.programme),
                "departments": tuple(_complete_department(department, own.objectives) for department in own.departments),
                "lms": _complete_lms(own.lms, own.organisation),
                "close": _complete_close(own.close, own.programme),
            }
        )

    @property
    def people_planned(self) -> int:
        """The people of all departments for which the cost model plans learners, as far as their headcounts are known."""
        plans = self.cost_model.planned_learners.values() if self.cost_model is not None else ()
        planned = {department for places in plans for department, learners in places.items() if learners}
        return sum(department.headcount or 0 for department in self.departments if department.id in planned)

    @property
    def min_group_size(self) -> int:
        """The people that a group must have for any of its figures to be shown: five, or more where the pilot asks for more."""
        return max(MIN_GROUP_SIZE, self.pilot.data.min_group_size) if self.pilot is not None else MIN_GROUP_SIZE

    def department(self, id: Id) -> Department:
        """Return the department of that id. Raises KeyError when there is none."""
        return {department.id: department for department in self.departments}[id]

    def course(self, id: Id) -> Course:
        """Return the course of that id. Raises KeyError when there is none."""
        return {course.id: course for course in self.courses}[id]


def _complete_briefing(briefing: BriefingDetails, programme: ProgrammeDetails) -> BriefingDetails:
    given = briefing.model_fields_set
    title = briefing.title if "title" in given else programme.name
    own = {
        "title": title,
        "id": briefing.id if "id" in given else file_name(title),
        "presenter": briefing.presenter if "presenter" in given else programme.owner,
    }
    return briefing.model_copy(update=own)


def _complete_department(department: Department, objectives: tuple[Objective, ...]) -> Department:
    if "objectives" in department.model_fields_set:
        return department
    return department.model_copy(update={"objectives": tuple(objective.id for objective in objectives)})


def _complete_lms(lms: Lms, organisation: Organisation) -> Lms:
    return lms if "name" in lms.model_fields_set else lms.model_copy(update={"name": organisation.names.lms})


def _complete_close(close: Close, programme: ProgrammeDetails) -> Close:
    contact = close.profile.contact or programme.owner.email or programme.support.help
    return close.model_copy(update={"profile": close.profile.model_copy(update={"contact": contact})})
