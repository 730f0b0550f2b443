"""Pictures in frames, never stretched: in the rows, and with captions below or beside, that show them largest; and QR codes."""

from collections.abc import Iterator, Sequence

from briefing_builder.deck.model import Item, Picture
from briefing_builder.layout.blocks.quotes import fit_quote
from briefing_builder.layout.drawings import play_cue, qr_code
from briefing_builder.layout.images import stamp
from briefing_builder.layout.room.fragment import GAP, SMALL_GAP, Fragment, grouped, nothing_fits, sources, text_item
from briefing_builder.layout.text.typeset import Typesetter, TypesetText, link_to
from briefing_builder.pictures import pixels
from briefing_builder.slides import markup
from briefing_builder.units import ZERO, Box, Emu, points, total_length
from briefing_builder.values import Value

__all__ = ["fit_pictures", "fit_qr", "fit_quote"]

LEAST_PICTURE = points(80)
LEAST_BELOW = points(150)
"""The least width of the caption below a narrow picture, where its row has room to spare."""
LEAST_BESIDE = points(110)
CAPTION_ROUNDS = 8
GUTTER = points(24)
BESIDE_GAP = points(12)
CUE = points(34)
CUE_MARGIN = points(10)
QR_SIDES = (150, 132, 116, 100, 86)
"""In points, with the quiet zone; a code of 86 points is read from a laptop, not from the back of the room."""


class _PictureRow(Value, frozen=True, kw_only=True):
    """Pictures of one height in their places, with captions below or to the right of them."""

    frames: tuple[Box, ...]
    captions: tuple[TypesetText, ...]
    caption_boxes: tuple[Box, ...]
    height: Emu


def fit_pictures(block: markup.Pictures, room: Box, typesetter: Typesetter) -> Fragment:
    """Set the pictures, in reading order, in the arrangement that shows them largest; those of a row have one height."""
    choices = [
        _picture_rows(block, room, typesetter, count, is_beside=is_beside)
        for count in _row_counts(len(block.pictures)) for is_beside in (False, True)
    ]  # fmt: skip
    best = max(choices, key=_picture_area)
    if not best:
        return nothing_fits(block)
    items: list[Item] = []
    pictures = iter(block.pictures)
    for row in best:
        items += _captioned_pictures(row, [next(pictures) for _ in row.frames], typesetter)
    cut = sum(caption.cut for row in best for caption in row.captions)
    return Fragment(items=tuple(items), height=total_length([row.height for row in best], GAP), cut=cut)


def _row_counts(count: int) -> tuple[int, ...]:
    """How many pictures a row may have: none is left alone in the last row."""
    return {4: (4, 2), 3: (3, 1), 2: (2, 1)}.get(count, (count,))


def _picture_area(rows: Sequence[_PictureRow]) -> int:
    return sum(frame.width * frame.height for row in rows for frame in row.frames)


def _picture_rows(block: markup.Pictures, room: Box, typesetter: Typesetter, across: int, *, is_beside: bool) -> list[_PictureRow]:
    """All rows, or none where one of them does not fit."""
    starts = range(0, len(block.pictures), across)
    height = (room.height - GAP * (len(starts) - 1)) // len(starts)
    rows: list[_PictureRow] = []
    top = room.top
    for start in starts:
        pictures = block.pictures[start : start + across]
        row = (_captions_beside if is_beside else _captions_below)(pictures, room.band(top, height), typesetter)
        if row is None:
            return []
        rows.append(row)
        top += row.height + GAP
    return rows


def _captions_below(pictures: Sequence[markup.Picture], room: Box, typesetter: Typesetter) -> _PictureRow | None:
    """A row of pictures of one height, as tall as their widths and the captions below them allow."""
    sizes = [pixels(picture.file) for picture in pictures]
    free = room.width - GUTTER * (len(pictures) - 1)
    height = min(room.height, Emu(int(free / sum(width / height for width, height in sizes))))
    if height <= 0:
        return None
    for _ in range(CAPTION_ROUNDS):
        widths = _caption_widths([height * across // down for across, down in sizes], free)
        captioned = zip(pictures, widths, strict=True)
        captions = [typesetter.typeset(picture.caption, "small", width, picture.origin) for picture, width in captioned]
        lowest = max(caption.height for caption in captions)
        below = lowest + SMALL_GAP if lowest else ZERO
        if height + below <= room.height:
            return _row_over_captions(sizes, captions, widths, room.with_height(height))
        height = room.height - below
        if height < LEAST_PICTURE:
            return None
    return None


def _caption_widths(widths: Sequence[Emu], free: Emu) -> list[Emu]:
    """The widths of the captions: of the pictures, and for narrow ones more, as far as the row has it to spare."""
    spare = max(ZERO, free - total_length(widths)) // len(widths)
    return [max(width, min(LEAST_BELOW, width + spare)) for width in widths]


def _row_over_captions(sizes: Sequence[tuple[int, int]], captions: Sequence[TypesetText], widths: Sequence[Emu], room: Box) -> _PictureRow:
    pictures = [room.height * across // down for across, down in sizes]
    columns = room.side_by_side([max(pair) for pair in zip(pictures, widths, strict=True)], GUTTER)
    frames = tuple([column.with_width(width) for column, width in zip(columns, pictures, strict=True)])
    caption_boxes = tuple([
        frame.moved(down=frame.height + SMALL_GAP).sized(width, caption.height)
        for frame, width, caption in zip(frames, widths, captions, strict=True)
    ])  # fmt: skip
    lowest = max(caption.height for caption in captions)
    height = room.height + (lowest + SMALL_GAP if lowest else ZERO)
    return _PictureRow(frames=frames, captions=tuple(captions), caption_boxes=caption_boxes, height=height)


def _captions_beside(pictures: Sequence[markup.Picture], room: Box, typesetter: Typesetter) -> _PictureRow | None:
    """Columns of equal width, each with a picture as tall as the row and its caption to the right of it."""
    count = len(pictures)
    width = (room.width - GUTTER * (count - 1)) // count
    sizes = [pixels(picture.file) for picture in pictures]
    widest = max(across / down for across, down in sizes)
    height = min(room.height, Emu(int((width - BESIDE_GAP - LEAST_BESIDE) / widest)))
    if height < LEAST_PICTURE:
        return None
    frames, captions, caption_boxes = [], [], []
    for picture, (across, down), column in zip(pictures, sizes, room.side_by_side([width] * count, GUTTER), strict=True):
        frame = column.sized(height * across // down, height)
        beside = column.beside(frame.width + BESIDE_GAP)
        caption = typesetter.typeset(picture.caption, "small", beside.width, picture.origin)
        if caption.height > height or caption.cut:
            return None
        frames.append(frame)
        captions.append(caption)
        caption_boxes.append(beside.with_height(caption.height))
    return _PictureRow(frames=tuple(frames), captions=tuple(captions), caption_boxes=tuple(caption_boxes), height=height)


def _captioned_pictures(row: _PictureRow, pictures: Sequence[markup.Picture], typesetter: Typesetter) -> list[Item]:
    """The pictures, each in a group with its caption."""
    items: list[Item] = []
    for picture, frame, caption, caption_box in zip(pictures, row.frames, row.captions, row.caption_boxes, strict=True):
        captioned = [text_item("Caption", caption, caption_box, picture.origin)] if caption.paragraphs else []
        items += grouped("Picture with caption", [*_picture_items(picture, frame, typesetter), *captioned])
    return items


def _picture_items(picture: markup.Picture, frame: Box, typesetter: Typesetter) -> Iterator[Item]:
    """Yield the picture; if its caption is a link, it can be clicked and carries a play sign."""
    target = next((span.link for span in picture.caption if span.link), "")
    yield Picture(
        name="Picture", box=frame, file=picture.file, alt=picture.alt, stamp=stamp(picture.file),
        line=typesetter.colour("hairline"), link=link_to(target), sources=sources(picture.origin),
    )  # fmt: skip
    if target and min(frame.width, frame.height) > 2 * CUE:
        yield play_cue(frame.inset(CUE_MARGIN, CUE_MARGIN).lower_right(CUE, CUE), "accent", "on-accent")


def fit_qr(block: markup.QrCode, room: Box, typesetter: Typesetter) -> Fragment:
    """Set the QR code, as large as the room allows, on a light plate with its caption below."""
    caption = typesetter.typeset(block.caption, "small", room.width, block.origin)
    for side in map(points, QR_SIDES):
        height = side + (SMALL_GAP + caption.height if caption.paragraphs else ZERO)
        if height <= room.height and side <= room.width:
            alt = typesetter.words("alternatives.qr-code", address=block.url)
            shape = qr_code(block.url, room.sized(side, side), _dark_and_light(typesetter), alt)
            below = room.band(shape.box.bottom + SMALL_GAP, caption.height)
            captioned = (text_item("Link", caption, below, block.origin),) if caption.paragraphs else ()
            return Fragment(items=grouped("QR code with caption", (shape, *captioned)), height=height, cut=caption.cut)
    return nothing_fits(block)


def _dark_and_light(typesetter: Typesetter) -> tuple[str, str]:
    """Paper and ink, the darker first: readers expect dark modules on a light plate, on dark brands too."""
    palette = typesetter.brand.palette
    dark, light = sorted(("ink", "paper"), key=lambda role: sum(bytes.fromhex(palette[role].rgb)))
    return dark, light
