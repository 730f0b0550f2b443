"""Several files are written, or none: where one cannot be, those before it are as they were."""

from pathlib import Path

import pytest

from briefing_builder.errors import OutputError
from briefing_builder.files.output import write_all_or_none


def test_all_files_are_written(tmp_path: Path) -> None:
    write_all_or_none({tmp_path / "a": b"1", tmp_path / "new" / "b": b"2"})
    assert ((tmp_path / "a").read_bytes(), (tmp_path / "new" / "b").read_bytes()) == (b"1", b"2")


def test_where_one_cannot_be_written_nothing_has_changed(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"before")
    (tmp_path / "folder").mkdir()
    with pytest.raises(OutputError) as refused:
        write_all_or_none({tmp_path / "a": b"after", tmp_path / "b": b"new", tmp_path / "folder": b"never", tmp_path / "c": b"new"})
    assert [problem.code for problem in refused.value.problems] == ["output-is-folder"]
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a", "folder"]
    assert (tmp_path / "a").read_bytes() == b"before"
