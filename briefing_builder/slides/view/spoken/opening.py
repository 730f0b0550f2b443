"""What a presenter says besides what the slides show: the opening, why now, stories, and what only the presenter can tell."""

from briefing_builder.slides import formats
from briefing_builder.slides.author_texts import Author
from briefing_builder.slides.view.session import Plain
from briefing_builder.slides.view.spoken.team import said_length
from briefing_builder.slides.view.team import is_said_by, was_asked
from briefing_builder.slides.view.variants import longest_lesson
from briefing_builder.tailoring.view import Briefing


def speech_view(briefing: Briefing, author: Author) -> Plain:
    """Return `speech`: `hook` and `why_now` (lines, perhaps none), `closing` (empty where the author wrote none), stories by id,
    and `story_about`, what a story of the presenter's own is about.
    """
    return {
        "speech": {
            "hook": _own(briefing, author, "hook") or _hook(briefing, author),
            "why_now": _own(briefing, author, "why_now") or _why_now(briefing),
            "closing": " ".join(_own(briefing, author, "closing")),
            "benefit_stories": _stories(briefing, author, "benefit"),
            "course_stories": _stories(briefing, author, "course"),
            "story_about": f"tell of one day in {briefing.department.names.inside} when somebody had to learn something quickly; "
            "your own, or one that you were told, with a name only if that person agreed",
        }
    }


def _own(briefing: Briefing, author: Author, name: str) -> list[str]:
    words = briefing.spoken.get(name)
    return [formats.sentence(author.sentence(words.text, words.path))] if words else []


def _stories(briefing: Briefing, author: Author, by: str) -> dict[str, str]:
    """The first story of each benefit, or of each course."""
    found: dict[str, str] = {}
    for told in briefing.stories:
        shown = getattr(told.story, by)
        if shown is not None and (by != "course" or told.with_course):
            found.setdefault(shown, author.text(told.story.text, (*told.path, "text")))
    return found


def _hook(briefing: Briefing, author: Author) -> list[str]:
    """What a lesson costs today; else what the department said when it was asked; else what it put first; else nothing."""
    lesson = longest_lesson(briefing)
    if lesson is not None:
        course, minutes = lesson
        now = said_length(course.duration_minutes)
        return [f"{formats.beginning_large(said_length(minutes))}. That's how long somebody was away last year for what now takes {now}."]
    needs = briefing.content.needs_analysis
    if needs is not None and was_asked(needs, briefing):
        for number, pair in enumerate(needs.you_said):
            if is_said_by(pair, briefing):
                said = author.sentence(pair.text, ("needs_analysis", "you_said", number, "text"))
                return [f"We asked before we built anything. One answer was this: “{formats.sentence(said)}”"]
    priorities = briefing.department.priorities
    return [f"“{priorities[0].text}”: that's first on your list, and that's why I'm here."] if priorities else []


def _why_now(briefing: Briefing) -> list[str]:
    """The first of these days that lies ahead of this meeting: when it starts here, when an objective is due, when figures are reported."""
    content, day = briefing.content, briefing.meeting.day
    rollout = content.programme.rollout
    starts = next((wave.starts for wave in rollout.waves if wave.department == briefing.department.id), rollout.starts)
    dues = [(served.objective.measure.due, served.objective.name) for served in briefing.objectives if served.objective.measure]
    days = [(starts, "your teams start")] if starts else []
    days += [(due, f"“{name}” is due") for due, name in sorted(dues)[:1]]
    days += [(content.usage_targets.report.due, "your figures are reported")] if content.usage_targets else []
    ahead = [f"Why now? Because {what} on {formats.day(when)}." for when, what in days if day is not None and when > day]
    return ahead[:1]
