"""A scheduler and workers of Dask as processes of their own, as people start them on several machines."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

SUPPORT = Path(__file__).parent
QUICK = {
    "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1",
    "DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "10s",
    "DASK_DISTRIBUTED__ADMIN__LOG_FORMAT": "%(message)s",
}


@dataclass(slots=True)
class Cluster:
    """A running scheduler with its workers' nannies; what it was started with serves for further workers."""

    address: str
    folder: Path
    environment: Mapping[str, str]
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def add_worker(self, *, threads: int = 1, **more: str) -> subprocess.Popen[bytes]:
        """Start a nanny with one worker."""
        number = len(self.processes)
        words = [
            "-m", "distributed.cli.dask_worker", self.address, "--nthreads", str(threads), "--no-dashboard", "--memory-limit", "0",
            "--local-directory", str(self.folder / f"worker-{number}"), "--name", f"w{number}", "--death-timeout", "60",
        ]  # fmt: skip
        process = _started(words, self.folder / f"worker-{number}.log", {**self.environment, **more})
        self.processes.append(process)
        return process

    def workers(self) -> list[int]:
        """Return the processes that the nannies have started, which do the work."""
        nannies = {process.pid for process in self.processes[1:]}
        found = subprocess.run(["ps", "-eo", "pid=,ppid=,args="], capture_output=True, text=True, check=True).stdout
        rows = [line.split(None, 2) for line in found.splitlines()]
        return [int(pid) for pid, parent, words in rows if int(parent) in nannies and "tracker" not in words]


@contextmanager
def cluster(folder: Path, *, workers: int = 2, protocol: str = "tcp", **more: str) -> Iterator[Cluster]:
    """Yield a cluster on this machine; everything that belongs to it is ended afterwards."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "scheduler.json"
    environment = {**os.environ, **QUICK, "PYTHONPATH": str(SUPPORT), **more}
    words = ["-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--protocol", protocol]
    words += ["--scheduler-file", str(file)]
    scheduler = _started(words, folder / "scheduler.log", environment)
    running = Cluster(address=_address(file, folder / "scheduler.log"), folder=folder, environment=environment, processes=[scheduler])
    try:
        for _ in range(workers):
            running.add_worker()
        yield running
    finally:
        for process in reversed(running.processes):
            _end(process)


def _started(words: list[str], log: Path, environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    with log.open("wb") as stream:
        return subprocess.Popen(
            [sys.executable, *words], stdout=stream, stderr=subprocess.STDOUT, env=dict(environment), start_new_session=True
        )  # fmt: skip


def _address(file: Path, log: Path) -> str:
    deadline = time.monotonic() + 60
    while True:
        try:
            return str(json.loads(file.read_text(encoding="utf-8"))["address"])
        except (OSError, ValueError, KeyError):
            assert time.monotonic() < deadline, log.read_text(encoding="utf-8")
            time.sleep(0.1)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process and all that it has started: they are one session."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(timeout=30)
