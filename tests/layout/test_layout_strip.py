"""The time strip: what its parts are called stands under them in one size, none missing, and their minutes inside."""

import itertools

import pytest
from markup_samples import ORIGIN, markup, slide

from briefing_builder.brand.reading.reader import builtin_brand, builtin_brands
from briefing_builder.deck.model import Text
from briefing_builder.deck.walk import leaf_items
from briefing_builder.layout import lay_out
from briefing_builder.pipeline import library
from briefing_builder.slides.markup import Segment, Strip
from briefing_builder.units import points
from briefing_builder.words import english

SHORT = (("Open", 1), ("Your team", 2), ("Proof", 2), ("See it", 4), ("What next", 2), ("Your questions", 7), ("Close", 2))
LONG = (("Open", 2), ("Your team", 8), ("Proof", 5), ("See it", 8), ("What next", 2), ("Your questions", 19), ("Close", 1))


def shown(parts: tuple[tuple[str, int], ...], brand: str, *, has_figures: bool) -> list[Text]:
    segments = tuple(
        Segment(
            label=label, seconds=60 * minutes, emphasis="accent" if label == "Your questions" else "plain",
            figure=str(minutes) if has_figures else "",
        )
        for label, minutes in parts
    )  # fmt: skip
    strip = Strip(segments=segments, caption="", alt="The time", origin=ORIGIN)
    done = lay_out(markup(slide(strip)), builtin_brand(brand), library(), english())
    (one,) = done.value.slides
    return [item for item in leaf_items(one.items) if isinstance(item, Text) and item.name.startswith("Minutes")]


@pytest.mark.parametrize("brand", builtin_brands())
@pytest.mark.parametrize("parts", [SHORT, LONG])
@pytest.mark.parametrize("has_figures", [True, False])
def test_every_part_is_named_in_one_size_and_none_touches_another(
    parts: tuple[tuple[str, int], ...], brand: str, has_figures: bool
) -> None:
    names = [label for label, _ in parts]
    labels = [item for item in shown(parts, brand, has_figures=has_figures) if item.text in names]
    assert [item.text for item in labels] == names
    assert len({run.size for item in labels for paragraph in item.paragraphs for run in paragraph.runs}) == 1
    assert all(one.box.right <= other.box.left for one, other in itertools.pairwise(labels))
    assert [paragraph.breaks for item in labels for paragraph in item.paragraphs] == [()] * len(parts)


@pytest.mark.parametrize("brand", builtin_brands())
def test_the_minutes_of_every_part_stand_in_it(brand: str) -> None:
    figures = [item for item in shown(LONG, brand, has_figures=True) if item.text.isdigit()]
    assert [item.text for item in figures] == [str(minutes) for _, minutes in LONG]
    assert len({run.size for item in figures for paragraph in item.paragraphs for run in paragraph.runs}) == 1


@pytest.mark.parametrize("brand", builtin_brands())
@pytest.mark.parametrize("parts", [SHORT, LONG])
def test_each_label_stands_under_the_middle_of_its_own_part(parts: tuple[tuple[str, int], ...], brand: str) -> None:
    items = shown(parts, brand, has_figures=True)
    names = [label for label, _ in parts]
    figures, labels = [item for item in items if item.text.isdigit()], [item for item in items if item.text in names]
    for figure, label in list(zip(figures, labels, strict=True))[:-1]:  # the last keeps inside the room
        assert abs(figure.box.left + figure.box.width // 2 - label.box.left - label.box.width // 2) < points(4)
        assert label.box.top >= figure.box.bottom


@pytest.mark.parametrize("brand", builtin_brands())
def test_a_strip_without_words_of_its_own_is_slim_and_its_caption_is_read(brand: str) -> None:
    segments = tuple(Segment(label="", seconds=60 * minutes, emphasis="plain", figure="") for _, minutes in LONG)
    strip = Strip(segments=segments, caption="19 of these 45 minutes are yours", alt="The time", origin=ORIGIN)
    (one,) = lay_out(markup(slide(strip)), builtin_brand(brand), library(), english()).value.slides
    (group,) = [item for item in one.items if item.name == "Time strip"]
    (caption,) = [item for item in leaf_items(one.items) if isinstance(item, Text) and item.name == "Caption"]
    assert group.box.height <= points(14)
    assert {run.size for paragraph in caption.paragraphs for run in paragraph.runs} == {points(20)}
