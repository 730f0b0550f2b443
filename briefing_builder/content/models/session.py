"""The meeting: slot lengths, the learning platform, the opening question, the discussion and the close."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from briefing_builder.content.models.built_in import our_text, our_texts
from briefing_builder.content.models.departments import OneVoice
from briefing_builder.content.models.fields import Count, Day, FileName, Id, Model, Share, Text, VariantName, Whole
from briefing_builder.content.models.organisation import Person

QA_SHARE_RANGE = (Decimal("0.2"), Decimal("0.8"))  # below a fifth nobody speaks; above four fifths nothing was said
DEMO_SHARE_MAX = Decimal("0.3")


class BriefingDetails(Model):
    """The briefing as an event."""

    title: Text = our_text("programme-name")
    """The programme's name until it is given."""
    id: FileName = "briefing"
    """Begins the file name of every deck; made from the title until it is given."""
    audience: Text = our_text("audience")
    date: Day | None = None
    location: Text | None = None
    presenter: Person = Person(name=our_text("learning-team"))
    """The programme's owner until another is named."""
    variant: VariantName = "standard"
    appendix: Literal["fitted", "all"] = "fitted"
    """Whether the appendix keeps to the length that the outline gives it, or has a slide for everything there is."""
    hook: Text | None = None
    """The first sentences of the presenter, for every department that has none of its own."""
    why_now: Text | None = None
    """Why this does not wait: a date, an end, a beginning."""
    closing: Text | None = None
    """What the presenter says last, behind the ask."""
    statement: Text | None = None
    """The one sentence that stands alone on a slide of its own before the benefits, for every department that has none of its own."""


class ClassroomBooking(Model):
    """How a classroom seat is booked in the learning platform."""

    explained: Literal[True] = True
    steps: tuple[Text, ...] = Field(
        default=our_texts("booking-search", "booking-dates", "booking-confirm"),
        min_length=1,
        max_length=4,
    )
    note: Text | None = None


class Lms(Model):
    """One place for every kind of course."""

    name: Text = our_text("lms")
    """`organisation.names.lms` until it is given."""
    classroom_booking: ClassroomBooking = ClassroomBooking()
    manager_view: tuple[Text, ...] = our_texts("seen-started", "seen-finished", "seen-scores", "seen-seats")
    """What a manager sees about the own team."""


class Variant(Model):
    """What a slot of this length holds."""

    slot_minutes: Count
    qa_share_min: Share = Field(ge=QA_SHARE_RANGE[0], le=QA_SHARE_RANGE[1])
    demo_share_max: Share = Field(le=DEMO_SHARE_MAX)
    max_benefits: Count
    max_courses: Count
    max_objections_prepared: Whole


def _built_in_variant(minutes: int, shares: tuple[str, str], benefits: int, courses: int, objections: int) -> dict[str, Any]:
    return {
        "slot_minutes": minutes,
        "qa_share_min": Decimal(shares[0]),
        "demo_share_max": Decimal(shares[1]),
        "max_benefits": benefits,
        "max_courses": courses,
        "max_objections_prepared": objections,
    }


BUILT_IN_VARIANTS: Mapping[VariantName, Mapping[str, Any]] = {
    "short": _built_in_variant(10, ("0.30", "0.15"), 2, 3, 2),
    "compact": _built_in_variant(20, ("0.32", "0.15"), 3, 4, 3),
    "standard": _built_in_variant(30, ("0.33", "0.15"), 3, 5, 3),
    "long": _built_in_variant(45, ("0.35", "0.20"), 5, 8, 4),
}


def _over_built_in(given: object) -> object:
    """Return the author's variants, each completed from the built-in one of the same name, after the untouched ones."""
    if not isinstance(given, dict):
        return given
    base: dict[str, object] = {name: dict(values) for name, values in BUILT_IN_VARIANTS.items()}
    for name, values in given.items():
        built_in = base.get(name)
        both = isinstance(values, dict) and isinstance(built_in, dict)
        base[name] = {**built_in, **values} if both else values  # type: ignore[dict-item]
    return base


class Timing(Model):
    """How time is reckoned."""

    words_per_minute: int | None = Field(default=None, ge=60, le=400, strict=True)
    """How fast the presenter speaks; characters in Chinese and Japanese. By default the usual pace of the programme's language."""
    pause_seconds_per_slide: Whole = 4
    variants: Annotated[Mapping[VariantName, Variant], BeforeValidator(_over_built_in)] = Field(default_factory=dict, validate_default=True)


class Opening(Model):
    """The scripted, positive question that opens the discussion."""

    prompt: Text = our_text("prompt")
    by_department: Mapping[Id, Text] = Field(default_factory=dict)
    wait_seconds: int = Field(default=10, ge=3, le=30, strict=True)
    first_voice: OneVoice | None = None
    """The manager to look at first; better the one of the department's own meeting."""
    if_silent: Text = our_text("if-silent")


class Parking(Model):
    """Where open questions go."""

    owner: Text
    answer_by: Day


class Qa(Model):
    """The discussion."""

    opening: Opening = Opening()
    follow_ups: tuple[Text, ...] = our_texts("follow-up-course", "follow-up-time", "follow-up-report")
    negative_turn: Text | None = our_text("negative-turn")
    closing_question: Text = our_text("closing-question")
    parking_lot: Parking | None = None


class Profile(Model):
    """What the audience keeps of the learning team."""

    line: Text = our_text("profile-line")
    contact: Text | None = None
    """The owner's e-mail address until it is given."""


class Close(Model):
    """The last word: the ask."""

    ask: Text = our_text("ask")
    next_contact: Day | None = None
    profile: Profile = Profile()
