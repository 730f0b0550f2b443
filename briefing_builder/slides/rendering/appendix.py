"""An appendix that is too long: how many slides each line of an outline makes goes in, how many stay comes out."""

from collections.abc import Container, Mapping

from briefing_builder.slides.outlines.model import Outline
from briefing_builder.values import replace


def kept_slides(outline: Outline, made: Mapping[str, int]) -> dict[str, int]:
    """Return how many slides stay of each line that gives way, in the outline's order, until the appendix is short enough; else nothing.

    `made` is how many slides each line has, by its id. What no step of the outline names stays, even if that is too much.
    """
    if outline.appendix_most == "all":
        return {}
    most = sum(made[entry.id] for entry in outline.slides) if outline.appendix_most == "main" else outline.appendix_most
    over = sum(made[entry.id] for entry in outline.appendix) - most
    kept: dict[str, int] = {}
    for step in outline.if_long:
        now = kept.get(step.slide, made.get(step.slide, 0))
        if over > 0 and now > step.keeps:
            kept[step.slide] = step.keeps
            over -= now - step.keeps
    return kept


def outline_without(outline: Outline, gone: Container[str]) -> Outline:
    """Return the outline without these lines of its appendix, and without what leads to them."""
    return replace(
        outline,
        slides=tuple(replace(slide, details=tuple(id for id in slide.details if id not in gone)) for slide in outline.slides),
        appendix=tuple(slide for slide in outline.appendix if slide.id not in gone),
    )
