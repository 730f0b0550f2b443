"""Which form steps take: rows, columns with large numerals, or the first step large and the others on a date line below it."""

from collections.abc import Callable

from briefing_builder.layout.blocks.steps.columns import MOST_COLUMNS, fit_columns
from briefing_builder.layout.blocks.steps.first import fit_first
from briefing_builder.layout.blocks.steps.rows import fit_rows
from briefing_builder.layout.room.density import LEVELS, Density
from briefing_builder.layout.room.fragment import Fragment
from briefing_builder.layout.text.typeset import Typesetter
from briefing_builder.slides import markup
from briefing_builder.units import Box, points

FitForm = Callable[[markup.Steps, Box, Typesetter, Density], Fragment | None]
WIDE = points(760)
"""A room that a slide's steps have to themselves."""


def fit_steps(block: markup.Steps, room: Box, typesetter: Typesetter, density: Density) -> Fragment:
    """Set steps in the form that is asked for; without one, two to four that have a wide room stand in columns, others in rows.

    Columns and a first step become rows where they do not hold everything without cutting a word.
    """
    if block.first > 1:
        return fit_rows(block, room, typesetter, density)
    if block.form == "first":
        return _in_form(fit_first, block, room, typesetter, density)
    if block.form == "columns" or (block.form == "fitting" and _has_wide_room(block, room)):
        return _in_form(fit_columns, block, room, typesetter, density)
    return fit_rows(block, room, typesetter, density)


def _in_form(fit: FitForm, block: markup.Steps, room: Box, typesetter: Typesetter, density: Density) -> Fragment:
    """The steps in that form, as large as it can be; else in rows, where all stand so and no more words are cut."""
    best: Fragment | None = None
    for level in LEVELS[density.level :]:
        fragment = fit(block, room, typesetter, density.at_level(level))
        if fragment and (best is None or fragment.cut < best.cut):
            best = fragment
        if best and not best.cut:
            return best
    rows = fit_rows(block, room, typesetter, density)
    return rows if best is None or (rows.remainder is None and rows.cut < best.cut) else best


def _has_wide_room(block: markup.Steps, room: Box) -> bool:
    return not (block.checks or block.path) and 2 <= len(block.steps) <= MOST_COLUMNS and room.width >= WIDE
