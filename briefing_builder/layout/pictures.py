"""Pictures in frames of their own proportions, quotes, and QR codes."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from PIL import Image

from briefing_builder.deck.model import Item, Picture
from briefing_builder.layout.drawings import qr_code
from briefing_builder.layout.fitted import GAP, SMALL_GAP, Fitted, coloured, nothing_fits, sources, text_item
from briefing_builder.layout.setting import Setter, SetText, stacked
from briefing_builder.slides import markup
from briefing_builder.units import Box, Emu, points

LEAST_PICTURE = points(80)
LEAST_CAPTION = points(200)
"""Of a narrow picture, where its row has room to spare."""
CAPTION_ROUNDS = 8
PICTURE_GUTTER = points(20)
QR_SIDES = (108, 92, 76)
"""In points; a code of 76 points is read from a laptop, not from the back of the room."""


@cache
def proportions(file: str, changed: int) -> tuple[int, int]:  # noqa: ARG001 - a changed file is another key
    """Return width and height of a picture file in pixels."""
    with Image.open(file) as picture:
        return picture.size


def _size(file: str) -> tuple[int, int]:
    return proportions(file, Path(file).stat().st_mtime_ns)


def fit_pictures(block: markup.Pictures, room: Box, setter: Setter) -> Fitted:
    """Set the pictures side by side at one height (four stand 2 × 2), each with its caption below; never stretched."""
    rows = [block.pictures[:2], block.pictures[2:]] if len(block.pictures) == 4 else [block.pictures]
    height = Emu((room.height - GAP * (len(rows) - 1)) // len(rows))
    items: list[Item] = []
    used = 0
    for row in rows:
        placed = _row(row, replace(room, top=Emu(room.top + used), height=height), setter)
        if placed is None:
            return nothing_fits(block)
        items += placed[0]
        used += placed[1] + GAP
    return Fitted(items=tuple(items), height=Emu(used - GAP))


def _row(pictures: Sequence[markup.Picture], room: Box, setter: Setter) -> tuple[list[Item], Emu] | None:
    """One height for all: as tall as the widths and the captions below allow."""
    sizes = [_size(picture.file) for picture in pictures]
    free = room.width - PICTURE_GUTTER * (len(pictures) - 1)
    height = Emu(min(room.height, int(free / sum(width / height for width, height in sizes))))
    for _ in range(CAPTION_ROUNDS):
        widths = _caption_widths([Emu(height * across // down) for across, down in sizes], free)
        captions = [setter.set(one.caption, "small", width, one.origin) for one, width in zip(pictures, widths, strict=True)]
        below = max(SMALL_GAP + caption.height for caption in captions)
        if height + below <= room.height:
            return _pictured(pictures, sizes, captions, replace(room, height=height), setter), Emu(height + below)
        height = Emu(room.height - below)
        if height < LEAST_PICTURE:
            return None
    return None


def _pictured(
    pictures: Sequence[markup.Picture], sizes: Sequence[tuple[int, int]], captions: Sequence[SetText], room: Box, setter: Setter
) -> list[Item]:
    items: list[Item] = []
    left = room.left
    for picture, (across, down), caption in zip(pictures, sizes, captions, strict=True):
        frame = Box(left=left, top=room.top, width=Emu(room.height * across // down), height=room.height)
        line = setter.colour("hairline")
        items.append(Picture(name="Picture", box=frame, file=picture.file, alt=picture.alt, line=line, sources=sources(picture.origin)))
        width = Emu(max(frame.width, caption.width + points(2) if caption.paragraphs else 0))
        if caption.paragraphs:
            below = Box(left=left, top=Emu(frame.bottom + SMALL_GAP), width=width, height=caption.height)
            items.append(text_item("Caption", caption, below, picture.origin))
        left = Emu(left + width + PICTURE_GUTTER)
    return items


def _caption_widths(widths: Sequence[Emu], free: int) -> list[Emu]:
    """The widths of the captions: of the pictures, and for narrow ones more, as far as the row has it to spare."""
    spare = max(0, free - sum(widths)) // len(widths)
    return [Emu(max(width, min(LEAST_CAPTION, width + spare))) for width in widths]


def fit_quote(block: markup.Quote, room: Box, setter: Setter) -> Fitted:
    """Set somebody's own words under a large quotation mark, with name and title; long quotes step down in size."""
    mark_style = replace(setter.style("figure"), size=points(54), colour=setter.colour("highlight"))
    mark = setter.set("“", mark_style, room.width, block.origin)
    quiet = coloured(setter.style("small"), setter.colour("muted"))
    name = setter.set(block.name, replace(setter.style("small"), bold=True), room.width, block.origin)
    byline = stacked([name, setter.set(block.title, quiet, room.width, block.origin)], Emu(0))
    mark_room = points(34)
    for size in (24, 22, 20, 18):
        words = setter.set(block.words, replace(setter.style("quote"), size=points(size)), room.width, block.origin)
        height = Emu(mark_room + words.height + GAP + byline.height)
        if height <= room.height:
            break
    else:
        return nothing_fits(block)
    frame = Box(left=room.left, top=Emu(room.top - points(10)), width=room.width, height=mark.height)
    below = Box(left=room.left, top=Emu(room.top + mark_room), width=room.width, height=words.height)
    foot = Box(left=room.left, top=Emu(below.bottom + GAP), width=room.width, height=byline.height)
    items: tuple[Item, ...] = (
        text_item("Quotation mark", mark, frame, block.origin),
        text_item("Quote", words, below, block.origin),
        text_item("Name", byline, foot, block.origin),
    )
    return Fitted(items=items, height=height)


def fit_qr(block: markup.QrCode, room: Box, setter: Setter) -> Fitted:
    """Set the QR code, as large as the room allows, its caption below; one vector shape, dark on the ground it stands on."""
    caption = setter.set(block.caption, "small", room.width, block.origin)
    for points_wide in QR_SIDES:
        side = points(points_wide)
        height = Emu(side + SMALL_GAP + caption.height)
        if height <= room.height and side <= room.width:
            code = Box(left=room.left, top=room.top, width=side, height=side)
            below = Box(left=room.left, top=Emu(code.bottom + SMALL_GAP), width=room.width, height=caption.height)
            shape = qr_code(block.url, code, setter.colour("ink"), f"QR code of {block.url}")
            captioned = (text_item("Link", caption, below, block.origin),) if caption.paragraphs else ()
            return Fitted(items=(shape, *captioned), height=height)
    return nothing_fits(block)
