"""What has changed about one thing: its value then and now go in, what happened to it comes out, to be read after its name."""

from collections.abc import Iterator
from itertools import accumulate

from briefing_builder.edits.diff.labels import cut
from briefing_builder.edits.model import EITHER, Insets, Lines, Place, Plot, Room, Series, Span, Thing

EXACT, ROUGH = 1, 5
"""Hundredths of a millimetre by which a place may differ without having been moved: what rounding does, and what LibreOffice does."""
CROP_TOLERANCE = 150
"""Hundred-thousandths of a picture that programs round away."""
WEIGHT_TOLERANCE = 400
"""EMU of a line's weight that programs round away."""
CORNER_TOLERANCE = 600
"""Hundred-thousandths of the shorter side of a rounded rectangle that programs round away."""
SIZE_TOLERANCE = 5
"""Hundredths of a point, of letters and of the room before a paragraph."""
AREA_TOLERANCE = 4
"""Thousandths of a chart."""


def changes_of(then: Thing, now: Thing, numbers: dict[str, int], *, is_rough: bool) -> Iterator[str]:
    """Yield what happened to a thing. `numbers` are those of the slides as they are now, by our names for them."""
    if then.kind != now.kind:
        yield "has another kind"
        return
    yield from _of_place(then, now, is_rough)
    yield from _of_frame(then, now, numbers, is_rough)
    if then.kind == "text":
        yield from _of_text(then, now, numbers, is_rough)
    if then.kind == "picture":
        yield from _of_picture(then, now)
    if then.kind == "table":
        yield from _of_table(then, now, numbers, is_rough)
    if then.plot and now.plot:
        yield from dict.fromkeys(_of_plot(then.plot, now.plot))
    yield from _odd(now)


def tolerance_of(is_rough: bool) -> int:
    """Return by how much a place may differ without having been moved, in hundredths of a millimetre."""
    return ROUGH if is_rough else EXACT


def is_near(one: Place, other: Place, tolerance: int) -> bool:
    """Return whether two places differ by no more than the tolerance, in hundredths of a millimetre, on any side."""
    return all(abs(mine - theirs) <= tolerance for mine, theirs in zip(one, other, strict=True))


def is_colour(then: str | None, now: str | None) -> bool:
    """Return whether a colour is what it was; one that nobody says is."""
    return now is None or then is None or then in now.split(EITHER)


def _of_place(then: Thing, now: Thing, is_rough: bool) -> Iterator[str]:
    tolerance = tolerance_of(is_rough)
    if then.depth != now.depth:
        yield "was taken out of its group" if now.depth < then.depth else "was put into a group"
    if not is_near((*then.place[:2], 0, 0), (*now.place[:2], 0, 0), tolerance):
        yield "was moved"
    # LibreOffice makes the rows of a table as high as its own fonts want them
    height = then.place[3] if is_rough and then.kind == "table" else now.place[3]
    if not is_near((0, 0, *then.place[2:]), (0, 0, now.place[2], height), tolerance):
        yield "was resized"


def _odd(now: Thing) -> Iterator[str]:
    return (f"was {oddity}" if oddity != "merged cells" else "has merged cells" for oddity in now.oddities)


def _of_frame(then: Thing, now: Thing, numbers: dict[str, int], is_rough: bool) -> Iterator[str]:
    if not is_colour(then.fill, now.fill):
        yield "was filled with another colour" if now.fill else "has lost its fill"
    if not is_colour(then.line, now.line) or (_differ(then.weight, now.weight, WEIGHT_TOLERANCE) and now.line):
        yield "has another outline"
    if any(not is_colour(mine, theirs) for mine, theirs in zip(then.borders, now.borders, strict=False)):
        yield "has other borders"
    is_redrawn = then.steps != now.steps and bool(then.steps and now.steps)
    if _is_other(then.geometry, now.geometry) or _differ(then.corner, now.corner, CORNER_TOLERANCE) or is_redrawn:
        yield "has another form"
    if _is_other(then.anchor, now.anchor) or _is_inset_otherwise(then.insets, now.insets, tolerance_of(is_rough)):
        yield "stands elsewhere in its frame"
    if _is_other(then.alt, now.alt):
        yield "has another alternative text" if now.alt else "has lost its alternative text"
    if _is_other_link(then.link, now.link, numbers):
        yield "leads elsewhere" if now.link else "has lost its link"


def _is_inset_otherwise(then: Insets | None, now: Insets | None, tolerance: int) -> bool:
    return bool(then and now) and any(_differ(mine, theirs, tolerance) for mine, theirs in zip(then or (), now or (), strict=True))


def _of_text(then: Thing, now: Thing, numbers: dict[str, int], is_rough: bool) -> Iterator[str]:
    if then.words != now.words:
        yield f"reads “{cut(now.text)}”" if now.text.strip() else "is empty"
        return
    looks = [look for pair in zip(then.paragraphs, now.paragraphs, strict=False) for look in _of_lines(*pair, numbers, is_rough)]
    yield from dict.fromkeys(looks)


def _of_lines(then: Lines, now: Lines, numbers: dict[str, int], is_rough: bool) -> Iterator[str]:
    if _is_other(then.align, now.align):
        yield "is aligned otherwise"
    if _is_other(then.bullet, now.bullet) and {then.bullet, now.bullet} != {"none", None}:
        yield "has other bullets"
    if _differ(then.spacing, now.spacing, 1):
        yield "has another line spacing"
    yield from _of_room(then.room, now.room, tolerance_of(is_rough), is_level=then.level == now.level)
    if _is_other(then.is_rtl, now.is_rtl):
        yield "runs the other way"
    for mine, theirs in _overlapping(then.spans, now.spans):
        yield from _of_span(mine, theirs, numbers)


def _of_room(then: Room, now: Room, tolerance: int, *, is_level: bool) -> Iterator[str]:
    if _differ(then.left, now.left, tolerance) or _differ(then.first, now.first, tolerance) or not is_level:
        yield "has another indent"
    if _differ(then.before, now.before, SIZE_TOLERANCE) or _differ(then.after, now.after, SIZE_TOLERANCE):
        yield "has other room before or after its paragraphs"


def _of_span(then: Span, now: Span, numbers: dict[str, int]) -> Iterator[str]:
    if _differ(then.size, now.size, SIZE_TOLERANCE):
        yield "has letters of another size"
    if _is_other(then.bold, now.bold):
        yield "is bold now" if now.bold else "is no longer bold"
    if _is_other(then.italic, now.italic):
        yield "is italic now" if now.italic else "is no longer italic"
    if _is_other(then.face, now.face):
        yield f"is set in {now.face}"
    if not is_colour(then.colour, now.colour):
        yield "has letters of another colour"
    if _is_other_link(then.link, now.link, numbers):
        yield "leads elsewhere" if now.link else "has lost its link"


def _overlapping(then: tuple[Span, ...], now: tuple[Span, ...]) -> Iterator[tuple[Span, Span]]:
    """The spans that share a character; the same text may be cut otherwise."""
    ends = list(accumulate(span.length for span in now))
    start = 0
    for mine in then:
        end = start + mine.length
        yield from ((mine, theirs) for theirs, last in zip(now, ends, strict=True) if last > start and last - theirs.length < end)
        start = end


def _of_picture(then: Thing, now: Thing) -> Iterator[str]:
    if then.picture != now.picture:
        yield "was replaced"
    if not is_near(then.crop, now.crop, CROP_TOLERANCE):
        yield "was cropped otherwise"


def _of_table(then: Thing, now: Thing, numbers: dict[str, int], is_rough: bool) -> Iterator[str]:
    if len(then.cells) != len(now.cells):
        yield f"has {len(now.cells)} rows, no longer {len(then.cells)}"
        return
    if len(then.widths) != len(now.widths):
        yield f"has {len(now.widths)} columns, no longer {len(then.widths)}"
        return
    if any(abs(mine - theirs) > tolerance_of(is_rough) for mine, theirs in zip(then.widths, now.widths, strict=True)):
        yield "has columns of other widths"
    # LibreOffice makes rows as high as its own fonts want them
    if not is_rough and any(abs(mine - theirs) > EXACT for mine, theirs in zip(then.heights, now.heights, strict=True)):
        yield "has rows of other heights"
    for row, (mine, theirs) in enumerate(zip(then.cells, now.cells, strict=True), start=1):
        for column, (cell, other) in enumerate(zip(mine, theirs, strict=False), start=1):
            changes = dict.fromkeys([*_of_frame(cell, other, numbers, is_rough), *_of_text(cell, other, numbers, is_rough), *_odd(other)])
            yield from (f"in row {row}, column {column} {change}" for change in changes)


def _of_plot(then: Plot, now: Plot) -> Iterator[str]:
    if then.kind != now.kind:
        yield "is of another kind"
        return
    if then.categories != now.categories:
        yield "has other categories"
    if [series.name for series in then.series] != [series.name for series in now.series]:
        yield "has other series"
        return
    if [series.values for series in then.series] != [series.values for series in now.series]:
        yield "has other values"
    pairs = list(zip(then.series, now.series, strict=True))
    if any(not _is_painted_alike(*pair) for pair in pairs):
        yield "has other colours"
    yield from (look for mine in then.letters for theirs in now.letters for look in _of_span(mine, theirs, {}))
    sizes = [(size, now_size) for mine, theirs in pairs for size in mine.label_sizes for now_size in theirs.label_sizes]
    if any(_differ(size, other, SIZE_TOLERANCE) for size, other in sizes):
        yield "has letters of another size"
    if then.area and now.area and not is_near(then.area, now.area, AREA_TOLERANCE):
        yield "has its bars elsewhere"
    if (_is_other(then.number_format, now.number_format), _differ(then.gap, now.gap, 1), _differ(then.overlap, now.overlap, 1)) != (
        False, False, False,
    ) or then.maximum != now.maximum or then.has_legend != now.has_legend:  # fmt: skip
        yield "is drawn otherwise"


def _is_painted_alike(then: Series, now: Series) -> bool:
    if not is_colour(then.colour, now.colour) or not is_colour(then.label_colour, now.label_colour) or _is_other(then.is_bold, now.is_bold):
        return False
    lit = dict(now.lit)
    return then.lit == now.lit or (dict(then.lit).keys() == lit.keys() and all(is_colour(c, lit[n]) for n, c in then.lit))


def _is_other(then: object, now: object) -> bool:
    """Whether both are said, and differ."""
    return then is not None and now is not None and then != now


def _is_other_link(then: str | None, now: str | None, numbers: dict[str, int]) -> bool:
    if then is None or now is None:
        return False
    if then.startswith("#"):
        target = numbers.get(then[1:])
        return target is not None and now != f"#{target}"
    return then != now


def _differ(then: int | None, now: int | None, tolerance: int) -> bool:
    return then is not None and now is not None and abs(then - now) > tolerance
