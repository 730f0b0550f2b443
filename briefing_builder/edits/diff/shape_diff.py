"""What has changed about one shape: its value then and now go in, what happened to it comes out, to be read after its name."""

from collections.abc import Iterator
from itertools import accumulate

from briefing_builder.edits.diff.labels import shortened
from briefing_builder.edits.model import EITHER, Bounds, Cell, Chart, Insets, Paragraph, Run, Series, Shape, Table, TextFrame
from briefing_builder.edits.policy import ROUNDED, SavingPolicy

CROP_TOLERANCE = 150
"""Hundred-thousandths of a picture that programs round away."""
LINE_WIDTH_TOLERANCE = 400
"""EMU of a line's width that programs round away."""
CORNER_TOLERANCE = 600
"""Hundred-thousandths of the shorter side of a rounded rectangle that programs round away."""
SIZE_TOLERANCE = 5
"""Hundredths of a point, of letters and of the space before and after a paragraph."""
AREA_TOLERANCE = 4
"""Thousandths of a chart."""


def shape_changes(then: Shape, now: Shape, numbers: dict[str, int], policy: SavingPolicy) -> Iterator[str]:
    """Yield what happened to a shape. `numbers` are those of the slides as they are now, by our names for them."""
    if then.kind != now.kind:
        yield "has another kind"
        return
    yield from _bounds_changes(then, now, policy)
    yield from _look_changes(then, now, numbers, policy)
    if then.kind == "text":
        yield from _text_changes(then, now, numbers, policy)
    if then.kind == "picture":
        yield from _picture_changes(then, now)
    if then.table and now.table:
        yield from _table_changes(then.table, now.table, numbers, policy)
    if then.chart and now.chart:
        yield from dict.fromkeys(_chart_changes(then.chart, now.chart))
    yield from _oddity_changes(now)


def is_near(first: Bounds, second: Bounds, tolerance: int) -> bool:
    """Return whether two bounds differ by no more than the tolerance, in hundredths of a millimetre, on any side."""
    return all(abs(mine - theirs) <= tolerance for mine, theirs in zip(first, second, strict=True))


def is_colour(then: str | None, now: str | None) -> bool:
    """Return whether a colour is what it was; one that nobody says is."""
    return now is None or then is None or then in now.split(EITHER)


def _bounds_changes(then: Shape, now: Shape, policy: SavingPolicy) -> Iterator[str]:
    tolerance = policy.tolerance
    if then.depth != now.depth:
        yield "was taken out of its group" if now.depth < then.depth else "was put into a group"
    if not is_near((*then.bounds[:2], 0, 0), (*now.bounds[:2], 0, 0), tolerance):
        yield "was moved"
    height = then.bounds[3] if policy.resizes_rows and then.kind == "table" else now.bounds[3]
    if not is_near((0, 0, *then.bounds[2:]), (0, 0, now.bounds[2], height), tolerance):
        yield "was resized"


def _oddity_changes(now: TextFrame) -> Iterator[str]:
    return (f"was {oddity}" if oddity != "merged cells" else "has merged cells" for oddity in now.oddities)


def _look_changes(then: Shape, now: Shape, numbers: dict[str, int], policy: SavingPolicy) -> Iterator[str]:
    yield from _fill_changes(then, now)
    if not is_colour(then.line, now.line) or (_differ(then.line_width, now.line_width, LINE_WIDTH_TOLERANCE) and now.line):
        yield "has another outline"
    is_redrawn = then.path != now.path and bool(then.path and now.path)
    if _is_changed(then.geometry, now.geometry) or _differ(then.corner, now.corner, CORNER_TOLERANCE) or is_redrawn:
        yield "has another form"
    yield from _anchor_changes(then, now, policy)
    if _is_changed(then.alt_text, now.alt_text):
        yield "has another alternative text" if now.alt_text else "has lost its alternative text"
    if _leads_elsewhere(then.link, now.link, numbers):
        yield "leads elsewhere" if now.link else "has lost its link"


def _fill_changes(then: TextFrame, now: TextFrame) -> Iterator[str]:
    if not is_colour(then.fill, now.fill):
        yield "was filled with another colour" if now.fill else "has lost its fill"


def _anchor_changes(then: TextFrame, now: TextFrame, policy: SavingPolicy) -> Iterator[str]:
    if _is_changed(then.anchor, now.anchor) or _has_other_insets(then.insets, now.insets, policy.tolerance):
        yield "stands elsewhere in its frame"


def _has_other_insets(then: Insets | None, now: Insets | None, tolerance: int) -> bool:
    return bool(then and now) and any(_differ(mine, theirs, tolerance) for mine, theirs in zip(then or (), now or (), strict=True))


def _text_changes(then: TextFrame, now: TextFrame, numbers: dict[str, int], policy: SavingPolicy) -> Iterator[str]:
    if then.text_digest != now.text_digest:
        yield f"reads “{shortened(now.text)}”" if now.text.strip() else "is empty"
        return
    looks = [look for pair in zip(then.paragraphs, now.paragraphs, strict=False) for look in _paragraph_changes(*pair, numbers, policy)]
    yield from dict.fromkeys(looks)


def _paragraph_changes(then: Paragraph, now: Paragraph, numbers: dict[str, int], policy: SavingPolicy) -> Iterator[str]:
    if _is_changed(then.align, now.align):
        yield "is aligned otherwise"
    if _is_changed(then.bullet, now.bullet) and {then.bullet, now.bullet} != {"none", None}:
        yield "has other bullets"
    if _differ(then.line_spacing, now.line_spacing, 1):
        yield "has another line spacing"
    indents = (then.left_indent, now.left_indent), (then.first_line_indent, now.first_line_indent)
    if then.level != now.level or any(_differ(*pair, policy.tolerance) for pair in indents):
        yield "has another indent"
    if _differ(then.space_before, now.space_before, SIZE_TOLERANCE) or _differ(then.space_after, now.space_after, SIZE_TOLERANCE):
        yield "has other room before or after its paragraphs"
    if _is_changed(then.is_rtl, now.is_rtl):
        yield "runs the other way"
    for mine, theirs in _overlapping_runs(then.runs, now.runs):
        yield from _run_changes(mine, theirs, numbers)


def _run_changes(then: Run, now: Run, numbers: dict[str, int]) -> Iterator[str]:
    if _differ(then.size, now.size, SIZE_TOLERANCE):
        yield "has letters of another size"
    if _is_changed(then.bold, now.bold):
        yield "is bold now" if now.bold else "is no longer bold"
    if _is_changed(then.italic, now.italic):
        yield "is italic now" if now.italic else "is no longer italic"
    if _is_changed(then.font, now.font):
        yield f"is set in {now.font}"
    if not is_colour(then.colour, now.colour):
        yield "has letters of another colour"
    if _leads_elsewhere(then.link, now.link, numbers):
        yield "leads elsewhere" if now.link else "has lost its link"


def _overlapping_runs(then: tuple[Run, ...], now: tuple[Run, ...]) -> Iterator[tuple[Run, Run]]:
    """The runs that share a character; the same text may be cut otherwise."""
    ends = list(accumulate(span.length for span in now))
    start = 0
    for mine in then:
        end = start + mine.length
        yield from ((mine, theirs) for theirs, last in zip(now, ends, strict=True) if last > start and last - theirs.length < end)
        start = end


def _picture_changes(then: Shape, now: Shape) -> Iterator[str]:
    if then.picture != now.picture:
        yield "was replaced"
    if not is_near(then.crop, now.crop, CROP_TOLERANCE):
        yield "was cropped otherwise"


def _table_changes(then: Table, now: Table, numbers: dict[str, int], policy: SavingPolicy) -> Iterator[str]:
    if len(then.rows) != len(now.rows):
        yield f"has {len(now.rows)} rows, no longer {len(then.rows)}"
        return
    if len(then.column_widths) != len(now.column_widths):
        yield f"has {len(now.column_widths)} columns, no longer {len(then.column_widths)}"
        return
    if _differ_anywhere(then.column_widths, now.column_widths, policy.tolerance):
        yield "has columns of other widths"
    if not policy.resizes_rows and _differ_anywhere(then.row_heights, now.row_heights, ROUNDED):
        yield "has rows of other heights"
    for row, (mine, theirs) in enumerate(zip(then.rows, now.rows, strict=True), start=1):
        for column, cells in enumerate(zip(mine, theirs, strict=False), start=1):
            changes = dict.fromkeys(_cell_changes(*cells, numbers, policy))
            yield from (f"in row {row}, column {column} {change}" for change in changes)


def _cell_changes(then: Cell, now: Cell, numbers: dict[str, int], policy: SavingPolicy) -> Iterator[str]:
    yield from _fill_changes(then, now)
    if any(not is_colour(mine, theirs) for mine, theirs in zip(then.borders, now.borders, strict=False)):
        yield "has other borders"
    yield from _anchor_changes(then, now, policy)
    yield from _text_changes(then, now, numbers, policy)
    yield from _oddity_changes(now)


def _chart_changes(then: Chart, now: Chart) -> Iterator[str]:
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
    if any(not _has_same_colours(*pair) for pair in pairs):
        yield "has other colours"
    yield from (look for mine in then.fonts for theirs in now.fonts for look in _run_changes(mine, theirs, {}))
    sizes = [(size, now_size) for mine, theirs in pairs for size in mine.label_sizes for now_size in theirs.label_sizes]
    if any(_differ(size, other, SIZE_TOLERANCE) for size, other in sizes):
        yield "has letters of another size"
    if then.minimum != now.minimum:
        yield "was given another start of its axis"
    if then.plot_area and now.plot_area and not is_near(then.plot_area, now.plot_area, AREA_TOLERANCE):
        yield "has its bars elsewhere"
    if (_is_changed(then.number_format, now.number_format), _differ(then.gap, now.gap, 1), _differ(then.overlap, now.overlap, 1)) != (
        False, False, False,
    ) or then.maximum != now.maximum or then.has_legend != now.has_legend:  # fmt: skip
        yield "is drawn otherwise"


def _has_same_colours(then: Series, now: Series) -> bool:
    is_alike = is_colour(then.colour, now.colour) and is_colour(then.label_colour, now.label_colour)
    if not is_alike or _is_changed(then.is_bold, now.is_bold):
        return False
    lit = dict(now.points)
    return then.points == now.points or (dict(then.points).keys() == lit.keys() and all(is_colour(c, lit[n]) for n, c in then.points))


def _is_changed(then: object, now: object) -> bool:
    """Whether both are said, and differ."""
    return then is not None and now is not None and then != now


def _leads_elsewhere(then: str | None, now: str | None, numbers: dict[str, int]) -> bool:
    if then is None or now is None:
        return False
    if then.startswith("#"):
        target = numbers.get(then[1:])
        return target is not None and now != f"#{target}"
    return then != now


def _differ_anywhere(then: tuple[int, ...], now: tuple[int, ...], tolerance: int) -> bool:
    return any(abs(mine - theirs) > tolerance for mine, theirs in zip(then, now, strict=True))


def _differ(then: int | None, now: int | None, tolerance: int) -> bool:
    return then is not None and now is not None and abs(then - now) > tolerance
