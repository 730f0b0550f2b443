"""Every rule of the laid-out deck speaks when it is broken, and is silent when it is kept."""

import re
from pathlib import Path

import pytest
from deck_samples import CONTENT, TITLE, box, codes, found, panel, picture, slide, table, text
from PIL import Image, ImageDraw

from briefing_builder.checks import deck as deck_checks
from briefing_builder.deck.model import (
    Chart,
    Crop,
    Group,
    Item,
    NotesPage,
    NotesPart,
    Paragraph,
    Shape,
    Slide,
    SlideLink,
    WebLink,
    notes_lines,
)
from briefing_builder.problems import Severity
from briefing_builder.units import points
from briefing_builder.values import replace

UPPER, LOWER, RIGHT = box(58, 150, 300, 60), box(58, 250, 300, 60), box(500, 150, 300, 60)
WIDE = box(40, 140, 400, 300)
COURSES = (("Course", "Minutes"), ("Calm Calls", "12"))


def chart(**given: object) -> Chart:
    values: dict[str, object] = {
        "name": "Scores", "box": WIDE, "plot": WIDE, "kind": "bars", "categories": (), "series": (), "number_format": "0",
        "axis_maximum": 100, "text_size": points(14), "text_colour": "ink", "gap": 50, "overlap": 0, "highlight": -1,
        "highlight_colour": "", "legend": False, "alt": "Scores rose by 24 points",
    }  # fmt: skip
    return Chart(**{**values, **given})  # type: ignore[arg-type]


FAULTS: list[tuple[str, Item]] = [
    ("contrast-low", text("Pale", UPPER, colour="hairline")),
    ("contrast-low", text("Dark on its own dark fill", UPPER, fill="night")),
    ("contrast-low", text("Amber and small", UPPER, colour="highlight", size=16)),
    ("contrast-low", chart(text_colour="past")),
    ("alt-missing", chart(alt="")),
    ("alt-missing", replace(table(*COURSES), alt=" ")),
    ("alt-missing", Shape(name="QR code", box=UPPER, fill="ink", link=WebLink(url="https://learn.example"))),
    ("alt-file-name", chart(alt="scores_2027.png")),
    ("alt-file-name", chart(alt="IMG_0041")),
    ("alt-announced", chart(alt="An image of scores")),
    ("alt-too-long", chart(alt="Scores rose " * 21)),
    ("alt-announced", Group(name="Strip", box=UPPER, items=(panel(UPPER, "surface"),), alt="Picture of a time strip")),
    ("table-header-missing", table(("", ""), ("Calm Calls", "12"))),
    ("table-header-missing", table(("Course", "Minutes"))),
    ("table-cell-blank", table(("Course", "Minutes"), ("Calm Calls", ""))),
    ("text-too-small", text("Thirteen points of body", UPPER, size=13)),
    ("text-too-small", text("Eleven points", UPPER, size=11)),
    ("text-too-small", chart(text_size=points(11))),
    ("link-says-nothing", text("click here", UPPER, link=WebLink(url="https://learn.example"))),
    ("link-says-nothing", text("More …", UPPER, link=WebLink(url="https://learn.example"))),
    ("link-bare-address", text("https://learn.example/" + "course/" * 6, UPPER, size=14, link=WebLink(url="https://learn.example"))),
    ("link-broken", text("What it costs", UPPER, link=SlideLink(slide="objection-cost"))),
    ("slide-dense", text("word " * 41, UPPER, size=16)),
    ("slide-dense", table(("Course", "Use"), ("Calm Calls", "word " * 151))),
    ("outside-slide", text("Over the edge", box(800, 150, 200, 40))),
    ("outside-slide", text("Below the foot", box(58, 520, 200, 40))),
]


@pytest.mark.parametrize(("code", "item"), FAULTS, ids=[f"{code}-{number}" for number, (code, _) in enumerate(FAULTS)])
def test_a_planted_fault_is_found_and_nothing_else(code: str, item: Item) -> None:
    assert codes(item) == {code}


def test_a_slide_without_a_fault_is_passed_in_silence(tmp_path: Path) -> None:
    items = (text("Calm Calls takes twelve minutes", UPPER), text("Send it after a hard call", LOWER), picture(tmp_path))
    assert codes(*items) == set()


def test_contrast_is_measured_on_the_panel_and_not_on_the_slide() -> None:
    dark = panel(WIDE, "night")
    assert codes(dark, text("Ink on night", UPPER)) == {"contrast-low"}
    assert codes(dark, text("Light on night", UPPER, colour="on-night")) == set()


def test_the_topmost_of_two_panels_counts() -> None:
    assert codes(panel(WIDE, "night"), panel(WIDE, "surface"), text("Ink", UPPER)) == set()


def test_a_panel_above_the_text_in_z_order_does_not_count() -> None:
    assert codes(text("Ink", UPPER), panel(WIDE, "night")) == set()


def test_contrast_is_measured_on_the_ground_of_the_layout() -> None:
    assert "contrast-low" in codes(text("Ink on night", LOWER), layout="question")


def test_large_letters_need_less_contrast() -> None:
    assert codes(text("812", UPPER, colour="highlight", size=40)) == set()


def test_a_panel_that_reaches_under_a_part_of_a_text_is_told_as_doubt() -> None:
    assert codes(panel(box(58, 150, 100, 60), "night"), text("Ink half on night", UPPER)) == {"contrast-unproven"}


def test_text_over_a_picture_cannot_be_promised(tmp_path: Path) -> None:
    over = text("Over it", box(710, 210, 100, 30))
    assert codes(picture(tmp_path), over) == {"text-over-picture"}


def test_the_same_colours_are_told_once_with_their_number() -> None:
    pale = [text(f"Pale {number}", box(58, 150 + 40 * number, 300, 30), colour="hairline") for number in range(3)]
    (problem,) = found(slide(*pale))
    assert "(and 2 more like it)" in problem.message


def test_a_group_speaks_for_what_is_in_it() -> None:
    code = Shape(name="QR code", box=UPPER, fill="ink", link=WebLink(url="https://learn.example"))
    assert codes(Group(name="Code", box=UPPER, items=(code,), alt="QR code of the course")) == set()


def test_a_slide_without_a_title_is_an_error() -> None:
    bare = replace(slide(text("Words", UPPER)), items=(text("Words", UPPER),))
    (problem,) = found(bare)
    assert (problem.code, problem.severity) == ("title-missing", Severity.ERROR)


def test_a_title_outside_its_placeholder_is_no_title() -> None:
    whole = slide()
    assert "title-missing" in {problem.code for problem in found(replace(whole, items=(text(TITLE, UPPER, size=30),)))}


def test_two_titles_alike_are_told_in_spite_of_case_and_spaces() -> None:
    twice = found(slide(id="one"), slide(id="two", title=f" {TITLE.upper()}  "))
    assert [problem.code for problem in twice] == ["title-repeated"]


def test_parts_of_one_slide_may_differ_in_their_number_only() -> None:
    assert found(slide(id="one", title=f"{TITLE} (1 of 2)"), slide(id="one--2", title=f"{TITLE} (2 of 2)")) == ()


def test_a_title_of_sixteen_words_is_too_long() -> None:
    assert codes(title="We " + "really " * 14 + "mean") == {"title-long"}


def test_a_topic_as_a_title_is_told_in_english_only() -> None:
    assert codes(title="Pilot results") == {"title-topic"}
    assert codes(title="Ergebnisse im Versuch", language="de-DE") == set()


def test_the_title_slide_may_name_a_topic() -> None:
    assert codes(title="Learning at work", layout="title") == set()


def test_items_read_by_columns_pass() -> None:
    assert codes(text("Left above", UPPER), text("Left below", LOWER), text("Right", RIGHT)) == set()


def test_items_read_by_rows_pass() -> None:
    assert codes(text("Left above", UPPER), text("Right", RIGHT), text("Left below", LOWER)) == set()


@pytest.mark.parametrize(
    "items",
    [
        (text("Below", LOWER), text("Above", UPPER)),
        (text("Right", RIGHT), text("Left", UPPER)),
        (text("Right below", box(500, 250, 300, 60)), text("Left above", UPPER)),
    ],
    ids=["upwards", "leftwards", "both"],
)
def test_items_read_backwards_are_told(items: tuple[Item, ...]) -> None:
    assert codes(*items) == {"reading-order"}


def test_a_title_that_is_not_read_first_is_told() -> None:
    whole = slide(text("Words", UPPER))
    assert [problem.code for problem in found(replace(whole, items=whole.items[::-1]))] == ["title-not-first"]


def test_texts_on_each_other_are_an_error() -> None:
    (problem,) = found(slide(text("One", UPPER), text("Other", box(58, 155, 300, 60))))
    assert (problem.code, problem.severity) == ("text-overlap", Severity.ERROR)


def test_frames_may_overlap_where_no_line_stands() -> None:
    assert codes(text("One line at the top", box(58, 150, 300, 200)), text("Below it", box(58, 300, 300, 60))) == set()


def test_a_large_quotation_mark_may_touch_its_quote() -> None:
    assert codes(text("“", UPPER, size=54), text("I took it myself", box(58, 170, 300, 60))) == set()


def test_a_picture_too_small_is_told_with_the_pixels_that_it_needs(tmp_path: Path) -> None:
    (problem,) = found(slide(picture(tmp_path, pixels=(160, 120))))
    assert problem.code == "picture-too-small"
    # 200 pt are 2.78 in: 305.6 pixels at 110 an inch; 150 pt are 2.08 in: 229.2
    assert "160 × 120" in problem.message
    assert "306 × 230" in problem.message


def test_a_picture_that_becomes_a_line_is_told_with_its_size(tmp_path: Path) -> None:
    strip = replace(picture(tmp_path, pixels=(100, 1600)), name="Picture", box=box(58, 150, 18, 288))
    (problem,) = found(slide(strip))
    assert problem.code == "picture-strip"
    assert "0.25 × 4.0 in" in problem.message


@pytest.mark.parametrize(("ink", "expected"), [("#fdfbf7", {"picture-vanishes"}), ("#17242d", set())])
def test_a_transparent_picture_in_the_colour_of_its_ground_is_told(ink: str, expected: set[str], tmp_path: Path) -> None:
    shown = picture(tmp_path, pixels=(400, 300))
    drawing = Image.new("RGBA", (400, 300), (0, 0, 0, 0))
    ImageDraw.Draw(drawing).rectangle((50, 50, 300, 200), fill=ink)
    drawing.save(shown.file)
    assert codes(shown) == expected


def test_a_picture_with_a_ground_of_its_own_may_have_any_colour(tmp_path: Path) -> None:
    shown = picture(tmp_path, pixels=(400, 300))
    Image.new("RGB", (400, 300), "#fdfbf7").save(shown.file)
    assert codes(shown) == set()


def test_small_print_may_be_small() -> None:
    assert codes(text("Pilot, autumn 2026", LOWER, size=12, colour="muted")) == set()


def test_tables_of_the_appendix_are_looked_up_and_may_be_small() -> None:
    small = text("x", UPPER, size=12).paragraphs[0]
    rows = tuple(tuple(replace(cell, paragraphs=(small,)) for cell in row) for row in table(*COURSES).rows)
    shown = slide(replace(table(*COURSES), rows=rows))
    assert [problem.code for problem in found(shown)] == ["text-too-small"]
    assert found(replace(shown, appendix=True)) == ()


def test_a_slide_of_many_short_texts_is_dense_as_a_whole() -> None:
    cards = [text("word " * 25, box(58, 150 + 70 * number, 845, 60), size=16) for number in range(5)]
    assert codes(*cards) == {"slide-dense"}
    assert found(replace(slide(*cards), appendix=True)) == ()


@pytest.mark.parametrize(("size", "lost", "told"), [(12, 0, []), (9.5, 0, ["notes-small"]), (9, 3, ["notes-cut"])])
def test_notes_that_are_printed_small_or_not_whole_are_told(size: float, lost: int, told: list[str]) -> None:
    printed = NotesPage(picture=None, text=UPPER, size=points(size), lost=lost)
    problems = found(replace(slide(text("Words", UPPER)), printed=printed))
    assert [problem.code for problem in problems] == told
    assert all(f"{size:g} pt" in problem.message and problem.hint for problem in problems)


def test_a_section_named_by_default_is_told() -> None:
    assert codes(section="Default Section") == {"section-unnamed"}


def test_a_section_in_two_pieces_is_told() -> None:
    three = (slide(id=id, title=f"{TITLE} {id}", section=section) for id, section in (("a", "Proof"), ("b", "Close"), ("c", "Proof")))
    assert [problem.code for problem in found(*three)] == ["section-divided"]


def test_runs_of_one_link_are_one_link() -> None:
    linked = text("", UPPER, link=WebLink(url="https://learn.example")).paragraphs[0].runs[0]
    parts = [replace(linked, text=word) for word in ("More ", "time")]
    whole = replace(text("", UPPER), paragraphs=(Paragraph(runs=tuple(parts)),))
    assert codes(whole) == set()


def test_problems_stand_at_the_authors_place_and_show_a_way_out() -> None:
    for code, item in FAULTS:
        problems = found(slide(item))
        assert all(problem.hint for problem in problems), code
        if not isinstance(item, Chart | Shape | Group):
            assert {problem.source for problem in problems} == {CONTENT}


def test_every_code_of_the_deck_has_a_case() -> None:
    folder = Path(deck_checks.__file__).parent
    sources = "".join(path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.py")))
    told = set(re.findall(r'\b(?:error|warning|information|told)\(\s*f?"([a-z-]+)"', sources))
    here = Path(__file__).read_text(encoding="utf-8")
    assert {code for code in told if f'"{code}"' not in here} == set()


def test_an_empty_deck_has_nothing_wrong() -> None:
    assert found() == ()


def test_cells_are_judged_on_their_own_fill() -> None:
    whole = table(*COURSES)
    dark = replace(whole, rows=(tuple(replace(cell, fill="night") for cell in whole.rows[0]), *whole.rows[1:]))
    assert codes(dark) == {"contrast-low"}


def test_what_is_cropped_shows_no_pixels(tmp_path: Path) -> None:
    whole = picture(tmp_path, pixels=(400, 300))
    assert codes(whole) == set()
    assert codes(replace(whole, crop=Crop(left=50_000))) == {"picture-too-small"}


def test_a_script_that_fills_its_minutes_is_told_with_the_words_to_cut() -> None:
    say = NotesPart(kind="say", label="SAY", lines=notes_lines("word " * 110))
    (problem,) = found(replace(slide(), seconds=64, notes=(say,)))
    # (64 s - 4 s pause) × 130 words ÷ 60 s = 130 words; 80 % of them are 104
    assert (problem.code, problem.hint) == ("script-too-long", "cut 6 words, or give the slide more minutes in the outline")
    assert found(replace(slide(), seconds=64, notes=(say,), appendix=True)) == ()


def saying(count: int, seconds: int = 64, id: str = "one", passing: int = 0, own: int = 0) -> Slide:
    """Return a slide that says so many words, with so many seconds told freely."""
    say = NotesPart(kind="say", label="SAY", lines=notes_lines(" ".join(["word"] * count)))
    told = notes_lines(f"[{own} seconds: tell of one day]")
    freely = NotesPart(kind="your-words", label="YOUR WORDS", lines=told, seconds=own)
    notes = (say, freely) if own else (say,)
    return replace(slide(id=id, title=f"Scores rose by 24 points: {id}"), seconds=seconds, notes=notes, passing=passing)


def test_a_script_that_leaves_its_minutes_empty_is_told_with_the_words_that_are_missing() -> None:
    (problem,) = found(saying(60))  # of 130 words; 55 % of them are 71.5
    assert problem.code == "script-too-short"
    assert problem.hint.startswith("say 12 words more")
    assert found(saying(72)) == ()
    assert found(replace(saying(60), appendix=True)) == ()


@pytest.mark.parametrize("id", ["title", "qa"])
def test_the_title_and_the_questions_need_not_be_filled(id: str) -> None:
    assert found(replace(saying(5, id=id))) == ()


def test_what_is_told_freely_fills_its_seconds() -> None:
    assert found(saying(20, own=30)) == ()  # 20 + 65 of 130 words
    assert {problem.code for problem in found(saying(60, own=30))} == {"script-too-long"}


def test_what_passes_without_words_need_not_be_filled_and_holds_none() -> None:
    assert found(saying(40, passing=34)) == ()  # 40 of 56 words in 26 s
    assert {problem.code for problem in found(saying(72, passing=34))} == {"script-too-long"}


def test_a_slide_that_goes_on_is_filled_as_a_whole() -> None:
    assert found(saying(100), saying(50, id="one--2")) == ()
    (problem,) = found(saying(80), saying(50, id="one--2"))
    assert problem.message == "the script of slide “one” has 130 words for 02:08, 50 % of what can be said; at least 55 %"
