"""Benefits for a department: scores in parts, pins, and the rule that both appeals are heard (docs/requirements.md, Ranking benefits)."""

from collections.abc import Iterator
from decimal import Decimal

from briefing_builder.content.models.benefits import Benefit
from briefing_builder.content.models.content import Content
from briefing_builder.content.models.departments import Department, Priority
from briefing_builder.figures.model import Figures
from briefing_builder.tailoring.model import ChosenBenefit, Words
from briefing_builder.tailoring.ranking import Need, chosen_first, in_rank_order, ranking, with_reason
from briefing_builder.tailoring.reasons import Candidate, ContentPath, Ranked, Reason
from briefing_builder.tailoring.wording import worded

POINTS_PER_KPI = 2
POINT_OF_OWN_WORDING = 1
POINT_OF_PATTERN = Decimal("0.25")
POINT_OF_STRONG_EVIDENCE = Decimal(1)
POINT_OF_OTHER_EVIDENCE = Decimal("0.5")
COMPLETIONS_OF_STRONG_EVIDENCE = 10
"""So many completions of the department itself make the pilot its own evidence."""
BENEFITS_SHOWN = 4
"""So many stand on a slide, the first large; the others are named in a line under them and told."""

TAGS_BY_PATTERN = {
    "shift": ("time-back",),
    "night": ("time-back",),
    "phone-queue": ("availability", "time-back"),
    "counter": ("availability", "time-back"),
    "on-call": ("availability", "time-back"),
    "month-end-peak": ("availability", "time-back"),
    "peak": ("availability", "time-back"),
    "target-driven": ("time-back", "growth"),
    "field": ("access", "speed-to-competence"),
    "mobile": ("access", "speed-to-competence"),
    "lone-working": ("access", "safety"),
    "no-desk": ("access", "safety"),
    "no-computer": ("access",),
}
"""What a way of working makes scarce; a quarter of a point, so that it decides only between benefits that are otherwise alike."""

APPEAL_NEEDS: tuple[Need[Benefit], ...] = (
    Need(rule="appeal-easier", holds=lambda benefit: benefit.appeal in {"easier", "both"}, wanted="one benefit must make the job easier"),
    Need(rule="appeal-credit", holds=lambda benefit: benefit.appeal in {"credit", "both"}, wanted="one benefit must earn you credit"),
)
_NAMED = Reason(rule="named", text="named in a line under those on the slide, and told")


def rank_benefits(content: Content, figures: Figures, department: Department, *, count: int) -> tuple[Ranked[Benefit], ...]:
    """Return every benefit with its score for the department; the `count` chosen stand first, the excluded last.

    Chosen are the pinned and then the best by points; if nothing among those that the slide shows makes the job easier, or nothing earns
    credit, the lowest gives way to the best of the missing kind.
    """
    pick = department.overrides.benefits
    candidates = [
        Candidate(id=benefit.id, item=benefit, path=("benefits", index), points=tuple(_benefit_points(benefit, figures, department)))
        for index, benefit in enumerate(content.benefits)
    ]
    order = in_rank_order(candidates, pin=pick.pin, exclude=pick.exclude)
    shown = chosen_first(order, count=min(count, BENEFITS_SHOWN), needs=APPEAL_NEEDS)
    ids = {candidate.id for candidate in shown}
    named = [with_reason(candidate, _NAMED) for candidate in order.ranked if candidate.id not in ids]
    return ranking(order, (*shown, *named[: count - len(shown)]))


def chosen_benefits(ranked: tuple[Ranked[Benefit], ...], department: Department, path: ContentPath) -> tuple[ChosenBenefit, ...]:
    """Return the chosen benefits in order, in the department's own wording where there is one; `path` is the department's."""
    return tuple(_chosen_benefit(benefit, department, path) for benefit in ranked if benefit.is_chosen)


def shared_tags(benefit: Benefit, priority: Priority) -> tuple[str, ...]:
    """Return the tags that the benefit and the priority have in common, in the order of the priority."""
    return tuple(tag for tag in dict.fromkeys(priority.tags) if tag in benefit.tags)


def _benefit_points(benefit: Benefit, figures: Figures, department: Department) -> Iterator[Reason]:
    for rank, priority in enumerate(department.priorities):
        shared = shared_tags(benefit, priority)
        if shared:
            text = f"priority {rank + 1} “{priority.text}” shares {', '.join(shared)}"
            yield Reason(rule="priority", text=text, points=Decimal((len(department.priorities) - rank) * len(shared)))
    for kpi in department.kpis:
        if kpi.id in benefit.kpis:
            yield Reason(rule="kpi", text=f"moves the department's measure “{kpi.name}”", points=Decimal(POINTS_PER_KPI))
    patterns = [pattern for pattern in department.working_pattern if set(TAGS_BY_PATTERN.get(pattern, ())) & set(benefit.tags)]
    if patterns:
        text = f"{', '.join(patterns)} work makes it count more"
        yield Reason(rule="working-pattern", text=text, points=POINT_OF_PATTERN)
    if department.id in benefit.by_department:
        yield Reason(rule="own-wording", text="worded for this department", points=Decimal(POINT_OF_OWN_WORDING))
    yield from _evidence_points(benefit.evidence, figures, department)


def _evidence_points(evidence: str, figures: Figures, department: Department) -> Iterator[Reason]:
    if evidence == "none":
        return
    if evidence.startswith("source:"):
        yield Reason(rule="evidence", text=f"evidence from a named source ({evidence})", points=POINT_OF_OTHER_EVIDENCE)
        return
    figure = figures.find(evidence, department.id)
    if figure is None:
        yield Reason(rule="evidence-missing", text=f"{figures.why_missing(evidence)} ({evidence})", points=Decimal(0))
        return
    if not figure.is_evidence:
        value = str(figure.displayed).replace("-", "−")
        text = f"{figure.name.lower()} is {value}: it would weaken the claim, and is not shown with it ({evidence})"
        yield Reason(rule="evidence-weak", text=text, points=Decimal(0))
        return
    if evidence.startswith("roi:"):
        yield Reason(rule="evidence", text=f"evidence from the cost model ({evidence})", points=POINT_OF_STRONG_EVIDENCE)
        return
    own = figures.by_department.get(department.id, {}).get("pilot:completions")
    completions = own.value if own is not None and own.value is not None else 0
    if completions >= COMPLETIONS_OF_STRONG_EVIDENCE:
        text = f"evidence from the department's own pilot, {completions} completions ({evidence})"
        yield Reason(rule="evidence", text=text, points=POINT_OF_STRONG_EVIDENCE)
    else:
        text = f"evidence from the pilot, but under {COMPLETIONS_OF_STRONG_EVIDENCE} completions in the department ({evidence})"
        yield Reason(rule="evidence", text=text, points=POINT_OF_OTHER_EVIDENCE)


def _chosen_benefit(ranked: Ranked[Benefit], department: Department, path: ContentPath) -> ChosenBenefit:
    benefit = ranked.item
    own = benefit.by_department.get(department.id)
    own_path: ContentPath = (*ranked.path, "by_department", department.id, "manager_voice")
    words = worded(
        f"benefits.{benefit.id}.manager_voice",
        (department, path),
        own=None if own is None else Words(text=own.manager_voice, path=own_path, level="department"),
        base=Words(text=benefit.manager_voice, path=(*ranked.path, "manager_voice")),
    )
    priority = next((priority for priority in department.priorities if shared_tags(benefit, priority)), None)
    return ChosenBenefit(
        ranked=ranked, words=words, name=own.name if own is not None and own.name is not None else benefit.name, priority=priority
    )
