"""Why a deck is built again: what decided it then and what decides it now go in, sentences come out."""

from collections.abc import Iterator, Mapping

ABOUT_US = {
    "version": "briefing itself changed",
    "fonts": "the fonts changed",
    "brand": "the brand changed",
    "words": "our words for notes and alternative texts changed",
}
WORDED = ("benefit", "objection", "endorsement", "quote", "text", "the opening question")
"""Parts of which a change is one of words."""
SLIDE, PICTURE, TITLE = "slide ", "picture ", "title, footer and timing"
SHOWN = 6
"""Reasons that are listed; more are counted."""


def reasons_between(then: Mapping[str, str], now: Mapping[str, str]) -> tuple[str, ...]:
    """Return why a deck with the parts `now` is not the one with the parts `then`: what the author changed, else which slides differ."""
    changed = [name for name in dict.fromkeys([*now, *then]) if then.get(name) != now.get(name)]
    ours = [ABOUT_US[name] for name in changed if name in ABOUT_US]
    content = [sentence for name in changed if (sentence := _content_reason(name, then, now))]
    slides = [] if content else list(_slide_reasons(changed, then, now))
    return tuple([*content, *ours, *slides] or ["the order of the slides changed"])


def first_reasons(reasons: tuple[str, ...]) -> tuple[str, ...]:
    """Return as many reasons as people want to read, and how many more there are."""
    rest = len(reasons) - SHOWN
    return reasons if rest <= 0 else (*reasons[:SHOWN], f"and {rest} more")


def _content_reason(name: str, then: Mapping[str, str], now: Mapping[str, str]) -> str:
    if name in ABOUT_US or name.startswith(SLIDE) or name == TITLE:
        return ""
    if name not in then:
        return f"{name} is new here"
    if name not in now:
        return f"{name} is no longer here"
    return f"{name} {'reworded' if name.startswith(WORDED) else 'changed'}"


def _slide_reasons(changed: list[str], then: Mapping[str, str], now: Mapping[str, str]) -> Iterator[str]:
    for name in changed:
        if name == TITLE:
            yield "the title, the footer or the timing changed"
        elif name.startswith(SLIDE):
            slide = name.removeprefix(SLIDE)
            how = "changed" if name in then and name in now else "is new" if name in now else "is gone"
            yield f"the slide “{slide}” {how}"
