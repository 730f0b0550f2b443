"""With the appendix alone and a pocket calculator, anybody comes to the figures of the return slide."""

import re
from decimal import Decimal

import pytest
from example_decks import markup

from briefing_builder.slides.markup import Areas, Block, Slide, Table, plain

EXAMPLES = {"merrowdale": "contact-centre", "ardmullen": "wards", "malindara": "branches"}


def tables(slide: Slide) -> list[Table]:
    blocks: list[Block] = []
    for block in slide.blocks:
        blocks += [inner for area in block.areas for inner in area.blocks] if isinstance(block, Areas) else [block]
    return [block for block in blocks if isinstance(block, Table)]


def rows(slides: list[Slide]) -> list[list[str]]:
    return [[plain(cell.words) for cell in row] for slide in slides for table in tables(slide) for row in table.rows]


def number(text: str) -> Decimal:
    """The number in a cell: `£24.68`, `13.6 min`, `84 %`; a dash is none."""
    found = re.search(r"[\d,]+(\.\d+)?", text)
    return Decimal(found.group().replace(",", "")) if found else Decimal(0)


@pytest.mark.parametrize(("example", "department"), EXAMPLES.items())
def test_whoever_reckons_the_appendix_again_comes_to_the_same(example: str, department: str) -> None:
    slides = markup(example, department).slides
    settings = {row[0]: row[1] for row in rows([one for one in slides if one.id.startswith("return-assumptions")])}
    courses = rows([one for one in slides if one.id.startswith("return-courses")])
    told = {row[0]: number(row[1]) for row in rows([one for one in slides if one.id == "return-detail"])}

    take_up = number(next(value for label, value in settings.items() if label.startswith("Take-up"))) / 100
    counted = number(settings["Share of the hours given back that counts as money"]) / 100
    places = [number(row[1]) for row in courses]
    hours_away = sum(n * number(row[3]) for n, row in zip(places, courses, strict=True)) / 60 * take_up
    hours_learning = sum(n * number(row[2]) for n, row in zip(places, courses, strict=True)) / 60 * take_up
    delivery = sum(n * number(row[4]) for n, row in zip(places, courses, strict=True)) * take_up
    time = counted * hours_away * number(settings["An hour in the classroom, on average"])
    learner_time = hours_learning * number(settings["An hour of e-learning, on average"])

    within = Decimal("0.003")  # what is displayed is rounded
    assert abs(delivery - told["Delivery cost avoided"]) <= within * told["Delivery cost avoided"]
    assert abs(time - told["Time avoided, as far as counted"]) <= within * told["Time avoided, as far as counted"]
    assert abs(learner_time - told["Learners' time"]) <= within * told["Learners' time"]
    results = told.get("Business results, as far as counted", Decimal(0))
    assert abs(delivery + time + results - told["Benefits"]) <= within * told["Benefits"]
    costs = told["Fixed costs"] + told["Licences"] + learner_time
    assert abs(costs - told["Costs"]) <= within * told["Costs"]
