"""Pictures in frames, never stretched: in the rows, and with captions below or beside, that show them largest; and QR codes."""

from collections.abc import Iterator, Sequence

from briefing_builder.deck.model import Anchor, Group, Item, Picture
from briefing_builder.layout.blocks.screens.device import BAR, NO_MARGINS, WINDOW, Margins, device_margins, device_shapes
from briefing_builder.layout.drawings import play_cue, qr_code, rule
from briefing_builder.layout.images import stamp
from briefing_builder.layout.room.fragment import GAP, SMALL_GAP, Fragment, grouped, nothing_fits, sources, text_item
from briefing_builder.layout.text.balance import without_orphan
from briefing_builder.layout.text.pieces import link_to
from briefing_builder.layout.text.typeset import Typesetter, TypesetText
from briefing_builder.pictures import pixels
from briefing_builder.slides import markup
from briefing_builder.units import ZERO, Box, Emu, points, total_length
from briefing_builder.values import Value, replace

LEAST_PICTURE = points(80)
LEAST_BELOW = points(150)
"""The least width of the caption below a narrow picture, where its row has room to spare."""
LEAST_BESIDE = points(110)
CAPTION_ROUNDS = 8
GUTTER = points(24)
BESIDE_GAP = points(12)
NUMERAL = points(32)
"""The size of the numerals of numbered pictures."""
NUMERAL_GAP = points(10)
NUMBERED_CAPTION = points(18)
CUE = points(16)
"""The play sign in the bar of a window, where it covers nothing of the picture."""
CUE_MARGIN = points(12)
LEAST_CAPTION = points(84)
"""The least width of the caption beside a code."""
QR_SIDES = (186, 168, 150, 132, 116, 100, 86)
"""In points, with the quiet zone; a code of 86 points is read from a laptop, not from the back of the room."""


class _PictureRow(Value, frozen=True, kw_only=True):
    """Pictures of one height in their places, with captions below or to the right of them."""

    frames: tuple[Box, ...]
    margins: tuple[Margins, ...]
    captions: tuple[TypesetText, ...]
    caption_boxes: tuple[Box, ...]
    height: Emu


def fit_pictures(block: markup.Pictures, room: Box, typesetter: Typesetter) -> Fragment:
    """Set the pictures, in reading order, in the arrangement that shows them largest; those of a row have one height.

    Round each is a hairline, or a device: a window with its bar, or a telephone where the picture is upright. Numbered ones have a
    large numeral above them, and stand in one row where they can.
    """
    best = _picture_rows(block, room, typesetter, len(block.pictures), is_beside=False) if block.numbered else []
    if not best:
        choices = [
            _picture_rows(block, room, typesetter, count, is_beside=is_beside)
            for count in _row_counts(len(block.pictures)) for is_beside in (False, True)
        ]  # fmt: skip
        best = max(choices, key=_picture_area)
    if not best:
        return nothing_fits(block)
    items: list[Item] = []
    numbered = iter(enumerate(block.pictures, 1))
    for row in best:
        items += _captioned_pictures(row, [next(numbered) for _ in row.frames], block, typesetter)
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
        part = replace(block, pictures=block.pictures[start : start + across])
        row = (_captions_beside if is_beside else _captions_below)(part, room.band(top, height), typesetter)
        if row is None:
            return []
        rows.append(row)
        top += row.height + GAP
    return rows


def _frame_margins(block: markup.Pictures, sizes: Sequence[tuple[int, int]]) -> tuple[Margins, ...]:
    return tuple([device_margins(size) if block.frame == "device" else NO_MARGINS for size in sizes])


def _captions_below(block: markup.Pictures, room: Box, typesetter: Typesetter) -> _PictureRow | None:
    """A row of pictures of one height, as tall as their widths and the captions below them allow."""
    sizes = [pixels(picture.file) for picture in block.pictures]
    margins = _frame_margins(block, sizes)
    above, below = max(each.top for each in margins), max(each.bottom for each in margins)
    first = _numeral_height(block, typesetter)
    inner = room.within(ZERO, first + above, ZERO, below)
    free = room.width - GUTTER * (len(sizes) - 1)
    screens = free - total_length([each.across for each in margins])
    height = min(inner.height, Emu(int(screens / sum(width / height for width, height in sizes))))
    if height <= 0:
        return None
    for _ in range(CAPTION_ROUNDS):
        outer = [height * across // down + each.across for (across, down), each in zip(sizes, margins, strict=True)]
        widths = _caption_widths(outer, free)
        captions = [_caption(block, picture, width, typesetter) for picture, width in zip(block.pictures, widths, strict=True)]
        lowest = max(caption.height for caption in captions)
        needed = lowest + SMALL_GAP if lowest else ZERO
        if height + needed <= inner.height:
            row = _row_over_captions(sizes, margins, captions, widths, inner.with_height(height))
            return replace(row, height=first + above + height + below + needed)
        height = inner.height - needed
        if height < LEAST_PICTURE:
            return None
    return None


def _caption(block: markup.Pictures, picture: markup.Picture, width: Emu, typesetter: Typesetter) -> TypesetText:
    style = typesetter.style("small", size=NUMBERED_CAPTION) if block.numbered else typesetter.style("small")
    return typesetter.typeset(picture.caption, style, Emu(max(1, width)), picture.origin)


def _numeral_height(block: markup.Pictures, typesetter: Typesetter) -> Emu:
    """What stands above the frames: the row of the numerals."""
    return _picture_numeral(1, NUMERAL, block.pictures[0], typesetter).height + SMALL_GAP if block.numbered else ZERO


def _picture_numeral(number: int, width: Emu, picture: markup.Picture, typesetter: Typesetter) -> TypesetText:
    return typesetter.typeset(str(number), typesetter.style("numeral", size=NUMERAL), width, picture.origin)


def _caption_widths(widths: Sequence[Emu], free: Emu) -> list[Emu]:
    """The widths of the captions: of the pictures, and for narrow ones more, as far as the row has it to spare."""
    spare = max(ZERO, free - total_length(widths)) // len(widths)
    return [max(width, min(LEAST_BELOW, width + spare)) for width in widths]


def _row_over_captions(
    sizes: Sequence[tuple[int, int]], margins: tuple[Margins, ...], captions: Sequence[TypesetText], widths: Sequence[Emu], room: Box
) -> _PictureRow:
    """Pictures as tall as the room, which ends where their frames do, and captions below the frames."""
    pictures = [room.height * across // down for across, down in sizes]
    outer = [max(picture + each.across, width) for picture, each, width in zip(pictures, margins, widths, strict=True)]
    columns = room.side_by_side(outer, GUTTER)
    below = max(each.bottom for each in margins) + SMALL_GAP
    frames, caption_boxes = [], []
    for column, picture, each, width, caption in zip(columns, pictures, margins, widths, captions, strict=True):
        frames.append(column.moved(right=each.left).with_width(picture))
        caption_boxes.append(column.moved(down=column.height + below).sized(width, caption.height))
    return _PictureRow(
        frames=tuple(frames), margins=margins, captions=tuple(captions), caption_boxes=tuple(caption_boxes), height=room.height
    )


def _captions_beside(block: markup.Pictures, room: Box, typesetter: Typesetter) -> _PictureRow | None:
    """Columns of equal width, each with a picture as tall as the row and its caption to the right of it."""
    count = len(block.pictures)
    width = (room.width - GUTTER * (count - 1)) // count
    sizes = [pixels(picture.file) for picture in block.pictures]
    margins = _frame_margins(block, sizes)
    above, below = _numeral_height(block, typesetter) + max(each.top for each in margins), max(each.bottom for each in margins)
    across_free = width - BESIDE_GAP - LEAST_BESIDE
    narrowest = min((across_free - each.across) * down / across for (across, down), each in zip(sizes, margins, strict=True))
    height = min(room.height - above - below, Emu(int(narrowest)))
    if height < LEAST_PICTURE:
        return None
    frames, captions, caption_boxes = [], [], []
    columns = room.side_by_side([width] * count, GUTTER)
    for picture, (across, down), each, column in zip(block.pictures, sizes, margins, columns, strict=True):
        frame = column.moved(right=each.left, down=above).sized(height * across // down, height)
        beside = column.moved(down=above - each.top).beside(frame.width + each.across + BESIDE_GAP)
        caption = _caption(block, picture, beside.width, typesetter)
        if caption.height > height or caption.cut:
            return None
        frames.append(frame)
        captions.append(caption)
        caption_boxes.append(beside.with_height(caption.height))
    return _PictureRow(
        frames=tuple(frames), margins=margins, captions=tuple(captions), caption_boxes=tuple(caption_boxes), height=above + height + below
    )


def _captioned_pictures(
    row: _PictureRow, pictures: Sequence[tuple[int, markup.Picture]], block: markup.Pictures, typesetter: Typesetter
) -> list[Item]:
    """The pictures, each in a group with its frame, its caption and its numeral."""
    items: list[Item] = []
    for (number, picture), frame, margins, caption, box in zip(
        pictures, row.frames, row.margins, row.captions, row.caption_boxes, strict=True
    ):
        outside = margins.around(frame)
        parts: list[Item] = [*_numeral_items(number, picture, outside, block, typesetter)] if block.numbered else []
        parts += _picture_items(picture, frame, margins, typesetter)
        if caption.paragraphs:
            parts.append(text_item("Caption", caption, box, picture.origin))
        items += grouped("Picture with caption", parts)
    return items


def _numeral_items(number: int, picture: markup.Picture, frame: Box, block: markup.Pictures, typesetter: Typesetter) -> Iterator[Item]:
    """Yield the numeral above a frame, and the line from there to where the frame ends."""
    width = typesetter.width(str(number), typesetter.style("numeral", size=NUMERAL)) + points(2)
    numeral = _picture_numeral(number, width, picture, typesetter)
    above = frame.moved(down=-_numeral_height(block, typesetter))
    yield text_item(f"Numeral {number}", numeral, above.sized(width, numeral.height), picture.origin)
    line = above.beside(width + NUMERAL_GAP).moved(down=numeral.height // 2)
    if line.width > 0:
        yield rule(line, typesetter.colour("accent"))


def _picture_items(picture: markup.Picture, frame: Box, margins: Margins, typesetter: Typesetter) -> Iterator[Item]:
    """Yield the picture and its device; one that leads somewhere, or whose caption does, can be clicked, and its window has a play sign."""
    target = picture.to or next((span.link for span in picture.caption if span.link), "")
    if margins != NO_MARGINS:
        device = tuple(device_shapes(frame, margins, typesetter))
        yield Group(name="Device", box=margins.around(frame), items=device) if len(device) > 1 else device[0]
    yield Picture(
        name="Picture", box=frame, file=picture.file, alt=picture.alt, stamp=stamp(picture.file),
        geometry="rounded" if margins.radius else "rectangle", radius=margins.radius,
        line=typesetter.colour("hairline"), link=link_to(target), sources=sources(picture.origin),
    )  # fmt: skip
    if target and margins == WINDOW:
        bar = margins.around(frame).with_height(BAR)
        yield play_cue(bar.within(ZERO, ZERO, CUE_MARGIN, (BAR - CUE) // 2).lower_right(CUE, CUE), "accent", "on-accent")


def fit_qr(block: markup.QrCode, room: Box, typesetter: Typesetter) -> Fragment:
    """Set the QR code, as large as the room allows, on a light plate with its caption below, or beside where no code stands over it."""
    sides = [points(side) for side in QR_SIDES]
    for side, is_beside in ((side, is_beside) for is_beside in (False, True) for side in sides):
        square = room.sized(side, side)
        beside = room.beside(side + BESIDE_GAP)
        width = beside.width if is_beside else room.width
        if side > room.width or (is_beside and width < LEAST_CAPTION):
            continue
        caption, measure = without_orphan(block.caption, "small", width, typesetter, block.origin)
        below = room.with_width(measure).band(square.bottom + SMALL_GAP, caption.height)
        height = max(side, caption.height) if is_beside else side + (SMALL_GAP + caption.height if caption.paragraphs else ZERO)
        if height <= room.height and not (is_beside and caption.cut):
            return _captioned_code(block, square, caption, beside.with_width(measure).with_height(side) if is_beside else below, typesetter)
    return nothing_fits(block)


def _captioned_code(block: markup.QrCode, square: Box, caption: TypesetText, box: Box, typesetter: Typesetter) -> Fragment:
    alt = typesetter.words("alternatives.qr-code", address=block.url)
    colours = _dark_and_light(typesetter)
    shape = qr_code(block.url, square, colours, alt, is_flush=colours[1] == typesetter.ground)  # on paper its own edge is not seen
    anchor: Anchor = "middle" if box.left > square.left else "top"
    captioned = (text_item("Link", caption, box, block.origin, anchor=anchor),) if caption.paragraphs else ()
    bottom = max(square.bottom, box.bottom) if captioned else square.bottom
    return Fragment(items=grouped("QR code with caption", (shape, *captioned)), height=bottom - square.top, cut=caption.cut)


def _dark_and_light(typesetter: Typesetter) -> tuple[str, str]:
    """Paper and ink, the darker first: readers expect dark modules on a light plate, on dark brands too."""
    palette = typesetter.brand.palette
    dark, light = sorted(("ink", "paper"), key=lambda role: sum(bytes.fromhex(palette[role].rgb)))
    return dark, light
