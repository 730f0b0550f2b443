"""Confidential values in disguise: other signs for the same, decoded texts, pieces, and places where nobody looks."""

import base64
import struct
import zlib
from collections.abc import Callable

import pack_planting as plant
import pack_samples as samples
import pytest
from small_workbooks import workbook_with

from briefing_builder import pipeline
from briefing_builder.leakscan.finding.encodings import decodings_of
from briefing_builder.leakscan.reading import fragments_of
from briefing_builder.packs.secrets.inventory import secret_texts, take_inventory
from briefing_builder.packs.secrets.public import programme_search

pytestmark = pytest.mark.xdist_group("pack")

HOUR, CLICKING, STARTED = "loaded_hourly_cost", "o-click-through", "first_launched_on"
ANSWER = "We have all seen courses like that"
DECK, SCRIPT, PAGE = "decks/2027-01-20-contact-centre.pptx", "scripts/2027-01-20-contact-centre.docx", "1-briefing-note.html"
XML = '<?xml version="1.0"?>'
ENCODED = base64.b64encode(b"an hour costs 19.60 pounds").decode()
MARKED = "".join(f"{char}\u0332" for char in "19.60"), "".join(f"{char}\u0301" for char in ANSWER)


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("an hour: \U0001d7cf\U0001d7d7.\U0001d7d4\U0001d7ce", HOUR),
        ("an hour: ❶❾.❻⓿", HOUR),
        ("an hour: 1\ufe0f\u20e39\ufe0f\u20e3.6\ufe0f\u20e30\ufe0f\u20e3", HOUR),
        (f"an hour: {MARKED[0]}", HOUR),
        ("an hour: 19\u3164.60", HOUR),
        ("an hour: \U000e0031\U000e0039\U000e002e\U000e0036\U000e0030", HOUR),
        ("an hour: \u202e06.91\u202c", HOUR),
        ("an hour: £1 9 . 6 0", HOUR),
        ("an hour: £19 .60", HOUR),
        ("an hour: 19£60", HOUR),
        ("an hour: 1960p", HOUR),
        ("an hour: 1,960 pence", HOUR),
        ("an hour: 19 pounds 60", HOUR),
        ("19 pounds and 60 pence an hour", HOUR),
        ("an hour: £19 and 60 pence", HOUR),
        ("an hour: £19, 60p", HOUR),
        ("an hour: £19 60", HOUR),
        ("an hour: GBP 19 60", HOUR),
        ("an hour: 19 quid 60", HOUR),
        ("an hour: 1\u200b9.6\u00ad0", HOUR),
        ("We have all seen cour-\nses like that", CLICKING),
        ("We have all seen cour\u00ad\nses like that", CLICKING),
        ("> We have all\n> seen courses\n> like that", CLICKING),
        (">> We have all seen cour-\n>> ses like that", CLICKING),
        ("an hour: 1.96e1", HOUR),
        ("an hour: 196E-1", HOUR),
        ("costs:Rate19.6", HOUR),
        ("see #19.60", HOUR),
        ("986 ‰", 'kpis "pick"'),
        (MARKED[1], CLICKING),
        ("W\u0435 h\u0430v\u0435 \u0430ll s\u0435\u0435n c\u043eurs\u0435s like that", CLICKING),
        ("We h\u03b1ve \u03b1ll seen c\u03bfurses like that", CLICKING),
        ("We\u2800have\u2800all\u2800seen\u2800courses", CLICKING),
        ("we-have-all-seen-courses.html", CLICKING),
        ("We_have_all_seen_courses", CLICKING),
        ("see we/have/all/seen/courses", CLICKING),
        ("We%20have%20all%20seen%20courses", CLICKING),
        ("We%2520have%2520all%2520seen%2520courses", CLICKING),
        ("an hour: &#49;9&#46;60", HOUR),
        ("an hour: &amp;#49;9.60", HOUR),
        (r"an hour: \u0031\x39.60", HOUR),
        ("an hour: _x0031_9.60", HOUR),
        ("an hour: =31=39=2E=36=30", HOUR),
        ("'19' + '.60'", HOUR),
        ('"We have all" & " seen courses"', CLICKING),
        (ENCODED, HOUR),
        (f"?d={ENCODED.rstrip('=')}", HOUR),
        (b"an hour costs 19.60".hex(" "), HOUR),
        ("16. September 2026", STARTED),
        ("le 16 septembre 2026", STARTED),
        ("16 de septiembre de 2026", STARTED),
        ("16 / 09 / 2026", STARTED),
        ("46281", STARTED),
    ],
)
def test_a_value_is_found_in_other_signs_and_encodings(text: str, secret: str) -> None:
    assert any(secret in one.secret.label and not one.public_at for one in samples.search().in_text(text))


@pytest.mark.parametrize(
    "text",
    [
        "video in 1080p", "1.96e1x", "v19.60", "x19.60", "#196000", "19 . 6", "1, 9, 6, 0", "1 9 6 0", "17 septembre 2031", "146281",
        "46281 of them", "£19-60", "£19 60 days", "19 pounds 60.5", "£19 600", "19 60", "19 euros 60", "19 pounds 61", "19 pounds 6",
        "£19, 60 of them", "> 19\n> 60", "in 19, and 60 pence", "19 pounds 60 minutes later",
        base64.b64encode(b"no hour costs 7 pounds").decode(), "data:image/png;base64," + ENCODED, "people to choose", "0x1960",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_disguise_is_no_find(text: str) -> None:
    assert [one.secret.label for one in samples.search().in_text(text) if not one.public_at] == []


def test_a_text_in_many_wrappings_is_decoded_so_often_and_no_more() -> None:
    text = "an hour: 19.60"
    for _ in range(3):
        text = base64.b64encode(text.encode()).decode()
    assert decodings_of(text)[-1] == "an hour: 19.60"
    assert "an hour: 19.60" not in decodings_of(base64.b64encode(text.encode()).decode())


def paragraph(inner: str) -> Callable[[bytes], bytes]:
    """In a paragraph of a Word document."""
    return plant.in_part("word/document.xml", "</w:p>", f"<w:r><w:t>. </w:t></w:r>{inner}</w:p>")


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


HIDDEN = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>77</w:t></w:r>"
OFF = ' w:val="0"/></w:rPr>'
CELLS = f"<w:tbl><w:tr><w:tc><w:p>{run('£19')}</w:p></w:tc><w:tc><w:p>{run('60')}</w:p></w:tc></w:tr></w:tbl>"


def in_page(text: str) -> Callable[[bytes], bytes]:
    return lambda data: data.replace(b"<h1>", f"{text}<h1>".encode(), 1)


def chunk(kind: bytes, body: bytes) -> Callable[[bytes], bytes]:
    """A PNG with such a chunk."""
    whole = plant.png("x")
    made = struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    return lambda _: whole[:33] + made + whole[33:]


def in_photograph(marker: int, content: bytes) -> bytes:
    """A JPEG with such a segment."""
    whole = plant.photograph()
    return whole[:2] + plant.segment(marker, content) + whole[2:]


def in_workbook(name: str, before: str, after: str) -> Callable[[bytes], bytes]:
    return lambda _: plant.in_part(name, before, after)(workbook_with("x"))


PLACES: dict[str, tuple[str, Callable[[bytes], bytes], str]] = {
    "deleted text before what stays": (
        SCRIPT,
        paragraph(f"{run('£1')}<w:del><w:r><w:delText>7 or more</w:delText></w:r></w:del>{run('9.60')}"),
        HOUR,
    ),
    "deleted text behind what stays": (
        SCRIPT,
        paragraph(f"{run('£1')}<w:ins>{run('7 or more')}</w:ins><w:del><w:r><w:delText>9.60</w:delText></w:r></w:del>"),
        HOUR,
    ),
    "words around a field": (
        SCRIPT,
        paragraph(f"{run('We have all ')}<w:r><w:instrText>PAGE</w:instrText></w:r>{run('seen courses like that')}"),
        CLICKING,
    ),
    "symbol of a font": (SCRIPT, paragraph(f'{run("£1")}<w:r><w:sym w:font="Symbol" w:char="F039"/></w:r>{run(".60")}'), HOUR),
    "hyphens of Word": (
        SCRIPT,
        paragraph("<w:r><w:t>Today it comes in half</w:t><w:noBreakHyphen/><w:t>days. In the pi</w:t><w:softHyphen/><w:t>lot</w:t></w:r>"),
        "o-no-time",
    ),
    "bookmark": (SCRIPT, paragraph('<w:bookmarkStart w:id="0" w:name="We_have_all_seen_courses_like_that"/>'), CLICKING),
    "tag of a presentation": (
        DECK,
        plant.new_part("ppt/tags/tag1.xml", f'{XML}<p:tagLst xmlns:p="urn:p"><p:tag name="X" val="99834"/></p:tagLst>'),
        "roi:",
    ),
    "line break": (DECK, plant.in_part(plant.SLIDE, "</a:p>", "<a:r><a:t> £19</a:t></a:r><a:br/><a:r><a:t>.60</a:t></a:r></a:p>"), HOUR),
    "two paragraphs": (
        DECK,
        plant.in_part(plant.SLIDE, "</a:p>", "</a:p><a:p><a:r><a:t>£19</a:t></a:r></a:p><a:p><a:r><a:t>.60</a:t></a:r></a:p>"),
        HOUR,
    ),
    "name of an element": ("a.xml", lambda _: f"{XML}<We_have_all_seen_courses_like_that/>".encode(), CLICKING),
    "name of an attribute": ("a.xml", lambda _: f'{XML}<a We_have_all_seen_courses="1"/>'.encode(), CLICKING),
    "name of a vocabulary": ("a.xml", lambda _: f'{XML}<a xmlns:x="urn:we-have-all-seen-courses"/>'.encode(), CLICKING),
    "strange encoding": ("a.xml", lambda _: b'<?xml version="1.0" encoding="utf-7"?><a>+ADE-9.60</a>', "in the encoding utf-7"),
    "two cells of a table": (PAGE, in_page("<table><tr><td>£19</td><td>.60</td></tr></table>"), HOUR),
    "element of nobody's": (PAGE, in_page("<p>19<x-y>.60</x-y></p>"), HOUR),
    "script": (PAGE, in_page(r"<script>var a = '\u0031\u0039' + '.60';</script>".replace(r"\\", "\\")), HOUR),
    "style in pieces": (PAGE, lambda data: data.replace(b"</style>", b"p:before { content: '19' '.60' }</style>", 1), HOUR),
    "variable of a style": (PAGE, lambda data: data.replace(b"</style>", b"p { --hour: 19.60 }</style>", 1), HOUR),
    "part of an address behind #": (PAGE, in_page("<a href='https://a.example/#19.60'>x</a>"), HOUR),
    "header of a sheet": (
        "book.xlsx",
        in_workbook("xl/worksheets/sheet1.xml", "</worksheet>", "<hf><oddHeader>&amp;C19.60</oddHeader></hf></worksheet>"),
        HOUR,
    ),
    "name of a cell": (
        "book.xlsx",
        in_workbook("xl/workbook.xml", "</sheets>", '</sheets><definedNames><definedName name="We_have_all_seen_courses"/></definedNames>'),
        CLICKING,
    ),
    "pieces in a formula": ("book.xlsx", lambda _: workbook_with('="We have all"&" seen courses like that"'), CLICKING),
    "day as a workbook counts it": ("book.xlsx", lambda _: workbook_with("46281", is_number=True), STARTED),
    "binary part of an Office file": (DECK, plant.new_part("ppt/vba.bin", b"\xd0\xcf\x11\xe0 nothing"), "nobody knows this kind of part"),
    "PNG text, not compressed as it says": ("a.png", chunk(b"zTXt", b"k\0\0" + plant.packed(b"an hour: 19.60")), "not compressed as such"),
    "PNG text behind the compressed one": ("a.png", chunk(b"zTXt", b"k\0\0" + zlib.compress(b"x") + b"hour 19.60"), HOUR),
    "PNG profile in hexadecimal": (
        "a.png",
        chunk(b"zTXt", b"Raw profile type iptc\0\0" + zlib.compress(b"\niptc\n 13\n" + b"hour is 19.60".hex().encode())),
        HOUR,
    ),
    "PNG chunk of a program's own": ("a.png", chunk(b"prVt", zlib.compress(b"an hour: 19.60")), "nobody knows this kind of chunk"),
    "PNG chunk that is too long": ("a.png", chunk(b"pHYs", b"hour 19.60"), HOUR),
    "PNG palette's name": ("a.png", chunk(b"sPLT", b"hour 19.60\0\x08"), HOUR),
    "PNG pixels with something behind": ("a.png", chunk(b"IDAT", zlib.compress(bytes(4 * 13)) + b" hour 19.60 "), HOUR),
    "JPEG segment of a kind": ("a.jpg", lambda _: in_photograph(0xF7, b"hour 19.60"), HOUR),
    "JPEG tables": (
        "a.jpg",
        lambda _: in_photograph(0xDB, f"{ANSWER}.".encode()),
        CLICKING,
    ),
    "rich text": ("a.rtf", lambda _: rb"{\rtf1 hour 19{\b .60}}", HOUR),
    "rich text in codes": ("a.rtf", lambda _: rb"{\rtf1 hour \'319.60}", HOUR),
    "rich text's words": ("a.rtf", lambda _: rb"{\rtf1 We have {\b all} seen \i courses\i0  like that}", CLICKING),
    "emphasis": ("a.md", lambda _: b"an hour: 19**.60**", HOUR),
    "emphasis of words": ("a.md", lambda _: b"We **have** all _seen_ courses `like` that", CLICKING),
    "items of a list": ("a.md", lambda _: b"- We have\n- all seen\n- courses like", CLICKING),
    "line that goes on": ("a.ics", lambda _: b"DESCRIPTION:We have all se\r\n en courses like that", CLICKING),
    "text in UTF-32 without a mark": ("a.txt", lambda _: "an hour: 19.60".encode("utf-32-le"), HOUR),
    "hidden run in a number": (SCRIPT, paragraph(f"{run('£1')}{HIDDEN}{run('9.60')}"), HOUR),
    "hidden run in words": (SCRIPT, paragraph(f"{run('We have all ')}{HIDDEN}{run('seen courses like that')}"), CLICKING),
    "hidden run alone": (SCRIPT, paragraph(HIDDEN.replace("77", "£19.60")), HOUR),
    "run that is not hidden": (SCRIPT, paragraph(f"{run('£1')}{HIDDEN.replace('77', '9.60').replace('/></w:rPr>', OFF)}"), HOUR),
    "two cells in Word": (SCRIPT, plant.in_part("word/document.xml", "</w:p>", f"</w:p>{CELLS}"), HOUR),
    "two cells of a file of cells": ("a.csv", lambda _: b"what,pounds,pence\nan hour,\xc2\xa319,60p\n", HOUR),
    "decimals in the next cell": ("a.csv", lambda _: b"what,pounds,pence\nan hour,19,.60\n", HOUR),
    "words over cells": ("a.csv", lambda _: b"a,b,c\nWe have,all seen,courses like that\n", CLICKING),
    "words over cells with semicolons": ("a.csv", lambda _: b"a;b;c\nWe have;all seen;courses like that\n", CLICKING),
    "money over two lines": ("a.txt", lambda _: b"> an hour costs 19\n> pounds 60 now", HOUR),
    "soft break of a mail": ("a.eml", lambda _: b"an hour costs =C2=A319=\r\n.60 now", HOUR),
    "name of a file": ("decks/we-have-all-seen-courses.txt", lambda _: b"x", CLICKING),
}


@pytest.mark.parametrize("name", PLACES)
def test_a_value_is_found_where_nobody_looks(name: str) -> None:
    file, change, expected = PLACES[name]
    told = samples.leaks(file, change(samples.files().get(file, b"")))
    assert any(expected in message for message in told), told


def test_whole_pictures_are_readable() -> None:
    for name, data in (("a.png", plant.png("x")), ("b.jpg", plant.photograph()), ("c.jpg", plant.photograph(progressive=True))):
        assert samples.leaks(name, data) == []


def test_a_picture_that_unpacks_to_too_much_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing_builder.leakscan.reading.pictures.TOTAL_BYTES", 50)
    assert any("unpacks to more" in message for message in samples.leaks("a.png", plant.png("x")))


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], list[str]]:
    """What the search finds of a programme whose owner's extension is a code name of two plain words."""
    changes = {
        "supplier.yaml": ("    - objections\n", "    - objections\n    - programme.owner.extension\n"),
        "organisation.yaml": ('"4417"', '"Project Heron"'),
    }
    session = pipeline.load(samples.changed_programme(tmp_path_factory.mktemp("named"), changes))
    inventory = take_inventory(session)
    looking = programme_search(session, inventory)
    return lambda text: [one.secret.kept_by for one in looking.in_text(text) if not one.public_at]


@pytest.mark.parametrize(
    "text",
    ["PROJECT\u00a0HERON", "project-heron-2027.xlsx", "Project_Heron", "proj\u00adect h\u0435ron", "Project\u200b Heron"],
)
def test_a_code_name_of_two_plain_words_is_found(named: Callable[[str], list[str]], text: str) -> None:
    assert named(text) == ["programme.owner.extension"]


@pytest.mark.parametrize("text", ["project heron", "the project. Heron", "Heron", "a heron project"])
def test_its_words_alone_or_without_capitals_are_no_find(named: Callable[[str], list[str]], text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize("text", ["Heron", "Ada Nwosu", "Genesys Cloud", "McKinsey", "Annual Heron"])
def test_names_of_one_or_two_words_are_searched(text: str) -> None:
    assert list(secret_texts("note", text, samples.merrowdale().figures)) == [("proper", text)]


@pytest.mark.parametrize("text", ["Quarterly", "Reach trucks", "HR", "Annual Survey", "heron", "March", "Not Known", "Every Tuesday"])
def test_words_that_anybody_may_write_with_a_capital_are_not(text: str) -> None:
    assert list(secret_texts("note", text, samples.merrowdale().figures)) == []


def test_a_huge_page_is_read_once_a_word() -> None:
    """Blocks within inline elements within blocks: what is read is in proportion to what is written."""

    def read(depth: int) -> int:
        page = f"<html><body>{'<div>a<span>b' * depth}{'</span></div>' * depth}</body></html>"
        return sum(len(part.text) for part in fragments_of("a.html", page.encode()) if hasattr(part, "text"))

    assert read(400) < 5 * read(100)
