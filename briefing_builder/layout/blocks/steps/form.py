"""Which form steps take: rows, columns with large numerals, the first large above a date line, that line alone, or blanks to fill."""

from collections.abc import Callable, Mapping

from briefing_builder.layout.blocks.steps.blanks import fit_blanks
from briefing_builder.layout.blocks.steps.columns import MOST_COLUMNS, fit_columns
from briefing_builder.layout.blocks.steps.first import fit_dates, fit_first
from briefing_builder.layout.blocks.steps.rows import fit_rows
from briefing_builder.layout.room.density import LEVELS, Density
from briefing_builder.layout.room.fragment import Fragment
from briefing_builder.layout.text.typeset import Typesetter
from briefing_builder.slides import markup
from briefing_builder.units import Box, points

FitForm = Callable[[markup.Steps, Box, Typesetter, Density], Fragment | None]
FORMS: Mapping[str, FitForm] = {"first": fit_first, "columns": fit_columns, "blanks": fit_blanks, "dates": fit_dates}
WIDE = points(760)
"""A room that a slide's steps have to themselves."""


def fit_steps(block: markup.Steps, room: Box, typesetter: Typesetter, density: Density) -> Fragment:
    """Set steps in the form that is asked for; without one, two to four that have a wide room stand in columns, others and paths in rows.

    Any other form becomes rows where it does not hold everything without cutting a word.
    """
    if block.first > 1:
        return fit_rows(block, room, typesetter, density)
    form = "columns" if block.form == "fitting" and _has_wide_room(block, room) else block.form
    if form in FORMS:
        return _in_form(FORMS[form], block, room, typesetter, density)
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
