"""The session as a template sees it: who presents, the minutes, the ask, the opening question, the close."""

from collections.abc import Collection, Sequence
from decimal import Decimal

from briefing_builder.slides import formats
from briefing_builder.slides.author_texts import AuthorTexts, markup_path
from briefing_builder.slides.outlines.model import OutlineSlide
from briefing_builder.tailoring.view import Briefing, Endorsement, Endorser, FirstVoice, ManagerVoice
from briefing_builder.text.addresses import contact_link, shown
from briefing_builder.words import Catalogue

ViewData = dict[str, object]
QA = "qa"
QUESTION_STARTS = (". ", "! ", "? ", ": ")
TELLING, MOSTLY = 4, 60
"""Letters from which a word tells something, and the share of such words, in per cent, by which one sentence repeats another."""
MOST_ACTIONS, MOST_LINES = 3, 3
"""On the date line of the close, and to write what is chosen on."""
AGREEING = ("is", "was", "has", "its")
"""What changes with the number of a department's name: `the wards are`, `Finance is`; for templates of authors."""


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
    """Return what managers are asked for, and what they are shown before they are asked; it draws on the rest of the view.

    `kind` says what time they are asked for: one in the week for what is taken online (`weekly`), a date for what is taught (`date`); those
    to whom no course is open, in a draft, are asked for a `wish`.
    """
    words, ask, tone, only = briefing.words, briefing.content.programme.ask, briefing.department.tone, briefing.only_course
    courses, count = briefing.circumstances.courses, _number_of_courses(briefing)
    kind = "wish" if not courses else "weekly" if briefing.circumstances.asks_weekly else "date"
    minutes, weeks = ask.minutes_per_week, ask.weeks or 0
    minutes_figure = words.with_unit(minutes, "min")
    which = "only" if only else "courses" if courses else "wish"
    course = words.title_in_text(only.title) if only else ""
    times = {"minutes": minutes, "weeks": weeks, "staff": tone.call_staff, "work": tone.call_work}
    return {
        "kind": kind,
        "count": count,
        "only": only is not None,
        "minutes": minutes,
        "weeks": weeks,
        "courses_words": words("ask.courses", count=count) if courses else words("ask.wish"),
        "time": words(f"ask.when-{kind}"),
        "for_title": words(f"ask.for-title-{kind}", only=only is not None, minutes=minutes, weeks=weeks),
        "parts": [
            {
                "figure": str(count),
                "what": words(f"ask.what-{which}", count=count),
                "why": words(f"ask.why-{which}", staff=tone.call_staff, course=course),
            },
            {
                "figure": {"weekly": minutes_figure, "date": str(count)}.get(kind, "1"),
                "what": words(f"ask.time-{kind}", count=count),
                "why": words(f"ask.fits-{kind}", **times),
            },
            {"figure": "1", "what": words("ask.sentence"), "why": words("ask.said-once")},
        ],
        "between": _shown_between(briefing, values),
    }


def _number_of_courses(briefing: Briefing) -> int:
    """Of the courses that managers are asked for: never more than are open to them."""
    return min(briefing.content.programme.ask.courses, briefing.circumstances.courses or 1)


def _shown_between(briefing: Briefing, values: ViewData) -> str:
    """What stands between the ask and the questions."""
    words, proof, returns = briefing.words, values["proof"], values["returns"]
    proves = isinstance(proof, dict) and bool(proof.get("figures"))
    pays = isinstance(returns, dict) and bool(returns.get("pays"))
    parts = [words("ask.shown-benefits", in_sentence=briefing.names.inside)] if values["benefits"] else []
    parts += [words("ask.shown-proof")] if proves or pays else []
    parts += [words("ask.shown-cost")] if returns and not pays else []
    shown = words("ask.shown-course" if briefing.circumstances.courses else "ask.shown-example")
    last = shown if values["showcase"] else words("ask.shown-place")
    return words("ask.shown", parts=", ".join(parts), last=last) if parts else last


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
            return briefing.words("session.speaker-room", lead=lead)
        case "endorser" if endorser:
            return endorser.endorsement.name
        case "pilot_manager" if voice:
            return voice.voice.name
    return lead


def live_endorser(briefing: Briefing) -> Endorser | None:
    """Return who endorses the programme in the room, if anybody does."""
    return next((endorser for endorser in briefing.endorsers if endorser.endorsement.format == "live"), None)


def shown_endorser(briefing: Briefing) -> Endorsement | None:
    """Return the endorsement on the slide: the first whose words are quoted or recorded, else that of the one who speaks live."""
    quoted = [endorser for endorser in briefing.endorsers if endorser.endorsement.format != "live"] or list(briefing.endorsers)
    return quoted[0].endorsement if quoted else None


def shown_voice(briefing: Briefing) -> ManagerVoice | None:
    """Return the manager of the pilot who is quoted; one of the department's own first."""
    return next((quoted for quoted in briefing.voices if quoted.is_own), next(iter(briefing.voices), None))


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
        "is_plural": names.is_plural, **{verb: briefing.words(f"department.{verb}", plural=names.is_plural) for verb in AGREEING},
        "call_staff": department.tone.call_staff, "call_work": department.tone.call_work, "first_priority": priority,
    }  # fmt: skip


def _meeting_values(briefing: Briefing) -> ViewData:
    meeting = briefing.meeting
    presenter = meeting.presenter
    return {
        "date": briefing.words.long_day(meeting.day) if meeting.day else "",
        "time": meeting.time or "",
        "location": meeting.location or "",
        "presenter": {"name": presenter.name, "title": presenter.title or ""},
    }


def slot_view(words: Catalogue, slides: Sequence[OutlineSlide]) -> ViewData:
    """Return the minutes of the slot, those of the questions, and the parts of the time strip."""
    total = sum(slide.seconds for slide in slides)
    questions = sum(slide.seconds for slide in slides if slide.id == QA)
    strip = _time_strip(words, slides)
    parts = ", ".join(str(part["spoken"]) for part in strip)
    lengths = [part["seconds"] for part in strip if isinstance(part["seconds"], int)]
    return {
        "minutes": words.minutes_of(total),
        "minutes_words": words.in_words(round(total / 60)),
        "qa_minutes": words.minutes_of(questions),
        "qa_seconds": questions,
        "qa_words": words.in_words(questions // 60),
        "strip": strip,
        "strip_alt": words("session.strip-alt", parts=parts, questions_longest=questions >= max(lengths, default=0)),
    }


def _time_strip(words: Catalogue, slides: Sequence[OutlineSlide]) -> list[ViewData]:
    """The parts of the slot in order, as long as the whole minutes that they are told with; slides of one section in a row are one part."""
    for_questions, close = words("session.part-questions"), words("session.part-close")
    own_names = {QA: for_questions, "close": close, "permission": close}
    emphasis = {for_questions: "accent", close: "muted", words("sections.open"): "muted"}
    parts: list[tuple[str, int]] = []
    for slide in slides:
        name = own_names.get(slide.id, slide.section)
        if parts and parts[-1][0] == name:
            parts[-1] = (name, parts[-1][1] + slide.seconds)
        else:
            parts.append((name, slide.seconds))
    its_questions = [number for number, (name, _) in enumerate(parts) if name == for_questions]
    minutes_of_parts = whole_minutes([seconds for _, seconds in parts], its_questions)
    return [
        {
            "label": name,
            "figure": words("session.part-minutes", minutes=minutes, is_longest=name == for_questions),
            "spoken": words("session.part-spoken", part=name, minutes=str(minutes), count=Decimal(minutes)),
            "seconds": 60 * minutes,
            "emphasis": emphasis.get(name, "plain"),
        }
        for (name, _), minutes in zip(parts, minutes_of_parts, strict=True)
    ]


def whole_minutes(seconds: Sequence[int], never_more: Collection[int] = ()) -> list[int]:
    """Return the parts of a slot in whole minutes that add up to it where they can (largest remainders).

    Each is at least one; those in `never_more` (their places) are rounded down while another can take the minute, as the sentences
    that promise them are.
    """
    minutes = [max(1, part // 60) for part in seconds]
    left = round(sum(seconds) / 60) - sum(minutes)
    by_remainder = sorted(range(len(seconds)), key=lambda part: (part in never_more, minutes[part] * 60 - seconds[part]))
    for part in by_remainder[: max(0, left)]:
        minutes[part] += 1
    for _ in range(min(-left, sum(minutes) - len(minutes))):
        fullest = max((part for part, count in enumerate(minutes) if count > 1), key=lambda part: minutes[part] * 60 - seconds[part])
        minutes[fullest] -= 1
    return minutes


def split_question(words: Catalogue, prompt: str) -> tuple[str, str]:
    """Return what leads to the question, and the question itself, which stands alone and large.

    The question begins after the last full stop or colon before it, or at a “but”; a prompt of one piece has no lead.
    """
    text = prompt.strip()
    begins = max((text.rfind(mark) + len(mark) for mark in QUESTION_STARTS if mark in text), default=0)
    turns = max((text.rfind(turn) for turn in words.listing("qa.turns")), default=0)
    if not text.endswith("?") or not (begins or turns > 0):
        return "", text
    if turns > begins:
        return f"{text[:turns]} …", formats.beginning_large(text[turns:].lstrip(", "))
    return text[:begins].strip(), formats.beginning_large(text[begins:])


def _question_values(briefing: Briefing, author: AuthorTexts) -> ViewData:
    words, opening, qa = briefing.words, briefing.opening, briefing.content.qa
    whole = author.sentence(opening.prompt.text, opening.prompt.path)
    lead, asked = split_question(words, whole)
    parking = qa.parking_lot
    return {
        "whole": whole,
        "lead": lead,
        "asked": asked,
        "at": markup_path(opening.prompt.path),
        "first_voice": _first_voice(words, opening.first_voice),
        "wait": words.in_words(opening.wait_seconds),
        "if_silent": author.sentence(opening.if_silent.text, opening.if_silent.path),
        "follow_ups": [author.sentence(line, ("qa", "follow_ups", number)) for number, line in enumerate(qa.follow_ups)],
        "negative_turn": author.sentence(qa.negative_turn or "", ("qa", "negative_turn")),
        "closing": author.sentence(qa.closing_question, ("qa", "closing_question")),
        "parking": words("qa.parking", owner=parking.owner, day=words.long_day(parking.answer_by)) if parking else "",
    }


def _first_voice(words: Catalogue, voice: FirstVoice | None) -> str:
    if voice is None:
        return ""
    known = [voice.title] if voice.title else []
    known += [words("qa.voice-took-part")] if voice.took_part_in_pilot else []
    known += [] if voice.briefed else [words("qa.voice-not-briefed")]
    return f"{voice.name} ({'; '.join(known)})" if known else voice.name


def _presenter_path(briefing: Briefing) -> str:
    """Where the author wrote who presents here: for the department, for the programme's briefings, or as the programme's owner."""
    content, own = briefing.content, briefing.department.briefing
    if own is not None and own.presenter is not None:
        return f"departments/{content.departments.index(briefing.department)}/briefing/presenter"
    return "programme/owner" if briefing.meeting.presenter == content.programme.owner else "briefing/presenter"


def _contact_path(briefing: Briefing, contact: str) -> str:
    """Where the author wrote whom to ask: as the contact, or as what stands for it."""
    programme = briefing.content.programme
    if contact == programme.owner.email:
        return "programme/owner/email"
    return "programme/support/help" if contact == programme.support.help else "close/profile/contact"


def _close_values(briefing: Briefing, author: AuthorTexts) -> ViewData:
    words, close, content = briefing.words, briefing.content.close, briefing.content
    ask = author.sentence(close.ask, ("close", "ask"))
    actions = [
        {
            "text": author.sentence(action.text, ("manager_actions", number, "text")),
            "by": action.by if isinstance(action.by, str) else words("close.by-day", day=words.long_day(action.by)),
            "at": f"manager_actions/{number}",
        }
        for number, action in enumerate(content.manager_actions)
    ] or [{"text": words("close.say-allowed"), "by": words("close.within-week"), "at": "programme"}]
    now = words("close.before-leaving")
    later = [action for action in actions if not (action["by"].startswith(now) and _says_again(action["text"], ask))]
    later.sort(key=lambda action: not action["by"].startswith(now))
    presenter, contact = briefing.meeting.presenter, close.profile.contact
    name_and_title = " · ".join(part for part in (presenter.name, presenter.title) if part)
    contacts: list[ViewData] = [{"text": name_and_title, "link": "", "at": _presenter_path(briefing)}]
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
        "kicker": formats.beginning_large(next((action["by"] for action in actions if action["by"].startswith(now)), now)),
        "blanks": _blanks(briefing),
        "actions": _few(later),
        "others": [action for action in later if action not in _few(later)],
        "line": author.text(close.profile.line, ("close", "profile", "line")),
        "contacts": contacts,
        "next_contact": words.long_day(briefing.meeting.next_contact) if briefing.meeting.next_contact else "",
        "permission": words.quoted(author.sentence(content.programme.permission_statement, ("programme", "permission_statement"))),
        "at": "close",
    }


def _few(actions: list[dict[str, str]]) -> list[dict[str, str]]:
    """The actions that stand on the date line: all where they are few, else the first ones and the last."""
    return actions if len(actions) <= MOST_ACTIONS else [*actions[: MOST_ACTIONS - 1], actions[-1]]


def _blanks(briefing: Briefing) -> list[ViewData]:
    """What is chosen before anybody leaves, the same two things that are asked for at the beginning, with lines to write them on."""
    words, ask, only = briefing.words, briefing.content.programme.ask, briefing.only_course
    courses, count = briefing.circumstances.courses, _number_of_courses(briefing)
    kind = "wish" if not courses else "weekly" if briefing.circumstances.asks_weekly else "date"
    which = "only" if only else "courses" if courses else "wish"
    when = words.with_unit(ask.minutes_per_week, "min") if kind == "weekly" else str(count)
    return [
        {"figure": str(count), "what": words(f"close.blank-{which}", count=count), "lines": min(count, MOST_LINES)},
        {
            "figure": when,
            "what": words(f"close.blank-{kind}" if kind == "weekly" else "close.blank-date", count=count),
            "lines": 1 if kind == "weekly" else min(count, MOST_LINES),
        },
    ]


def _says_again(action: str, ask: str) -> bool:
    """Whether most words of an action are those of the ask, which is the title of its slide."""
    told, asked = ({word.strip(".,:;").casefold() for word in text.split() if len(word) >= TELLING} for text in (action, ask))
    return len(told & asked) * 100 >= MOSTLY * len(told)
