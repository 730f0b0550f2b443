"""Pictures: enough pixels for the size at which they are shown."""

from collections.abc import Iterator
from pathlib import Path

from briefing_builder.checks.deck.context import SlideContext
from briefing_builder.checks.registry import Rules
from briefing_builder.deck.model import Picture
from briefing_builder.deck.walk import of_kind
from briefing_builder.pictures import can_be_shown, pixels
from briefing_builder.problems import Problem, warning
from briefing_builder.units import EMU_PER_INCH, Emu

PIXELS_PER_INCH = 110
"""A full slide of 13.3 inches then has 1 467 pixels: below that a projector of 1 920 shows steps."""
WHOLE = 100_000  # the unit of a crop

slide_rules: Rules[SlideContext] = Rules()


@slide_rules
def pictures_are_sharp(context: SlideContext) -> Iterator[Problem]:
    """A screenshot that is blown up cannot be read."""
    for picture in of_kind(context.leaves, Picture):
        size = _visible_pixels(picture)
        needed = _pixels_needed(picture.box.width), _pixels_needed(picture.box.height)
        if size and (size[0] < needed[0] or size[1] < needed[1]):
            message = (
                f"the picture {Path(picture.file).name} has {size[0]} × {size[1]} pixels; "
                f"on slide “{context.slide.id}” it needs {needed[0]} × {needed[1]} to be sharp"
            )
            yield warning("picture-too-small", message, context.source_of(picture), "take it again on a larger screen or at a higher zoom")


def _visible_pixels(picture: Picture) -> tuple[int, int] | None:
    """The pixels that the crop leaves."""
    if not can_be_shown(picture.file):  # which whoever writes it tells
        return None
    size, crop = pixels(picture.file), picture.crop
    return size[0] * (WHOLE - crop.left - crop.right) // WHOLE, size[1] * (WHOLE - crop.top - crop.bottom) // WHOLE


def _pixels_needed(length: Emu) -> int:
    return -(-length * PIXELS_PER_INCH // EMU_PER_INCH)

