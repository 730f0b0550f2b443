"""LibreOffice, driven as a program that opens decks and saves them again."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path


def saved_by_libreoffice(decks: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """Return every deck, by name, as LibreOffice leaves it. Fails, never skips, where there is no LibreOffice."""
    assert shutil.which("soffice"), "soffice (LibreOffice Impress) is missing; make test installs it or says how"
    before, after = folder / "before", folder / "after"
    for place in (before, after):
        place.mkdir(parents=True)
    for name, data in decks.items():
        (before / f"{name}.pptx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pptx", "--outdir", str(after), *map(str, sorted(before.iterdir()))]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=900)
    saved = {name: after / f"{name}.pptx" for name in decks}
    assert all(file.is_file() for file in saved.values()), done.stderr
    return {name: file.read_bytes() for name, file in saved.items()}
