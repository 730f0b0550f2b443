"""The file as a whole: valid, reproducible, in sections, with the properties and the digest that it must carry."""

import os
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pptx
import pptx_samples
import pytest
from openxml_audit import validate_pptx
from PIL import Image
from pptx import Presentation
from pptx.presentation import Presentation as OpenPresentation

from briefing_builder.backends.pptx import digest_of, file_problems, is_untouched, write
from briefing_builder.backends.pptx.package_parts import Parts
from briefing_builder.backends.pptx.parts.media import picture_part
from briefing_builder.backends.pptx.parts.relationships import Relationships
from briefing_builder.backends.pptx.slide.slide_writer import PictureTarget
from briefing_builder.brand.reading.reader import builtin_brand, read_brand
from briefing_builder.deck.model import Deck
from briefing_builder.errors import ContentError
from briefing_builder.values import replace

FOREIGN = Path(pptx.__file__).parent / "templates" / "default.pptx"
WRITE_ELSEWHERE = """
import hashlib, sys
from pathlib import Path
import pptx_samples
from briefing_builder.backends.pptx import write
data = write(pptx_samples.sample_deck(Path(sys.argv[1])), pptx_samples.brand())
print(hashlib.sha256(data).hexdigest())
"""


def changed(data: bytes, name: str, content: bytes | None) -> bytes:
    """Return the file with one part replaced, or left out."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for entry in old.namelist():
            if entry != name:
                new.writestr(entry, old.read(entry))
            elif content is not None:
                new.writestr(entry, content)
    return buffer.getvalue()


def part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return package.read(name)


def codes(data: bytes, deck: Deck) -> set[str]:
    return {problem.code for problem in file_problems(data, deck)}


def test_a_deck_has_no_finding(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "deck.pptx"
    file.write_bytes(data)
    assert validate_pptx(file).errors == []


def test_the_audience_copy_has_no_finding(deck: Deck, tmp_path: Path) -> None:
    file = tmp_path / "deck.pptx"
    data = write(deck, builtin_brand(), notes=False)
    file.write_bytes(data)
    assert file_problems(data, deck) == ()
    assert validate_pptx(file).errors == []


def test_our_own_verification_is_content(data: bytes, deck: Deck) -> None:
    assert file_problems(data, deck) == ()


def test_the_same_deck_gives_the_same_bytes(data: bytes, deck: Deck) -> None:
    assert write(deck, builtin_brand()) == data


def test_a_deck_does_not_depend_on_the_decks_before_it(data: bytes, deck: Deck, tmp_path: Path) -> None:
    for title in ("one", "two"):
        write(replace(pptx_samples.sample_deck(tmp_path), title=title, slides=deck.slides[2:5]), builtin_brand())
    assert write(deck, builtin_brand()) == data


@pytest.mark.parametrize("seed", ["1", "4711"])
def test_another_process_with_another_hash_seed_writes_the_same_bytes(seed: str, tmp_path: Path, data: bytes) -> None:
    import hashlib

    search = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": search}
    command = [sys.executable, "-c", WRITE_ELSEWHERE, str(tmp_path)]
    answer = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == hashlib.sha256(data).hexdigest()


def test_content_types_come_first_and_the_rest_is_sorted(data: bytes) -> None:
    with zipfile.ZipFile(BytesIO(data)) as package:
        first, *rest = package.namelist()
    assert first == "[Content_Types].xml"
    assert rest == sorted(rest)


def test_zip_entries_are_whole_and_carry_no_clock(data: bytes) -> None:
    with zipfile.ZipFile(BytesIO(data)) as package:
        assert package.testzip() is None
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_pictures_are_stored_and_named_by_their_content(data: bytes) -> None:
    with zipfile.ZipFile(BytesIO(data)) as package:
        pictures = [entry for entry in package.infolist() if entry.filename.startswith("ppt/media/")]
    assert [entry.compress_type for entry in pictures] == [zipfile.ZIP_STORED]
    assert pictures[0].filename.startswith("ppt/media/image-")


def test_every_slide_is_in_exactly_one_section(data: bytes) -> None:
    raw = part(data, "ppt/presentation.xml").decode()
    names = [piece.split('"')[0] for piece in raw.split('<p14:section name="')[1:]]
    assert names == ["Opening", "Your team", "Over to you", "Appendix"]
    assert raw.count("<p14:sldId ") == raw.count("<p:sldId ") == 7


def test_the_file_says_title_author_language_and_date(opened: OpenPresentation) -> None:
    core = opened.core_properties
    assert (core.title, core.subject, core.author, core.language) == (
        "Learn Where You Work: Contact Centre", "Management briefing", "Joel Hartnell", "en-GB",
    )  # fmt: skip
    assert core.created is not None
    assert core.created.date().isoformat() == "2027-01-20"


def test_a_brand_without_notes_master_gets_one_and_loses_its_slides(deck: Deck, tmp_path: Path) -> None:
    brand = read_brand(FOREIGN)
    assert "notesMaster" not in " ".join(zipfile.ZipFile(FOREIGN).namelist())
    data = write(replace(deck, slides=(deck.slides[1], deck.slides[3])), brand)
    file = tmp_path / "deck.pptx"
    file.write_bytes(data)
    assert file_problems(data, replace(deck, slides=(deck.slides[1], deck.slides[3]))) == ()
    assert {str(found) for found in validate_pptx(file).errors} <= {str(found) for found in validate_pptx(FOREIGN).errors}


def test_an_unchanged_deck_is_recognised(data: bytes) -> None:
    assert is_untouched(data) is True
    assert digest_of(data) in part(data, "docProps/custom.xml").decode()


def test_the_digest_does_not_depend_on_the_compression(data: bytes) -> None:
    stored = changed(data, "nothing", None)
    assert stored != data
    assert is_untouched(stored) is True


def test_a_word_changed_by_hand_is_noticed(data: bytes) -> None:
    slide = part(data, "ppt/slides/slide2.xml").replace(b"phones", b"chairs")
    assert is_untouched(changed(data, "ppt/slides/slide2.xml", slide)) is False


def test_saving_again_in_another_program_is_noticed(data: bytes) -> None:
    buffer = BytesIO()
    Presentation(BytesIO(data)).save(buffer)
    assert is_untouched(buffer.getvalue()) is False


@pytest.mark.parametrize("foreign", [b"", b"PK\x03\x04 torn", FOREIGN.read_bytes()])
def test_a_file_that_is_not_ours_has_no_digest(foreign: bytes) -> None:
    assert is_untouched(foreign) is None


def test_a_file_whose_directory_is_torn_is_judged_all_the_same(data: bytes) -> None:
    directory, end = data.index(b"PK\x01\x02"), data.rindex(b"PK\x05\x06")
    judged = set()
    for place in (*range(end, len(data)), *range(directory, end, 7)):
        torn = bytearray(data)
        torn[place] ^= 0xFF
        judged.add(is_untouched(bytes(torn)))
    assert None in judged


def test_a_part_that_says_another_compression_is_no_error(data: bytes) -> None:
    torn = bytearray(data)
    place = torn.rindex(b"docProps/custom.xml")  # in the directory: the name stands 46 bytes after the start of its entry
    torn[place - 46 + 10] = zipfile.ZIP_BZIP2
    assert is_untouched(bytes(torn)) is None


def test_a_torn_file_is_found(data: bytes, deck: Deck) -> None:
    assert codes(data[: len(data) // 2], deck) == {"package-unreadable"}


def test_a_missing_part_is_found(data: bytes, deck: Deck) -> None:
    found = codes(changed(data, "ppt/charts/chart1.xml", None), deck)
    assert {"part-missing", "relationship-dangling", "part-orphaned"} <= found


def test_two_shapes_with_one_id_are_found(data: bytes, deck: Deck) -> None:
    slide = part(data, "ppt/slides/slide2.xml").replace(b'<p:cNvPr id="11"', b'<p:cNvPr id="12"')
    assert codes(changed(data, "ppt/slides/slide2.xml", slide), deck) == {"shape-id-repeated"}


def test_a_section_that_omits_a_slide_is_found(data: bytes, deck: Deck) -> None:
    raw = part(data, "ppt/presentation.xml").replace(b'<p14:sldId id="258"/>', b"")
    assert codes(changed(data, "ppt/presentation.xml", raw), deck) == {"section-mismatch"}


def test_an_empty_relationship_is_found(data: bytes, deck: Deck) -> None:
    slide = part(data, "ppt/slides/slide5.xml").replace(b'r:embed="rId3"', b'r:embed=""')
    assert "relationship-missing" in codes(changed(data, "ppt/slides/slide5.xml", slide), deck)


def test_a_lost_notes_page_is_found(data: bytes, deck: Deck) -> None:
    assert "slide-count" in codes(changed(data, "ppt/notesSlides/notesSlide3.xml", None), deck)


def test_a_lost_slide_is_found(data: bytes, deck: Deck) -> None:
    assert codes(data, replace(deck, slides=deck.slides[:-1])) == {"slide-count"}


def test_a_chart_with_a_foreign_axis_is_found(data: bytes, deck: Deck) -> None:
    chart = part(data, "ppt/charts/chart1.xml").replace(b'<c:axId val="222222222"/>', b'<c:axId val="3"/>', 1)
    assert codes(changed(data, "ppt/charts/chart1.xml", chart), deck) == {"chart-axis"}


def test_a_slide_without_a_title_is_found(deck: Deck) -> None:
    bare = replace(deck, slides=(replace(deck.slides[1], items=deck.slides[1].items[2:]),))
    assert codes(write(bare, builtin_brand()), bare) == {"slide-without-title"}


def test_a_picture_that_is_a_text_file_is_refused(deck: Deck, tmp_path: Path) -> None:
    file = tmp_path / "screen.png"
    file.write_text("not a picture")
    broken = replace(deck.slides[4].items[2], file=str(file))
    with pytest.raises(ContentError, match="picture-broken"):
        write(replace(deck, slides=(replace(deck.slides[4], items=(broken,)),)), builtin_brand())


def test_a_picture_that_is_gone_is_refused(deck: Deck, tmp_path: Path) -> None:
    broken = replace(deck.slides[4].items[2], file=str(tmp_path / "gone.png"))
    with pytest.raises(ContentError, match="picture-gone"):
        write(replace(deck, slides=(replace(deck.slides[4], items=(broken,)),)), builtin_brand())


def test_a_picture_that_another_one_replaces_while_the_deck_is_written_is_told(tmp_path: Path) -> None:
    file = tmp_path / "screen.png"
    Image.new("RGB", (40, 20), "red").save(file)
    target = PictureTarget(picture_part(str(file)).member.name, str(file))
    Image.new("RGB", (40, 20), "blue").save(file)
    os.utime(file, ns=(1, 1))
    with pytest.raises(ContentError, match="picture-changed"):
        Parts(names={}).relate(target, Relationships("ppt/slides"))


def test_a_relationship_that_nothing_uses_is_found(data: bytes, deck: Deck) -> None:
    slide = part(data, "ppt/slides/slide6.xml").replace(b"hlinkClick r:id", b"hlinkClick data")
    assert codes(changed(data, "ppt/slides/slide6.xml", slide), deck) == {"relationship-unused"}


def test_a_part_that_is_no_xml_is_found(data: bytes, deck: Deck) -> None:
    assert codes(changed(data, "ppt/slides/slide6.xml", b"<p:sld"), deck) == {"part-malformed"}


def test_a_part_that_stands_twice_is_found(data: bytes, deck: Deck) -> None:
    buffer = BytesIO(data)
    with zipfile.ZipFile(buffer, "a") as package, pytest.warns(UserWarning, match="Duplicate name"):
        package.writestr("ppt/presProps.xml", part(data, "ppt/presProps.xml"))
    assert "part-repeated" in codes(buffer.getvalue(), deck)


def test_two_slides_with_one_id_are_found(deck: Deck) -> None:
    twins = replace(deck, slides=(deck.slides[1], deck.slides[1]))
    assert "slide-count" in codes(write(twins, builtin_brand()), twins)
