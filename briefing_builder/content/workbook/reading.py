"""A workbook of a programme: its sheets go in, the same nodes as from YAML come out, each with its cell."""

from pathlib import Path

from briefing_builder.content.workbook.cells import CellReader, shown_text
from briefing_builder.content.workbook.layouts import find_matrix, find_table, form_columns, is_totals_row, rows_below, setting_of
from briefing_builder.content.workbook.model import Field, SheetPlan, bare_heading
from briefing_builder.content.workbook.placing import Tree
from briefing_builder.content.workbook.plan import workbook_plan
from briefing_builder.content.workbook.rows import NAMES, rows_sheet
from briefing_builder.importers.sheets import CellValue, Sheet, TableFile
from briefing_builder.problems import Checked, Problem, Source, did_you_mean, error, has_errors, information, warning
from briefing_builder.source import Node

_ROWS_FILE = ("pilot", "data", "file")
_UNCALCULATED = "never calculated"
"""What the reader of files says of formulas without results, whose text then stands in their cells."""
UNREAD = "workbook-unread"
"""The code of a workbook of which nothing is known, so that what it lacks is not worth telling."""
OURS = frozenset({"read me", "start here", "lists"}) | NAMES
"""Sheets that we write and that hold nothing of the programme."""


WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
"""How names of workbooks end."""


def is_workbook(file: Path) -> bool:
    """Return whether a file of a programme is a workbook, by its name."""
    return file.suffix.casefold() in WORKBOOKS


def nodes_of(file: Path, shown_as: str) -> Checked[Node]:
    """Return the content of a workbook as `nodes_of_sheets` does; an empty map where the file cannot be read. Never raises."""
    from briefing_builder.importers.sheets.reading import read_sheets

    read = read_sheets(file, shown_as)
    if has_errors(read.problems):
        return Checked(value=Node(value={}, source=Source(path=shown_as)), problems=read.problems)
    if read.value.kind == "csv":
        hint = "in your spreadsheet: File › Save As › Excel Workbook (.xlsx)"
        problem = error(UNREAD, "this is not a workbook", Source(path=shown_as), hint)
        return Checked(value=Node(value={}, source=Source(path=shown_as)), problems=(problem,))
    if not any(bare_heading(sheet.name) in plan.names for sheet in read.value.sheets for plan in workbook_plan()):
        message = "this workbook has no sheet of a programme, such as Programme, Departments or Courses"
        hint = "`briefing new DIR --excel` writes one to begin with; a report of a learning platform goes in by `briefing import`"
        problem = error(UNREAD, message, Source(path=shown_as), hint)
        return Checked(value=Node(value={}, source=Source(path=shown_as)), problems=(problem,))
    nodes = nodes_of_sheets(read.value)
    return Checked(value=nodes.value, problems=(*read.problems, *nodes.problems))


def departments_of(file: Path, shown_as: str) -> Checked[tuple[Node, ...]]:
    """Return the departments of a workbook: of its sheet Departments, or of its only sheet whatever that is called."""
    from briefing_builder.importers.sheets.reading import read_sheets

    read = read_sheets(file, shown_as)
    plan = next(plan for plan in workbook_plan() if plan.pattern == "departments.[]")
    reader = _WorkbookReader(read.value)
    sheets = reader.sheets_of(plan)
    if not sheets and len(read.value.sheets) == 1:
        sheets, reader.problems = list(read.value.sheets), []
    elif not sheets and not has_errors(read.problems):
        reader.problems.append(error("missing-sheet", "the workbook has no sheet Departments", Source(path=shown_as), "name one so"))
    for sheet in sheets:
        reader.read(sheet, plan)
    root = reader.tree.finished()
    assert isinstance(root.value, dict)
    found = root.value.get("departments")
    problems = (*read.problems, *reader.cells.problems, *reader.tree.problems, *reader.problems)
    return Checked(value=tuple(found.value) if found is not None and isinstance(found.value, list) else (), problems=problems)


def nodes_of_sheets(file: TableFile) -> Checked[Node]:
    """Return the content that a workbook's sheets hold, as nodes with their cells, and what is wrong with sheets, columns and cells.

    Empty cells are there as None, so that what is missing has a place. Sheets and columns that nobody knows are told and left out.
    """
    reader = _WorkbookReader(file)
    for plan in workbook_plan():
        for sheet in reader.sheets_of(plan):
            reader.read(sheet, plan)
    reader.point_to_rows(file)
    root = reader.tree.finished()
    return Checked(value=root, problems=(*reader.problems, *reader.cells.problems, *reader.tree.problems))


class _WorkbookReader:
    def __init__(self, file: TableFile) -> None:
        self.tree = Tree(file.path)
        named = (sheet.name for sheet in file.sheets for fact in file.facts if f"“{sheet.name}”" in fact and _UNCALCULATED in fact)
        self.cells = CellReader(frozenset(named))
        self.problems: list[Problem] = []
        self.sheets: dict[str, list[Sheet]] = {}
        names = {name: plan.name for plan in workbook_plan() for name in plan.names}
        for sheet in file.sheets:
            plain = bare_heading(sheet.name)
            if plain in names:
                self.sheets.setdefault(names[plain], []).append(sheet)
            elif plain not in OURS:
                self.problems.append(_unknown_sheet(sheet, [plan.name for plan in workbook_plan()]))

    def point_to_rows(self, file: TableFile) -> None:
        """Let the pilot's rows be those of the workbook's own sheet, where no other file is named."""
        if (sheet := rows_sheet(file)) is not None:
            name = Path(file.path).name
            source = _whole_sheet(sheet)
            if self.tree.is_filled(self.tree.root, _ROWS_FILE):
                message = f"the sheet “{sheet.name}” is not read: “Pilot: data file” names another file"
                self.problems.append(warning("rows-twice", message, source, "clear one of the two"))
            else:
                self.tree.put(self.tree.root, _ROWS_FILE, Node(value=name, source=source, key=source))

    def sheets_of(self, plan: SheetPlan) -> list[Sheet]:
        """Return the sheets that hold what the plan describes; a second one is a problem."""
        sheets = [sheet for sheet in self.sheets.get(plan.name, ()) if sheet.rows and sheet.columns]
        for sheet in sheets[1:]:
            message = f"“{sheet.name}” and “{sheets[0].name}” hold the same"
            self.problems.append(error("duplicate-sheet", message, _whole_sheet(sheet), "remove or rename one of the two"))
        return sheets[:1]

    def read(self, sheet: Sheet, plan: SheetPlan) -> None:
        """Read a sheet into the tree."""
        self.tree.begin_sheet()
        {"form": self._form, "table": self._table, "matrix": self._matrix}[plan.layout](sheet, plan)

    def _form(self, sheet: Sheet, plan: SheetPlan) -> None:
        header, setting, value = form_columns(sheet)
        seen: dict[str, Source] = {}
        for row in rows_below(sheet, header):
            label = _stripped_cell(sheet, row, setting)
            field = setting_of(plan, label) if isinstance(label, str) else None
            cell, source = _stripped_cell(sheet, row, value), sheet.source(row, value)
            if field is None:
                if cell is not None and header >= 0:
                    near = did_you_mean(shown_text(label), (each.heading for each in plan.fields), otherwise="it is left out")
                    message = f"there is no setting “{shown_text(label)}”"
                    self.problems.append(warning("unknown-setting", message, sheet.source(row, setting), near))
                continue
            if field.pattern in seen and cell is not None:
                message = f"“{field.heading}” stands here a second time; first in {seen[field.pattern]}"
                self.problems.append(error("duplicate-key", message, sheet.source(row, setting), "remove one of the two"))
                continue
            if cell is not None:
                seen[field.pattern] = source
            self._put(self.tree.root, field, cell, source)

    def _table(self, sheet: Sheet, plan: SheetPlan) -> None:
        found = find_table(sheet, plan)
        if isinstance(found, Problem):
            self.problems.append(found)
            return
        self.problems.extend(found.problems)
        self._note_sheet(sheet, plan)
        keys: dict[tuple[str, ...], Source] = {}
        used = {index for index, _ in (*found.references, *found.fields)}
        for row in rows_below(sheet, found.header):
            if all(_stripped_cell(sheet, row, index) is None for index in used):
                continue
            if is_totals_row(sheet, row):
                self.problems.append(warning("totals-row", "the row sums up those above it, and is left out", sheet.source(row, min(used))))
                continue
            references = [_reference_node(_stripped_cell(sheet, row, index), sheet.source(row, index)) for index, _ in found.references]
            first = min((index for index in used if _stripped_cell(sheet, row, index) is not None), default=0)
            if plan.references and self._is_repeated(plan, references, keys, sheet.source(row, first)):
                continue
            item = self.tree.item(plan, references, sheet.source(row, first))
            for index, position in found.fields if item is not None else ():
                assert item is not None
                self._put(item, plan.fields[position], _stripped_cell(sheet, row, index), sheet.source(row, index))

    def _note_sheet(self, sheet: Sheet, plan: SheetPlan) -> None:
        """Let a list of the programme have its sheet as place, as long as no row stands there."""
        if plan.pattern.count("[]") == 1 and plan.pattern.endswith("[]"):
            source = _whole_sheet(sheet)
            self.tree.put(self.tree.root, plan.steps[:-1], Node(value=None, source=source, key=source))

    def _is_repeated(self, plan: SheetPlan, references: list[Node], keys: dict[tuple[str, ...], Source], source: Source) -> bool:
        """Return, with a problem, whether a row stands for what an earlier row stands for, where only one may."""
        lacking = next(
            (node for node, column in zip(references, plan.references, strict=True) if column.is_key and node.value is None), None
        )
        if lacking is not None:
            heading = next(column.heading for node, column in zip(references, plan.references, strict=True) if node is lacking)
            self.problems.append(error("missing-key", f"the row has no {heading.lower()}", lacking.source, "fill it in, or clear the row"))
            return True
        if plan.pattern.endswith("[]"):
            return False
        key = tuple(str(node.value) for node in references)
        if key in keys:
            message = f"a row for {', '.join(key)} stands already in {keys[key]}"
            self.problems.append(error("duplicate-key", message, source, "remove one of the two"))
            return True
        keys[key] = source
        return False

    def _matrix(self, sheet: Sheet, plan: SheetPlan) -> None:
        found = find_matrix(sheet, plan)
        if isinstance(found, Problem):
            self.problems.append(found)
            return
        header, heads = found
        columns = {}
        for index in range(heads + 1, len(sheet.columns)):
            if (name := _stripped_cell(sheet, header, index)) is not None and not shown_text(name).startswith("#"):
                columns[index] = _reference_node(name, sheet.source(header, index))
        seen: dict[tuple[str, ...], Source] = {}
        for row in rows_below(sheet, header):
            head = _reference_node(_stripped_cell(sheet, row, heads), sheet.source(row, heads))
            if head.value is None:
                self.problems.append(
                    error("missing-key", f"the row has no {plan.references[0].heading.lower()}", head.source, "fill it in")
                )
                continue
            if (item := self.tree.item(plan, [head], head.source)) is not None:
                self.tree.keep(item, (), head.source)
            for index, column in columns.items():
                cell, source = _stripped_cell(sheet, row, index), sheet.source(row, index)
                if cell is None:
                    continue
                key = (str(head.value), str(column.value))
                if key in seen:
                    message = f"a number for {', '.join(key)} stands already in {seen[key]}"
                    self.problems.append(error("duplicate-key", message, source, "remove one of the two"))
                    continue
                seen[key] = source
                item = self.tree.item(plan, [head, column], source)
                if item is not None:
                    self._put(item, plan.fields[0], cell, source)

    def _put(self, item: Node, field: Field, cell: CellValue, source: Source) -> None:
        node = self.cells.node(cell, field, source)
        if field.kind == "presence":
            if node.value is True:
                self.tree.keep(item, field.path, source)
            elif node.value is False and self.tree.is_filled(item, field.path):
                message = f"{field.heading}: the cell says no, and other columns of it are filled in"
                self.problems.append(warning("says-no", message, source, "clear them, or write yes"))
            return
        if field.omits_empty and node.value is None:
            return
        if field.refers_to and node.value is not None:
            self.tree.named.append((node, field.refers_to))
        self.tree.put(item, field.path, node)


def _stripped_cell(sheet: Sheet, row: int, column: int) -> CellValue:
    cell = sheet.columns[column][row] if column < len(sheet.columns) else None
    return (cell.strip() or None) if isinstance(cell, str) else cell


def _reference_node(cell: CellValue, source: Source) -> Node:
    return Node(value=shown_text(cell) or None, source=source, key=source)


def _whole_sheet(sheet: Sheet) -> Source:
    return Source(path=sheet.path, sheet=sheet.name)


def _unknown_sheet(sheet: Sheet, known: list[str]) -> Problem:
    near = did_you_mean(sheet.name, known, otherwise="-")
    if near != "-":
        return warning("unknown-sheet", f"the sheet “{sheet.name}” is not read", _whole_sheet(sheet), near)
    return information("unknown-sheet", f"the sheet “{sheet.name}” is yours, and is not read", _whole_sheet(sheet))
