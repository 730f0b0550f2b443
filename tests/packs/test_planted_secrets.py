"""What is confidential is found wherever it hides in a file, and its place is told, never its value."""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pack_planting as plant
import pack_samples as samples
import pytest
from small_workbooks import workbook_with

from briefing_builder import pipeline
from briefing_builder.leakscan.reading import Fragment, fragments_of
from briefing_builder.packs.leaks import leak_report
from briefing_builder.packs.secrets.inventory import secret_texts, take_inventory
from briefing_builder.packs.secrets.public import programme_search

COST, ACCURACY = "£19.60", "98.6"
"""An adviser's hour, and the warehouse's picking accuracy."""
ANSWER = "We have all seen courses like that"
"""The beginning of an answer that stays inside."""
XML = plant.XML
DECK, SCRIPT, PAGE = "decks/2027-01-20-contact-centre.pptx", "scripts/2027-01-20-contact-centre.docx", "1-briefing-note.html"
CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
VARIANT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
COMMENT = (
    f'{XML}<p:cmLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:cm><p:text>{COST}</p:text></p:cm></p:cmLst>'
)
SVG = f'<svg xmlns="http://www.w3.org/2000/svg"><text>an hour <tspan>19</tspan><tspan>.60</tspan></text></svg>'  # noqa: F541
HOUR, PICKING, CLICKING = "loaded_hourly_cost", 'kpis "pick", current', "o-click-through"


def in_text(before: str, after: str) -> Callable[[bytes], bytes]:
    def change(data: bytes) -> bytes:
        assert before.encode() in data
        return data.replace(before.encode(), after.encode(), 1)

    return change


PLACES = {
    "title over runs": (DECK, plant.split_over_runs(COST), "slide 3", HOUR),
    "notes": (DECK, plant.in_part(plant.NOTES, "</a:p>", f"<a:r><a:t>{ANSWER}, yes.</a:t></a:r></a:p>"), "notes of slide 3", CLICKING),
    "hidden slide": (DECK, plant.hidden_slide("68 % and 98,6 %"), "slide 6 (hidden)", PICKING),
    "chart's cache": (DECK, plant.charted(ACCURACY, clean="workbook"), "a chart (ppt/charts/", PICKING),
    "workbook behind a chart": (DECK, plant.charted(ACCURACY, clean="cache"), "cell B2", PICKING),
    "alternative text": (DECK, plant.alt_text(f"An hour is {COST}"), "attribute descr", HOUR),
    "core property": (DECK, plant.properties("keywords", COST), "the file's properties (docProps/core.xml)", HOUR),
    "custom property": (
        DECK,
        plant.in_part("docProps/custom.xml", "</Properties>", f"<property><vt:lpwstr>{COST}</vt:lpwstr></property></Properties>"),
        "the file's properties (docProps/custom.xml)",
        HOUR,
    ),
    "comment part": (DECK, plant.new_part("ppt/comments/comment1.xml", COMMENT), "a comment (ppt/comments/comment1.xml)", HOUR),
    "custom XML": (DECK, plant.new_part("customXml/item1.xml", f"{XML}<cost>{COST}</cost>"), "custom XML (customXml/item1.xml)", HOUR),
    "slide master": (
        DECK,
        plant.in_part("ppt/slideMasters/slideMaster1.xml", "</a:p>", f"<a:r><a:t>{COST}</a:t></a:r></a:p>"),
        "a slide master",
        HOUR,
    ),
    "table": (DECK, plant.in_table("19,60"), "table row 2, column 1", HOUR),
    "address, percent-encoded": (DECK, plant.linked("hour%20%C2%A319%2E60"), "attribute Target", HOUR),
    "PNG text": (DECK, plant.picture(lambda: plant.png("the hour: 19.60"), "png"), "chunk tEXt", HOUR),
    "PNG compressed text": (DECK, plant.picture(lambda: plant.png("the hour: 19.60", b"zTXt"), "png"), "chunk zTXt", HOUR),
    "behind a PNG": (DECK, plant.picture(lambda: plant.png("x") + b"an hour: 19.60", "png"), "behind the picture's end", HOUR),
    "JPEG description": (DECK, plant.picture(lambda: plant.jpeg("an hour is 19.60"), "jpeg"), "segment APP1", HOUR),
    "JPEG comment in UTF-16": (DECK, plant.picture(lambda: plant.jpeg("an hour is 19.60", tag=0x9286), "jpeg"), "segment APP1", HOUR),
    "embedded workbook": (
        DECK,
        plant.new_part("ppt/embeddings/book.xlsx", workbook_with("98.6", is_number=True)),
        "cell B2",
        PICKING,
    ),
    "text of an embedded workbook": (
        DECK,
        plant.new_part("ppt/embeddings/book.xlsx", workbook_with(ANSWER)),
        "the texts of the cells",
        CLICKING,
    ),
    "formula of an embedded workbook": (
        DECK,
        plant.new_part("ppt/embeddings/book.xlsx", workbook_with("=B1*19.6+$A$98")),
        "cell B2, its formula",
        HOUR,
    ),
    "Word body over runs": (SCRIPT, plant.in_document(COST, "body"), "word/document.xml", HOUR),
    "Word footer": (SCRIPT, plant.in_document(ANSWER, "footer"), "a page footer", CLICKING),
    "Word instruction": (
        SCRIPT,
        plant.in_part("word/document.xml", "</w:p>", f"<w:r><w:instrText>{COST}</w:instrText></w:r></w:p>"),
        "word/document.xml",
        HOUR,
    ),
    "name of a part": (DECK, plant.new_part("ppt/media/p0001.png", plant.png("x")), "the name of a file in it", "learner_id"),
    "HTML attribute": (PAGE, in_text("<h1>", '<h1 data-cost="19.60">'), "attribute data-cost", HOUR),
    "HTML comment": (PAGE, in_text("<h1>", "<!-- an hour: 19.60 --><h1>"), "a comment", HOUR),
    "HTML over inline elements": (PAGE, in_text("<h1>", "<p>£<b>19</b>.<i>60</i></p><h1>"), "<p>", HOUR),
    "HTML nested deeply": (PAGE, in_text("<h1>", f"{'<div>' * 400}<p>{COST}</p>{'</div>' * 400}<h1>"), "<p>", HOUR),
    "HTML with inline elements nested deeply": (PAGE, in_text("<h1>", f"<p>{'<b>' * 1500}{COST}{'</b>' * 1500}</p><h1>"), "<p>", HOUR),
    "HTML nested beyond reading": (PAGE, in_text("<h1>", f"{'<div>' * 3000}\n{COST}<h1>"), "line ", HOUR),
    "HTML entities": (PAGE, in_text("<h1>", "<p>&pound;&#49;9&#46;60</p><h1>"), "<p>", HOUR),
    "style sheet": (PAGE, in_text("</style>", 'h1::after { content: "19.60" }</style>'), "a style", HOUR),
    "script": (PAGE, in_text("<h1>", "<script>var hour = 19.60;</script><h1>"), "a script", HOUR),
    "drawing in an address": (
        PAGE,
        lambda data: in_text("<h1>", f'<img src="data:image/svg+xml,{SVG.replace(" ", "%20").replace(chr(34), "%22")}"><h1>')(data),
        "embedded image/svg+xml",
        HOUR,
    ),
    "zero-width spaces": (PAGE, in_text("<h1>", "<p>19\u200b.\u206060</p><h1>"), "<p>", HOUR),
    "text in UTF-16": ("notes.txt", lambda _: "An hour costs 19.60.".encode("utf-16"), "line 1", HOUR),
    "text in UTF-16 without a mark": ("notes.txt", lambda _: "An hour costs 19.60.".encode("utf-16-be"), "line 1", HOUR),
    "JSON": ("data.json", lambda _: b'{"cost": 19.6}', "line 1", HOUR),
    "CSV": ("rows.csv", lambda _: b"id,score,minutes\np0001,77,16.0\n", "line 2", "learner_id"),
    "CSV of semicolons": ("rows.csv", lambda _: b"name;hour\nA;19,60\n", "line 2", HOUR),
    "CSV with quotes": ("rows.csv", lambda _: b'name,hour\n"A, B","19,60"\n', "line 2", HOUR),
    "CSV whose first line is none of the table": ("rows.csv", lambda _: b"# rates; all\n50,610,19.60\n", "line 2", HOUR),
    "CSV that is broken": ("rows.csv", lambda _: b'name,hour\nA,"19,60\n' + b"x" * 200_000, "line 2", HOUR),
    "zip in a zip in a zip": (
        "more.zip",
        lambda _: plant.nested(b"An hour costs 19.60.", "cost.txt", 3),
        "level-1.zip, level-0.zip, cost.txt, line 1",
        HOUR,
    ),
    "comment of a zip file": (
        DECK,
        lambda data: plant.rezipped(data, lambda _: None, comment=COST.encode()),
        "the comment of the zip",
        HOUR,
    ),
    "between the files of a zip": (
        DECK,
        lambda data: data + b" an hour: 19.60",
        "between its files",
        HOUR,
    ),
    "name of the file": ("decks/p0001.txt", lambda _: b"nothing", "the file name decks/p0001.txt", "learner_id"),
}


@pytest.mark.parametrize("name", PLACES)
def test_a_planted_secret_is_found_with_its_place(name: str) -> None:
    file, change, place, secret = PLACES[name]
    data = change(samples.files().get(file, b""))
    found = [message for message in samples.leaks(file, data) if place in message]
    assert any(secret in message for message in found), samples.leaks(file, data)


@pytest.mark.parametrize("name", PLACES)
def test_a_message_never_prints_what_is_secret(name: str) -> None:
    file, change, _, _ = PLACES[name]
    told = " ".join(samples.leaks(file, change(samples.files().get(file, b""))))
    told = told.replace("decks/p0001.txt", "").replace("media/p0001.png", "")  # the place itself
    assert re.findall(r"19[.,]60?|98[.,]6|p0001|all seen courses", told) == []


def test_the_clean_files_give_nothing() -> None:
    assert {name: found for name, data in samples.files().items() if name != "manifest.json" and (found := samples.leaks(name, data))} == {}


def test_a_number_in_a_confidential_text_is_found_without_the_text(tmp_path: Path) -> None:
    changes = {"objections.yaml": ("We have all seen courses like that.", "One such course cost us £43,210 in 2019, and 17 people left.")}
    session = pipeline.load(samples.changed_programme(tmp_path, changes))
    inventory = take_inventory(session)
    looking = programme_search(session, inventory)
    (found,) = {one.secret.label for one in looking.in_text("it was 43.210 Pounds")}
    assert found == 'objections "o-click-through", acknowledge'
    assert looking.in_text("in 2019") == ()


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("j.h@merrowdale.example", "write to J.H@Merrowdale.example."),
        ("https://ld.example/joel", "see https://ld.example/joel"),
        ("+44-20-7946-0000", "call +44\u201120\u20117946\u20110000"),
        ("desk 4711-ab", "at desk 4711-AB"),
        ("\u00a343,210", "it was 43.210 pounds"),
    ],
)
def test_a_confidential_text_of_one_or_two_words_is_found_where_nobody_writes_it_by_chance(tmp_path: Path, written: str, text: str) -> None:
    changes = {
        "supplier.yaml": ("    - objections\n", "    - objections\n    - programme.owner.extension\n"),
        "organisation.yaml": ('"4417"', f'"{written}"'),
    }
    session = pipeline.load(samples.changed_programme(tmp_path, changes))
    inventory = take_inventory(session)
    looking = programme_search(session, inventory)
    assert {one.secret.kept_by for one in looking.in_text(text) if not one.public_at} == {"programme.owner.extension"}
    assert looking.in_text("there are 7,946 of them") == ()


def test_a_confidential_address_stops_a_pack_that_has_it(tmp_path: Path) -> None:
    changes = {
        "supplier.yaml": ("    - objections\n", "    - objections\n    - programme.owner.email\n"),
        "organisation.yaml": ("joel.hartnell@", "owner@"),  # his own address is public: he presents in three departments
    }
    session = pipeline.load(samples.changed_programme(tmp_path, changes))
    inventory = take_inventory(session)
    problems = leak_report({"a.txt": b"ask owner@merrowdale.example"}, programme_search(session, inventory)).problems
    assert [problem.code for problem in problems] == ["confidential-found"]


@pytest.mark.parametrize("text", ["June 2027", "2027-q1", "07:30", "n/a", "Reach trucks", "210", "2,100"])
def test_a_text_that_anybody_may_write_is_not_searched_as_words(text: str) -> None:
    assert list(secret_texts("note", text, samples.merrowdale().figures)) == []


def test_text_of_a_pdf_file_is_searched_in_pages_properties_and_addresses() -> None:
    from weasyprint import HTML

    page = (
        f'<title>{COST}</title><p>Picking is 98.6 % right</p><a href="https://a.example/?q=p0001">x</a><p style="color: white">{ANSWER}</p>'
    )
    found = " ".join(samples.leaks("a.pdf", HTML(string=page).write_pdf()))
    assert [secret for secret in (HOUR, PICKING, CLICKING, "learner_id") if secret not in found] == []


def test_a_page_with_a_huge_text_is_read_to_its_end() -> None:
    page = f"<html><body><p>{'x' * 10_100_000}</p><p>{COST}</p></body></html>"
    assert COST in [read.text for read in fragments_of("a.html", page.encode()) if isinstance(read, Fragment)]


@pytest.mark.parametrize("formula", ["=B196*2", "=Sheet1!$A$1960:C$196", "=SUM('Hours 19.60'!A1:A9)", "=LOG10(196)", "=$196:$197"])
def test_references_of_a_formula_are_no_numbers(formula: str) -> None:
    assert [found for found in samples.leaks("book.xlsx", workbook_with(formula)) if HOUR in found] == []


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("thing.bin", bytes(range(256)) * 20, "nobody knows this kind of file"),
        ("deck.pptx", b"PK\x03\x04 torn", "no whole zip file"),
        ("a.pdf", b"%PDF-1.7 torn", "cannot be read"),
        ("a.html", b"<html><body>" + b"<div>" * 3000 + b"x", "cannot be read to its end"),
        ("part.xml", b"<?xml version='1.0'?><a><b></a>", "no well-formed XML"),
        ("part.xml", b'<!DOCTYPE a [<!ENTITY x "19.60">]><a>&x;</a>', "defines entities of its own"),
    ],
)
def test_what_nobody_can_read_is_itself_a_finding(name: str, data: bytes, reason: str) -> None:
    assert any(reason in message for message in samples.leaks(name, data)), samples.leaks(name, data)


def test_a_file_that_unpacks_to_too_much_is_told_and_not_unpacked() -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for number in range(50):
            package.writestr(f"{number}.txt", b"0" * 10_000_000)
    assert any("unpacks to more" in message for message in samples.leaks("bomb.zip", stream.getvalue()))


def test_files_in_files_without_end_are_told() -> None:
    assert any("files deep" in message for message in samples.leaks("deep.zip", plant.nested(b"x", "x.txt", 12)))


def test_an_encrypted_member_is_told() -> None:
    data = bytearray(plant.nested(b"text", "x.txt", 1))
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        data[data.index(mark) + (6 if mark.endswith(b"\x04") else 8)] |= 1
    assert any("encrypted" in message for message in samples.leaks("x.zip", bytes(data)))
