"""Slides as SVG: every item stands where layout put it, says its words, and takes nothing for markup that is text."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from deck_samples import box, brand, picture, slide, table, text
from fontTools.ttLib import TTFont
from lxml import etree

from briefing_builder.backends.svg import RenderContext, as_png, css_family, slide_svg
from briefing_builder.brand.model import FontFile
from briefing_builder.deck.model import (
    Chart,
    Crop,
    Deck,
    Group,
    Item,
    Paragraph,
    Run,
    Series,
    Shape,
    SlideLink,
    Text,
    WebLink,
)
from briefing_builder.deck.number_formats import formatted
from briefing_builder.deck.path import Close, CurveTo, LineTo, Move
from briefing_builder.deck.path import Path as Outline
from briefing_builder.files.resources import resource
from briefing_builder.pipeline import library
from briefing_builder.problems import Source
from briefing_builder.units import points
from briefing_builder.values import replace

SVG = "{http://www.w3.org/2000/svg}"
PLACE = box(58, 150, 300, 60)


def drawing(*, has_places: bool = True) -> RenderContext:
    return RenderContext(brand=brand(), library=library(), has_places=has_places)


def drawn(*items: Item, has_places: bool = True) -> etree._Element:
    one = slide()
    shown = replace(one, items=items)
    deck = Deck(
        slides=(shown,), width=brand().width, height=brand().height, title="T", subject="", author="", language="en-GB", created="",
        file_stem="t", words_per_minute=130, pause_seconds=4,
    )  # fmt: skip
    return etree.fromstring(slide_svg(shown, deck, drawing(has_places=has_places)))


def words(root: etree._Element) -> list[str]:
    return ["".join(element.itertext()) for element in root.iter(f"{SVG}text")]


def number(element: etree._Element, name: str) -> float:
    return float(element.get(name, "nan"))


def test_the_picture_has_the_size_of_the_slide_and_its_title_for_those_who_do_not_see() -> None:
    root = drawn()
    assert (root.get("viewBox"), root.get("aria-label"), root.get("lang")) == ("0 0 960 540", slide().title, "en-GB")


def test_each_word_is_a_text_at_its_own_place_on_one_baseline() -> None:
    root = drawn(text("Three courses help", PLACE, size=20))
    found = list(root.iter(f"{SVG}text"))
    assert words(root) == ["Three", "courses", "help"]
    places = [number(element, "x") for element in found]
    assert places[0] == 58
    assert places == sorted(places)
    assert {element.get("y") for element in found} == {"170"}  # 150 and one em of 20 points (docs/fit.md, LibreOffice)


def test_lines_follow_each_other_at_one_and_a_fifth_em_times_the_spacing() -> None:
    paragraph = Paragraph(runs=(Run(text="one two", face="body", size=points(20), colour="ink"),), breaks=(4,), spacing=110)
    first, second = drawn(Text(name="T", box=PLACE, paragraphs=(paragraph,))).iter(f"{SVG}text")
    assert number(first, "y") == pytest.approx(150 + 20 * (1 + 1.2 * 0.1), abs=0.01)
    assert number(second, "y") - number(first, "y") == pytest.approx(20 * 1.2 * 1.1, abs=0.01)


@pytest.mark.parametrize(("align", "left"), [("left", 58.0), ("right", 358.0)])
def test_text_stands_at_the_edge_that_it_is_aligned_to(align: str, left: float) -> None:
    paragraph = Paragraph(runs=(Run(text="Word", face="body", size=points(20), colour="ink"),), align=align)  # type: ignore[arg-type]
    (word,) = drawn(Text(name="T", box=PLACE, paragraphs=(paragraph,))).iter(f"{SVG}text")
    assert number(word, "x") == left if align == "left" else number(word, "x") < left - 30


def test_text_is_never_markup() -> None:
    hostile = '<script>alert(1)</script> & "R&D" ]]>'
    root = drawn(text(hostile, PLACE), Shape(name="S", box=PLACE, alt=f'" onload="x {hostile}'))
    assert "".join(words(root)) == hostile.replace(" ", "")
    assert [element.tag for element in root.iter() if "script" in str(element.tag)] == []
    assert [name for element in root.iter() for name in element.attrib if str(name).startswith("on")] == []


def test_arabic_stays_a_whole_line_from_the_right() -> None:
    paragraph = Paragraph(runs=(Run(text="فريق التدريب", face="body", size=points(20), colour="ink"),), rtl=True, align="right")
    (line,) = drawn(Text(name="T", box=PLACE, paragraphs=(paragraph,))).iter(f"{SVG}text")
    assert (line.get("direction"), "".join(line.itertext())) == ("rtl", "فريق التدريب")


def test_every_item_tells_its_places() -> None:
    root = drawn(text("Word", PLACE))
    assert [element.get("data-from") for element in root.iter(f"{SVG}g") if element.get("data-from")] == [
        "slides/sample.xml.j2:1\nbriefing.yaml:7"
    ]


def test_a_picture_that_may_leave_the_house_tells_no_place() -> None:
    assert "data-from" in etree.tostring(drawn(text("Word", PLACE))).decode()
    assert "data-from" not in etree.tostring(drawn(text("Word", PLACE), has_places=False)).decode()


def test_links_lead_to_slides_and_to_the_web_and_are_underlined() -> None:
    root = drawn(text("There", PLACE, link=SlideLink(slide="qa")), text("Out", PLACE, link=WebLink(url="https://learn.example/?a=1&b=2")))
    assert [link.get("href") for link in root.iter(f"{SVG}a")] == ["#qa", "https://learn.example/?a=1&b=2"]
    assert all(link.find(f".//{SVG}rect") is not None for link in root.iter(f"{SVG}a"))


def test_a_crop_makes_the_picture_larger_than_its_frame_and_cuts_it(tmp_path: Path) -> None:
    whole = picture(tmp_path)
    root = drawn(replace(whole, crop=Crop(left=25_000, right=25_000)))
    (image,) = root.iter(f"{SVG}image")
    frame = whole.box
    assert number(image, "width") == pytest.approx(2 * frame.width / 12_700)
    assert number(image, "x") == pytest.approx(frame.left / 12_700 - frame.width / 2 / 12_700)
    assert image.get("href", "").startswith("data:image/png;base64,")
    assert image.get("clip-path", "").startswith("url(#cut-")


def test_an_outline_is_stretched_to_its_box() -> None:
    steps = (Move(x=0, y=0), LineTo(x=10, y=0), CurveTo(x1=10, y1=5, x2=5, y2=10, x=0, y=10), Close())
    (path,) = drawn(Shape(name="S", box=PLACE, geometry=Outline(width=10, height=10, steps=steps), fill="accent")).iter(f"{SVG}path")
    assert path.get("d") == "M58 150L358 150C358 180 208 210 58 210Z"


def test_a_group_speaks_once() -> None:
    root = drawn(Group(name="G", box=PLACE, items=(Shape(name="S", box=PLACE, fill="accent"),), alt="Two arrows"))
    assert [element.get("aria-label") for element in root.iter(f"{SVG}g")] == ["Two arrows"]


def test_rows_of_a_table_stand_below_each_other_with_a_rule_under_each() -> None:
    root = drawn(table(("Course", "Minutes"), ("Calm Calls", "12")))
    rules = [number(line, "y1") for line in root.iter(f"{SVG}line")]
    assert words(root) == ["Course", "Minutes", "Calm", "Calls", "12"]
    assert rules == [230, 260]


def test_a_close_line_in_a_cell_has_four_fifths_of_its_height_above_the_baseline() -> None:
    whole = table(("Minutes",))
    ((cell,),) = whole.rows
    close = replace(cell, paragraphs=tuple(replace(paragraph, spacing=90) for paragraph in cell.paragraphs))
    (word,) = drawn(replace(whole, rows=((close,),))).iter(f"{SVG}text")
    pitch = 14 * 0.9  # Carlito is one em high (docs/fit.md, Tables)
    assert number(word, "y") == pytest.approx(200 + 30 / 2 + pitch * (0.8 - 0.5), abs=0.1)


def chart(kind: str) -> Chart:
    before = Series(name="Before", values=(Decimal(50), None), colour="past", label_colour="muted", bold_labels=False)
    after = Series(name="After", values=(Decimal(100), Decimal(25)), colour="accent", label_colour="ink", bold_labels=True)
    return Chart(
        name="Scores", box=box(0, 0, 400, 300), plot=box(100, 50, 200, 200), kind=kind, categories=("Calls", "Visits"),  # type: ignore[arg-type]
        series=(before, after), number_format='0.0"%"', axis_maximum=Decimal(100), text_size=points(14), text_colour="ink", gap=100,
        overlap=0, highlight=-1, highlight_colour="", legend=False, alt="Scores rose",
    )  # fmt: skip


def test_bars_have_the_length_of_their_values_and_a_gap_of_one_bar() -> None:
    root = drawn(chart("bars"))
    bars = [element for element in root.iter(f"{SVG}rect") if element.get("height") != "540" and number(element, "x") == 100]
    # a category has 100 points; two bars and a gap of one bar: 33.333 each
    assert [(number(bar, "width"), round(number(bar, "y"), 1)) for bar in bars] == [(100, 66.7), (200, 100), (50, 200)]
    assert words(root) == ["Calls", "50.0%", "100.0%", "Visits", "25.0%"]


@pytest.mark.parametrize("kind", ["bars", "columns"])
def test_values_that_are_not_shown_leave_their_bars(kind: str) -> None:
    shown = chart(kind)
    silent = replace(shown, series=tuple(replace(series, number_format=";;;") for series in shown.series))
    assert words(drawn(silent)) == ["Calls", "Visits"]


def test_columns_stand_on_the_floor_of_the_plot() -> None:
    root = drawn(chart("columns"))
    columns = [element for element in root.iter(f"{SVG}rect") if number(element, "x") >= 100 and number(element, "width") < 40]
    assert [round(number(one, "y") + number(one, "height")) for one in columns] == [250, 250, 250]


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        ("1234.5", "#,##0", "1,235"), ("0.5", "0.00", "0.50"), ("75.5", '"£"#,##0.00', "£75.50"), ("55.75", '0.0"%"', "55.8%"),
        ("8687667", '"KES "#,##0.00,,"\u00a0million"', "KES 8.69\u00a0million"), ("-12500", '0.0,"k"', "-12.5k"), ("1999", "0,", "2"),
        ("-3", "0", "-3"), ("0.125", "0.0%", "12.5%"), ("7", "General", "7"), ("12", '0\\ "min"', "12 min"),
    ],
)  # fmt: skip
def test_numbers_are_shown_as_a_spreadsheet_shows_them(value: str, code: str, shown: str) -> None:
    assert formatted(Decimal(value), code) == shown


def test_a_picture_of_a_slide_is_drawn_with_our_fonts_alone() -> None:
    root = etree.tostring(drawn(text("Word", PLACE, size=40))).decode()
    first, second = as_png(root, width=320), as_png(re.sub("Word", "    ", root), width=320)
    assert first[:8] == b"\x89PNG\r\n\x1a\n"
    assert first != second


def test_a_picture_is_drawn_with_the_brands_own_fonts_where_these_are_given(tmp_path: Path) -> None:
    renamed = TTFont(resource("assets", "fonts", "Tinos-Regular.ttf"))
    for number in (1, 4, 6):
        renamed["name"].setName("Acme", number, 3, 1, 0x409)
    renamed.save(tmp_path / "Acme.ttf")
    own = FontFile(family="Acme", bold=False, italic=False, file=str(tmp_path / "Acme.ttf"), index=0, stamp=(0, 0))
    root = etree.tostring(drawn(text("Word", PLACE, size=40))).decode()
    in_acme, in_tinos = (re.sub(r'font-family="[^"]*"', f'font-family="{name}, Carlito"', root) for name in ("Acme", "Tinos"))
    assert as_png(in_acme, width=320) != as_png(in_tinos, width=320)
    assert as_png(in_acme, width=320, fonts=(own,)) == as_png(in_tinos, width=320)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Carlito", "Carlito"),
        ("Liberation Sans", "Liberation Sans"),
        ("游ゴシック", "游ゴシック"),
        ("Source Sans 3", "'Source Sans 3'"),
        ("AT&T Aleck", "ATT Aleck"),
        ('A"}; b {', "'A b '"),
    ],
)
def test_a_family_is_written_as_style_sheets_take_it(name: str, written: str) -> None:
    assert css_family(name) == written


def test_the_places_of_a_slide_are_said_once() -> None:
    from briefing_builder.backends.svg.slides import places

    one = Source(path="a.yaml", line=3)
    assert places([one, one, Source(path="b.yaml")]) == "a.yaml:3\nb.yaml"


@pytest.mark.parametrize(("words", "rtl", "edges"), [("one thing", False, (58, 78)), ("دقيقة واحدة", True, (358, 338))])
def test_an_item_hangs_on_its_dot_on_the_side_where_it_begins(words: str, rtl: bool, edges: tuple[int, int]) -> None:
    plain = text(words, PLACE)
    hanging = replace(plain.paragraphs[0], bullet="bullet", indent=points(20), rtl=rtl, align="right" if rtl else "left")
    dot, first, *_ = drawn(replace(plain, paragraphs=(hanging,))).iter(f"{SVG}text")
    assert (dot.text, dot.get("text-anchor")) == ("•", "end" if rtl else None)
    assert (number(dot, "x"), number(first, "x")) == pytest.approx(edges, abs=0.1)
