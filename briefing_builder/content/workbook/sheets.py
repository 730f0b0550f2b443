"""The sheets of a workbook in their order: what each is called, what it is for, and which part of the content it holds."""

from collections.abc import Mapping
from typing import Literal

from briefing_builder.values import Value

Group = Literal["programme", "people", "courses", "arguments", "proof", "meeting", "look"]
OPTIONAL_PARTS = ("courses.[].booking", "courses.[].showcase", "departments.[].briefing")
"""Parts that mean something even when nothing in them is filled in; each has a column that says that it is there."""
REFERENCE_NAMES: Mapping[str, str] = {
    "benefits": "Benefit",
    "courses": "Course",
    "departments": "Department",
    "cost_model.planned_learners.{*}": "Course",
    "departments.[].briefing.first_voice.by_department.{*}": "For department",
    "departments.[].overrides.text.{*}": "Text to replace",
    "pilot.data.columns.{*}": "Our column",
    "timing.variants.{*}": "Slot",
    "usage_targets.baseline_by_department.{*}.{*}": "Metric",
    "usage_targets.by_department.{*}.{*}": "Metric",
}
"""What the columns are called that say to what a row belongs, by the list or the map; keys of all other maps are departments."""


class SheetOutline(Value, frozen=True, kw_only=True):
    """A sheet without its columns, which come from the models."""

    place: int
    name: str
    group: Group
    intro: str
    pattern: str = ""
    parts: tuple[str, ...] = ()
    """Of a form: the parts of the content that it holds, without the lists and maps in them."""
    other_names: tuple[str, ...] = ()
    is_rare: bool = False


def _form_sheet(place: int, name: str, group: Group, parts: str, intro: str, other_names: str = "") -> SheetOutline:
    names = tuple(filter(None, other_names.split(", ")))
    return SheetOutline(place=place, name=name, group=group, parts=tuple(parts.split()), intro=intro, other_names=names)


def _table_sheet(
    place: int, name: str, group: Group, pattern: str, intro: str, other_names: str = "", *, is_rare: bool = False
) -> SheetOutline:
    names = tuple(filter(None, other_names.split(", ")))
    return SheetOutline(place=place, name=name, group=group, pattern=pattern, intro=intro, other_names=names, is_rare=is_rare)


FORMS = (
    _form_sheet(
        *(10, "Programme", "programme", "schema_version language currency departments_file organisation programme briefing"),
        "Who you are, what you launch, and the briefing as an event. Two names are needed; everything else has a default.",
        "Settings",
    ),
    _form_sheet(80, "Discussion", "meeting", "qa close lms timing", "The discussion, the last word, the learning platform, the clock."),
    _form_sheet(85, "Needs", "proof", "needs_analysis", "How managers were asked, and when.", "Needs analysis"),
    _form_sheet(100, "Pilot", "proof", "pilot", "The trial: when it ran, and the file with its rows."),
    _form_sheet(
        *(110, "Costs", "proof", "cost_model"),
        "How the return is calculated. What the programme costs stands in Cost items, whom it reaches in Planned learners.",
        "Cost model",
    ),
    _form_sheet(120, "Targets", "proof", "usage_targets", "The quarter, and who reports to whom.", "Usage targets"),
    _form_sheet(130, "Supplier", "people", "supplier", "Who presents which slides, and what may not be handed over."),
    _form_sheet(140, "Brand", "look", "brand", "The look: a built-in brand or your own template, colours, logo."),
)
TABLES = (
    _table_sheet(20, "Departments", "people", "departments.[]", "One deck each. What is most pressing stands in the sheet Priorities."),
    _table_sheet(
        *(21, "Priorities", "people", "departments.[].priorities.[]"),
        "What a department must get right, most pressing first; the tags choose the benefits.",
    ),
    _table_sheet(22, "KPIs", "people", "departments.[].kpis.[]", "The figures by which a department is measured.", "Measures"),
    _table_sheet(30, "Objectives", "programme", "objectives.[]", "What management must deliver."),
    _table_sheet(40, "Courses", "courses", "courses.[]", "The catalogue, however it is delivered. At least one course has a showcase."),
    _table_sheet(41, "Contributions", "courses", "courses.[].contributes.[]", "How a course helps to reach an objective, in a sentence."),
    _table_sheet(42, "Screenshots", "courses", "courses.[].showcase.screenshots.[]", "Pictures of a course, in the workbook’s folder."),
    _table_sheet(50, "Benefits", "arguments", "benefits.[]", "What a manager gains, said to the manager. Without rows, ours serve."),
    _table_sheet(
        *(51, "Benefits by department", "arguments", "benefits.[].by_department.{*}"),
        "The same benefit in other words for one department.",
        is_rare=True,
    ),
    _table_sheet(52, "Sources", "arguments", "sources.[]", "Named sources outside the pilot and the costs, for the evidence source:id."),
    _table_sheet(60, "Objections", "arguments", "objections.[]", "What you expect to hear, and the answer."),
    _table_sheet(65, "Stories", "arguments", "stories.[]", "What happened to somebody, told with a benefit or a course."),
    _table_sheet(70, "Endorsements", "people", "endorsements.[]", "Senior managers who stand behind the programme.", "Endorsers"),
    _table_sheet(75, "Manager actions", "meeting", "manager_actions.[]", "What you ask of managers, and by when.", "Actions"),
    _table_sheet(
        *(81, "Opening by department", "meeting", "qa.opening.by_department.{*}"),
        "The opening question in other words for one department.",
        is_rare=True,
    ),
    _table_sheet(
        82, "First voices", "meeting", "qa.opening.first_voice.by_department.{*}", "Who is asked first, by department.", is_rare=True
    ),
    _table_sheet(
        *(83, "First voices of meetings", "meeting", "departments.[].briefing.first_voice.by_department.{*}"),
        "Who is asked first in the meeting of one department, by department.",
        is_rare=True,
    ),
    _table_sheet(84, "Slot lengths", "meeting", "timing.variants.{*}", "What a slot of each length holds.", is_rare=True),
    _table_sheet(86, "You said", "proof", "needs_analysis.you_said.[]", "What managers said, and what you did about it."),
    _table_sheet(
        101, "Pilot columns", "proof", "pilot.data.columns.{*}", "Our name of a column, and the file’s where it differs.", is_rare=True
    ),
    _table_sheet(102, "Manager voices", "proof", "pilot.manager_voices.[]", "Managers who took part in the pilot and may be quoted."),
    _table_sheet(103, "Learned", "proof", "pilot.learned.[]", "What did not go well, and what was changed."),
    _table_sheet(111, "Cost items", "proof", "cost_model.programme_costs.[]", "What the programme costs, however many learn."),
    _table_sheet(113, "Impact", "proof", "cost_model.impact.[]", "Business results, cut by the share that is due to the courses."),
    _table_sheet(121, "Metrics", "proof", "usage_targets.metrics.[]", "Figures of use, with baseline and target."),
    _table_sheet(124, "Roll-out", "programme", "programme.rollout.waves.[]", "When which department begins.", "Waves"),
    _table_sheet(
        141, "Brands of departments", "look", "departments.[].brand", "The look of a department that has one of its own.", is_rare=True
    ),
    _table_sheet(
        *(142, "Texts of departments", "look", "departments.[].overrides.text.{*}"),
        "A text in other words for one department, by the path of the text.",
        is_rare=True,
    ),
)
MATRICES = (
    _table_sheet(
        *(112, "Planned learners", "proof", "cost_model.planned_learners.{*}.{*}"),
        "People by course and department, within the months of the calculation.",
    ),
    _table_sheet(
        *(122, "Targets by department", "proof", "usage_targets.by_department.{*}.{*}"),
        "The target of each metric where a department has one of its own.",
    ),
    _table_sheet(
        *(123, "Baselines by department", "proof", "usage_targets.baseline_by_department.{*}.{*}"),
        "Where each department stands today.",
        is_rare=True,
    ),
)
"""Tables whose columns are keys too: rows, columns and cells."""
