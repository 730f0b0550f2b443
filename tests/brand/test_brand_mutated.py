"""Whatever is lost, cut, mixed up or mistyped in a template: it is a brand, or it is told why not; nothing else ever happens."""

import re
from collections.abc import Callable

import pytest
from hostile_templates import hostile, parts_in, zipped
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from odd_templates import template

from briefing_builder.backends.pptx.template import template_of
from briefing_builder.brand.opening import brand_in_file
from briefing_builder.brand.package.cleaning import plain_template
from briefing_builder.brand.reading.package import opened_template
from briefing_builder.errors import BrandError
from briefing_builder.problems import Source

PLACE = Source(path="brand.pptx")
GOOD = [parts_in(template("samples")), parts_in(template("two-masters")), parts_in(hostile("outside")), parts_in(hostile("seen object"))]
VALUES = (b"", b"0", b"-1", b"99999999999999999999", b"4294967295", b"1.5", b"x", b"rId1", b"rId999", b"true", b"100%", b"http://a.example")
HEAVY = re.compile(r"Master\d+\.xml|Layout[12]\.xml|theme1|presentation\.xml|Content_Types|_rels/\.rels")
Mutation = Callable[[dict[str, bytes], st.DataObject], None]


def _name(parts: dict[str, bytes], draw: st.DataObject) -> str:
    return draw.draw(st.sampled_from([name for name in parts if HEAVY.search(name)] or list(parts)))


def _lose(parts: dict[str, bytes], draw: st.DataObject) -> None:
    del parts[_name(parts, draw)]


def _cut(parts: dict[str, bytes], draw: st.DataObject) -> None:
    name = _name(parts, draw)
    parts[name] = parts[name][: draw.draw(st.integers(0, len(parts[name])))]


def _mix_up(parts: dict[str, bytes], draw: st.DataObject) -> None:
    parts[_name(parts, draw)] = parts[_name(parts, draw)]


def _mistype(parts: dict[str, bytes], draw: st.DataObject) -> None:
    name = _name(parts, draw)
    places = list(re.finditer(rb'="([^"]*)"', parts[name]))
    if places:
        place = draw.draw(st.sampled_from(places))
        parts[name] = parts[name][: place.start(1)] + draw.draw(st.sampled_from(VALUES)) + parts[name][place.end(1) :]


def _take_element(parts: dict[str, bytes], draw: st.DataObject) -> None:
    name = _name(parts, draw)
    try:
        tree = etree.fromstring(parts[name])
    except etree.XMLSyntaxError:
        return
    elements = [element for element in tree.iter("{*}*") if element.getparent() is not None]
    if elements:
        element = draw.draw(st.sampled_from(elements))
        element.getparent().remove(element)
        parts[name] = etree.tostring(tree)


MUTATIONS: tuple[Mutation, ...] = (_lose, _cut, _mix_up, _mistype, _mistype, _take_element, _take_element)


def mutated(draw: st.DataObject) -> bytes:
    parts = dict(draw.draw(st.sampled_from(GOOD)))
    for mutate in draw.draw(st.lists(st.sampled_from(MUTATIONS), min_size=1, max_size=3)):
        mutate(parts, draw)
    return zipped(parts)


@given(st.data())
@settings(max_examples=150, suppress_health_check=list(HealthCheck))
def test_a_mutated_file_is_a_template_or_told(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    file = tmp_path_factory.mktemp("mutated") / "brand.pptx"
    file.write_bytes(mutated(data))
    try:
        made = plain_template(file, PLACE)
    except BrandError as stopped:
        problems = stopped.problems
    else:
        problems = ()
        assert any(len(master.slide_layouts) for master in opened_template(made, PLACE).slide_masters)
    assert all(problem.code.startswith("brand-") and problem.source == PLACE and problem.hint for problem in problems)


@pytest.mark.long
@given(st.data())
@settings(max_examples=60, suppress_health_check=list(HealthCheck))
def test_a_mutated_file_is_a_brand_or_told(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    file = tmp_path_factory.mktemp("mutated") / "brand.pptx"
    file.write_bytes(mutated(data))
    try:
        brand = brand_in_file(file, PLACE, {}, {}).value
    except BrandError as stopped:
        problems = stopped.problems
    else:
        problems = ()
        assert template_of(brand).layouts
    assert all(problem.code.startswith("brand-") and problem.source == PLACE for problem in problems)
