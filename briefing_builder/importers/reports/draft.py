"""A report that is being understood: its sheet goes in, column after column is used or left out, and what was understood comes out."""

from array import array
from collections.abc import Callable, Iterable, Sequence

from briefing_builder.importers.recognition.answers import plain_key
from briefing_builder.importers.recognition.headings import FIELDS
from briefing_builder.importers.recognition.model import Answers, ColumnUse, Decision, LeftOut, Option, Question, Understood
from briefing_builder.importers.recognition.rows import PlainTable, TextColumn, plain_rows
from briefing_builder.importers.reports.answers import LEAVE_OUT, plain_answers
from briefing_builder.importers.sheets.model import CellValue, Sheet
from briefing_builder.problems import Problem, Source
from briefing_builder.problems.repeated import Findings


class Draft:
    """Gathers what is found out about one sheet; `rows` are those of its rows (counted from 0) that are learners' rows.

    `headings` are those of its columns where they do not stand in one row.
    """

    def __init__(
        self,
        sheet: Sheet,
        answers: Answers,
        *,
        header_row: int = 0,
        rows: Sequence[int] | None = None,
        headings: tuple[str, ...] | None = None,
    ) -> None:
        self.sheet = sheet
        self.header_row = header_row
        self.rows = range(header_row + 1, sheet.rows) if rows is None else rows
        self.headings = headings or tuple(cell_text(column[header_row]) if sheet.rows else "" for column in sheet.columns)
        self._findings = Findings()
        self._bad: set[int] = set()
        self._answers = plain_answers(answers)
        self._uses: dict[int, ColumnUse] = {}
        self._decisions: list[Decision] = []
        self._questions: dict[str, Question] = {}
        self._left_out: list[LeftOut] = []
        self._texts: dict[str, list[str]] = {}
        self._places: dict[str, int] = {}

    def answer(self, key: str) -> str:
        """Return what the author has said to this; empty where nothing."""
        return self._answers.get(plain_key(key), "")

    def decide(self, subject: str, choice: str, because: str) -> None:
        """Show a guess."""
        self._decisions.append(Decision(subject=subject, choice=choice, because=because))

    def ask(self, key: str, text: str, options: Iterable[tuple[str, str]] = ()) -> None:
        """Ask what only the author can know; a question of one key is asked once."""
        choices = tuple(Option(answer=answer, meaning=meaning) for answer, meaning in options)
        self._questions.setdefault(plain_key(key), Question(key=key, text=text, options=choices))

    def is_asked(self, key: str) -> bool:
        """Return whether something is asked under this key."""
        return plain_key(key) in self._questions

    def tell(self, problem: Problem) -> None:
        """Tell a fault or a doubt; of many with one cause the first ones are kept, and the others counted."""
        cause = problem.cause or problem.code
        if self._findings.has_room(cause):
            self._findings.keep(problem, cause)

    def tell_bad(self, row: int, problem: Problem) -> None:
        """Tell a fault of a row (that of the sheet), which is left out where bad rows are."""
        self._bad.add(row)
        self.tell(problem)

    def leave_out_rows(self, reason: str, count: int) -> None:
        """Say that rows are no learners' rows."""
        if count:
            self._left_out.append(LeftOut(reason=reason, count=count))

    def use(self, index: int, field: str, because: str, *, reading: str = "", is_personal: bool = False) -> None:
        """Note what a column becomes; `-` where it is left out, which takes back nothing that was noted before."""
        if field == LEAVE_OUT and index in self._uses:
            return
        use = ColumnUse(heading=self.headings[index], index=index, field=field, reading=reading, because=because, is_personal=is_personal)
        self._uses[index] = use
        self._places.setdefault(field, index)

    def fill(self, field: str, texts: list[str]) -> None:
        """Give the texts of a field, one for each row."""
        self._texts[field] = texts

    def values(self, index: int) -> list[CellValue]:
        """Return the cells of a column in the learners' rows."""
        return list(map(self.sheet.columns[index].values.__getitem__, self.codes(index)))

    def codes(self, index: int) -> Sequence[int]:
        """Return the codes of a column in the learners' rows."""
        codes, rows = self.sheet.columns[index].codes, self.rows
        return codes[rows.start : rows.stop] if isinstance(rows, range) else [codes[row] for row in rows]

    def column_of(self, *headings: str) -> int | None:
        """Return the first column that has one of these headings, written as here but for case and spaces; None where none has."""
        keys = [plain_key(heading) for heading in self.headings]
        return next((keys.index(key) for key in map(plain_key, headings) if key in keys), None)

    def distinct(self, index: int) -> tuple[CellValue, ...]:
        """Return each different value that a column has in the learners' rows, in the order in which they first appear."""
        return tuple(map(self.sheet.columns[index].values.__getitem__, dict.fromkeys(self.codes(index))))

    def texts_by(self, index: int, read: Callable[[CellValue], str]) -> list[str]:
        """Return a text for each learner's row, each different value read once."""
        codes, values = self.codes(index), self.sheet.columns[index].values
        texts = {code: read(values[code]) for code in dict.fromkeys(codes)}
        return list(map(texts.__getitem__, codes))

    def place(self, row: int, index: int) -> Source:
        """Return the place of a cell; `row` is that of the sheet."""
        return self.sheet.source(row, index)

    def understood(self, kind: str, description: str) -> Understood:
        """Return what was understood; its rows have the fields that were filled, and columns of which nothing was noted are left out."""
        for index in range(len(self.headings)):
            self.use(index, LEAVE_OUT, "says nothing that is used")
        columns = {field: _column_of_texts(self._texts[field]) for field in FIELDS if field in self._texts}
        table = PlainTable(
            path=self.sheet.path,
            header=tuple(columns),
            rows=plain_rows(columns, [self.sheet.lines[row] for row in self.rows]),
            header_line=self.sheet.lines[self.header_row] if self.sheet.rows else 1,
            sheet=self.sheet.name,
            columns={field: index for field, index in self._places.items() if field in columns},
        )
        return Understood(
            kind=kind,
            description=description,
            sheet=self.sheet.name,
            columns=tuple(use for _, use in sorted(self._uses.items())),
            decisions=tuple(self._decisions),
            questions=tuple(self._questions.values()),
            left_out=tuple(self._left_out),
            hidden_rows=len(self.sheet.hidden.intersection(self.rows)),
            rows_read=len(self.rows),
            table=table,
            problems=self._findings.all(),
            bad_lines=tuple(self.sheet.lines[row] for row in sorted(self._bad)),
        )


def _column_of_texts(texts: Sequence[str]) -> TextColumn:
    """The texts of a field, each different one once."""
    numbers = {text: number for number, text in enumerate(dict.fromkeys(texts))}
    return TextColumn(tuple(numbers), array("i", map(numbers.__getitem__, texts)))


def cell_text(value: CellValue) -> str:
    """Return a cell's text; empty where nothing stands."""
    return "" if value is None else str(value).strip()
