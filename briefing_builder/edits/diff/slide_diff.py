"""What has changed on one slide: it goes in as we left it and as it is now, what happened on it comes out, to be read after its label."""

from collections.abc import Iterator

from briefing_builder.edits.diff.groups import added_shapes, apart_from_groups, removed_shapes
from briefing_builder.edits.diff.labels import definite_label, indefinite_label
from briefing_builder.edits.diff.matching import paired_shapes
from briefing_builder.edits.diff.shape_diff import is_colour, is_near, shape_changes
from briefing_builder.edits.model import Bounds, Shape, Slide, text_digest
from briefing_builder.edits.policy import ROUNDED_OFTEN, SavingPolicy
from briefing_builder.values import replace


def slide_changes(then: Slide, now: Slide, numbers: dict[str, int], policy: SavingPolicy, layouts: frozenset[str]) -> Iterator[str]:
    """Yield what happened on a slide. `numbers` are those of the slides now, by our names for them; `layouts` are reported already."""
    yield from (f"it {oddity}" for oddity in now.oddities)
    if then.notes != now.notes:
        yield "its notes changed" if now.notes else "its notes are gone"
    if now.layout is not None and then.layout != now.layout:
        yield f"its layout is “{now.layout}”"
    if then.section != now.section and not (policy.drops_sections and now.section is None):
        yield f"it is in the section “{now.section}”" if now.section else "it is in no section"
    is_backdrop = now.layout in layouts or _is_same_backdrop(then.backdrop, now.backdrop, policy.tolerance)
    if not is_colour(then.background, now.background) or not is_backdrop:
        yield "what lies behind it changed"
    pairs = paired_shapes(then.shapes, now.shapes)
    for old, new in apart_from_groups(then.shapes, now.shapes, pairs):
        yield from _labelled_changes(old, new, then.title, numbers, policy)
    yield from (f"{indefinite_label(shape)} {fate}" for shape, fate in removed_shapes(then.shapes, pairs))
    yield from (f"{indefinite_label(shape)} was added" for shape in added_shapes(now.shapes, pairs))
    if not pairs.gone and not pairs.new and _is_restacked(now, pairs.moved(), policy):
        yield "things lie above each other in another order"


def _labelled_changes(old: Shape, new: Shape, title: str, numbers: dict[str, int], policy: SavingPolicy) -> Iterator[str]:
    if old.kind == "text" and new.kind == "shape":  # a text that somebody emptied
        new = replace(new, kind="text")
    if old.kind == "group" and new.alt_text is None:
        new = replace(new, alt_text=old.alt_text)
    is_title = old.kind == "text" and old.text_digest == text_digest(title)
    label = "the title" if is_title else definite_label(new, has_text=old.text_digest == new.text_digest)
    yield from (f"{label} {change}" for change in shape_changes(old, new, numbers, policy))


def _is_restacked(slide: Slide, moved: tuple[int, ...], policy: SavingPolicy) -> bool:
    """Whether the order of shapes is another one, where it shows if a program changes it by itself where it does not."""
    if not policy.restacks_shapes:
        return bool(moved)
    rest = [shape.bounds for number, shape in enumerate(slide.shapes) if number not in moved and shape.kind != "group"]
    return any(_bounds_overlap(slide.shapes[number].bounds, other) for number in moved for other in rest)


def _bounds_overlap(first: Bounds, second: Bounds) -> bool:
    across = min(first[0] + first[2], second[0] + second[2]) - max(first[0], second[0])
    down = min(first[1] + first[3], second[1] + second[3]) - max(first[1], second[1])
    return across > ROUNDED_OFTEN and down > ROUNDED_OFTEN


def _is_same_backdrop(then: tuple[Shape, ...], now: tuple[Shape, ...], tolerance: int) -> bool:
    return len(then) == len(now) and all(
        (old.kind, old.text_digest, old.picture) == (new.kind, new.text_digest, new.picture)
        and is_near(old.bounds, new.bounds, tolerance)
        and is_colour(old.fill, new.fill)
        for old, new in zip(then, now, strict=True)
    )
