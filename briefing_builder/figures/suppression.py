"""Small groups are hidden: sizes of groups go in, the groups that may not be shown come out."""

from collections.abc import Mapping

MIN_GROUP_SIZE = 5  # people; the default where the programme says nothing


GIVES_AWAY: Mapping[str, tuple[str, ...]] = {
    "start_rate_pct": ("enrolments", "started"),
    "completion_rate_pct": ("enrolments", "completions"),
    "started": ("start_rate_pct",),
    "completions": ("completion_rate_pct",),
    "applied_rate_pct": ("applied_n",),
    "reaction_mean": ("reaction_n",),
}
"""What a figure tells beside itself: a rate with its n tells the count above the line, and the n is a figure of its own."""


def is_small(people: int, minimum: int) -> bool:
    """Return whether a figure about so many people must not be shown; zero is nobody, and shown."""
    return 0 < people < minimum


def small_groups(people: Mapping[str, int], minimum: int) -> frozenset[str]:
    """Return the groups that are small themselves: enough where one person may be in several groups, so that they do not sum up."""
    return frozenset(group for group, count in people.items() if is_small(count, minimum))


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
    on another slide, and a small group beside it follows by subtraction.
    """
    together = dict(hidden)
    while True:
        wider = {
            name: groups.union(*(together.get(other, frozenset()) for other in GIVES_AWAY.get(name, ())))
            for name, groups in together.items()
        }
        if wider == together:
            return together
        together = wider
