"""The catalogue: courses, what they replace, what they contribute to, how a seat is booked and what is shown of them."""

from decimal import Decimal
from typing import Literal

from pydantic import Field

from briefing_builder.content.models.built_in import our_text
from briefing_builder.content.models.fields import Amount, Count, Day, Flag, Id, Model, PageUrl, Text, Whole

DeliveryMode = Literal["elearning", "classroom", "virtual_classroom", "blended"]
Standard = Literal["scorm_1_2", "scorm_2004", "cmi5", "xapi", "aicc", "video", "document"]
Counterfactual = Literal["ran_last_year", "planned", "hypothetical"]


class Alternative(Model):
    """The classroom event that the course replaces or shortens."""

    title: Text
    duration_minutes: Count
    travel_minutes: Whole = 0
    delivery_cost_per_learner: Amount = Decimal(0)
    counterfactual: Counterfactual
    """Whether it really ran or was budgeted; a hypothetical event saves no money."""

    @property
    def minutes_with_travel(self) -> int:
        """What a person spends on it, the way there and back included."""
        return self.duration_minutes + self.travel_minutes


class Contribution(Model):
    """How the course helps to achieve an objective."""

    objective: Id
    strength: Literal["direct", "supporting"] = "direct"
    how: str = Field(min_length=10, strict=True)
    """One plain sentence; a tick alone is not accepted."""


class Booking(Model):
    """How a seat of a classroom course is booked."""

    in_lms: Flag = True
    seats: Count | None = None
    next_sessions: tuple[Day, ...] = ()
    location: Text | None = None
    approval: Literal["none", "line_manager"] = "none"
    waiting_list: Flag = False


class Screenshot(Model):
    """A picture of the course."""

    file: Text
    """Path inside the programme's folder."""
    alt: str = Field(min_length=15, strict=True)
    """What the picture shows, for people who cannot see it."""
    caption: Text | None = None


class TryIt(Model):
    """Where everyone can experience the course."""

    url: PageUrl
    minutes: Count
    guest_access: Flag = False


class Showcase(Model):
    """What is shown of a course in the briefing."""

    why: Text | None = None
    try_it: TryIt | None = None
    demo_script: Text = our_text("demo-interactive")
    demo_stop_at: Text = our_text("stop-interactive-with-link")
    screenshots: tuple[Screenshot, ...] = ()


class Course(Model):
    """A course of the catalogue, whatever its delivery mode."""

    id: Id
    title: Text
    summary: Text | None = None
    delivery_mode: DeliveryMode = "elearning"
    duration_minutes: Count
    """Learner time in minutes."""
    standard: Standard | None = None
    package: Text | None = None
    audience: tuple[Id, ...] = Field(default=("all",), min_length=1)
    """Department ids, `managers` or `all`."""
    mandatory: Flag = False
    use_when: Text | None = None
    """The moment of need: when this happens, send this course."""
    alternative: Alternative | None = None
    contributes: tuple[Contribution, ...] = ()
    booking: Booking | None = None
    """Required for classroom and virtual classroom."""
    showcase: Showcase | None = None
