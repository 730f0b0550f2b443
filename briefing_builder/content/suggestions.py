"""What the author may have meant: a word and the words that exist go in, a hint comes out."""

from collections.abc import Iterable
from difflib import get_close_matches

SHOWN_AT_MOST = 12  # a longer list is no help
LONGEST_COMPARED = 80  # characters; difflib is slow on long texts


def did_you_mean(word: str, known: Iterable[str], *, otherwise: str = "") -> str:
    """Return "did you mean …?" with the nearest known word, else the known words if they are few, else `otherwise`."""
    choices = sorted(set(known))
    near = get_close_matches(word, choices, n=1, cutoff=0.6) if len(word) <= LONGEST_COMPARED else []
    if near:
        return f'did you mean "{near[0]}"?'
    if otherwise:
        return otherwise
    return f"one of: {', '.join(choices)}" if 0 < len(choices) <= SHOWN_AT_MOST else ""
