"""Whether a secret decides what the supplier reads: secrets are changed, and what is made must stay the same (noninterference).

The search finds values as they are written. This finds what follows from them: a sum, a word such as "most", the order of two lines, a
note. Each entry of `confidential`, and the words that are not permitted to a supplier, are changed in their turn, once to more and once
to less, everything else left as it is; a slide or paper that then says something else depends on them.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from briefing_builder.content import Content
from briefing_builder.content.models.fields import Model
from briefing_builder.figures.model import Assumption, Figure
from briefing_builder.packs.secrets.inventory import MADE_OF, NAMES, ROI, confidential_paths
from briefing_builder.pipeline import Session
from briefing_builder.problems import Problem, error
from briefing_builder.source import DataPath
from briefing_builder.values import names_of, replace
from briefing_builder.words import Catalogue

MORE, LESS = Decimal(2), Decimal("0.3")
FACTORS = (MORE, LESS)
Outputs = Mapping[str, object]
"""What is made of a programme, by the name of the slide or paper, in values that can be compared."""

PLACES = frozenset(("origin", "source", "sources", "path"))
"""Fields that tell where something comes from, not what it says."""


def influence_problems(session: Session, outputs_of: Callable[[Session], Outputs], entries: Sequence[str]) -> Iterator[Problem]:
    """Yield an error for each slide or paper that a change of something confidential would change."""
    outputs = {name: comparable(value) for name, value in outputs_of(session).items()}
    for entry in dict.fromkeys(entries):
        sessions = [changed for factor in FACTORS if (changed := session_with_other_values(session, entry, factor)) is not session]
        changed_outputs = [{name: comparable(value) for name, value in outputs_of(changed).items()} for changed in sessions]
        for name in outputs:
            if any(outputs[name] != changed.get(name) for changed in changed_outputs):
                message = f"{name} would say something else if {entry} were different: it gives away what is confidential"
                source = session.programme.positions.of((entry.partition(".")[0],)) if entry != ROI else None
                hint = "look for a figure, or a word or an order that follows from one"
                yield error("confidential-influence", message, source, hint)


def session_with_other_values(session: Session, entry: str, factor: Decimal = MORE) -> Session:
    """Return the programme with other values at one entry; figures that are no part of the entry stay as they were."""
    content = _with_other_values(session.programme.content, (), confidential_paths(session, entry), factor)
    assert isinstance(content, Content)
    figures = _OtherFigures(group=entry, factor=factor).changed(session.figures) if entry in MADE_OF else session.figures
    if content is session.programme.content and figures is session.figures:
        return session
    return replace(session, programme=replace(session.programme, content=content), figures=figures)


def comparable(value: object) -> object:
    """Return a value as comparable data, without the places that it comes from."""
    if isinstance(value, Mapping):
        return tuple((key, comparable(inner)) for key, inner in value.items())
    if isinstance(value, tuple | list):
        return tuple(comparable(inner) for inner in value)
    names = names_of(value)
    return tuple((name, comparable(getattr(value, name))) for name in names if name not in PLACES) if names else value


def _with_other_values(node: object, path: DataPath, paths: frozenset[DataPath], factor: Decimal) -> object:
    """The same part of the content with other values at these paths; the very same where none of them lies in it."""
    if path in paths:
        return _other_value(node, str(path[-1]), factor)
    if isinstance(node, Model):
        names = {name: field.alias or name for name, field in type(node).model_fields.items()}
        given = {name: getattr(node, name) for name in names}
        others = {name: _with_other_values(value, (*path, names[name]), paths, factor) for name, value in given.items()}
        update = {name: other for name, other in others.items() if other is not given[name]}
        return node.model_copy(update=update) if update else node
    if isinstance(node, Mapping):
        others = {key: _with_other_values(value, (*path, key), paths, factor) for key, value in node.items()}
        return others if any(others[key] is not node[key] for key in node) else node
    if isinstance(node, tuple):
        items = tuple(_with_other_values(value, (*path, index), paths, factor) for index, value in enumerate(node))
        return items if any(item is not other for item, other in zip(items, node, strict=True)) else node
    return node


def _other_value(value: object, key: str, factor: Decimal) -> object:
    """Another value of the same kind; ids and words of a closed set stay, so that it remains a programme."""
    match value:
        case bool() | None:
            return value
        case int():
            return value + 1 if factor > 1 else max(1, value - 1)
        case Decimal():
            return value * factor if value else factor
        case date():
            return value + timedelta(days=1)
        case str() if " " in value or (key in NAMES and key != "id"):
            return f"Other words than {value[::-1]} stand here"
    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class _OtherFigures:
    """Other numbers for one group of figures, and for what the return was made of where it is that group."""

    group: str
    factor: Decimal

    def changed(self, value: Any) -> Any:
        if isinstance(value, Figure):
            is_theirs = value.id.startswith(f"{self.group}:") and value.value is not None
            return replace(value, value=self._other_number(value.value), shown=None) if is_theirs else value
        if isinstance(value, Assumption):
            is_input = self.group == ROI and isinstance(value.value, Decimal)
            return replace(value, value=self._other_number(Decimal(value.value))) if is_input else value
        if isinstance(value, Catalogue):
            return value
        if isinstance(value, Mapping):
            return {key: self.changed(inner) for key, inner in value.items()}
        if isinstance(value, tuple):
            return tuple(self.changed(inner) for inner in value)
        names = names_of(value)
        return replace(value, **{name: self.changed(getattr(value, name)) for name in names}) if names else value

    def _other_number(self, value: Decimal | int | None) -> Decimal:
        return Decimal(value or 0) * self.factor + 1
