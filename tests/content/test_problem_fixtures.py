"""Every fixture of `problems/` says on the faulty line itself, as `# error: code`, what must be found there; nothing else may be."""

import re
from pathlib import Path

import pytest

from briefing_builder.content import load_programme
from briefing_builder.errors import ContentError

FOLDER = Path(__file__).parent / "problems"
FIXTURES = sorted(file for file in FOLDER.glob("*.yaml") if not file.name.startswith("_"))


def expected(file: Path) -> set[tuple[str, int, str]]:
    lines = file.read_text(encoding="utf-8").splitlines()
    found = ((number, re.search(r"# error: (\S+)", line)) for number, line in enumerate(lines, start=1))
    return {(file.name, number, match[1]) for number, match in found if match}


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda file: file.stem)
def test_a_faulty_programme_is_told_exactly_its_faults_with_their_lines(fixture: Path) -> None:
    with pytest.raises(ContentError) as failure:
        load_programme(fixture)
    found = {(Path(problem.source.path).name, problem.source.line, problem.code) for problem in failure.value.problems if problem.source}
    files = [fixture, FOLDER / "_more.yaml"] if fixture.stem == "includes" else [fixture]
    assert found == set().union(*map(expected, files))
