"""Usage targets by department: the author's targets go in, each department's own overlay of them comes out."""

from collections.abc import Mapping
from decimal import Decimal

from briefing_builder.content import Content, Metric, Targets
from briefing_builder.figures.model import ORGANISATION, Figure, Target
from briefing_builder.words import Catalogue


def targets_by_department(words: Catalogue, content: Content) -> dict[str, tuple[Target, ...]]:
    """Return every department's targets in the author's order; empty when the programme sets none.

    A department's own target or baseline goes before the organisation's; the scope of each figure says whose it is.
    """
    targets = content.usage_targets
    if targets is None:
        return {}
    source = words("figures.source-targets")
    return {
        department.id: tuple(_target_for(targets, metric, department.id, source) for metric in targets.metrics)
        for department in content.departments
    }


def _target_for(targets: Targets, metric: Metric, department: str, source: str) -> Target:
    baselines: Mapping[str, Decimal] = targets.baseline_by_department.get(department, {})
    goals: Mapping[str, Decimal] = targets.by_department.get(department, {})
    baseline, goal = baselines.get(metric.id, metric.baseline), goals.get(metric.id, metric.target)
    numbers = [number for number in (baseline, goal) if number is not None]
    decimals = max(_decimals_written(number) for number in numbers)

    def figure(kind: str, value: Decimal, own: bool) -> Figure:
        return Figure(
            id=f"{kind}:{metric.id}",
            name=metric.name,
            value=value,
            unit=metric.unit,
            decimals=decimals,
            formula=metric.formula or "",
            starts=targets.period.starts if kind == "target" else None,
            ends=targets.period.ends if kind == "target" else None,
            source=source,
            scope=department if own else ORGANISATION,
        )

    return Target(
        id=metric.id,
        name=metric.name,
        formula=metric.formula or "",
        baseline=None if baseline is None else figure("baseline", baseline, metric.id in baselines),
        target=figure("target", goal, metric.id in goals),
    )


def _decimals_written(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
