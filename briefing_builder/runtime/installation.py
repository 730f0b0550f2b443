"""How this copy of the program was installed, and so how something is added to it: what is missing goes in, a command comes out."""

import os
import platform
import shlex
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

EXTRAS: Mapping[str, tuple[str, ...]] = {"pdf": ("weasyprint",), "dask": ("distributed", "fsspec")}
"""The packages of each extra, as setup.cfg has them."""
_ROOT = Path(__file__).resolve().parents[2]
_PANGO: Mapping[str, str] = {
    "debian": "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "fedora": "sudo dnf install pango",
    "arch": "sudo pacman -S pango",
    "alpine": "sudo apk add pango",
}
"""The command for each family of Linux systems, by the id that /etc/os-release gives it or the system it is like."""
_PANGO_ON_WINDOWS = (
    r"install MSYS2, in its shell `pacman -S mingw-w64-x86_64-pango`, then `setx WEASYPRINT_DLL_DIRECTORIES C:\msys64\mingw64\bin`, "
    "and open a new window"
)


def how_to_add(extra: str, *, prefix: Path = Path(sys.prefix), has_pip: bool | None = None) -> str:
    """Return the command that adds what an extra needs to the environment that runs us, or to that at `prefix`."""
    needed = EXTRAS[extra]
    if prefix == _ROOT / ".venv" and (_ROOT / "Makefile").is_file() and os.name == "posix":
        return f"`make extras` in {_ROOT}"
    if (prefix / "pipx_metadata.json").is_file():
        return f"`pipx inject briefing-builder {' '.join(needed)}`"
    if find_spec("pip") is not None if has_pip is None else has_pip:
        return f"`{_typed(sys.executable, '-m', 'pip', 'install', *needed)}`"
    return f"`{_typed('uv', 'pip', 'install', '--python', sys.executable, *needed)}`"


def how_to_get_pango(system: str = "", families: tuple[str, ...] | None = None) -> str:
    """Return what installs the Pango library on this system, or on one that `platform.system` and /etc/os-release call so."""
    match system or platform.system():
        case "Windows":
            return _PANGO_ON_WINDOWS
        case "Darwin":
            return "`brew install pango`"
    known = [_PANGO[family] for family in (_families() if families is None else families) if family in _PANGO]
    return f"`{known[0]}`" if known else "install the package pango of your system"


def _families() -> tuple[str, ...]:
    """The id of this Linux system, then those of the systems it is like."""
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return ()
    return (release["ID"], *release.get("ID_LIKE", "").split())


def _typed(*words: str) -> str:
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)
