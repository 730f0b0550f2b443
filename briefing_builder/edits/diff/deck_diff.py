"""What a hand has changed: a deck as we left it and as it is now go in, one sentence for each change comes out.

What a program leaves unsaid is no evidence; where it is open whether a hand or a program did something, it was a hand.
"""

from collections.abc import Iterator
from dataclasses import replace

from briefing_builder.edits.diff.groups import added, by_themselves, removed
from briefing_builder.edits.diff.labels import called, cut, one_more
from briefing_builder.edits.diff.matching import paired_sheets, paired_things
from briefing_builder.edits.diff.shape_diff import ROUGH, changes_of, is_colour, is_near, tolerance_of
from briefing_builder.edits.diff.slide_diff import of_the_file, of_the_stage, restaged_layouts
from briefing_builder.edits.model import Place, Seen, Sheet, Thing, mark

TOLD = 4
"""Changes of one slide that are told; more are counted."""


def changes_between(then: Seen, now: Seen) -> tuple[str, ...]:
    """Return what a hand has changed, slide by slide by its number now and the title that we gave it; nothing when it was merely saved."""
    pairs = paired_sheets(then.sheets, now.sheets)
    numbers = {then.sheets[mine].name: theirs + 1 for mine, theirs in pairs.kept}
    partners = {theirs: then.sheets[mine] for mine, theirs in pairs.kept}
    moved = set(pairs.moved())
    restaged = frozenset(restaged_layouts(then.behind, now.behind))
    found = [*of_the_file(then, now), *of_the_stage(then.behind, now.behind)]
    for position, sheet in enumerate(now.sheets):
        before = partners.get(position)
        who = f"slide {position + 1}{_titled(before or sheet)}"
        if before is None:
            found.append(f"{who} is new")
            continue
        said = ["it stands elsewhere in the order"] if position in moved else []
        said += _of_sheet(before, sheet, numbers, now.is_rough, restaged)
        found += [f"{who}: {one}" for one in said[:TOLD]]
        rest = len(said) - TOLD
        if rest > 0:
            found.append(f"{who}: and {rest} more change{'s' * (rest > 1)}")
    found += [f"slide {mine + 1}{_titled(then.sheets[mine])} is gone" for mine in pairs.gone]
    return tuple(found)


def _titled(sheet: Sheet) -> str:
    return f" “{cut(sheet.title)}”" if sheet.title else ""


def _of_sheet(then: Sheet, now: Sheet, numbers: dict[str, int], is_rough: bool, restaged: frozenset[str]) -> Iterator[str]:
    yield from (f"it {oddity}" for oddity in now.oddities)
    if then.notes != now.notes:
        yield "its notes changed" if now.notes else "its notes are gone"
    if now.layout is not None and then.layout != now.layout:
        yield f"its layout is “{now.layout}”"
    if then.section != now.section and not (is_rough and now.section is None):
        yield f"it is in the section “{now.section}”" if now.section else "it is in no section"
    is_backdrop = now.layout in restaged or _is_same_backdrop(then.backdrop, now.backdrop, tolerance_of(is_rough))
    if not is_colour(then.ground, now.ground) or not is_backdrop:
        yield "what lies behind it changed"
    pairs = paired_things(then.things, now.things)
    for one, other in by_themselves(then.things, now.things, pairs):
        if one.kind == "text" and other.kind == "shape":  # a text that somebody emptied
            other = replace(other, kind="text")
        if one.kind == "group" and other.alt is None:
            other = replace(other, alt=one.alt)
        name = "the title" if one.kind == "text" and one.words == mark(then.title) else called(other, has_text=one.words == other.words)
        yield from (f"{name} {change}" for change in changes_of(one, other, numbers, is_rough=is_rough))
    yield from (f"{one_more(thing)} {fate}" for thing, fate in removed(then.things, pairs))
    yield from (f"{one_more(thing)} was added" for thing in added(now.things, pairs))
    if not pairs.gone and not pairs.new and _is_restacked(now, pairs.moved(), is_rough):
        yield "things lie above each other in another order"


def _is_restacked(sheet: Sheet, moved: tuple[int, ...], is_rough: bool) -> bool:
    """Whether the order of things is another one; LibreOffice changes it by itself where it does not show."""
    if not is_rough:
        return bool(moved)
    rest = [thing.place for number, thing in enumerate(sheet.things) if number not in moved and thing.kind != "group"]
    return any(_overlap(sheet.things[number].place, other) for number in moved for other in rest)


def _overlap(one: Place, other: Place) -> bool:
    across = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    down = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    return across > ROUGH and down > ROUGH


def _is_same_backdrop(then: tuple[Thing, ...], now: tuple[Thing, ...], tolerance: int) -> bool:
    return len(then) == len(now) and all(
        (one.kind, one.words, one.picture) == (other.kind, other.words, other.picture)
        and is_near(one.place, other.place, tolerance)
        and is_colour(one.fill, other.fill)
        for one, other in zip(then, now, strict=True)
    )
