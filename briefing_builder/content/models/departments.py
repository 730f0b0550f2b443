"""The audiences: each department with its people, priorities, needs, way of speaking and its own meeting."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from briefing_builder.content.models.brand import BrandDetails
from briefing_builder.content.models.built_in import our_text
from briefing_builder.content.models.department_names import DepartmentNames, department_names
from briefing_builder.content.models.fields import Clock, Count, Day, Flag, Id, Model, Number, Rate, Text, Whole
from briefing_builder.content.models.organisation import Person
from briefing_builder.words import Catalogue


class Kpi(Model):
    """A figure by which the department is measured."""

    id: Id
    name: Text
    unit: Text
    current: Number | None = None
    target: Number | None = None
    direction: Literal["up", "down"]
    """Which way is better."""
    annual_value_per_point: Number | None = None
    """Money a year for one unit of change, in the programme's currency."""


class Priority(Model):
    """Something this department must get right; ranked, most pressing first."""

    text: Text
    tags: tuple[Text, ...] = ()
    """Matched with the tags of benefits."""


class Tone(Model):
    """The department's own words for its people and its work."""

    call_staff: Text = our_text("staff")
    call_work: Text = our_text("work")


class FirstVoice(Model):
    """The manager who is asked first when the discussion opens."""

    name: Text
    title: Text | None = None
    briefed: Flag = False
    """Has been told beforehand; gives an own honest view."""
    took_part_in_pilot: Flag = False
    by_department: Mapping[Id, "FirstVoice"] = Field(default_factory=dict)


def _only_one(value: object) -> object:
    if isinstance(value, list | tuple):
        raise PydanticCustomError("two-first-voices", "only one manager is asked first; found a list of {count}", {"count": len(value)})
    return value


OneVoice = Annotated[FirstVoice, BeforeValidator(_only_one)]


class Meeting(Model):
    """When and where this department is briefed, by whom, and who speaks first."""

    date: Day | None = None
    time: Clock | None = None
    location: Text | None = None
    presenter: Person | None = None
    next_contact: Day | None = None
    """When this department hears from the learning team again, where it is another day than everybody's."""
    first_voice: OneVoice | None = None
    hook: Text | None = None
    """The presenter's first sentences here."""
    why_now: Text | None = None
    """Why it does not wait here."""
    closing: Text | None = None
    """What the presenter says last here, behind the ask."""
    statement: Text | None = None
    """The one sentence that stands alone on a slide of its own here, before the benefits."""


class Pick(Model):
    """What is always taken (first, in this order) and what never."""

    pin: tuple[Id, ...] = ()
    exclude: tuple[Id, ...] = ()


class ShowcasePick(Model):
    """The course to show to this department."""

    course: Id


class Overrides(Model):
    """Choices by hand that precede every rule."""

    benefits: Pick = Pick()
    courses: Pick = Pick()
    objections: Pick = Pick()
    showcase: ShowcasePick | None = None
    text: Mapping[Text, Text] = Field(default_factory=dict)


class Department(Model):
    """One audience: the people managers of this department."""

    id: Id
    name: Text
    short_name: Text | None = None
    in_sentences: Text | None = None
    """What it is called within a sentence: `the wards`. Without it, the short name or the name, with an article where one must stand."""
    plural: Flag | None = None
    """Whether its verbs are plural: the wards report, Finance reports. Without it, `the` and a plural word are plural."""
    head: Person | None = None
    headcount: Count | None = None
    people_managers: Whole | None = None
    loaded_hourly_cost: Rate | None = None
    """Pay and on-costs per hour, in the programme's currency."""
    working_pattern: tuple[Text, ...] = ()
    sites: tuple[Text, ...] = ()
    kpis: tuple[Kpi, ...] = ()
    priorities: tuple[Priority, ...] = ()
    objectives: tuple[Id, ...] = ()
    """Objectives that this department must deliver; all of them when the key is left out."""
    stated_needs: tuple[Id, ...] = ()
    """Courses that its managers asked for."""
    tone: Tone = Tone()
    briefing: Meeting | None = None
    overrides: Overrides = Overrides()
    brand: BrandDetails | None = None
    """Its own look: what is given here goes before the programme's; with a `file` of its own, all of it is its own."""

    @property
    def label(self) -> str:
        """Return what it is called alone: in kickers, tables, columns."""
        return self.short_name or self.name

    def names(self, words: Catalogue) -> DepartmentNames:
        """Return what it is called alone, within sentences and in titles, in the language of the catalogue."""
        return department_names(words, self.name, self.short_name, self.in_sentences, self.plural)
