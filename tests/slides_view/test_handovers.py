"""The floor goes to who really speaks next: said once, with that guest's own minutes, and the supplier's interest is seen and heard."""

from functools import cache
from pathlib import Path
from shutil import copytree

import pytest
from example_decks import ALL_DECKS, session

from briefing_builder.files.resources import resource
from briefing_builder.pipeline import Options, brief_for, load
from briefing_builder.slides import render
from briefing_builder.slides.markup import Paragraph, Prompt, Slide, Words, leaf_blocks, words_text
from briefing_builder.slides.outlines.reading import variants
from briefing_builder.slides.rendering.handovers import SpeakerTime, guest_turns
from briefing_builder.words import english

EXAMPLE = resource("examples", "merrowdale")
VARIANTS = variants([resource("templates")])
GUESTS = {"supplier", "endorser", "pilot_manager"}
DISCLOSURE = "Sunniva Dahl, who shows you the course, works for Lanternfish, which is paid for the courses shown. The figures are our own."
OUTLINE = """slot_minutes: 10
slides:
{slides}
appendix:
  - {{id: objection, each: objections}}
"""


@cache
def told(example: str, department: str, variant: str) -> tuple[Slide, ...]:
    slides = render(brief_for(session(example), department, Options(variant=variant))).markup.slides
    return tuple(slide for slide in slides if not slide.appendix)


def copied(
    folder: Path, *edits: tuple[str, str, str], department: str = "warehouse", variant: str = "long", supplier: bool = False
) -> dict[str, Slide]:
    """The slides of a copy of the example with edits: file, what stands there, what stands there instead."""
    copytree(EXAMPLE, folder, dirs_exist_ok=True)
    for name, old, new in edits:
        path = folder / name
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        assert old in text, old
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace(old, new, 1) if old else new, encoding="utf-8")
    briefing = brief_for(load(folder), department, Options(variant=variant))
    return {slide.id: slide for slide in render(briefing, supplier=supplier).markup.slides}


def outline(*slides: tuple[str, str, float]) -> tuple[str, str, str]:
    """An outline of the programme's own: ids, presenters and minutes."""
    lines = [f"  - {{id: {id}, section: All, minutes: {minutes}, presenter: {who}}}" for id, who, minutes in slides]
    return ("templates/outlines/own.yaml", "", OUTLINE.format(slides="\n".join(lines)))


def spoken(lines: tuple[Words, ...]) -> str:
    return " ".join(words_text(line) for line in lines)


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize(("example", "department"), ALL_DECKS)
def test_the_floor_changes_hands_in_words_wherever_another_speaks_and_nowhere_else(example: str, department: str, variant: str) -> None:
    slides = told(example, department, variant)
    for slide, after in zip(slides, [*slides[1:], None], strict=True):
        changes = after is not None and slide.who != after.who and bool({slide.role, after.role} & GUESTS)
        assert bool(slide.notes.hand_over) == changes, slide.id
        if changes and after is not None and after.role in GUESTS:
            assert after.who.split(",")[0].split()[0] in words_text(slide.notes.hand_over)
    lines = [words_text(slide.notes.hand_over) for slide in slides if slide.notes.hand_over]
    given = [line for line in lines if not line.startswith("Back to ")]
    assert len(given) == len(set(given))


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("department", [department for example, department in ALL_DECKS if example == "merrowdale"])
def test_the_room_sees_the_suppliers_interest_and_hears_it_once(department: str, variant: str) -> None:
    slides = told("merrowdale", department, variant)
    theirs = [slide for slide in slides if slide.role == "supplier"]
    shown = {
        slide.id
        for slide in slides
        for block in leaf_blocks(slide.blocks)
        if isinstance(block, Paragraph) and DISCLOSURE in words_text(block.words)
    }
    assert shown == {slide.id for slide in theirs}
    heard = [slide.id for slide in slides if DISCLOSURE in spoken((*slide.notes.spoken, *slide.notes.do, slide.notes.hand_over))]
    assert heard == ([slides[slides.index(theirs[0]) - 1].id] if theirs else [])


def test_the_minutes_told_are_those_in_a_row() -> None:
    long, standard, compact = (told("merrowdale", "warehouse", variant) for variant in ("long", "standard", "compact"))
    come = [words_text(slide.notes.hand_over) for slide in long if "Sunniva" in words_text(slide.notes.hand_over)]
    assert "She has six minutes." in come[0]
    assert come[1] == "I’ll give the floor to Sunniva Dahl once more, for one minute."
    assert [line for slide in standard if "She has five minutes" in (line := words_text(slide.notes.hand_over))]
    assert [line for slide in compact if "She has three minutes." in (line := words_text(slide.notes.hand_over))]


def test_who_takes_over_thanks_and_between_two_guests_the_lead_speaks() -> None:
    slides = {slide.id: slide for slide in told("merrowdale", "warehouse", "long")}
    assert words_text(slides["courses"].notes.spoken[0]) == "Thank you very much."
    assert words_text(slides["one_place"].notes.hand_over) == (
        "Amina Sefton says: “Thank you, Sunniva. I’ll give the floor to Dawn Ojukwu, Distribution Operations Manager, for one minute.”"
    )
    assert words_text(slides["targets"].notes.spoken[0]) == "Thank you very much."


def test_an_endorser_speaks_live_only_where_the_format_says_so(tmp_path: Path) -> None:
    live = {slide.id: slide for slide in told("merrowdale", "warehouse", "long")}["endorsement"]
    assert (live.role, live.who) == ("endorser", "Dawn Ojukwu")
    assert [line.seconds for line in live.notes.say if isinstance(line, Prompt)] == [36]  # of a minute: theirs to fill, and no more
    assert len(live.notes.say) == 1
    quoted = {slide.id: slide for slide in told("merrowdale", "sales", "long")}["endorsement"]
    assert quoted.role == "lead"
    assert "Imogen Astley-Okafor, Chief Operating Officer, said: “I took" in spoken(quoted.notes.spoken)
    video = copied(tmp_path, ("endorsements.yaml", "format: quote", "format: video"), department="sales")["endorsement"]
    assert video.role == "lead"
    assert "I took Calm Calls" not in spoken(video.notes.spoken)
    assert "Start the video of Imogen Astley-Okafor" in spoken(video.notes.do)


@pytest.mark.parametrize("variant", ["standard", "compact"])
def test_on_a_slide_of_the_lead_a_live_endorser_says_one_sentence(variant: str) -> None:
    slide = {slide.id: slide for slide in told("merrowdale", "warehouse", variant)}["endorsement_targets"]
    assert slide.role == "lead"
    assert "Ask Dawn Ojukwu, Distribution Operations Manager, to say it in one sentence." in spoken(slide.notes.do)
    assert slide.notes.hand_over == ()


def test_a_manager_of_the_pilot_speaks_live_in_the_own_department_only(tmp_path: Path) -> None:
    own = {slide.id: slide for slide in told("merrowdale", "contact-centre", "long")}
    assert own["manager_voice"].who == "Aled Price"
    introduction = "Aled Price, Team Manager, took part in the pilot, and I’d rather you heard it"
    assert words_text(own["pilot"].notes.hand_over).startswith(introduction)
    read = {slide.id: slide for slide in told("merrowdale", "warehouse", "long")}["manager_voice"]
    assert read.role == "lead"
    assert "Dawn Ojukwu said: “I was against it." in spoken(read.notes.spoken)
    started = copied(tmp_path, ("pilot.yaml", "format: live", "format: video"), department="contact-centre")["manager_voice"]
    assert started.role == "lead"
    assert "Start the video of Aled Price" in spoken(started.notes.do)


def test_without_a_supplier_nobody_hands_over_to_one(tmp_path: Path) -> None:
    slides = copied(tmp_path, ("briefing.yaml", "  - supplier.yaml\n", ""), department="sales")
    assert not [slide.id for slide in slides.values() if slide.role == "supplier" or slide.notes.hand_over]


def test_a_supplier_with_one_slide_has_its_minutes_and_is_thanked_by_the_author(tmp_path: Path) -> None:
    slides = copied(tmp_path, ("supplier.yaml", "presents: [showcase, one_place]", "presents: [showcase]"), variant="standard")
    assert "She has four minutes." in words_text(slides["return"].notes.hand_over)
    assert words_text(slides["one_place"].notes.spoken[0]) == "Thank you, Sunniva."


def test_the_question_is_promised_only_where_it_is_next(tmp_path: Path) -> None:
    slides = copied(tmp_path, outline(("benefits", "lead", 3), ("showcase", "supplier", 2), ("qa", "room", 5)), variant="own")
    assert words_text(slides["qa"].notes.spoken[0]) == (
        "Thank you, Sunniva. Keep that in mind, because I have a question for you about your own team."
    )
    for example, department in ALL_DECKS:
        for variant in VARIANTS:
            assert "question for you about" not in " ".join(spoken(slide.notes.spoken) for slide in told(example, department, variant))


def test_a_guest_who_begins_is_introduced_and_co_presenters_take_turns(tmp_path: Path) -> None:
    guests = (("showcase", "supplier", 2.0), ("endorsement", "endorser", 1.5), ("one_place", "supplier", 1.0))
    plan = outline(*guests, ("qa", "room", 5), ("close", "lead", 0.5))
    slides = copied(tmp_path, plan, variant="own")
    assert words_text(slides["showcase"].notes.do[0]).startswith("Before you begin, Amina Sefton says: “I am going to ask Sunniva")
    assert DISCLOSURE in words_text(slides["showcase"].notes.do[0])
    assert "“Thank you very much. I’ll give the floor to Dawn Ojukwu" in words_text(slides["showcase"].notes.hand_over)
    assert "“Thank you very much. I’ll give the floor to Sunniva Dahl once more, for one minute.”" in words_text(
        slides["endorsement"].notes.hand_over
    )


OWN_SLIDE = """<slide id="word" layout="content"><title>A word before</title><paragraph style="body">One</paragraph>
<notes><say>One</say><say optional="yes">Two</say><handover seconds="20">{words}</handover></notes></slide>
"""


@pytest.mark.parametrize(
    ("words", "followed"),
    [
        ("Dawn, one sentence from you, please.", "I am going to ask Sunniva to show you one course. She has two minutes. " + DISCLOSURE),
        ("Sunniva shows you one course now.", DISCLOSURE),
        (f"Sunniva shows you one course now. {DISCLOSURE}", ""),
    ],
)
def test_a_templates_own_words_of_hand_over_stay_and_nothing_is_lost_after_them(tmp_path: Path, words: str, followed: str) -> None:
    own = ("templates/slides/word.xml.j2", "", OWN_SLIDE.format(words=words))
    plan = outline(("benefits", "lead", 2), ("word", "lead", 1), ("showcase", "supplier", 2), ("qa", "room", 5))
    word = copied(tmp_path, own, plan, variant="own")["word"]
    assert words_text(word.notes.hand_over) == f"{words} {followed}".strip()
    assert word.notes.hand_over_seconds == 20


def test_the_thanks_are_said_and_what_is_optional_after_them_stays_optional(tmp_path: Path) -> None:
    own = ("templates/slides/word.xml.j2", "", OWN_SLIDE.format(words=""))
    plan = outline(("showcase", "supplier", 2), ("word", "lead", 1), ("qa", "room", 7))
    word = copied(tmp_path, own, plan, variant="own")["word"]
    assert [words_text(word.notes.say[place]) for place in word.notes.optional] == ["Two"]
    assert spoken(word.notes.say) == "Thank you, Sunniva. One Two"


def test_without_a_disclosure_the_room_hears_for_whom_the_supplier_works(tmp_path: Path) -> None:
    slides = copied(tmp_path, ("supplier.yaml", f"  disclosure: {DISCLOSURE}\n", ""), variant="compact")
    assert words_text(slides["proof"].notes.hand_over).endswith("Sunniva Dahl works for Lanternfish Learning Ltd.")


def test_the_suppliers_pack_says_what_the_lead_says(tmp_path: Path) -> None:
    part = copied(tmp_path, supplier=True)
    whole = {slide.id: slide for slide in told("merrowdale", "warehouse", "long")}
    assert words_text(part["handover-2"].notes.hand_over) == words_text(whole["courses"].notes.hand_over)
    assert words_text(part["handback-1"].notes.hand_over) == words_text(whole["courses"].notes.spoken[0])
    assert words_text(part["handback-2"].notes.hand_over) == "Thank you, Sunniva."
    assert "one course" in str(part["handover-1"].blocks)
    assert "one course" not in str(part["handover-2"].blocks)
    assert [id for id, slide in part.items() if DISCLOSURE in str(slide.blocks)] == ["handover-1", "showcase", "one_place"]
    assert words_text(part["one_place"].notes.hand_over) == "Back to Amina Sefton."


def test_slides_that_go_on_are_one_turn_and_the_same_role_of_two_people_is_two() -> None:
    slides = [
        *(SpeakerTime(id="a", role="lead", name="Ada", seconds=60), SpeakerTime(id="b", role="supplier", name="Bo", seconds=45)),
        *(SpeakerTime(id="b2", role="supplier", name="Bo", seconds=45), SpeakerTime(id="c", role="endorser", name="Cy", seconds=60)),
        *(SpeakerTime(id="d", role="endorser", name="Di", seconds=60), SpeakerTime(id="qa", role="room", name="the room", seconds=60)),
    ]
    assert [(turn.name, turn.first, turn.end, turn.seconds, turn.before_question) for turn in guest_turns(slides)] == [
        ("Bo", 1, 3, 90, False), ("Cy", 3, 4, 60, False), ("Di", 4, 5, 60, True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(60, "one minute"), (330, "five and a half minutes"), (75, "one and a quarter minutes"), (30, "half a minute"), (360, "six minutes")],
)
def test_minutes_are_told_as_one_says_them(seconds: int, words: str) -> None:
    assert english().spoken_time(seconds) == words


@pytest.mark.parametrize(("department", "name"), [("field-service", "Amina Sefton"), ("contact-centre", "Joel Hartnell")])
def test_the_last_slide_names_who_presented(department: str, name: str) -> None:
    last = {slide.id: slide for slide in told("merrowdale", department, "standard")}["permission"]
    assert words_text(last.byline[0]).startswith(name)
