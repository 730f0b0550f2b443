"""What is confidential must decide nothing: tried on leaks that no search for values would find."""

from pathlib import Path

import pack_samples as samples
import pytest

from briefing_builder import pipeline
from briefing_builder.errors import PackError
from briefing_builder.packs.deck_pack import pack_decks
from briefing_builder.packs.influence import influence_problems, session_with_other_values
from briefing_builder.packs.provenance import provenance_problems, secret_places
from briefing_builder.packs.secrets.inventory import take_inventory

WHOLE = pipeline.Options()


def stopped(folder: Path, department: str = "contact-centre") -> list[str]:
    """The messages with which a pack of that programme stops."""
    with pytest.raises(PackError) as failure:
        pack_decks(pipeline.load(folder), [department], WHOLE)
    return [str(problem) for problem in failure.value.problems]


def template(folder: Path, name: str, before: str, after: str) -> Path:
    """Give a programme a slide template of its own, ours with a change."""
    from briefing_builder.files.resources import resource

    text = resource("templates", "slides", name).read_text(encoding="utf-8")
    assert before in text
    (folder / "templates" / "slides").mkdir(parents=True)
    (folder / "templates" / "slides" / name).write_text(text.replace(before, after, 1), encoding="utf-8")
    return folder


def test_words_that_are_taken_from_an_objection_stop_the_pack(tmp_path: Path) -> None:
    folder = template(
        samples.changed_programme(tmp_path, {}), "showcase.xml.j2",
        "<goal>", "<goal>{% if 'time' in objections[0].says %}They are short of hours.{% endif %} ",
    )  # fmt: skip
    told = stopped(folder)
    assert [line.partition(" [")[0] for line in told] == [
        f"{folder}/objections.yaml:5:3: error: slide “showcase” for contact-centre would say something else if objections were different: "
        "it gives away what is confidential"
    ]


def test_a_word_that_follows_from_the_return_stops_the_pack(tmp_path: Path) -> None:
    folder = template(
        samples.changed_programme(tmp_path, {}), "one_place.xml.j2",
        "<goal>{{ words", "<goal>{% if '1.05' in returns.title %}It pays.{% endif %} {{ words",
    )  # fmt: skip
    assert "if roi were different" in stopped(folder)[0]


def test_a_figure_of_the_return_in_an_own_text_is_found_by_both(tmp_path: Path) -> None:
    folder = samples.changed_programme(tmp_path, {"courses.yaml": ("why: Short, honest", "why: "
                                                                   "It returns {{ roi.bcr }} for each pound. Short, honest")})  # fmt: skip
    assert "[confidential-influence]" in stopped(folder)[0]
    session = pipeline.load(folder)
    deck = pipeline.build(session, "contact-centre", pipeline.Options(supplier=True)).value
    assert any("roi:bcr" in message for message in samples.leaks("deck.pptx", deck))


def test_what_an_own_template_types_beside_the_clock_is_no_clock(tmp_path: Path) -> None:
    folder = template(
        samples.changed_programme(tmp_path, {}),
        "showcase.xml.j2",
        "<late>{{ slide.late }}</late>",
        "<late>An hour costs 19.60, and 98.6 % is right.</late>",
    )
    told = " ".join(stopped(folder))
    assert "loaded_hourly_cost" in told
    assert 'kpis "pick"' in told


def test_every_proof_tells_what_it_finds_at_once(tmp_path: Path) -> None:
    folder = template(
        samples.changed_programme(
            tmp_path, {"supplier.yaml": ("disclosure: Sunniva Dahl", "disclosure: It returns {{ roi.bcr }}. Sunniva Dahl")}
        ),
        "one_place.xml.j2",
        "<goal>{{ words",
        "<goal>An hour costs 19.60. {{ words",
    )
    told = " ".join(stopped(folder))
    assert "[confidential-influence]" in told
    assert "[confidential-found]" in told
    assert "the paper 1-briefing-note.html would say something else if roi were different" in told


def test_an_item_that_names_a_confidential_place_is_told_with_slide_item_and_place() -> None:
    session = samples.merrowdale()
    whole = pipeline.lay_out_briefing(session, "contact-centre", WHOLE).value
    told = [str(problem) for problem in provenance_problems(whole, take_inventory(session), session.programme.positions)]
    assert any("(“objection-o-no-time”) of the pack shows “Text”, which comes from objections.0.answer" in line for line in told)
    assert all("objections.yaml:" in line or "endorsements.yaml:" in line or "pilot.yaml:" in line for line in told)
    part = pipeline.lay_out_briefing(session, "contact-centre", pipeline.Options(supplier=True)).value
    assert list(provenance_problems(part, take_inventory(session), session.programme.positions)) == []


def test_a_part_below_a_confidential_one_is_confidential_and_one_above_is_not() -> None:
    session = samples.merrowdale()
    places = set(secret_places(take_inventory(session), session.programme.positions).values())
    assert ("departments", 0, "kpis", 0, "current") in places
    assert ("departments", 0, "kpis") in places
    assert ("departments", 0) not in places
    assert ("departments", 0, "priorities") not in places


def test_the_whole_deck_of_the_lead_depends_on_every_entry() -> None:
    session = samples.merrowdale()

    def made(other: pipeline.Session) -> dict[str, object]:
        return {slide.id: slide for slide in pipeline.prepare(other, "contact-centre", WHOLE).rendered.markup.slides}

    told = [problem.message for problem in influence_problems(session, made, ("departments.kpis", "objections", "roi"))]
    for slide, entry in (
        ("return", "roi"),
        ("return-detail", "roi"),
        ("objection-o-no-time", "objections"),
        ("objectives", "departments.kpis"),
    ):
        assert any(line.startswith(f"{slide} would") and f"if {entry} were" in line for line in told), (slide, entry)
    assert not any(line.startswith(("title would", "showcase would", "close would")) for line in told)


def test_changing_one_entry_leaves_everything_else() -> None:
    session = samples.merrowdale()
    other = session_with_other_values(session, "departments.loaded_hourly_cost")
    ours, theirs = session.programme.content, other.programme.content
    assert [one.loaded_hourly_cost for one in theirs.departments] != [one.loaded_hourly_cost for one in ours.departments]
    assert theirs.courses is ours.courses
    assert [one.kpis for one in theirs.departments] == [one.kpis for one in ours.departments]
    assert other.figures is session.figures
    assert session_with_other_values(session, "pilot.data").figures is session.figures
