"""What a built deck tells about numbers of people: a .pptx goes in, each printed count comes out with whom it counts."""

import itertools
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from io import BytesIO

from pptx import Presentation
from pptx.shapes.base import BaseShape

ALL = ("all", "")
Group = tuple[str, str]
"""`("all", "")`, `("department", id)` or `("course", id)`."""


@dataclass(frozen=True, kw_only=True)
class Count:
    """So many of a kind (`completions`, `answered`, …) in a group."""

    group: Group
    kind: str
    value: int


@dataclass(frozen=True, kw_only=True)
class Share:
    """The first kind is that many per cent of the second, rounded half to even."""

    group: Group
    part: str
    whole: str
    per_cent: int


@dataclass(frozen=True, kw_only=True)
class LessonMinutes:
    """The mean minutes of the lessons that completions of all departments replaced, rounded half to even."""

    mean: int


Told = Count | Share | LessonMinutes


@dataclass(frozen=True, kw_only=True)
class Page:
    """One slide as people get it: texts (shapes, alternative texts, charts with their workbooks, notes) and the rows of its tables."""

    texts: tuple[str, ...]
    tables: tuple[tuple[tuple[str, ...], ...], ...]

    @property
    def everything(self) -> Iterator[str]:
        yield from self.texts
        for table in self.tables:
            yield from (" | ".join(row) for row in table)


def pages(deck: bytes) -> tuple[Page, ...]:
    """Return the slides of a .pptx file."""
    return tuple(
        _page(list(slide.shapes), slide.notes_slide.notes_text_frame.text.splitlines() if slide.has_notes_slide else [])
        for slide in Presentation(BytesIO(deck)).slides
    )


def _page(shapes: list[BaseShape], notes: list[str]) -> Page:
    texts, tables, rows = [*notes], [], []
    for shape in _leaves(shapes):
        texts += [_plain(alt) for alt in shape._element.xpath(".//p:cNvPr/@descr") if alt]
        if shape.has_text_frame:
            texts.append(_plain(shape.text_frame.text))
        if getattr(shape, "has_table", False):
            tables.append(tuple(tuple(_plain(cell.text) for cell in row.cells) for row in shape.table.rows))
        if getattr(shape, "has_chart", False):
            rows += [_plain(str(one)) for one in shape.chart.plots[0].categories]
            texts += rows
            texts += _of_workbook(shape.chart.part.chart_workbook.xlsx_part.blob)
    plain = [_plain(text) for text in texts if text.strip()]
    return Page(texts=(*plain, *_numbers_beside(rows, plain)), tables=tuple(tables))


def _numbers_beside(rows: Sequence[str], texts: Sequence[str]) -> list[str]:
    """Return the numbers that stand beside the rows of a chart, one for each from the top, each with the name of its row."""
    numbers = [text for text in texts if NUMBER_ALONE.fullmatch(text)]
    return [f"{row} ({number})" for row, number in zip(rows, numbers, strict=True)] if numbers and rows else []


def _leaves(shapes: list[BaseShape]) -> Iterator[BaseShape]:
    for shape in shapes:
        yield shape
        if hasattr(shape, "shapes"):
            yield from _leaves(list(shape.shapes))


def _of_workbook(file: bytes) -> list[str]:
    with zipfile.ZipFile(BytesIO(file)) as book:
        strings = book.read("xl/sharedStrings.xml").decode()
    return [_plain(unescape(text)) for text in re.findall(r"<t[^>]*>([^<]*)</t>", strings)]


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\v", "\n").strip()


COUNTING = re.compile(
    r"\bn = \d|\d (?:people|managers|learners|enrolments|completions|answers)\b|% of \d|\bof [\d,]+ (?:enrol|compl|learn|people)"
    r"|, of [\d,]+$"
)
"""Every way in which our words give a number of people; what the rules below do not know is told, so that nothing goes unread."""
NUMBER_ALONE = re.compile(r"n = [\d,]+")
"""Beside a row of a chart; `_numbers_beside` gives it the row's name."""
OTHERS = re.compile(
    r"managers? (?:answered|told us)|fewer than \d+ people|completions pay for everything|planned"
    r"|Asked for: |We ask for |people answer|\d% of the change|week, "
)
"""Plans, forecasts and the survey of the managers: no groups of the pilot."""

N = r"(?P<n>[\d,]+)"
WORDS = (
    (rf"(?:(?P<share>\d+) %[\n ])?of {N} enrolments completed, (?P<of>.+)", "completions", "enrolments"),
    (rf"(?:(?P<share>\d+) %[\n ])?of {N} enrolments started, (?P<of>.+)", "started", "enrolments"),
    (rf"(?:(?P<share>\d+) %[\n ])?of {N} completions passed, (?P<of>.+)", "passed", "judged"),
    (rf"(?:(?P<share>\d+) %[\n ])?used it at work within 30 days, n = {N}, (?P<of>.+)", "used", "answered"),
    (rf"(?:.*[\n ])?typical learning time, n = {N}, (?P<of>.+)", "", "timed"),
    (rf"Learning time, n = {N}, (?P<of>.+)", "", "timed"),  # under the bars of an objection, as the next
    (rf"Mean score in the test, n = {N}, (?P<of>.+)", "", "scored"),
    (rf"(?:.*[\n ])?(?:points (?:lower )?in the test|of the possible gain(?: lost)?), n = {N}, (?P<of>.+)", "", "scored"),
    (rf"(?:.*[\n ])?of 5 points from the learners, n = {N}, (?P<of>.+)", "", "reactions"),
    (rf"{N}\nmanagers took part, (?P<of>.+)", "", "managers"),
    (rf"{N}\npeople took part, (?P<of>.+)", "", "learners"),
    (rf"(?P<of>.+)(?: \(|\n)n = {N}\)?", "", "scored"),
    (rf"(?:In all departments, )?(?P<part>[\d,]+) of {N} enrolments were completed", "completions", "enrolments"),
    (rf"(?:.*\. )?{N} people(?:, (?P<part>[\d,]+) of them managers,)? took part across all departments.*", "managers", "learners"),
    (rf"(?:.*\. )?{N} people took part\.", "", "learners"),
)
BASE = re.compile(r"(?P<of>.+?) in the pilot, [^:]+: (?P<counts>.+)\.")
"""What the figures of a slide rest on, in its notes."""
IN_BASE = {"test": "scored", "learning time": "timed", "use at work": "answered", "rating": "reactions"}
MEASURES = {
    "People who took part": "learners",
    "Managers among them": "managers",
    "Enrolments completed": "completions/enrolments",
    "Typical learning time": "",
    "Test score, before → after": "scored",
    "Used at work after 30 days": "used/answered",
    "Rating by the learners, of 5": "",
}
COLUMNS = {
    "Course": "",
    "People": "learners",
    "Completed": "completions/enrolments",
    "Test score, before → after": "scored",
    "Used at work": "used/answered",
}
LEVELS = {"1 Reaction": "reactions", "2 Learning": "scored", "3 Application": "used/answered"}


FINISHED_OF = re.compile(rf"(?P<of>.+), of {N}")
"""A bar of the enrolments that were completed."""
FINISHED = re.compile(r"Bar chart of the share of enrolments that were completed: (?P<bars>.+)\.")
FINISHED_BAR = re.compile(r"(?P<of>.+) (?P<share>\d+) %")
DOTS = "Dots, of which some stand out: "
"""What the alternative text of the dots beside an answer says before its figure."""
LESSONS = re.compile(rf"The lessons that it replaces, on average: {N} min\b")
OF_ALL = re.compile(rf"Learning time, n = {N}, all departments")
"""The longer bar of an objection, and the line below that says whose it is."""


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Reads the decks of one programme; `names` gives the group of each name that our words use."""

    names: Mapping[str, Group]

    def told(self, read: Iterable[Page]) -> tuple[list[Told], list[str]]:
        """Return what the slides tell, and the sentences with a number of people that no rule knows."""
        told: list[Told] = []
        unread: list[str] = []
        for page in read:
            for before, text in itertools.pairwise(("", *page.texts)):
                found = [*self._of_text(text), *self._of_text(f"{before}\n{text}")]  # a figure and its caption may be two shapes
                told += found
                if not found and COUNTING.search(text) and not OTHERS.search(text) and not _has_its_row(text, page):
                    unread.append(text)
            for table in page.tables:
                told += self._of_table(table)
            told += _of_bars(page)
        return told, unread

    def _of_text(self, text: str) -> Iterator[Told]:
        for line in [text, *text.splitlines()]:
            for pattern, part, whole in WORDS:
                found = re.fullmatch(pattern, line.removeprefix(DOTS))
                if found:
                    yield from self._of_match(found.groupdict(), part, whole)
            yield from self._of_finished(line)
            base = BASE.fullmatch(line)
            if base and base["of"] in self.names:
                yield from _of_base(base["counts"], self.names[base["of"]])
            records = re.search(rf"The learning records of {N} enrolments", line)
            if records:
                yield Count(group=ALL, kind="enrolments", value=_number(records["n"]))

    def _of_match(self, given: Mapping[str, str | None], part: str, whole: str) -> Iterator[Told]:
        group = self.names.get(given.get("of") or "", ALL)
        yield Count(group=group, kind=whole, value=_number(given["n"]))
        if given.get("part"):
            yield Count(group=group, kind=part, value=_number(given["part"]))
        if given.get("share"):
            yield Share(group=group, part=part, whole=whole, per_cent=_number(given["share"]))

    def _of_finished(self, line: str) -> Iterator[Told]:
        bar, chart = FINISHED_OF.fullmatch(line), FINISHED.fullmatch(line)
        if bar and bar["of"] in self.names:
            yield Count(group=self.names[bar["of"]], kind="enrolments", value=_number(bar["n"]))
        for one in chart["bars"].split("; ") if chart else ():
            if (share := FINISHED_BAR.fullmatch(one)) and share["of"] in self.names:
                yield Share(group=self.names[share["of"]], part="completions", whole="enrolments", per_cent=_number(share["share"]))

    def _of_table(self, table: tuple[tuple[str, ...], ...]) -> Iterator[Told]:
        head, *rows = table
        for row in rows:
            for name, cell in zip(head[1:], row[1:], strict=True):
                if head[0] == "Measure" and row[0] in MEASURES and name in self.names:
                    yield from _of_cell(cell, MEASURES[row[0]], self.names[name])
            if head[:2] == ("Course", "People"):
                for cell, name in zip(row, head, strict=True):
                    yield from _of_cell(cell, COLUMNS[name], self.names[row[0]])
            if head[:2] == ("Course", "Places"):
                minutes = re.search(rf"pilot median, n = {N}", row[head.index("The course")])
                yield from [Count(group=self.names[row[0].splitlines()[0]], kind="timed", value=_number(minutes["n"]))] if minutes else []
            if row[0] in LEVELS:
                yield from _of_cell(row[-1], LEVELS[row[0]], ALL)
            if "The learning records of" in " ".join(row):
                yield from self._of_text(row[1])


def _of_bars(page: Page) -> Iterator[Told]:
    lessons = [found for text in page.texts if (found := LESSONS.search(text))]
    if lessons and any(OF_ALL.fullmatch(text) for text in page.texts):
        yield from (LessonMinutes(mean=_number(one["n"])) for one in lessons)


def _has_its_row(text: str, page: Page) -> bool:
    return bool(NUMBER_ALONE.fullmatch(text)) and any(other.endswith(f" ({text})") for other in page.texts)


def _of_cell(cell: str, kind: str, group: Group) -> Iterator[Told]:
    part, _, whole = kind.rpartition("/")
    share = re.match(rf"(?P<share>\d+) %(?: of | \(n = ){N}", cell)
    if share and part:
        yield Count(group=group, kind=whole, value=_number(share["n"]))
        yield Share(group=group, part=part, whole=whole, per_cent=_number(share["share"]))
    elif (found := re.fullmatch(rf"(?:.*\(n = )?{N}\)?", cell)) and kind:
        yield Count(group=group, kind=whole, value=_number(found["n"]))


def _of_base(counts: str, group: Group) -> Iterator[Told]:
    for one in counts.split(", "):
        counted, measured = re.fullmatch(rf"{N} (?P<kind>\w+)", one), re.fullmatch(rf"(?P<of>[a-z ]+) n = {N}", one)
        if counted:
            yield Count(group=group, kind=counted["kind"], value=_number(counted["n"]))
        elif measured:
            yield Count(group=group, kind=IN_BASE[measured["of"]], value=_number(measured["n"]))


def _number(text: str | None) -> int:
    assert text is not None
    return int(text.replace(",", ""))
