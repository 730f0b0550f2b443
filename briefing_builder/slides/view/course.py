"""Courses and commitments as a template sees them: the showcase, endorsement and targets, objections, the catalogue."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from briefing_builder.slides import formats
from briefing_builder.slides.author_texts import AuthorTexts, markup_path
from briefing_builder.slides.view.captions import figure_wording
from briefing_builder.slides.view.session import ViewData, live_endorser
from briefing_builder.slides.view.spoken.targets import endorser_reasons, report_recipient, targets_speech
from briefing_builder.tailoring.view import (
    Briefing,
    ContentPath,
    Course,
    Endorser,
    Figure,
    Objection,
    Ranked,
    ShownCourse,
    Target,
    course_kind,
)
from briefing_builder.text import addresses

HOW = {"elearning": "{elearning}", "classroom": "classroom", "virtual_classroom": "live online", "blended": "{elearning} and practice"}
"""How a course is taken, by its mode; what is taken online is called as the organisation calls it."""
EXAMPLE = {
    "interactive": "what good {elearning} looks like",
    "video": "what a course on video looks like",
    "document": "what a course to read looks like",
}
"""What a course is an example of, by its kind; one that is taught cannot be shown, only told of."""
DATES_SHOWN = 2
PICTURES_SHOWN, PICTURES_KEPT = 2, 4
"""Of the showcase: on its slide, and in the appendix."""
TOPICS = {
    "time": "Finding the time",
    "quality": "What people learn",
    "access": "Devices and places",
    "history": "What is new this time",
    "money": "Costs and return",
    "change": "What changes at work",
    "other": "More to talk about",
}
"""What an objection of each category is about, in words that nobody can read as a no."""
FULL_BAR = Decimal(100)


def course_view(briefing: Briefing, author: AuthorTexts) -> ViewData:
    """Return showcase, endorser, live, targets, objections and catalogue."""
    return {
        "showcase": _showcase_values(briefing, author),
        "endorser": _endorser_values(briefing, author),
        "live": _live_endorser_values(briefing, author),
        "targets": _targets_values(briefing),
        "objections": _objections_values(briefing, author),
        "catalogue": _catalogue_values(briefing, author),
    }


def _showcase_values(briefing: Briefing, author: AuthorTexts) -> ViewData:
    shown = briefing.showcase
    if shown is None or shown.course.showcase is None:
        return {}
    course, showcase = shown.course, shown.course.showcase
    link = showcase.try_it.url if showcase.try_it else ""
    tried = formats.count_with_noun(showcase.try_it.minutes, "minute", "minutes") if showcase.try_it else ""
    elearning = briefing.content.organisation.names.elearning
    return {
        "id": course.id,
        "title": course.title,
        "is_open": shown.is_open,
        "whose": "" if shown.is_open else _audience_names(course, briefing),
        "guests": bool(showcase.try_it and showcase.try_it.guest_access),
        "headline": _showcase_headline(course, elearning, is_open=shown.is_open),
        "summary": formats.sentence(author.text(course.summary or "", (*shown.path, "summary"))),
        "why": formats.sentence(author.text(showcase.why or course.summary or "", (*shown.path, "showcase", "why"))),
        **_showcase_goals(course, elearning),
        "facts": _course_facts(shown, author, elearning),
        "pictures": [
            {
                "file": picture.file, "alt": picture.alt, "caption": picture.caption or picture.alt,
                "said": formats.sentence(picture.caption or picture.alt),
                "at": markup_path((*shown.path, "showcase", "screenshots", number)),
            }
            for number, picture in enumerate(showcase.screenshots[:PICTURES_KEPT])
        ],
        "minutes": formats.duration(course.duration_minutes),
        "picture_count": formats.count_with_noun(min(len(showcase.screenshots), PICTURES_KEPT), "step", "steps"),
        "more": len(showcase.screenshots) > PICTURES_SHOWN,
        "link": link,
        "link_text": addresses.shown(link),
        "cue": "Try it yourself:",
        "try_words": f"{tried}{', no log-in' if showcase.try_it and showcase.try_it.guest_access else ''}",
        "try_time": tried,
        "demo": formats.sentence(author.text(showcase.demo_script, (*shown.path, "showcase", "demo_script"))),
        "stop_at": formats.sentence(author.text(showcase.demo_stop_at, (*shown.path, "showcase", "demo_stop_at"))),
        "at": markup_path(shown.path),
    }  # fmt: skip


def mode_in_sentence(course: Course, elearning: str) -> str:
    """Return how a course is taken, in a word or two; a film or a text is called that, all else online by the organisation's own name."""
    kind = course_kind(course)
    if kind in ("video", "document") and course.delivery_mode == "elearning":
        return kind
    return HOW[course.delivery_mode].format(elearning=elearning)


def mode_label(course: Course, elearning: str) -> str:
    """Return how a course is taken as it stands alone, with a capital."""
    return formats.beginning_large(mode_in_sentence(course, elearning))


def _example_of(course: Course, elearning: str) -> str:
    return EXAMPLE[course_kind(course)].format(elearning=elearning)


def _showcase_goals(course: Course, elearning: str) -> ViewData:
    """What everybody has done once the course has been shown, with a demo (`goal_try`) and without."""
    kind = course_kind(course)
    if kind == "taught":
        return dict.fromkeys(("goal", "goal_try"), f"heard what happens in {formats.title_in_text(course.title)}")
    example = _example_of(course, elearning)
    return {"goal": f"seen {example}", "goal_try": f"{'experienced' if kind == 'interactive' else 'seen'} {example}"}


def _course_facts(shown: ShownCourse, author: AuthorTexts, elearning: str) -> list[ViewData]:
    """What a course without pictures shows of itself."""
    course, path, is_open = shown.course, shown.path, shown.is_open
    lesson = course.alternative
    instead = lesson.title if lesson and lesson.counterfactual != "hypothetical" else ""
    facts = [
        (
            ("When it helps" if course_kind(course) == "taught" else "Send it when") if is_open else "Made for when",
            formats.beginning_large(author.sentence(course.use_when or "", (*path, "use_when"))),
        ),
        ("How", f"{mode_label(course, elearning)}, {formats.duration(course.duration_minutes)}"),
        ("Instead of", formats.beginning_large(instead)),
    ]
    return [{"label": label, "text": text} for label, text in facts if text]


def _audience_names(course: Course, briefing: Briefing) -> str:
    """For whom a course was made that is closed to this department."""
    names = {department.id: department.names(briefing.words).inside for department in briefing.content.departments}
    return formats.listed([names[department] for department in course.audience if department in names]) or "other departments"


def _showcase_headline(course: Course, elearning: str, *, is_open: bool) -> str:
    alternative, name = course.alternative, formats.title_in_text(course.title)
    if not is_open:
        return f"{name} is an example of what a course can look like"
    if alternative is None or alternative.counterfactual == "hypothetical":
        return f"{name} {_takes(course)}" if course_kind(course) == "taught" else f"{name} shows {_example_of(course, elearning)}"
    journey = " with the journey" if alternative.travel_minutes else ""
    instead = formats.duration(alternative.duration_minutes + alternative.travel_minutes) + journey
    return f"{name} takes {formats.duration(course.duration_minutes)} instead of {instead}"


def _takes(course: Course) -> str:
    where = "in the classroom" if course.delivery_mode == "classroom" else "live online"
    return f"takes {formats.duration(course.duration_minutes)} {where}"


def _endorser_values(briefing: Briefing, author: AuthorTexts) -> ViewData:
    """The voice on the slide: the first whose words are quoted or recorded, else the one who speaks live."""
    quoted = [endorser for endorser in briefing.endorsers if endorser.endorsement.format != "live"] or list(briefing.endorsers)
    if not quoted:
        return {}
    endorsement = quoted[0].endorsement
    return {
        **_quoted_person(quoted[0], author),
        "lead": f"{endorsement.name}, {endorsement.title}, said:",
        "format": endorsement.format,
        "why": endorser_reasons(endorsement, briefing),
    }


def _live_endorser_values(briefing: Briefing, author: AuthorTexts) -> ViewData:
    live = live_endorser(briefing)
    return _quoted_person(live, author) if live is not None else {}


def _quoted_person(endorser: Endorser, author: AuthorTexts) -> ViewData:
    person, path = endorser.endorsement, endorser.path
    statement = author.text(person.statement, (*path, "statement"))
    return {"name": person.name, "title": person.title, "photo": person.photo or "", "statement": statement, "at": markup_path(path)}


def _targets_values(briefing: Briefing) -> ViewData:
    usage = briefing.content.usage_targets
    if usage is None:
        name = briefing.endorsers[0].endorsement.name if briefing.endorsers else "Your management"
        return {"title": f"{name} supports this programme", "rows": [], "label": "", "note": "", "said": {}}
    recipient = report_recipient(usage, briefing)
    due = formats.long_day(usage.report.due)
    department = briefing.department.label
    rows = [{**_target_values(chosen.target), "at": markup_path(chosen.path)} for chosen in briefing.targets]
    return {
        "title": f"{formats.beginning_large(recipient)} will ask for your figures on {formats.short_day(usage.report.due)}",
        "label": f"{usage.period.name}, {department}: from today to target",
        "rows": rows,
        "note": f"Report: {usage.report.form}, by {usage.report.by}, due {due}." + _borrowed_baselines_note(briefing),
        "said": targets_speech(usage, briefing),
    }


def _borrowed_baselines_note(briefing: Briefing) -> str:
    """Whose the baselines are, where the department has none of its own: of all measures, or of those that are named."""
    known = [chosen for chosen in briefing.targets if chosen.baseline_scope is not None]
    borrowed = [chosen.target.name for chosen in known if chosen.baseline_scope == "organisation"]
    if not borrowed:
        return ""
    if len(borrowed) == len(known):
        return " Baselines are of the whole organisation."
    names = formats.listed([f"“{name}”" for name in borrowed])
    return f" Of the whole organisation: the {'baseline' if len(borrowed) == 1 else 'baselines'} of {names}."


def _target_values(target: Target) -> ViewData:
    goal = target.target
    baseline = target.baseline
    today = baseline.displayed if baseline and baseline.value is not None else Decimal(0)
    whole = FULL_BAR if goal.unit == "%" else _full_bar(max(goal.displayed, today))
    return {
        "name": target.name,
        "baseline": formats.with_unit(baseline.displayed, goal.unit) if baseline and baseline.value is not None else "",
        "target": formats.with_unit(goal.displayed, goal.unit),
        "baseline_share": str((baseline.displayed / whole).quantize(Decimal("0.001"))) if baseline and baseline.value is not None else "",
        "target_share": str((goal.displayed / whole).quantize(Decimal("0.001"))),
    }


def _full_bar(goal: Decimal) -> Decimal:
    """The full bar of a measure without a natural maximum: the target stands at four fifths of it."""
    return goal / Decimal("0.8") if goal else Decimal(1)


def _objections_values(briefing: Briefing, author: AuthorTexts) -> list[ViewData]:
    topics = _neutral_topics([ranked.item for ranked in briefing.answered_objections])
    return [{**_objection_values(ranked, briefing, author), "topic": topics[ranked.item.id]} for ranked in briefing.answered_objections]


def _neutral_topics(objections: Sequence[Objection]) -> dict[str, str]:
    """What each objection is about, in neutral words; several about one topic are numbered."""
    words = [objection.topic or TOPICS[objection.category] for objection in objections]
    seen: Counter[str] = Counter()
    topics = {}
    for objection, topic in zip(objections, words, strict=True):
        seen[topic] += 1
        topics[objection.id] = f"{topic} ({seen[topic]})" if words.count(topic) > 1 else topic
    return topics


def _objection_values(ranked: Ranked[Objection], briefing: Briefing, author: AuthorTexts) -> ViewData:
    objection, path = ranked.item, ranked.path
    currency, names = briefing.content.currency, briefing.names
    benefit, benefit_path = _benefit_words(objection.benefit, briefing)
    figure = _answer_evidence(objection, benefit, briefing)
    proof = figure_wording(briefing.words, figure, currency, names) if figure else None
    texts = {name: formats.sentence(author.text(getattr(objection, name), (*path, name))) for name in ("acknowledge", "explore", "respond")}
    return {
        "slide": f"objection-{objection.id}",
        "says": objection.says,
        **texts,
        "brief": f"{texts['acknowledge']} {texts['explore']}",
        "benefit": formats.sentence(author.text(benefit, benefit_path)),
        "benefit_at": markup_path(benefit_path),
        "evidence": f"Evidence: {proof.spoken}" if proof else "",
        "figure": proof.value if proof else "",
        "caption": proof.caption if proof else "",
        "prepared": ranked.is_chosen,
        "at": markup_path(path),
    }


def _answer_evidence(objection: Objection, benefit: str, briefing: Briefing) -> Figure | None:
    """The figure beside an answer, of the same people as those that its words speak of; one that speaks against it is none."""
    words = f"{objection.acknowledge} {objection.explore} {objection.respond} {benefit}"
    figure = briefing.figures.find_beside(words, objection.evidence, briefing.department.id)
    return figure if figure and figure.is_evidence else None


def _benefit_words(benefit_id: str, briefing: Briefing) -> tuple[str, ContentPath]:
    """The benefit that an answer leads back to, in the department's own wording where it has one."""
    number, benefit = next(pair for pair in enumerate(briefing.content.benefits) if pair[1].id == benefit_id)
    own = benefit.by_department.get(briefing.department.id)
    if own:
        return own.manager_voice, ("benefits", number, "by_department", briefing.department.id, "manager_voice")
    return benefit.manager_voice, ("benefits", number, "manager_voice")


def _catalogue_values(briefing: Briefing, author: AuthorTexts) -> ViewData:
    asked = {chosen.course.id for chosen in briefing.courses if chosen.is_asked_for} | {need.course_id for need in briefing.needs}
    sessions = {chosen.course.id: chosen.next_sessions for chosen in briefing.courses}
    chosen_ids = {chosen.course.id for chosen in briefing.courses}
    open_to_them = [ranked_course for ranked_course in briefing.course_ranking if not ranked_course.is_excluded]
    ranked = sorted(open_to_them, key=lambda ranked_course: (ranked_course.item.id not in chosen_ids, ranked_course.place))
    rows, elearning = [], briefing.content.organisation.names.elearning
    for ranked_course in ranked:
        course = ranked_course.item
        dates = sessions.get(course.id) or _upcoming_sessions(course, briefing)
        rows.append(
            {
                "title": course.title,
                "badge": "you asked for it" if course.id in asked else "mandatory" if course.mandatory else "",
                "use_when": formats.without_stop(
                    formats.beginning_large(author.sentence(course.use_when or course.summary or "", (*ranked_course.path, "use_when")))
                ),
                "how": f"{mode_label(course, elearning)}, {formats.duration(course.duration_minutes)}",
                "dates": _session_days(course, dates),
                "at": markup_path(ranked_course.path),
            }
        )
    count = formats.count_with_noun(len(rows), "course is", "courses are")
    return {
        "title": f"{formats.beginning_large(count)} open to {briefing.names.in_title}",
        "courses": rows,
        **_moments_column([ranked_course.item for ranked_course in ranked], briefing, has_dates=any(sessions.values())),
    }


def _session_days(course: Course, dates: tuple[date, ...]) -> str:
    if dates:
        return formats.listed([formats.short_day(when) for when in dates[:DATES_SHOWN]])
    return "dates follow" if course_kind(course) == "taught" else "any time"


def _moments_column(courses: list[Course], briefing: Briefing, *, has_dates: bool) -> ViewData:
    """What the column of moments is called, whether it holds nothing else, and what is done for a manager who names one."""
    knows, all_online = all(course.use_when for course in courses), all(course_kind(course) != "taught" for course in courses)
    links = briefing.content.programme.support.catalogue_url or all(course.showcase and course.showcase.try_it for course in courses)
    moment = ("Send it when" if all_online else "It helps when") if knows else "What it is for"
    sent = [word for word, known in (("link", links and briefing.circumstances.is_online), ("dates", has_dates)) if known]
    follow = f"send its {formats.listed(sent, 'or its')} tonight" if sent else "write it down"
    return {"moment": moment, "knows_moments": knows, "follow": follow}


def _upcoming_sessions(course: Course, briefing: Briefing) -> tuple[date, ...]:
    after = briefing.meeting.day
    dates = course.booking.next_sessions if course.booking else ()
    return tuple(sorted(when for when in dates if after is None or when > after))
