"""Hypothesis strategies: blocks of every kind with texts of ordinary, nasty, overlong and foreign words."""

from collections.abc import Sequence
from decimal import Decimal

from adversarial_words import EAST_ASIAN, GREEK_CYRILLIC, LONG, NASTY, OTHER, PICTURES, PLAIN
from hypothesis import strategies as st
from markup_samples import ORIGIN, areas, bullets, cards, cell, paragraph, slide, steps, table, words

from briefing_builder.files.resources import resource
from briefing_builder.slides.markup import (
    Block,
    Cards,
    Chart,
    Emphasis,
    Figure,
    Figures,
    Links,
    Pair,
    Pairs,
    Picture,
    Pictures,
    QrCode,
    Quote,
    Segment,
    Series,
    Slide,
    Strip,
    Target,
    Targets,
    Term,
    Terms,
)
from briefing_builder.values import replace

MEDIA = sorted(str(path) for path in resource("examples", "merrowdale", "media").iterdir() if path.is_file())
EMPHASES: tuple[Emphasis, ...] = ("plain", "accent", "highlight", "muted")

FOREIGN = (*GREEK_CYRILLIC, *EAST_ASIAN, *OTHER, *PICTURES)

common = st.sampled_from(PLAIN)
rare = (st.sampled_from((*NASTY, "{{x}}")), st.sampled_from(FOREIGN), st.sampled_from(LONG))
word = st.one_of(*[common] * 5, *rare)


def text(least: int, most: int) -> st.SearchStrategy[str]:
    """Return texts of that many words."""
    return st.lists(word, min_size=least, max_size=most).map(" ".join)


def several(item: st.SearchStrategy[tuple[str, str]], least: int, most: int) -> st.SearchStrategy[list[tuple[str, str]]]:
    """Return lists of pairs."""
    return st.lists(item, min_size=least, max_size=most)


pair = st.tuples(text(1, 6), text(0, 30))
value = st.one_of(st.none(), st.integers(0, 5000).map(lambda number: Decimal(number) / 10))
amount = st.sampled_from(["84\u00a0%", "£107,587", "812\u00a0h", "+26.2", "17.9\u00a0min"])


@st.composite
def a_table(draw: st.DrawFn) -> Block:
    """Draw 1 to 40 rows in 1 to 4 columns; some cells are empty."""
    across = draw(st.integers(1, 4))
    rows = draw(st.lists(st.lists(st.tuples(text(1, 14), text(0, 3)), min_size=across, max_size=across), min_size=1, max_size=40))
    return table([f"Head {number}" for number in range(across)], [[cell(*one) for one in row] for row in rows])


@st.composite
def a_chart(draw: st.DrawFn) -> Block:
    """Draw 1 to 8 categories in one or two series, bars or columns."""
    categories = draw(st.lists(text(1, 5), min_size=1, max_size=8))
    names = draw(st.sampled_from([("Now",), ("Before", "After")]))
    values = [tuple(draw(value) for _ in categories) for _ in names]
    made = tuple(
        Series(name=name, values=row, role="past" if name == "Before" else "present") for name, row in zip(names, values, strict=True)
    )
    kind = draw(st.sampled_from(["bars", "columns"]))
    return Chart(
        kind=kind, categories=tuple(categories), series=made, format="0.0", highlight=-1, name="Chart", alt="A chart", origin=ORIGIN
    )  # fmt: skip


@st.composite
def some_targets(draw: st.DrawFn) -> Block:
    """Draw 1 to 5 measures, with and without a baseline."""
    share = st.decimals(0, 1, places=2)
    made = [
        Target(
            name=name,
            baseline=base,
            target=draw(amount),
            baseline_share=draw(share) if base else None,
            target_share=draw(share),
            origin=ORIGIN,
        )
        for name, base in draw(several(st.tuples(text(1, 8), st.one_of(st.just(""), amount)), 1, 5))
    ]
    return Targets(targets=tuple(made), origin=ORIGIN)


@st.composite
def a_strip(draw: st.DrawFn) -> Block:
    """Draw a time strip of 2 to 7 segments."""
    parts = draw(st.lists(st.tuples(text(1, 3), st.integers(30, 900), st.sampled_from(EMPHASES)), min_size=2, max_size=7))
    made = tuple(Segment(label=label, seconds=seconds, emphasis=emphasis) for label, seconds, emphasis in parts)
    return Strip(segments=made, caption=draw(text(1, 6)), alt="The time", origin=ORIGIN)


def _figures(found: Sequence[tuple[str, str]]) -> Block:
    return Figures(figures=tuple(Figure(value=one, caption=text, emphasis="accent", origin=ORIGIN) for one, text in found), origin=ORIGIN)


def _quote(parts: tuple[str, str, str]) -> Block:
    said, name, title = parts
    return Quote(words=words(said), name=name, title=title, photo="", origin=ORIGIN)


def with_accent(block: Cards) -> Cards:
    """Return the cards with the first of them accented."""
    first, *others = block.cards
    return replace(block, cards=(replace(first, emphasis="accent"), *others))


def _terms(found: Sequence[tuple[str, str]]) -> Block:
    return Terms(terms=tuple(Term(label=label, words=words(text), emphasis="plain", origin=ORIGIN) for label, text in found), origin=ORIGIN)


def _pictures(found: Sequence[tuple[str, str]]) -> Block:
    return Pictures(
        pictures=tuple(Picture(file=file, alt="Alt", caption=words(text), origin=ORIGIN) for file, text in found), origin=ORIGIN
    )


a_paragraph = st.builds(paragraph, text(1, 60), st.sampled_from(["body", "lead", "small", "label", "script"]))
some_bullets = st.lists(text(1, 30), min_size=1, max_size=20).map(lambda items: bullets(*items))
some_cards = st.builds(lambda found, figure: cards(*found, figure=figure), several(pair, 1, 6), st.one_of(st.just(""), amount))
some_steps = st.builds(lambda found, checks: steps(*found, checks=checks), several(pair, 1, 8), st.booleans())
some_figures = st.lists(st.tuples(amount, text(1, 10)), min_size=1, max_size=4).map(_figures)
a_quote = st.tuples(text(6, 80), text(1, 3), text(1, 6)).map(_quote)
some_terms = several(st.tuples(st.sampled_from(["Acknowledge", "Explore", "Respond"]), text(1, 40)), 1, 6).map(_terms)
some_pairs = several(pair, 1, 8).map(
    lambda found: Pairs(
        pairs=tuple(Pair(heading=words(one), words=words(two), caption="12 minutes", origin=ORIGIN) for one, two in found),
        answers=len(found) % 2 == 0,
        origin=ORIGIN,
    )
)
some_joined = st.builds(lambda found, figure: replace(cards(*found, figure=figure), arrows=True), several(pair, 2, 4), amount)
some_led = st.builds(lambda found, figure: with_accent(cards(*found, figure=figure)), several(pair, 4, 6), st.one_of(st.just(""), amount))
some_pictures = st.lists(st.tuples(st.sampled_from(MEDIA), text(1, 12)), min_size=1, max_size=4).map(_pictures)
a_qr_code = text(1, 6).map(lambda caption: QrCode(url="https://learn.example/try", caption=words(caption), origin=ORIGIN))
some_links = st.lists(text(1, 30), min_size=1, max_size=6).map(lambda found: Links(links=tuple(map(words, found)), origin=ORIGIN))
a_note = text(1, 60).map(lambda words: paragraph(words, "note"))

KINDS: dict[str, st.SearchStrategy[Block]] = {
    "paragraph": a_paragraph, "bullets": some_bullets, "cards": some_cards, "figures": some_figures, "table": a_table(), "chart": a_chart(),
    "quote": a_quote, "pictures": some_pictures, "steps": some_steps, "terms": some_terms, "strip": a_strip(), "targets": some_targets(),
    "pairs": some_pairs, "joined cards": some_joined, "led cards": some_led,
    "qr code": a_qr_code, "links": some_links, "note": a_note,
}  # fmt: skip
any_block = st.sampled_from(sorted(KINDS)).flatmap(lambda kind: KINDS[kind])
some_blocks = st.lists(any_block, min_size=1, max_size=3)
some_areas = st.lists(st.tuples(st.integers(3, 8), st.booleans(), some_blocks), min_size=2, max_size=3).map(lambda found: areas(*found))
full_slide = st.builds(
    lambda blocks, title, say, seconds: slide(*blocks, title=title, say=say, seconds=seconds),
    st.lists(st.one_of(any_block, any_block, some_areas), min_size=1, max_size=4),
    text(1, 12),
    st.lists(text(1, 12), max_size=5),
    st.integers(0, 900),
)
"""A slide of any blocks and areas, with words to say."""

one_kind: dict[str, st.SearchStrategy[Slide]] = {kind: strategy.map(slide) for kind, strategy in KINDS.items()}
"""A slide with a single block, by the kind of the block."""
