"""`--brand`, and the brand that a programme chooses for itself: colours, logo, and what is wrong with them."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from commands import Briefing
from openxml_audit import validate_pptx
from PIL import Image
from pptx import Presentation

from briefing_builder.backends.pptx import is_untouched

DECK = "out/learn-where-you-work-customer-service-standard.pptx"


def with_brand(minimal: Path, folder: Path, brand: str) -> Path:
    """Return a copy of the smallest programme with a `brand:` of its own."""
    folder.mkdir()
    text = (minimal / "briefing.yaml").read_text(encoding="utf-8")
    (folder / "briefing.yaml").write_text(f"{text}\nbrand:\n{brand}", encoding="utf-8")
    return folder


def theme(deck: Path) -> str:
    with ZipFile(deck) as package:
        return package.read("ppt/theme/theme1.xml").decode()


def logo(folder: Path, width: int, height: int) -> None:
    stream = BytesIO()
    Image.new("RGB", (width, height), "#7A1F5C").save(stream, "PNG")
    (folder / "logo.png").write_bytes(stream.getvalue())


@pytest.mark.parametrize(("brand", "face"), [("editorial", "Georgia"), ("bold", "Arial"), ("civic", "Calibri")])
def test_the_option_chooses_the_brand(briefing: Briefing, minimal: Path, brand: str, face: str, tmp_path: Path) -> None:
    assert briefing("build", minimal, "--brand", brand).code == 0
    assert f'<a:majorFont><a:latin typeface="{face}"/>' in theme(tmp_path / DECK)


def test_an_unknown_brand_is_wrong_usage_with_the_nearest_name(briefing: Briefing, minimal: Path) -> None:
    ended = briefing("build", minimal, "--brand", "civil")
    assert ended.code == 2
    assert "There is no brand 'civil'. Did you mean 'civic'?\nBrands: editorial, bold, civic" in ended.err


def test_the_programme_chooses_its_brand(briefing: Briefing, minimal: Path, tmp_path: Path) -> None:
    assert briefing("build", with_brand(minimal, tmp_path / "own", "  base: bold\n")).code == 0
    assert 'typeface="Arial"' in theme(tmp_path / DECK)


def test_the_option_goes_before_the_programme(briefing: Briefing, minimal: Path, tmp_path: Path) -> None:
    assert briefing("build", with_brand(minimal, tmp_path / "own", "  base: bold\n"), "--brand", "civic").code == 0
    assert 'typeface="Arial"' not in theme(tmp_path / DECK)


def test_a_brand_of_the_programme_that_does_not_exist_has_its_place(briefing: Briefing, minimal: Path, tmp_path: Path) -> None:
    ended = briefing("build", with_brand(minimal, tmp_path / "own", "  base: civil\n"))
    assert ended.code == 5
    assert 'own/briefing.yaml:37:9: error: there is no brand "civil" [brand-unknown]\n  hint: did you mean "civic"?' in ended.err


def test_a_file_that_stands_where_a_brand_is_named_is_sent_to_its_key(briefing: Briefing, minimal: Path, tmp_path: Path) -> None:
    ended = briefing("build", with_brand(minimal, tmp_path / "own", "  base: media/house.pptx\n"))
    assert "[brand-unknown]\n  hint: a file of your own is named by `brand.file`" in ended.err


def test_colours_of_the_organisation_stand_in_the_theme(briefing: Briefing, minimal: Path, tmp_path: Path) -> None:
    own = with_brand(minimal, tmp_path / "own", '  colours: {accent: "#7A1F5C"}\n')
    assert briefing("build", own).code == 0
    assert '<a:accent1><a:srgbClr val="7A1F5C"/></a:accent1>' in theme(tmp_path / DECK)
    assert '<a:hlink><a:srgbClr val="7A1F5C"/></a:hlink>' in theme(tmp_path / DECK)


def test_a_deck_in_own_colours_is_valid_and_known_as_ours(briefing: Briefing, minimal: Path, tmp_path: Path) -> None:
    own = with_brand(minimal, tmp_path / "own", '  base: bold\n  colours: {accent: "#00B7C3", paper: "#101820"}\n')
    assert briefing("build", own).code == 0
    assert (validate_pptx(tmp_path / DECK).errors, is_untouched((tmp_path / DECK).read_bytes())) == ([], True)


def test_a_colour_that_nobody_could_read_is_moved_and_told(briefing: Briefing, minimal: Path, tmp_path: Path) -> None:
    ended = briefing("build", with_brand(minimal, tmp_path / "own", '  colours: {accent: "#FFD400"}\n'))
    assert ended.code == 0
    assert "own/briefing.yaml:37:21: warning: the colour accent #FFD400 has a contrast of" in ended.err
    assert 'val="FFD400"' not in theme(tmp_path / DECK)


def test_colours_that_cannot_be_repaired_stop_the_deck(briefing: Briefing, minimal: Path, tmp_path: Path) -> None:
    ended = briefing("build", with_brand(minimal, tmp_path / "own", '  colours: {paper: "#777777", surface: "#FFFFFF"}\n'))
    assert (ended.code, (tmp_path / DECK).exists()) == (3, False)
    assert "[contrast-impossible]" in ended.err


@pytest.mark.parametrize("written", ['"#12345"', "teal", '"0B6666"', '"#GG0000"'])
def test_what_is_no_colour_is_told_with_its_place(briefing: Briefing, minimal: Path, written: str, tmp_path: Path) -> None:
    ended = briefing("check", with_brand(minimal, tmp_path / "own", f"  colours:\n    accent: {written}\n"))
    assert ended.code == 3
    assert "own/briefing.yaml:38:13: error: " in ended.out
    assert 'is not a colour: write # and six digits or letters from A to F in quotes, such as "#0B6666" [bad-colour]' in ended.out


def test_a_colour_without_quotes_is_a_comment_and_that_is_said(briefing: Briefing, minimal: Path, tmp_path: Path) -> None:
    ended = briefing("check", with_brand(minimal, tmp_path / "own", "  colours:\n    accent: #7A1F5C\n"))
    assert ended.code == 3
    assert "the colour accent is empty; # begins a comment in YAML" in ended.out


def test_the_logo_stands_on_the_title_slide_with_its_words(briefing: Briefing, minimal: Path, tmp_path: Path) -> None:
    own = with_brand(minimal, tmp_path / "own", "  logo: {file: logo.png, alt: The drop of Acme}\n")
    logo(own, 700, 180)
    assert briefing("build", own).code == 0
    shapes = {shape.name: shape for shape in Presentation(str(tmp_path / DECK)).slides[0].shapes}
    assert shapes["Logo"]._element.nvPicPr.cNvPr.get("descr") == "The drop of Acme"
    assert shapes["Logo"].width / shapes["Logo"].height == pytest.approx(700 / 180, rel=0.001)


def test_a_logo_with_few_pixels_stands_smaller_and_says_how_many_it_needs(briefing: Briefing, minimal: Path, tmp_path: Path) -> None:
    own = with_brand(minimal, tmp_path / "own", "  logo: {file: logo.png, alt: The drop of Acme}\n")
    logo(own, 70, 18)
    ended = briefing("build", own)
    assert "the logo has 70 × 18 pixels, so it stands smaller than it could [picture-too-small]" in ended.err
    assert "save it with 233 × 60 pixels or more" in ended.err
    shapes = {shape.name: shape for shape in Presentation(str(tmp_path / DECK)).slides[0].shapes}
    assert 70 / (shapes["Logo"].width / 914_400) == pytest.approx(110, rel=0.01)


def test_a_logo_that_was_replaced_is_the_new_one_in_the_next_deck(briefing: Briefing, minimal: Path, tmp_path: Path) -> None:
    own = with_brand(minimal, tmp_path / "own", "  logo: {file: logo.png, alt: The drop of Acme}\n")
    for width in (700, 350):
        logo(own, width, 180)
        assert briefing("build", own).code == 0
        shapes = {shape.name: shape for shape in Presentation(str(tmp_path / DECK)).slides[0].shapes}
        assert shapes["Logo"].width / shapes["Logo"].height == pytest.approx(width / 180, rel=0.001)


def test_a_logo_that_is_not_there_is_an_error_with_its_place(briefing: Briefing, minimal: Path, tmp_path: Path) -> None:
    ended = briefing("build", with_brand(minimal, tmp_path / "own", "  logo: {file: logo.png, alt: The drop of Acme}\n"))
    assert ended.code == 3
    assert "own/briefing.yaml:37:16: error: " in ended.err
