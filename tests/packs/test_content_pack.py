"""The redacted programme: it loads, keeps the contract, builds every deck, and holds nothing confidential, its comments included."""

import json
import zipfile
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pack_samples as samples
import pytest
from font_samples import font
from odd_templates import template
from pptx import Presentation

from briefing_builder import pipeline
from briefing_builder.content import load_programme
from briefing_builder.content.schema import SCHEMA_FILE, schema_file
from briefing_builder.errors import PackError
from briefing_builder.leakscan import Finding, Secret
from briefing_builder.packs.content import pack_content
from briefing_builder.packs.leaks import leak_report
from briefing_builder.packs.manifest import MANIFEST, pack_details, pack_manifest, searchable_manifest
from briefing_builder.packs.secrets.inventory import take_inventory
from briefing_builder.packs.secrets.public import programme_search
from briefing_builder.packs.verification import leaks_in_pack, open_pack
from briefing_builder.problems import has_errors

pytestmark = pytest.mark.xdist_group("content-pack")


def with_sample_slide(data: bytes, words: str) -> bytes:
    """A template on whose only slide something stands that must not leave the house."""
    presentation, stream = Presentation(BytesIO(data)), BytesIO()
    slide = presentation.slides.add_slide(presentation.slide_layouts[1])
    slide.shapes.title.text = words
    slide.notes_slide.notes_text_frame.text = words
    presentation.save(stream)
    return stream.getvalue()


def unpacked(session: pipeline.Session, folder: Path) -> tuple[pipeline.Session, tuple[str, ...]]:
    """The programme that a supplier gets, loaded, and what was done to it."""
    done = pack_content(session)
    with zipfile.ZipFile(BytesIO(done.data)) as package:
        package.extractall(folder)
    return pipeline.load(folder / done.name), done.removed


@pytest.fixture(scope="module")
def received(tmp_path_factory: pytest.TempPathFactory) -> tuple[pipeline.Session, tuple[str, ...]]:
    """What Merrowdale's supplier gets."""
    return unpacked(samples.merrowdale(), tmp_path_factory.mktemp("received"))


def test_it_has_no_error_and_builds_the_deck_of_every_department(received: tuple[pipeline.Session, tuple[str, ...]]) -> None:
    session, _ = received
    assert session.departments == samples.merrowdale().departments
    for variant in ("short", "standard", "long"):
        assert not has_errors(pipeline.check(session, (), pipeline.Options(variant=variant)))
    assert all(pipeline.build(session, department, pipeline.Options()).value for department in session.departments)


def test_nothing_of_it_gives_anything_away(received: tuple[pipeline.Session, tuple[str, ...]]) -> None:
    session, _ = received
    folder = session.programme.folder
    files = {
        str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.name != "manifest.json"
    }
    assert {name: found for name, data in files.items() if (found := samples.leaks(name, data))} == {}
    assert not list(folder.rglob("*.csv"))


def test_its_decks_give_nothing_away_either(received: tuple[pipeline.Session, tuple[str, ...]]) -> None:
    session, _ = received
    deck = pipeline.build(session, "warehouse", pipeline.Options()).value
    told = [message for message in samples.leaks("deck.pptx", deck) if "pilot.data" not in message]
    assert told == []


def test_what_the_supplier_may_have_is_whole(received: tuple[pipeline.Session, tuple[str, ...]]) -> None:
    ours, theirs = samples.merrowdale().programme.content, received[0].programme.content
    assert [course.showcase for course in theirs.courses] == [course.showcase for course in ours.courses]
    assert [department.priorities for department in theirs.departments] == [department.priorities for department in ours.departments]
    assert theirs.qa == ours.qa
    assert theirs.close == ours.close
    assert theirs.supplier == ours.supplier
    assert [benefit.id for benefit in theirs.benefits] == [benefit.id for benefit in ours.benefits]


def test_rows_of_the_pilot_stay_whatever_the_entries_say(tmp_path: Path) -> None:
    changes = {"supplier.yaml": ("    - pilot.data\n", "")}
    session, removed = unpacked(pipeline.load(samples.changed_programme(tmp_path / "own", changes)), tmp_path / "received")
    assert session.programme.content.pilot is None
    assert "pilot: taken out" in removed


def test_the_manifest_names_no_confidential_text(tmp_path: Path) -> None:
    own = "    overrides:\n      text: {objections.o-cost.respond: Ask the Chief Accountant before you say anything.}\n"
    before = "    overrides:\n      showcase:\n        course: c-lift\n"
    programme = samples.changed_programme(tmp_path / "own", {"departments.yaml": (before, before.replace("    overrides:\n", own))})
    session = pipeline.load(programme)
    done = pack_content(session)
    assert 'departments "warehouse", overrides, text: an entry is taken out' in done.removed
    pack = open_pack(done.data, "pack.zip")
    assert leaks_in_pack(pack, session).problems == ()


def test_what_was_done_is_told(received: tuple[pipeline.Session, tuple[str, ...]]) -> None:
    _, removed = received
    for line in (
        "departments.loaded_hourly_cost: taken out",
        "objections: taken out",
        "cost_model: taken out",
        'benefits "b-time-back", evidence: now none, was roi:hours_returned',
        'benefits "b-just-in-time", evidence: now source:pilot-results, was pilot:applied_rate_pct',
        "benefits.kpis: 16 taken out, for what they name is gone",
        "endorsements: a quote is taken out that is permitted inside only",
    ):
        assert line in removed
    assert "Ojukwu" not in " ".join(removed)


def test_open_figures_of_the_pilot_stand_as_a_named_source(received: tuple[pipeline.Session, tuple[str, ...]]) -> None:
    source = {one.id: one for one in received[0].programme.content.sources}["pilot-results"]
    assert source.text.startswith("Autumn pilot, 2026-09-07 to 2026-10-30: ")
    assert "completion rate 84 %" in source.text


def test_the_manifest_tells_places_and_no_pair_that_would_be_a_value() -> None:
    done = pack_content(samples.merrowdale())
    with zipfile.ZipFile(BytesIO(done.data)) as package:
        manifest = json.loads(package.read("lanternfish-mb-2027-q1-content/manifest.json"))
    assert manifest["kind"] == "content"
    assert any(one["public_at"] == 'objectives "so-service", statement' for one in manifest["declared_public"])
    told = json.dumps(manifest["declared_public"])
    assert "row in line" not in told
    assert "planned_learners" not in told
    assert any("planned_learners" in finding.secret.label for finding in done.declared)  # the owner is told


def test_the_same_programme_gives_the_same_bytes() -> None:
    assert pack_content(samples.merrowdale()).data == pack_content(samples.merrowdale()).data


def test_texts_with_figures_of_the_return_lose_the_sentence(tmp_path: Path) -> None:
    changes = {
        "benefits.yaml": (
            "manager_voice: One screen shows you",
            "manager_voice: You get {{ roi.hours_returned }} hours back. One screen shows you",
        ),
        "briefing.yaml": (
            "we_did: No e-learning course is longer",
            "we_did: It took {{ pilot.median_minutes }} minutes. No e-learning course is longer",
        ),
    }
    session, removed = unpacked(pipeline.load(samples.changed_programme(tmp_path / "a", changes)), tmp_path / "b")
    content = session.programme.content
    assert content.benefits[2].manager_voice.startswith("One screen shows you")
    assert content.needs_analysis is not None
    assert content.needs_analysis.you_said[0].we_did.startswith("It took 17.9 minutes. No e-learning course")
    assert 'benefits "b-visible", manager_voice: reworded without figures' in removed


def test_a_benefit_whose_number_has_no_evidence_any_more_is_taken_out(tmp_path: Path) -> None:
    changes = {"benefits.yaml": ("You keep your people. They spend", "You keep your 14 people. They spend")}
    session, removed = unpacked(pipeline.load(samples.changed_programme(tmp_path / "a", changes)), tmp_path / "b")
    assert "b-time-back" not in {benefit.id for benefit in session.programme.content.benefits}
    assert 'benefits "b-time-back": taken out, for nothing supports its words any more' in removed
    assert "b-time-back" not in str(session.programme.content.departments[0].overrides)


def test_a_superlative_without_evidence_is_taken_out_too(tmp_path: Path) -> None:
    changes = {"benefits.yaml": ("You stop paying for trains", "You get the most effective way, and stop paying for trains")}
    session, _ = unpacked(pipeline.load(samples.changed_programme(tmp_path / "a", changes)), tmp_path / "b")
    assert "b-travel" not in {benefit.id for benefit in session.programme.content.benefits}


def test_wording_of_a_department_for_a_confidential_text_goes_with_it(tmp_path: Path) -> None:
    changes = {
        "departments.yaml": (
            "    overrides:  # choices by hand; they precede every rule\n",
            "    overrides:\n      text:\n        objections.o-cost.respond: The second year is cheaper by far than the first.\n"
            "        close.ask: Choose two courses for your shift.\n",
        )
    }
    session, _ = unpacked(pipeline.load(samples.changed_programme(tmp_path / "a", changes)), tmp_path / "b")
    assert dict(session.programme.content.departments[0].overrides.text) == {"close.ask": "Choose two courses for your shift."}


def test_comments_of_the_authors_never_come_along(tmp_path: Path) -> None:
    origin = samples.changed_programme(
        tmp_path / "a", {"departments.yaml": ("    headcount: 184", "    headcount: 184  # an hour costs 19.60")}
    )
    (origin / "templates" / "slides").mkdir(parents=True)
    text = Path(__file__).parents[2].joinpath("templates", "slides", "close.xml.j2").read_text(encoding="utf-8")
    (origin / "templates" / "slides" / "close.xml.j2").write_text("{# an hour costs 19.60 #}\n<!-- 19.60 -->" + text, encoding="utf-8")
    session, _ = unpacked(pipeline.load(origin), tmp_path / "b")
    told = " ".join(path.read_text(encoding="utf-8") for path in session.programme.folder.rglob("*") if path.suffix in (".yaml", ".j2"))
    assert "19.60" not in told
    assert (session.programme.folder / "templates" / "slides" / "close.xml.j2").is_file()


def test_what_stands_in_the_authors_own_template_stops_it(tmp_path: Path) -> None:
    origin = samples.changed_programme(tmp_path, {})
    (origin / "templates" / "slides").mkdir(parents=True)
    text = Path(__file__).parents[2].joinpath("templates", "slides", "close.xml.j2").read_text(encoding="utf-8")
    (origin / "templates" / "slides" / "close.xml.j2").write_text(text.replace("<goal>", "<goal>An hour costs £19.60. "), encoding="utf-8")
    with pytest.raises(PackError) as stopped:
        pack_content(pipeline.load(origin))
    assert "templates/slides/close.xml.j2, line" in stopped.value.problems[0].message


def with_kicker(folder: Path, kicker: str) -> pipeline.Session:
    """The example with a sentence of the author's own, and a comment beside it."""
    origin = samples.changed_programme(folder, {})
    (origin / "words").mkdir()
    (origin / "words" / "en-GB.yaml").write_text(f"# an hour costs 19.60\nqa: {{kicker: {kicker}}}\n", encoding="utf-8")
    return pipeline.load(origin)


def test_the_authors_own_sentences_come_along(tmp_path: Path) -> None:
    session, _ = unpacked(with_kicker(tmp_path / "a", "Now you"), tmp_path / "b")
    assert session.programme.words("qa.kicker") == "Now you"
    assert "19.60" not in (session.programme.folder / "words" / "en-GB.yaml").read_text(encoding="utf-8")


def test_what_stands_in_the_authors_own_sentences_stops_it(tmp_path: Path) -> None:
    with pytest.raises(PackError) as stopped:
        pack_content(with_kicker(tmp_path, "An hour costs £19.60"))
    assert "words/en-GB.yaml, line" in stopped.value.problems[0].message


def test_the_search_knows_the_millions_of_the_language(tmp_path: Path) -> None:
    origin = samples.changed_programme(tmp_path, {})
    (origin / "words").mkdir()
    (origin / "words" / "en-GB.yaml").write_text('money: {millions: "{amount} Millonés"}\n', encoding="utf-8")
    assert take_inventory(pipeline.load(origin)).units.million == "millones"


def test_what_lies_outside_the_folder_does_not_come_along(tmp_path: Path) -> None:
    session = with_kicker(tmp_path / "a", "Now you")
    (tmp_path / "outside.yaml").write_text("from: elsewhere\n", encoding="utf-8")
    (session.programme.folder / "words" / "linked.yaml").symlink_to(tmp_path / "outside.yaml")
    received, _ = unpacked(session, tmp_path / "b")
    assert [file.name for file in (received.programme.folder / "words").iterdir()] == ["en-GB.yaml"]


def test_a_programme_of_which_too_little_is_left_is_told(tmp_path: Path) -> None:
    folder = samples.changed_programme(tmp_path, {"supplier.yaml": ("    - objections\n", "    - objections\n    - courses\n")})
    with pytest.raises(PackError) as stopped:
        pack_content(pipeline.load(folder))
    assert "redaction-too-deep" in {problem.code for problem in stopped.value.problems}
    assert str(tmp_path) not in " ".join(problem.message for problem in stopped.value.problems)


def test_an_entry_may_name_one_item_by_its_id(tmp_path: Path) -> None:
    changes = {"supplier.yaml": ("    - departments.kpis\n", "    - departments.warehouse.kpis\n    - courses.c-data.summary\n")}
    session, removed = unpacked(pipeline.load(samples.changed_programme(tmp_path / "a", changes)), tmp_path / "b")
    kpis = {department.id: len(department.kpis) for department in session.programme.content.departments}
    assert (kpis["warehouse"], kpis["contact-centre"]) == (0, 3)
    assert session.programme.content.course("c-data").summary is None
    assert session.programme.content.course("c-calls").summary is not None
    assert "departments.warehouse.kpis: taken out" in removed


def test_departments_of_a_table_and_an_own_brand_come_along(tmp_path: Path) -> None:
    folder = samples.changed_programme(tmp_path / "a", {
        "briefing.yaml": ("schema_version: 1\n", "schema_version: 1\ndepartments_file: more.csv\n"
                          'brand: {base: civic, colours: {accent: "#7A1F5C"}}\n')})  # fmt: skip
    (folder / "more.csv").write_text("id,name,loaded_hourly_cost,date\nit,Information,33.70,2027-01-22\n", encoding="utf-8")
    session, _ = unpacked(pipeline.load(folder), tmp_path / "b")
    assert "it" in session.departments
    assert session.programme.content.brand.colours.accent == "7A1F5C"
    assert "33.7" not in " ".join(path.read_text(encoding="utf-8") for path in session.programme.folder.glob("*.yaml"))
    assert load_programme(session.programme.folder).problems == ()


def test_the_fonts_of_a_template_stay_behind(tmp_path: Path) -> None:
    changes = {"briefing.yaml": ("schema_version: 1\n", "schema_version: 1\nbrand: {file: look.pptx, fonts: [nobody.ttf]}\n")}
    folder = samples.changed_programme(tmp_path / "a", changes)
    (folder / "look.pptx").write_bytes(template("pale"))
    (folder / "nobody.ttf").write_bytes(font("Nobody Sans"))
    session, _ = unpacked(pipeline.load(folder), tmp_path / "b")
    assert (session.programme.content.brand.file, list(session.programme.content.brand.fonts)) == ("brand/template.pptx", [])
    assert not list(session.programme.folder.rglob("*.ttf"))


def declared(place: str) -> Finding:
    secret = Secret(kind="number", label="x", value=Decimal(1), kept_by="roi")
    return Finding(file="departments.yaml", place=place, secret=secret, public_at='objectives "o-hours", measure, item 124')


def test_a_position_or_a_count_of_ours_is_no_secret() -> None:
    session = samples.merrowdale()
    for number in range(100, 1000):
        where, lost = declared(f"line {number}"), f"benefits.kpis: {number} taken out, for what they name is gone"
        manifest = pack_manifest(
            session, pack_details(session, "content", ()), {}, [where], [lost, f"objections, item {number}: taken out"]
        )
        assert f"line {number}".encode() in manifest
        assert leak_report({MANIFEST: searchable_manifest(manifest, [where])}, samples.search()).problems == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'"place": "line 124"', b'"place": "line 19.60"'),
        (b'"place": "line 124"', b'"place": "line 124", "place": "line 19.60"'),
        (b'"public_at": "', b'"public_at": "19.60 '),
        (b'"taken_out": [', b'"taken_out": ["19.60", '),
    ],
)
def test_what_somebody_writes_beside_a_position_is_searched(before: bytes, after: bytes) -> None:
    session, where = samples.merrowdale(), declared("line 124")
    manifest = pack_manifest(session, pack_details(session, "content", ()), {}, [where], ["objections: taken out"])
    assert before in manifest
    forged = manifest.replace(before, after)
    assert leak_report({MANIFEST: searchable_manifest(forged, [where])}, samples.search()).problems != ()


def test_limits_in_our_schema_are_no_secret_and_what_stands_beside_them_is(tmp_path: Path) -> None:
    before = "    loaded_hourly_cost: 19.60\n"
    changes = {"departments.yaml": (before, before.replace("19.60", "4217"))}
    session = pipeline.load(samples.changed_programme(tmp_path / "own", changes))
    inventory = take_inventory(session)
    search = programme_search(session, inventory)
    assert leak_report({SCHEMA_FILE: schema_file()}, search).problems == ()
    for name, data in ((SCHEMA_FILE, schema_file().replace(b"4217", b"4217 ", 1)), ("other.json", schema_file())):
        assert leak_report({name: data}, search).problems != ()


def test_a_template_comes_along_without_its_sample_slides_and_decks_have_its_look(tmp_path: Path) -> None:
    before = "schema_version: 1\n"
    folder = samples.changed_programme(
        tmp_path / "in" / "a", {"briefing.yaml": (before, f"{before}brand: {{file: ../Takeover of Northwind.pptx}}\n")}
    )
    departments = (folder / "departments.yaml").read_text(encoding="utf-8")
    own = departments.replace("  - id: warehouse\n", "  - id: warehouse\n    brand: {file: depot.pptx}\n", 1)
    assert own != departments
    (folder / "departments.yaml").write_text(own, encoding="utf-8")
    (tmp_path / "in" / "Takeover of Northwind.pptx").write_bytes(with_sample_slide(template("plain"), "Northwind is ours by May"))
    (folder / "depot.pptx").write_bytes(with_sample_slide(template("blue-cover"), "The depot will close"))
    session, _ = unpacked(pipeline.load(folder), tmp_path / "b")
    files = {path.relative_to(session.programme.folder).as_posix(): path for path in session.programme.folder.rglob("*.p*x")}
    assert sorted(files) == ["brand/template-2.pptx", "brand/template.pptx"]
    for name, path in files.items():
        with zipfile.ZipFile(path) as package:
            assert not [part for part in package.namelist() if "slides/" in part], name
            assert b"Northwind" not in b"".join(map(package.read, package.namelist()))
    brands = [pipeline.brand_of(one, "warehouse", pipeline.Options()).value for one in (pipeline.load(folder), session)]
    assert brands[0].data == brands[1].data
    assert session.programme.content.brand.file == "brand/template.pptx"
