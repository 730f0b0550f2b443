"""What the presenter tells: stories and first sentences that can be spoken, are permitted, and are of courses that people may take."""

from collections.abc import Iterator

from briefing_builder.checks.registry import ProgrammeContext, Rules
from briefing_builder.checks.wording import word_count
from briefing_builder.problems import Problem, error, warning
from briefing_builder.tailoring.choice.stories import is_closed, is_kept_from_supplier, may_be_told, spoken_texts

programme_rules: Rules[ProgrammeContext] = Rules()

LONGEST_STORY = 90
"""Words: forty seconds at a calm pace."""
LONGEST_SENTENCES = 40
"""Words of an opening, a reason or a last word: some eighteen seconds."""
STATEMENT, LONGEST_STATEMENT = "statement", 12
"""The key of the sentence that stands alone on a slide, and its words: two lines of large type."""


@programme_rules
def stories_are_short(context: ProgrammeContext) -> Iterator[Problem]:
    """A story is told in forty seconds; a longer one is a talk of its own."""
    for index, story in enumerate(context.content.stories):
        count = word_count(story.text)
        if count > LONGEST_STORY:
            message = f"the story has {count} words, and takes as long as a whole slide; at most {LONGEST_STORY}"
            hint = "keep who it was, what happened and how it ended; leave the rest for the questions"
            yield warning("story-too-long", message, context.at("stories", index, "text"), hint)


@programme_rules
def stories_are_told_with_something(context: ProgrammeContext) -> Iterator[Problem]:
    """A story shows a benefit or a course; without one it has no slide."""
    for index, story in enumerate(context.content.stories):
        if story.benefit is None and story.course is None:
            hint = "name the `benefit` or the `course` that it shows"
            yield error("story-without-place", "no slide tells this story", context.at("stories", index), hint)


@programme_rules
def people_in_stories_agreed(context: ProgrammeContext) -> Iterator[Problem]:
    """R18: nobody is told of without asking."""
    for index, story in enumerate(context.content.stories):
        if not may_be_told(story):
            message = f"{story.person} has not agreed that this story is told"
            hint = "ask, and set `permission: {given: true, uses: [internal]}`, or tell it without the name and without `person`"
            yield error("story-without-permission", message, context.at("stories", index), hint)


@programme_rules
def suppliers_may_tell_their_stories(context: ProgrammeContext) -> Iterator[Problem]:
    """R18: who agreed to be told of by us has not agreed that this story is told by a supplier."""
    for index, story in enumerate(context.content.stories):
        if may_be_told(story) and is_kept_from_supplier(story, context.content):
            message = f"{story.person} has not agreed to the supplier, who shows this course, telling it; it is left out there"
            hint = "ask, and add `supplier` to `permission.uses`, or tell it with a `benefit`"
            yield warning("story-not-for-supplier", message, context.at("stories", index), hint)


@programme_rules
def stories_are_of_open_courses(context: ProgrammeContext) -> Iterator[Problem]:
    """R6: who hears of a course must be able to take it."""
    content = context.content
    for index, story in enumerate(content.stories):
        meant = [department for department in content.departments if department.id in story.departments]
        closed = [department.name for department in meant if is_closed(story, content, department)]
        if closed:
            title = content.course(story.course or "").title
            message = f"the story is about {title}, which is closed to {', '.join(closed)}; it is not told there"
            hint = "take the department out of `departments`, or open the course: its `audience`"
            yield warning("story-of-closed-course", message, context.at("stories", index, "departments"), hint)


@programme_rules
def first_and_last_sentences_are_short(context: ProgrammeContext) -> Iterator[Problem]:
    """People decide in the first breath whether they listen."""
    for path, text in spoken_texts(context.content):
        count = word_count(text)
        if path[-1] != STATEMENT and count > LONGEST_SENTENCES:
            message = f"{str(path[-1]).replace('_', ' ')} has {count} words; at most {LONGEST_SENTENCES} can be said in a breath or two"
            hint = "keep its strongest sentence; a story has a place of its own: `stories`"
            yield warning("opening-too-long", message, context.at(*path), hint)


@programme_rules
def statements_are_read_at_a_glance(context: ProgrammeContext) -> Iterator[Problem]:
    """R24: what stands alone on a slide is one short sentence."""
    for path, text in spoken_texts(context.content):
        count = word_count(text)
        if path[-1] == STATEMENT and count > LONGEST_STATEMENT:
            message = f"the statement has {count} words; at most {LONGEST_STATEMENT} are read at a glance"
            yield warning("statement-too-long", message, context.at(*path), "keep the contrast, in the managers' own words or figures")
