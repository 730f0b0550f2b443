"""Saved files go in, a ring of the bell for every open page comes out."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from watchfiles import Change, DefaultFilter, awatch

from briefing_builder.preview.studio import Studio

QUIET_MILLISECONDS = 10
"""How long no other file may change before a change is told; editors write a file in several steps."""
LONGEST_MILLISECONDS = 200
IGNORED = ("out", "rehearsals")


@dataclass(slots=True)
class Bell:
    """Tells every page that listens which version is the newest."""

    _listeners: set[asyncio.Queue[int]] = field(default_factory=set)

    def ring(self, version: int) -> None:
        """Tell all."""
        for listener in self._listeners:
            listener.put_nowait(version)

    @contextmanager
    def heard(self) -> Iterator[asyncio.Queue[int]]:
        """Give a queue of all new versions, from now on and for as long as the context lasts."""
        queue: asyncio.Queue[int] = asyncio.Queue()
        self._listeners.add(queue)
        try:
            yield queue
        finally:
            self._listeners.discard(queue)


class _OurFiles(DefaultFilter):
    """What a programme is made of: not decks, rehearsals, hidden files or what an editor leaves beside."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def __call__(self, change: Change, path: str) -> bool:
        try:
            parts = Path(path).relative_to(self._folder).parts
        except ValueError:
            return False
        hidden = any(part.startswith((".", "~$")) or part.endswith(("~", ".part")) for part in parts)
        return not hidden and parts[:1] not in [(name,) for name in IGNORED] and super().__call__(change, path)


@asynccontextmanager
async def watching(studio: Studio, bell: Bell) -> AsyncIterator[None]:
    """Reload the programme whenever one of its files changes, for as long as the context lasts."""
    stop = asyncio.Event()
    task = asyncio.create_task(_watch(studio, bell, stop))
    try:
        yield
    finally:
        stop.set()
        await task


async def _watch(studio: Studio, bell: Bell, stop: asyncio.Event) -> None:
    folder = (studio.path if studio.path.is_dir() else studio.path.parent).resolve()
    changes = awatch(folder, watch_filter=_OurFiles(folder), stop_event=stop, debounce=LONGEST_MILLISECONDS, step=QUIET_MILLISECONDS)
    async for _ in changes:
        await asyncio.to_thread(studio.reload)
        bell.ring(studio.version)
