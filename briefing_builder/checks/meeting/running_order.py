"""The order and the minutes of a deck: rules R23, R26, R30, R32-R35, R41 (docs/requirements.md, Order)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from briefing_builder.checks.registry import Rules
from briefing_builder.problems import Problem, Source, error, warning
from briefing_builder.tailoring import Briefing
from briefing_builder.tailoring.segments import merged_parts

SUPPLIER_SHARE_MAX = Fraction(2, 5)
"""Of the minutes in which someone presents (R26)."""

NEVER_CUT = ("title", "ask", "benefits", "showcase", "one_place", "qa", "close")
"""Parts that every variant has; proof, endorsement and targets join them where their content exists."""

ORDER = (
    ("ask", "benefits", "ask first"),
    ("benefits", "qa", "the question presupposes the benefits"),
    ("pilot", "showcase", "proof before the showcase"),
    ("return", "showcase", "proof before the showcase"),
    ("endorsement", "targets", "targets after the endorsement"),
    ("needs", "statement", "what managers said before what it means"),
    ("statement", "benefits", "the benefits answer the statement"),
    ("qa", "close", "the last word is the ask"),
    ("close", "permission", "who has said yes may tell their team"),
)

LAST = ("close", "permission")
"""What nothing may follow but the sentence with which everybody leaves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedSlide:
    """A slide of the outline with its planned time; `id` is a segment, merged ones (`proof`) stand for all their parts."""

    id: str
    seconds: int
    who: str = "lead"
    """lead | endorser | pilot_manager | supplier | room"""
    is_demo: bool = False
    merges: tuple[str, ...] = ()
    """The parts that an outline lets this slide stand for, instead of those that its id stands for."""
    source: Source | None = None

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts that this slide tells."""
        return self.merges or merged_parts(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningOrder:
    """A briefing with the slides that tell it, without the appendix."""

    briefing: Briefing
    slides: tuple[TimedSlide, ...]

    @property
    def slot_seconds(self) -> int:
        """The time that the meeting has."""
        return self.briefing.variant.slot_minutes * 60

    @property
    def parts(self) -> tuple[str, ...]:
        """All parts in the order in which they are told."""
        return tuple(part for slide in self.slides for part in slide.parts)

    @property
    def outline_source(self) -> Source | None:
        """Where the outline stands."""
        first = next((slide.source for slide in self.slides if slide.source is not None), None)
        return None if first is None else Source(path=first.path)

    def seconds(self, *, of: str) -> int:
        """Return the time of the slides that tell a part."""
        return sum(slide.seconds for slide in self.slides if of in slide.parts)


running_order_rules: Rules[RunningOrder] = Rules()


def check_running_order(briefing: Briefing, slides: Sequence[TimedSlide]) -> tuple[Problem, ...]:
    """Return what is wrong with the order and the minutes of a deck's slides (the appendix left out)."""
    return tuple(running_order_rules.problems(RunningOrder(briefing=briefing, slides=tuple(slides))))


@running_order_rules
def nothing_is_left_out(order: RunningOrder) -> Iterator[Problem]:
    """R23, R30: step five brings the previous four together; what exists is told."""
    told_parts = set(order.parts)
    for part in wanted_parts(order.briefing):
        if part not in told_parts:
            hint = "add the slide, or one that merges it; the short slots merge, they do not drop"
            yield error("segment-missing", f"the outline leaves out {part}, whose content exists", order.outline_source, hint, cause=part)


@running_order_rules
def some_proof_is_shown(order: RunningOrder) -> Iterator[Problem]:
    """Never cut: one proof number."""
    if _has_proof(order.briefing) and not {"pilot", "return"} & set(order.parts):
        message = "the outline shows no figure of the pilot or the return"
        yield error("proof-missing", message, order.outline_source, "add `proof` or `pilot`")


@running_order_rules
def the_order_convinces(order: RunningOrder) -> Iterator[Problem]:
    """Order rules: ask, benefits, proof, showcase, endorsement, targets, discussion, close."""
    parts = order.parts
    places = {part: index for index, part in reversed(list(enumerate(parts)))}
    sources = {part: slide.source for slide in order.slides for part in slide.parts}
    for first, second, reason in ORDER:
        if first in places and second in places and places[first] > places[second]:
            message, way = f"{first} comes after {second}: {reason}", f"move {first} before {second}"
            yield error("wrong-order", message, sources[first], way, cause=message)
    late = [part for part in parts[places.get("close", len(parts)) :] if part not in LAST]
    if late:
        message = f"{late[-1]} comes after the close: the last word is the ask"
        yield error("wrong-order", message, sources[late[-1]], "move the close to the end", cause=message)
    before_ask = [part for part in parts[: places.get("ask", 0)] if part != "title"]
    if before_ask:
        message = f"{before_ask[0]} comes before the ask: ask first"
        yield error("wrong-order", message, sources[before_ask[0]], "move the ask up", cause=message)


@running_order_rules
def there_is_plenty_of_time_to_talk(order: RunningOrder) -> Iterator[Problem]:
    """R32: leave plenty of time for Q&A."""
    variant = order.briefing.variant
    share, least = Fraction(order.seconds(of="qa"), order.slot_seconds), Fraction(variant.qa_share_min)
    if share < least:
        message = f"the discussion has {_percentage(share)} of the {variant.slot_minutes} minutes; at least {_percentage(least)}"
        yield error("discussion-too-short", message, _source_of(order, "qa"), "cut other slides; these minutes are protected")


@running_order_rules
def nobody_is_carried_away_by_the_demo(order: RunningOrder) -> Iterator[Problem]:
    """R33: it is easy to get carried away with product demos."""
    demos = [slide for slide in order.slides if slide.is_demo]
    share = Fraction(sum(slide.seconds for slide in demos), order.slot_seconds)
    most = Fraction(order.briefing.variant.demo_share_max)
    if share > most:
        message = f"the demo has {_percentage(share)} of the {order.briefing.variant.slot_minutes} minutes; at most {_percentage(most)}"
        yield error("demo-too-long", message, demos[0].source, "stop earlier and offer the link")
    if len(demos) > 1:
        message = f"{len(demos)} slides are demos; one is enough"
        yield warning("demos-too-many", message, demos[1].source, "show one course, link the others")


@running_order_rules
def the_slot_is_kept(order: RunningOrder) -> Iterator[Problem]:
    """R32: what runs over eats the discussion."""
    total = sum(slide.seconds for slide in order.slides)
    if total > order.slot_seconds:
        message = f"the slides take {total / 60:g} minutes; the slot has {order.briefing.variant.slot_minutes}"
        yield error("slot-overrun", message, order.outline_source, "shorten slides other than the discussion")


@running_order_rules
def the_supplier_does_some_of_it(order: RunningOrder) -> Iterator[Problem]:
    """R26: a supplier may do some of it, and never the opening question."""
    speaking = sum(slide.seconds for slide in order.slides if slide.who != "room")
    supplied = [slide for slide in order.slides if slide.who == "supplier"]
    share = Fraction(sum(slide.seconds for slide in supplied), speaking) if speaking else Fraction(0)
    if share > SUPPLIER_SHARE_MAX:
        message = f"the supplier has {_percentage(share)} of the speaking time; at most {_percentage(SUPPLIER_SHARE_MAX)}"
        yield warning("supplier-too-long", message, supplied[0].source, "take a segment back")
    for slide in supplied:
        if "qa" in slide.parts:
            yield error("supplier-opens-discussion", "the supplier would lead the discussion", slide.source, "let our own people ask")


@running_order_rules
def a_question_is_promised_where_it_is_next(order: RunningOrder) -> Iterator[Problem]:
    """R34: what is promised in a hand-over is kept at once, or forgotten by everybody."""
    part, theirs = order.briefing.supplier, [number for number, slide in enumerate(order.slides) if slide.who == "supplier"]
    after = order.slides[theirs[-1] + 1 : theirs[-1] + 2] if theirs else ()
    if part is None or not after or "qa" in after[0].parts or "question" not in part.supplier.handover.out.casefold():
        return
    path = ("supplier", "handover", "out")
    message = f"the supplier is thanked with a promise of a question, but {after[0].id} comes next"
    hint = "leave the promise out; where the question is next, the script promises it by itself"
    yield warning("promise-not-kept", message, order.briefing.programme.positions.of(path), hint)


def wanted_parts(briefing: Briefing) -> tuple[str, ...]:
    """Return the parts that the deck must tell: what is never cut, and in the longer slots everything whose content exists."""
    content = briefing.content
    parts = [part for part in NEVER_CUT if part != "showcase" or briefing.showcase is not None]
    parts += ["endorsement"] if briefing.endorsers else []
    parts += ["targets"] if briefing.targets else []
    if briefing.variant_name in ("standard", "long"):
        needs = content.needs_analysis
        parts += ["needs"] if needs is not None and needs.you_said else []
        parts += ["objectives"] if briefing.objectives else []
        parts += ["pilot"] if briefing.pilot_scope is not None else []
        parts += ["return"] if "roi:bcr" in briefing.figures.organisation else []
    return tuple(parts)


def _has_proof(briefing: Briefing) -> bool:
    return briefing.pilot_scope is not None or "roi:bcr" in briefing.figures.organisation


def _source_of(order: RunningOrder, part: str) -> Source | None:
    return next((slide.source for slide in order.slides if part in slide.parts), order.outline_source)


def _percentage(share: Fraction) -> str:
    return f"{float(share * 100):.3g} %"
