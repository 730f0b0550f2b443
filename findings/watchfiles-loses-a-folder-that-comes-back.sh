#!/usr/bin/env bash
# watchfiles 1.3.0 (PyPI) goes deaf without a word when the folder that it watches is removed and made again.
#
# `git checkout` of another branch, a sync program or a restored backup removes a folder and makes it anew. `watch(folder)` tells of the removal,
# raises nothing, goes on yielding for its timeout, and never tells of a file in the new folder of the same name. A program that follows
# saved files (a preview, say) has to notice that by itself.
#
# Seen with watchfiles 1.3.0 on Linux (inotify), Python 3.11: "before: told", "removed: told", "made again: silent", "ended: no".
# Public packages only, in a folder of its own. Ends with 0 as long as it is so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check watchfiles==1.3.0
"$work/venv/bin/python" - "$work/watched" <<'PY' | tee "$work/said"
import shutil
import sys
import threading
import time
from pathlib import Path

from watchfiles import watch

folder = Path(sys.argv[1])
folder.mkdir()
heard: list[float] = []
ended = threading.Event()


def listen() -> None:
    for changes in watch(folder, debounce=50, step=20, rust_timeout=200, yield_on_timeout=True):
        if changes:
            heard.append(time.monotonic())
    ended.set()


def told(what: str, do) -> None:
    since = len(heard)
    do()
    time.sleep(3)
    print(f"{what}:", "told" if len(heard) > since else "silent", flush=True)


threading.Thread(target=listen, daemon=True).start()
time.sleep(1)
told("before", lambda: (folder / "a.txt").write_text("1"))
told("removed", lambda: shutil.rmtree(folder))
folder.mkdir()
time.sleep(1)
told("made again", lambda: (folder / "b.txt").write_text("2"))
print("ended:", "yes" if ended.is_set() else "no")
PY
diff "$work/said" - <<'SEEN'
before: told
removed: told
made again: silent
ended: no
SEEN
