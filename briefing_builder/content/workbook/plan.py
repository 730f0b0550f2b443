"""Which sheet holds what: the description of the workbook of a programme, columns and all, made from the models."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from briefing_builder.content.rules.references import DEFINED, USED
from briefing_builder.content.workbook.headings import accepted_names, heading_of
from briefing_builder.content.workbook.help import HELP
from briefing_builder.content.workbook.model import EACH_ITEM, EACH_KEY, Field, Layout, Reference, SheetPlan, bare_heading
from briefing_builder.content.workbook.schema_leaves import Leaf, content_leaves, map_keys
from briefing_builder.content.workbook.sheets import FORMS, MATRICES, OPTIONAL_PARTS, REFERENCE_NAMES, TABLES, SheetOutline

YAML_ONLY: Mapping[str, str] = {
    f"{voice}.by_department.{{*}}.by_department": "a first voice of one department has no first voices by department"
    for voice in ("qa.opening.first_voice", "departments.[].briefing.first_voice")
}
"""What the models allow and no sheet has a cell for, with the reason."""
_AUDIENCES = ("all", "managers")


@cache
def workbook_plan() -> tuple[SheetPlan, ...]:
    """Return the sheets of a programme's workbook in their order."""
    plans = {outline.name: _plan_of(outline, layout) for layout, outlines in _OUTLINES.items() for outline in outlines}
    return tuple(sorted(plans.values(), key=lambda plan: _ORDER.index(plan.name)))


_OUTLINES: Mapping[Layout, tuple[SheetOutline, ...]] = {"form": FORMS, "table": TABLES, "matrix": MATRICES}
_ORDER = [outline.name for outline in sorted((*FORMS, *TABLES, *MATRICES), key=lambda outline: outline.place)]


def _plan_of(outline: SheetOutline, layout: Layout) -> SheetPlan:
    return SheetPlan(
        name=outline.name,
        layout=layout,
        pattern=outline.pattern,
        intro=outline.intro,
        parts=outline.parts,
        references=tuple(_reference_columns(outline)),
        fields=tuple(_fields_of(outline)),
        is_rare=outline.is_rare,
        group=outline.group,
        names=frozenset(map(bare_heading, (outline.name, *outline.other_names))),
    )


def _fields_of(outline: SheetOutline) -> Iterator[Field]:
    roots = [part.split(".") for part in outline.parts] or [outline.pattern.split(".")]
    for root in roots:
        steps = tuple(root)
        for leaf in content_leaves():
            if leaf.steps[: len(steps)] != steps:
                continue
            if any(leaf.steps[: len(other)] == other for other in _DEEPER if len(other) > len(steps) and other[: len(steps)] == steps):
                continue
            below = leaf.steps[len(steps) :]
            for keys in _own_keys(leaf, below):
                yield from _presence(leaf, steps)
                yield _planned_field(leaf, steps, keys, is_form=bool(outline.parts), is_alone=len(outline.parts) == 1)


def _own_keys(leaf: Leaf, below: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The keys that lead to a value within its row: none where it has a sheet of its own, many where it is one of a map's given keys."""
    if EACH_ITEM in below or below.count(EACH_KEY) > 1:
        return
    if EACH_KEY not in below:
        yield below
        return
    container = ".".join(leaf.steps[: len(leaf.steps) - len(below) + below.index(EACH_KEY) + 1])
    if container not in _SHEETS_OF_MAPS:
        yield from (tuple(key if step == EACH_KEY else step for step in below) for key in map_keys()[container])


_DEEPER = tuple(tuple(outline.pattern.split(".")) for outline in (*TABLES, *MATRICES))
_SHEETS_OF_MAPS = frozenset(outline.pattern for outline in (*TABLES, *MATRICES))


def _presence(leaf: Leaf, root: tuple[str, ...]) -> Iterator[Field]:
    """The column that says that a part is there, before the first value of the part."""
    for part in OPTIONAL_PARTS:
        steps = tuple(part.split("."))
        if leaf.steps[: len(steps)] == steps and len(steps) > len(root) and _first_leaf(part) == leaf.pattern:
            path = steps[len(root) :]
            heading = heading_of(part, path)
            names = accepted_names(part, path, heading)
            help = "Write yes where there is one and none of its columns is filled in."
            yield Field(pattern=part, path=path, heading=heading, names=names, kind="presence", help=help)


@cache
def _first_leaf(part: str) -> str:
    steps = tuple(part.split("."))
    return next(leaf.pattern for leaf in content_leaves() if leaf.steps[: len(steps)] == steps)


def _planned_field(leaf: Leaf, root: tuple[str, ...], keys: tuple[str, ...], *, is_form: bool, is_alone: bool) -> Field:
    path = (*root, *keys) if is_form else keys
    shown = path if is_form else keys or root[-2:-1]
    shown = shown[1:] if is_form and is_alone and len(shown) > 1 else shown
    heading = heading_of(leaf.pattern, shown)
    return Field(
        pattern=".".join((*root, *keys)),
        path=path,
        heading=heading,
        names=accepted_names(leaf.pattern, shown, heading),
        kind=leaf.kind,
        is_list=leaf.is_list,
        required=leaf.required and EACH_KEY not in leaf.steps[len(root) :],
        least=leaf.least,
        most=leaf.most,
        choices=leaf.choices,
        word=leaf.word,
        refers_to=_referred_to(leaf.pattern),
        help=leaf.help or HELP.get(leaf.pattern, ""),
        default=leaf.default,
        omits_empty=EACH_KEY in leaf.steps[len(root) :] or "colours" in leaf.steps,
    )


def _referred_to(pattern: str, *, is_key: bool = False) -> tuple[str, ...]:
    """The patterns of the ids that may stand at a pattern; as keys of a map where `is_key`."""
    ends = (".{}",) if is_key else ("", ".[]")
    kinds = [kind for kind, patterns in USED.items() if any(f"{pattern}{end}" in patterns for end in ends)]
    return tuple(name for kind in kinds for name in DEFINED.get("department" if kind == "audience" else kind, ()))


def _reference_columns(outline: SheetOutline) -> Iterator[Reference]:
    """The columns before the values of a row: one for each list and each map on the way to it."""
    steps = outline.pattern.split(".") if outline.pattern else []
    for index, step in enumerate(steps):
        below = ".".join(steps[:index])
        if step == EACH_ITEM and index < len(steps) - 1:
            yield _reference_column(REFERENCE_NAMES[below], (f"{below}.[].id",), is_key=False)
        elif step == EACH_KEY:
            name = REFERENCE_NAMES.get(f"{below}.{{*}}", "Department")
            keys = map_keys().get(f"{below}.{{*}}", ())
            yield _reference_column(name, _referred_to(below, is_key=True), is_key=True, choices=keys)


def _reference_column(heading: str, refers_to: Iterable[str], *, is_key: bool, choices: tuple[str, ...] = ()) -> Reference:
    return Reference(
        heading=heading,
        names=frozenset({bare_heading(heading), f"{bare_heading(heading)} id"}),
        refers_to=tuple(refers_to),
        choices=choices,
        is_key=is_key,
    )
