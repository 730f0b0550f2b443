"""The briefing note: parts and secrets go in; meetings, audiences, stop cues, what not to claim and contacts come out as plain data."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from briefing_builder.content import Department, Person
from briefing_builder.deck.model import notes_lines
from briefing_builder.packs.papers import wording
from briefing_builder.packs.parts import Part
from briefing_builder.packs.secrets.gather import Secrets
from briefing_builder.pipeline import Session
from briefing_builder.source import DataPath

Values = dict[str, object]


def note_values(session: Session, parts: Sequence[Part], secrets: Secrets) -> Values:
    """Return what the briefing note shows; of an audience only what no entry of `confidential` keeps back."""
    content = session.programme.content
    said = parts[0].prepared.rendered.part
    author = _Open(secrets=secrets)
    return {
        "meetings": [meeting_values(part) for part in parts],
        "come": wording.told(next((cue for part in parts for cue in wording.cues(part)), ())),
        "thanks": wording.told(next((lines for part in parts for lines in wording.thanks(part) if lines), ())),
        "slides": _grouped(parts, "length"),
        "stops": _grouped(parts, "stop"),
        "not_claimed": [wording.told(wording.lines_in(text)) for text in _texts(said["not_claimed"])],
        "disclosure": wording.told(wording.lines_in(str(said["disclosure"]))),
        "audiences": [_audience(session, part, author) for part in parts],
        "contacts": list(_contacts(session, parts, author)),
        "host": content.organisation.short_name or content.organisation.name,
    }


def _texts(texts: object) -> list[str]:
    return [str(text) for text in texts] if isinstance(texts, list) else []


def meeting_values(part: Part) -> Values:
    """Return when and where a department meets, and when the supplier speaks there."""
    meeting, clocks = part.briefing.meeting, part.clocks
    return {
        "department": part.briefing.department.name,
        "anchor": part.briefing.department.id,
        "date": f"{meeting.day:%A}, {wording.day(meeting.day)}" if meeting.day else "day to be agreed",
        "span": f"{clocks.at(0)}–{clocks.at(part.whole_seconds)}" if meeting.time else wording.minutes(part.whole_seconds),
        "place": meeting.location or "",
        "lead": meeting.presenter.name,
        "lead_first": meeting.presenter.name.split()[0],
        "slots": [f"{clocks.at(run[0].starts)}–{clocks.at(run[-1].starts + run[-1].seconds)}" for run in part.runs],
        "minutes": wording.minutes(part.seconds),
        "course": part.briefing.showcase.course.title if part.briefing.showcase else "",
        "file": part.deck_files[0],
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class _Open:
    """What of the content may be told."""

    secrets: Secrets

    def may_tell(self, *path: str | int) -> bool:
        return not any(path[:length] in self.secrets.parts for length in range(1, len(path) + 1))


def _grouped(parts: Sequence[Part], what: str) -> list[Values]:
    """Each own slide with its length or its stop cue, once where departments share it."""
    found: dict[tuple[str, wording.Lines], list[str]] = {}
    most = max((len(part.slides) for part in parts), default=0)
    for position, part in product(range(most), parts):  # what all of them do first, then what they do next
        for slide in part.slides[position : position + 1]:
            lines = notes_lines(wording.minutes(slide.seconds)) if what == "length" else wording.noted(slide, "STOP AT")
            if lines:
                found.setdefault((slide.title, lines), []).append(wording.short(part))
    return [
        {"title": title, "told": wording.told(lines), "for": wording.departments(names, parts)} for (title, lines), names in found.items()
    ]


def _audience(session: Session, part: Part, author: _Open) -> Values:
    department, path = part.briefing.department, part.briefing.department_path
    titles = {course.id: course.title for course in session.programme.content.courses}
    facts = (
        ("people_managers", "Managers", _managers(department)),
        ("head", "Head", wording.person(department.head) if department.head else ""),
        ("sites", "Sites", ", ".join(department.sites)),
        ("working_pattern", "How they work", ", ".join(word.replace("-", " ") for word in department.working_pattern)),
        ("tone", "They say", _tone(department)),
        ("stated_needs", "They asked for", ", ".join(titles.get(need, need) for need in department.stated_needs)),
    )
    return {
        "department": department.name,
        "priorities": [one.text for number, one in enumerate(department.priorities) if author.may_tell(*path, "priorities", number)],
        "facts": [{"label": label, "text": text} for key, label, text in facts if text and author.may_tell(*path, key)],
    }


def _managers(department: Department) -> str:
    count = department.people_managers
    return f"{count} people {'manager' if count == 1 else 'managers'}" if count else ""


def _tone(department: Department) -> str:
    written = department.tone.model_fields_set
    words = [f"“{getattr(department.tone, name)}”" for name in ("call_staff", "call_work") if name in written]
    return " and ".join(words)


def _contacts(session: Session, parts: Sequence[Part], author: _Open) -> Iterator[Values]:
    """The owner of the programme, who leads each meeting, and where to ask about the courses."""
    content = session.programme.content
    found: dict[str, tuple[Person, DataPath, list[str]]] = {}
    found[content.programme.owner.name] = (content.programme.owner, ("programme", "owner"), ["answers for the programme"])
    for part in parts:
        leads, own = part.briefing.meeting.presenter, part.briefing.department.briefing
        has_own = own is not None and own.presenter is not None
        path: DataPath = (*part.briefing.department_path, "briefing", "presenter") if has_own else ("briefing", "presenter")
        found.setdefault(leads.name, (leads, path, []))[2].append(part.briefing.department.names.inside)
    for who, path, roles in found.values():
        extension = f"extension {who.extension}" if who.extension else ""
        ways = (("email", who.email or ""), ("phone", who.phone or ""), ("extension", extension))
        if author.may_tell(*path):
            first = [role for role in roles if role.startswith("answers")]
            leads_at = [role for role in roles if role not in first]
            meetings = "meetings" if len(leads_at) > 1 else "meeting"
            told = [*first, *([f"leads the {meetings} of {', '.join(leads_at)}"] if leads_at else [])]
            reach = [text for key, text in ways if text and author.may_tell(*path, key)]
            yield {"name": wording.person(who), "roles": "; ".join(told), "reach": reach}
    if content.programme.support.help and author.may_tell("programme", "support", "help"):
        yield {"name": "Help with the courses", "roles": "", "reach": [content.programme.support.help]}
