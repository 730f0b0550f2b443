"""What has changed of a deck beside its slides: the file, its layouts, masters and theme then and now go in, sentences come out."""

from collections.abc import Callable, Iterator, Mapping

from briefing_builder.edits.diff.labels import cut
from briefing_builder.edits.diff.shape_diff import ROUGH
from briefing_builder.edits.model import Behind, Seen


def of_the_file(then: Seen, now: Seen) -> Iterator[str]:
    """Yield what has changed of the size of slides and of what the file says of itself."""
    if any(abs(mine - theirs) > ROUGH for mine, theirs in zip(then.size, now.size, strict=True)):
        yield "the slides have another size"
    yield from (f"the deck {oddity}" for oddity in now.oddities)
    yield from _of_texts(then.said, now.said, lambda name: f"the file's {name}")
    if now.properties is not None:
        yield from _of_texts(then.properties or {}, now.properties, lambda name: f"the file's property “{cut(name)}”")


def _of_texts(then: Mapping[str, str], now: Mapping[str, str], called: Callable[[str], str]) -> Iterator[str]:
    for name in dict.fromkeys([*then, *now]):
        was, text = then.get(name, ""), now.get(name, "")
        if text != was:
            yield f"{called(name)} reads “{cut(text)}”" if text else f"{called(name)} is gone"


def of_the_stage(then: Behind, now: Behind) -> Iterator[str]:
    """Yield what has changed of layouts, masters and theme; what a program rewrites by itself is unknown, and no change."""
    if then.colours != now.colours:
        yield "the theme has other colours"
    if now.faces is not None and then.faces != now.faces:
        yield "the theme has other typefaces"
    if now.masters is not None and then.masters != now.masters:
        yield "the slide master was changed"
    if now.layouts is None:
        return
    was, has = dict(then.layouts or ()), dict(now.layouts)
    yield from (f"the layout “{cut(name)}” was changed" for name, digest in was.items() if has.get(name, digest) != digest)
    yield from (f"the layout “{cut(name)}” is gone" for name in was if name not in has)
    yield from (f"the layout “{cut(name)}” is new" for name in has if name not in was)


def restaged_layouts(then: Behind, now: Behind) -> Iterator[str]:
    """Yield the names of the layouts of which `of_the_stage` tells that they, or the master that they follow, were changed."""
    if now.layouts is None or now.masters is None:
        return
    was, is_all = dict(then.layouts or ()), now.masters != then.masters
    yield from (name for name, digest in now.layouts if is_all or was.get(name) != digest)
