"""Saved files go in, an event for every open page comes out."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from watchfiles import Change, DefaultFilter, awatch

from briefing_builder.preview.decks.files import is_ours
from briefing_builder.preview.decks.live_programme import LiveProgramme

QUIET_MILLISECONDS = 10
"""How long no other file may change before a change is reported; editors write a file in several steps."""
LONGEST_MILLISECONDS = 200
LOOK_MILLISECONDS = 1000
"""How often the files are checked if the system reported nothing."""
END = "end"
"""The event that ends the stream."""


@dataclass(slots=True)
class EventBroadcaster:
    """Sends events, each a kind and a text, to every page that listens."""

    _listeners: set[asyncio.Queue[tuple[str, str]]] = field(default_factory=set)

    def send(self, kind: str, text: str) -> None:
        """Send an event to all pages."""
        for listener in self._listeners:
            listener.put_nowait((kind, text))

    @contextmanager
    def subscribe(self) -> Iterator[asyncio.Queue[tuple[str, str]]]:
        """Yield a queue of all events from now on, for as long as the context lasts."""
        queue: asyncio.Queue[tuple[str, str]] = asyncio.Queue()
        self._listeners.add(queue)
        try:
            yield queue
        finally:
            self._listeners.discard(queue)


class _ProgrammeFilter(DefaultFilter):
    """What a programme is made of."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def __call__(self, change: Change, path: str) -> bool:
        try:
            parts = Path(path).relative_to(self._folder).parts
        except ValueError:
            return False
        return is_ours(parts) and super().__call__(change, path)


@asynccontextmanager
async def watching(live: LiveProgramme, broadcaster: EventBroadcaster) -> AsyncIterator[None]:
    """Reload the programme whenever one of its files changes, for as long as the context lasts."""
    stop = asyncio.Event()
    task = asyncio.create_task(_watch(live, broadcaster, stop))
    try:
        yield
    finally:
        stop.set()
        await task


async def _watch(live: LiveProgramme, broadcaster: EventBroadcaster, stop: asyncio.Event) -> None:
    """Follow the files for as long as the server lives.

    The system tells of a change at once, but not of every one: a folder that was removed and made again, a network drive, a system
    without a watch left, a folder that must not be read. So the files are also looked at every second, and a new watch is tried.
    """
    while not stop.is_set():
        try:
            await _follow(live, broadcaster, stop)
        except (asyncio.CancelledError, KeyboardInterrupt, SystemExit):
            raise
        except BaseException:  # a panic in watchfiles is no Exception; whatever it was, the looks go on and a new watch is tried
            await asyncio.sleep(LOOK_MILLISECONDS / 1000)
            await _reload(live, broadcaster)


async def _follow(live: LiveProgramme, broadcaster: EventBroadcaster, stop: asyncio.Event) -> None:
    """Reload whenever the system tells of a change or a look shows one, until the folder is another one."""
    watched, folder = _folder_identity(live.folder), live.folder.resolve()
    changes = awatch(
        folder,
        watch_filter=_ProgrammeFilter(folder),
        stop_event=stop,
        debounce=LONGEST_MILLISECONDS,
        step=QUIET_MILLISECONDS,
        rust_timeout=LOOK_MILLISECONDS,
        yield_on_timeout=True,
        ignore_permission_denied=True,
    )
    async for changed in changes:
        await _reload(live, broadcaster, is_reported=bool(changed))
        if _folder_identity(live.folder) != watched:
            return


async def _reload(live: LiveProgramme, broadcaster: EventBroadcaster, *, is_reported: bool = False) -> None:
    if is_reported or not await asyncio.to_thread(live.is_current):
        await asyncio.to_thread(live.reload)
        broadcaster.send("version", str(live.version))


def _folder_identity(folder: Path) -> tuple[int, int]:
    """Return what distinguishes a folder from another of the same name. Raises OSError where there is none."""
    status = folder.stat()
    return status.st_dev, status.st_ino
