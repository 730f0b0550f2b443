"""A pack of Merrowdale, unzipped: exactly the supplier's slides, with the lead's clock; papers, PDF and properties; under foreign eyes."""

import json
import re
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pack_samples as samples
import pytest
from lxml import etree
from odd_templates import template
from openxml_audit import validate_pptx
from pack_planting import jpeg, png
from PIL import Image
from pptx import Presentation
from pypdf import PdfReader

from briefing_builder import pipeline
from briefing_builder.deck.walk import leaf_items
from briefing_builder.errors import ContentError
from briefing_builder.files.resources import resource
from briefing_builder.packs.deck_pack import pack_decks
from briefing_builder.packs.papers import papers_of
from briefing_builder.packs.secrets.inventory import take_inventory
from briefing_builder.packs.supplier_parts import supplier_parts
from briefing_builder.pictures.metadata import bare

pytestmark = pytest.mark.xdist_group("pack")

DECK = "decks/2027-01-20-contact-centre.pptx"
OPTIONS = pipeline.Options()


def lead_deck(department: str = "contact-centre", variant: str = "standard") -> dict[str, object]:
    deck = pipeline.lay_out_briefing(samples.merrowdale(), department, pipeline.Options(variant=variant)).value
    return {slide.id: slide for slide in deck.slides}


def part_deck(department: str = "contact-centre", variant: str = "standard", session: pipeline.Session | None = None):  # type: ignore[no-untyped-def]
    options = pipeline.Options(variant=variant, supplier=True)
    return pipeline.lay_out_briefing(session or samples.merrowdale(), department, options).value


def texts(data: bytes) -> str:
    """Every text and attribute in every XML part of an Office file."""
    found = []
    with zipfile.ZipFile(BytesIO(data)) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                root = etree.fromstring(package.read(name))
                found += ["".join(root.itertext()), *(value for node in root.iter() for value in node.attrib.values())]
    return "\n".join(found)


def test_the_zip_has_one_folder_readable_names_and_fixed_dates() -> None:
    with zipfile.ZipFile(BytesIO(samples.packed().data)) as package:
        assert package.testzip() is None
        assert {name.partition("/")[0] for name in package.namelist()} == {"lanternfish-mb-2027-q1-standard"}
        assert {member.date_time for member in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert list(samples.files()) == [
        *("1-briefing-note.html", "2-run-sheet.html", "3-links.html"),
        *("decks/2027-01-20-contact-centre.pdf", DECK, "decks/2027-01-21-warehouse.pdf", "decks/2027-01-21-warehouse.pptx"),
        *("scripts/2027-01-20-contact-centre.docx", "scripts/2027-01-21-warehouse.docx", "manifest.json"),
    ]


def test_the_same_programme_gives_the_same_bytes() -> None:
    again = pack_decks(pipeline.load(resource("examples", "merrowdale")), samples.DEPARTMENTS, OPTIONS)
    assert again.data == samples.packed().data


def test_exactly_the_suppliers_slides_stand_between_title_and_hand_overs() -> None:
    assert [slide.id for slide in part_deck().slides] == ["title", "handover", "showcase", "one_place", "handback"]
    assert [slide.id for slide in part_deck(variant="long").slides] == [
        *("title", "handover-1", "showcase", "handback-1", "handover-2", "one_place", "handback-2")
    ]


def test_every_clock_is_the_leads() -> None:
    whole = lead_deck()
    for slide in part_deck().slides:
        if slide.role == "supplier":
            lead = whole[slide.id]
            assert (slide.starts, slide.seconds, slide.title, slide.who) == (lead.starts, lead.seconds, lead.title, lead.who)  # type: ignore[attr-defined]


def test_own_slides_say_what_the_leads_say_without_links_to_what_is_not_there() -> None:
    whole, told = lead_deck(), {slide.id: slide for slide in part_deck().slides}
    for id in ("showcase", "one_place"):
        lead = {item.text.replace("\u00a0", " ") for item in leaf_items(whole[id].items) if hasattr(item, "text")}  # type: ignore[attr-defined]
        own = {item.text.replace("\u00a0", " ") for item in leaf_items(told[id].items) if hasattr(item, "text")}
        links = {text for text in lead - own if "The course in pictures" in text or "Courses and dates" in text}
        assert lead - own == links != set()
        assert [text for text in own - lead if "valid until" not in text and not any(link.startswith(text) for link in links)] == []


def test_the_title_of_no_other_slide_and_no_note_of_others_is_in_the_deck() -> None:
    comparable = texts(samples.files()[DECK])
    own = {slide.title for slide in part_deck().slides}
    others = [slide for slide in lead_deck().values() if slide.title not in own]  # type: ignore[attr-defined]
    assert [slide.title for slide in others if slide.title in comparable] == []
    shown = " ".join(str(item) for slide in part_deck().slides for item in slide.items)
    parts = [part for slide in others for part in slide.notes if part.label != "HAND OVER"]  # type: ignore[attr-defined]
    lines = [line.text for part in parts for line in part.lines]
    assert [line for line in lines if len(line) > 30 and line in comparable and line not in shown] == []
    assert "IF ASKED" not in comparable


def test_if_late_names_own_slides_only() -> None:
    for variant in ("standard", "long", "compact"):
        noted = [part for slide in part_deck(variant=variant).slides for part in slide.notes if part.label == "IF LATE"]
        lines = [line.text for part in noted for line in part.lines]
        assert [line for line in lines if "“" in line] == []
        assert lines


def test_the_watermark_stands_on_every_slide_and_in_the_properties() -> None:
    deck = Presentation(BytesIO(samples.files()[DECK]))
    mark = "For Lanternfish presenters only · valid until 30\u00a0June\u00a02027"
    assert [any(shape.has_text_frame and shape.text_frame.text == mark for shape in slide.shapes) for slide in deck.slides] == [True] * 5
    with zipfile.ZipFile(BytesIO(samples.files()[DECK])) as package:
        custom = package.read("docProps/custom.xml").decode()
    assert re.findall(r'name="([^"]*)"[^>]*><vt:lpwstr>([^<]*)', custom)[1:] == [
        ("Watermark", "For Lanternfish presenters only"),
        ("Valid until", "2027-06-30"),
    ]


@pytest.mark.parametrize("brand", pipeline.brands())
@pytest.mark.parametrize("variant", ["compact", "standard", "long"])
def test_nothing_on_the_slides_is_worse_than_in_the_leads_deck(brand: str, variant: str) -> None:
    session = samples.merrowdale()
    options = pipeline.Options(brand=brand, variant=variant)
    part = pipeline.checked_deck(session, "warehouse", pipeline.Options(brand=brand, variant=variant, supplier=True)).problems
    whole = {str(problem) for problem in pipeline.checked_deck(session, "warehouse", options).problems}
    assert [str(problem) for problem in part if str(problem) not in whole] == []


def test_the_validator_finds_nothing_that_the_brand_does_not_have(tmp_path: Path) -> None:
    (tmp_path / "deck.pptx").write_bytes(samples.files()[DECK])
    brand = {(finding.error_type, finding.description) for finding in validate_pptx(resource("assets", "brands", "editorial.pptx")).errors}
    found = {(finding.error_type, finding.description) for finding in validate_pptx(tmp_path / "deck.pptx").errors}
    assert found - brand == set()


def test_the_pdf_has_the_same_slides_as_text_with_links() -> None:
    reader = PdfReader(BytesIO(samples.files()[DECK.replace(".pptx", ".pdf")]))
    pages = [" ".join(page.extract_text().split()) for page in reader.pages]
    for page, slide in zip(pages, part_deck().slides, strict=True):
        assert " ".join(slide.title.split()) in page
        assert "valid until 30 June 2027" in page
    addresses = {note.get_object()["/A"]["/URI"] for page in reader.pages for note in page.get("/Annots", [])}
    assert addresses == {"https://learn.merrowdale.example/try/calm-calls"}
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("Learning where you work: Customer Contact Centre", "Joel Hartnell")


def test_the_manifest_lists_every_file_and_no_value() -> None:
    manifest = json.loads(samples.files()["manifest.json"])
    assert {one["path"] for one in manifest["files"]} == set(samples.files()) - {"manifest.json"}
    assert {one["path"]: one["size"] for one in manifest["files"]} == {
        name: len(data) for name, data in samples.files().items() if name != "manifest.json"
    }
    assert (manifest["supplier"]["id"], manifest["valid_until"], manifest["departments"]) == (
        "lanternfish",
        "2027-06-30",
        ["contact-centre", "warehouse"],
    )
    assert manifest["declared_public"] == []


def test_the_manifest_says_that_a_fit_is_unverified(tmp_path: Path) -> None:
    (tmp_path / "pale.pptx").write_bytes(template("pale"))
    done = pack_decks(samples.merrowdale(), ["warehouse"], pipeline.Options(brand=str(tmp_path / "pale.pptx")))
    with zipfile.ZipFile(BytesIO(done.data)) as package:
        manifest = json.loads(package.read(f"{done.name}/manifest.json"))
    assert (manifest["brand"], manifest["fit"]) == ("a file", "unverified")
    assert "fit" not in json.loads(samples.files()["manifest.json"])


def words(name: str) -> str:
    page = etree.fromstring(samples.files()[name], etree.HTMLParser())
    for node in page.iter("style"):
        node.text = ""
    return " ".join(" ".join(page.itertext()).split())


def test_the_briefing_note_tells_what_a_presenter_needs() -> None:
    told = words("1-briefing-note.html")
    for text in (
        *("Wednesday, 20 January 2027", "09:42–09:47", "Leeds, training room 2", "5 minutes", "Joel Hartnell"),
        *(
            "After the first feedback screen",
            "How much time an individual team will save, or when.",
            "Sunniva Dahl, who shows you the course, works for Lanternfish, which is paid for the courses shown.",
        ),
        *("Answer more customers right first time", "14 people managers", "joel.hartnell@merrowdale.example", "extension 4417"),
        *("I am going to ask Sunniva to show you one course.", "Thank you, Sunniva.", "valid until 30 June 2027"),
    ):
        assert text in told, text


def test_the_run_sheet_goes_by_the_clock_of_the_meeting() -> None:
    told = words("2-run-sheet.html")
    times = [
        told.index(time)
        for time in ("09:30 Joel", "09:42 Joel", "09:42–09:46 4 minutes You", "09:46–09:47", "09:47 Joel", "09:48:30 The managers")
    ]
    assert times == sorted(times)
    assert "slide 3; in Joel’s deck 9" in told


def test_the_link_sheet_has_every_course_that_is_shown_with_its_code() -> None:
    page = samples.files()["3-links.html"].decode()
    assert re.findall(r'href="([^"]+)"', page) == [
        *(
            "https://learn.merrowdale.example/try/calm-calls",
            "https://learn.merrowdale.example/try/lift",
            "https://learn.merrowdale.example",
        )
    ]
    assert page.count('src="data:image/svg+xml;base64,') == 3


def test_papers_load_nothing_from_anywhere() -> None:
    for name in ("1-briefing-note.html", "2-run-sheet.html", "3-links.html"):
        page = samples.files()[name].decode()
        assert "default-src 'none'" in page
        assert re.findall(r"(?:src|@import|url\()\s*=?[\"']?https?:", page) == []


def test_a_paper_says_nothing_of_an_audience_that_is_kept_back(tmp_path: Path) -> None:
    folder = samples.changed_programme(
        tmp_path, {"supplier.yaml": ("    - objections\n", "    - objections\n    - departments.priorities\n")}
    )
    done = pack_decks(pipeline.load(folder), ["contact-centre"], OPTIONS)
    with zipfile.ZipFile(BytesIO(done.data)) as package:
        page = package.read("lanternfish-mb-2027-q1-contact-centre-standard/1-briefing-note.html").decode()
    assert "Answer more customers right first time" not in page
    assert "14 people managers" in page


def test_a_meeting_after_the_last_day_of_the_pack_stops_it(tmp_path: Path) -> None:
    folder = samples.changed_programme(tmp_path, {"supplier.yaml": ("valid_until: 2027-06-30", "valid_until: 2027-01-21")})
    with pytest.raises(ContentError) as stopped:
        pack_decks(pipeline.load(folder), ["contact-centre", "field-service", "sales"], OPTIONS)
    late = [problem for problem in stopped.value.problems if problem.code == "pack-outlived"]
    assert [problem.message.split(" meets on ")[1][:10] for problem in late] == ["2027-01-22", "2027-01-25"]
    assert str(late[0].source).endswith("supplier.yaml:40:18")


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("formats: [pptx]", {"pptx", "docx"}),
        ("formats: [pdf, md, html]", {"pdf", "docx", "md", "html"}),
    ],
)
def test_formats_are_those_of_the_programme(tmp_path: Path, wanted: str, expected: set[str]) -> None:
    folder = samples.changed_programme(tmp_path, {"supplier.yaml": ("formats: [pptx, pdf]", wanted)})
    done = pack_decks(pipeline.load(folder), ["warehouse"], OPTIONS)
    with zipfile.ZipFile(BytesIO(done.data)) as package:
        inner = [name.partition("/")[2] for name in package.namelist()]
    assert {name.rpartition(".")[2] for name in inner if name.startswith(("decks/", "scripts/"))} == expected


@pytest.mark.parametrize(("notes", "pages"), [("none", 0), ("supplier_segments_only", 2), ("all", 5)])
def test_notes_are_those_of_own_slides_unless_the_programme_says_otherwise(tmp_path: Path, notes: str, pages: int) -> None:
    changes = {"supplier.yaml": ("include_notes: supplier_segments_only", f"include_notes: {notes}")}
    folder = samples.changed_programme(tmp_path, changes)
    done = pack_decks(pipeline.load(folder), ["warehouse"], OPTIONS)
    with zipfile.ZipFile(BytesIO(done.data)) as package:
        names = package.namelist()
        deck = Presentation(BytesIO(package.read(next(name for name in names if name.endswith(".pptx")))))
    assert sum(slide.has_notes_slide for slide in deck.slides) == pages
    assert any("/scripts/" in name for name in names) is (notes != "none")


def test_a_picture_loses_what_its_camera_wrote_and_keeps_its_pixels() -> None:
    for data in (png("the hour: 19.60"), png("the hour: 19.60", b"zTXt") + b"tail", jpeg("the hour is 19.60")):
        clean = bare(data)
        assert samples.leaks("a.png", clean) == []
        assert Image.open(BytesIO(clean)).tobytes() == Image.open(BytesIO(data)).tobytes()


def test_pictures_with_metadata_are_bare_in_every_file_of_the_pack(tmp_path: Path) -> None:
    folder = samples.changed_programme(tmp_path, {})
    picture = folder / "media" / "lift-1.png"
    with Image.open(picture) as opened:
        from PIL.PngImagePlugin import PngInfo

        comparable = PngInfo()
        comparable.add_text("Comment", "An adviser's hour is 19.60")
        opened.load()
        opened.save(picture, pnginfo=comparable)
    assert samples.leaks("lift-1.png", picture.read_bytes()) != []
    assert pack_decks(pipeline.load(folder), ["warehouse"], OPTIONS).declared == ()


def test_dates_in_the_papers_are_those_of_the_content() -> None:
    assert date(2027, 1, 20).strftime("%A") == "Wednesday"
    assert "Thursday, 21\u00a0January\u00a02027" in samples.files()["1-briefing-note.html"].decode()


def test_the_papers_speak_with_the_programmes_own_words(tmp_path: Path) -> None:
    folder = samples.changed_programme(tmp_path / "own", {})
    (folder / "words").mkdir()
    own = "run-sheet: {shorten: '“{title}”: {count} only.'}\npack: {day-of-meeting: '{day}, a {weekday}'}\n"
    (folder / "words" / "en-GB.yaml").write_text(own, encoding="utf-8")
    session = pipeline.load(folder)
    parts = supplier_parts(session, ["contact-centre"], OPTIONS)
    paper = papers_of(session, parts, take_inventory(session))["2-run-sheet.html"].decode()
    assert "<li>“You hear the caller and choose a reply”: 2 only.</li>" in paper
    assert "20\u00a0January\u00a02027, a Wednesday, " in paper


def test_the_papers_set_what_authors_typed_in_the_marks_of_the_language(tmp_path: Path) -> None:
    given = "disclosure: Sunniva Dahl, who shows you the course, works for Lanternfish, which is paid for the courses shown. "
    folder = samples.changed_programme(tmp_path / "typed", {"supplier.yaml": (given, 'disclosure: It\'s "paid" for the courses. ')})
    (folder / "words").mkdir()
    (folder / "words" / "en-GB.yaml").write_text("marks: {quoted: '«{text}»'}\n", encoding="utf-8")
    session = pipeline.load(folder)
    parts = supplier_parts(session, ["contact-centre"], OPTIONS)
    assert "It’s «paid» for the courses." in papers_of(session, parts, take_inventory(session))["1-briefing-note.html"].decode()
