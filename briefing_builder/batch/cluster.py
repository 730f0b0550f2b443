"""The workers of a Dask scheduler: the same tasks, the same bytes, on as many machines as it has.

A scheduler runs whatever it is sent, so only one on this machine, or one that proves itself by TLS, is spoken to.
"""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from briefing_builder.batch.making import make_all
from briefing_builder.batch.model import Limits, Outcome, Task, failed
from briefing_builder.batch.tool import tool_digest
from briefing_builder.errors import BatchError, ResourceMissing
from briefing_builder.problems import error

CHUNK = 20
"""Decks that travel together: a task costs the scheduler about as much as a tenth of a deck."""
PATIENCE = 30
"""Seconds in which the scheduler must answer, and have a worker."""
RETRIES = 2


def outcomes_of(tasks: tuple[Task, ...], given: Limits, *, address: str) -> Generator[Outcome, None, None]:
    """Yield what became of each deck, as soon as it is known; a worker that is lost costs nothing but time.

    Raises BatchError when the scheduler does not answer, is neither here nor secured, or has workers of another version;
    ResourceMissing where Dask is not installed. KeyboardInterrupt takes back what has not begun.
    """
    with _client(address) as client:
        from distributed import as_completed

        _must_agree(client)
        here = str(Path.cwd())
        size = _chunk_size(len(tasks), len(client.scheduler_info()["workers"]))
        chunks = [tasks[start : start + size] for start in range(0, len(tasks), size)]
        sent = {client.submit(make_all, chunk, here, pure=False, retries=RETRIES): chunk for chunk in chunks}
        try:
            for future in as_completed(sent, timeout=given.seconds * len(tasks) + PATIENCE):
                yield from _outcomes(future, sent[future])
        except BaseException:
            client.cancel(list(sent))
            raise


def _chunk_size(tasks: int, workers: int) -> int:
    """Return how many decks travel together: fewer than usual where every worker would not have its share."""
    return max(1, min(CHUNK, tasks // max(1, 2 * workers)))


def is_safe(address: str) -> bool:
    """Return whether an address is secured by TLS or leads to this machine."""
    parts = urlsplit(address if "://" in address else f"tcp://{address}")
    if parts.scheme == "tls":
        return True
    host = parts.hostname or ""
    try:
        return parts.scheme in ("tcp", "inproc") and ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@contextmanager
def _client(address: str) -> Iterator[Any]:
    if not is_safe(address):
        hint = "use tls://… with the certificates in Dask's own configuration (distributed.comm.tls), or a scheduler on 127.0.0.1"
        message = f"{address} is another machine without TLS; whoever answers there would get our files"
        raise BatchError(error("scheduler-unsafe", message, None, hint))
    try:
        from distributed import Client
        from distributed.security import Security
    except ImportError as absent:
        hint = 'install it with pip install "briefing-builder[dask]"'
        raise ResourceMissing(error("no-dask", "--scheduler needs Dask, which is not installed", None, hint)) from absent
    security = Security(require_encryption=True) if address.startswith("tls://") else None
    try:
        client = Client(address, timeout=PATIENCE, security=security)
    except (OSError, ValueError, TypeError) as failure:
        hint = "start one with `dask scheduler --host 127.0.0.1`, and `dask worker ADDRESS` for each machine"
        raise BatchError(error("scheduler-silent", f"no scheduler answers at {address}: {failure}", None, hint)) from failure
    try:
        yield client
    finally:
        client.close()


def _must_agree(client: Any) -> None:
    """Every worker has our version and that of every library that shapes a deck."""
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError as failure:
        raise BatchError(error("no-workers", "the scheduler has no workers", None, "start some: `dask worker ADDRESS`")) from failure
    found = client.run(tool_digest, on_error="return")
    others = sorted(str(worker) for worker, theirs in found.items() if theirs != tool_digest())
    if others:
        message = f"{len(others)} of {len(found)} workers have another version of briefing or of its libraries: {', '.join(others[:3])}"
        raise BatchError(error("worker-version", message, None, "install the same versions everywhere"))


def _outcomes(future: Any, chunk: tuple[Task, ...]) -> tuple[Outcome, ...]:
    failure = future.exception()
    if failure is None:
        outcomes: tuple[Outcome, ...] = future.result()
        return outcomes
    message = f"the workers that took it died or failed: {type(failure).__name__}: {failure}"
    found = error("worker-died", message, hint="build this deck alone to see what happens")
    return tuple(failed(task, (found,), BatchError.exit_code) for task in chunk)
