"""What holds of every laid-out deck, whatever was in it: each function returns its findings as sentences, none when all is well."""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import combinations

from deck_items import needed_height, speaking, texts_of
from markup_words import slide_words, words_of

from briefing_builder.brand.model import Brand
from briefing_builder.deck.model import Chart, Deck, Group, Item, Picture, Shape, Slide, Table, Text
from briefing_builder.deck.walk import leaf_items, text_runs
from briefing_builder.fonts import Library
from briefing_builder.slides.markup import Markup, words_text
from briefing_builder.units import Box, Emu, in_points, points

BODY_NAMES = frozenset({"List", "Card", "Words"})
SMALLEST_BODY, SMALLEST = points(18), points(12)
OVERLAPPING_BY_DESIGN = frozenset({"Quotation mark"})
WORDS_OF_BARS = frozenset({"Bar", "Detail", "Gap", "Heading", "Part", "Quantity", "Reference", "Sum"})
"""Stand on, at or between the bars of their chart, and inside its frame."""
DOT = "·"
"""Stands between items, but at no end of a line."""
ABOVE_THE_TITLE = frozenset({"Kicker", "Draft"})
OUTLYING = frozenset({"Footer", "Slide number", "Draft"})


def broken(deck: Deck, slides: Markup, brand: Brand, library: Library, *, told: bool = False) -> list[str]:
    """Return every invariant that the deck breaks, with its slide.

    `told` says that layout itself has reported a text that it cannot set: then nothing is asked of heights and of what is shown.
    """
    checks: list[Callable[[Slide], Iterator[str]]] = [lambda slide: _inside(slide, deck), _apart, _in_order, _described, _legible, _charts]
    whole = [*_ids(deck), *_clock(deck, slides)]
    if not told:
        whole += _lost(deck, slides)
        checks += [lambda slide: _texts_fit(slide, brand, library), lambda slide: _tables_fit(slide, brand, library)]
    return whole + [f"{slide.id}: {finding}" for slide in deck.slides for check in checks for finding in check(slide)]


def _ids(deck: Deck) -> Iterator[str]:
    yield from (f"two slides are called {id}" for id, count in Counter(slide.id for slide in deck.slides).items() if count > 1)


def _parts(deck: Deck, id: str) -> list[Slide]:
    return [slide for slide in deck.slides if slide.id == id or slide.id.rpartition("--")[0] == id]


def _clock(deck: Deck, slides: Markup) -> Iterator[str]:
    for slide in slides.slides:
        seconds = sum(part.seconds for part in _parts(deck, slide.id))
        if seconds != slide.seconds:
            yield f"{slide.id}: the parts have {seconds} of {slide.seconds} seconds"
    clock = 0
    for laid in deck.slides:
        if laid.starts != clock:
            yield f"{laid.id}: begins at {laid.starts}, and the slide before ends at {clock}"
        clock += laid.seconds


def _lost(deck: Deck, slides: Markup) -> Iterator[str]:
    for slide in slides.slides:
        shown = Counter(word for part in _parts(deck, slide.id) for text in texts_of(part) for word in words_of(text))
        noted = [line for part in _parts(deck, slide.id) for note in part.notes for line in note.lines]
        said = Counter(word for line in noted for word in words_of(line.text.strip("[]")))
        lost = Counter(word for word in slide_words(slide) if word != DOT) - shown
        required = [line for number, line in enumerate(slide.notes.spoken) if slide.appendix or number not in slide.notes.optional]
        unsaid = Counter(word for line in required for word in words_of(words_text(line))) - said
        if lost:
            yield f"{slide.id}: lost {' '.join(lost.elements())}"
        if unsaid:
            yield f"{slide.id}: not in the notes any more: {' '.join(unsaid.elements())}"


def _inside(slide: Slide, deck: Deck) -> Iterator[str]:
    whole = Box(left=Emu(0), top=Emu(0), width=deck.width, height=deck.height)
    for item in leaf_items(slide.items):
        if item.box.width < 0 or item.box.height < 0 or not whole.holds(item.box):
            yield f"{_named(item)} leaves the slide"


def _texts_fit(slide: Slide, brand: Brand, library: Library) -> Iterator[str]:
    for item in leaf_items(slide.items):
        if isinstance(item, Text) and not item.field:
            insets = item.insets
            needed = needed_height(item.paragraphs, Emu(item.box.width - insets.left - insets.right), brand, library)
            free = item.box.height - insets.top - insets.bottom
            if needed > free:
                yield f"{_named(item)} needs {in_points(needed):.1f} pt and has {in_points(Emu(free)):.1f}"


def _tables_fit(slide: Slide, brand: Brand, library: Library) -> Iterator[str]:
    for table in leaf_items(slide.items):
        if not isinstance(table, Table):
            continue
        if (sum(table.widths), sum(table.heights)) != (table.box.width, table.box.height):
            yield f"{_named(table)}: columns and rows do not add up to its box"
        for row, height in zip(table.rows, table.heights, strict=True):
            for cell, width in zip(row, table.widths, strict=True):
                inner = Emu(width - cell.insets.left - cell.insets.right)
                needed = needed_height(cell.paragraphs, inner, brand, library, in_table=True) + cell.insets.top + cell.insets.bottom
                if needed > height:
                    yield f"{_named(table)}: a row would grow for “{cell.paragraphs[0].text[:40]}”"


def _apart(slide: Slide) -> Iterator[str]:
    frames = [item for item in speaking(slide.items) if item.name not in OVERLAPPING_BY_DESIGN]
    for one, other in combinations(frames, 2):
        if _overlap(one.box, other.box) and not (_is_at_its_bars(one, other) or _is_at_its_bars(other, one)):
            yield f"{_named(one)} and {_named(other)} overlap"


def _is_at_its_bars(one: Item, other: Item) -> bool:
    return isinstance(one, Chart) and other.name in WORDS_OF_BARS and one.box.holds(other.box)


def _overlap(one: Box, other: Box) -> bool:
    across = one.left < other.right and other.left < one.right
    return across and one.top < other.bottom and other.top < one.bottom


def _in_order(slide: Slide) -> Iterator[str]:
    """The title first; then, among items that stand one above the other, the upper one first."""
    told = list(speaking(slide.items))
    if not told or not isinstance(told[0], Text) or told[0].placeholder != "title":
        yield "does not begin with its title"
    for one, other in combinations(told[1:], 2):
        if {one.name, other.name} & (ABOVE_THE_TITLE | OVERLAPPING_BY_DESIGN):
            continue
        across = one.box.left < other.box.right and other.box.left < one.box.right
        if across and other.box.bottom <= one.box.top:
            yield f"{_named(other)} is read after {_named(one)} but stands above it"


def _described(slide: Slide) -> Iterator[str]:
    for item in leaf_items(slide.items):
        if isinstance(item, Picture | Chart | Table) and not item.alt:
            yield f"{_named(item)} has no alternative text"
        if isinstance(item, Shape) and item.link and not item.alt:
            yield f"{_named(item)} is a link without a name"
    yield from (f"{_named(item)} is empty" for item in leaf_items(slide.items) if isinstance(item, Text) and not item.text.strip())


def _legible(slide: Slide) -> Iterator[str]:
    for item in leaf_items(slide.items):
        sizes = [run.size for run in text_runs(item)]
        smallest = SMALLEST_BODY if item.name in BODY_NAMES else SMALLEST
        if sizes and min(sizes) < smallest:
            yield f"{_named(item)} is set in {in_points(min(sizes)):g} pt"


def _charts(slide: Slide) -> Iterator[str]:
    for item in leaf_items(slide.items):
        if isinstance(item, Chart):
            if not item.box.holds(item.plot) or item.plot.width <= 0 or item.plot.height <= 0:
                yield f"{_named(item)}: its plot area leaves its box"
            if item.text_size < SMALLEST:
                yield f"{_named(item)}: its labels are set in {in_points(item.text_size):g} pt"
            if any(len(series.values) != len(item.categories) for series in item.series):
                yield f"{_named(item)}: values and categories differ in number"


def _named(item: Item) -> str:
    text = " ".join(paragraph.text for paragraph in item.paragraphs)[:30]
    kind = "group" if isinstance(item, Group) else type(item).__name__.lower()
    return f"{kind} {item.name!r}" + (f" “{text}”" if text else "")
