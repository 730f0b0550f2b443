"""A workbook of Excel 5 to 2003 (XLS) goes in; its sheets come out, every number with what its format shows it as.

[MS-CFB] 2 (the file of streams), [MS-XLS] 2 (the records in them). Read by our own means: python-calamine 0.9.1 ends the process on a
damaged file of streams, and says nothing of formats, errors and hidden rows.
"""

import struct
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from functools import partial

from briefing_builder.importers.sheets.model import CellValue
from briefing_builder.importers.sheets.number_formats import BUILT_IN, Shown, shown_by, value_of_serial
from briefing_builder.importers.sheets.packages import PackageRefused
from briefing_builder.importers.sheets.workbook_rows import Merged, ReadSheet, SheetRows, Workbook, together
from briefing_builder.problems import Checked

END_OF_CHAIN = 0xFFFFFFFA
"""Numbers from here on are marks and no sectors."""
NAME_BYTES, ENTRY_BYTES, HEADER_BYTES, IN_HEADER = 64, 128, 512, 109
(BOF, EOF, FILEPASS, CODEPAGE, DATEMODE, BOUNDSHEET, SST, CONTINUE, FORMAT, XF) = (
    0x0809, 0x000A, 0x002F, 0x0042, 0x0022, 0x0085, 0x00FC, 0x003C, 0x041E, 0x00E0,
)  # fmt: skip
(NUMBER, RK, MULRK, LABELSST, LABEL, RSTRING, BOOLERR, FORMULA, STRING, ROW, COLINFO, MERGED) = (
    0x0203, 0x027E, 0x00BD, 0x00FD, 0x0204, 0x00D6, 0x0205, 0x0006, 0x0207, 0x0208, 0x007D, 0x00E5,
)  # fmt: skip
ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
BIFF8 = 0x0600
CODEPAGES = {1200: "utf-16-le", 10000: "mac_roman", 32768: "mac_roman", 32769: "cp1252", 367: "ascii"}
_DOUBLE = struct.Struct("<d")


class Locked(Exception):
    """A workbook that nobody opens without its password."""


def stream_names(data: bytes) -> Mapping[str, tuple[int, int]]:
    """Return first sector and size of each stream of a compound file, by its name. Raises PackageRefused."""
    return _Streams(data).entries


def read_old_excel(data: bytes, shown_as: str) -> Checked[Workbook]:
    """Return the sheets of an XLS file. Raises PackageRefused, or Locked."""
    streams = _Streams(data)
    name = next((name for name in ("Workbook", "Book") if name in streams.entries), "")
    if not name:
        raise PackageRefused("it holds no workbook")
    book = _Book(streams.stream(name))
    readers = (partial(_read_old_sheet, book, place, shown_as) for place in range(len(book.sheets)))
    return together(readers, ("days counted from 1904",) if book.from_1904 else ())


class _Streams:
    """The streams of a compound file; no chain is followed for longer than the file is."""

    def __init__(self, data: bytes) -> None:
        shift = _two(data, 0x1E)
        if shift not in (9, 12):
            raise PackageRefused("it is damaged")
        self._data, self._sector = data, 1 << shift
        self._most = len(data) // self._sector + 1
        self._next = self._table()
        self.entries: dict[str, tuple[int, int]] = {}
        self._small, self._cutoff = b"", _four(data, 0x38)
        directory = self._chain(_four(data, 0x30))
        for begin in range(0, len(directory), ENTRY_BYTES):
            entry = directory[begin : begin + ENTRY_BYTES]
            length = min(max(_two(entry, NAME_BYTES) - 2, 0), NAME_BYTES)
            place = (_four(entry, 116), _four(entry, 120))
            if entry[66:67] == b"\x05":
                self._small = self._chain(place[0])[: place[1]]
            elif entry[66:67] == b"\x02":
                self.entries.setdefault(entry[:length].decode("utf-16-le", "replace"), place)
        self._next_small = _sector_numbers(self._chain(_four(data, 0x3C)))

    def stream(self, name: str) -> bytes:
        """The bytes of a stream. Raises PackageRefused."""
        first, size = self.entries[name]
        if size >= self._cutoff:
            return self._chain(first)[:size]
        pieces, seen = [], 0
        while first < END_OF_CHAIN and seen <= len(self._next_small):
            pieces.append(self._small[first * 64 : first * 64 + 64])
            first, seen = _after(self._next_small, first), seen + 1
        return b"".join(pieces)[:size]

    def _table(self) -> Sequence[int]:
        """The table of sectors: which follows which."""
        places = list(_sector_numbers(self._data[0x4C:HEADER_BYTES]))[:IN_HEADER]
        more, seen = _four(self._data, 0x44), 0
        while more < END_OF_CHAIN and seen <= self._most:
            found = _sector_numbers(self._part(more))
            places += found[:-1]
            more, seen = found[-1] if found else END_OF_CHAIN, seen + 1
        parts = [self._part(place) for place in places[: self._most] if place < END_OF_CHAIN]
        return _sector_numbers(b"".join(parts))

    def _part(self, sector: int) -> bytes:
        begin = (sector + 1) * self._sector
        return self._data[begin : begin + self._sector]

    def _chain(self, sector: int) -> bytes:
        pieces = []
        while sector < END_OF_CHAIN:
            pieces.append(self._part(sector))
            if len(pieces) > self._most:
                raise PackageRefused("it is damaged: its parts follow each other in a circle")
            sector = _after(self._next, sector)
        return b"".join(pieces)


def _after(following: Sequence[int], sector: int) -> int:
    return following[sector] if sector < len(following) else END_OF_CHAIN


def _two(data: bytes, place: int) -> int:
    return int.from_bytes(data[place : place + 2], "little")


def _four(data: bytes, place: int) -> int:
    return int.from_bytes(data[place : place + 4], "little")


def _sector_numbers(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // 4}L", data[: len(data) // 4 * 4])


def _records_from(data: bytes, place: int) -> Iterator[tuple[int, bytes]]:
    """Number and content of each record from a place to the end of its part."""
    while place + 4 <= len(data):
        number, length = _two(data, place), _two(data, place + 2)
        yield number, data[place + 4 : place + 4 + length]
        if number == EOF:
            return
        place += 4 + length


class _Book:
    """What holds for all sheets of a workbook."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.sheets: list[tuple[str, int, bool]] = []
        self.texts: list[str] = []
        self.from_1904 = False
        self.is_wide = False
        self.codec = "cp1252"
        self._codes: dict[int, str] = {}
        self._formats: list[int] = []
        strings: list[bytes] = []
        last = 0
        for number, record in _records_from(data, 0):
            if number == CONTINUE and last == SST:
                strings.append(record)
                continue
            last = number
            if number == SST:
                strings = [record]
            self._take(number, record)
        self.texts = _shared_strings(strings)
        self.shown = tuple(self._shown_in(number) for number in self._formats)

    def _take(self, number: int, record: bytes) -> None:
        match number:
            case 0x0809:
                self.is_wide = _two(record, 0) >= BIFF8
            case 0x002F:
                raise Locked
            case 0x0042:
                page = _two(record, 0)
                self.codec = CODEPAGES.get(page, f"cp{page}")
            case 0x0022:
                self.from_1904 = _two(record, 0) == 1
            case 0x0085:
                self.sheets.append((self.short_text(record[6:]), _four(record, 0), bool(record[4:5] and record[4] & 3)))
            case 0x041E:
                self._codes[_two(record, 0)] = self.text(record[2:]) if self.is_wide else self.short_text(record[2:])
            case 0x00E0:
                self._formats.append(_two(record, 2))

    def _shown_in(self, number: int) -> Shown:
        return shown_by(self._codes[number]) if number in self._codes else BUILT_IN.get(number, "number")

    def text(self, record: bytes) -> str:
        """The text of a record, after two bytes that say how many characters it has."""
        return self._characters(record[2:], _two(record, 0))

    def short_text(self, record: bytes) -> str:
        """The same after one byte."""
        return self._characters(record[1:], record[0] if record else 0)

    def _characters(self, record: bytes, count: int) -> str:
        if not self.is_wide:
            try:
                return record[:count].decode(self.codec, "replace")
            except LookupError:
                return record[:count].decode("cp1252", "replace")
        flags = record[0] if record else 0
        begin = 1 + 2 * bool(flags & 8) + 4 * bool(flags & 4)
        return (
            record[begin : begin + 2 * count].decode("utf-16-le", "replace")
            if flags & 1
            else record[begin : begin + count].decode("latin-1")
        )


def _shared_strings(parts: Sequence[bytes]) -> list[str]:
    """The strings that cells share; a part that begins within characters says anew how wide they are ([MS-XLS] 2.5.293, 2.4.58)."""
    if not parts:
        return []
    reader = _Parts(parts)
    total = int.from_bytes(reader.take(8)[4:], "little")
    texts: list[str] = []
    while len(texts) < total and not reader.is_at_end:
        count, flags = int.from_bytes(reader.take(2), "little"), int.from_bytes(reader.take(1), "little")
        runs = int.from_bytes(reader.take(2), "little") if flags & 8 else 0
        more = int.from_bytes(reader.take(4), "little") if flags & 4 else 0
        texts.append(reader.characters(count, flags & 1))
        reader.take(4 * runs + more)
    return texts


class _Parts:
    """Bytes that go on from one record into the next."""

    def __init__(self, parts: Sequence[bytes]) -> None:
        self._parts, self._part, self._place = parts, 0, 0

    @property
    def is_at_end(self) -> bool:
        return self._part >= len(self._parts)

    def take(self, count: int) -> bytes:
        pieces = []
        while count and not self.is_at_end:
            piece = self._parts[self._part][self._place : self._place + count]
            pieces.append(piece)
            count -= len(piece)
            self._place += len(piece)
            self._step()
        return b"".join(pieces)

    def characters(self, count: int, is_wide: int) -> str:
        pieces = []
        while count and not self.is_at_end:
            width = 2 if is_wide else 1
            piece = self._parts[self._part][self._place : self._place + count * width]
            pieces.append(piece.decode("utf-16-le" if is_wide else "latin-1", "replace"))
            count -= max(len(piece) // width, 1)
            self._place += len(piece)
            if self._step() and count and not self.is_at_end:
                is_wide, self._place = self._parts[self._part][0] & 1 if self._parts[self._part] else 0, 1
        return "".join(pieces)

    def _step(self) -> bool:
        if self._place < len(self._parts[self._part]):
            return False
        self._part, self._place = self._part + 1, 0
        return True


def _read_old_sheet(book: _Book, place: int, shown_as: str) -> ReadSheet:
    name, begin, is_hidden = book.sheets[place]
    cells = _OldCells(book, SheetRows(shown_as, name, is_hidden=is_hidden))
    for number, record in _records_from(book.data, begin):
        if take := cells.takers.get(number):
            take(record)
    return cells.read()


class _OldCells:
    """Gathers the cells of one sheet, as they are written: how to read them, and their text."""

    def __init__(self, book: _Book, rows: SheetRows) -> None:
        self._book, self._rows = book, rows
        self._cells: dict[int, list[Hashable]] = {}
        self._hidden: set[int] = set()
        self._waiting: tuple[int, int] | None = None
        self.takers: Mapping[int, Callable[[bytes], None]] = {
            NUMBER: self._number, RK: self._rk, MULRK: self._several, LABELSST: self._shared, LABEL: self._label, RSTRING: self._label,
            BOOLERR: self._truth, FORMULA: self._formula, STRING: self._string, ROW: self._row, COLINFO: self._column, MERGED: self._merged,
        }  # fmt: skip

    def read(self) -> ReadSheet:
        """The sheet of all cells."""
        for number in sorted(self._cells):
            self._rows.add(number + 1, self._cells[number], hidden=number in self._hidden)
        return self._rows.read(self._value)

    def _put(self, row: int, column: int, key: Hashable) -> None:
        cells = self._cells.setdefault(row, [])
        self._rows.refuse_wider(column + 1)
        if column >= len(cells):
            cells.extend([None] * (column + 1 - len(cells)))
        cells[column] = key

    def _put_number(self, row: int, column: int, style: int, value: float) -> None:
        shown = self._book.shown[style] if style < len(self._book.shown) else "number"
        self._put(row, column, (shown, repr(value)))

    def _number(self, record: bytes) -> None:
        if len(record) >= 14:
            self._put_number(_two(record, 0), _two(record, 2), _two(record, 4), _DOUBLE.unpack_from(record, 6)[0])

    def _rk(self, record: bytes) -> None:
        self._put_number(_two(record, 0), _two(record, 2), _two(record, 4), _small_number(_four(record, 6)))

    def _several(self, record: bytes) -> None:
        for place, begin in enumerate(range(4, len(record) - 2, 6)):
            self._put_number(_two(record, 0), _two(record, 2) + place, _two(record, begin), _small_number(_four(record, begin + 2)))

    def _shared(self, record: bytes) -> None:
        place = _four(record, 6)
        text = self._book.texts[place] if place < len(self._book.texts) else ""
        self._put(_two(record, 0), _two(record, 2), ("text", text))

    def _label(self, record: bytes) -> None:
        self._put(_two(record, 0), _two(record, 2), ("text", self._book.text(record[6:])))

    def _truth(self, record: bytes) -> None:
        self._put_truth(_two(record, 0), _two(record, 2), record[6:7], is_error=record[7:8] == b"\1")

    def _put_truth(self, row: int, column: int, value: bytes, *, is_error: bool) -> None:
        number = value[0] if value else 0
        self._rows.errors += is_error
        self._put(row, column, ("text", ERRORS.get(number, "#N/A")) if is_error else ("truth", str(number)))

    def _formula(self, record: bytes) -> None:
        row, column, value = _two(record, 0), _two(record, 2), record[6:14]
        if len(value) < 8:
            return
        if value[6:] != b"\xff\xff":
            self._put_number(row, column, _two(record, 4), _DOUBLE.unpack(value)[0])
        elif value[0] == 0:
            self._waiting = (row, column)
        elif value[0] in (1, 2):
            self._put_truth(row, column, value[2:3], is_error=value[0] == 2)

    def _string(self, record: bytes) -> None:
        if self._waiting:
            self._put(*self._waiting, ("text", self._book.text(record)))
            self._waiting = None

    def _row(self, record: bytes) -> None:
        if _four(record, 12) & 0x20:
            self._hidden.add(_two(record, 0))

    def _column(self, record: bytes) -> None:
        self._rows.hidden_columns += _two(record, 8) & 1

    def _merged(self, record: bytes) -> None:
        for begin in range(2, len(record) - 7, 8):
            self._rows.add_merged(Merged(_two(record, begin) + 1, _two(record, begin + 2) + 1, _two(record, begin + 4)))

    def _value(self, key: Hashable) -> CellValue:
        if not isinstance(key, tuple):
            return None
        kind, text = key
        if kind == "text":
            return text.strip() or None
        return text != "0" if kind == "truth" else value_of_serial(text, kind, from_1904=self._book.from_1904)


def _small_number(written: int) -> float:
    """A number in four bytes: a whole one or the upper half of a double, perhaps a hundredfold ([MS-XLS] 2.5.217)."""
    if written & 2:
        value = float((written - (1 << 32) if written & 0x80000000 else written) >> 2)
    else:
        value = _DOUBLE.unpack(struct.pack("<Q", (written & 0xFFFFFFFC) << 32))[0]
    return value / 100 if written & 1 else value
