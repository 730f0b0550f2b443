"""Straight quotes and apostrophes of authors and catalogues are set as the deck's language sets them: on slides and in what is said."""

from pathlib import Path

import pytest
from example_decks import ALL_DECKS, markup
from markup_samples import markup as markup_of
from markup_samples import paragraph, slide

from briefing_builder.leakscan.finding.words import normalised
from briefing_builder.slides.markup import Chart, Notes, Paragraph, Prompt, Span, words_text
from briefing_builder.slides.rendering.quotation import with_marks_of_language
from briefing_builder.values import Value, replace
from briefing_builder.words import english
from briefing_builder.words.reading import catalogue_of


def straight_in(value: object, name: str = "") -> list[str]:
    """Return the texts with a straight mark, however deep they stand."""
    if isinstance(value, str):
        return [f"{name}: {value}"] if "'" in value or '"' in value else []
    if isinstance(value, tuple):
        return [found for part in value for found in straight_in(part, name)]
    fields = value.__struct_fields__ if isinstance(value, Value) else ()
    return [found for field in fields if field not in ("format", "origin", "places") for found in straight_in(getattr(value, field), field)]


@pytest.mark.parametrize(("example", "department"), ALL_DECKS)
def test_no_text_of_a_deck_and_its_script_has_a_straight_mark(example: str, department: str) -> None:
    assert straight_in(markup(example, department)) == []


def test_marks_beside_emphasis_are_set_by_what_stands_around_them() -> None:
    words = (Span(text='She asked "'), Span(text="what's new", strong=True), Span(text='", and left.'))
    shown = with_marks_of_language(markup_of(slide(Paragraph(words=words, style="body", origin=paragraph("").origin))), english())
    (block,) = shown.slides[0].blocks
    assert isinstance(block, Paragraph)
    assert [span.text for span in block.words] == ["She asked “", "what’s new", "”, and left."]


def test_what_is_said_and_what_the_deck_says_of_itself_have_the_marks_of_the_language(tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "de.yaml").write_text("marks:\n  quoted: „{text}“\n  quoted-within: ‚{text}‘\n", encoding="utf-8")
    german = catalogue_of("de", tmp_path).value
    say = (Prompt(words=(Span(text='Say "ja"'),), seconds=20), (Span(text="Das war's."),))
    one = replace(slide(title='Alle sagen "ja"'), notes=Notes(say=say))
    shown = with_marks_of_language(replace(markup_of(one), title="Wie geht's", footer='Das "Wir"'), german)
    prompt, words = shown.slides[0].notes.say
    assert isinstance(prompt, Prompt)
    assert not isinstance(words, Prompt)
    assert (words_text(prompt.words), words_text(words)) == ("Say „ja“", "Das war’s.")
    assert (words_text(shown.slides[0].title), shown.title, shown.footer) == ("Alle sagen „ja“", "Wie geht’s", "Das „Wir“")


def test_addresses_and_files_are_no_texts() -> None:
    link = Span(text="here", link="https://x.example/o'brien")
    shown = with_marks_of_language(markup_of(slide(Paragraph(words=(link,), style="body", origin=paragraph("").origin))), english())
    (block,) = shown.slides[0].blocks
    assert isinstance(block, Paragraph)
    assert block.words == (link,)


def test_the_form_of_the_numbers_of_a_chart_is_no_text() -> None:
    """Its quotes say what is printed as it is: with others, the chart would print the quotes."""
    formats = {block.format for one in markup("merrowdale", "contact-centre").slides for block in one.blocks if isinstance(block, Chart)}
    assert '"£"0.00' in formats


def test_slides_without_straight_marks_are_the_same_values() -> None:
    before = markup_of(slide(paragraph("Nothing to set")))
    assert with_marks_of_language(before, english()).slides[0].blocks is before.slides[0].blocks


@pytest.mark.parametrize("text", ['Your team\'s "own" words', "'Tis 'so'"])
def test_the_leak_scan_takes_the_typed_and_the_set_text_for_the_same(text: str) -> None:
    shown = with_marks_of_language(markup_of(slide(title=text)), english())
    assert normalised(words_text(shown.slides[0].title)) == normalised(text)
