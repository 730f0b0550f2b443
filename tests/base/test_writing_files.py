"""Files are written whole or not at all, and a hand's work is never written over."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefing_builder.errors import OutputError
from briefing_builder.files.output import cannot_write, refuse_hand_edits, write_atomically


def code_of(failure: pytest.ExceptionInfo[OutputError]) -> str:
    (problem,) = failure.value.problems
    return problem.code


def test_a_file_holds_exactly_the_data(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a.pptx", b"whole")
    assert (tmp_path / "a.pptx").read_bytes() == b"whole"


def test_nothing_but_the_file_is_left_in_the_folder(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a.pptx", b"whole")
    assert [path.name for path in tmp_path.iterdir()] == ["a.pptx"]


def test_missing_folders_are_made(tmp_path: Path) -> None:
    write_atomically(tmp_path / "out" / "deep" / "a.pptx", b"whole")
    assert (tmp_path / "out" / "deep" / "a.pptx").is_file()


def test_an_existing_file_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a.pptx"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_atomically(path, b"new")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o640)


def test_a_new_file_has_the_permissions_that_the_user_gives_new_files(tmp_path: Path) -> None:
    (tmp_path / "made by hand").write_bytes(b"")
    write_atomically(tmp_path / "a.pptx", b"new")
    assert (tmp_path / "a.pptx").stat().st_mode == (tmp_path / "made by hand").stat().st_mode


def test_a_symbolic_link_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "real.pptx").write_bytes(b"old")
    (tmp_path / "link.pptx").symlink_to(tmp_path / "real.pptx")
    write_atomically(tmp_path / "link.pptx", b"new")
    assert (tmp_path / "link.pptx").is_symlink()
    assert (tmp_path / "real.pptx").read_bytes() == b"new"


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as failure:
        write_atomically(tmp_path, b"new")
    assert code_of(failure) == "output-is-folder"


def test_a_device_is_refused_and_not_replaced() -> None:
    with pytest.raises(OutputError) as failure:
        write_atomically(Path(os.devnull), b"new")
    assert code_of(failure) == "output-not-a-file"
    assert not Path(os.devnull).is_file()


def test_a_file_where_a_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"a file")
    with pytest.raises(OutputError) as failure:
        write_atomically(tmp_path / "out" / "a.pptx", b"new")
    assert code_of(failure) == "output-refused"


def test_a_place_where_nobody_may_write_is_told() -> None:
    with pytest.raises(OutputError) as failure:
        write_atomically(Path("/proc/briefing/a.pptx"), b"new")  # the kernel's own folder: even an administrator cannot
    assert code_of(failure) == "output-refused"


FULL = """
import resource, sys
from pathlib import Path
from briefing_builder.errors import OutputError
from briefing_builder.files.output import write_atomically
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_atomically(Path(sys.argv[1]), b"n" * 5000)
except OutputError as failure:
    sys.exit(str(failure))
"""


def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.pptx"
    path.write_bytes(b"old")
    done = subprocess.run([sys.executable, "-c", FULL, str(path)], capture_output=True, text=True, check=False)
    assert "output-refused" in done.stderr
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {"a.pptx": b"old"}


def test_a_full_disk_is_answered_with_a_hint_to_make_room() -> None:
    (problem,) = cannot_write(Path("a.pptx"), OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))).problems
    assert (problem.message, problem.hint) == (
        "cannot be written: no space left on device",
        "make space, or choose another place with -o",
    )


def test_our_untouched_file_may_be_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a.pptx").write_bytes(b"ours")
    refuse_hand_edits(tmp_path / "a.pptx", lambda data: data == b"ours")


def test_a_file_that_is_not_there_may_be_written(tmp_path: Path) -> None:
    refuse_hand_edits(tmp_path / "a.pptx", lambda _data: False)


@pytest.mark.parametrize(("verdict", "code"), [(False, "output-changed-by-hand"), (None, "output-not-ours")])
def test_a_hands_work_is_refused_with_a_way_out(tmp_path: Path, verdict: bool | None, code: str) -> None:
    (tmp_path / "a.pptx").write_bytes(b"somebody's")
    with pytest.raises(OutputError) as failure:
        refuse_hand_edits(tmp_path / "a.pptx", lambda _data: verdict)
    assert code_of(failure) == code
    assert "--force" in failure.value.problems[0].hint
