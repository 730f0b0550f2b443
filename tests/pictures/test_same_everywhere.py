"""One picture, seen alike: a turned photograph and a logo in SVG, in the deck, the slides as pictures, the preview and the pack."""

import base64
import re
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import mkdtemp

import pack_samples
import picture_samples as samples
import pytest
from PIL import Image, ImageCms

from briefing_builder import pipeline
from briefing_builder.batch.state.inputs import input_stamps
from briefing_builder.errors import BriefingError, ContentError, TemplateError
from briefing_builder.packs.content.programme_files import redacted_files
from briefing_builder.pictures import shown_picture
from briefing_builder.pictures.upright import without_metadata
from briefing_builder.preview.decks.live_programme import LiveProgramme
from briefing_builder.problems import Problem

OPTIONS = pipeline.Options()
DEPARTMENT = "warehouse"
PHOTOGRAPH, LOGO = "media/lift-1.png", "media/logo.svg"
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><circle cx="20" cy="10" r="9" fill="#a00"/></svg>'
OWN = """<slide id="qa" section="Q" layout="content"><title>A picture of our own</title>
<pictures>
<picture file="{name}" alt="Ours">Ours</picture>
</pictures></slide>"""


def programme(folder: Path) -> Path:
    """Merrowdale with a photograph as a telephone takes it, under a wrong ending, and a drawn logo."""
    changes = {"briefing.yaml": ("schema_version: 1\n", f"schema_version: 1\nbrand: {{logo: {{file: {LOGO}, alt: The drop}}}}\n")}
    pack_samples.changed_programme(folder, changes)
    large = Image.open(BytesIO(samples.turned(6))).resize((640, 1280))
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, samples.SECRET.decode()
    (folder / PHOTOGRAPH).write_bytes(samples.saved(large, "JPEG", exif=exif, quality=95))
    (folder / LOGO).write_text(DRAWING)
    return folder


@cache
def session() -> pipeline.Session:
    return pipeline.load(programme(Path(mkdtemp(prefix="same-everywhere-"))))


def shown(name: str) -> bytes:
    return shown_picture(str(session().programme.folder / name)).data


def media(deck: bytes) -> set[bytes]:
    with zipfile.ZipFile(BytesIO(deck)) as package:
        return {package.read(name) for name in package.namelist() if name.startswith("ppt/media/")}


def test_the_deck_the_pictures_of_its_slides_and_the_preview_hold_the_same_bytes() -> None:
    both = {shown(PHOTOGRAPH), shown(LOGO)}
    assert not any(samples.SECRET in data for data in both)
    with Image.open(BytesIO(shown(PHOTOGRAPH))) as picture:
        assert picture.size == (1280, 640)
    assert both <= media(pipeline.build(session(), DEPARTMENT, OPTIONS).value)
    deck = pipeline.checked_deck(session(), DEPARTMENT, OPTIONS).value
    drawn = "".join(pipeline.slide_svgs(deck, pipeline.brand_of(session(), DEPARTMENT, OPTIONS).value).values())
    assert both <= {base64.b64decode(found) for found in re.findall(r'href="data:image/\w+;base64,([^"]+)"', drawn)}
    live = LiveProgramme(session().programme.folder)
    live.reload()
    choice = live.choice(DEPARTMENT)
    assert choice
    assert live.show(choice)
    assert both <= {shown_picture(str(path)).data for path in live.media.values()}


def test_a_redacted_programme_has_the_pictures_that_its_decks_show_under_their_kinds_ending() -> None:
    content = session().programme
    data = {"courses": [{"showcase": {"screenshots": [{"file": PHOTOGRAPH}]}}], "brand": {"logo": {"file": LOGO}}}
    files = redacted_files(data, content.folder)
    assert (files[f"{PHOTOGRAPH}.jpg"], files[f"{LOGO}.png"]) == (shown(PHOTOGRAPH), shown(LOGO))
    assert f"file: {LOGO}.png" in files["briefing.yaml"].decode()


def own_template(folder: Path, name: str) -> pipeline.Session:
    pack_samples.changed_programme(folder, {})
    (folder / "templates" / "slides").mkdir(parents=True, exist_ok=True)
    (folder / "templates" / "slides" / "qa.xml.j2").write_text(OWN.replace("{name}", name))
    return pipeline.load(folder)


def problems_of(folder: Path, name: str) -> tuple[Problem, ...]:
    with pytest.raises(TemplateError) as failure:
        pipeline.prepare(own_template(folder, name), DEPARTMENT, OPTIONS)
    return failure.value.problems


def test_a_template_shows_a_picture_of_the_programme_named_as_in_the_content(tmp_path: Path) -> None:
    found = own_template(tmp_path, "media/calm-calls-1.png")
    prepared = pipeline.prepare(found, DEPARTMENT, OPTIONS)
    files = [block.pictures[0].file for slide in prepared.rendered.markup.slides if slide.id == "qa" for block in slide.blocks]  # type: ignore[union-attr]
    assert files == [str(tmp_path / "media/calm-calls-1.png")]
    stamps = {stamp.path for stamp in input_stamps(found.programme, tmp_path)}
    assert files[0] in stamps, "a batch looks whether it has changed"


def test_a_template_shows_no_other_picture_of_the_machine(tmp_path: Path) -> None:
    outside = samples.laid(tmp_path, "outside.png", samples.saved(samples.quartered(), "PNG"))
    for number, name in enumerate(("../outside.png", outside)):
        (told,) = problems_of(tmp_path / str(number), name)
        assert told.code == "outside-folder"
        assert told.source
        assert (told.source.path.rpartition("/")[2], told.source.line) == ("qa.xml.j2", 3)


def test_a_picture_that_only_a_template_names_is_checked_like_all_others(tmp_path: Path) -> None:
    (tmp_path / "one" / "media").mkdir(parents=True)
    samples.laid(tmp_path, "one/media/cut.png", samples.saved(samples.quartered(), "PNG")[:60])
    (told,) = problems_of(tmp_path / "one", "media/cut.png")
    assert told.code == "picture-broken"
    (tmp_path / "two" / "media").mkdir(parents=True)
    other = samples.quartered("L")
    samples.laid(tmp_path, "two/media/moving.gif", samples.saved(samples.quartered(), "GIF", save_all=True, append_images=[other]))
    warned = pipeline.prepare(own_template(tmp_path / "two", "media/moving.gif"), DEPARTMENT, OPTIONS).problems
    assert [problem.source.line for problem in warned if problem.code == "picture-moves" and problem.source] == [3]


def test_a_picture_that_goes_while_decks_are_made_is_the_contents_fault(tmp_path: Path) -> None:
    found = pipeline.load(pack_samples.changed_programme(tmp_path, {}))
    prepared = pipeline.prepare(found, DEPARTMENT, OPTIONS)
    (tmp_path / "media" / "lift-1.png").unlink()
    with pytest.raises(BriefingError) as failure:
        pipeline.deck_bytes(pipeline.lay_out_checked(prepared), prepared.brand, OPTIONS)
    assert isinstance(failure.value, ContentError)
    (told,) = failure.value.problems
    assert (told.code, bool(told.hint), told.source and told.source.path) == ("picture-gone", True, str(tmp_path / "media" / "lift-1.png"))


def test_a_templates_picture_loses_what_a_camera_wrote_and_stays_as_it_lies() -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, samples.SECRET.decode()
    stream = BytesIO()
    Image.new("RGB", (40, 20), "#7A1F5C").save(stream, "JPEG", exif=exif)
    plain = without_metadata(stream.getvalue())
    assert samples.SECRET in stream.getvalue()
    assert samples.SECRET not in plain
    with Image.open(BytesIO(plain)) as picture:
        assert picture.size == (40, 20)
    assert without_metadata(b"\x89PNG\r\n\x1a\n and no more") == b"\x89PNG\r\n\x1a\n and no more"


def test_a_templates_picture_in_other_colours_is_written_in_those_of_a_screen() -> None:
    stream, profile = BytesIO(), ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    Image.new("RGB", (40, 20), "#7A1F5C").save(stream, "JPEG", icc_profile=profile)
    with Image.open(BytesIO(without_metadata(stream.getvalue()))) as picture:
        assert (picture.size, picture.mode, picture.info.get("icc_profile")) == ((40, 20), "RGB", None)
