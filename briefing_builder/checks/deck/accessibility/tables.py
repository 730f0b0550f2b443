"""Tables that can be heard row by row: a header for every column, and no cell without a word."""

from collections.abc import Iterator

from briefing_builder.checks.deck.context import SlideContext, item_label
from briefing_builder.checks.registry import Rules
from briefing_builder.deck.model import Cell, Table
from briefing_builder.deck.walk import of_kind
from briefing_builder.problems import Problem, error, warning

slide_rules: Rules[SlideContext] = Rules()


@slide_rules
def every_column_has_a_name(context: SlideContext) -> Iterator[Problem]:
    """WCAG 1.3.1: a table's first row is its header, so every cell of it says something, and a row follows."""
    for table in of_kind(context.leaves, Table):
        header = table.rows[0] if table.rows else ()
        if len(table.rows) < 2 or any(_is_blank(cell) for cell in header):
            message = f"{item_label(table)} on slide “{context.slide.id}” has no complete header row"
            yield error("table-header-missing", message, context.source_of(table), "give every column a name")


@slide_rules
def no_cell_is_blank(context: SlideContext) -> Iterator[Problem]:
    """A blank cell may mean "no", "none", "not known" or a mistake; a screen reader says nothing at all."""
    for table in of_kind(context.leaves, Table):
        blank = [number for number, row in enumerate(table.rows[1:], start=1) if any(_is_blank(cell) and not cell.line for cell in row)]
        if blank:
            message = f"{item_label(table)} on slide “{context.slide.id}” has a blank cell in row {blank[0]}"
            yield warning("table-cell-blank", message, context.source_of(table), "write –, or what is meant: none, not known")


def _is_blank(cell: Cell) -> bool:
    return not any(paragraph.text.strip() for paragraph in cell.paragraphs)
