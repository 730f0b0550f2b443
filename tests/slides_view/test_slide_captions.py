"""What a figure says about itself: whose it is, and how many stand behind it."""

from decimal import Decimal

from briefing_builder.figures.model import Figure
from briefing_builder.slides.captions import CAPTIONS, caption_of, spoken


def figure(id: str, *, n: int | None = 68, scope: str = "warehouse") -> Figure:
    return Figure(id=id, name="Some measure", value=Decimal(81), unit="%", decimals=0, formula="a / b", n=n, scope=scope)


def test_a_departments_own_figure_names_the_department_and_n() -> None:
    assert caption_of(figure("pilot:completion_rate_pct"), "Warehouse") == "of 68 enrolments completed, Warehouse"


def test_everybodys_figure_says_so() -> None:
    assert (
        caption_of(figure("pilot:completion_rate_pct", scope="organisation"), "Warehouse") == "of 68 enrolments completed, all departments"
    )


def test_a_figure_without_n_claims_none() -> None:
    assert caption_of(figure("pilot:completion_rate_pct", n=None), "Warehouse") == "of the enrolments completed, Warehouse"
    assert caption_of(figure("pilot:applied_rate_pct", n=None), "Warehouse") == "used it at work within 30 days, Warehouse"


def test_a_figure_without_a_wording_of_its_own_gives_its_name() -> None:
    assert caption_of(figure("pilot:unheard_of"), "Warehouse") == "Some measure, Warehouse"
    assert spoken(figure("pilot:unheard_of"), "81 %", "Warehouse") == "Some measure: 81 %."


def test_the_spoken_sentence_says_where() -> None:
    told = figure("pilot:completion_rate_pct")
    assert spoken(told, "81 %", "Warehouse") == "81 % of the enrolments in Warehouse were completed."
    everybody = figure("pilot:completion_rate_pct", scope="organisation")
    assert spoken(everybody, "84 %", "Warehouse") == "84 % of the enrolments across all departments were completed."


def test_no_caption_and_no_sentence_leaves_a_gap() -> None:
    for id in CAPTIONS:
        for n in (None, 68):
            told = [caption_of(figure(id, n=n), "Warehouse"), spoken(figure(id, n=n), "81 %", "Warehouse")]
            assert not any(mark in text for text in told for mark in ("{", "}", "None", "  ", " ,"))
            assert told[1].endswith(".")


def test_a_department_name_with_braces_stays_as_it_is() -> None:
    assert caption_of(figure("pilot:learners"), "R&D {x}") == "people took part, R&D {x}"
