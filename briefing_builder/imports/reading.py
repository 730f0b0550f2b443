"""Files as they were downloaded go in; each as it was understood, with the answers that were used for it, comes out."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from briefing_builder.files.intake import file_size, read_bytes
from briefing_builder.importers import IMPORTERS
from briefing_builder.importers.recognition.model import Answers, ColumnUse, Understood
from briefing_builder.imports.answers import Kept, answers_for
from briefing_builder.imports.model import Given
from briefing_builder.problems import Problem

LIMIT = 200_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A file and the answers that were used for it."""

    given: Given
    answers: Answers
    kept: Answers
    """Those among them that an earlier import was given."""


def read_given(file: Path, answers: Answers, kept: Iterable[Kept], *, kind: str = "") -> Read:
    """Return a file as it was understood, with answers of an earlier import where files of its kind and columns have some. Never raises."""
    understood, digest = understand_file(file, answers, kind)
    again = {key: answer for key, answer in answers_for(understood, kept).items() if key not in answers}
    if again:
        answers = {**again, **answers}
        understood, digest = understand_file(file, answers, kind)
    given = Given(name=file.name, sha256=digest, size=file_size(file), understood=understood)
    return Read(given=given, answers=answers, kept=again)


def understand_file(file: Path, _answers: Answers, kind: str) -> tuple[Understood, str]:
    """Return what was understood of a file, and the digest of its bytes."""
    data = read_bytes(file, str(file), LIMIT)
    read = IMPORTERS["learner_rows"].read(file, str(file))
    columns = tuple(ColumnUse(heading=heading, index=index, field=heading) for index, heading in enumerate(read.value.header))
    understood = Understood(
        kind=kind or "learner_rows",
        description=IMPORTERS["learner_rows"].description,
        columns=columns,
        rows_read=len(read.value.rows),
        table=read.value,
        problems=read.problems,
    )
    return understood, "" if isinstance(data, Problem) else sha256(data).hexdigest()
