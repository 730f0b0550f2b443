"""Who backs the programme and who helps: endorsements, usage targets, manager actions and the supplier."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from briefing_builder.content.models.brand import Logo
from briefing_builder.content.models.built_in import our_text, our_texts
from briefing_builder.content.models.fields import Day, DayOrText, Id, Model, Number, Text
from briefing_builder.content.models.organisation import Permission, Person, Portrait
from briefing_builder.words import Catalogue

Line = Annotated[
    Annotated[Literal["all"], Tag("word")] | Annotated[tuple[Id, ...], Tag("list")],
    Discriminator(lambda value: "word" if isinstance(value, str) else "list"),
]


MUST_NOT_CLAIM = our_texts(
    "claim-time", "claim-results", "claim-prices", "claim-clients", "claim-comparisons", "claim-decisions",
)  # fmt: skip
"""Until the author says it better: suppliers sell for a living (R27), and each of these would have to be taken back."""


class Endorsement(Model):
    """A senior manager's seal of approval."""

    id: Id
    name: Text
    title: Text
    level: Literal["executive", "director", "senior_manager"]
    line: Line = "all"
    """Departments over which this person has authority, or `all`."""
    statement: Text
    pull: Text | None = None
    """The sentence of a long statement that stands large, word for word; without one, its last short sentence."""
    said_on: Day | None = None
    permission: Permission
    format: Literal["quote", "live", "video"] = "quote"
    portrait: Portrait | None = None


class Period(Model):
    """The quarter that is reported."""

    name: Text
    starts: Day
    ends: Day


class Report(Model):
    """Who reports what to whom, and when."""

    due: Day
    by: Text = our_text("audience")
    to: Id
    """The endorsement of the person who receives the report."""
    form: Text = our_text("report-form")


class Metric(Model):
    """A usage figure with its target."""

    id: Id
    name: Text
    formula: Text | None = None
    unit: Text
    baseline: Number | None = None
    target: Number
    direction: Literal["up", "down"] = "up"
    """Which way is better; `down` for no-shows, complaints and the like."""


class Targets(Model):
    """Usage targets on which managers report next quarter."""

    period: Period
    report: Report
    metrics: tuple[Metric, ...] = Field(min_length=1)
    baseline_by_department: Mapping[Id, Mapping[Id, Number]] = Field(default_factory=dict)
    by_department: Mapping[Id, Mapping[Id, Number]] = Field(default_factory=dict)


class Action(Model):
    """Something the audience is asked to do."""

    id: Id
    text: Text
    by: DayOrText
    """A date, or words such as `within a week`."""


class Handover(Model):
    """The presenter's words before the supplier speaks for the first time, and after the last."""

    in_: Text = Field(default=our_text("handover-in"), alias="in")
    out: Text = our_text("handover-out")


class Pack(Model):
    """What the supplier receives."""

    formats: tuple[Literal["pptx", "pdf", "html", "md"], ...] = ("pptx",)
    include_notes: Literal["none", "supplier_segments_only", "all"] = "supplier_segments_only"
    watermark: Text | None = None
    valid_until: Day | None = None


class Supplier(Model):
    """A supplier who presents part of the briefing."""

    id: Id
    name: Text
    relationship: Text | None = None
    logo: Logo | None = None
    """The supplier's logo, small, on the slides that the supplier presents."""
    presenter: Person
    presents: tuple[Text, ...] = ("showcase",)
    """Slides handed to the supplier."""
    may_not_present: tuple[Text, ...] = ("qa",)
    handover: Handover = Handover()
    confidential: tuple[Text, ...] = ("departments.loaded_hourly_cost", "departments.kpis", "pilot.data", "objections", "roi")
    """Content that never stands in a supplier pack: dotted paths of the content, and `roi` for the return with all that it is made of."""
    disclosure: Text | None = None
    """What the audience must know about the supplier's interest."""
    must_not_claim: tuple[Text, ...] = MUST_NOT_CLAIM
    """What the supplier must not say in the room; stands in the briefing note."""
    pack: Pack = Pack()

    def watermark(self, words: Catalogue) -> str:
        """Return for whom every copy says that it is."""
        return self.pack.watermark or words("supplier.watermark", name=self.name)
