"""Names that no system takes and addresses that no code holds are the author's, told with a way out; what just fits works."""

from pathlib import Path

import pytest

from briefing_builder.errors import ContentError, OutputError, TemplateError
from briefing_builder.files.output import refuse_hand_edits, write_atomically
from briefing_builder.files.resources import resource
from briefing_builder.layout.drawings import qr_code
from briefing_builder.pipeline import load
from briefing_builder.problems import Source, has_errors
from briefing_builder.slides.grammar import parse_slides
from briefing_builder.slides.outlines.reading import load_outline
from briefing_builder.units import Box, Emu

LONGEST = 2_000
URL = "https://learn.example.org/"


def test_the_longest_name_that_a_system_takes_is_written(tmp_path: Path) -> None:
    for name in ("é" * 120 + ".pptx", "x" * 250 + ".pptx", "🙂" * 62 + ".pdf"):
        write_atomically(tmp_path / name, b"whole")
        assert (tmp_path / name).read_bytes() == b"whole"
    assert len(list(tmp_path.iterdir())) == 3


@pytest.mark.parametrize("name", ["x" * 256, "é" * 130 + ".pptx"])
def test_a_longer_one_is_refused_with_a_way_out(name: str, tmp_path: Path) -> None:
    refuse_hand_edits(tmp_path / name, lambda _: False)
    with pytest.raises(OutputError) as failure:
        write_atomically(tmp_path / name, b"")
    (problem,) = failure.value.problems
    assert problem.code == "output-refused"
    assert "255 bytes" in problem.hint


def test_an_outline_whose_name_no_deck_could_have_is_told_at_its_file(tmp_path: Path) -> None:
    file = tmp_path / "own" / "outlines" / ("é" * 41 + ".yaml")
    file.parent.mkdir(parents=True)
    file.write_text("slot_minutes: 10\n")
    with pytest.raises(TemplateError) as failure:
        load_outline(file.stem, [tmp_path / "own", tmp_path])
    (problem,) = failure.value.problems
    assert (problem.code, problem.source, bool(problem.hint)) == ("outline-name", Source(path=str(file)), True)


def test_the_longest_address_has_a_code() -> None:
    side = Emu(150 * 12_700)
    whole = Box(left=Emu(0), top=Emu(0), width=side, height=side)
    assert qr_code(URL + "é" * ((LONGEST - len(URL)) // 2), whole, ("ink", "paper"), "code").items


def test_a_longer_one_is_told_where_the_content_has_it(tmp_path: Path) -> None:
    text = resource("examples", "minimal", "briefing.yaml").read_text()
    line = next(line for line in text.splitlines() if "duration_minutes" in line)
    long = f"{URL}{'é' * 1000}"
    indent = line[: len(line) - len(line.lstrip())].replace("-", " ")
    more = f"{line}\n{indent}showcase: {{why: It is short and good., try_it: {{url: '{long}', minutes: 5}}}}"
    (tmp_path / "briefing.yaml").write_text(text.replace(line, more))
    with pytest.raises(ContentError) as failure:
        load(tmp_path)
    (problem,) = [one for one in failure.value.problems if one.code == "bad-url"]
    assert (problem.hint, problem.source and problem.source.line) == (
        "use the short link of your intranet or learning platform", text.splitlines().index(line) + 2,
    )  # fmt: skip
    assert len(problem.message) < 200


def test_a_longer_one_is_told_where_a_template_has_it() -> None:
    slide = f'<slide><title>T</title><qr url="{URL}{{}}">c</qr></slide>'
    assert not has_errors(parse_slides(slide.format("a" * (LONGEST - len(URL))), "t").problems)
    (problem,) = parse_slides(slide.format("a" * LONGEST), "t").problems
    assert problem.code == "slide-wrong-value"
    assert "short link" in problem.message
    assert len(problem.message) < 250
