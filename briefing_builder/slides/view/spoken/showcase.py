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

LEFT_TO_SPEAK = 60
"""Seconds of a slide that a try leaves to whoever speaks."""
STEP, LEAST_TRY = 30, 60
"""Seconds: a try is so many half minutes, and at least a minute."""
TOLD = 3
"""Moments that are told; all of them stand on the slide."""
SUBJECTS = frozenset(("someone", "somebody", "nobody", "everybody", "everyone", "you", "they", "people"))
"""First words that a verb follows."""
ARTICLES = frozenset(("a", "an", "the", "your", "one"))
VERBS = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|did|asks?|asked|needs?|gets?|got|goes|went|comes?|came|takes?|took|starts?|started|begins?|began"
    r"|joins?|joined|misses|missed|fails?|failed|runs|ran|changes|changed|says|said|rings|rang|leaves|left|makes|made|loses|lost)\b"
)
"""What tells a clause, `a list started late`, from a mere noun, `a near miss in the aisle`."""
TIMES = frozenset((
    "after", "at", "before", "daily", "during", "if", "in", "monthly", "on", "once", "twice", "weekly", "when", "whenever", "yearly",
))  # fmt: skip
"""First words of what is said behind a verb as it is: `send it before a renewal`."""
OURS = re.compile(r"\b(?:we|us|ours?|I|my|me)\b", re.IGNORECASE)


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
    return {"seconds": seconds, "time": formats.spoken_time(seconds), "is_whole": seconds == wanted}


def _showcase_speech(briefing: Briefing, author: AuthorTexts) -> ViewData:
    shown = briefing.showcase
    showcase = shown.course.showcase if shown else None
    if shown is None or showcase is None:
        return {}
    course, owner = shown.course, briefing.content.organisation.short_name or briefing.content.organisation.name
    summary = formats.sentence(author.text(course.summary or "", (*shown.path, "summary")))
    why = formats.sentence(author.text(showcase.why or "", (*shown.path, "showcase", "why")))
    name = f"This is {formats.sentence(formats.title_in_text(course.title))}"
    kind = course_kind(course)
    use = use_sentence(author.sentence(course.use_when or "", (*shown.path, "use_when")), is_sent=kind != "taught")
    return {
        "lead": f"{name} {summary}".strip(),
        "supplier": f"{name} {_quoting_the_owner(summary, owner)}".strip(),
        "lead_why": f"Why this one? {why}" if why else "",
        "supplier_why": f"Why this one? {_quoting_the_owner(why, owner)}" if why else "",
        "use": use,
        "is_moment": use.startswith("Send it when"),
        "kind": kind,
        "owner": owner,
    }


def _quoting_the_owner(text: str, owner: str) -> str:
    """A text of the organisation as its supplier says it: in the words of those who wrote it where it says “we”."""
    return f"{owner} puts it like this: “{text}”" if OURS.search(text) else text


def use_sentence(text: str, *, is_sent: bool) -> str:
    """Return when a course is sent (or helps) as it is said, whatever the author wrote: a clause, a time, a sentence, a list of nouns."""
    words = formats.without_stop(text.strip())
    if not words:
        return ""
    does, first = ("Send it" if is_sent else "It helps"), words.split()[0].strip(",").casefold()
    small = f"{words[:1].lower()}{words[1:]}"
    is_one = not re.search(r"[.!?]\s", words)
    if is_one and first in TIMES:
        return formats.sentence(f"{does} {small}")
    if is_one and (first in SUBJECTS or (first in ARTICLES and VERBS.search(words))):
        return formats.sentence(f"{does} when {small}")
    return f"{formats.sentence(formats.beginning_large(words))} That's when {'you send it' if is_sent else 'it helps'}."


def _moments_speech(briefing: Briefing, author: AuthorTexts) -> ViewData:
    """The first moment as it is told, and the next ones in a sentence each."""
    timed = [chosen for chosen in briefing.courses if chosen.course.use_when][:TOLD]
    moments = [(chosen.course, moment_label(chosen, author)) for chosen in timed]
    if not moments:
        return {}
    words, shown, (course, moment) = briefing.words, briefing.showcase, moments[0]
    helps = "is what you send" if course_kind(course) != "taught" else "is what helps"
    return {
        "first": f"Picture this. {formats.sentence(moment)} Then {formats.title_in_text(course.title)} {helps}, "
        f"and it takes {spoken_length(words, course.duration_minutes)}.",
        "first_is_sent": course_kind(course) != "taught",
        "others": [
            f"{moment_as_question(when)} {formats.title_in_text(other.title)} takes {spoken_length(words, other.duration_minutes)}."
            for other, when in moments[1:]
        ],
        "elsewhere": [chosen.course.id for chosen in briefing.courses if shown is None or chosen.course.id != shown.course.id],
    }  # fmt: skip


def moment_label(chosen: ChosenCourse, author: AuthorTexts) -> str:
    """Return when a course helps, as it stands alone in a table."""
    text = author.sentence(chosen.course.use_when or "", (*chosen.ranked.path, "use_when"))
    return formats.without_stop(formats.beginning_large(text))


def moment_as_question(text: str) -> str:
    """Return a moment as a question, `A shop joins as an agent?`, and a time as what it is, `Once a year:`; a mark that is there stays."""
    end = last_letter(text)
    if text.split()[:1] and text.split()[0].strip(",").casefold() in TIMES:
        return f"{text[:end].rstrip('.')}:{text[end:]}"
    return text if text[:end][-1:] in ("?", "!", "”", '"') else f"{text[:end]}?{text[end:]}"
