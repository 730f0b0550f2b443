"""The briefing: one department's selection from the programme, each choice with its place in the content and its reasons."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from briefing_builder.content import Programme
from briefing_builder.content.models.benefits import Benefit, Objection
from briefing_builder.content.models.content import Content
from briefing_builder.content.models.courses import Contribution, Course
from briefing_builder.content.models.department_names import DepartmentNames
from briefing_builder.content.models.departments import Department, FirstVoice, Priority
from briefing_builder.content.models.endorsements import Endorsement, Metric, Supplier
from briefing_builder.content.models.organisation import Objective, Person
from briefing_builder.content.models.proof import Voice
from briefing_builder.content.models.session import Variant
from briefing_builder.content.models.stories import Story
from briefing_builder.figures.model import Figures, Target
from briefing_builder.tailoring.reasons import ContentPath, Ranked, Reason
from briefing_builder.words import Catalogue

Level = Literal["override", "department", "base"]
"""Whose wording it is, strongest first: the department's overrides, its own wording, everybody's (ours where the author wrote none)."""

Scope = Literal["department", "organisation"]
NeedStatus = Literal["shown", "eligible", "not-yet"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A text as the author wrote it (a Jinja template at times), with the place it comes from."""

    text: str
    path: ContentPath
    level: Level = "base"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenBenefit:
    """A benefit on the slide: `words` speak to this department, `priority` is the first of its priorities that it serves."""

    ranked: Ranked[Benefit]
    words: Words
    name: str
    priority: Priority | None = None

    @property
    def benefit(self) -> Benefit:
        """The benefit as everybody has it."""
        return self.ranked.item


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenCourse:
    """A course on the slide; `next_sessions` lie after the day of the briefing, earliest first."""

    ranked: Ranked[Course]
    is_asked_for: bool
    next_sessions: tuple[date, ...] = ()

    @property
    def course(self) -> Course:
        """The course as the catalogue has it."""
        return self.ranked.item


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseContribution:
    """How one course helps one objective; `is_shown` when the course is among the chosen."""

    course: Course
    contribution: Contribution
    path: ContentPath
    is_shown: bool

    @property
    def is_direct(self) -> bool:
        """Whether the course moves the objective itself and does not only support it."""
        return self.contribution.strength == "direct"


@dataclass(frozen=True, slots=True, kw_only=True)
class ServedObjective:
    """An objective of the department with the eligible courses that help it, direct ones first; none is a gap to be shown."""

    objective: Objective
    path: ContentPath
    contributions: tuple[CourseContribution, ...]

    @property
    def is_gap(self) -> bool:
        """Whether no course helps this objective yet."""
        return not self.contributions


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedNeed:
    """A course that the department's managers asked for; `course` is None when it is not in the catalogue yet."""

    course_id: str
    path: ContentPath
    status: NeedStatus
    course: Course | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCourse:
    """The showcase, or the bookable course, with why it was taken."""

    course: Course
    path: ContentPath
    reasons: tuple[Reason, ...]
    next_sessions: tuple[date, ...] = ()
    is_open: bool = True
    """Whether the department may take it; else it is shown as an example, and said to be one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldStory:
    """A story that this department may hear; `with_course` where whoever presents the showcase may tell it there."""

    story: Story
    path: ContentPath
    with_course: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Endorser:
    """A senior voice whose permission is given, with why it speaks to this department."""

    endorsement: Endorsement
    path: ContentPath
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ManagerVoice:
    """A manager who took part in the pilot and permits the quote."""

    voice: Voice
    path: ContentPath
    is_own: bool
    """Whether this manager belongs to the department."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenTarget:
    """A usage target with the department's number laid over everybody's; `baseline_scope` tells whose baseline it is."""

    metric: Metric
    path: ContentPath
    target: Target
    target_scope: Scope
    baseline_scope: Scope | None
    """None where no baseline is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """The question that opens the discussion, and what the presenter does around it."""

    prompt: Words
    if_silent: Words
    wait_seconds: int
    first_voice: FirstVoice | None = None
    first_voice_path: ContentPath = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """When, where and by whom: the department's own meeting laid over the programme's."""

    presenter: Person
    day: date | None = None
    time: str | None = None
    location: str | None = None
    next_contact: date | None = None
    """When the department hears from the learning team again, and where that is written."""
    next_contact_path: ContentPath = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PilotScope:
    """Whose pilot figures are shown; `label` says it to the reader."""

    scope: Scope
    label: str
    learners: int
    """People behind the figures."""
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplierPart:
    """What the supplier presents: segment ids in the author's order, without those it may not present."""

    supplier: Supplier
    segments: tuple[str, ...]
    refused: tuple[str, ...]
    """Segments that stand under `presents`, but stay with our own people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSlot:
    """What the author's own outline says of its slot: its minutes, and how many benefits it shows (0: as the nearest variant)."""

    minutes: int
    benefits: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What is true of a department's courses, benefits and managers; `courses` are those that it may take and does not exclude."""

    courses: int
    is_online: bool
    """One course at least is taken online, whenever one wants; only then are there links to send."""
    is_taught: bool
    """One course at least is taught by somebody: in a classroom, live online, or as the practice of a blended course."""
    asks_weekly: bool
    """A time in every week is asked for: something is taken online, or the author says how many minutes; else it is a date."""
    saves_time: bool
    """One course at least is shorter than the lesson that ran or is planned, its travel included."""
    has_seats: bool
    """The seat of one course at least is booked in the learning platform."""
    has_tests: bool
    """Tests are known of: the pilot has their results."""
    benefits: int
    """How many benefits may be shown."""
    is_one_manager: bool
    """The department has one people manager, so that nobody else listens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """One department's briefing in one variant; everything a slide may say and why it says it.

    `programme` and `figures` are everybody's, for what every department hears alike; what is tailored stands in the fields here.
    """

    programme: Programme
    content: Content
    """What the author wrote, with our own words as they are true here, and the department's `overrides.text` in place."""
    circumstances: Circumstances
    figures: Figures
    department: Department
    department_path: ContentPath
    variant_name: str
    variant: Variant
    meeting: Meeting
    benefits: tuple[ChosenBenefit, ...]
    benefit_ranking: tuple[Ranked[Benefit], ...]
    courses: tuple[ChosenCourse, ...]
    course_ranking: tuple[Ranked[Course], ...]
    """Every course that is eligible for the department."""
    bookable: ShownCourse | None
    objectives: tuple[ServedObjective, ...]
    objections: tuple[Ranked[Objection], ...]
    """Every objection by rank; `is_chosen` marks the prepared, the others stand in the appendix only."""
    showcase: ShownCourse | None
    endorsers: tuple[Endorser, ...]
    voices: tuple[ManagerVoice, ...]
    needs: tuple[StatedNeed, ...]
    targets: tuple[ChosenTarget, ...]
    opening: Opening
    pilot_scope: PilotScope | None
    supplier: SupplierPart | None = None
    stories: tuple[ToldStory, ...] = ()
    spoken: Mapping[str, Words] = field(default_factory=dict)
    """The author's own `hook`, `why_now`, `closing` and `statement`, as far as they are written."""
    texts: tuple[Words, ...] = ()
    """The department's `overrides.text`, sorted by the names of the texts that they replace in `content`."""

    @property
    def words(self) -> Catalogue:
        """Our own sentences, in the programme's language."""
        return self.programme.words

    @property
    def names(self) -> DepartmentNames:
        """What the department is called alone, within sentences and in titles."""
        return self.department.names(self.words)

    @property
    def prepared_objections(self) -> tuple[Ranked[Objection], ...]:
        """The objections the presenter has ready, most likely first."""
        return tuple(objection for objection in self.objections if objection.is_chosen)

    @property
    def only_course(self) -> Course | None:
        """The one course that the department may take; None where there are more, or none."""
        open_to_them = [ranked.item for ranked in self.course_ranking if not ranked.is_excluded]
        return open_to_them[0] if len(open_to_them) == 1 else None

    @property
    def answered_objections(self) -> tuple[Ranked[Objection], ...]:
        """The objections that have a slide: those that are prepared, then the others; the excluded have none."""
        return tuple(objection for objection in self.objections if not objection.is_excluded)

    @property
    def gaps(self) -> tuple[ServedObjective, ...]:
        """The department's objectives that no course helps yet."""
        return tuple(objective for objective in self.objectives if objective.is_gap)

    @property
    def file_stem(self) -> str:
        """Return `{briefing}-{department}-{variant}`, the name of the deck's file without its ending."""
        return stem_of(self.content, self.department.id, self.variant_name)


def stem_of(content: Content, department: str, variant: str) -> str:
    """Return the name of the file of one department's deck, without its ending."""
    return f"{content.briefing.id}-{department}-{variant}"
