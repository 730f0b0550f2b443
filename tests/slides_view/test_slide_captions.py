"""What a figure says about itself: whose it is, and how many stand behind it."""

from decimal import Decimal

from briefing_builder.content.models.department_names import DepartmentNames, department_names
from briefing_builder.figures.model import Figure
from briefing_builder.slides.view.captions import MEANINGS, figure_wording
from briefing_builder.words import english

CAPTIONS = [name.partition("-")[2] for name in english().entries if name.startswith("captions.caption-")]


def figure(id: str, *, n: int | None = 68, scope: str = "warehouse", value: int = 81) -> Figure:
    return Figure(id=id, name="Some measure", value=Decimal(value), unit="%", decimals=0, formula="a / b", n=n, scope=scope)


def named(department: str) -> DepartmentNames:
    return department_names(english(), department, None, None, None)


def caption_of(figure: Figure, department: str) -> str:
    return figure_wording(english(), figure, "GBP", named(department)).caption


def spoken(figure: Figure, department: str) -> str:
    return figure_wording(english(), figure, "GBP", named(department)).spoken.replace("\u00a0", " ")


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
    assert spoken(figure("pilot:unheard_of"), "Warehouse") == "Some measure in the Warehouse: 81 %."


def test_the_spoken_sentence_says_where() -> None:
    own = figure("pilot:completion_rate_pct")
    assert spoken(own, "Warehouse") == "81 % of the enrolments in the Warehouse were completed."
    everybody = figure("pilot:completion_rate_pct", scope="organisation")
    assert spoken(everybody, "Warehouse") == "81 % of the enrolments across all departments were completed."


def test_no_caption_and_no_sentence_leaves_a_gap() -> None:
    for id in CAPTIONS:
        for n in (None, 68):
            texts = [caption_of(figure(id, n=n), "Warehouse"), spoken(figure(id, n=n), "Warehouse")]
            assert not any(mark in text for text in texts for mark in ("{", "}", "None", "  ", " ,"))
            assert texts[1].endswith(".")


def test_what_fell_is_told_as_a_fall_without_a_sign() -> None:
    fell = figure_wording(english(), figure("pilot:score_gain_points", value=-26), "GBP", named("Warehouse"))
    assert fell.value.replace("\u00a0", " ") == "26 %"
    assert fell.caption == "points lower in the test, n = 68, Warehouse"
    assert fell.spoken.replace("\u00a0", " ") == "Test scores fell by 26 % points in the Warehouse."
    assert all(key.removesuffix("-fallen") in CAPTIONS for key in CAPTIONS)


def test_every_caption_has_its_sentence_and_every_meaning_its_words() -> None:
    assert {f"captions.spoken-{key}" for key in CAPTIONS} <= english().entries.keys()
    kinds = [f"captions.meaning-{figure(id).words_key}-{kind}" for id, least in MEANINGS.items() for kind in least]
    assert [name for name in english().entries if name.startswith("captions.meaning-")] == kinds


def test_a_department_name_with_braces_stays_as_it_is() -> None:
    assert caption_of(figure("pilot:learners"), "R&D {x}") == "people took part, R&D {x}"
