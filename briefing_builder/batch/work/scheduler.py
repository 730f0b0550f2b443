"""A connection to a Dask scheduler: an address goes in, a client comes out whose workers can be relied on.

A scheduler runs whatever it is sent, so only one on this machine, or one that proves itself by TLS, is spoken to.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from briefing_builder.batch.identity.version import version_digest
from briefing_builder.errors import BatchError, ResourceMissing
from briefing_builder.problems import error
from briefing_builder.runtime.installation import how_to_add

PATIENCE = 30
"""Seconds in which the scheduler must answer, and have a worker."""
SHOWN = 3


def is_safe(address: str) -> bool:
    """Return whether an address is secured by TLS or leads to this machine."""
    parts = urlsplit(address if "://" in address else f"tcp://{address}")
    if parts.scheme == "tls":
        return True
    host = parts.hostname or ""
    try:
        return parts.scheme in ("tcp", "inproc") and ip_address(host).is_loopback
    except ValueError:
        return parts.scheme == "tcp" and host == "localhost"


@contextmanager
def connected(address: str) -> Iterator[Any]:
    """Yield a client of the scheduler at an address.

    Raises BatchError when the address is neither here nor secured, when nobody answers, when there are no workers, or workers of another
    version or with several threads; ResourceMissing where Dask is not installed.
    """
    if not is_safe(address):
        hint = "use tls://… with the certificates in Dask's own configuration (distributed.comm.tls), or a scheduler on 127.0.0.1"
        message = f"{address} is another machine without TLS; whoever answers there would get our files"
        raise BatchError(error("scheduler-unsafe", message, None, hint))
    try:
        from distributed import Client
        from distributed.security import Security
    except ImportError as absent:
        hint = f"install it with {how_to_add('dask')}"
        raise ResourceMissing(error("no-dask", "--scheduler needs Dask, which is not installed", None, hint)) from absent
    security = Security(require_encryption=True) if address.startswith("tls://") else None
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what goes wrong is reported in our own words
    try:
        client = Client(address, timeout=PATIENCE, security=security)
    except (OSError, ValueError, TypeError, RuntimeError) as failure:
        hint = "start one with `dask scheduler --host 127.0.0.1`, and `dask worker ADDRESS --nthreads 1` for each core"
        raise BatchError(error("scheduler-silent", f"no scheduler answers at {address}: {failure}", None, hint)) from failure
    try:
        _require_workers(client)
        _require_same_version(client)
        yield client
    finally:
        client.close()


def _require_workers(client: Any) -> None:
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError as failure:
        hint = "start some: `dask worker ADDRESS --nthreads 1`"
        raise BatchError(error("no-workers", "the scheduler has no workers", None, hint)) from failure
    workers = client.scheduler_info(n_workers=-1)["workers"]
    several = [name for name, worker in workers.items() if worker["nthreads"] != 1]
    if several:
        message = f"{len(several)} of {len(workers)} workers have several threads, and a process builds one deck at a time"
        raise BatchError(error("worker-threads", message, None, "start them with --nthreads 1, as many as there are cores"))


def _require_same_version(client: Any) -> None:
    """Every worker has our version and that of every library that shapes a deck."""
    digests = client.run(version_digest, on_error="return")
    wrong = sorted(str(worker) for worker, theirs in digests.items() if theirs != version_digest())
    if wrong:
        message = f"{len(wrong)} of {len(digests)} workers have another version of briefing or of its libraries: {', '.join(wrong[:SHOWN])}"
        raise BatchError(error("worker-version", message, None, "install the same versions everywhere"))
