"""A word wider than its column goes in; where renderers cut it comes out, in the way that takes the most room."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise

from briefing_builder.values import Value

WAYS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?!)",
        r"(?<=[^\W_][-–—])(?=\w)",
        r"(?<=[/?&=])(?=\w)",
        r"(?<=[-–—/?&=@.,:;_|+~%#…!)\]}”’»、。」』）])(?=\w)|(?<=\w)(?=[/@?&=#%])|(?<=[a-z])(?=[A-Z])",
        r"(?<=[-–—/?!|}])(?=[^\W\d_])|(?<=[?!)\]}])(?=[(\[{])",
    )
)
"""Where renderers end a line inside such a word before they cut between characters: the more cautious ones nowhere, others
after hyphens, after slashes, at every joint of an address or a compound name, or as Unicode Standard Annex 14 has it."""
NOWHERE = WAYS[:1]


class Word(Value, frozen=True):
    """A word in its clusters: where each begins, how far the word goes up to each in the three models, and its joints in each way."""

    starts: tuple[int, ...]
    reaches: tuple[tuple[int, ...], ...]
    joints: tuple[tuple[int, ...], ...]

    @property
    def widest(self) -> int:
        """The width of the widest cluster, in the widest model."""
        return max((end - start for reach in self.reaches for start, end in pairwise(reach)), default=0)


def word_of(parts: Sequence[str], widths: Sequence[Sequence[int]]) -> Word:
    """Return the word of these clusters; each has a width in each of the three models."""
    starts = tuple(accumulate(map(len, parts), initial=0))
    number = {start: index for index, start in enumerate(starts)}
    text = "".join(parts)
    joints = tuple(
        (0, *(number[match.start()] for match in way.finditer(text) if match.start() > 0 and match.start() in number), len(parts))
        for way in WAYS
    )
    return Word(starts[:-1], tuple(tuple(accumulate(column, initial=0)) for column in zip(*widths, strict=True)), joints)


def cut_word(word: Word, width: int, *, model: int, ways: int) -> tuple[list[int], int, int]:
    """Return where lines begin inside the word, how far its last line goes, and its widest line, for the worst of the first ways.

    The last of all ways counts twice: LibreOffice ends a line at such a joint only if the next character would have fitted too.
    """
    reach = word.reaches[model]
    candidates = [_line_starts(reach, word.joints[way], width) for way in range(ways)]
    if ways == len(WAYS):
        candidates.append(_line_starts(reach, word.joints[-1], width, after=1))
    lines = max(candidates, key=lambda lines: (len(lines), reach[-1] - reach[lines[-1]]))
    widest = max(reach[end] - reach[start] for start, end in pairwise([*lines, len(reach) - 1]))
    return [word.starts[line] for line in lines[1:]], reach[-1] - reach[lines[-1]], widest


def _line_starts(reach: Sequence[int], joints: Sequence[int], width: int, *, after: int = 0) -> list[int]:
    """Return the clusters that begin a line: parts between joints stay whole where they, and so many clusters after, can."""
    lines = [0]
    for first, last in pairwise(joints):
        if reach[min(last + after, joints[-1])] - reach[lines[-1]] <= width:
            continue
        if lines[-1] < first:
            lines.append(first)
        while reach[last] - reach[lines[-1]] > width:
            line = max(lines[-1] + 1, bisect_right(reach, reach[lines[-1]] + width, hi=last) - 1)
            if line >= last:
                break
            lines.append(line)
    return lines
