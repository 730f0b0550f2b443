"""Where pictures come in: names that somebody wrote are looked at, files are read once for each state that they are in."""

from functools import lru_cache
from pathlib import Path

from briefing_builder.errors import ContentError
from briefing_builder.files.intake import exists, is_file, missing, path_inside, read_bytes
from briefing_builder.pictures.drawings import rasterised_svg
from briefing_builder.pictures.kinds import is_drawing, refuse_other_kinds
from briefing_builder.pictures.model import Refused, Remark, ShownPicture
from briefing_builder.pictures.upright import upright
from briefing_builder.problems import Checked, Problem, Severity, Source, error
from briefing_builder.values import Value

SIZE_LIMIT = 50_000_000  # bytes
KEPT, REMEMBERED = 128, 4096
"""Pictures whose bytes are kept, and those of which only size and faults are."""

State = tuple[int, int]
"""Time and size: what tells that a file is another one."""


class PictureFacts(Value, frozen=True, kw_only=True):
    """What is known of a picture without its bytes; `refused` says why it cannot be shown."""

    pixels: tuple[int, int] = (0, 0)
    remarks: tuple[Remark, ...] = ()
    refused: Remark | None = None


def picture_in(folder: Path, name: str, source: Source) -> Checked[str]:
    """Return the file of a picture that somebody named, as seen from the programme's folder; empty, with an error, when it cannot be shown.

    The file has to lie in the folder, links followed, and to be a picture that a deck can show; what it loses is reported as warnings.
    """
    path = path_inside(folder, name, source)
    problem = path if isinstance(path, Problem) else _no_file(name, path, source)
    if problem is not None:
        return Checked(value="", problems=(problem,))
    file = str(path)
    try:
        facts = _known_facts(file, file_state(file))
    except OSError as failure:
        return Checked(value="", problems=(_picture_problem(_unreadable_remark(failure), name, source),))
    if facts.refused is not None:
        return Checked(value="", problems=(_picture_problem(facts.refused, name, source),))
    warnings = (_picture_problem(remark, name, source, Severity.WARNING) for remark in facts.remarks)
    return Checked(value=file, problems=tuple(warnings))


def shown_picture(file: str) -> ShownPicture:
    """Return the picture of a file as it is shown. Raises ContentError when it has gone or is now one that cannot be shown."""
    try:
        return _ready(file, file_state(file))
    except Refused as refusal:
        remark = refusal.remark
    except OSError as failure:
        remark = _unreadable_remark(failure)
    raise ContentError(_picture_problem(remark, Path(file).name, Source(path=file)))


def pixels(file: str) -> tuple[int, int]:
    """Return width and height of a picture as it is shown, in pixels. Raises ContentError as `ready` does."""
    try:
        facts = _known_facts(file, file_state(file))
    except OSError:
        facts = None
    if facts is None or facts.refused is not None:
        picture = shown_picture(file)
        return picture.width, picture.height
    return facts.pixels


def can_be_shown(file: str) -> bool:
    """Return whether the picture of a file can be shown now."""
    try:
        return _known_facts(file, file_state(file)).refused is None
    except OSError:
        return False


def _no_file(name: str, path: Path, source: Source) -> Problem | None:
    if not exists(path):
        return missing(name, path, source)
    if not is_file(path):
        return error("picture-broken", f'"{name}" is not a file', source, "name a picture")
    return None


def file_state(file: str) -> State:
    """Return time and size of a file: another state is another picture. Raises OSError when it is not there."""
    stat = Path(file).stat()
    return stat.st_mtime_ns, stat.st_size


@lru_cache(maxsize=REMEMBERED)
def _known_facts(file: str, state: State) -> PictureFacts:
    try:
        picture = _ready(file, state)
    except Refused as refusal:
        return PictureFacts(refused=refusal.remark)
    return PictureFacts(pixels=(picture.width, picture.height), remarks=picture.remarks)


@lru_cache(maxsize=KEPT)
def _ready(file: str, state: State) -> ShownPicture:
    """The picture of a file in that state. Raises Refused, and OSError, which is not remembered, when it cannot be read."""
    size = state[1]
    if size > SIZE_LIMIT:
        raise Refused("picture-too-large", f"has {size:,} bytes; at most {SIZE_LIMIT:,} fit", "scale it down")
    data = read_bytes(Path(file), file, SIZE_LIMIT)
    if isinstance(data, Problem):
        raise (FileNotFoundError if data.code == "file-missing" else OSError)(data.message)
    if not data:
        raise Refused("picture-broken", "is empty", "save it again")
    refuse_other_kinds(data)
    return rasterised_svg(data) if is_drawing(data) else upright(data)


def _unreadable_remark(failure: OSError) -> Remark:
    if isinstance(failure, FileNotFoundError):
        return Remark(code="picture-gone", message="is not there any more", hint="put it back, and build again")
    reason = (failure.strerror or str(failure)).lower()
    return Remark(code="picture-unreadable", message=f"cannot be read: {reason}", hint="look whether it is there and may be read")


def _picture_problem(remark: Remark, name: str, source: Source, severity: Severity = Severity.ERROR) -> Problem:
    message = f'the picture "{name}" {remark.message}'
    return Problem(code=remark.code, severity=severity, message=message, source=source, hint=remark.hint)
