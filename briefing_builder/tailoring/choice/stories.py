"""Which stories a department hears, and in whose words its briefing opens and ends."""

from collections.abc import Iterator

from briefing_builder.content.models.content import Content
from briefing_builder.content.models.departments import Department
from briefing_builder.content.models.stories import Story
from briefing_builder.tailoring.choice.courses import is_offered
from briefing_builder.tailoring.choice.meeting import supplier_part
from briefing_builder.tailoring.choice.voices import may_be_heard_by_supplier, may_be_quoted
from briefing_builder.tailoring.model import ToldStory, Words
from briefing_builder.tailoring.reasons import ContentPath

SPOKEN = ("hook", "why_now", "closing", "statement")
"""What the author may write of a briefing, for everybody or for one department's meeting."""


def stories(content: Content, department: Department) -> tuple[ToldStory, ...]:
    """Return the stories for this department in the order of the file: meant for it, of no course that is closed to it, and permitted."""
    return tuple(
        ToldStory(story=story, path=("stories", index), with_course=not is_kept_from_supplier(story, content))
        for index, story in enumerate(content.stories)
        if is_meant_for(story, department) and may_be_told(story) and not is_closed(story, content, department)
    )


def is_meant_for(story: Story, department: Department) -> bool:
    """Return whether the author means this department to hear the story."""
    return not story.departments or department.id in story.departments


def may_be_told(story: Story) -> bool:
    """Return whether everybody whom the story names agreed."""
    return story.person is None or (story.permission is not None and may_be_quoted(story.permission))


def is_kept_from_supplier(story: Story, content: Content) -> bool:
    """Return whether the supplier presents the course of the story, and whom it names did not permit that a supplier tells it."""
    part = supplier_part(content)
    is_theirs = story.course is not None and part is not None and "showcase" in part.segments
    return is_theirs and story.person is not None and not (story.permission and may_be_heard_by_supplier(story.permission))


def is_closed(story: Story, content: Content, department: Department) -> bool:
    """Return whether the story is of a course that the department may not take."""
    course = next((course for course in content.courses if course.id == story.course), None)
    return course is not None and not is_offered(course, department)


def spoken_texts(content: Content) -> Iterator[tuple[ContentPath, str]]:
    """Yield every opening, reason, last word and statement that somebody wrote, everybody's and then each department's, with its place."""
    meetings = [(("departments", index, "briefing"), department.briefing) for index, department in enumerate(content.departments)]
    for path, meeting in ((("briefing",), content.briefing), *meetings):
        yield from (((*path, name), text) for name in SPOKEN if (text := getattr(meeting, name, None)))


def presenter_sentences(content: Content, department: Department, path: ContentPath) -> dict[str, Words]:
    """Return the author's own opening, reason, last words and statement, the department's before everybody's; others are left out."""
    words = {}
    for name in SPOKEN:
        own = getattr(department.briefing, name, None)
        general = getattr(content.briefing, name)
        if own is not None:
            words[name] = Words(text=own, path=(*path, "briefing", name), level="department")
        elif general is not None:
            words[name] = Words(text=general, path=("briefing", name))
    return words
