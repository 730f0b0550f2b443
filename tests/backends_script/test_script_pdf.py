"""The script as a PDF file."""

import io
import logging
import re
import sys
from functools import cache
from pathlib import Path

import pdfplumber
import pytest
from script_samples import HOSTILE, OPENING, SVG, deck_of, part, slide, talk

from briefing_builder.backends.script import presenter_script
from briefing_builder.backends.script.model import Script
from briefing_builder.backends.script.pages import as_pdf
from briefing_builder.backends.script.pages.html import Paper
from briefing_builder.deck.model import NotesLine, NotesPart, NotesRun
from briefing_builder.errors import ResourceMissing
from briefing_builder.runtime.installation import how_to_add, how_to_get_pango
from briefing_builder.words import english

pytestmark = pytest.mark.xdist_group("script-pdf")  # each file is made once, in one process
MILLIMETRE = 72 / 25.4


@pytest.fixture
def made() -> bytes:
    return printed("a4", cards=False, pictures=True)


@cache
def printed(paper: Paper, cards: bool, pictures: bool) -> bytes:
    """Return the talk as a file, made once for all tests that only look at it."""
    script = presenter_script(talk(), english())
    return as_pdf(script, {slide.slide_id: SVG for slide in script.all_slides} if pictures else {}, paper=paper, cards=cards)


def text_of(data: bytes) -> str:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return " ".join(" ".join((page.extract_text() or "").split()) for page in pdf.pages)


def test_the_file_has_the_opening_question_and_the_clock(made: bytes) -> None:
    text = text_of(made)
    assert [words for words in (OPENING, "09:32:30", "Count to ten.", "Proof: 81 %.") if words not in text] == []


def test_words_that_look_like_markup_are_words(made: bytes) -> None:
    assert HOSTILE.split()[0] in text_of(made)


def test_the_file_is_tagged_and_has_language_title_and_the_decks_date(made: bytes) -> None:
    with pdfplumber.open(io.BytesIO(made)) as pdf:
        catalogue, metadata = pdf.doc.catalog, pdf.metadata
    assert (catalogue["MarkInfo"]["Marked"], catalogue["Lang"]) == (True, b"en-GB")
    assert (metadata["Title"], metadata["Author"]) == ("Learning where you work", "Joel Hartnell")
    assert metadata["CreationDate"].startswith("D:20270120")


@pytest.mark.parametrize(("paper", "cards", "size"), [("a4", False, (210, 297)), ("letter", False, (216, 279)), ("a4", True, (210, 148))])
def test_pages_have_the_size_of_the_paper(paper: Paper, cards: bool, size: tuple[int, int]) -> None:
    with pdfplumber.open(io.BytesIO(printed(paper, cards=cards, pictures=False))) as pdf:
        assert {(round(page.width / MILLIMETRE), round(page.height / MILLIMETRE)) for page in pdf.pages} == {size}


def test_the_third_at_the_right_is_free_for_notes() -> None:
    with pdfplumber.open(io.BytesIO(printed("a4", cards=False, pictures=False))) as pdf:
        rights = [max(letter["x1"] for letter in page.chars if 70 < letter["top"] < 770) / page.width for page in pdf.pages[1:]]
    assert rights
    assert max(rights) < 0.68


def test_every_card_is_one_page() -> None:
    with pdfplumber.open(io.BytesIO(printed("a4", cards=True, pictures=True))) as pdf:
        assert len(pdf.pages) == 4 + 1 + 2  # slides, the opening, replies


def test_a_card_is_full_or_goes_on_and_none_is_empty() -> None:
    lines = [f"Line {number} of what is said, which is long enough to need more than half of a line." for number in range(1, 41)]
    slides = [
        slide(
            f"s-{count}", f"Slide of {count} lines", section="A", starts=0, seconds=60,
            notes=(part("SAY", *lines[:count]), part("DO", *lines[: count // 2]), part("HAND OVER", lines[0])),
        )
        for count in range(1, 41, 4)
    ]  # fmt: skip
    with pdfplumber.open(io.BytesIO(as_pdf(presenter_script(deck_of(*slides), english()), {}, cards=True))) as pdf:
        texts = [" ".join((page.extract_text() or "").split()) for page in pdf.pages]
    assert [text.rpartition(" ")[2] for text in texts] == [str(len(texts))] * len(texts)
    assert [text.split(" / ")[0].rpartition(" ")[2] for text in texts] == [str(number) for number in range(1, len(texts) + 1)]
    assert [text for text in texts if "Line " not in text] == []
    said = sum(text.count("Line ") for text in texts)
    assert said == sum(count + count // 2 + 1 for count in range(1, 41, 4))
    assert sum(" Goes on " in text for text in texts) == len(texts) - len(slides)


@pytest.mark.parametrize("label", ["SAY", "STOP AT"])
def test_a_list_that_goes_on_on_another_card_goes_on_counting_and_stays_whole(label: str) -> None:
    runs = (NotesRun(text="This is what a bold item of a list says, "), NotesRun(text="which is longer than a line of it. " * 3, bold=True))
    lines = (NotesLine(runs=runs[:1]), *[NotesLine(runs=runs, bullet="number")] * 30)
    items = NotesPart(kind=label.lower().replace(" ", "-"), label=label, lines=lines)
    one = slide("list", "A list", section="A", starts=0, seconds=60, notes=(items, part("DO", "Stop.")))
    with pdfplumber.open(io.BytesIO(as_pdf(presenter_script(deck_of(one), english()), {}, cards=True))) as pdf:
        texts = [page.extract_text() or "" for page in pdf.pages]
    assert [int(number) for text in texts for number in re.findall(r"^(\d+)\. This is", text, re.MULTILINE)] == [*range(1, 31)]
    assert len(texts) > 2
    assert [text.count("/ ") for text in texts] == [1] * len(texts)


def test_what_is_said_has_large_letters_on_a_card() -> None:
    with pdfplumber.open(io.BytesIO(printed("a4", cards=True, pictures=False))) as pdf:
        assert max(letter["size"] for letter in pdf.pages[1].chars if letter["text"] == "T") >= 15


def test_a_speakers_file_has_nobody_elses_words(supplier: Script) -> None:
    text = text_of(as_pdf(supplier, {}))
    assert "The supplier says this." in text
    assert [words for words in ("The lead says this.", "Fifteen minutes are enough.", OPENING) if words in text] == []


def test_the_same_script_gives_the_same_bytes(made: bytes, svgs: dict[str, str]) -> None:
    assert as_pdf(presenter_script(talk(), english()), dict(reversed(svgs.items()))) == made


def test_weasyprint_understands_every_rule(script: Script, svgs: dict[str, str], caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        as_pdf(script, svgs)
        as_pdf(script, svgs, cards=True)
    assert [record.getMessage() for record in caplog.records] == []


def test_a_picture_that_asks_for_a_file_or_the_network_gets_nothing(script: Script, tmp_path: Path) -> None:
    secret = tmp_path / "secret.svg"
    secret.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text y="9">SECRET</text></svg>', encoding="utf-8")
    images = "".join(f'<image href="{address}" width="9" height="9"/>' for address in (secret.as_uri(), "http://192.0.2.1/x.png"))
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{images}</svg>'
    assert "SECRET" not in text_of(as_pdf(script, {"benefits": svg}))


@pytest.mark.parametrize(("name", "blocker", "way"), [("WeasyPrint", None, how_to_add("pdf")), ("Pango", "oserror", how_to_get_pango())])
def test_what_is_missing_is_said_with_a_way_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, blocker: str | None, way: str
) -> None:
    for module in [module for module in sys.modules if module.split(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, module)
    if blocker is None:
        monkeypatch.setitem(sys.modules, "weasyprint", None)
    else:
        (tmp_path / "weasyprint.py").write_text("raise OSError('cannot load library')", encoding="utf-8")
        monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ResourceMissing) as refused:
        as_pdf(presenter_script(talk(), english()), {})
    (problem,) = refused.value.problems
    assert problem.code == "pdf-extra-missing"
    assert name in problem.message
    assert (problem.hint or "").startswith(f"{way}, or choose --format docx or html")
