"""Who we are and what we launch: the organisation, its people, its strategic objectives and the programme itself."""

from typing import Any, Literal

from pydantic import Field

from briefing_builder.content.models.built_in import our_text
from briefing_builder.content.models.fields import Count, Day, Email, Flag, Id, Model, Text, Url, slug

Use = Literal["internal", "supplier", "public"]


def _slug_of_name(data: dict[str, Any]) -> str:
    return slug(data.get("name", ""))


class Permission(Model):
    """Whether a person agreed to be quoted or shown, and where."""

    given: Flag
    uses: tuple[Use, ...] = ("internal",)


class Portrait(Model):
    """A picture of a person; without the person's permission slides show initials instead."""

    file: Text
    """Path of the picture, inside the programme's folder."""
    alt: Text | None = None
    """What those hear who do not see it; “Portrait of”, and the name, when the key is left out."""
    permission: Permission | None = None
    """That this person agreed to be seen; a supplier's pack shows it with the use `supplier` only."""


class Person(Model):
    """Somebody who is named on a slide or in the notes."""

    name: Text
    title: Text | None = None
    """What the person does, as it stands on a business card."""
    email: Email | None = None
    phone: Text | None = None
    extension: Text | None = None
    """Internal extension; in quotes, so that a leading zero survives."""
    portrait: Portrait | None = None


class Names(Model):
    """What this organisation calls things."""

    lms: Text = our_text("lms")
    elearning: Text = our_text("elearning")
    learning_team: Text = our_text("learning-team")


class Organisation(Model):
    """The organisation whose managers are briefed."""

    name: Text
    id: Id = Field(default_factory=_slug_of_name)
    short_name: Text | None = None
    sector: Text | None = None
    headcount: Count | None = None
    """Employees in scope; targets per head need it."""
    fiscal_year_starts: Day | None = None
    """First day of a financial year; decides which quarter is the next."""
    names: Names = Names()


class Ask(Model):
    """What managers are asked for."""

    courses: Count = 2
    minutes_per_week: Count = 15
    weeks: Count | None = None
    """For how many weeks; without it the whole year is asked for, and held against the hours of the cost model."""


class Span(Model):
    """A period, both days included."""

    starts: Day
    ends: Day


class Wave(Model):
    """When one department begins."""

    department: Id
    starts: Day


class Rollout(Model):
    """When the programme reaches whom."""

    starts: Day | None = None
    waves: tuple[Wave, ...] = ()


class Support(Model):
    """Where help and the catalogue are found."""

    help: Text | None = None
    catalogue_url: Url | None = None


class ProgrammeDetails(Model):
    """The learning programme that the briefing presents."""

    name: Text = our_text("programme-name")
    id: Id = Field(default_factory=_slug_of_name)
    tagline: Text | None = None
    owner: Person
    """Who answers for the programme, and presents it unless someone else is named."""
    showcase: Id | None = None
    """The course to show where a department has no better one."""
    ask: Ask = Ask()
    sponsor: Id | None = None
    """The endorsement of the senior manager who stands behind the programme."""
    permission_statement: Text = our_text("permission")
    pilot: Span | None = None
    rollout: Rollout = Rollout()
    support: Support = Support()
    scope_note: Text | None = None


class Owner(Model):
    """Who must deliver an objective."""

    title: Text
    name: Text | None = None


class Measure(Model):
    """How an objective is measured."""

    kpi: tuple[Id, ...] = ()
    baseline: Text
    target: Text
    due: Day


class Objective(Model):
    """A core strategic objective of the organisation."""

    id: Id
    name: Text
    statement: Text = Field(default_factory=lambda data: data.get("name", ""))
    """The objective with its figure and date; the name serves until it is given."""
    owner: Owner | None = None
    measure: Measure | None = None
