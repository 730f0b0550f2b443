"""The script as one HTML page, and as cue cards."""

import re

import pytest
from lxml import html
from script_samples import HOSTILE, OPENING, SVG, WORDS_30, deck_of, part, slide, talk

from briefing_builder.backends.script import presenter_script
from briefing_builder.backends.script.model import Script
from briefing_builder.backends.script.pages import as_html
from briefing_builder.backends.script.pages.cards import card_size
from briefing_builder.values import replace
from briefing_builder.words import english

TWO_MEGABYTES = 2_000_000


def words(node: html.HtmlElement) -> str:
    return " ".join(node.text_content().split())


@pytest.fixture
def page(script: Script, svgs: dict[str, str]) -> html.HtmlElement:
    return html.fromstring(as_html(script, svgs))


@pytest.fixture
def cards(script: Script, svgs: dict[str, str]) -> html.HtmlElement:
    return html.fromstring(as_html(script, svgs, cards=True))


def test_the_page_says_its_language_and_title(page: html.HtmlElement) -> None:
    assert (page.get("lang"), page.findtext("head/title")) == ("en-GB", "Learning where you work")


def test_the_page_asks_nothing_of_the_network(script: Script, svgs: dict[str, str]) -> None:
    text = as_html(script, svgs)
    assert {address[:5] for address in re.findall(r'(?:src=|url\()"([^"]+)', text)} == {"data:"}
    assert "default-src 'none'" in text
    assert not re.findall(r"<(?:script|iframe|object|link|svg)\b", text)


def test_the_page_is_smaller_than_two_megabytes_without_its_pictures(script: Script) -> None:
    assert len(as_html(script, {})) < TWO_MEGABYTES / 2


def test_words_that_look_like_markup_are_shown_as_words(page: html.HtmlElement) -> None:
    assert words(page.get_element_by_id("slide-1").find(".//h3")) == " ".join(HOSTILE.split())


def test_an_author_cannot_place_a_picture_or_end_the_style(script: Script) -> None:
    text = as_html(replace(script, title='"; } </style><p id="out"> @import "faces"; src="picture:1"'), {})
    assert html.fromstring(text).xpath('//*[@id="out"]') == []
    assert "picture:1" in words(html.fromstring(text).find(".//h1"))


def test_every_slide_has_its_picture_with_a_text_for_those_who_do_not_see_it(page: html.HtmlElement) -> None:
    assert page.xpath("//article//img/@alt")[1] == "Slide 2: Calm Calls"
    assert len(page.xpath("//article//img")) == 6


def test_a_slide_without_a_picture_is_no_problem(script: Script) -> None:
    assert html.fromstring(as_html(script, {"qa": SVG})).xpath("//article//img/@alt") == ["Slide 3: Over to you"]


def test_every_link_of_the_contents_leads_somewhere(page: html.HtmlElement) -> None:
    ids = set(page.xpath("//@id"))
    assert {link.removeprefix("#") for link in page.xpath("//a/@href")} - ids == set()
    assert len(page.xpath("//nav//li/a")) == 4 + 2 + 2  # slides, replies, appendix


def test_the_run_sheet_comes_before_the_slides_and_the_appendix_last(page: html.HtmlElement) -> None:
    headings = [words(heading) for heading in page.xpath("//h2")]
    assert headings == ["Run sheet", "Contents", "Your team", "See it", "Discussion", "Questions and answers", "Appendix"]


def test_the_run_sheet_is_a_table_with_a_head(page: html.HtmlElement) -> None:
    assert len(page.xpath("//table/thead/tr/th")) == 6
    assert [words(cell) for cell in page.xpath("//table/tbody/tr/td[1]")] == ["09:30", "09:31", "09:32:30", "09:42:30"]


def test_where_to_stop_and_to_hand_over_is_said_in_words_too(page: html.HtmlElement) -> None:
    assert words(page.xpath('//article[@id="slide-2"]//*[contains(@class, "stop")]')[0]) == "STOP AT the second screen"
    assert words(page.xpath('//article[@id="slide-1"]//*[contains(@class, "hand-over")]')[0]).startswith("→ HAND OVER Sunniva")


def test_steps_of_the_discussion_stand_once(page: html.HtmlElement) -> None:
    assert words(page).count("Count to ten.") == 1


def test_the_discussion_has_the_exact_question_and_every_reply(page: html.HtmlElement) -> None:
    section = words(page.xpath('//section[@class="questions"]')[0])
    assert [text in section for text in (OPENING, "“No time”", "You are right.", "“No desk”", "Proof: 81 %.")] == [True] * 5


@pytest.mark.parametrize(("paper", "size"), [("a4", "size: A4 portrait"), ("letter", "size: letter portrait")])
def test_the_page_has_the_size_of_the_paper(script: Script, paper: str, size: str) -> None:
    assert size in as_html(script, {}, paper="letter" if paper == "letter" else "a4")


def test_there_is_a_card_a_slide_one_for_the_opening_and_one_a_reply(cards: html.HtmlElement) -> None:
    assert len(cards.xpath('//section[contains(@class, "card")]')) == 4 + 1 + 2


def test_a_card_says_what_comes_next(cards: html.HtmlElement) -> None:
    foots = [words(foot) for foot in cards.xpath('//div[@class="foot"]')]
    assert foots[1] == "Next 09:32:30 Over to you (the room) 2 / 7"
    assert foots[3] == "The last slide of the slot 4 / 7"


def test_a_card_leaves_out_what_is_not_for_the_hand(svgs: dict[str, str]) -> None:
    notes = (part("GOAL", "A goal."), part("SAY", "Words."), part("IF ASKED", "An answer."), part("IF LATE", "A cut."))
    script = presenter_script(deck_of(slide("benefits", "One", section="A", starts=0, seconds=60, notes=notes)), english())
    text = as_html(script, svgs, cards=True)
    assert [words in text for words in ("Words.", "A goal.", "An answer.", "A cut.")] == [True, False, False, False]


@pytest.mark.parametrize(("times", "size"), [(1, "largest"), (3, "medium"), (5, "small"), (12, "smallest")])
def test_the_letters_of_a_card_are_as_large_as_its_words_allow(times: int, size: str) -> None:
    notes = (part("SAY", *[WORDS_30.strip()] * times),)  # 147 characters: 3 lines of 24 pt, 3 of 17.5 pt
    (sheet,) = presenter_script(deck_of(slide("benefits", "One", section="A", starts=0, seconds=60, notes=notes)), english()).slides
    assert card_size(sheet, None, english()) == size


def test_a_speakers_cards_are_theirs_alone(supplier: Script) -> None:
    cards = html.fromstring(as_html(supplier, {}, cards=True))
    assert [words(title) for title in cards.xpath("//h2")] == ["Calm Calls"]


def test_the_same_script_gives_the_same_page(script: Script, svgs: dict[str, str]) -> None:
    assert as_html(script, svgs) == as_html(presenter_script(talk(), english()), dict(reversed(svgs.items())))
