"""`briefing build`."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from commands import Briefing
from pptx import Presentation

DEPARTMENTS = ("contact-centre", "field-service", "warehouse", "sales", "finance", "technology")


def change_by_hand(deck: Path) -> None:
    presentation = Presentation(str(deck))
    presentation.slides[0].shapes.title.text_frame.text = "My own title"
    presentation.save(str(deck))


def break_contract(programme: Path, folder: Path) -> Path:
    """Return a copy of a programme whose opening question breaks the contract: nobody answers "any questions"."""
    text = (programme / "briefing.yaml").read_text(encoding="utf-8")
    folder.mkdir()
    (folder / "briefing.yaml").write_text(f'{text}\nqa:\n  opening:\n    prompt: "Any questions?"\n', encoding="utf-8")
    return folder


def test_all_departments_go_into_out_and_their_paths_to_standard_output(briefing: Briefing, merrowdale: Path, tmp_path: Path) -> None:
    ended = briefing("build", merrowdale)
    assert ended.code == 0
    assert ended.out.splitlines() == [f"out/mb-2027-q1-{department}-standard.pptx" for department in DEPARTMENTS]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(Path(line).name for line in ended.out.splitlines())


def test_the_end_says_where_the_decks_are_and_what_to_open_first(briefing: Briefing, merrowdale: Path, tmp_path: Path) -> None:
    ended = briefing("build", merrowdale, "-d", "sales", "-d", "finance")
    assert f"2 decks are in {tmp_path / 'out'}\nOpen first: out/mb-2027-q1-sales-standard.pptx" in ended.err


def test_one_department_can_be_given_its_file(briefing: Briefing, minimal: Path, tmp_path: Path) -> None:
    ended = briefing("build", minimal, "-d", "customer-service", "-o", "mine.pptx")
    assert (ended.code, ended.out) == (0, "mine.pptx\n")
    assert len(Presentation(str(tmp_path / "mine.pptx")).slides) > 5


def test_a_folder_ends_in_a_slash(briefing: Briefing, minimal: Path) -> None:
    assert briefing("build", minimal, "-o", "decks/").out.startswith("decks/")


def test_an_existing_folder_needs_no_slash(briefing: Briefing, minimal: Path, tmp_path: Path) -> None:
    (tmp_path / "decks").mkdir()
    assert briefing("build", minimal, "-o", "decks").out.startswith("decks/")


def test_several_decks_do_not_go_into_one_file(briefing: Briefing, merrowdale: Path, tmp_path: Path) -> None:
    ended = briefing("build", merrowdale, "-o", "all.pptx")
    assert ended.code == 2
    assert "6 decks cannot go into one file" in ended.err
    assert list(tmp_path.iterdir()) == []


def test_a_deck_may_be_built_again(briefing: Briefing, minimal: Path, tmp_path: Path) -> None:
    briefing("build", minimal, "-o", "mine.pptx")
    before = (tmp_path / "mine.pptx").read_bytes()
    assert briefing("build", minimal, "-o", "mine.pptx").code == 0
    assert (tmp_path / "mine.pptx").read_bytes() == before


def test_a_deck_changed_by_hand_is_kept(briefing: Briefing, minimal: Path, tmp_path: Path) -> None:
    briefing("build", minimal, "-o", "mine.pptx")
    change_by_hand(tmp_path / "mine.pptx")
    before = (tmp_path / "mine.pptx").read_bytes()
    ended = briefing("build", minimal, "-o", "mine.pptx")
    assert ended.code == 8
    assert "changed by hand since we wrote it [output-changed-by-hand]" in ended.err
    assert (tmp_path / "mine.pptx").read_bytes() == before


def test_force_gives_a_change_by_hand_up(briefing: Briefing, minimal: Path, tmp_path: Path) -> None:
    briefing("build", minimal, "-o", "mine.pptx")
    before = (tmp_path / "mine.pptx").read_bytes()
    change_by_hand(tmp_path / "mine.pptx")
    assert briefing("build", minimal, "-o", "mine.pptx", "--force").code == 0
    assert (tmp_path / "mine.pptx").read_bytes() == before


def test_a_file_that_is_not_ours_is_kept(briefing: Briefing, minimal: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.pptx").write_bytes(b"somebody's notes")
    assert briefing("build", minimal, "-o", "mine.pptx").code == 8
    assert (tmp_path / "mine.pptx").read_bytes() == b"somebody's notes"


def test_one_deck_that_cannot_be_written_does_not_stop_the_others(briefing: Briefing, merrowdale: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "out" / "mb-2027-q1-sales-standard.pptx"
    blocked.mkdir(parents=True)
    ended = briefing("build", merrowdale, "-d", "sales", "-d", "finance")
    assert ended.code == 8
    assert ended.out == "out/mb-2027-q1-finance-standard.pptx\n"
    assert "No deck for sales." in ended.err
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "mb-2027-q1-finance-standard.pptx",
        "mb-2027-q1-sales-standard.pptx",
    ]


def test_warnings_do_not_stop_a_deck(briefing: Briefing, minimal: Path) -> None:
    ended = briefing("build", minimal)
    assert ended.code == 0
    assert ": warning: " in ended.err


def test_strict_makes_warnings_errors(briefing: Briefing, minimal: Path, tmp_path: Path) -> None:
    ended = briefing("build", minimal, "--strict")
    assert ended.code == 3
    assert ": warning: " not in ended.err
    assert ", 0 warnings" in ended.err
    assert list(tmp_path.iterdir()) == []


def test_a_broken_contract_stops_a_deck(briefing: Briefing, minimal: Path, tmp_path: Path) -> None:
    ended = briefing("build", break_contract(minimal, tmp_path / "broken"))
    assert ended.code == 3
    assert ": error: " in ended.err
    assert not (tmp_path / "out").exists()


def test_a_draft_is_built_in_spite_of_a_broken_contract_and_marked(briefing: Briefing, minimal: Path, tmp_path: Path) -> None:
    ended = briefing("build", break_contract(minimal, tmp_path / "broken"), "--draft", "-o", "draft.pptx")
    assert ended.code == 0
    assert ": error: " in ended.err
    slides = Presentation(str(tmp_path / "draft.pptx")).slides
    texts = [" ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame) for slide in slides]
    assert [number for number, text in enumerate(texts, 1) if "DRAFT" not in text.upper()] == []


def test_invalid_content_stops_even_a_draft(briefing: Briefing, tmp_path: Path) -> None:
    (tmp_path / "briefing.yaml").write_text("organisation: {nam: Example}\n", encoding="utf-8")
    assert briefing("build", "--draft").code == 3


def test_the_copy_for_the_audience_has_a_name_of_its_own_and_no_notes(briefing: Briefing, minimal: Path) -> None:
    ended = briefing("build", minimal, "--audience")
    assert ended.out.endswith("-standard-audience.pptx\n")
    with ZipFile(ended.out.strip()) as deck:
        assert [name for name in deck.namelist() if "notesSlide" in name] == []


@pytest.mark.parametrize(("wanted", "nearest"), [("wharehouse", "warehouse"), ("SALES", "sales"), ("field_service", "field-service")])
def test_an_unknown_department_is_answered_with_the_nearest(briefing: Briefing, merrowdale: Path, wanted: str, nearest: str) -> None:
    ended = briefing("build", merrowdale, "-d", wanted)
    assert ended.code == 2
    assert f"There is no department '{wanted}'. Did you mean '{nearest}'?" in ended.err


def test_an_unknown_department_is_answered_with_the_list_of_all(briefing: Briefing, merrowdale: Path) -> None:
    assert f"Departments: {', '.join(DEPARTMENTS)}" in briefing("build", merrowdale, "-d", "zzz").err


def test_a_quiet_build_prints_the_path_only(briefing: Briefing, minimal: Path) -> None:
    ended = briefing("build", minimal, "-q")
    assert (ended.code, ended.err, ended.out.count("\n")) == (0, "", 1)


def test_an_unknown_variant_is_wrong_usage(briefing: Briefing, minimal: Path) -> None:
    ended = briefing("build", minimal, "--variant", "standart")
    assert ended.code == 2
    assert "There is no variant 'standart'. Did you mean 'standard'?" in ended.err
