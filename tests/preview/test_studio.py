"""The studio: the newest deck that can be built, and nothing drawn twice."""

import shutil
from pathlib import Path

import pytest

from briefing_builder.preview.studio import REMEMBERED, Choice, Studio
from briefing_builder.resources import resource


@pytest.fixture
def programme(tmp_path: Path) -> Path:
    shutil.copytree(resource("examples", "minimal"), tmp_path / "minimal")
    return tmp_path / "minimal"


def opened(programme: Path) -> tuple[Studio, Choice]:
    studio = Studio(programme)
    studio.reload()
    choice = studio.choice()
    assert choice
    return studio, choice


def test_an_edit_draws_only_what_changed(programme: Path) -> None:
    studio, choice = opened(programme)
    before = studio.show(choice)
    path = programme / "briefing.yaml"
    path.write_text(path.read_text().replace("Calm Calls", "Quiet Calls"))
    studio.reload()
    after = studio.show(choice)
    assert before
    assert after
    changed = {id for id, picture in after.pictures.items() if before.pictures.get(id) is not picture}
    assert "showcase" in changed
    assert "qa" not in changed


def test_the_last_good_deck_stays_when_the_files_break(programme: Path) -> None:
    studio, choice = opened(programme)
    good = studio.show(choice)
    path = programme / "briefing.yaml"
    path.write_text("organisation: [")
    studio.reload()
    shown = studio.show(choice)
    assert good
    assert shown
    assert (shown.pictures, shown.is_stale) == (good.pictures, True)
    assert shown.problems[0].source
    assert shown.problems[0].source.path.endswith("briefing.yaml")


def test_a_broken_template_keeps_the_deck_and_is_named(programme: Path) -> None:
    studio, choice = opened(programme)
    studio.show(choice)
    own = programme / "templates" / "slides"
    own.mkdir(parents=True)
    (own / "qa.xml.j2").write_text("<slide id='qa'>{{ nothing }}</slide>")
    studio.reload()
    shown = studio.show(choice)
    assert shown
    assert shown.is_stale
    assert "qa.xml.j2" in str(shown.problems[0].source)


def test_what_is_unknown_becomes_the_usual(programme: Path) -> None:
    studio, choice = opened(programme)
    assert studio.choice("nobody", "endless", "neon") == choice


def test_a_programme_that_never_loaded_shows_its_problems(tmp_path: Path) -> None:
    studio = Studio(tmp_path)
    studio.reload()
    assert studio.choice() is None
    assert studio.problems


def test_only_a_few_decks_are_kept(programme: Path) -> None:
    studio, choice = opened(programme)
    for variant in ("short", "compact", "standard", "long"):
        for brand in ("editorial", "bold", "civic"):
            studio.show(Choice(department=choice.department, variant=variant, brand=brand))
    assert len(studio._shown) == REMEMBERED
    assert {key[0] for key in studio._drawn} == set(studio._shown)


def test_a_picture_file_that_changed_has_another_address(tmp_path: Path) -> None:
    studio = Studio(tmp_path)
    file = tmp_path / "a.png"
    file.write_bytes(b"one")
    first = studio._address(str(file))
    file.write_bytes(b"another")
    assert studio._address(str(file)) != first
    assert studio.media[first.removeprefix("/media/")] == file


def test_an_own_template_is_seen_as_soon_as_it_is_saved(programme: Path) -> None:
    studio, choice = opened(programme)
    before = studio.show(choice)
    own = programme / "templates" / "slides"
    own.mkdir(parents=True)
    text = resource("templates", "slides", "qa.xml.j2").read_text().replace("Over to you", "Now it is your turn")
    (own / "qa.xml.j2").write_text(text)
    studio.reload()
    after = studio.show(choice)
    assert before
    assert after
    assert "NOW" in after.pictures["qa"]
    assert "NOW" not in before.pictures["qa"]


def test_another_look_in_the_content_draws_every_slide_anew(programme: Path) -> None:
    studio, choice = opened(programme)
    before = studio.show(choice)
    path = programme / "briefing.yaml"
    path.write_text(path.read_text() + "\nbrand: {base: civic}\n")
    studio.reload()
    after = studio.show(choice)
    assert before
    assert after
    assert all(picture != before.pictures[id] for id, picture in after.pictures.items())


def test_a_picture_that_was_saved_again_is_shown_anew(tmp_path: Path) -> None:
    shutil.copytree(resource("examples", "merrowdale"), tmp_path / "merrowdale")
    studio, choice = opened(tmp_path / "merrowdale")
    before = studio.show(choice)
    assert before
    for path in studio.media.values():
        path.write_bytes(path.read_bytes() + b"\0")
    studio.reload()
    after = studio.show(choice)
    assert after
    assert {id for id, picture in after.pictures.items() if picture != before.pictures[id]} == {
        id for id, picture in after.pictures.items() if "<image" in picture
    }


def test_slides_after_one_that_has_gone_show_their_new_numbers(tmp_path: Path) -> None:
    shutil.copytree(resource("examples", "merrowdale"), tmp_path / "merrowdale")
    studio, choice = opened(tmp_path / "merrowdale")
    before = studio.show(choice)
    path = tmp_path / "merrowdale" / "briefing.yaml"
    head, _, rest = path.read_text().partition("needs_analysis:")
    path.write_text(head + rest.partition("\n\n")[2])
    studio.reload()
    after = studio.show(choice)
    assert before
    assert after
    old = {id: number for number, id in enumerate(before.pictures, 1)}
    moved = {id: number for number, id in enumerate(after.pictures, 1) if old.get(id, number) != number}
    assert "close" in moved
    numbered = [id for id in moved if id != "qa"]  # the question stands alone, without a number
    assert [id for id in numbered if f">{moved[id]}</text>" not in after.pictures[id]] == []
