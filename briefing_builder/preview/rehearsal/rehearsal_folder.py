"""The folder of a programme in which rehearsals are kept."""

from pathlib import Path

from briefing_builder.errors import OutputError
from briefing_builder.problems import Source, error

FOLDER = "rehearsals"


def require_rehearsal_folder(programme: Path) -> None:
    """Raise OutputError where the programme has something else than a folder of this name, or is not there itself."""
    place = programme / FOLDER
    if not programme.is_dir():
        raise OutputError(error("output-refused", "there is no such folder any more", Source(path=str(programme)), "put it back"))
    if (place.exists() or place.is_symlink()) and not place.is_dir():
        hint = "give it another name, so that rehearsals can be kept in a folder of this name"
        raise OutputError(error("output-not-a-folder", "this is a file, not a folder", Source(path=str(place)), hint))
