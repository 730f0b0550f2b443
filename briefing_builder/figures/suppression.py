"""Small groups are hidden: sizes of groups go in, the groups that may not be shown come out."""

from collections.abc import Mapping
from typing import Literal

Because = Literal["", "few-people", "everybody", "subtraction"]

SHARES_WITH: Mapping[str, tuple[str, ...]] = {
    "started": ("enrolments", "start_rate_pct"),
    "start_rate_pct": ("enrolments", "started"),
    "completions": ("started", "completion_rate_pct"),
    "completion_rate_pct": ("enrolments", "completions"),
    "pass_rate_pct": ("completions",),
    "median_minutes": ("completions",),
    "mean_alternative_minutes": ("completions",),
    "hours_returned": ("completions",),
    "learning_hours": ("enrolments",),
    "score_before": ("completions", "score_after", "score_gain_points"),
    "score_after": ("completions", "score_before", "score_gain_points"),
    "score_gain_points": ("completions", "score_before", "score_after"),
    "normalised_gain": ("completions", "score_before", "score_after"),
    "reaction_n": ("enrolments",),
    "reaction_mean": ("enrolments", "reaction_n"),
    "applied_n": ("enrolments",),
    "applied_rate_pct": ("enrolments", "applied_n"),
}
"""Each figure, and those whose hidden groups it hides too, because it tells something of them beside itself.

A rate with its n tells the count above the line. What is counted among others (scores among completions, completions among those who
started) tells that these are at least as many; where nobody dropped out, that is exactly how many.
"""


def is_small(people: int, minimum: int) -> bool:
    """Return whether a figure about so many people must not be shown; zero is nobody, and shown."""
    return 0 < people < minimum


def small_groups(people: Mapping[str, int], minimum: int) -> frozenset[str]:
    """Return the groups that are small themselves: enough where one person may be in several groups, so that they do not sum up."""
    return frozenset(group for group, count in people.items() if is_small(count, minimum))


def tells_of_each(none_of: int, minimum: int) -> bool:
    """Return whether "none of them did" would be known of every person of a group so small that each is in sight.

    `none_of` counts the group where nobody did, and is zero elsewhere. From twice the minimum on it is a result, and shown.
    """
    return 0 < none_of < 2 * minimum


def hidden_groups(people: Mapping[str, int], minimum: int, already: frozenset[str] = frozenset()) -> frozenset[str]:
    """Return the groups of a breakdown that may not be shown beside the total.

    A group is hidden when it is small or hidden `already`. As the total stands on another slide, what is hidden must not follow by
    subtraction: as long as one group alone is hidden, or all hidden groups together are fewer people than the minimum, the next
    smallest group that is not empty is hidden too (complementary suppression; first by size, then by order).
    """
    hidden = set(small_groups(people, minimum) | already)
    others = sorted((group for group, count in people.items() if count and group not in hidden), key=lambda group: people[group])
    for group in others:
        if not hidden or (len(hidden) > 1 and sum(people.get(name, 0) for name in hidden) >= minimum):
            break
        hidden.add(group)
    return frozenset(hidden)


def hidden_together(hidden: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Return the hidden groups of every figure, those of figures that give each other away made one.

    Two figures may have been hidden for different groups; where one tells the other, a group that is hidden in only one of them is told
    on another slide, and a small group beside it follows by subtraction. Sets only grow, so that each stays as safe as it was.
    """
    together = dict(hidden)
    while True:
        wider = {
            name: groups.union(*(together.get(other, frozenset()) for other in SHARES_WITH.get(name, ())))
            for name, groups in together.items()
        }
        if wider == together:
            return together
        together = wider
