"""Whose numbers a department sees: its own if enough people's, else everybody's, labelled so (docs/requirements.md, Whose numbers)."""

from briefing_builder.content.models.content import Content
from briefing_builder.content.models.departments import Department
from briefing_builder.figures.model import ORGANISATION, Figure, Figures
from briefing_builder.tailoring.model import ChosenTarget, PilotScope, Scope
from briefing_builder.tailoring.reasons import Reason
from briefing_builder.words import Catalogue


def pilot_scope(words: Catalogue, content: Content, figures: Figures, department: Department) -> PilotScope | None:
    """Return whose pilot figures are shown and the label that says so; None without pilot figures.

    The department's own only when enough of its people took part: five, or the programme's own minimum where that is larger.
    """
    everybody = figures.organisation.get("pilot:learners")
    if everybody is None or everybody.value is None:
        return None
    minimum = content.min_group_size
    own = figures.by_department.get(department.id, {}).get("pilot:learners")
    learners = 0 if own is None or own.value is None else int(own.value)
    if learners >= minimum:
        text = f"{learners} people of the department took part; {minimum} are needed to show its own figures"
        reason = Reason(rule="own-pilot-figures", text=text)
        return PilotScope(scope="department", label=department.label, learners=learners, reasons=(reason,))
    organisation = content.organisation
    reason = Reason(rule="pilot-figures-of-all", text=f"{_why_not_own(own, minimum)}: everybody's figures")
    label = words("batch.all-of", organisation=organisation.short_name or organisation.name)
    return PilotScope(scope="organisation", label=label, learners=int(everybody.value), reasons=(reason,))


def _why_not_own(own: Figure | None, minimum: int) -> str:
    if own is None:
        return "nobody of the department took part"
    if own.suppressed_because == "subtraction":
        return "its own figures would let those of a smaller group be worked out"
    return f"fewer than {minimum} of the department's people took part"


def chosen_targets(content: Content, figures: Figures, department: Department) -> tuple[ChosenTarget, ...]:
    """Return the usage targets with the department's numbers laid over everybody's, in the author's order."""
    if content.usage_targets is None:
        return ()
    metrics = {metric.id: (index, metric) for index, metric in enumerate(content.usage_targets.metrics)}
    return tuple(
        ChosenTarget(
            metric=metrics[target.id][1],
            path=_path_of_target(content, department, target.id, metrics[target.id][0]),
            target=target,
            target_scope=_scope_of_figure(target.target),
            baseline_scope=None if target.baseline is None else _scope_of_figure(target.baseline),
        )
        for target in figures.targets.get(department.id, ())
    )


def _scope_of_figure(figure: Figure) -> Scope:
    return "organisation" if figure.scope == ORGANISATION else "department"


def _path_of_target(content: Content, department: Department, metric_id: str, index: int) -> tuple[str | int, ...]:
    own = content.usage_targets.by_department.get(department.id, {}) if content.usage_targets is not None else {}
    if metric_id in own:
        return ("usage_targets", "by_department", department.id, metric_id)
    return ("usage_targets", "metrics", index)
