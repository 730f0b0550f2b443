"""What is kept of a deck that we wrote: slides go in, a few kilobytes come out, which `recalled` turns back into values.

One line of text a thing; colours are roles, places hundredths of a millimetre, texts digests. A slide's lines depend on the slide alone,
so they are made once where decks share it. This runs for every deck that is built: it formats, and nothing else.
"""

import zlib
from functools import lru_cache
from typing import assert_never
from urllib.parse import quote

from briefing_builder.backends.pptx.parts.media import picture_part
from briefing_builder.backends.pptx.slide.emphasis import plotted
from briefing_builder.backends.pptx.slide.text import SIZE_UNIT
from briefing_builder.brand.model import Brand
from briefing_builder.deck.foot import before_foot
from briefing_builder.deck.model import (
    LINE_WEIGHT,
    Cell,
    Chart,
    Close,
    Crop,
    CurveTo,
    Deck,
    Group,
    Insets,
    Item,
    LineTo,
    Link,
    Move,
    Paragraph,
    Path,
    PathStep,
    Picture,
    Run,
    Series,
    Shape,
    Slide,
    SlideLink,
    Table,
    Text,
)
from briefing_builder.edits.inspect.masters import backstage_of
from briefing_builder.edits.model import (
    NUMBER,
    PICTURE_DIGEST,
    SAFE,
    THOUSAND,
    UNIT,
    Behind,
    Thing,
    bare_format,
    mark,
    path_mark,
    values_mark,
)
from briefing_builder.memory import shared
from briefing_builder.units import Box

FORMAT = "2"
"""Of what is kept, and of what is digested in it: another one is not read, and the deck counts as changed by hand."""
FAST = 1
SLIDES_KEPT = 512
"""Slides whose lines are remembered; a deck has some forty."""
WHOLE = Crop()


def meaning_of(deck: Deck, brand: Brand) -> bytes:
    """Return what a person sees in a deck, by which a later reader tells an edit from a file that was merely saved again.

    A few kilobytes, compressed. The same deck and brand give the same bytes.
    """
    head = f"d\t{FORMAT}\t{deck.width // UNIT},{deck.height // UNIT}\t{_clean(deck.title)}\t{_clean(deck.author)}\t{_clean(deck.subject)}"
    held = [f"m\t{_clean(name)}\t{_clean(value)}" for name, value in deck.properties]
    looks = [f"b\t{role}\t{colour.rgb}" for role, colour in brand.palette.items()]
    faces = [f"f\t{face[0]}\t{typeface.name}" for face, typeface in brand.typefaces.items()]
    stage = backstage_of(brand)
    drawn = {role: _drawn(stage.drawn[layout.index]) for role, layout in brand.layouts.items()}
    layouts = [f"l\t{role}\t{_clean(layout.name)}\t{layout.ground}\t{drawn[role]}" for role, layout in brand.layouts.items()]
    slides = [_kept_slide(slide) for slide in deck.slides]
    sections = [f"\t{_clean(slide.section or deck.title)}" for slide in deck.slides]
    paired = [line for pair in zip(sections, slides, strict=True) for line in pair]
    lines = [head, *held, *_behind(stage.behind), *looks, *faces, *layouts, *paired]
    return zlib.compress("\n".join(lines).encode("utf-8", "replace"), FAST)


def _behind(behind: Behind) -> list[str]:
    layouts = [f"k\t{digest}\t{name}" for name, digest in behind.layouts or ()]
    return [f"e\t{','.join(behind.colours)}\t{'|'.join(behind.faces or ())}", f"a\t{','.join(behind.masters or ())}", *layouts]


def _drawn(things: tuple[Thing, ...]) -> str:
    return ";".join(
        f"{thing.kind} {','.join(map(str, thing.place))} {thing.fill or ''} {thing.words} {thing.picture}" for thing in things
    )


def _kept_slide(slide: Slide) -> str:
    noted = [line for part in slide.notes for line in (part.label, *(said.text for said in part.lines)) if line]
    notes = mark("\n".join(noted)) if noted else ""
    split = before_foot(slide.items)
    foot: list[str] = []
    for item in slide.items[split:]:
        _describe(item, foot)
    return "\n".join([f"n\t{slide.id}\t{slide.layout}\t{_clean(slide.title)}\t{notes}", *_body(slide.items[:split]), *foot])


@shared(most=SLIDES_KEPT)
def _body(items: tuple[Item, ...]) -> tuple[str, ...]:
    """The lines of what decks share of a slide, made once."""
    lines: list[str] = []
    for item in items:
        _describe(item, lines)
    return ("\n".join(lines),) if lines else ()


def _describe(item: Item, lines: list[str]) -> None:
    match item:
        case Text():
            lines.append(_text(item))
        case Shape():
            lines.append(_shape(item))
        case Picture():
            lines.append(_picture(item))
        case Group():
            lines.append(f"g\t{_place(item.box)}\t{_alt(item.alt)}\t{len(item.items)}")
            for inner in item.items:
                _describe(inner, lines)
        case Table():
            widths, heights = (",".join([str(length // UNIT) for length in lengths]) for lengths in (item.widths, item.heights))
            lines.append(f"t\t{_place(item.box)}\t{_alt(item.alt)}\t{widths}\t{heights}\t{item.header_rule}\t{item.rule}")
            lines += [_cell(cell) for row in item.rows for cell in row]
        case Chart():
            shown = plotted(item)
            lines.append(_chart(shown))
            lines += [_series(shown, series) for series in shown.series]
        case _:
            assert_never(item)


def _text(item: Text) -> str:
    fill = f"{item.fill}\t{item.line}"
    if item.field:
        paragraph = item.paragraphs[0]
        said = f"{mark(NUMBER)}\t{_set(paragraph)}{_run(paragraph.runs[0], len(NUMBER))}"
    else:
        said = _said(item.paragraphs)
    return f"w\t{_place(item.box)}\t{item.anchor}\t{_insets(item.insets)}\t{fill}\t{said}"


def _shape(item: Shape) -> str:
    shape = item.geometry if isinstance(item.geometry, str) else f"path {_path(item.geometry)}"
    look = f"{item.fill}\t{item.line}\t{item.weight if item.line else ''}"
    return f"s\t{_place(item.box)}\t{shape}\t{item.radius // UNIT}\t{look}\t{_alt(item.alt)}\t{_link(item.link)}"


@lru_cache(maxsize=512)
def _path(path: Path) -> str:
    """The digest of a form that was drawn freely: its grid, and the points of every step."""
    return path_mark((path.width, path.height), map(_step, path.steps))


def _step(step: PathStep) -> tuple[str, tuple[int, ...]]:
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


def _picture(item: Picture) -> str:
    crop = item.crop
    cut = "" if crop == WHOLE else f"{crop.left},{crop.top},{crop.right},{crop.bottom}"
    shape = f"{item.geometry}\t{item.radius // UNIT}\t{item.line}\t{LINE_WEIGHT if item.line else ''}"
    digest = picture_part(item.file).member.digest[:PICTURE_DIGEST].hex()
    return f"p\t{_place(item.box)}\t{digest}\t{cut}\t{shape}\t{_alt(item.alt)}\t{_link(item.link)}"


def _cell(cell: Cell) -> str:
    return f"c\t{cell.anchor}\t{_insets(cell.insets)}\t{cell.fill}\t{_said(cell.paragraphs)}"


def _chart(item: Chart) -> str:
    said = mark("\n".join(item.categories))
    shown = f"{item.kind}\t{quote(bare_format(item.number_format))}\t{item.axis_maximum:f}\t{item.gap}\t{item.overlap}\t{int(item.legend)}"
    box, plot = item.box, item.plot
    across = f"{(plot.left - box.left) * THOUSAND // box.width},{(plot.top - box.top) * THOUSAND // box.height}"
    area = f"{across},{plot.width * THOUSAND // box.width},{plot.height * THOUSAND // box.height}"
    letters = _look(item.text_size, False, False, "body", item.text_colour)
    return f"h\t{_place(item.box)}\t{_alt(item.alt)}\t{said}\t{shown}\t{area}\t{letters}\t{len(item.series)}"


def _series(item: Chart, series: Series) -> str:
    """The last two fields are those of a bar with a colour of its own, which charts of ours had once."""
    values = values_mark(None if value is None else float(value) for value in series.values)
    labels = f"{series.label_colour}\t{int(series.bold_labels)}\t{round((item.label_size or item.text_size) / SIZE_UNIT)}"
    return f"v\t{mark(series.name)}\t{values}\t{series.colour}\t{labels}\t\t"


def _said(paragraphs: tuple[Paragraph, ...]) -> str:
    """The digest of the text, and how its paragraphs and runs look; most texts are one run."""
    if len(paragraphs) == 1 and len(paragraphs[0].runs) == 1:
        run = paragraphs[0].runs[0]
        return f"{mark(run.text)}\t{_set(paragraphs[0])}{_run(run, len(run.text))}"
    words = mark("\n".join([p.text for p in paragraphs]))
    return f"{words}\t" + "|".join([_set(p) + ";".join([_run(run, len(run.text)) for run in p.runs]) for p in paragraphs])


def _set(paragraph: Paragraph) -> str:
    look = f"{paragraph.align[0]}{paragraph.bullet[:2]}{paragraph.spacing}"
    if not (paragraph.indent or paragraph.space_before or paragraph.rtl):
        return f"{look}:"
    return f"{look},{paragraph.indent // UNIT},{round(paragraph.space_before / SIZE_UNIT)},{int(paragraph.rtl)}:"


def _run(run: Run, length: int) -> str:
    look = _look(run.size, run.bold, run.italic, run.face, run.colour)
    return f"{length},{look},{_link(run.link)}" if run.link else f"{length},{look}"


@lru_cache(maxsize=1024)
def _look(size: int, bold: bool, italic: bool, face: str, colour: str) -> str:
    return f"{size // SIZE_UNIT},{bold:d}{italic:d}{face[0]}{colour}"


def _link(link: Link | None) -> str:
    if link is None:
        return ""
    return f"#{link.slide}" if isinstance(link, SlideLink) else quote(link.url, safe=SAFE)


def _place(box: Box) -> str:
    return f"{box.left // UNIT},{box.top // UNIT},{box.width // UNIT},{box.height // UNIT}"


@lru_cache(maxsize=64)
def _insets(insets: Insets) -> str:
    return f"{insets.left // UNIT},{insets.top // UNIT},{insets.right // UNIT},{insets.bottom // UNIT}"


def _alt(alt: str) -> str:
    return mark(alt) if alt else ""


def _clean(text: str) -> str:
    return " ".join(text.split())
