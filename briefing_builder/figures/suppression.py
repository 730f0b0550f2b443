"""Small groups are hidden: sizes of groups go in, the groups that may not be shown come out."""

from collections.abc import Mapping

MIN_GROUP_SIZE = 5  # people; the default where the programme says nothing


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
