"""The scan by itself: a handful of secrets, what is public, and files that are made here; no programme anywhere."""

import base64
import io
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pptx import Presentation
from pptx.util import Inches

from briefing_builder.leakscan import CURRENCY, Findings, Public, Secret, scan, unit_spellings

HOURLY = Secret(kind="number", label="what an hour costs", value=Decimal("19.60"), unit=CURRENCY)
VISITS = Secret(kind="number", label="the visits in March", value=Decimal(4210), unit="visits")
PROJECT = Secret(kind="proper", label="the project's name", value="Project Heron")
OBJECTION = Secret(kind="text", label="an objection", value="We have all seen courses like that before, and nothing came of them.")
DAY = Secret(kind="date", label="the day of the closure", value=date(2027, 3, 14))
SECRETS = (HOURLY, VISITS, PROJECT, OBJECTION, DAY)


def public() -> Public:
    """What anybody may read: sixty visits, and the visits in March."""
    known = Public(units=unit_spellings("GBP", ["visits"]))
    known.add_text("We had 4,210 visits in March, and 60 on the last day.", "the website")
    return known


def deck(text: str, notes: str = "") -> bytes:
    """A PowerPoint file whose only text box has these words in runs of three characters."""
    presentation = Presentation()
    for name, relationship in list(presentation.part.rels.items()):
        if relationship.reltype.endswith("/printerSettings"):
            presentation.part.drop_rel(name)  # bytes for a printer, which nobody can read
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    paragraph = slide.shapes.add_textbox(Inches(1), Inches(1), Inches(5), Inches(1)).text_frame.paragraphs[0]
    for start in range(0, len(text), 3):
        paragraph.add_run().text = text[start : start + 3]
    if notes:
        slide.notes_slide.notes_text_frame.text = notes
    stream = io.BytesIO()
    presentation.save(stream)
    return stream.getvalue()


def zipped(**members: bytes) -> bytes:
    """A zip file of these members, `a_txt` as `a.txt`."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("_", "."), data)
    return stream.getvalue()


def picture(comment: str) -> bytes:
    """A PNG file with a comment in its metadata."""
    metadata, stream = PngInfo(), io.BytesIO()
    metadata.add_text("Comment", comment)
    Image.new("RGB", (2, 2)).save(stream, "png", pnginfo=metadata)
    return stream.getvalue()


def leaks(findings: Findings) -> set[tuple[str, str]]:
    return {(finding.file, finding.secret.label) for finding in findings.leaks}


def test_a_number_in_a_deck_is_found_in_its_shape_and_a_text_in_the_notes_of_its_slide() -> None:
    data = deck("An hour costs £19.6 here.", "They say: we have all seen courses like that.")
    findings = scan({"deck.pptx": data}, SECRETS, public())
    assert leaks(findings) == {("deck.pptx", HOURLY.label), ("deck.pptx", OBJECTION.label)}
    assert findings.unreadable == ()
    places = {finding.secret.label: finding.place for finding in findings.leaks if "shape" in finding.place}
    assert places[HOURLY.label] == "deck.pptx, slide 1 (ppt/slides/slide1.xml), shape “TextBox 1”"
    assert "notes of slide 1" in places[OBJECTION.label]


def test_a_zip_file_in_a_zip_file_is_opened() -> None:
    inner = zipped(plan_txt=b"We close on 14 March.", other_txt=b"Nothing here.")
    findings = scan({"pack.zip": zipped(inner_zip=inner)}, SECRETS, public())
    assert leaks(findings) == {("pack.zip", DAY.label)}
    assert {finding.place for finding in findings.leaks} == {"pack.zip, inner.zip, plan.txt, line 1"}


@pytest.mark.parametrize("comment", ["made for Project Heron", "see project-heron.xlsx", "UHJvamVjdCBIZXJvbg=="])
def test_the_metadata_of_a_picture_are_read_and_decoded(comment: str) -> None:
    findings = scan({"logo.png": picture(comment)}, SECRETS, public())
    assert leaks(findings) == {("logo.png", PROJECT.label)}


def test_the_name_of_a_file_gives_away_as_much_as_its_content() -> None:
    assert leaks(scan({"project-heron.txt": b""}, SECRETS)) == {("project-heron.txt", PROJECT.label)}


def test_what_is_public_is_told_with_its_place_and_is_no_leak() -> None:
    findings = scan({"a.txt": b"4210 visits", "b.txt": b"60 of them"}, SECRETS, public())
    assert findings.leaks == ()
    assert [(finding.file, finding.secret, finding.public_at) for finding in findings.public] == [("a.txt", VISITS, "the website")]
    assert leaks(scan({"a.txt": b"4210 visits"}, SECRETS)) == {("a.txt", VISITS.label)}


def test_what_cannot_be_read_is_told() -> None:
    (unreadable,) = scan({"a.bin": bytes(range(256)) * 4}, SECRETS).unreadable
    assert unreadable.place == "a.bin"
    assert unreadable.reason == "nobody knows this kind of file"


def test_files_that_give_nothing_away_have_no_findings() -> None:
    files = {"deck.pptx": deck("We had visits in the spring."), "logo.png": picture("a logo"), "a.txt": b"19.50 for an hour on 15 March"}
    assert scan(files, SECRETS, public()) == Findings(leaks=(), public=(), unreadable=())


@pytest.mark.parametrize(("shown", "is_found"), [("", False), ("an hour costs £19.60", True)])
def test_letters_of_a_font_inside_a_style_are_no_numbers_but_what_its_file_says_is_read(shown: str, is_found: bool) -> None:
    visits = replace(VISITS, value=Decimal(17))
    font = base64.b64encode(shown.encode()).decode() or "A" * 40 + "/17visits/" + "B" * 40
    kind = "text/plain" if shown else "font/woff2"
    page = f"<html><style>@font-face {{ src: url('data:{kind};base64,{font}') }}</style></html>"
    found = scan({"page.html": page.encode()}, (HOURLY, visits), Public(units=unit_spellings("GBP", ["visits"])))
    assert bool(found.leaks) is is_found


def test_a_table_is_read_by_what_parts_its_cells() -> None:
    table = "sep=;,,\nwhat;costs\nan hour;19,60\n"
    findings = scan({"costs.csv": table.encode()}, SECRETS, public())
    assert ("costs.csv", HOURLY.label) in leaks(findings)
    assert "costs.csv, line 3" in {finding.place for finding in findings.leaks}


def test_the_scan_loads_nothing_that_knows_of_programmes() -> None:
    code = (
        "import sys, briefing_builder.leakscan; print(*sorted({n.split('.')[1] for n in sys.modules if n.startswith('briefing_builder.')}))"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert set(loaded) == {"errors", "files", "leakscan", "pictures", "problems", "values"}


@pytest.mark.parametrize(("text", "is_found"), [("12,7 millones €", True), ("12,7 Millones", True), ("12,7 millonesimas", False)])
def test_millions_are_known_in_the_language_of_the_decks(text: str, is_found: bool) -> None:
    budget = Secret(kind="number", label="the budget", value=Decimal(12_654_321), unit=CURRENCY)
    known = Public(units=unit_spellings("EUR", [], million="millones"))
    assert bool(leaks(scan({"a.txt": text.encode()}, (budget,), known))) is is_found
