"""What imports have kept of learners is removed: a programme's folder goes in; the names of the files that are gone come out.

Rows and records go, and the key, without which nobody finds out whose row it was in any copy. `imports.yaml` tells of no learner.
"""

from pathlib import Path

from briefing_builder.content.reading.import_records import RECORD_ENDING
from briefing_builder.files.intake import is_directory, is_file
from briefing_builder.files.output import cannot_write
from briefing_builder.imports.destination import DATA_FOLDER
from briefing_builder.imports.journal import journal_path
from briefing_builder.imports.learner_ids import PRIVATE_FOLDER, key_path


def kept_of_learners(folder: Path) -> tuple[Path, ...]:
    """Return every file in which imports have kept something of learners: rows and records, the last import's journal, and the key."""
    data = folder / DATA_FOLDER
    records = sorted(data.glob(f"*{RECORD_ENDING}")) if is_directory(data) else []
    rows = [record.with_name(f"{record.name.removesuffix(RECORD_ENDING)}.csv") for record in records]
    return tuple(path for path in (*rows, *records, journal_path(folder), key_path(folder)) if is_file(path))


def remove_files(folder: Path, paths: tuple[Path, ...]) -> None:
    """Remove those files, and the private folder when nothing else is in it. Raises OutputError where one cannot be removed."""
    private = folder / PRIVATE_FOLDER
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError as failure:
            raise cannot_write(path, failure) from failure
    if is_directory(private) and {path.name for path in private.iterdir()} <= {".gitignore"}:
        (private / ".gitignore").unlink(missing_ok=True)
        private.rmdir()
