"""What a presenter says besides what the slides show: the opening, why now, stories, and what only the presenter can tell."""

from briefing_builder.slides import formats
from briefing_builder.slides.author_texts import AuthorTexts
from briefing_builder.slides.view.session import ViewData
from briefing_builder.slides.view.spoken.team import spoken_length
from briefing_builder.slides.view.team import is_said_by, was_asked
from briefing_builder.slides.view.variants import longest_lesson
from briefing_builder.tailoring.view import Briefing


def speech_view(briefing: Briefing, author: AuthorTexts) -> ViewData:
    """Return `speech`: `hook` and `why_now` (lines, perhaps none), `closing` (empty where the author wrote none), stories by id,
    and `story_about`, what a story of the presenter's own is about.
    """
    return {
        "speech": {
            "hook": _authors_sentences(briefing, author, "hook") or _default_hook(briefing, author),
            "why_now": _authors_sentences(briefing, author, "why_now") or _default_why_now(briefing),
            "closing": " ".join(_authors_sentences(briefing, author, "closing")),
            "benefit_stories": _stories_by(briefing, author, "benefit"),
            "course_stories": _stories_by(briefing, author, "course"),
            "story_about": f"tell of one day in {briefing.department.names.inside} when somebody had to learn something quickly; "
            "your own, or one that you were told, with a name only if that person agreed",
        }
    }


def _authors_sentences(briefing: Briefing, author: AuthorTexts, name: str) -> list[str]:
    words = briefing.spoken.get(name)
    return [formats.sentence(author.sentence(words.text, words.path))] if words else []


def _stories_by(briefing: Briefing, author: AuthorTexts, by: str) -> dict[str, str]:
    """The first story of each benefit, or of each course."""
    stories: dict[str, str] = {}
    for chosen in briefing.stories:
        shown = getattr(chosen.story, by)
        if shown is not None and (by != "course" or chosen.with_course):
            stories.setdefault(shown, author.text(chosen.story.text, (*chosen.path, "text")))
    return stories


def _default_hook(briefing: Briefing, author: AuthorTexts) -> list[str]:
    """What a lesson costs today; else what the department said when it was asked; else what it put first; else nothing."""
    lesson = longest_lesson(briefing)
    if lesson is not None:
        course, minutes = lesson
        now = spoken_length(course.duration_minutes)
        return [f"{formats.beginning_large(spoken_length(minutes))}. That's how long somebody was away last year for what now takes {now}."]
    needs = briefing.content.needs_analysis
    if needs is not None and was_asked(needs, briefing):
        for number, pair in enumerate(needs.you_said):
            if is_said_by(pair, briefing):
                answer = author.sentence(pair.text, ("needs_analysis", "you_said", number, "text"))
                return [f"We asked before we built anything. One answer was this: “{formats.sentence(answer)}”"]
    priorities = briefing.department.priorities
    return [f"“{priorities[0].text}”: that's first on your list, and that's why I'm here."] if priorities else []


def _default_why_now(briefing: Briefing) -> list[str]:
    """The first of these days that lies ahead of this meeting: when it starts here, when an objective is due, when figures are reported."""
    content, day = briefing.content, briefing.meeting.day
    rollout = content.programme.rollout
    starts = next((wave.starts for wave in rollout.waves if wave.department == briefing.department.id), rollout.starts)
    dues = [(served.objective.measure.due, served.objective.name) for served in briefing.objectives if served.objective.measure]
    days = [(starts, "your teams start")] if starts else []
    days += [(due, f"“{name}” is due") for due, name in sorted(dues)[:1]]
    days += [(content.usage_targets.report.due, "your figures are reported")] if content.usage_targets else []
    ahead = [f"Why now? Because {what} on {formats.long_day(when)}." for when, what in days if day is not None and when > day]
    return ahead[:1]
