"""Numbers that are computed: figures go in, each figure with its name comes out; and what the return is made of."""

from collections.abc import Iterator

from briefing_builder.figures import Figures
from briefing_builder.figures.model import Figure

INPUTS = ("departments.loaded_hourly_cost", "departments.kpis.annual_value_per_point", "courses.alternative.delivery_cost_per_learner")
"""What the return is made of beside the cost model; durations of courses and of what they replace stand on the course's slide."""


def all_figures(figures: Figures, group: str) -> Iterator[tuple[Figure, str]]:
    """Yield every figure of a group that has a value, with its name and whose it is."""
    scopes = ({"": figures.organisation}, figures.by_department, figures.by_course)
    for scope in scopes:
        for owner, by_id in scope.items():
            for id, figure in by_id.items():
                if id.startswith(f"{group}:") and figure.value is not None:
                    yield figure, f"{id} ({owner or figure.scope})"
    detail = figures.return_detail
    if detail is not None and group == "roi":
        lines = (*detail.benefit_lines, *detail.cost_lines, *(case.bcr for case in (*detail.sensitivity, *detail.take_up_sensitivity)))
        yield from ((figure, f"{figure.id} (return in detail)") for figure in lines if figure.value is not None)
