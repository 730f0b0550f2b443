"""What slides may read of a briefing: its frozen values and the types they are made of, and nothing that computes or selects."""

from briefing_builder.content.models.benefits import Counted, Objection
from briefing_builder.content.models.courses import Course
from briefing_builder.content.models.department_names import DepartmentNames
from briefing_builder.content.models.departments import FirstVoice, Kpi
from briefing_builder.content.models.endorsements import Endorsement, Targets
from briefing_builder.content.models.organisation import Owner, Portrait
from briefing_builder.content.models.proof import CostModel, Needs, YouSaid
from briefing_builder.figures.arithmetic import apportion
from briefing_builder.figures.comparison import displayed_with
from briefing_builder.figures.model import ORGANISATION, Assumption, Case, Comparison, Figure, Figures, ReturnDetail, Target
from briefing_builder.tailoring.built_in_words import course_kind
from briefing_builder.tailoring.choice.benefits import BENEFITS_SHOWN
from briefing_builder.tailoring.choice.voices import may_be_heard_by_supplier, may_be_quoted
from briefing_builder.tailoring.model import (
    Briefing,
    ChosenBenefit,
    ChosenCourse,
    ChosenTarget,
    CourseContribution,
    Endorser,
    ManagerVoice,
    OwnSlot,
    ServedObjective,
    ShownCourse,
)
from briefing_builder.tailoring.reasons import ContentPath, Ranked

__all__ = [
    "BENEFITS_SHOWN",
    "ORGANISATION",
    "Assumption",
    "Briefing",
    "Case",
    "ChosenBenefit",
    "ChosenCourse",
    "ChosenTarget",
    "Comparison",
    "ContentPath",
    "CostModel",
    "Counted",
    "Course",
    "CourseContribution",
    "DepartmentNames",
    "Endorsement",
    "Endorser",
    "Figure",
    "Figures",
    "FirstVoice",
    "Kpi",
    "ManagerVoice",
    "Needs",
    "Objection",
    "OwnSlot",
    "Owner",
    "Portrait",
    "Ranked",
    "ReturnDetail",
    "ServedObjective",
    "ShownCourse",
    "Target",
    "Targets",
    "YouSaid",
    "apportion",
    "course_kind",
    "displayed_with",
    "may_be_heard_by_supplier",
    "may_be_quoted",
]
