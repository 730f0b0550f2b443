"""The layouts of a file as candidates for ours: an open file and what its author says go in; read layouts and the best plan come out."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pptx.presentation import Presentation as OpenPresentation
from pptx.slide import SlideLayout

from briefing_builder.brand.adoption.page import Page
from briefing_builder.brand.adoption.pages import ContentPlan, content_plan
from briefing_builder.brand.adoption.placeholders import title_of
from briefing_builder.brand.adoption.surface import drawing_key
from briefing_builder.brand.overrides import Overrides
from briefing_builder.brand.readings import LayoutReading, LayoutRole
from briefing_builder.brand.recognition.roles import recognised_role, use_of
from briefing_builder.brand.recognition.samples import Samples

FIT: Mapping[LayoutRole, float] = {
    "content": 1.0, "two-contents": 0.85, "picture": 0.7, "blank": 0.6, "section": 0.3, "quote": 0.3, "statement": 0.3, "title": 0.2,
    "closing": 0.2,
}  # fmt: skip
"""How well a layout of a role holds slides with blocks, beside the room that it has."""
USUAL, SAMPLED = 1.05, 0.2
"""What it counts that a layout draws what most of its master's draw, and that all sample slides stand on it."""
ROLES_OF_A_SET: Mapping[LayoutRole, float] = {"title": 0.2, "section": 0.1, "closing": 0.05, "quote": 0.05, "statement": 0.05}
"""What it counts that a master has a layout of a role."""
OF_SAMPLES = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A layout of the file, and what was read of it."""

    layout: SlideLayout
    reading: LayoutReading


def candidates_in(presentation: OpenPresentation, samples: Samples, page: Page) -> list[Candidate]:
    """Return all layouts of a file, master by master."""
    found = []
    for number, master in enumerate(presentation.slide_masters, start=1):
        for place, layout in enumerate(master.slide_layouts, start=1):
            role = recognised_role(layout, place, samples, page.width, page.height)
            ground, free = page.free_region(layout)
            reading = LayoutReading(
                name=layout.name, master=number, part=str(layout.part.partname), role=role.role, confidence=role.confidence,
                reason=role.reason, ground=ground, free=free, samples=use_of(layout, samples),
            )  # fmt: skip
            found.append(Candidate(layout=layout, reading=reading))
    return found


def best_master(candidates: Sequence[Candidate], samples: Samples, overrides: Overrides, page: Page) -> tuple[int, str, ContentPlan | None]:
    """Return the number of the master with the better set, why, and the plan of slides with blocks on it; None where no layout has room."""
    named = overrides.layouts.get("content")
    masters = sorted({each.reading.master for each in candidates if not named or each.reading.name == named})
    plans = {number: _best_plan([each for each in candidates if each.reading.master == number], samples, named, page) for number in masters}
    worths = {
        number: _worth_of_set([each for each in candidates if each.reading.master == number], plan, samples)
        for number, plan in plans.items()
    }
    best = max(masters, key=lambda number: worths[number])
    if named:
        reason = "the layout that is named for contents is on it"
    elif len({each.reading.master for each in candidates}) == 1:
        reason = "it is the only one"
    else:
        reason = "it has the better set: " + _set_in_words([each.reading for each in candidates if each.reading.master == best])
    return best, reason, plans[best][1]


def _best_plan(candidates: Sequence[Candidate], samples: Samples, named: str | None, page: Page) -> tuple[float, ContentPlan | None]:
    drawings = Counter(drawing_key(each.layout) for each in candidates)
    usual = {key for key, count in drawings.items() if count == max(drawings.values()) > 1}
    is_titled = any(title_of(each.layout) is not None for each in candidates)
    best: tuple[float, ContentPlan | None] = (0.0, None)
    for each in candidates:
        if (named and each.reading.name != named) or (not named and is_titled and title_of(each.layout) is None):
            continue
        plan = content_plan(each.layout, page)
        if plan is None:
            continue
        share = each.reading.samples.count / samples.count if samples.count else 0.0
        fit = FIT[each.reading.role] * (USUAL if drawing_key(each.layout) in usual else 1.0) * (1 + SAMPLED * share)
        worth = plan.worth / (page.width * page.height) * fit
        if worth > best[0]:
            best = (worth, plan)
    return best


def _worth_of_set(candidates: Sequence[Candidate], best: tuple[float, ContentPlan | None], samples: Samples) -> float:
    roles = {each.reading.role for each in candidates}
    used = sum(each.reading.samples.count for each in candidates) / samples.count if samples.count else 0.0
    return best[0] * (1 + sum(share for role, share in ROLES_OF_A_SET.items() if role in roles) + OF_SAMPLES * used)


def _set_in_words(readings: Sequence[LayoutReading]) -> str:
    counted = Counter(reading.role for reading in readings)
    return ", ".join(f"{count} × {role}" for role, count in counted.most_common())
