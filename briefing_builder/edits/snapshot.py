"""A snapshot of a deck that we wrote: the deck goes in, what a person sees in it comes out as a few kilobytes, and again as values.

This runs for every deck that is built, so shapes that decks share are made once, and nothing is done but to take lengths and digests.
"""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import assert_never
from urllib.parse import quote

from briefing_builder.backends.pptx.package import in_lengths_of_file
from briefing_builder.backends.pptx.parts.media import picture_part
from briefing_builder.backends.pptx.slide.emphasis import plotted
from briefing_builder.backends.pptx.slide.shapes import corner_share
from briefing_builder.backends.pptx.slide.text import SIZE_UNIT
from briefing_builder.brand.model import Brand
from briefing_builder.deck import model as deck
from briefing_builder.deck.foot import before_foot
from briefing_builder.deck.path import Close, CurveTo, LineTo, Move, Path, PathStep
from briefing_builder.edits.inspect.masters import brand_masters
from briefing_builder.edits.model import (
    NUMBER,
    PICTURE_DIGEST,
    SAFE,
    THOUSAND,
    UNIT,
    Bounds,
    Cell,
    Chart,
    Insets,
    Paragraph,
    Run,
    Series,
    Shape,
    Slide,
    Snapshot,
    Table,
    group_digest,
    path_digest,
    text_digest,
    unquoted_format,
    values_digest,
    writable,
)
from briefing_builder.memory import shared
from briefing_builder.units import Box
from briefing_builder.values import packed, prepacked, unpacked

FAST = 1
SLIDES_KEPT = 512
"""Slides whose shapes are remembered; a deck has some forty."""
RoleValues = tuple[tuple[str, str], ...]
"""Colours or fonts of a brand, by the roles that the deck has for them."""


def snapshot_of(laid_out: deck.Deck, brand: Brand) -> bytes:
    """Return what a person sees in a deck, by which a later reader tells an edit from a file that was merely saved again.

    A few kilobytes, compressed. The same deck and brand give the same bytes.
    """
    return zlib.compress(packed(_deck_snapshot(*in_lengths_of_file(laid_out, brand))), FAST)


def restored_snapshot(snapshot: bytes) -> Snapshot | None:
    """Return the values of a snapshot again; None where the bytes are torn, or of another version."""
    try:
        return unpacked(zlib.decompress(snapshot), Snapshot)
    except (zlib.error, ValueError):
        return None


def is_of_another_version(snapshot: bytes) -> bool:
    """Return whether these bytes are whole, but not what this version of the program writes: nothing can be read from them."""
    try:
        zlib.decompress(snapshot)
    except zlib.error:
        return False
    return restored_snapshot(snapshot) is None


def _deck_snapshot(laid_out: deck.Deck, brand: Brand) -> Snapshot:
    masters = brand_masters(brand)
    colours: RoleValues = (("", ""), *[(role, colour.rgb.lower()) for role, colour in brand.palette.items()])
    fonts: RoleValues = tuple([(face, typeface.name) for face, typeface in brand.typefaces.items()])
    reader = _ItemReader(colours=dict(colours), fonts=dict(fonts))
    backdrops = [prepacked(backdrop) for backdrop in masters.backdrops]
    slides = []
    for slide in laid_out.slides:
        layout = brand.layout(slide.layout)
        split = before_foot(slide.items)
        slides.append(
            Slide(
                name=slide.id, title=_in_one_line(slide.title), layout=_in_one_line(layout.name),
                section=_in_one_line(slide.section or laid_out.title), notes=_digest_of_notes(slide),
                body=_packed_body((slide.items[:split], colours, fonts)), foot=tuple(reader.shapes(slide.items[split:])),
                background=masters.backgrounds[layout.index], backdrop=backdrops[layout.index],
            )
        )  # fmt: skip
    about = {"title": laid_out.title, "author": laid_out.author, "subject": laid_out.subject}
    return Snapshot(
        slides=tuple(slides), size=(laid_out.width // UNIT, laid_out.height // UNIT), masters=masters.masters,
        core_properties=tuple((name, _in_one_line(text)) for name, text in about.items()),
        custom_properties=tuple((_in_one_line(name), _in_one_line(text)) for name, text in laid_out.properties),
    )  # fmt: skip


def _digest_of_notes(slide: deck.Slide) -> str:
    lines = [line for part in slide.notes for line in (part.label, *[line.text for line in part.lines]) if line]
    return text_digest("\n".join(lines)) if lines else ""


@shared(most=SLIDES_KEPT)
def _packed_body(key: tuple[tuple[deck.Item, ...], RoleValues, RoleValues]) -> tuple[Shape, ...]:
    """The packed shapes of a slide without its foot, which decks share."""
    items, colours, fonts = key
    return prepacked(tuple(_ItemReader(colours=dict(colours), fonts=dict(fonts)).shapes(items)))


@dataclass(slots=True, kw_only=True)
class _ItemReader:
    """Takes items of a deck for what a person sees; colours and fonts by the roles that the deck has for them."""

    colours: Mapping[str, str]
    fonts: Mapping[str, str]

    def shapes(self, items: tuple[deck.Item, ...], depth: int = 0) -> list[Shape]:
        """Return everything among the items, in their order; what stands in a group follows it."""
        shapes: list[Shape] = []
        for item in items:
            match item:
                case deck.Text():
                    shapes.append(self._text(item, depth))
                case deck.Shape():
                    shapes.append(self._shape(item, depth))
                case deck.Picture():
                    shapes.append(self._picture(item, depth))
                case deck.Group():
                    parts = self.shapes(item.items, depth + 1)
                    digest, alt_text = group_digest(parts), _digest_if_any(item.alt)
                    shapes.append(Shape(kind="group", bounds=_box_bounds(item.box), depth=depth, text_digest=digest, alt_text=alt_text))
                    shapes += parts
                case deck.Table():
                    shapes.append(self._table(item, depth))
                case deck.Chart():
                    shapes.append(self._chart(plotted(item), depth))
                case _:
                    assert_never(item)
        return shapes

    def _text(self, item: deck.Text, depth: int) -> Shape:
        paragraphs = tuple(map(self._paragraph, item.paragraphs))
        return Shape(
            kind="text", bounds=_box_bounds(item.box), depth=depth, anchor=item.anchor, insets=_frame_insets(item.insets),
            fill=self.colours[item.fill], line=self.colours[item.line], text_digest=text_digest(NUMBER if item.field else item.text),
            paragraphs=paragraphs, geometry="rectangle",
        )  # fmt: skip

    def _paragraph(self, paragraph: deck.Paragraph) -> Paragraph:
        runs, indent = tuple(map(self._run, paragraph.runs)), paragraph.indent // UNIT
        if not (indent or paragraph.space_before or paragraph.rtl):
            return Paragraph(paragraph.align, paragraph.bullet, paragraph.spacing, runs)
        hanging = paragraph.hanging if paragraph.bullet == "none" else paragraph.indent
        first, before = -(hanging // UNIT), round(paragraph.space_before / SIZE_UNIT)
        return Paragraph(paragraph.align, paragraph.bullet, paragraph.spacing, runs, indent, first, before, is_rtl=paragraph.rtl)

    def _run(self, run: deck.Run) -> Run:
        size, link = run.size // SIZE_UNIT, _link_target(run.link) if run.link else ""
        return Run(len(run.text), size, run.bold, run.italic, self.fonts[run.face], self.colours[run.colour], link)

    def _shape(self, item: deck.Shape, depth: int) -> Shape:
        return Shape(
            kind="shape", bounds=_box_bounds(item.box), depth=depth, geometry=item.geometry if isinstance(item.geometry, str) else "path",
            path="" if isinstance(item.geometry, str) else _freeform_digest(item.geometry), corner=_corner(item.radius, item.box),
            fill=self.colours[item.fill], line=self.colours[item.line], line_width=item.weight if item.line else None,
            alt_text=_digest_if_any(item.alt), link=_link_target(item.link),
        )  # fmt: skip

    def _picture(self, item: deck.Picture, depth: int) -> Shape:
        crop = item.crop
        return Shape(
            kind="picture", bounds=_box_bounds(item.box), depth=depth, picture=picture_part(item.file).member.digest[:PICTURE_DIGEST].hex(),
            crop=(crop.left, crop.top, crop.right, crop.bottom), geometry=item.geometry, corner=_corner(item.radius, item.box),
            line=self.colours[item.line], line_width=deck.LINE_WEIGHT if item.line else None,
            alt_text=_digest_if_any(item.alt), link=_link_target(item.link),
        )  # fmt: skip

    def _table(self, item: deck.Table, depth: int) -> Shape:
        below = [[self.colours[role] for role, _ in item.lines_below(number)] for number in range(len(item.rows))]
        lines = [[self.colours[""]] * len(item.widths), *below]
        rows = tuple(
            tuple([self._cell(cell, ("", "", *around)) for cell, *around in zip(row, *beside, strict=True)])
            for row, beside in zip(item.rows, pairwise(lines), strict=True)
        )
        widths, heights = (tuple([length // UNIT for length in lengths]) for lengths in (item.widths, item.heights))
        table = Table(column_widths=widths, row_heights=heights, rows=rows)
        return Shape(kind="table", bounds=_box_bounds(item.box), depth=depth, alt_text=_digest_if_any(item.alt), table=table)

    def _cell(self, cell: deck.Cell, borders: tuple[str, ...]) -> Cell:
        paragraphs = tuple(map(self._paragraph, cell.paragraphs))
        texts = cell.paragraphs
        digest = text_digest(texts[0].text if len(texts) == 1 else "\n".join([paragraph.text for paragraph in texts]))
        return Cell(
            text_digest=digest, paragraphs=paragraphs, anchor=cell.anchor, insets=_frame_insets(cell.insets),
            fill=self.colours[cell.fill], borders=borders,
        )  # fmt: skip

    def _chart(self, item: deck.Chart, depth: int) -> Shape:
        text = Run(0, item.text_size // SIZE_UNIT, False, False, self.fonts["body"], self.colours[item.text_colour], "")
        chart = Chart(
            kind=f"stacked {item.kind}" if item.is_stacked else item.kind,
            categories=text_digest("\n".join(item.categories)),
            number_format=quote(unquoted_format(item.series[0].number_format or item.number_format)),
            maximum=float(item.axis_maximum), minimum=_axis_start(item),
            gap=item.gap, overlap=item.overlap, has_legend=item.legend,
            series=tuple([self._series(item, series) for series in item.series]), fonts=(text,), plot_area=_relative_plot_area(item),
        )  # fmt: skip
        return Shape(kind="chart", bounds=_box_bounds(item.box), depth=depth, alt_text=_digest_if_any(item.alt), chart=chart)

    def _series(self, item: deck.Chart, series: deck.Series) -> Series:
        return Series(
            name=text_digest(series.name), values=values_digest(None if value is None else float(value) for value in series.values),
            colour=self.colours[series.colour] if series.colour else None,
            label_colour=self.colours[series.label_colour], is_bold=series.bold_labels,
            label_sizes=(round((series.label_size or item.label_size or item.text_size) / SIZE_UNIT),),
        )  # fmt: skip


def _axis_start(item: deck.Chart) -> float | None:
    """Where the axis begins; left to the program where bars go to both sides of it."""
    return None if item.has_negatives else float(item.axis_minimum)


def _relative_plot_area(item: deck.Chart) -> Bounds:
    box, plot = item.box, item.plot
    return (
        (plot.left - box.left) * THOUSAND // box.width, (plot.top - box.top) * THOUSAND // box.height,
        plot.width * THOUSAND // box.width, plot.height * THOUSAND // box.height,
    )  # fmt: skip


@lru_cache(maxsize=512)
def _freeform_digest(path: Path) -> str:
    return path_digest((path.width, path.height), map(_step_points, path.steps))


def _step_points(step: PathStep) -> tuple[str, tuple[int, ...]]:
    """DrawingML's name of a step, and its points."""
    match step:
        case Move():
            return "moveTo", (step.x, step.y)
        case LineTo():
            return "lnTo", (step.x, step.y)
        case CurveTo():
            return "cubicBezTo", (step.x1, step.y1, step.x2, step.y2, step.x, step.y)
        case Close():
            return "close", ()
        case _:
            assert_never(step)


def _link_target(link: deck.Link | None) -> str:
    if link is None:
        return ""
    return f"#{link.slide}" if isinstance(link, deck.SlideLink) else quote(link.url, safe=SAFE)


def _box_bounds(box: Box) -> Bounds:
    return box.left // UNIT, box.top // UNIT, box.width // UNIT, box.height // UNIT


def _frame_insets(insets: deck.Insets) -> Insets:
    return insets.left // UNIT, insets.top // UNIT, insets.right // UNIT, insets.bottom // UNIT


def _corner(radius: int, box: Box) -> int | None:
    """The share of a rounded corner in the shorter side, as a file says it; None where it is left to the program."""
    return corner_share(radius, box.width, box.height) if radius and min(box.width, box.height) else None


def _digest_if_any(text: str) -> str:
    return text_digest(text) if text else ""


def _in_one_line(text: str) -> str:
    return " ".join(writable(text).split())
