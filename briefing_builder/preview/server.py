"""Serving the preview: a programme goes in, a page at an address of this machine lives until the server is stopped."""

import gc
import socket
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import uvicorn

from briefing_builder.errors import OutputError
from briefing_builder.limits.model import Limits
from briefing_builder.preview.app import application
from briefing_builder.preview.decks.builders import SubprocessBuilder
from briefing_builder.preview.decks.live_programme import LiveProgramme
from briefing_builder.preview.decks.watching import END, EventBroadcaster
from briefing_builder.preview.guards import new_token
from briefing_builder.problems import error

LOOPBACK = "127.0.0.1"
USUAL_PORT = 8765
TRIED = 20
"""Ports that are tried after the usual one."""


def serve(path: Path, *, brand: str = "", port: int = 0, limits: Limits | None = None, when_ready: Callable[[str], None]) -> None:
    """Serve the preview of a programme until it is interrupted; `when_ready` gets its address, token included.

    `brand` is shown first, a name or the path of a file; the programme's own where it is empty.

    Decks are built within `limits`, the usual ones unless given. Only this machine can reach it. Port 0 takes the usual one or the next
    that is free. Raises OutputError when a named port is taken.
    """
    live = LiveProgramme(path, builder=SubprocessBuilder(limits or Limits()), brand=brand)
    live.reload()
    Thread(target=_build_first_deck, args=(live,), daemon=True).start()
    with _listening_socket(port) as listener:
        number = listener.getsockname()[1]
        token = new_token()
        broadcaster = EventBroadcaster()
        app = application(live, broadcaster, token=token, cookie=f"briefing-{number}")
        config = uvicorn.Config(app, log_level="critical", access_log=False, server_header=False, timeout_graceful_shutdown=1)
        server = _AnnouncingServer(config, broadcaster, lambda: when_ready(f"http://{LOOPBACK}:{number}/?token={token}"))
        try:
            server.run(sockets=[listener])
        finally:
            live.builder.close()


def _build_first_deck(live: LiveProgramme) -> None:
    """Build what the first page shows while the server and the browser start."""
    choice = live.choice()
    if choice:
        live.show(choice)
    gc.freeze()  # what is loaded now stays; looking through it again and again would make single edits slow


class _AnnouncingServer(uvicorn.Server):
    """A server that says when it can be asked, and lets every page go when it ends."""

    def __init__(self, config: uvicorn.Config, broadcaster: EventBroadcaster, tell: Callable[[], None]) -> None:
        super().__init__(config)
        self._broadcaster, self._tell = broadcaster, tell

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then tell."""
        await super().startup(sockets=sockets)
        if self.started:
            self._tell()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End the streams of news, then the server."""
        self._broadcaster.send(END, "")
        await super().shutdown(sockets=sockets)


def _listening_socket(port: int) -> socket.socket:
    candidates = [port] if port else [*range(USUAL_PORT, USUAL_PORT + TRIED), 0]
    for number in candidates:
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((LOOPBACK, number))
            listener.listen()  # only this tells whether somebody else listens there
        except OSError:
            listener.close()
            continue
        return listener
    raise OutputError(error("port-taken", f"port {port} is taken or not allowed", hint="choose another with --port, or leave it out"))
