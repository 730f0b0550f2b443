"""The studio: the newest deck that can be built, and nothing drawn twice."""

import shutil
from pathlib import Path

import pytest
from hostile_templates import hostile

from briefing_builder import pipeline
from briefing_builder.files.resources import resource
from briefing_builder.preview.decks.building import DeckChoice, address_of
from briefing_builder.preview.decks.live_programme import REMEMBERED, LiveProgramme


@pytest.fixture
def programme(tmp_path: Path) -> Path:
    shutil.copytree(resource("examples", "minimal"), tmp_path / "minimal")
    return tmp_path / "minimal"


def opened(programme: Path) -> tuple[LiveProgramme, DeckChoice]:
    live = LiveProgramme(programme)
    live.reload()
    choice = live.choice()
    assert choice
    return live, choice


def test_an_edit_draws_only_what_changed(programme: Path) -> None:
    live, choice = opened(programme)
    before = live.show(choice)
    path = programme / "briefing.yaml"
    path.write_text(path.read_text().replace("Calm Calls", "Quiet Calls"))
    live.reload()
    after = live.show(choice)
    assert before
    assert after
    changed = {id for id, picture in after.pictures.items() if before.pictures.get(id) is not picture}
    assert "showcase" in changed
    assert "qa" not in changed


def test_the_last_good_deck_stays_when_the_files_break(programme: Path) -> None:
    live, choice = opened(programme)
    good = live.show(choice)
    path = programme / "briefing.yaml"
    path.write_text("organisation: [")
    live.reload()
    shown = live.show(choice)
    assert good
    assert shown
    assert (shown.pictures, shown.is_stale) == (good.pictures, True)
    assert shown.problems[0].source
    assert shown.problems[0].source.path.endswith("briefing.yaml")


def test_a_broken_template_keeps_the_deck_and_is_named(programme: Path) -> None:
    live, choice = opened(programme)
    live.show(choice)
    own = programme / "templates" / "slides"
    own.mkdir(parents=True)
    (own / "qa.xml.j2").write_text("<slide id='qa'>{{ nothing }}</slide>")
    live.reload()
    shown = live.show(choice)
    assert shown
    assert shown.is_stale
    assert "qa.xml.j2" in str(shown.problems[0].source)


def test_what_is_unknown_becomes_the_usual(programme: Path) -> None:
    live, choice = opened(programme)
    assert live.choice("nobody", "endless", "neon") == choice


def test_a_programme_that_never_loaded_shows_its_problems(tmp_path: Path) -> None:
    live = LiveProgramme(tmp_path)
    live.reload()
    assert live.choice() is None
    assert live.problems


def test_only_a_few_decks_are_kept(programme: Path) -> None:
    live, choice = opened(programme)
    for variant in ("short", "compact", "standard", "long"):
        for brand in ("editorial", "bold", "civic"):
            live.show(DeckChoice(department=choice.department, variant=variant, brand=brand))
    assert len(live._shown) == REMEMBERED
    assert set(live._first) == set(live._shown)


def test_a_picture_file_that_changed_has_another_address(tmp_path: Path) -> None:
    file = tmp_path / "a.png"
    file.write_bytes(b"one")
    first = address_of(file)
    file.write_bytes(b"another")
    assert address_of(file) != first


def test_an_own_template_is_seen_as_soon_as_it_is_saved(programme: Path) -> None:
    live, choice = opened(programme)
    before = live.show(choice)
    own = programme / "templates" / "slides"
    own.mkdir(parents=True)
    text = resource("templates", "slides", "qa.xml.j2").read_text().replace('{{ words("qa.kicker") }}', "Now it is your turn")
    (own / "qa.xml.j2").write_text(text)
    live.reload()
    after = live.show(choice)
    assert before
    assert after
    assert "NOW" in after.pictures["qa"]
    assert "NOW" not in before.pictures["qa"]


def test_another_look_in_the_content_draws_every_slide_anew(programme: Path) -> None:
    live, choice = opened(programme)
    before = live.show(choice)
    path = programme / "briefing.yaml"
    path.write_text(path.read_text() + "\nbrand: {base: civic}\n")
    live.reload()
    after = live.show(choice)
    assert before
    assert after
    assert all(picture != before.pictures[id] for id, picture in after.pictures.items())


def test_a_picture_that_was_saved_again_is_shown_anew(tmp_path: Path) -> None:
    shutil.copytree(resource("examples", "merrowdale"), tmp_path / "merrowdale")
    live, choice = opened(tmp_path / "merrowdale")
    before = live.show(choice)
    assert before
    assert all(f"/media/{name}" in "".join(before.pictures.values()) for name in live.media)
    for path in set(live.media.values()):
        path.write_bytes(path.read_bytes() + b"\0")
    live.reload()
    after = live.show(choice)
    assert after
    assert {id for id, picture in after.pictures.items() if picture != before.pictures[id]} == {
        id for id, picture in after.pictures.items() if "<image" in picture
    }


def test_slides_after_one_that_has_gone_show_their_new_numbers(tmp_path: Path) -> None:
    shutil.copytree(resource("examples", "merrowdale"), tmp_path / "merrowdale")
    live, choice = opened(tmp_path / "merrowdale")
    before = live.show(choice)
    path = tmp_path / "merrowdale" / "briefing.yaml"
    head, _, rest = path.read_text().partition("needs_analysis:")
    path.write_text(head + rest.partition("\n\n")[2])
    live.reload()
    after = live.show(choice)
    assert before
    assert after
    old = {id: number for number, id in enumerate(before.pictures, 1)}
    moved = {id: number for number, id in enumerate(after.pictures, 1) if old.get(id, number) != number}
    assert "close" in moved
    numbered = [id for id in moved if id not in ("qa", "permission")]  # what stands alone has no number
    assert [id for id in numbered if f">{moved[id]}</text>" not in after.pictures[id]] == []


def test_a_picture_that_is_gone_when_it_is_drawn_is_named(tmp_path: Path) -> None:
    shutil.copytree(resource("examples", "merrowdale"), tmp_path / "merrowdale")
    live, choice = opened(tmp_path / "merrowdale")
    assert live.show(choice)
    name = next(iter(live.media.values())).name
    shutil.rmtree(tmp_path / "merrowdale" / "media")
    assert live.show(DeckChoice(department=choice.department, variant="long")) is None
    assert name in str(live.problems_of(DeckChoice(department=choice.department, variant="long")))


UNEXPECTED = (MemoryError(), RecursionError(), KeyError("Ada Nwosu"), AssertionError("Ada Nwosu"), OSError(5, "I/O error", "a.yaml"))


@pytest.mark.parametrize("failure", UNEXPECTED, ids=lambda failure: type(failure).__name__)
@pytest.mark.parametrize("step", ["load", "checked_deck"])
def test_whatever_happens_is_told_and_the_next_save_is_followed(
    programme: Path, monkeypatch: pytest.MonkeyPatch, step: str, failure: Exception
) -> None:
    live, choice = opened(programme)
    good = live.show(choice)

    def fails(*_: object) -> None:
        raise failure

    with monkeypatch.context() as patched:
        patched.setattr(pipeline, step, fails)
        live.reload()
        broken = live.show(choice)
        assert good
        assert broken
        assert (broken.pictures, broken.is_stale) == (good.pictures, True)
        assert broken.problems
        assert "Ada Nwosu" not in str(broken.problems)  # an exception may quote a row of learners
    live.reload()
    mended = live.show(choice)
    assert mended
    assert (mended.is_stale, mended.problems) == (False, good.problems)


def test_a_deck_that_cannot_be_built_makes_no_other_one_stale(programme: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    live, choice = opened(programme)
    other = DeckChoice(department=choice.department, variant="short")
    whole = pipeline.checked_deck

    def only_standard(session: pipeline.Session, department: str, options: pipeline.Options) -> object:
        if options.variant == "short":
            raise MemoryError
        return whole(session, department, options)

    monkeypatch.setattr(pipeline, "checked_deck", only_standard)
    assert live.show(other) is None
    assert [problem.code for problem in live.problems_of(other)] == ["out-of-memory"]
    shown = live.show(choice)
    assert shown
    assert not shown.is_stale
    assert live.problems_of(choice) == ()


def test_a_working_folder_that_was_removed_and_made_again_is_read_anew(programme: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(programme)
    live, choice = opened(Path())
    kept = (programme / "briefing.yaml").read_text()
    shutil.rmtree(programme)
    live.reload()
    assert live.problems
    programme.mkdir()
    (programme / "briefing.yaml").write_text(kept.replace("Calm Calls", "Quiet Calls"))
    live.reload()
    assert live.problems == ()
    shown = live.show(choice)
    assert shown
    assert "Quiet" in shown.pictures["showcase"]


def test_the_folder_stays_that_of_the_programme_when_it_is_gone(programme: Path) -> None:
    live, _ = opened(programme / "briefing.yaml")
    shutil.rmtree(programme)
    live.reload()
    assert live.folder == programme


def test_a_brand_file_that_breaks_keeps_the_deck_and_is_named(programme: Path) -> None:
    path = programme / "briefing.yaml"
    path.write_text(path.read_text() + "\nbrand: {file: look.potx}\n")
    (programme / "look.potx").write_bytes(hostile("potx"))
    live, choice = opened(programme)
    good = live.show(choice)
    assert good
    assert good.pictures
    (programme / "look.potx").write_bytes(b"%PDF-1.7")
    live.reload()
    shown = live.show(choice)
    assert shown
    assert (shown.pictures, shown.is_stale) == (good.pictures, True)
    assert [problem.code for problem in shown.problems if problem.code.startswith("brand-")] == ["brand-unreadable"]
