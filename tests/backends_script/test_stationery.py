"""Scripts take the brand's faces, and those of its colours that can be read on white paper."""

import io
from pathlib import Path

import pytest
from docx import Document
from odd_templates import template
from script_samples import talk

from briefing_builder.backends.script import presenter_script
from briefing_builder.backends.script.pages import as_html
from briefing_builder.backends.script.stationery import PAPER, stationery_of
from briefing_builder.backends.script.word import as_docx
from briefing_builder.brand.contrast import ratio
from briefing_builder.brand.look import Look, made_brand
from briefing_builder.brand.model import Brand, Typeface
from briefing_builder.brand.reading.reader import builtin_brand, builtin_brands
from briefing_builder.problems import Source
from briefing_builder.values import replace
from briefing_builder.words import english

FOREIGN = ("plain", "dark", "pale", "loud")


@pytest.fixture(params=[*builtin_brands(), *FOREIGN])
def brand(request: pytest.FixtureRequest, tmp_path: Path) -> Brand:
    if request.param not in FOREIGN:
        return builtin_brand(request.param)
    file = tmp_path / "brand.pptx"
    file.write_bytes(template(request.param))
    return made_brand(Look(base=str(file), place=Source(path="brand.pptx"))).value


def test_every_brand_can_be_read_on_paper(brand: Brand) -> None:
    stationery = stationery_of(brand)
    assert ratio(stationery.ink, PAPER) >= 7
    assert min(ratio(stationery.quiet, PAPER), ratio(stationery.accent, PAPER)) >= 4.5


def test_a_script_is_in_the_brands_faces_and_colours() -> None:
    script, stationery = presenter_script(talk(), english()), stationery_of(builtin_brand("bold"))
    styles = Document(io.BytesIO(as_docx(script, {}, stationery=stationery))).styles
    assert (styles["Heading 1"].font.name, styles["Say"].font.name) == ("Arial", "Arial")
    assert (str(styles["Heading 1"].font.color.rgb), str(styles["Say"].font.color.rgb)) == (stationery.accent, stationery.ink)
    for cards in (False, True):
        page = as_html(script, {}, cards=cards, stationery=stationery)
        assert f"--accent: #{stationery.accent}" in page
        assert '"Liberation Sans", "Arial"' in page


def test_a_face_of_somebody_elses_is_shown_where_it_is_there_and_escapes_no_style_sheet() -> None:
    odd = Typeface(name='Acme"; } body { top: 7mm } /*', family="Liberation Sans 110")
    page = as_html(presenter_script(talk(), english()), {}, stationery=replace(stationery_of(builtin_brand("civic")), body=odd))
    assert "top: 7mm" not in page.partition("</style>")[0]
    assert 'html { font: 10.5pt/1.4 "Acme' in page
