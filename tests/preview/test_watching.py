"""The bell and the watch: whoever listens hears every version, and after whatever happens the next save is followed."""

import asyncio
import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from briefing_builder import pipeline
from briefing_builder.files.resources import resource
from briefing_builder.preview.decks import watching as watching_module
from briefing_builder.preview.decks.files import file_states
from briefing_builder.preview.decks.live_programme import LiveProgramme
from briefing_builder.preview.decks.watching import EventBroadcaster, watching

PATIENCE = 10
"""Seconds until a version that does not come is missed."""


@pytest.fixture
def programme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(watching_module, "LOOK_MILLISECONDS", 50)
    shutil.copytree(resource("examples", "minimal"), tmp_path / "minimal")
    return tmp_path / "minimal"


def followed(programme: Path, steps: Callable[[LiveProgramme, Callable[[], Awaitable[None]]], Awaitable[None]]) -> None:
    """Watch a programme while the steps are taken; they are given the studio, and a way to wait for the next version."""

    async def run() -> None:
        live, events = LiveProgramme(programme), EventBroadcaster()
        live.reload()
        async with watching(live, events):
            with events.subscribe() as news:

                async def next_version() -> None:
                    assert (await asyncio.wait_for(news.get(), PATIENCE))[0] == "version"

                await steps(live, next_version)

    asyncio.run(run())


def edit(programme: Path, word: str) -> None:
    path = programme / "briefing.yaml"
    path.write_text(path.read_text() + f"# {word}\n")


def text_of(programme: Path) -> str:
    return (programme / "briefing.yaml").read_text()


def test_a_ring_after_listening_began_is_never_missed() -> None:
    events = EventBroadcaster()
    with events.subscribe() as one, events.subscribe() as other:
        events.send("version", "3")
        events.send("talk", "d=field")
        assert [one.get_nowait(), one.get_nowait(), other.get_nowait()] == [("version", "3"), ("talk", "d=field"), ("version", "3")]


def test_who_has_gone_is_forgotten() -> None:
    events = EventBroadcaster()
    with events.subscribe() as queue:
        pass
    events.send("version", "1")
    assert queue.empty()


def test_a_folder_that_was_removed_and_made_again_is_followed(programme: Path) -> None:
    whole = text_of(programme)

    async def steps(live: LiveProgramme, next_version: Callable[[], Awaitable[None]]) -> None:
        shutil.rmtree(programme)
        await next_version()
        while not live.problems:
            await next_version()
        programme.mkdir()
        (programme / "briefing.yaml").write_text(whole)
        while live.problems:
            await next_version()
        await asyncio.sleep(0.3)  # the watch is a new one now
        (programme / "briefing.yaml").write_text("organisation: [")
        while not live.problems:
            await next_version()

    followed(programme, steps)


def test_a_folder_that_was_moved_away_and_came_back_is_followed(programme: Path) -> None:
    async def steps(live: LiveProgramme, next_version: Callable[[], Awaitable[None]]) -> None:
        programme.rename(programme.with_name("elsewhere"))
        while not live.problems:
            await next_version()
        programme.with_name("elsewhere").rename(programme)
        while live.problems:
            await next_version()
        edit(programme, "here again")
        await next_version()

    followed(programme, steps)


@pytest.mark.parametrize("failure", [OSError(28, "OS file watch limit reached"), RuntimeError("the watch broke")], ids=["limit", "broken"])
def test_without_a_watch_of_the_system_saves_are_seen_by_looking(
    programme: Path, monkeypatch: pytest.MonkeyPatch, failure: Exception
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise failure

    monkeypatch.setattr(watching_module, "awatch", refused)

    async def steps(_: LiveProgramme, next_version: Callable[[], Awaitable[None]]) -> None:
        for word in ("one", "two"):
            edit(programme, word)
            await next_version()

    followed(programme, steps)


def test_a_fault_of_ours_while_reading_ends_no_watch(programme: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: Path) -> None:
        raise ZeroDivisionError

    async def steps(live: LiveProgramme, next_version: Callable[[], Awaitable[None]]) -> None:
        with monkeypatch.context() as patched:
            patched.setattr(pipeline, "load", fails)
            edit(programme, "one")
            await next_version()
            assert [problem.code for problem in live.problems] == ["internal"]
        edit(programme, "two")
        while live.problems:
            await next_version()

    followed(programme, steps)


def test_what_is_saved_while_the_files_are_read_is_seen_by_the_next_look(programme: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = pipeline.load

    def slow(path: Path) -> pipeline.Session:
        read = whole(path)
        monkeypatch.setattr(pipeline, "load", whole)
        edit(programme, "too late for this reading")
        return read

    live = LiveProgramme(programme)
    live.reload()
    assert live.is_current()
    monkeypatch.setattr(pipeline, "load", slow)
    live.reload()
    assert not live.is_current()


def test_a_look_takes_in_what_a_programme_is_made_of_and_ends(programme: Path) -> None:
    for name in ("rehearsals/one.json", "out/deck.pptx", ".git/index", "~$plan.docx", "data/rows.csv~", "data/rows.csv"):
        (programme / name).parent.mkdir(parents=True, exist_ok=True)
        (programme / name).write_text("x")
    (programme / "data" / "up").symlink_to(programme)
    (programme / "data" / "nowhere").symlink_to(programme / "gone")
    names = {name for name, *_ in file_states(programme)}
    assert {"briefing.yaml", "data/rows.csv"} <= names
    assert not any(name.endswith((".json", ".pptx", "index", ".docx", "~")) for name in names)
    assert file_states(programme / "gone") == frozenset()
