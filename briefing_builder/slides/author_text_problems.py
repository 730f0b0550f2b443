"""All texts of a programme that name figures, heard by a department or not: they go in, what could never be filled comes out."""

import re
from collections.abc import Collection, Mapping
from pathlib import Path

from briefing_builder.errors import TemplateError
from briefing_builder.problems import Problem
from briefing_builder.slides.author_texts import SUPPLIER_TIMES, author_view, hidden_names, template_filters, with_hidden_reason
from briefing_builder.slides.outlines.lookup import outline_of, own_variants, template_folders
from briefing_builder.slides.rendering.slides import slide_templates
from briefing_builder.source import DataPath, Positions
from briefing_builder.tailoring.view import Figures
from briefing_builder.templating import View, plain_view
from briefing_builder.words import Catalogue

ANY_TIME = 300
"""Seconds."""
VALUE = re.compile(r"\{\{.*?\}\}", re.DOTALL)
"""Rendering ends at the first value that is not there; each is asked for by itself, too."""
Texts = Mapping[DataPath, str]


def text_problems(words: Catalogue, texts: Texts, figures: Figures, positions: Positions) -> tuple[Problem, ...]:
    """Return what is wrong with the texts, given the programme's figures."""
    return _problems_in_texts(words, texts, author_view(words, figures, ANY_TIME), positions, hidden_names(figures))


def early_text_problems(
    words: Catalogue,
    texts: Texts,
    figures: Mapping[str, Collection[str]],
    groups: Mapping[str, Collection[str]],
    positions: Positions,
) -> tuple[Problem, ...]:
    """Return what is wrong with the texts whatever the figures are, as long as these cannot be computed.

    `figures`: the names of all figures there can be, by kind (`pilot`, `roi`); `groups`: the ids that `by_department` and `by_course` have.
    Where no id of a group is known, because its file cannot be read, no text that names one is judged.
    """
    unknown = [f".{group}." for group, ids in groups.items() if not ids]
    judged = {path: text for path, text in texts.items() if not any(name in text for name in unknown)}
    values: dict[str, object] = {"supplier": dict.fromkeys(SUPPLIER_TIMES, "1")}
    for kind, names in figures.items():
        some = dict.fromkeys(names, "1")
        by_group = {group: {key: some for id in ids for key in (id, id.replace("-", "_"))} for group, ids in groups.items()}
        values[kind] = {**some, **by_group}
    return _problems_in_texts(words, judged, plain_view(values), positions)


def own_template_problems(words: Catalogue, programme: Path) -> tuple[Problem, ...]:
    """Return what is wrong with the outlines and templates that a programme's folder brings along, used or not."""
    problems: list[Problem] = []
    for variant in own_variants(programme):
        try:
            outline_of(programme, variant)
        except TemplateError as stopped:
            problems += stopped.problems
    templates = slide_templates(template_folders(programme), template_filters(words, ""), words)
    own = template_folders(programme)[0]
    for path in sorted(own.rglob("*.j2")):
        problems += templates.problems_of(path.relative_to(own).as_posix())
    return tuple(problems)


def _problems_in_texts(
    words: Catalogue, texts: Texts, view: View, positions: Positions, hidden: Mapping[str, str] | None = None
) -> tuple[Problem, ...]:
    if not texts:
        return ()
    templates = slide_templates(template_folders(Path()), template_filters(words, ""), words)
    pieces = [(piece, positions.of(path)) for path, text in texts.items() for piece in (text, *VALUE.findall(text))]
    return tuple(
        with_hidden_reason(problem, piece, hidden or {})
        for piece, source in pieces
        for problem in templates.render_text(piece, view, source).problems
    )
