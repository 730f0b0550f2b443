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
    `hook_without_time` for a deck that has the cost of a lesson on a slide of its own, and `story_about`, what a story of the
    presenter's own is about.
    """
    own_hook = _authors_sentences(briefing, author, "hook")
    return {
        "speech": {
            "hook": own_hook or _default_hook(briefing, author),
            "hook_without_time": own_hook or _hook_without_time(briefing, author),
            "why_now": _authors_sentences(briefing, author, "why_now") or _default_why_now(briefing),
            "closing": " ".join(_authors_sentences(briefing, author, "closing")),
            "benefit_stories": _stories_by(briefing, author, "benefit"),
            "course_stories": _stories_by(briefing, author, "course"),
            "story_about": briefing.words("opening.story-about", department=briefing.names.inside),
        }
    }


def _authors_sentences(briefing: Briefing, author: AuthorTexts, name: str) -> list[str]:
    own = briefing.spoken.get(name)
    return [formats.sentence(author.sentence(own.text, own.path))] if own else []


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
    words, longest = briefing.words, longest_lesson(briefing)
    if longest is not None:
        course, minutes = longest
        lengths = {"lesson": spoken_length(words, minutes), "course": spoken_length(words, course.duration_minutes)}
        return [formats.beginning_large(words("opening.hook-lesson", **lengths))]
    return _hook_without_time(briefing, author)


def _hook_without_time(briefing: Briefing, author: AuthorTexts) -> list[str]:
    words, needs = briefing.words, briefing.content.needs_analysis
    if needs is not None and was_asked(needs, briefing):
        for number, pair in enumerate(needs.you_said):
            if is_said_by(pair, briefing):
                answer = author.sentence(pair.text, ("needs_analysis", "you_said", number, "text"))
                return [words("opening.hook-answer", answer=formats.sentence(answer))]
    priorities = briefing.department.priorities
    return [words("opening.hook-priority", priority=priorities[0].text)] if priorities else []


def _default_why_now(briefing: Briefing) -> list[str]:
    """The first of these days that lies ahead of this meeting: when it starts here, when an objective is due, when figures are reported."""
    content, day, words = briefing.content, briefing.meeting.day, briefing.words
    rollout = content.programme.rollout
    starts = next((wave.starts for wave in rollout.waves if wave.department == briefing.department.id), rollout.starts)
    dues = [(served.objective.measure.due, served.objective.name) for served in briefing.objectives if served.objective.measure]
    days = [(starts, words("opening.why-now-start", day=words.long_day(starts)))] if starts else []
    days += [(due, words("opening.why-now-due", day=words.long_day(due), objective=name)) for due, name in sorted(dues)[:1]]
    if content.usage_targets:
        reported = content.usage_targets.report.due
        days.append((reported, words("opening.why-now-reported", day=words.long_day(reported))))
    return [line for when, line in days if day is not None and when > day][:1]
