"""Nothing of the folder in which somebody stands, nor of a programme's, is ever imported: only what is installed is run.

Python itself looks there first where it is started with -m or -c, and where PYTHONPATH has an empty or a relative part. A folder of
content may hold any file, a `yaml.py` too. This module imports nothing but what Python has loaded before it looks anywhere.
"""
# ruff: noqa: PTH113, PTH117, PTH118, PTH120

import os
import sys


def keep_out(*folders: str) -> None:
    """Take these folders, and every programme's, out of where modules are looked for.

    What is installed stays, and so does the meaning of places that are told relatively.
    """
    unwanted = {_real(folder) for folder in folders} - _installed()
    sys.path[:] = [_absolute(path) for path in sys.path if _real(path) not in unwanted and not _is_programme(path)]


def relatively_named() -> list[str]:
    """Return the places in PYTHONPATH that depend on the current folder."""
    return [path for path in os.environ.get("PYTHONPATH", "").split(os.pathsep) if not os.path.isabs(path)]


def isolated_environment() -> dict[str, str]:
    """Return the settings of the environment with which a new Python looks no further than the command does."""
    unwanted = {_real(os.curdir)} - _installed()
    named = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    places = [path for path in named if os.path.isabs(path) and _real(path) not in unwanted and not _is_programme(path)]
    return {"PYTHONSAFEPATH": "1", "PYTHONPATH": os.pathsep.join(places)}


def _installed() -> set[str]:
    """Where Python's own modules and those that were installed for it are; somebody may stand there too."""
    site = sys.modules.get("site")
    found = [os.path.dirname(os.__file__)]
    if site is not None:
        found += [*site.getsitepackages(), site.getusersitepackages()]
    return {_real(path) for path in found}


def _is_programme(path: str) -> bool:
    return any(os.path.isfile(os.path.join(path, name)) for name in ("briefing.yaml", "programme.xlsx"))


def _real(path: str) -> str:
    try:
        return os.path.normcase(os.path.realpath(path))
    except OSError:  # the current folder is gone
        return ""


def _absolute(path: str) -> str:
    return path if os.path.isabs(path) else _real(path)
