"""What people call the keys of the content: a path goes in, a heading in plain English comes out, and the other names it may have."""

from collections.abc import Iterable, Mapping

from briefing_builder.content.reading.department_table import FLAGS, NUMBERS, TEXTS
from briefing_builder.content.workbook.model import bare_heading

WORDS: Mapping[str, str] = {
    "alt": "alternative text",
    "as_of": "as of",
    "ask": "ask",
    "brand": "brand",
    "by_department": "by department",
    "call_staff": "word for staff",
    "call_work": "word for work",
    "change_points": "change in points",
    "confidence_pct": "confidence in %",
    "courses": "courses",
    "email": "e-mail",
    "fiscal_year_starts": "financial year starts",
    "isolation_pct": "share due to the courses in %",
    "kpi": "KPI",
    "kpis": "KPIs",
    "likely_in": "likely in departments",
    "lms": "learning platform",
    "pct": "%",
    "qa": "discussion",
    "roi": "ROI",
    "url": "web address",
    "use_when": "use it when",
    "we_did": "what we did",
}
"""Keys whose words are not those that people use; all others are their own words."""
HEADINGS: Mapping[str, str] = {
    "benefits.[].name": "Benefit",
    "benefits.[].manager_voice": "What it means for a manager",
    "benefits.[].by_department.{*}.manager_voice": "What it means for these managers",
    "cost_model.take_up": "Take-up",
    "cost_model.show": "Show on slides",
    "cost_model.programme_costs.[].kind": "One-off or yearly",
    "courses.[].contributes.[].how": "How it contributes",
    "courses.[].delivery_mode": "Delivery",
    "courses.[].duration_minutes": "Minutes",
    "departments.[].loaded_hourly_cost": "Hourly cost",
    "departments.[].overrides.benefits.pin": "Benefits: always",
    "departments.[].overrides.benefits.exclude": "Benefits: never",
    "departments.[].overrides.courses.pin": "Courses: always",
    "departments.[].overrides.courses.exclude": "Courses: never",
    "departments.[].overrides.objections.pin": "Objections: always",
    "departments.[].overrides.objections.exclude": "Objections: never",
    "departments.[].overrides.showcase.course": "Course to show",
    "departments.[].stated_needs": "Courses asked for",
    "endorsements.[].line": "Departments in their line",
    "needs_analysis.you_said.[].text": "You said",
    "needs_analysis.you_said.[].we_did": "We did",
    "objections.[].says": "What is said",
    "pilot.learned.[].text": "What did not go well",
    "pilot.show": "Pilot: figures to show",
    "programme.ask.courses": "Programme: courses asked for",
    "programme.ask.minutes_per_week": "Programme: minutes a week asked for",
    "programme.ask.weeks": "Programme: weeks asked for",
    "programme.support.catalogue_url": "Programme: address of the catalogue",
    "programme.support.help": "Programme: where help is found",
    "timing.variants.{*}.demo_share_max": "Demo: greatest share",
    "timing.variants.{*}.qa_share_min": "Discussion: least share",
    "organisation.names.elearning": "Organisation: calls e-learning",
    "organisation.names.learning_team": "Organisation: calls the learning team",
    "organisation.names.lms": "Organisation: calls the learning platform",
    "pilot.data.columns.{*}": "The file's column",
    "qa.opening.by_department.{*}": "Opening question",
    "schema_version": "Version of the format",
    "usage_targets.report.to": "Report: goes to",
}
"""Headings that say it better than the words of the keys."""
OTHER_NAMES: Mapping[str, tuple[str, ...]] = {
    "benefits.[].manager_voice": ("manager's voice", "in the manager's words"),
    "courses.[].duration_minutes": ("duration", "duration in minutes", "duration (min)", "length in minutes"),
    "courses.[].title": ("course", "course title", "name"),
    "departments.[].head.name": ("head", "head of department", "department head", "unit head"),
    "departments.[].headcount": ("people", "employees", "staff", "number of people", "number of employees", "FTE", "heads"),
    "departments.[].id": ("department id", "department code", "code", "org unit code", "org unit id", "unit code", "unit id", "idnumber"),
    "departments.[].loaded_hourly_cost": ("cost per hour", "loaded cost", "loaded cost per hour", "hourly rate", "cost h", "loaded cost h"),
    "departments.[].name": ("department", "department name", "org unit", "org unit name", "unit", "unit name", "division", "fullname"),
    "departments.[].people_managers": ("managers", "number of managers", "people managers"),
    "objectives.[].name": ("objective",),
    "objections.[].says": ("objection",),
}
"""What else such a column is often called."""


def heading_of(pattern: str, keys: tuple[str, ...]) -> str:
    """Return the heading of the value at a pattern; `keys` are those that lead to it within its sheet: `Head: name`, `Hourly cost`."""
    if pattern in HEADINGS:
        return HEADINGS[pattern]
    if pattern.startswith("departments"):
        keys = tuple("meeting" if key == "briefing" else key for key in keys)
    heading = words_of_keys(keys)
    return heading[:1].upper() + heading[1:]


def words_of_keys(keys: tuple[str, ...]) -> str:
    """Return the words that people use for keys, one within the other: `head: name`, `working pattern`."""
    words = [WORDS.get(key) or " ".join(WORDS.get(part, part) for part in key.replace("-", "_").split("_")) for key in keys]
    return f"{words[0]}: {' '.join(words[1:])}" if len(words) > 1 else words[0]


def accepted_names(pattern: str, keys: tuple[str, ...], heading: str) -> frozenset[str]:
    """Return the names by which a column or a setting is recognised: its heading, its keys, their words, and what else it is called.

    A heading that we have put better is still read as it was before.
    """
    usual = (heading, " ".join(keys), words_of_keys(keys))
    return frozenset(bare_heading(name) for name in (*usual, *OTHER_NAMES.get(pattern, ()), *_names_in_csv(pattern)))


def _names_in_csv(pattern: str) -> Iterable[str]:
    """The name that the column has in a table of departments as CSV."""
    columns = {**TEXTS, **NUMBERS, **FLAGS}
    return [column for column, path in columns.items() if pattern == ".".join(("departments", "[]", *path))]
