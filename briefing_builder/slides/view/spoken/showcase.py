"""What is said where a course, the moments of need and the one place are seen: the author's texts in sentences that can be spoken."""

import re
from collections.abc import Sequence

from briefing_builder.rich_text.signs import last_letter
from briefing_builder.slides import formats
from briefing_builder.slides.author_texts import AuthorTexts
from briefing_builder.slides.outlines.model import OutlineSlide
from briefing_builder.slides.outlines.reading import TRY_SECONDS
from briefing_builder.slides.view.session import ViewData, speaker_role
from briefing_builder.slides.view.spoken.team import spoken_length
from briefing_builder.tailoring.view import Briefing, ChosenCourse, course_kind
from briefing_builder.words import Catalogue

LEFT_TO_SPEAK = 60
"""Seconds of a slide that a try leaves to whoever speaks."""
STEP, LEAST_TRY = 30, 60
"""Seconds: a try is so many half minutes, and at least a minute."""
TOLD = 3
"""Moments that are told; all of them stand on the slide."""
WORD = re.compile(r"\w+")


def showcase_speech_view(briefing: Briefing, author: AuthorTexts) -> ViewData:
    """Return `seen`: what is said of the showcase, and `moments_told`: of the moments when a course helps."""
    return {"seen": _showcase_speech(briefing, author), "moments_told": _moments_speech(briefing, author)}


def speakers_view(slides: Sequence[OutlineSlide], briefing: Briefing) -> ViewData:
    """Return by slide who speaks on it (`speaks`, a role), and how long everybody tries what it shows (`tries`).

    A try has `seconds` (0: nobody tries it), `time` in words, and whether that `is_whole`: all that the course asks for.
    """
    return {
        "speaks": {slide.id: speaker_role(slide, briefing) for slide in slides},
        "tries": {slide.id: _try_time(slide, briefing) for slide in slides},
    }


def _try_time(slide: OutlineSlide, briefing: Briefing) -> ViewData:
    """As long as the course says, or what demo and speech leave; with nothing to try, the time is the room's to write and tell."""
    shown = briefing.showcase.course.showcase if briefing.showcase else None
    wanted = 60 * shown.try_it.minutes if shown and shown.try_it else TRY_SECONDS
    left = slide.seconds - slide.demo_seconds - LEFT_TO_SPEAK - briefing.content.timing.pause_seconds_per_slide
    seconds = min(wanted, left // STEP * STEP)
    if not slide.try_it or seconds < LEAST_TRY:
        return {"seconds": 0, "time": "", "is_whole": False}
    return {"seconds": seconds, "time": briefing.words.spoken_time(seconds), "is_whole": seconds == wanted}


def _showcase_speech(briefing: Briefing, author: AuthorTexts) -> ViewData:
    shown = briefing.showcase
    showcase = shown.course.showcase if shown else None
    if shown is None or showcase is None:
        return {}
    words, course, owner = briefing.words, shown.course, briefing.content.organisation.short_name or briefing.content.organisation.name
    summary = formats.sentence(author.text(course.summary or "", (*shown.path, "summary")))
    why = formats.sentence(author.text(showcase.why or "", (*shown.path, "showcase", "why")))
    name = formats.sentence(words("showcase-said.this-is", title=words.title_in_text(course.title)))
    kind = course_kind(course)
    moment = author.sentence(course.use_when or "", (*shown.path, "use_when"))
    return {
        "lead": f"{name} {summary}".strip(),
        "supplier": f"{name} {_quoting_the_owner(words, summary, owner)}".strip(),
        "lead_why": words("showcase-said.why", reason=why) if why else "",
        "supplier_why": words("showcase-said.why", reason=_quoting_the_owner(words, why, owner)) if why else "",
        "use": use_sentence(words, moment, is_sent=kind != "taught"),
        "is_moment": kind != "taught" and _is_told_as_moment(words, moment),
        "kind": kind,
        "owner": owner,
    }


def _quoting_the_owner(words: Catalogue, text: str, owner: str) -> str:
    """A text of the organisation as its supplier says it: in the words of those who wrote it where it says “we”."""
    says_we = set(words.listing("showcase-said.we")) & set(WORD.findall(text.casefold()))
    return words("showcase-said.owner-says", owner=owner, text=text) if says_we else text


def use_sentence(words: Catalogue, text: str, *, is_sent: bool) -> str:
    """Return when a course is sent (or helps) as it is said, whatever the author wrote: a clause, a time, a sentence, a list of nouns."""
    moment = formats.without_stop(text.strip())
    if not moment:
        return ""
    form = _form_of_moment(words, moment)
    if form == "sentence":
        return words("showcase-said.moment", moment=formats.sentence(formats.beginning_large(moment)), sent=is_sent)
    return formats.sentence(words(f"showcase-said.use-{form}", moment=f"{moment[:1].lower()}{moment[1:]}", sent=is_sent))


def _form_of_moment(words: Catalogue, moment: str) -> str:
    """How an author wrote a moment: as a `time`, a `clause` or a `sentence` of its own, as all are in a language without these lists."""
    first = _first_word(moment)
    if re.search(r"[.!?]\s", moment):
        return "sentence"
    if first in words.listing("showcase-said.times"):
        return "time"
    has_verb = not set(words.listing("showcase-said.verbs")).isdisjoint(WORD.findall(moment))
    is_clause = first in words.listing("showcase-said.subjects") or (first in words.listing("showcase-said.articles") and has_verb)
    return "clause" if is_clause else "sentence"


def _first_word(text: str) -> str:
    return text.split()[0].strip(",").casefold() if text.strip() else ""


def _is_told_as_moment(words: Catalogue, text: str) -> bool:
    """Whether a course is sent when something happens: no mere time, such as `once a year`."""
    moment = formats.without_stop(text.strip())
    form = _form_of_moment(words, moment)
    return form == "clause" or (form == "time" and _first_word(moment) in words.listing("showcase-said.whens"))


def _moments_speech(briefing: Briefing, author: AuthorTexts) -> ViewData:
    """The first moment as it is told, and the next ones in a sentence each."""
    timed = [chosen for chosen in briefing.courses if chosen.course.use_when][:TOLD]
    moments = [(chosen.course, moment_label(chosen, author)) for chosen in timed]
    if not moments:
        return {}
    words, shown, (course, moment) = briefing.words, briefing.showcase, moments[0]
    is_sent, time = course_kind(course) != "taught", spoken_length(words, course.duration_minutes)
    title = words.title_in_text(course.title)
    return {
        "first": words("showcase-said.first-moment", moment=formats.sentence(moment), title=title, sent=is_sent, time=time),
        "first_is_sent": is_sent,
        "others": [
            f"{moment_as_question(words, when)} "
            + words("showcase-said.takes", title=words.title_in_text(other.title), time=spoken_length(words, other.duration_minutes))
            for other, when in moments[1:]
        ],
        "elsewhere": [chosen.course.id for chosen in briefing.courses if shown is None or chosen.course.id != shown.course.id],
    }


def moment_label(chosen: ChosenCourse, author: AuthorTexts) -> str:
    """Return when a course helps, as it stands alone in a table."""
    text = author.sentence(chosen.course.use_when or "", (*chosen.ranked.path, "use_when"))
    return formats.without_stop(formats.beginning_large(text))


def moment_as_question(words: Catalogue, text: str) -> str:
    """Return a moment as a question, `A shop joins as an agent?`, and a time as what it is, `Once a year:`; a mark that is there stays."""
    end = last_letter(text)
    if _first_word(text) in words.listing("showcase-said.times"):
        return words("showcase-said.at-a-time", time=text[:end].rstrip(".")) + text[end:]
    return text if text[:end][-1:] in ("?", "!", "”", '"') else words("showcase-said.asked", moment=text[:end]) + text[end:]
