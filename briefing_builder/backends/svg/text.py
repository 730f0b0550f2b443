"""Text as SVG: each word stands at the place where the width model put it; scripts whose letters join stay whole lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from briefing_builder.backends.svg.context import RenderContext, escaped_attribute, escaped_text, font_size, linked, svg_pt
from briefing_builder.backends.svg.shapes import rectangle
from briefing_builder.deck.model import LINE_WEIGHT, Anchor, Insets, Paragraph, Run, Text
from briefing_builder.fonts import Font
from briefing_builder.units import Box, Emu
from briefing_builder.values import replace

PITCH = 1.2
"""Em a line takes in a text box in LibreOffice, whatever the font (docs/fit.md, LibreOffice)."""
ASCENT = 0.96
"""Em from the top of a line to its baseline where lines are closer than the font's own pitch (docs/fit.md, LibreOffice)."""
DRAWN = 0.9988
"""LibreOffice draws a line this much shorter than it laid it out: its PDF drops a part of a thousandth of an em at every glyph (measured on
36 slides in 17 sizes and three families: 0.9973 to 1.0000)."""
UNDERLINE = 0.063
"""Em from the baseline to a link's line, and its thickness, measured on LibreOffice's picture."""
BULLET = "•"
RUNS_MEASURED = 8192
_NAMED = re.compile('<(?:text|tspan) class="([^"]+)"')
_STRETCH = re.compile(r"\s+|\S+\s*")
_JOINING = re.compile("[\u0590-\u08ff\ufb1d-\ufefc]")
_WIDE = re.compile("[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a paragraph: its runs cut to it, its height above and below the baseline, and the gap above it, in EMU."""

    runs: tuple[Run, ...]
    above: float
    below: float
    gap: float
    paragraph: Paragraph
    is_first: bool
    position: int
    """Which numbered paragraph it belongs to, from 1."""


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line where it stands: its runs without the spaces that hang at its end, its left edge, width and baseline in EMU.

    `edge` is where a line from which the paragraph does not hang would begin; the mark of a list's item stands there.
    """

    line: Line
    runs: tuple[Run, ...]
    edge: float
    left: float
    width: float
    baseline: float


def text_svg(item: Text, context: RenderContext) -> str:
    """Return a text frame with its surface."""
    surface = rectangle(item.box, context, fill=item.fill, line=item.line, weight=LINE_WEIGHT) if item.fill or item.line else ""
    lines = tuple(_lines_of_frame(item.paragraphs))
    return surface + lines_svg(lines, inner_box(item.box, item.insets), item.anchor, context)


def text_lines(item: Text, context: RenderContext) -> Iterator[PlacedLine]:
    """Yield the lines of a text frame where they stand on the slide."""
    return placed(tuple(_lines_of_frame(item.paragraphs)), inner_box(item.box, item.insets), item.anchor, context)


def inner_box(box: Box, insets: Insets) -> Box:
    """Return the box inside its insets."""
    return Box(
        left=type(box.left)(box.left + insets.left),
        top=type(box.top)(box.top + insets.top),
        width=type(box.width)(box.width - insets.left - insets.right),
        height=type(box.height)(box.height - insets.top - insets.bottom),
    )


def lines_svg(lines: Sequence[Line], box: Box, anchor: Anchor, context: RenderContext) -> str:
    """Return the lines, anchored in the box."""
    return "".join([_line_svg(line, context) for line in placed(lines, box, anchor, context)])


def placed(lines: Sequence[Line], box: Box, anchor: Anchor, context: RenderContext) -> Iterator[PlacedLine]:
    """Yield the lines where they stand when they are anchored in the box."""
    height = sum(line.gap + line.above + line.below for line in lines)
    share = {"top": 0.0, "middle": 0.5, "bottom": 1.0}[anchor]
    top = box.top + (box.height - height) * share
    for line in lines:
        baseline = top + line.gap + line.above
        runs, paragraph = _without_trailing_spaces(line.runs), line.paragraph
        indent = paragraph.indent
        width = sum(width_of(run, context) for run in runs)
        free = box.width - indent - width
        left = box.left + (0 if paragraph.rtl else indent) + {"left": 0.0, "centre": free / 2, "right": free}[paragraph.align]
        yield PlacedLine(line, runs, box.left + (box.width if paragraph.rtl else 0), left, width, baseline)
        top = baseline + line.below


def _lines_of_frame(paragraphs: Sequence[Paragraph]) -> Iterator[Line]:
    numbered = 0
    for index, paragraph in enumerate(paragraphs):
        numbered = numbered + 1 if paragraph.bullet == "number" else 0
        for first, runs in enumerate(runs_by_line(paragraph)):
            size = max((run.size for run in runs or paragraph.runs), default=0)
            spacing = paragraph.spacing / 100
            above = size * (ASCENT * spacing if spacing < 1 else 1 + PITCH * (spacing - 1))
            gap = paragraph.space_before if index and not first else 0
            yield Line(runs, above, size * PITCH * spacing - above, gap, paragraph, not first, numbered)


def runs_by_line(paragraph: Paragraph) -> Iterator[tuple[Run, ...]]:
    """Yield the runs of each line, cut where the lines break."""
    edges = [0, *paragraph.breaks, len(paragraph.text)]
    for start, stop in pairwise(edges):
        yield from _split_at_returns(tuple(_runs_between(paragraph.runs, start, stop)))


def _split_at_returns(runs: tuple[Run, ...]) -> Iterator[tuple[Run, ...]]:
    """Yield the runs of a stretch, divided at the author's own line ends."""
    if not any("\n" in run.text for run in runs):
        yield runs
        return
    line: list[Run] = []
    for run in runs:
        first, *others = run.text.split("\n")
        line.append(replace(run, text=first))
        for text in others:
            yield tuple(line)
            line = [replace(run, text=text)]
    if any(run.text for run in line):
        yield tuple(line)


def _runs_between(runs: Sequence[Run], start: int, stop: int) -> Iterator[Run]:
    offset = 0
    for run in runs:
        text = run.text[max(0, start - offset) : max(0, stop - offset)]
        offset += len(run.text)
        if text:
            yield run if text == run.text else replace(run, text=text)


def _line_svg(line: PlacedLine, context: RenderContext) -> str:
    left, baseline, paragraph = line.left, line.baseline, line.line.paragraph
    drawn = [_bullet_svg(line, context)] if line.line.is_first and paragraph.bullet != "none" and line.runs else []
    if paragraph.rtl or any(_JOINING.search(run.text) for run in line.runs):
        return "".join([*drawn, _joined_script_line(line.runs, left, line.width, baseline, context, rtl=paragraph.rtl)])
    for run in line.runs:
        drawn.append(_run_svg(run, left, baseline, context))
        left += DRAWN * width_of(run, context)
    return "".join(drawn)


def _without_trailing_spaces(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Spaces at the end of a line hang: they take no room."""
    trimmed = list(runs)
    while trimmed and not trimmed[-1].text.rstrip(" "):
        trimmed.pop()
    if trimmed and trimmed[-1].text.endswith(" "):
        trimmed[-1] = replace(trimmed[-1], text=trimmed[-1].text.rstrip(" "))
    return tuple(trimmed)


def width_of(run: Run, context: RenderContext) -> int:
    """Return the width of a run as LibreOffice lays it out, added up from its words as line breaking measured them."""
    return _run_width(run.text, run.size, context.font(run.face, bold=run.bold, italic=run.italic))


@lru_cache(maxsize=RUNS_MEASURED)
def _run_width(text: str, size: int, font: Font) -> int:
    return sum(_stretch_widths(text, size, font))


@lru_cache(maxsize=RUNS_MEASURED)
def _stretch_widths(text: str, size: int, font: Font) -> tuple[int, ...]:
    """The widths of the words of a run, each with the spaces after it and the kerning over them."""
    stretches = _STRETCH.findall(text)
    kerning = [
        font.kerning_over_space(stretch.rstrip()[-1:], following[:1], Emu(size)) if stretch[-1:] == " " and stretch.strip() else 0
        for stretch, following in zip(stretches, [*stretches, ""][1:], strict=True)
    ]
    return tuple([font.widths(stretch, Emu(size))[0] + kern for stretch, kern in zip(stretches, kerning, strict=True)])


def _stretch_width(text: str, run: Run, context: RenderContext) -> int:
    return context.font(run.face, bold=run.bold, italic=run.italic).widths(text, run.size)[0]


def _run_svg(run: Run, left: float, baseline: float, context: RenderContext) -> str:
    if not run.text.strip():
        return ""
    if context.is_small:
        width = svg_pt(DRAWN * width_of(run, context))
        position = f'x="{svg_pt(left)}" y="{svg_pt(baseline)}" textLength="{width}"'
        text = f"<text{font_attributes(run, context)} {position}>{escaped_text(run.text)}</text>"
        return text + (_underline(run, left, baseline, context) if run.link else "")
    y, x, words = svg_pt(baseline), left, []
    advances = _stretch_widths(run.text, run.size, context.font(run.face, bold=run.bold, italic=run.italic))
    for stretch, advance in zip(_STRETCH.findall(run.text), advances, strict=True):
        text = stretch.strip()
        if text:
            words.append(f'<text x="{svg_pt(x)}" y="{y}"{_pinned(text, run, context)}>{escaped_text(text)}</text>')
        x += DRAWN * advance
    under = _underline(run, left, baseline, context) if run.link else ""
    return linked(f"<g{font_attributes(run, context)}>{''.join(words)}{under}</g>", run.link, context)


def _pinned(text: str, run: Run, context: RenderContext) -> str:
    """Wide characters come from another font than the one that was measured: their length is said."""
    return f' textLength="{svg_pt(_stretch_width(text, run, context))}"' if _WIDE.search(text) and len(text) > 1 else ""


def _joined_script_line(runs: Sequence[Run], left: float, width: float, baseline: float, context: RenderContext, *, rtl: bool) -> str:
    inside = "".join(f"<tspan{font_attributes(run, context)}>{escaped_text(run.text)}</tspan>" for run in runs)
    direction = ' direction="rtl"' if rtl else ""
    x = left + width if rtl else left
    return f'<text x="{svg_pt(x)}" y="{svg_pt(baseline)}"{direction} xml:space="preserve">{inside}</text>'


def font_attributes(run: Run, context: RenderContext) -> str:
    """Return how a run looks, as attributes; on a sheet, by the name of its look."""
    if context.is_small:
        return f' class="{run.face[0]}{run.bold:d}{run.italic:d}-{run.size}-{run.colour.removeprefix("#")}"'
    weight = ' font-weight="700"' if run.bold else ""
    style = ' font-style="italic"' if run.italic else ""
    family = escaped_attribute(context.family(run.face))
    return f' font-family="{family}" font-size="{font_size(run.size)}"{weight}{style} fill="{context.colour(run.colour)}"'


def font_classes_css(drawn: str, context: RenderContext) -> str:
    """Return the CSS rules of all classes that text in a contact sheet uses."""
    faces = {"h": context.family("heading"), "b": context.family("body")}
    roles = {role.removeprefix("#"): role for role in context.brand.palette}
    rules = []
    for name in sorted(set(_NAMED.findall(drawn))):
        flags, size, colour = name.split("-", 2)
        weight, style = ("700" if flags[1] == "1" else "400"), ("italic" if flags[2] == "1" else "normal")
        rules.append(f".{name}{{font:{style} {weight} {font_size(int(size))}px {faces[flags[0]]};fill:{context.colour(roles[colour])}}}")
    return "".join(rules)


def _underline(run: Run, left: float, baseline: float, context: RenderContext) -> str:
    y, thick = baseline + run.size * UNDERLINE, run.size * UNDERLINE
    return (
        f'<rect x="{svg_pt(left)}" y="{svg_pt(y)}" width="{svg_pt(width_of(run, context))}" height="{svg_pt(thick)}"'
        f' fill="{context.colour(run.colour)}"/>'
    )


def bullet_of(line: Line) -> Run:
    """Return the mark of the first line of a list item."""
    run, is_number = line.runs[0], line.paragraph.bullet == "number"
    return replace(run, text=f"{line.position}." if is_number else BULLET, colour=run.colour if is_number else "accent", link=None)


def _bullet_svg(line: PlacedLine, context: RenderContext) -> str:
    mark = bullet_of(line.line)
    anchor = ' text-anchor="end"' if line.line.paragraph.rtl else ""
    return f'<text x="{svg_pt(line.edge)}" y="{svg_pt(line.baseline)}"{anchor}{font_attributes(mark, context)}>{mark.text}</text>'
