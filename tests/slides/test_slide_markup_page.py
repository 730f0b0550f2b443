"""The page on the slide markup names all that the grammar knows."""

from pathlib import Path

import pytest

from briefing_builder.slides.grammar.elements import ELEMENTS
from briefing_builder.slides.outlines.reading import OUTLINE_KEYS, SLIDE_KEYS
from briefing_builder.templating.costs import FILTERS

PAGE = (Path(__file__).parents[2] / "docs" / "slide-markup.md").read_text(encoding="utf-8")
NAMES = sorted({*ELEMENTS, *(name for rule in ELEMENTS.values() for name in rule.attributes)})


@pytest.mark.parametrize("name", NAMES)
def test_every_element_and_attribute_is_described(name: str) -> None:
    assert f"`{name}`" in PAGE


@pytest.mark.parametrize("key", sorted({*OUTLINE_KEYS, *SLIDE_KEYS}))
def test_every_key_of_an_outline_is_described(key: str) -> None:
    assert f"{key}:" in PAGE or f"`{key}`" in PAGE


@pytest.mark.parametrize("name", sorted(set(FILTERS) - {"d", "e"}))
def test_every_filter_is_named(name: str) -> None:
    assert f" {name} " in PAGE.replace("`", " ").replace("\n", " ")
