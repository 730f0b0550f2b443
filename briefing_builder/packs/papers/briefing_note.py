"""The briefing note: parts and secrets go in; meetings, audiences, stop cues, what not to claim and contacts come out as plain data."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product

from briefing_builder.content import Department, Person
from briefing_builder.deck.model import notes_lines
from briefing_builder.packs.papers import wording
from briefing_builder.packs.secrets.inventory import Inventory
from briefing_builder.packs.supplier_parts import SupplierPart, minutes_with_unit
from briefing_builder.pipeline import Session
from briefing_builder.source import DataPath
from briefing_builder.words import Catalogue

Values = dict[str, object]


def briefing_note_values(session: Session, parts: Sequence[SupplierPart], inventory: Inventory) -> Values:
    """Return what the briefing note shows; of an audience only what no entry of `confidential` keeps back."""
    content, words = session.programme.content, session.programme.words
    spoken = parts[0].prepared.rendered.part
    return {
        "meetings": [meeting_values(part) for part in parts],
        "come": wording.paragraph_values(next((cue for part in parts for cue in wording.hand_over_cues(part)), ())),
        "thanks": wording.paragraph_values(next((lines for part in parts for lines in wording.hand_back_cues(part) if lines), ())),
        "slides": _by_department(words, parts, "length"),
        "stops": _by_department(words, parts, "stop"),
        "not_claimed": [wording.paragraph_values(wording.lines_of_text(text)) for text in _text_list(spoken["not_claimed"])],
        "disclosure": wording.paragraph_values(wording.lines_of_text(str(spoken["disclosure"]))),
        "audiences": [_audience_values(session, part, inventory) for part in parts],
        "contacts": list(_contact_values(session, parts, inventory)),
        "host": content.organisation.short_name or content.organisation.name,
    }


def _text_list(texts: object) -> list[str]:
    return [str(text) for text in texts] if isinstance(texts, list) else []


def meeting_values(part: SupplierPart) -> Values:
    """Return when and where a department meets, and when the supplier speaks there."""
    meeting, clocks, words = part.briefing.meeting, part.clocks, part.briefing.words
    return {
        "department": part.briefing.department.name,
        "anchor": part.briefing.department.id,
        "date": _day_of_meeting(words, meeting.day),
        "span": f"{clocks.at(0)}–{clocks.at(part.whole_seconds)}" if meeting.time else minutes_with_unit(words, part.whole_seconds),
        "place": meeting.location or "",
        "lead": meeting.presenter.name,
        "lead_first": meeting.presenter.name.split()[0],
        "slots": [f"{clocks.at(run[0].starts)}–{clocks.at(run[-1].starts + run[-1].seconds)}" for run in part.runs],
        "minutes": minutes_with_unit(words, part.seconds),
        "course": part.briefing.showcase.course.title if part.briefing.showcase else "",
        "file": part.deck_files[0],
    }


def _day_of_meeting(words: Catalogue, day: date | None) -> str:
    if day is None:
        return words("pack.day-to-be-agreed")
    return words("pack.day-of-meeting", weekday=words.locale.days["format"]["wide"][day.weekday()], day=words.long_day(day))


def _by_department(words: Catalogue, parts: Sequence[SupplierPart], what: str) -> list[Values]:
    """Each own slide with its length or its stop cue, once where departments share it."""
    labels: dict[tuple[str, wording.Lines], list[str]] = {}
    most = max((len(part.slides) for part in parts), default=0)
    for position, part in product(range(most), parts):  # what all of them do first, then what they do next
        for slide in part.slides[position : position + 1]:
            lines = notes_lines(minutes_with_unit(words, slide.seconds)) if what == "length" else wording.notes_under(slide, "stop-at")
            if lines:
                labels.setdefault((slide.title, lines), []).append(wording.department_label(part))
    return [
        {"title": title, "told": wording.paragraph_values(lines), "for": wording.departments_concerned(words, names, parts)}
        for (title, lines), names in labels.items()
    ]


def _audience_values(session: Session, part: SupplierPart, inventory: Inventory) -> Values:
    department, path, words = part.briefing.department, part.briefing.department_path, part.briefing.words
    titles = {course.id: course.title for course in session.programme.content.courses}
    managers = department.people_managers
    facts = {
        "people_managers": words("pack-note.managers", count=managers) if managers else "",
        "head": wording.name_and_title(department.head) if department.head else "",
        "sites": ", ".join(department.sites),
        "working_pattern": ", ".join(word.replace("-", " ") for word in department.working_pattern),
        "tone": words.listed(_own_words(words, department)),
        "stated_needs": ", ".join(titles.get(need, need) for need in department.stated_needs),
    }
    priorities = enumerate(department.priorities)
    return {
        "department": department.name,
        "priorities": [priority.text for number, priority in priorities if not inventory.keeps_back((*path, "priorities", number))],
        "facts": [
            {"label": words(f"pack-note.fact-{key.replace('_', '-')}"), "text": text}
            for key, text in facts.items()
            if text and not inventory.keeps_back((*path, key))
        ],
    }


def _own_words(words: Catalogue, department: Department) -> list[str]:
    written = department.tone.model_fields_set
    return [words.quoted(getattr(department.tone, name)) for name in ("call_staff", "call_work") if name in written]


def _contact_values(session: Session, parts: Sequence[SupplierPart], inventory: Inventory) -> Iterator[Values]:
    """The owner of the programme, who leads each meeting, and where to ask about the courses."""
    content, words, owner = session.programme.content, session.programme.words, session.programme.content.programme.owner
    people: dict[str, tuple[Person, DataPath, list[str]]] = {owner.name: (owner, ("programme", "owner"), [])}
    for part in parts:
        leads, briefing = part.briefing.meeting.presenter, part.briefing.department.briefing
        has_own = briefing is not None and briefing.presenter is not None
        path: DataPath = (*part.briefing.department_path, "briefing", "presenter") if has_own else ("briefing", "presenter")
        people.setdefault(leads.name, (leads, path, []))[2].append(part.briefing.names.inside)
    for who, path, leads_at in people.values():
        extension = words("pack-note.extension", number=who.extension) if who.extension else ""
        ways = (("email", who.email or ""), ("phone", who.phone or ""), ("extension", extension))
        if not inventory.keeps_back(path):
            roles = [words("pack-note.answers")] if who is owner else []
            roles += [words("pack-note.leads", count=len(leads_at), departments=", ".join(leads_at))] if leads_at else []
            reach = [text for key, text in ways if text and not inventory.keeps_back((*path, key))]
            yield {"name": wording.name_and_title(who), "roles": "; ".join(roles), "reach": reach}
    if content.programme.support.help and not inventory.keeps_back(("programme", "support", "help")):
        yield {"name": words("pack-note.help"), "roles": "", "reach": [content.programme.support.help]}
