"""A destination at an address: an object store or another place that fsspec knows (`s3://bucket/decks`)."""

import secrets
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zlib import crc32

from briefing_builder.batch.model import FileStat
from briefing_builder.errors import OutputError, ResourceMissing
from briefing_builder.problems import Source, error
from briefing_builder.runtime.installation import how_to_add

WHOLE = ("s3", "s3a", "gs", "gcs", "abfs", "az", "adl", "oci", "memory")
"""Kinds of place in which an object appears only when all of it is there; elsewhere a file is written apart and moved."""


PAUSES = (0.2, 1.0)
"""Seconds between the tries of what a network refuses: its next answer may be another one."""
FINAL = (FileNotFoundError, PermissionError, NotADirectoryError, IsADirectoryError, FileExistsError)


def _with_retries(ask: Callable[..., Any], *given: object, **more: object) -> Any:
    """Return the answer of a place, asked up to three times. Raises the last OSError."""
    for pause in PAUSES:
        try:
            return ask(*given, **more)
        except FINAL:
            raise
        except OSError:
            time.sleep(pause)
    return ask(*given, **more)


@dataclass(slots=True)
class RemoteFolder:
    """A folder at an address. Names are relative and have slashes."""

    out: str
    _system: Any = field(init=False)
    _root: str = field(init=False)

    def __post_init__(self) -> None:
        try:
            import fsspec
        except ImportError as absent:
            hint = f"install it with {how_to_add('dask')}"
            raise ResourceMissing(error("no-fsspec", "addresses as outputs need fsspec", Source(path=self.out), hint)) from absent
        try:
            self._system, self._root = fsspec.core.url_to_fs(self.out)
        except (ImportError, ValueError, OSError) as failure:
            finding, hint = f"this address cannot be used: {failure}", "install what it asks for, or choose a folder with -o"
            raise OutputError(error("output-refused", finding, Source(path=self.out), hint)) from failure

    def stat(self, name: str) -> FileStat | None:
        """Return the size, and the time or else a number made from the object's tag; None where there is none."""
        try:
            return self._stat_from(_with_retries(self._system.info, self._path(name)))
        except FileNotFoundError:
            return None
        except OSError as failure:
            raise self._output_error(name, failure) from failure

    def stat_all(self, names: Iterable[str]) -> dict[str, FileStat | None]:
        """Return the same for many objects, from one listing of each folder."""
        wanted = list(names)
        stats: dict[str, FileStat] = {}
        for folder in dict.fromkeys(name.rpartition("/")[0] for name in wanted):
            try:
                listed = _with_retries(self._system.ls, self._path(folder).rstrip("/"), detail=True, refresh=True)
            except FileNotFoundError:
                continue
            except OSError as failure:
                raise self._output_error(folder, failure) from failure
            for info in listed:
                stats[f"{folder}/{info['name'].rstrip('/').rpartition('/')[2]}".lstrip("/")] = self._stat_from(info)
        return {name: stats.get(name) for name in wanted}

    def _stat_from(self, info: Mapping[str, Any]) -> FileStat:
        moment = next((info[key] for key in ("mtime", "LastModified", "last_modified", "updated", "created") if key in info), None)
        size = int(info["size"] or 0)
        if isinstance(moment, datetime):
            return size, int(moment.timestamp() * 1e9)
        if isinstance(moment, int | float):
            return size, int(moment * 1e9)
        return size, crc32(str(moment or info.get("ETag", "")).encode())

    def read(self, name: str) -> bytes:
        """Return the bytes of an object. Raises OutputError when it cannot be read."""
        try:
            return bytes(_with_retries(self._system.cat_file, self._path(name)))
        except OSError as failure:
            raise self._output_error(name, failure) from failure

    def write(self, name: str, data: bytes, *, is_precious: bool = True) -> FileStat:  # noqa: ARG002 - the place decides
        """Write an object in one piece. Raises OutputError when the place refuses it."""
        path = self._path(name)
        try:
            _with_retries(self._system.makedirs, path.rpartition("/")[0], exist_ok=True)
            if self._kind in WHOLE:
                _with_retries(self._system.pipe_file, path, data)
            else:
                _with_retries(self._write_and_move, path, data)
        except OSError as failure:
            raise self._output_error(name, failure) from failure
        stat = self.stat(name)
        if stat is None:
            raise OutputError(error("output-refused", "it was written and is not there", Source(path=self.display_name(name))))
        return stat

    def _write_and_move(self, path: str, data: bytes) -> None:
        part = f"{path}.{secrets.token_hex(4)}.part"
        try:
            self._system.pipe_file(part, data)
            self._system.mv(part, path)
        except BaseException:
            with suppress(OSError):
                self._system.rm_file(part)
            raise

    def remove(self, name: str) -> None:
        """Remove an object if it is there. Raises OutputError when that is refused."""
        if self.stat(name) is None:
            return
        try:
            with suppress(FileNotFoundError):  # gone meanwhile, or with a try whose answer was lost
                _with_retries(self._system.rm_file, self._path(name))
        except OSError as failure:
            raise self._output_error(name, failure) from failure

    def display_name(self, name: str) -> str:
        """Return the address of an object."""
        return f"{self.out.rstrip('/')}/{name}"

    @property
    def _kind(self) -> str:
        kind = self._system.protocol
        return kind if isinstance(kind, str) else str(kind[0])

    def _path(self, name: str) -> str:
        return f"{self._root.rstrip('/')}/{name}"

    def _output_error(self, name: str, failure: OSError) -> OutputError:
        reason = (failure.strerror or str(failure) or type(failure).__name__).lower()
        place = Source(path=self.display_name(name))
        return OutputError(error("output-refused", f"cannot be written: {reason}", place, "look at the address"))
