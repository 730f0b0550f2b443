"""Rows of a long table in pages of like size, each with its id's ending and its title's."""

import itertools
from collections.abc import Sequence

from briefing_builder.words import Catalogue

Page = dict[str, object]


def paged(words: Catalogue, rows: Sequence[object], most: int) -> list[Page]:
    """Return the rows in order over as few pages as hold at most `most` each, the pages as even as may be; none for no rows.

    A page is `rows`, `end` (what its slide's id ends in: nothing, `-2`, …), `after` (the same of the page that follows, if one does) and
    `part` (what its title ends in: ` (1 of 2)`).
    """
    count = -(-len(rows) // most)
    edges = [len(rows) * number // count for number in range(count + 1)] if count else []
    return [
        {
            "rows": list(rows[start:stop]),
            "end": f"-{number}" if number > 1 else "",
            "after": f"-{number + 1}" if number < count else "",
            "part": f" {words('slide.part', part=number, parts=count)}" if count > 1 else "",
        }
        for number, (start, stop) in enumerate(itertools.pairwise(edges), start=1)
    ]
