"""Pictures come in through one door: from the programme's folder only, ordinary files only, and read again when they change."""

import os
from pathlib import Path

import picture_samples as samples
import pytest

from briefing_builder.errors import ContentError
from briefing_builder.pictures import picture_in, pixels, shown_picture
from briefing_builder.pictures.named import named_by, names_in
from briefing_builder.problems import Problem, Source

PLACE = Source(path="templates/slides/qa.xml.j2", line=3)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "programme"
    (inside / "media").mkdir(parents=True)
    samples.laid(tmp_path, "elsewhere.png", samples.saved(samples.quartered(), "PNG"))
    samples.laid(inside, "media/own.png", samples.saved(samples.quartered(), "PNG"))
    (inside / "media/link.png").symlink_to(tmp_path / "elsewhere.png")
    (inside / "media/own-link.png").symlink_to("own.png")
    return inside


def problem(folder: Path, name: str) -> Problem:
    found = picture_in(folder, name, PLACE)
    assert found.value == ""
    return found.problems[0]


def test_a_picture_of_the_programme_is_let_in_through_links_too(folder: Path) -> None:
    for name in ("media/own.png", "media/own-link.png", "media/../media/own.png"):
        assert picture_in(folder, name, PLACE).problems == ()
        assert samples.is_upright(shown_picture(picture_in(folder, name, PLACE).value).data)


@pytest.mark.parametrize("name", ["../elsewhere.png", "media/../../elsewhere.png", "media/link.png", "{absolute}"])
def test_no_other_picture_of_the_machine_is(name: str, folder: Path) -> None:
    found = problem(folder, name.format(absolute=folder.parent / "elsewhere.png"))
    assert (found.code, found.source, bool(found.hint)) == ("outside-folder", PLACE, True)


@pytest.mark.parametrize(
    ("name", "code"), [("media", "picture-broken"), ("media/pipe", "picture-broken"), ("media/on.png", "file-missing"),
                       ("x" * 300 + ".png", "file-missing"), ("media/own.png/x", "file-missing"), (" ", "file-missing")]
)  # fmt: skip
def test_what_is_no_file_is_a_problem_at_its_place(name: str, code: str, folder: Path) -> None:
    os.mkfifo(folder / "media/pipe")
    found = problem(folder, name)
    assert (found.code, found.source) == (code, PLACE)


def test_a_picture_that_was_replaced_is_read_again(folder: Path) -> None:
    file = folder / "media/own.png"
    assert pixels(str(file)) == (64, 32)
    file.write_bytes(samples.saved(samples.quartered().resize((40, 40)), "PNG"))
    os.utime(file, ns=(1, 1))
    assert pixels(str(file)) == (40, 40)


def test_a_picture_that_goes_or_breaks_meanwhile_is_told_and_comes_back(folder: Path) -> None:
    file = folder / "media/own.png"
    data = file.read_bytes()
    shown_picture(str(file))
    for change, code in ((file.unlink, "picture-gone"), (lambda: file.write_bytes(data[:60]), "picture-broken")):
        change()
        for ask in (shown_picture, pixels):
            with pytest.raises(ContentError) as failure:
                ask(str(file))
            (told,) = failure.value.problems
            assert (told.code, told.source, bool(told.hint)) == (code, Source(path=str(file)), True)
    file.write_bytes(data)
    os.utime(file, ns=(2, 2))
    assert pixels(str(file)) == (64, 32)


def test_templates_tell_which_pictures_they_may_show(folder: Path) -> None:
    template = folder / "qa.xml.j2"
    template.write_text(
        '<picture file="media/own.png" alt="file"/><quote photo=\'{{ endorser.photo }}\'>'
        '<picture file="media/{{ department.id }}.png"/><picture file="../elsewhere.png"/>'
    )
    assert list(names_in(template.read_text())) == ["media/own.png", "../elsewhere.png"]
    found = {path.relative_to(folder).as_posix() for path in named_by([template], folder)}
    assert found == {"media/own.png", "media/link.png", "media/own-link.png"}
