"""What has changed beside the slides: properties, layouts, masters and theme then and now go in, sentences come out."""

from collections.abc import Callable, Iterator

from briefing_builder.edits.diff.labels import shortened
from briefing_builder.edits.model import Masters, Snapshot, Texts
from briefing_builder.edits.policy import ROUNDED_OFTEN


def file_changes(then: Snapshot, now: Snapshot) -> Iterator[str]:
    """Yield what has changed of the size of slides and of what the file says of itself."""
    if any(abs(mine - theirs) > ROUNDED_OFTEN for mine, theirs in zip(then.size, now.size, strict=True)):
        yield "the slides have another size"
    yield from (f"the deck {oddity}" for oddity in now.oddities)
    yield from _property_changes(then.core_properties, now.core_properties, lambda name: f"the file's {name}")
    if now.custom_properties is not None:
        custom = then.custom_properties or ()
        yield from _property_changes(custom, now.custom_properties, lambda name: f"the file's property “{shortened(name)}”")


def _property_changes(then: Texts, now: Texts, label: Callable[[str], str]) -> Iterator[str]:
    before, after = dict(then), dict(now)
    for name in dict.fromkeys([*before, *after]):
        old, new = before.get(name, ""), after.get(name, "")
        if new != old:
            yield f"{label(name)} reads “{shortened(new)}”" if new else f"{label(name)} is gone"


def master_changes(then: Masters, now: Masters) -> Iterator[str]:
    """Yield what has changed of layouts, masters and theme; what a program rewrites by itself is unknown, and no change."""
    if then.colours != now.colours:
        yield "the theme has other colours"
    if now.fonts is not None and then.fonts != now.fonts:
        yield "the theme has other typefaces"
    if now.masters is not None and then.masters != now.masters:
        yield "the slide master was changed"
    if now.layouts is None:
        return
    before, after = dict(then.layouts or ()), dict(now.layouts)
    yield from (f"the layout “{shortened(name)}” was changed" for name, digest in before.items() if after.get(name, digest) != digest)
    yield from (f"the layout “{shortened(name)}” is gone" for name in before if name not in after)
    yield from (f"the layout “{shortened(name)}” is new" for name in after if name not in before)


def changed_layouts(then: Masters, now: Masters) -> Iterator[str]:
    """Yield the names of the layouts of which `master_changes` tells that they, or the master that they follow, were changed."""
    if now.layouts is None or now.masters is None:
        return
    before, are_all = dict(then.layouts or ()), now.masters != then.masters
    yield from (name for name, digest in now.layouts if are_all or before.get(name) != digest)
