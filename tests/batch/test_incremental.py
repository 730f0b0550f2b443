"""Decks are built again only when something that decides them has changed, and the batch says what it was."""

import os
from pathlib import Path

from batch_samples import DEPARTMENTS, batch_here, programme_in, replace_in, statuses, tree_of, wanted_of

from briefing_builder.batch.model import BatchRequest


def built(wanted: BatchRequest) -> dict[str, tuple[str, ...]]:
    """Return the reasons of every deck that a batch has built."""
    return {outcome.department: outcome.reasons for outcome in batch_here(wanted) if outcome.status == "built"}


def test_what_is_up_to_date_keeps_its_bytes_and_its_time(programme: Path, out: Path) -> None:
    wanted = wanted_of(programme, out)
    assert built(wanted) == {"finance": ("it was not built here yet",), "technology": ("it was not built here yet",)}
    before = {file: file.stat().st_mtime_ns for file in out.glob("*")}
    assert built(wanted) == {}
    assert {file: file.stat().st_mtime_ns for file in out.glob("*")} == before


def test_a_file_touched_or_saved_again_builds_nothing(programme: Path, out: Path) -> None:
    wanted = wanted_of(programme, out)
    batch_here(wanted)
    os.utime(programme / "benefits.yaml")
    replace_in(programme / "courses.yaml", "courses:\n", "# a line more, and every place below has moved\ncourses:\n")
    assert built(wanted) == {}


def test_a_change_for_one_department_builds_one_deck(programme: Path, out: Path) -> None:
    wanted = wanted_of(programme, out, departments=())
    assert set(built(wanted)) == set(DEPARTMENTS)
    replace_in(programme / "departments.yaml", "name: Finance and Shared Services", "name: Finance and Services")
    assert built(wanted) == {"finance": ("department finance changed",)}


def test_a_benefit_reworded_builds_those_who_hear_it_and_says_so(programme: Path, out: Path) -> None:
    wanted = wanted_of(programme, out, departments=())
    batch_here(wanted)
    before = tree_of(out)
    replace_in(programme / "benefits.yaml", "name: Hours back", "name: More hours back")
    reasons = built(wanted)
    assert set(reasons.values()) == {("benefit b-time-back reworded",)}
    after = tree_of(out)
    changed = {name for name in after if name.endswith(".pptx") and after[name] != before[name]}
    assert changed == {f"mb-2027-q1-{department}-standard.pptx" for department in reasons}
    assert 0 < len(changed) < len(DEPARTMENTS)


def test_the_course_of_the_showcase_is_named_where_it_is_no_course_of_the_department(programme: Path, out: Path) -> None:
    batch_here(wanted_of(programme, out))
    replace_in(programme / "courses.yaml", "    title: Calm Calls\n", "    title: Calmer Calls\n")
    done = batch_here(wanted_of(programme, out, is_dry=True))
    assert [outcome.reasons for outcome in done] == [("course c-calls changed",)] * 2


def test_brand_variant_and_picture_decide_too(programme: Path, out: Path) -> None:
    batch_here(wanted_of(programme, out, departments=("warehouse",)))
    assert built(wanted_of(programme, out, departments=("warehouse",), brand="civic")) == {"warehouse": ("the brand changed",)}
    assert built(wanted_of(programme, out, departments=("warehouse",), variants=("short",))) == {
        "warehouse": ("it was not built here yet",)
    }
    batch_here(wanted_of(programme, out, departments=("warehouse",)))
    (programme / "media" / "lift-1.png").write_bytes((programme / "media" / "visit-1.png").read_bytes())
    assert built(wanted_of(programme, out, departments=("warehouse",))) == {"warehouse": ("picture lift-1.png changed",)}


def test_words_of_the_programmes_own_are_noticed(programme: Path, out: Path) -> None:
    wanted = wanted_of(programme, out, departments=("finance",))
    batch_here(wanted)
    own = programme / "words" / "en-GB.yaml"
    own.parent.mkdir()
    own.write_text("notes:\n  label-say: ALOUD\n", encoding="utf-8")
    assert built(wanted) == {"finance": ("our words for notes and alternative texts changed",)}
    own.write_text("notes:\n  label-say: ALOUD\nscript:\n  contents: What is here\n", encoding="utf-8")
    assert built(wanted) == {}


def test_a_template_of_the_authors_own_is_noticed(programme: Path, out: Path) -> None:
    wanted = wanted_of(programme, out, departments=("finance",))
    batch_here(wanted)
    own = programme / "templates" / "slides" / "close.xml.j2"
    own.parent.mkdir(parents=True)
    ours = Path(__file__).parents[2] / "templates" / "slides" / "close.xml.j2"
    own.write_text(ours.read_text(encoding="utf-8").replace("<kicker>{{ close.kicker }}", "<kicker>At last", 1), encoding="utf-8")
    assert built(wanted) == {"finance": ("the slide “close” changed",)}


def test_a_deck_that_is_gone_is_built_again_the_same(programme: Path, out: Path) -> None:
    wanted = wanted_of(programme, out)
    batch_here(wanted)
    before = tree_of(out)
    (out / "mb-2027-q1-finance-standard.pptx").unlink()
    assert built(wanted) == {"finance": ("its file is gone",)}
    assert tree_of(out) == before


def test_a_change_within_the_same_moment_and_size_is_noticed(programme: Path, out: Path) -> None:
    wanted = wanted_of(programme, out)
    file = programme / "departments.yaml"
    os.utime(file)
    batch_here(wanted)
    times = (file.stat().st_atime_ns, file.stat().st_mtime_ns)
    replace_in(file, "name: Finance and Shared Services", "name: Finance and Shared Servants")
    os.utime(file, ns=times)
    assert set(built(wanted)) == {"finance"}


def test_a_dry_run_says_why_and_writes_nothing(programme: Path, out: Path) -> None:
    batch_here(wanted_of(programme, out))
    before, record = tree_of(out), (out / ".briefing" / "record.jsonl").read_bytes()
    replace_in(programme / "benefits.yaml", "name: Hours back", "name: More hours back")
    assert built(wanted_of(programme, out, is_dry=True)) == {"finance": ("benefit b-time-back reworded",)}
    assert (tree_of(out), (out / ".briefing" / "record.jsonl").read_bytes()) == (before, record)


def test_one_failed_deck_stops_no_other(programme: Path, out: Path) -> None:
    replace_in(programme / "departments.yaml", "short_name: Finance\n", f"short_name: {'Finance and so forth ' * 40}\n")
    outcomes = batch_here(wanted_of(programme, out))
    assert statuses(outcomes) == {"finance": "failed", "technology": "built"}
    assert outcomes[0].problems
    assert list(tree_of(out)) == ["manifest.json", "mb-2027-q1-technology-standard.pptx"]


def test_an_invalid_programme_stops_no_other(programme: Path, tmp_path: Path, out: Path) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "briefing.yaml").write_text("organisation: [", encoding="utf-8")
    outcomes = batch_here(BatchRequest(programmes=(str(broken), str(programme)), departments=("finance",), out=str(out), has_index=False))
    assert [outcome.status for outcome in outcomes] == ["failed", "built"]
    assert (out / "merrowdale" / "mb-2027-q1-finance-standard.pptx").is_file()


def test_another_name_of_the_logo_builds_the_decks_it_is_written_into(tmp_path: Path, out: Path) -> None:
    hospital = programme_in(tmp_path, "ardmullen")
    wanted = wanted_of(hospital, out, departments=("theatres-imaging",))
    batch_here(wanted)
    replace_in(hospital / "briefing.yaml", "alt: Ardmullen Regional Hospital", "alt: The hospital's own logo")
    assert built(wanted) == {"theatres-imaging": ("the brand changed",)}


def test_each_of_two_pictures_with_one_name_decides(programme: Path, out: Path) -> None:
    wanted = wanted_of(programme, out, departments=("contact-centre",))
    other = programme / "media" / "other" / "calm-calls-1.png"
    other.parent.mkdir()
    (programme / "media" / "calm-calls-2.png").rename(other)
    replace_in(programme / "courses.yaml", "media/calm-calls-2.png", "media/other/calm-calls-1.png")
    batch_here(wanted)
    for number, file in enumerate((programme / "media" / "calm-calls-1.png", other), start=3):
        file.write_bytes((programme / "media" / f"calm-calls-{number}.png").read_bytes())
        assert built(wanted) == {"contact-centre": ("picture calm-calls-1.png changed",)}
