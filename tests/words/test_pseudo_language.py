"""Everything in a pseudo-language: what is plain English in it stands in no catalogue, and what is longer still fits."""

import html
import json
import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from commands import Briefing
from docx import Document
from preview_requests import asked
from pseudo_language import authors_words, english_in, pseudo_programme, texts_of_deck

from briefing_builder.files.resources import resource
from briefing_builder.pipeline import Options, build, check, load
from briefing_builder.preview.app import application
from briefing_builder.preview.decks.live_programme import LiveProgramme
from briefing_builder.preview.decks.watching import EventBroadcaster

SUPPLIERS = {"merrowdale": "lanternfish", "malindara": "reedpen"}
EXAMPLES = {"merrowdale": ("finance", "field-service"), "malindara": ("branches", "risk")}
VARIANTS = ("short", "compact", "standard", "long")
SEEN = {"long": 0, "short": 1, "compact": 0, "standard": 1}
"""Which of the two departments is built in which length."""


@pytest.fixture(scope="module", params=EXAMPLES)
def pseudo(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pseudo_programme(tmp_path_factory.mktemp("pseudo") / request.param, request.param)


def departments(folder: Path) -> tuple[str, ...]:
    return EXAMPLES[folder.name]


def page_text(page: str) -> str:
    """What one reads of a page without the problems that it lists; attributes that are read aloud or shown, too."""
    page = re.sub(r"<(style|script|svg|details)\b.*?</\1>", " ", page, flags=re.DOTALL)
    shown = " ".join(match[2] for match in re.finditer(r'\b(title|alt|aria-label|placeholder)="([^"]*)"', page))
    return html.unescape(re.sub(r"<[^>]*>", " ", page) + shown)


def leaks(texts: Iterator[str], folder: Path) -> dict[str, int]:
    allowed = authors_words(folder)
    return dict(Counter(word for text in texts for word in english_in(text, allowed)))


def test_no_deck_speaks_english(pseudo: Path, tmp_path: Path) -> None:
    session = load(pseudo)
    for variant, which in SEEN.items():
        file = tmp_path / f"{variant}.pptx"
        file.write_bytes(build(session, departments(pseudo)[which], Options(variant=variant)).value)
        assert leaks((text for _, text in texts_of_deck(file)), pseudo) == {}, variant


def test_longer_sentences_fit_and_no_rule_of_english_is_applied(pseudo: Path) -> None:
    session = load(pseudo)
    told = {problem.code for problem in check(session, departments(pseudo), Options(variant="long"), decks=True)}
    assert told <= {"notes-small", "alt-too-long", "small-department-sample", "showcase-closed", "no-baseline", "word-cut", "evidence-weak"}


def scripts(briefing: Briefing, folder: Path, out: Path) -> Iterator[tuple[str, str]]:
    """Every form of the script of a department, and its cards."""
    for name, more in (("a.txt", ()), ("a.md", ()), ("a.html", ()), ("cards.html", ("--cards",)), ("a.docx", ())):
        ended = briefing("notes", folder, "-d", departments(folder)[0], "-o", out / name, *more)
        assert ended.code == 0, ended.err
        yield name, word_text(out / name) if name.endswith("docx") else page_text((out / name).read_text(encoding="utf-8"))


def word_text(file: Path | BytesIO) -> str:
    document = Document(str(file) if isinstance(file, Path) else file)
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_no_script_speaks_english(pseudo: Path, briefing: Briefing, tmp_path: Path) -> None:
    told = {form: leaks(iter([text]), pseudo) for form, text in scripts(briefing, pseudo, tmp_path)}
    assert {form: words for form, words in told.items() if words} == {}


def test_no_paper_of_a_pack_speaks_english(pseudo: Path, briefing: Briefing, tmp_path: Path) -> None:
    file = tmp_path / "pack.zip"
    ended = briefing("pack", pseudo, "-s", SUPPLIERS[pseudo.name], "-d", departments(pseudo)[0], "-o", file)
    assert ended.code == 0, ended.err
    with ZipFile(file) as pack:
        pages = {name: page_text(pack.read(name).decode()) for name in pack.namelist() if name.endswith(".html")}
        pages |= {name: word_text(BytesIO(pack.read(name))) for name in pack.namelist() if name.endswith(".docx")}
    assert len(pages) >= 3
    told = {name: leaks(iter([text]), pseudo) for name, text in pages.items()}
    assert {name: words for name, words in told.items() if words} == {}


def test_no_comparison_and_no_index_speaks_english(pseudo: Path, briefing: Briefing, tmp_path: Path) -> None:
    first, second = departments(pseudo)
    file = tmp_path / "diff.html"
    assert briefing("diff", pseudo, "-d", first, "-d", second, "-o", file).code == 0
    assert briefing("batch", pseudo, "-d", first, "-d", second, "-o", tmp_path / "out", "-j", "1").code == 0
    index = next((tmp_path / "out").glob("*.html"))
    told = {page.name: english_in(page_text(page.read_text(encoding="utf-8")), authors_words(pseudo)) for page in (file, index)}
    assert {name: words for name, words in told.items() if words} == {}


PAGES_SCRIPTS = sorted(resource("assets", "preview").glob("*.js"))
PAGES = ("/present", "/show", "/compare", "/rehearsals")
"""Of the preview; its first page also lists problems, whose messages are English."""


def test_no_page_of_the_preview_speaks_english(pseudo: Path) -> None:
    live = LiveProgramme(pseudo)
    live.reload()
    preview = application(live, EventBroadcaster(), token="token", cookie="briefing")
    allowed = authors_words(pseudo) | set(VARIANTS)
    told = {page: english_in(page_text(asked(preview, page)[1]), allowed) for page in PAGES}
    script = json.loads(asked(preview, "/script")[1])
    told["/script"] = english_in(page_text(" ".join(f"{slide['title']} {slide['notes']}" for slide in script["slides"])), allowed)
    assert {page: words for page, words in told.items() if words} == {}


def test_no_script_of_a_page_speaks_english() -> None:
    sentences = re.compile(r"""(["'`])([A-Z][a-z]+ [a-z]+[^"'`]*|[a-z]+ [a-z]+ [a-z]+[^"'`]*)\1""")
    told = {file.name: [match[2] for match in sentences.finditer(file.read_text(encoding="utf-8"))] for file in PAGES_SCRIPTS}
    assert {name: texts for name, texts in told.items() if texts} == {}
