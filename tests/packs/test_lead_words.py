"""What only the lead says, and stories of people who agreed to be told of inside only, never reach the supplier."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pack_samples as samples
import pytest

from briefing_builder import pipeline
from briefing_builder.files.resources import resource
from briefing_builder.leakscan.finding.search import Search
from briefing_builder.leakscan.reading import Fragment, fragments_of
from briefing_builder.packs.content.redaction import redacted_content
from briefing_builder.packs.deck_pack import pack_decks
from briefing_builder.packs.leaks import leak_report
from briefing_builder.packs.secrets.inventory import take_inventory
from briefing_builder.packs.secrets.public import programme_search
from briefing_builder.packs.verification import open_pack

pytestmark = pytest.mark.xdist_group("content-pack")

HOOK = "Last winter somebody in the next room paid for a lesson that never came"
OWN_HOOK = "Your queue began at nine on Monday and had no end before the evening"
WHY = "The old contract for rooms ends in March and nobody will renew it"
CLOSING = "Go home and remember nothing but the one link that we gave you"
ADA = "Ada Quist cried in the car park and took the course on the next morning"
NURSE = "One of our own lost her voice and took the course in the quiet hour"
BEN = "Ben Orrin had his doubts and told everybody that he was wrong about it"
KEPT = (HOOK, OWN_HOOK, WHY, CLOSING, ADA, BEN)
STORIES = f"""stories:
  - {{id: s-ada, course: c-calls, person: Ada Quist, text: {ADA}., permission: {{given: true, uses: [internal]}}}}
  - {{benefit: b-time-back, text: {BEN}., person: Ben Orrin, permission: {{given: true, uses: [internal, supplier]}}}}
  - {{course: c-calls, text: {NURSE}.}}
"""
WRITTEN = resource("examples", "merrowdale", "briefing.yaml").read_text(encoding="utf-8")
OPENING = "".join(line for line in WRITTEN.splitlines(keepends=True) if line.startswith(("  hook:", "  why_now:", "  closing:")))
CHANGES = {
    "briefing.yaml": (OPENING, f"  hook: {HOOK}; an hour costs £19.60.\n  why_now: {WHY}.\n  closing: {CLOSING}.\n"),
    "benefits.yaml": ("stories:\n", STORIES),
    "departments.yaml": ("    briefing:\n", f"    briefing:\n      hook: {OWN_HOOK}.\n"),
}


@cache
def folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory()


@cache
def programme(presents: str = "[showcase, one_place]") -> pipeline.Session:
    """Merrowdale with words of the lead's, and three stories more."""
    changes = CHANGES | {"supplier.yaml": ("presents: [showcase, one_place]", f"presents: {presents}")}
    return pipeline.load(samples.changed_programme(Path(folder().name) / presents, changes))


@cache
def search(presents: str = "[showcase, one_place]") -> Search:
    inventory = take_inventory(programme(presents))
    return programme_search(programme(presents), inventory)


def found(text: str, presents: str = "[showcase, one_place]") -> list[str]:
    return [problem.message for problem in leak_report({"script.txt": text.encode()}, search(presents)).problems]


@pytest.mark.parametrize("text", [*KEPT, HOOK.upper(), f"Now: {' '.join(ADA.split()[2:9])}", "As Ada Quist told us"])
def test_what_is_planted_is_found(text: str) -> None:
    kept = ("kept back as the lead's own words", "kept back by permission")
    messages = found(text)
    assert messages
    assert all(any(why in message for why in kept) for message in messages)


def test_what_the_supplier_tells_is_theirs() -> None:
    assert found(NURSE) == []


def test_a_number_in_the_words_of_the_lead_is_no_leave_to_tell_it() -> None:
    assert any("loaded_hourly_cost" in message for message in found("an hour costs £19.60"))


def test_short_words_of_the_lead_may_stand_anywhere(tmp_path: Path) -> None:
    changes = {"briefing.yaml": (OPENING, "  hook: Good morning, all 740.\n")}
    session = pipeline.load(samples.changed_programme(tmp_path / "own", changes))
    inventory = take_inventory(session)
    assert leak_report({"script.txt": b"Good morning, all 740."}, programme_search(session, inventory)).problems == ()


def test_who_presents_the_slide_says_its_words() -> None:
    presents = "[showcase, one_place, close]"
    assert found(CLOSING, presents) == []
    assert found(HOOK, presents) != []


def test_a_pack_of_decks_has_the_suppliers_story_and_nothing_of_the_leads() -> None:
    made = pack_decks(programme(), ("contact-centre",), pipeline.Options())
    files = open_pack(made.data, made.name).files
    (script,) = (name for name in files if name.endswith(".docx"))
    told = " ".join(read.text for read in fragments_of(script, files[script]) if isinstance(read, Fragment))
    assert NURSE in told
    assert [text for text in KEPT if text in told] == []


def test_a_pack_of_content_has_nothing_of_the_leads() -> None:
    content = redacted_content(programme(), take_inventory(programme()))
    assert [text for text in KEPT if text in str(content.data)] == []
    lines = [line for line in content.removed if "presenter's" in line]
    assert lines[:2] == ["stories: taken out, they are the presenter's to tell", "briefing, hook: taken out, it is the presenter's to say"]
    assert 'departments "contact-centre", briefing, hook: taken out, it is the presenter\'s to say' in lines


def test_a_departments_own_wording_of_a_story_goes_with_the_story(tmp_path: Path) -> None:
    told = f"stories:\n  - {{id: s-nurse, course: c-calls, text: {NURSE}.}}\n"
    own = "    overrides:\n      text: {stories.s-nurse.text: It was the quiet hour., close.ask: Ask.}\n"
    choices = "    overrides:  # choices by hand; they precede every rule\n"
    changes = {"benefits.yaml": ("stories:\n", told), "departments.yaml": (choices, own)}
    session = pipeline.load(samples.changed_programme(tmp_path / "own", changes))
    content = redacted_content(session, take_inventory(session))
    assert content.data["departments"][0]["overrides"]["text"] == {"close.ask": "Ask."}
    line = 'departments "contact-centre", overrides, text, stories.s-nurse.text: taken out, for what it words is gone'
    assert line in content.removed


def test_the_story_of_somebody_who_agreed_inside_only_is_not_the_suppliers_to_tell() -> None:
    lead = pipeline.prepare(programme(), "contact-centre", pipeline.Options())
    comparable = [str(slide.notes) for slide in lead.rendered.markup.slides]
    assert not any(ADA in notes for notes in comparable)
    assert any(NURSE in notes for notes in comparable)
