"""What was kept of a deck goes in, the values of its slides come out, with colours and typefaces by name."""

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import get_args

from briefing_builder.backends.pptx.slide.shapes import corner_share
from briefing_builder.edits.model import (
    Behind,
    Kind,
    Lines,
    Place,
    Plot,
    Room,
    Seen,
    Series,
    Sheet,
    Span,
    Thing,
    group_words,
)
from briefing_builder.edits.snapshot.write import FORMAT

ALIGNMENTS = {"l": "left", "c": "centre", "r": "right"}
_KINDS: dict[str, Kind] = {kind: kind for kind in get_args(Kind)}
BULLETS = {"no": "none", "bu": "bullet", "nu": "number"}


@dataclass(slots=True, kw_only=True)
class _Reader:
    """The lines that are left, and the names by which the deck calls its colours, faces and layouts."""

    lines: Iterator[str]
    colours: dict[str, str] = field(default_factory=lambda: {"": ""})
    faces: dict[str, str] = field(default_factory=dict)
    layouts: dict[str, str] = field(default_factory=dict)
    grounds: dict[str, str] = field(default_factory=dict)
    backdrops: dict[str, tuple[Thing, ...]] = field(default_factory=dict)
    properties: dict[str, str] = field(default_factory=dict)
    theme: list[str] = field(default_factory=list)
    masters: list[str] = field(default_factory=list)
    stages: list[tuple[str, str]] = field(default_factory=list)

    def behind(self) -> Behind:
        """Return what stands behind the slides."""
        colours, faces = self.theme
        return Behind(
            layouts=tuple(self.stages), masters=tuple(self.masters), colours=tuple(colours.split(",")), faces=tuple(faces.split("|"))
        )  # fmt: skip


def recalled(meaning: bytes) -> Seen | None:
    """Return the deck as it was kept; None where this is not ours, or of another format."""
    try:
        lines = iter(zlib.decompress(meaning).decode().split("\n"))
        head = next(lines).split("\t")
        if head[:2] != ["d", FORMAT]:
            return None
        width, height = (int(length) for length in head[2].split(","))
        reader = _Reader(lines=lines)
        sheets = tuple(_sheets(reader))
        said = dict(zip(("title", "author", "subject"), head[3:], strict=True))
        return Seen(sheets=sheets, size=(width, height), said=said, properties=reader.properties, behind=reader.behind())
    except (zlib.error, ValueError, KeyError, IndexError, StopIteration):
        return None


def _sheets(reader: _Reader) -> Iterator[Sheet]:
    section = ""
    started: list[str] | None = None
    things: list[Thing] = []
    for line in reader.lines:
        fields = line.split("\t")
        match fields[0]:
            case "b":
                reader.colours[fields[1]] = fields[2].lower()
            case "f":
                reader.faces[fields[1]] = fields[2]
            case "l":
                reader.layouts[fields[1]], reader.grounds[fields[1]] = fields[2], fields[3]
                reader.backdrops[fields[1]] = tuple(_drawn(one) for one in fields[4].split(";") if one)
            case "m":
                reader.properties[fields[1]] = fields[2]
            case "e":
                reader.theme = fields[1:]
            case "a":
                reader.masters = fields[1].split(",")
            case "k":
                reader.stages.append((fields[2], fields[1]))
            case "":
                if started is not None:
                    yield _sheet(reader, started, things)
                section, started, things = fields[1], None, []
            case "n":
                started = [*fields, section]
            case _:
                things += _things(reader, fields, 0)
    if started is not None:
        yield _sheet(reader, started, things)


def _sheet(reader: _Reader, fields: list[str], things: list[Thing]) -> Sheet:
    _, name, layout, title, notes, section = fields
    role = layout if layout in reader.layouts else "content"
    return Sheet(
        name=name, title=title, layout=reader.layouts[role], section=section, notes=notes, things=tuple(things),
        ground=reader.colours[reader.grounds[role]], backdrop=reader.backdrops[role],
    )  # fmt: skip


def _drawn(text: str) -> Thing:
    kind, place, fill, words, picture = text.split(" ")
    return Thing(kind=_KINDS[kind], place=_place(place), fill=fill, words=words, picture=picture)


def _things(reader: _Reader, fields: list[str], depth: int) -> Iterator[Thing]:
    kind, place, *rest = fields
    match kind:
        case "w":
            yield _text(reader, place, rest, depth)
        case "s":
            yield _shape(reader, place, rest, depth)
        case "p":
            yield _picture(reader, place, rest, depth)
        case "g":
            parts = [part for _ in range(int(rest[1])) for part in _things(reader, next(reader.lines).split("\t"), depth + 1)]
            yield Thing(kind="group", place=_place(place), depth=depth, words=group_words(parts), alt=rest[0])
            yield from parts
        case "t":
            yield _table(reader, place, rest, depth)
        case "h":
            yield _chart(reader, place, rest, depth)
        case _:
            raise ValueError(kind)


def _text(reader: _Reader, place: str, rest: list[str], depth: int) -> Thing:
    anchor, insets, fill, line, words, paragraphs = rest
    return Thing(
        kind="text", place=_place(place), depth=depth, anchor=anchor, insets=_place(insets), fill=reader.colours[fill],
        line=reader.colours[line], words=words, paragraphs=_paragraphs(reader, paragraphs), geometry="rectangle",
    )  # fmt: skip


def _shape(reader: _Reader, place: str, rest: list[str], depth: int) -> Thing:
    form, radius, fill, line, weight, alt, link = rest
    geometry, _, steps = form.partition(" ")
    return Thing(
        kind="shape", place=_place(place), depth=depth, geometry=geometry, steps=steps,
        corner=_corner(radius, place), fill=reader.colours[fill], line=reader.colours[line], weight=int(weight) if weight else None,
        alt=alt, link=link,
    )  # fmt: skip


def _picture(reader: _Reader, place: str, rest: list[str], depth: int) -> Thing:
    digest, crop, geometry, radius, line, weight, alt, link = rest
    return Thing(
        kind="picture", place=_place(place), depth=depth, picture=digest, crop=_place(crop) if crop else (0, 0, 0, 0), geometry=geometry,
        corner=_corner(radius, place), line=reader.colours[line], weight=int(weight) if weight else None, alt=alt, link=link,
    )  # fmt: skip


def _table(reader: _Reader, place: str, rest: list[str], depth: int) -> Thing:
    alt, widths, heights, *rules = rest
    columns, rows = (tuple(int(length) for length in lengths.split(",")) for lengths in (widths, heights))
    below = [reader.colours[rules[0]], *[reader.colours[rules[1]]] * (len(rows) - 1)]
    cells = tuple(
        tuple(_cell(reader, next(reader.lines).split("\t"), ("", "", over, under)) for _ in columns)
        for over, under in zip(("", *below), below, strict=False)
    )
    return Thing(kind="table", place=_place(place), depth=depth, alt=alt, widths=columns, heights=rows, cells=cells)


def _cell(reader: _Reader, fields: list[str], borders: tuple[str, ...]) -> Thing:
    _, anchor, insets, fill, words, paragraphs = fields
    return Thing(
        kind="text", place=(0, 0, 0, 0), anchor=anchor, insets=_place(insets), fill=reader.colours[fill], words=words,
        paragraphs=_paragraphs(reader, paragraphs), borders=borders,
    )  # fmt: skip


def _chart(reader: _Reader, place: str, rest: list[str], depth: int) -> Thing:
    alt, categories, kind, code, maximum, gap, overlap, legend, area, letters, many = rest
    series = tuple(_series(reader, next(reader.lines).split("\t")) for _ in range(int(many)))
    plot = Plot(
        kind=kind, categories=categories, number_format=code, maximum=float(maximum), gap=int(gap), overlap=int(overlap),
        has_legend=legend == "1", series=series, area=_place(area), letters=(_span(reader.colours, reader.faces, f"0,{letters}"),),
    )  # fmt: skip
    return Thing(kind="chart", place=_place(place), depth=depth, alt=alt, plot=plot)


def _series(reader: _Reader, fields: list[str]) -> Series:
    _, name, values, colour, label, bold, size, lit, lit_colour = fields
    return Series(
        name=name, values=values, colour=reader.colours[colour], label_colour=reader.colours[label], is_bold=bold == "1",
        label_sizes=(int(size),),
        lit=((int(lit), reader.colours[lit_colour]),) if lit else (),
    )  # fmt: skip


def _paragraphs(reader: _Reader, text: str) -> tuple[Lines, ...]:
    return tuple(_paragraph(reader, one) for one in text.split("|")) if text else ()


def _paragraph(reader: _Reader, text: str) -> Lines:
    setting, _, runs = text.partition(":")
    spans = tuple(_span(reader.colours, reader.faces, run) for run in runs.split(";")) if runs else ()
    spacing, *around = setting[3:].split(",")
    indent, before, is_rtl = (int(one) for one in around) if around else (0, 0, 0)
    bullet = BULLETS[setting[1:3]]
    room = Room(left=indent, first=0 if bullet == "none" else -indent, before=before)
    return Lines(align=ALIGNMENTS[setting[0]], bullet=bullet, spacing=int(spacing), spans=spans, room=room, is_rtl=bool(is_rtl))


def _span(colours: Mapping[str, str], faces: Mapping[str, str], text: str) -> Span:
    length, size, look, *link = text.split(",")
    return Span(
        length=int(length), size=int(size), bold=look[0] == "1", italic=look[1] == "1", face=faces[look[2]], colour=colours[look[3:]],
        link=link[0] if link else "",
    )  # fmt: skip


def _place(text: str) -> Place:
    left, top, width, height = (int(length) for length in text.split(","))
    return left, top, width, height


def _corner(radius: str, place: str) -> int | None:
    """The share of a rounded corner in the shorter side, as a file says it; None where it is left to the program."""
    _, _, width, height = _place(place)
    return corner_share(int(radius), width, height) if int(radius) and min(width, height) else None
