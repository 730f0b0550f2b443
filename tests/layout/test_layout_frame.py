"""What surrounds the blocks: title, kicker, subtitle, byline, footer and number, each in its place or reported."""

import dataclasses

import pytest
from markup_samples import ORIGIN, cell, markup, paragraph, slide, table, words

from briefing_builder.brand.reading.reader import builtin_brand, builtin_brands
from briefing_builder.deck import model as deck
from briefing_builder.deck.walk import leaf_items, text_runs
from briefing_builder.layout import lay_out
from briefing_builder.layout.slide.frame import continued
from briefing_builder.layout.text.typeset import Typesetter
from briefing_builder.pipeline import library
from briefing_builder.problems import Problem, Source
from briefing_builder.slides.markup import Origin, Slide, words_text
from briefing_builder.units import Emu, points
from briefing_builder.values import replace
from briefing_builder.words import english

BRAND = builtin_brand("editorial")
LONG = "some words that go on and on " * 20


def texts(one: Slide, footer: str = "Footer", *, draft: bool = False) -> dict[str, deck.Text]:
    (laid,) = lay_out(markup(one, footer=footer, draft=draft), BRAND, library(), english()).value.slides
    return {item.name: item for item in leaf_items(laid.items) if isinstance(item, deck.Text)}


def problems(one: Slide) -> tuple[Problem, ...]:
    return lay_out(markup(one), BRAND, library(), english()).problems


def test_a_title_of_one_part_stays_as_it_is() -> None:
    assert words_text(continued(words("Costs"), 0, 1, english())) == "Costs"


def test_a_title_of_three_parts_counts_from_one() -> None:
    titles = [words_text(continued(words("Costs"), part, 3, english())) for part in range(3)]
    assert titles == ["Costs (1 of 3)", "Costs (2 of 3)", "Costs (3 of 3)"]


def test_title_kicker_footer_and_number_stand_in_the_brands_own_places() -> None:
    found = texts(slide(paragraph("Words")))
    roles = {name: item.placeholder for name, item in found.items() if item.placeholder}
    assert roles == {"Title": "title", "Kicker": "kicker", "Footer": "footer", "Slide number": "slide-number"}
    assert all(found[name].box == BRAND.layout("content").placeholders[role].box for name, role in roles.items())


def test_the_slide_number_is_a_field() -> None:
    assert texts(slide())["Slide number"].field == "slide-number"


def test_a_kicker_is_set_in_capitals() -> None:
    assert texts(slide())["Kicker"].text == "KICKER"


def test_titles_of_one_line_and_of_two_have_one_size_and_none_has_a_lonely_last_word() -> None:
    for title in ("We tried it first", "Before the roll-out to everyone we tried it with our own people first"):
        shown = texts(slide(title=title))["Title"]
        assert {run.size for run in text_runs(shown)} == {points(30)}
    (paragraph,) = shown.paragraphs
    assert len(paragraph.text[paragraph.breaks[-1] :].split()) > 1


def test_the_question_stands_on_the_dark_ground_in_its_colour() -> None:
    found = texts(slide(layout="question", title="How will this help your team?"))
    assert {run.colour for run in text_runs(found["Title"])} == {"on-night"}
    assert {run.size for run in text_runs(found["Title"])} == {points(114)}  # alone on its slide, as large as two lines of it can be


@pytest.mark.parametrize(
    ("footer", "shown"),
    [
        ("Programme · Warehouse · 20 January 2027", "Programme · Warehouse · 20 January 2027"),
        (f"Programme · Warehouse · {LONG}", "Programme · Warehouse"),
        (f"Programme · {LONG} · 20 January 2027", "Programme"),
    ],
)
def test_a_footer_that_is_too_long_loses_its_last_parts(footer: str, shown: str) -> None:
    assert texts(slide(), footer)["Footer"].text == shown


def test_a_footer_of_one_long_part_ends_in_an_ellipsis_on_its_line() -> None:
    shown = texts(slide(), LONG)["Footer"].text
    assert LONG.startswith(shown.removesuffix(" …"))
    assert shown.endswith(" …")


@pytest.mark.parametrize(
    "one",
    [
        replace(slide(), kicker=LONG),
        replace(slide(layout="title"), subtitle=words(LONG)),
        replace(slide(layout="title"), byline=(words(LONG),)),
        replace(slide(layout="question"), subtitle=words(LONG)),
    ],
    ids=["kicker", "subtitle", "byline", "what leads to the question"],
)
def test_a_text_too_long_for_its_place_is_an_error_at_the_authors_line(one: Slide) -> None:
    (problem,) = problems(one)
    assert (problem.code, str(problem.severity), problem.source) == ("does-not-fit", "error", ORIGIN.content)


def test_a_subtitle_without_a_place_is_a_warning_at_the_line_of_the_template() -> None:
    (problem,) = problems(replace(slide(paragraph("x")), subtitle=words("Below")))
    assert (problem.code, str(problem.severity), problem.source) == ("no-place", "warning", ORIGIN.template)


def test_only_a_draft_is_marked() -> None:
    assert "Draft" not in texts(slide())
    assert texts(slide(), draft=True)["Draft"].text == "DRAFT"


def test_the_same_seed_gives_the_same_cover_and_another_seed_another() -> None:
    def cover(seed: str) -> deck.Group:
        laid = lay_out(replace(markup(slide(layout="title")), seed=seed), BRAND, library(), english()).value.slides[0]
        return next(item for item in laid.items if isinstance(item, deck.Group))

    assert cover("a") == cover("a")
    assert cover("a") != cover("b")


def test_a_byline_without_a_place_of_its_own_stands_at_the_foot_instead_of_the_number() -> None:
    found = texts(replace(slide(layout="question"), byline=(words("Ten minutes"), words("all yours"))))
    assert found["Byline"].text == "Ten minutes · all yours"
    assert found["Byline"].box.top == found["Footer"].box.top
    assert "Slide number" not in found


def test_a_byline_too_long_for_the_foot_is_a_warning() -> None:
    (problem,) = problems(replace(slide(layout="question"), byline=(words(LONG),)))
    assert (problem.code, str(problem.severity)) == ("no-place", "warning")


ELSEWHERE = Origin(template=ORIGIN.template, content=Source(path="objections.yaml", line=4, column=9))


@pytest.mark.parametrize(("part", "code"), [("title", "title-too-long"), ("subtitle", "does-not-fit")])
def test_words_of_the_frame_that_are_too_long_are_told_where_they_were_written(part: str, code: str) -> None:
    one = replace(slide(layout="title"), **{part: words(LONG * 3)}, places=((part, ELSEWHERE),))
    assert [(problem.code, problem.source) for problem in problems(one) if problem.code == code] == [(code, ELSEWHERE.content)]


def test_words_of_the_frame_name_the_line_that_they_come_from() -> None:
    found = texts(replace(slide(), places=(("title", ELSEWHERE),)))
    assert (ELSEWHERE.content in found["Title"].sources, ELSEWHERE.content in found["Kicker"].sources) == (True, False)


def test_the_same_words_from_another_place_are_told_there() -> None:
    long = slide(title=LONG * 3)
    told = [problem.source for one in (long, replace(long, places=(("title", ELSEWHERE),))) for problem in problems(one)]
    assert told == [ORIGIN.content, ELSEWHERE.content]


def test_what_layout_says_itself_is_said_in_the_language_of_the_catalogue() -> None:
    german = {"slide.part": "({part} von {parts})", "notes.label-say": "SAGEN", "alternatives.table": "Tabelle „{name}“: {rows}, {columns}"}
    words_of_deck = dataclasses.replace(english(), entries={**english().entries, **german}, _parsed={})
    one = slide(table(["Kurs"], [[cell("Ruhige Anrufe")]] * 60), title="Kurse", say=["Guten Tag."])
    first, second, *_ = lay_out(markup(one), BRAND, library(), words_of_deck).value.slides
    assert first.title.startswith("Kurse (1 von ")
    assert next(part.label for part in first.notes if part.kind == "say") == "SAGEN"
    (alternative,) = (item.alt for item in second.items if isinstance(item, deck.Table))
    assert alternative.startswith("Tabelle „")
    assert alternative.endswith(", Kurs")


def test_the_quotation_mark_of_few_words_stands_before_the_edge_of_its_letters_where_there_is_room() -> None:
    title = texts(slide(layout="closing", title="“Answer customers right first time, and tell them so”"))["Title"]
    (paragraph,) = title.paragraphs
    assert paragraph.text == "“Answer customers right first time, and tell them so”"
    assert title.box.left + paragraph.indent == BRAND.layout("closing").placeholders["title"].box.left
    assert paragraph.indent == paragraph.hanging > 0
    assert all(paragraph.text[place - 1] == " " for place in paragraph.breaks)


@pytest.mark.parametrize("brand", ["editorial", "bold", "civic"])
def test_a_mark_stays_away_from_the_edge_of_the_slide_and_its_letters_stand_on_one_line(brand: str) -> None:
    own, title = builtin_brand(brand), "“Answer customers right first time”"
    (one,) = lay_out(markup(slide(layout="statement", title=title)), own, library(), english()).value.slides
    shown = next(item for item in one.items if isinstance(item, deck.Text) and item.name == "Title")
    (paragraph,) = shown.paragraphs
    assert shown.box.left + shown.insets.left >= points(5)
    assert paragraph.hanging == paragraph.indent > 0
    assert (paragraph.text, len(paragraph.breaks)) == (title, 1)


@pytest.mark.parametrize("brand", ["editorial", "bold", "civic"])
def test_a_statement_stays_below_its_kicker_and_above_its_subtitle_where_letters_are_not_kerned(brand: str) -> None:
    used = builtin_brand(brand)
    one = replace(slide(layout="statement", title="“Answer customers right first time” comes first"), kicker="K", subtitle=words("S"))
    (laid,) = lay_out(markup(one), used, library(), english()).value.slides
    title = next(item for item in leaf_items(laid.items) if isinstance(item, deck.Text) and item.name == "Title")
    style = used.layout("statement").placeholders["title"].style
    sized = replace(style, size=max(run.size for run in text_runs(title)))
    width = title.box.width - title.insets.left - title.insets.right - title.paragraphs[0].indent
    loose = Typesetter(brand=used, library=library(), words=english()).typeset(title.text[1:], sized, Emu(width - sized.size // 6), ORIGIN)
    assert loose.height <= title.box.height


def test_a_short_name_fills_its_cover_and_a_long_one_keeps_its_size() -> None:
    usual = BRAND.layout("title").placeholders["kicker"].style.size
    sizes = [
        max(run.size for run in text_runs(texts(replace(slide(layout="title", title="T"), kicker=name))["Kicker"]))
        for name in ("Wards", "Customer Contact Centre")
    ]
    assert sizes == [usual * 150 // 100, usual]


@pytest.mark.parametrize("brand", builtin_brands())
def test_a_statement_stands_in_two_lines_where_that_takes_little_of_its_size(brand: str) -> None:
    one = replace(slide(layout="statement", title="Half a day for what takes twelve minutes"), kicker="K", subtitle=words("S"))
    (shown,) = lay_out(markup(one), builtin_brand(brand), library(), english()).value.slides
    (title,) = [item for item in leaf_items(shown.items) if isinstance(item, deck.Text) and item.placeholder == "title"]
    assert len(title.paragraphs[0].breaks) == 1
