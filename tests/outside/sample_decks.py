"""Decks for foreign eyes: every example in every brand and length (a diagonal of them), and decks of generated content."""

from collections.abc import Iterator
from itertools import count, islice, product
from pathlib import Path
from random import Random

from adversarial_words import DRAWN_BY_LIBREOFFICE
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import SearchStrategy
from markup_samples import markup
from markup_strategies import full_slide, one_kind
from programme_strategies import PARTS, Shape, write

from briefing_builder.backends import pptx
from briefing_builder.brand.model import Brand
from briefing_builder.brand.reading.reader import builtin_brand
from briefing_builder.deck.model import Deck
from briefing_builder.files.resources import resource
from briefing_builder.layout import lay_out
from briefing_builder.pipeline import LAYOUT_CODES, Options, lay_out_prepared, library, load, prepare
from briefing_builder.problems import Checked, has_errors
from briefing_builder.slides.markup import Slide
from briefing_builder.values import replace
from briefing_builder.words import english

BRANDS = tuple(sorted(file.stem for file in resource("assets", "brands").glob("*.pptx")))
VARIANTS = tuple(sorted(file.stem for file in resource("templates", "outlines").glob("*.yaml")))
EXAMPLES = tuple(sorted(folder.name for folder in resource("examples").iterdir() if (folder / "briefing.yaml").is_file()))
PROGRAMMES = 8
FULL, OF_EACH_KIND = 12, 6
"""Slides of any blocks in any order, which no template of ours would write, and slides of a single block; many go on on a second slide."""


def crossed(out: Path) -> tuple[Path, ...]:
    """Write one deck for each brand and variant, of examples and departments in turn."""
    found = []
    for number, (brand, variant) in enumerate(product(BRANDS, VARIANTS)):
        example = EXAMPLES[number % len(EXAMPLES)]
        session = load(resource("examples", example))
        department = session.departments[number % len(session.departments)]
        prepared = prepare(session, department, Options(brand=brand, variant=variant))
        laid = lay_out_prepared(prepared)
        found.append(_written(laid.value, prepared.brand, out / f"{example}-{department}-{brand}-{variant}.pptx"))
    return tuple(found)


def generated(out: Path) -> tuple[Path, ...]:
    """Write decks of generated programmes, brands and variants in turn, and one deck of loose slides for each brand."""
    decks = islice(_programmes(out / "programmes"), PROGRAMMES)
    found = [_written(deck, brand, out / f"generated-{number}-{brand.name}.pptx") for number, (deck, brand) in enumerate(decks)]
    slides = [*_drawn(full_slide, FULL), *(slide for kind in sorted(one_kind) for slide in _drawn(one_kind[kind], OF_EACH_KIND))]
    for number, brand in enumerate(BRANDS):
        mine = [replace(one, id=f"loose-{index}") for index, one in enumerate(slides[number :: len(BRANDS)]) if _can_be_set(one, brand)]
        laid = lay_out(markup(*mine, footer="Generated"), builtin_brand(brand), library(), english())
        found.append(_written(laid.value, builtin_brand(brand), out / f"loose-{brand}.pptx"))
    return tuple(found)


def _programmes(folder: Path) -> Iterator[tuple[Deck, Brand]]:
    """Yield the decks of generated programmes that layout could set without an error, each with its brand in the organisation's look."""
    for number in count():
        chance = Random(number)
        shape = Shape(
            seed=number, manner=DRAWN_BY_LIBREOFFICE[number % len(DRAWN_BY_LIBREOFFICE)],
            departments=chance.choice([2, 7]), objectives=chance.randint(1, 6),
            objective_words=chance.randint(3, 30), courses=chance.randint(1, 10), benefits=chance.randint(1, 5),
            quote_words=chance.randint(6, 80), pictures=chance.randint(0, 4),
            parts=frozenset(part for part in PARTS if chance.random() < 0.7),
        )  # fmt: skip
        options = Options(brand=BRANDS[number % len(BRANDS)], variant=VARIANTS[number % len(VARIANTS)])
        prepared = prepare(load(write(shape, folder / str(number))), "d-0", options)
        laid = lay_out_prepared(prepared)
        if not _is_told(laid):
            yield laid.value, prepared.brand


def _drawn(strategy: SearchStrategy[Slide], count: int) -> list[Slide]:
    found: list[Slide] = []

    @settings(
        max_examples=count, phases=[Phase.generate], derandomize=True, database=None, deadline=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(strategy)
    def draw(one: Slide) -> None:
        found.append(one)

    draw()
    return found


def _can_be_set(one: Slide, brand: str) -> bool:
    return not has_errors(lay_out(markup(one), builtin_brand(brand), library(), english()).problems)


def _is_told(laid: Checked[Deck]) -> bool:
    return has_errors([problem for problem in laid.problems if problem.code in LAYOUT_CODES])


def _written(deck: Deck, brand: Brand, path: Path) -> Path:
    path.write_bytes(pptx.write(deck, brand))
    return path
