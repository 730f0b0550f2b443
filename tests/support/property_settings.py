"""How long property tests search: the same examples on every run; BRIEFING_EXAMPLES=10 tries ten times as many."""

import os

from hypothesis import HealthCheck, Phase, settings

TIMES = int(os.environ.get("BRIEFING_EXAMPLES", "1"))


def examples(count: int) -> settings:
    """Return settings for so many examples, times what the environment asks for."""
    return settings(
        max_examples=count * TIMES, phases=[Phase.explicit, Phase.generate, Phase.shrink], report_multiple_bugs=False,
        deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck),
    )  # fmt: skip
