"""The session as a template sees it: who presents, the minutes, the ask, the opening question, the close."""

from collections.abc import Sequence

from briefing_builder.slides import formats
from briefing_builder.slides.author_texts import AuthorTexts, markup_path
from briefing_builder.slides.outlines.model import OutlineSlide
from briefing_builder.tailoring.view import Briefing, Endorser, FirstVoice, ManagerVoice
from briefing_builder.text.addresses import contact_link, shown

ViewData = dict[str, object]
QA = "qa"
QUESTION_STARTS = (". ", "! ", "? ", ": ")
TURN = ", but "
QUIET_PARTS = ("Open", "Close")
AGREEMENT = {
    False: {"is": "is", "was": "was", "has": "has", "its": "its"},
    True: {"is": "are", "was": "were", "has": "have", "its": "their"},
}
"""What changes with the number of a department's name: `the wards are`, `Finance is`."""


def session_view(briefing: Briefing, author: AuthorTexts) -> ViewData:
    """Return programme, department, meeting, question and close, and `has`: the conditions under which sentences of ours are said."""
    content = briefing.content
    programme = content.programme
    return {
        "briefing": {"title": content.briefing.title, "at": "briefing"},
        "programme": {
            "name": programme.name,
            "permission": author.sentence(programme.permission_statement, ("programme", "permission_statement")),
            "at": "programme",
        },
        "organisation": {"name": content.organisation.name, "short": content.organisation.short_name or content.organisation.name},
        "department": _department_values(briefing),
        "meeting": _meeting_values(briefing),
        "has": _conditions(briefing),
        "question": _question_values(briefing, author),
        "close": _close_values(briefing, author),
    }


def ask_view(briefing: Briefing, values: ViewData) -> ViewData:
    """Return what managers are asked for, and what they are shown before they are asked; it draws on the rest of the view."""
    staff = briefing.department.tone.call_staff
    only = briefing.only_course
    if not briefing.circumstances.courses:
        return {**_ask_for_a_wish(staff), "between": _shown_between(briefing, values)}
    return {
        "courses_words": _courses_asked(briefing),
        "first_step": f"Say who starts with {formats.title_in_text(only.title)}" if only else f"Choose {_courses_asked(briefing)}",
        "first_why": f"those of your {staff} who need it first" if only else f"that your {staff} need in the next six months",
        "between": _shown_between(briefing, values),
        **_ask_for_time(briefing),
    }


def _ask_for_a_wish(staff: str) -> ViewData:
    """What those are asked for to whom no course is open: only a draft has them."""
    return {
        "courses_words": "one wish for a course", "first_step": "Name one course that you miss",
        "first_why": f"none is open to your {staff} yet", "time": "a day", "for_title": "the day you need it",
        "time_step": "Say by when", "time_why": f"a day by which your {staff} need it",
    }  # fmt: skip


def _ask_for_time(briefing: Briefing) -> ViewData:
    """What time managers are asked for: one in the week for what is taken online, a date for what is taught."""
    ask, work = briefing.content.programme.ask, briefing.department.tone.call_work
    if not briefing.circumstances.asks_weekly:
        return {
            "time": "a date", "for_title": "a date for it" if briefing.only_course else "a date for each",
            "time_step": "Choose who goes, and when", "time_why": f"a day on which they can be spared from {work}",
        }  # fmt: skip
    minutes = formats.in_words(ask.minutes_per_week)
    weeks = f", for {formats.count_with_noun(ask.weeks, 'week', 'weeks')}" if ask.weeks else ""
    return {
        "time": "one time in the week", "for_title": f"{minutes} minutes a week{weeks}",
        "time_step": "Choose one time in the week", "time_why": f"when {minutes} minutes fit in around {work}{weeks}",
    }  # fmt: skip


def _shown_between(briefing: Briefing, values: ViewData) -> str:
    """What stands between the ask and the questions."""
    proof, returns = values["proof"], values["returns"]
    proves = isinstance(proof, dict) and bool(proof.get("figures"))
    pays = isinstance(returns, dict) and bool(returns.get("pays"))
    parts = [f"what's in it for {briefing.names.inside}"] if values["benefits"] else []
    parts += ["what the proof is"] if proves or pays else []
    parts += ["what it costs"] if returns and not pays else []
    shown = "one course" if briefing.circumstances.courses else "what a course can look like"
    last = shown if values["showcase"] else "where everything is"
    return f"{', '.join(parts)}, and {last}" if parts else last


def _courses_asked(briefing: Briefing) -> str:
    """The courses that managers are asked for: never more than are open to them."""
    return formats.count_with_noun(min(briefing.content.programme.ask.courses, briefing.circumstances.courses or 1), "course", "courses")


def _conditions(briefing: Briefing) -> ViewData:
    """What is true of this briefing, by the name of the condition."""
    known = briefing.circumstances
    appeals = {chosen.benefit.appeal for chosen in briefing.benefits}
    return {
        "online": known.is_online,
        "taught": known.is_taught,
        "seats": known.has_seats,
        "one_manager": known.is_one_manager,
        "easier": bool(appeals & {"easier", "both"}),
        "credit": bool(appeals & {"credit", "both"}),
    }


def speaker_role(slide: OutlineSlide, briefing: Briefing) -> str:
    """Return the role that speaks on a slide: the outline's, where such a person speaks live in this briefing; else the lead.

    A quotation is read, and a video started, by the lead.
    """
    part = briefing.supplier
    speaks_live = {
        "supplier": part is not None and slide.id in part.segments,
        "endorser": live_endorser(briefing) is not None,
        "pilot_manager": live_voice(briefing) is not None,
        "room": True,
    }
    return slide.presenter if speaks_live.get(slide.presenter) else "lead"


def speaker_name(slide: OutlineSlide, briefing: Briefing) -> str:
    """Return who speaks on a slide, by name."""
    lead, endorser, voice = briefing.meeting.presenter.name, live_endorser(briefing), live_voice(briefing)
    match speaker_role(slide, briefing):
        case "supplier" if briefing.supplier:
            return f"{briefing.supplier.supplier.presenter.name}, {briefing.supplier.supplier.name}"
        case "room":
            return f"the room; {lead} listens"
        case "endorser" if endorser:
            return endorser.endorsement.name
        case "pilot_manager" if voice:
            return voice.voice.name
    return lead


def live_endorser(briefing: Briefing) -> Endorser | None:
    """Return who endorses the programme in the room, if anybody does."""
    return next((endorser for endorser in briefing.endorsers if endorser.endorsement.format == "live"), None)


def live_voice(briefing: Briefing) -> ManagerVoice | None:
    """Return the manager of the pilot who speaks in the room: the one that is quoted, in the briefing of their own department."""
    first = next(iter(briefing.voices), None)
    return first if first is not None and first.is_own and first.voice.format == "live" else None


def _department_values(briefing: Briefing) -> ViewData:
    department = briefing.department
    priority = department.priorities[0].text if department.priorities else ""
    names = briefing.names
    return {
        "id": department.id, "name": department.name, "short": names.label, "in_title": names.in_title,
        "in_sentence": names.inside, "at_start": names.starting, "possessive": names.possessive,
        "is_plural": names.is_plural, **AGREEMENT[names.is_plural],
        "call_staff": department.tone.call_staff, "call_work": department.tone.call_work, "first_priority": priority,
    }  # fmt: skip


def _meeting_values(briefing: Briefing) -> ViewData:
    meeting = briefing.meeting
    presenter = meeting.presenter
    return {
        "date": formats.long_day(meeting.day) if meeting.day else "",
        "time": meeting.time or "",
        "location": meeting.location or "",
        "presenter": {"name": presenter.name, "title": presenter.title or ""},
    }


def slot_view(slides: Sequence[OutlineSlide]) -> ViewData:
    """Return the minutes of the slot, those of the questions, and the parts of the time strip."""
    total = sum(slide.seconds for slide in slides)
    questions = sum(slide.seconds for slide in slides if slide.id == QA)
    strip = _time_strip(slides)
    spoken = ", ".join(str(part["spoken"]) for part in strip)
    lengths = [part["seconds"] for part in strip if isinstance(part["seconds"], int)]
    longest = " The longest part is for questions." if questions >= max(lengths, default=0) else ""
    return {
        "minutes": formats.minutes_of(total),
        "minutes_words": formats.in_words(round(total / 60)),
        "qa_minutes": formats.minutes_of(questions),
        "qa_seconds": questions,
        "qa_words": formats.in_words(questions // 60),
        "strip": strip,
        "strip_alt": f"The briefing as a bar: {spoken}.{longest}",
    }


def _time_strip(slides: Sequence[OutlineSlide]) -> list[ViewData]:
    """The parts of the slot in order; slides of one section that follow each other are one part."""
    parts: list[tuple[str, int]] = []
    for slide in slides:
        name = _part_name(slide)
        if parts and parts[-1][0] == name:
            parts[-1] = (name, parts[-1][1] + slide.seconds)
        else:
            parts.append((name, slide.seconds))
    return [
        {
            "label": f"{name} · {formats.minutes_of(seconds)}",
            "spoken": f"{name} · {_minutes_in_words(seconds)}",
            "seconds": seconds,
            "emphasis": "accent" if name == "Your questions" else "muted" if name in QUIET_PARTS else "plain",
        }
        for name, seconds in parts
    ]


def _minutes_in_words(seconds: int) -> str:
    return f"{formats.minutes_of(seconds)} {'minute' if seconds == 60 else 'minutes'}"


def _part_name(slide: OutlineSlide) -> str:
    if slide.id == QA:
        return "Your questions"
    return "Close" if slide.id == "close" else slide.section


def split_question(prompt: str) -> tuple[str, str]:
    """Return what leads to the question, and the question itself, which stands alone and large.

    The question begins after the last full stop or colon before it, or at a “but”; a prompt of one piece has no lead.
    """
    text = prompt.strip()
    begins = max((text.rfind(mark) + len(mark) for mark in QUESTION_STARTS if mark in text), default=0)
    turns = text.rfind(TURN)
    if not text.endswith("?") or not (begins or turns > 0):
        return "", text
    if turns > begins:
        return f"{text[:turns]} …", formats.beginning_large(text[turns + 2 :])
    return text[:begins].strip(), formats.beginning_large(text[begins:])


def _question_values(briefing: Briefing, author: AuthorTexts) -> ViewData:
    opening, qa = briefing.opening, briefing.content.qa
    whole = author.sentence(opening.prompt.text, opening.prompt.path)
    lead, asked = split_question(whole)
    parking = qa.parking_lot
    return {
        "whole": whole,
        "lead": lead,
        "asked": asked,
        "at": markup_path(opening.prompt.path),
        "first_voice": _first_voice(opening.first_voice),
        "wait": formats.in_words(opening.wait_seconds),
        "if_silent": author.sentence(opening.if_silent.text, opening.if_silent.path),
        "follow_ups": [author.sentence(line, ("qa", "follow_ups", number)) for number, line in enumerate(qa.follow_ups)],
        "negative_turn": author.sentence(qa.negative_turn or "", ("qa", "negative_turn")),
        "closing": author.sentence(qa.closing_question, ("qa", "closing_question")),
        "parking": f"What stays open goes to {parking.owner}, who answers by {formats.long_day(parking.answer_by)}." if parking else "",
    }


def _first_voice(voice: FirstVoice | None) -> str:
    if voice is None:
        return ""
    known = [voice.title] if voice.title else []
    known += ["took part in the pilot"] if voice.took_part_in_pilot else []
    known += [] if voice.briefed else ["not briefed yet: speak to them before"]
    return f"{voice.name} ({'; '.join(known)})" if known else voice.name


def _contact_path(briefing: Briefing, contact: str) -> str:
    """Where the author wrote whom to ask: as the contact, or as what stands for it."""
    programme = briefing.content.programme
    if contact == programme.owner.email:
        return "programme/owner/email"
    return "programme/support/help" if contact == programme.support.help else "close/profile/contact"


def _close_values(briefing: Briefing, author: AuthorTexts) -> ViewData:
    close, content = briefing.content.close, briefing.content
    ask = author.sentence(close.ask, ("close", "ask"))
    actions = [
        {
            "text": author.sentence(action.text, ("manager_actions", number, "text")),
            "by": action.by if isinstance(action.by, str) else f"by {formats.long_day(action.by)}",
            "at": f"manager_actions/{number}",
        }
        for number, action in enumerate(content.manager_actions)
    ] or _default_actions(briefing)
    owner, contact = content.programme.owner, close.profile.contact
    name_and_title = " · ".join(part for part in (owner.name, owner.title) if part)
    contacts: list[ViewData] = [{"text": name_and_title, "link": "", "at": "programme/owner"}]
    if contact:
        link = contact_link(contact)
        is_address = link and " " not in contact.strip()
        contacts.append({"text": shown(link) if is_address else contact, "link": link, "at": _contact_path(briefing, contact)})
    if content.programme.support.catalogue_url:
        url = content.programme.support.catalogue_url
        contacts.append({"text": shown(url), "link": url, "at": "programme/support/catalogue_url"})
    return {
        "title": formats.without_stop(ask),
        "ask": formats.sentence(ask),
        "actions": actions,
        "line": author.text(close.profile.line, ("close", "profile", "line")),
        "contact_label": "Ask us",
        "contacts": contacts,
        "next_contact": formats.long_day(briefing.meeting.next_contact) if briefing.meeting.next_contact else "",
        "permission": f"“{author.sentence(content.programme.permission_statement, ('programme', 'permission_statement'))}”",
        "at": "close",
    }


def _default_actions(briefing: Briefing) -> list[dict[str, str]]:
    ask, only = briefing.content.programme.ask, briefing.only_course
    choice = f"Choose {_courses_asked(briefing)} for your team"
    first = f"Say who in your team starts with {formats.title_in_text(only.title)}" if only else choice
    weekly = briefing.circumstances.asks_weekly
    if not briefing.circumstances.courses:
        return _dated_actions("Name one course that your team misses", "Say by when you need it")
    when = f"Choose one time in the week for {formats.in_words(ask.minutes_per_week)} minutes" if weekly else "Choose who goes, and when"
    return _dated_actions(first, when)


def _dated_actions(first: str, when: str) -> list[dict[str, str]]:
    return [
        {"text": first, "by": "before you leave", "at": "programme"},
        {"text": when, "by": "with your team", "at": "programme"},
        {"text": "Say in your next team meeting that learning at work is allowed", "by": "within a week", "at": "programme"},
    ]
