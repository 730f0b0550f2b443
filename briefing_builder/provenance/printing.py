"""Provenance as a text for a terminal of a hundred columns: grouped by what it is about, each figure with its formula and its source."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from textwrap import wrap

from briefing_builder.provenance.model import FigureRecord, FileBehind, Provenance, Use
from briefing_builder.provenance.serialised import exact_digits

COLUMNS = 100
SIGNIFICANT = 10
"""Digits of an unrounded value that are printed; the other formats have them all."""
DIGEST_SHOWN = 12
TITLES = {
    "pilot": "Measured in the pilot",
    "return": "The return",
    "inputs": "Inputs of the return",
    "targets": "Targets",
    "needs": "Asked of managers",
}
BARE = ("", "%", "currency", "h", "min", "ratio")
"""Units that stand in the displayed value already, or are none."""


def provenance_text(provenance: Provenance) -> str:
    """Return every figure in groups, then what is hidden, what could not be computed, and the files with their digests."""
    lines = [f"{provenance.programme}: every figure with its source, as of {provenance.as_of}"]
    shown = [record for record in provenance.figures if not record.hidden_because]
    for _, group in groupby(shown, key=lambda record: (record.group, record.scope)):
        lines += ["", *_group_lines(list(group))]
    lines += _title_lines(provenance)
    lines += _hidden_lines([record for record in provenance.figures if record.hidden_because])
    if provenance.failed:
        lines += ["", *_wrapped(f"Not looked through, because `briefing check` finds errors there: {', '.join(provenance.failed)}", 0)]
    if provenance.absent:
        lines += ["", "Not computed", *_absent_lines(provenance)]
    if provenance.files:
        lines += ["", "Files"]
        for file in provenance.files:
            lines += _wrapped(_file_line(file), 2)
    return "\n".join(lines) + "\n"


def _group_lines(records: Sequence[FigureRecord]) -> Iterator[str]:
    first, origins = records[0], {_origin(record) for record in records}
    yield from _wrapped(
        " · ".join(part for part in (TITLES[first.group], first.scope_name or "all together", *_period_texts(first)) if part), 0
    )
    if len(origins) == 1:
        yield from _wrapped(_origin(first), 2)
    for record in records:
        yield from _figure_lines(record)
        if len(origins) > 1:
            yield from _wrapped(_origin(record), 6)


def _origin(record: FigureRecord) -> str:
    """What a figure comes from, in words and by file."""
    files = [name for name in record.files if name not in record.source]
    return f"from {'; '.join(part for part in (record.source, ', '.join(files)) if part)}"


def _period_texts(record: FigureRecord) -> list[str]:
    if record.age_days is None:
        return []
    period = f"{record.starts} to {record.ends}" if record.starts and record.ends else ""
    return [period, f"{_age_text(record.age_days)} the {record.dated_by}"]


def _age_text(days: int) -> str:
    many = f"{abs(days)} day{'s' * (abs(days) != 1)}"
    return f"{many} after" if days >= 0 else f"{many} before"


def _figure_lines(record: FigureRecord) -> Iterator[str]:
    unit = "" if record.unit in BARE else f" {record.unit}"
    exact = record.value if isinstance(record.value, Decimal) else None
    unrounded = f"  unrounded {_significant(exact)}" if exact is not None and exact_digits(exact) != _significant_of(record) else ""
    yield from _wrapped(f"{record.name}: {record.displayed}{unit}{unrounded}{_n_of_rows(record)}  ({record.id})", 2)
    if record.formula:
        yield from _wrapped(f"= {record.formula}", 6)
    if record.holds_until is not None:
        age = "TOO OLD: held" if record.is_stale else "holds"
        yield from _wrapped(f"{age} for {record.valid_for}, until {record.holds_until}", 6)
    yield from _wrapped(f"used: {uses_text(record.uses) or 'nowhere in these briefings'}", 6)


def _n_of_rows(record: FigureRecord) -> str:
    """How many observations a figure rests on, among how many rows."""
    if record.n is None:
        return ""
    rows = record.rows_of_scope
    return f"  n {record.n:,}" if rows is None or rows == record.n else f"  n {record.n:,} of {rows:,} rows"


def uses_text(uses: Iterable[Use]) -> str:
    """Return where a figure is used: `sales: slide 6 return, script 6, 7, hand-out 6`."""
    by_department: dict[str, list[Use]] = {}
    for use in uses:
        by_department.setdefault(use.department, []).append(use)
    return "; ".join(f"{department}: {_uses_of_department(own)}" for department, own in by_department.items())


def uses_in_short(uses: Iterable[Use]) -> str:
    """Return where a figure is used in any department: `slides pilot, return; script of pilot; hand-out pilot (2 departments)`."""
    uses = tuple(uses)
    kinds = {"slides": ("slide", "appendix"), "script of": ("script",), "hand-out": ("hand-out",)}
    named = [(label, dict.fromkeys(use.id for use in uses if use.kind in kinds_of)) for label, kinds_of in kinds.items()]
    count = len({use.department for use in uses})
    parts = "; ".join(f"{label} {', '.join(ids)}" for label, ids in named if ids)
    return f"{parts} ({count} department{'s' * (count != 1)})" if parts else ""


def _uses_of_department(uses: Sequence[Use]) -> str:
    named = [f"{use.kind} {use.number} {use.id}" for use in uses if use.kind in ("slide", "appendix")]
    numbered = [
        f"{kind} {', '.join(str(number) for number in sorted({use.number for use in uses if use.kind == kind}))}"
        for kind in ("script", "hand-out")
        if any(use.kind == kind for use in uses)
    ]
    return ", ".join([*named, *numbered])


def _title_lines(provenance: Provenance) -> Iterator[str]:
    """The slides that say a figure, with their titles, department by department."""
    uses = {use for record in provenance.figures for use in record.uses if use.kind != "hand-out"}
    for department in provenance.departments:
        titles = {(use.number, use.id, use.title) for use in uses if use.department == department}
        if titles:
            yield from ("", f"Slides of {department} that say a figure")
        for number, id, title in sorted(titles):
            yield from _wrapped(f"{number:>2} {id}: {title}", 2)


def _hidden_lines(records: Sequence[FigureRecord]) -> list[str]:
    if not records:
        return []
    by_scope: dict[tuple[str, str], list[str]] = {}
    for record in records:
        by_scope.setdefault((record.scope_name or "all together", record.hidden_because), []).append(record.name)
    alike: dict[tuple[str, str], list[str]] = {}
    for (scope, why), names in by_scope.items():
        alike.setdefault((", ".join(names), why), []).append(scope)
    lines = ["", "Hidden"]
    for (names_of_all, why), scopes in alike.items():
        lines += _wrapped(f"{', '.join(scopes)}: {names_of_all}: {why}", 2)
    return lines


def _absent_lines(provenance: Provenance) -> Iterator[str]:
    """What could not be computed, those of one reason together."""
    ids: dict[str, list[str]] = {}
    for absent in provenance.absent:
        ids.setdefault(absent.why, []).append(absent.id)
    for why, those in ids.items():
        yield from _wrapped(f"{', '.join(those)}: {why}", 2)


def _file_line(file: FileBehind) -> str:
    counts = {"used": file.rows_used, "read": file.rows_read}
    counted = [f"{count:,} rows {what}" for what, count in counts.items() if count is not None]
    rows = f", {', '.join(counted)}, {file.rows_left_out:,} left out" if counted else ""
    reasons = f" ({', '.join(f'{each.count} {each.reason}' for each in file.left_out)})" if file.left_out else ""
    record = f", as {file.record} says" if file.record else ""
    note = f"; {file.note.upper()}" if file.note else ""
    return f"{file.name}: {file.size:,} bytes{rows}{reasons}{record}{note}, sha256 {file.sha256[:DIGEST_SHOWN]}…"


def _significant(value: Decimal) -> str:
    digits = exact_digits(value)
    short = f"{value:.{SIGNIFICANT}g}"
    return digits if len(digits) <= SIGNIFICANT + 1 else f"{Decimal(short).normalize():f}…"


def _significant_of(record: FigureRecord) -> str:
    """The digits that are shown, without signs between thousands."""
    return "".join(sign for sign in record.displayed if sign.isdigit() or sign == ".").rstrip(".")


def _wrapped(text: str, indent: int) -> list[str]:
    room = " " * indent
    return wrap(text, COLUMNS, initial_indent=room, subsequent_indent=f"{room}    ", break_on_hyphens=False) or [room]
