"""The arguments: benefits in the manager's voice, sources behind them, and answers to negative views."""

from collections.abc import Mapping
from typing import Literal, Self

from pydantic import Field, model_validator

from briefing_builder.content.models.fields import Day, Evidence, Id, Model, Text, Url, Validity

Appeal = Literal["easier", "credit", "both"]


class Wording(Model):
    """The words of one benefit for one department."""

    manager_voice: Text
    name: Text | None = None


class Benefit(Model):
    """What a manager gains, said to the manager ("you", "your team")."""

    id: Id
    name: Text
    manager_voice: Text
    appeal: Appeal
    """Whether it makes the manager's job easier, makes the manager look good, or both."""
    tags: tuple[Text, ...] = ()
    """Matched with the tags of department priorities."""
    kpis: tuple[Id, ...] = ()
    """Department KPIs that this benefit can move."""
    evidence: Evidence = "none"
    """`pilot:<figure>`, `roi:<figure>`, `source:<id>` or `none`."""
    by_department: Mapping[Id, Wording] = Field(default_factory=dict)


class Counted(Model):
    """How many of how many a source has counted, which a slide shows as dots."""

    part: int = Field(ge=0)
    of: int = Field(ge=1, le=400)

    @model_validator(mode="after")
    def _part_is_of_the_whole(self) -> Self:
        if self.part > self.of:
            raise ValueError("part is more than of")
        return self


class EvidenceSource(Model):
    """A named source outside the pilot and the cost model."""

    id: Id
    text: Text
    url: Url | None = None
    as_of: Day | None = None
    valid_for: Validity | None = None
    """How long it holds, from `as_of`: `12 months`."""
    counted: Counted | None = None
    """How many of how many its text speaks of: `{part: 23, of: 400}`."""


class Objection(Model):
    """A negative view and the answer: acknowledge, explore, respond, then back to the benefit."""

    id: Id
    says: Text
    topic: Text | None = None
    """What it is about, in words that nobody can read as a no: the room may see them in the index of the slides behind the briefing."""
    category: Literal["time", "quality", "access", "history", "money", "change", "other"] = "other"
    likely_in: tuple[Id, ...] = ()
    """Departments where this is likely to be said first."""
    acknowledge: Text
    explore: Text
    respond: Text
    answer: Text | None = None
    """The answer as one sentence of at most twenty words, which its slide shows large; a sentence of `respond` until it is given."""
    evidence: Evidence = "none"
    benefit: Id
