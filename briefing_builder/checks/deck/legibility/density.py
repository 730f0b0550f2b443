"""Density: how many words a slide asks people to read while somebody speaks."""

from collections.abc import Iterator

from briefing_builder.checks.deck.context import SlideContext, quoted
from briefing_builder.checks.registry import Rules
from briefing_builder.deck.model import Table, Text
from briefing_builder.deck.walk import of_kind
from briefing_builder.problems import Problem, warning
from briefing_builder.units import points

BODY_MOST = 40
"""Words in one body, a list or a paragraph: about fifteen seconds of reading."""
SLIDE_MOST = 120
"""Words in all bodies of a slide that is presented; cards and steps are read one by one, as they are told."""
APPENDIX_MOST = 130
"""Words on a slide that is there to be read, tables not counted."""
TABLE_MOST = 150
"""Words of a table, header apart, that is shown while somebody speaks."""
READ = points(14)
"""What is set smaller is small print: it names or sources what the bodies say."""
FRAME = frozenset({"title", "kicker", "footer", "slide-number"})

slide_rules: Rules[SlideContext] = Rules()


@slide_rules
def a_slide_is_no_page(context: SlideContext) -> Iterator[Problem]:
    """One finding a slide: its fullest body, else the slide as a whole."""
    bodies = [text for text in context.texts if text.placeholder not in FRAME]
    fullest = max(bodies, key=_reading_words, default=None)
    total, most = sum(map(_reading_words, bodies)), APPENDIX_MOST if context.slide.appendix else SLIDE_MOST
    if fullest is not None and _reading_words(fullest) > BODY_MOST and not context.slide.appendix:
        body = f"{quoted(fullest.text)} on slide “{context.slide.id}”"
        message = f"{body} has {_reading_words(fullest)} words; at most {BODY_MOST} in one body"
        yield warning("slide-dense", message, context.source_of(fullest), "say it instead: move it into the notes")
    elif total > most:
        message = f"slide “{context.slide.id}” has {total} words to read; at most {most}"
        yield warning("slide-dense", message, context.source_of(fullest), "leave some of it to the notes or to the appendix")


@slide_rules
def a_table_is_no_report(context: SlideContext) -> Iterator[Problem]:
    """A table is looked up, not read; on a slide that is presented it still has to be taken in."""
    for table in of_kind(context.leaves, Table) if not context.slide.appendix else ():
        words = sum(len(paragraph.text.split()) for row in table.rows[1:] for cell in row for paragraph in cell.paragraphs)
        if words > TABLE_MOST:
            message = f"the table “{table.name}” on slide “{context.slide.id}” has {words} words; at most {TABLE_MOST} can be taken in"
            yield warning("slide-dense", message, context.source_of(table), "shorten its cells, or move rows into the appendix")


def _reading_words(text: Text) -> int:
    return sum(len(paragraph.text.split()) for paragraph in text.paragraphs if any(run.size >= READ for run in paragraph.runs))
