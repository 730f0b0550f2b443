"""Pictures: enough pixels for the size at which they are shown, more than a strip, and seen on their ground."""

from collections.abc import Iterator
from pathlib import Path

from briefing_builder.brand.contrast import ratio
from briefing_builder.checks.deck.context import SlideContext
from briefing_builder.checks.deck.legibility.layers import ground_below
from briefing_builder.checks.registry import Rules
from briefing_builder.deck.model import Picture
from briefing_builder.deck.walk import of_kind
from briefing_builder.pictures import can_be_shown, is_transparent, pixels, visible_colours
from briefing_builder.problems import Problem, warning
from briefing_builder.units import EMU_PER_INCH, Emu, inches

PIXELS_PER_INCH = 110
"""A full slide of 13.3 inches then has 1 467 pixels: below that a projector of 1 920 shows steps."""
NARROWEST, STRIP = inches(0.5), 4
"""A picture whose shorter side is less, and whose longer one is so many times as long, is a strip in which nobody sees anything."""
VISIBLE, ENOUGH = 1.5, 0.25
"""The contrast from which a pixel is seen on its ground, and the share of them that makes a picture."""
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


@slide_rules
def pictures_are_no_strips(context: SlideContext) -> Iterator[Problem]:
    """A very long or very high picture becomes a line when it has to fit on a slide; logos may be long."""
    for picture in of_kind(context.leaves, Picture):
        shorter, longer = sorted((picture.box.width, picture.box.height))
        if picture.name == "Picture" and shorter < NARROWEST and longer >= STRIP * shorter:
            size = f"{shorter / EMU_PER_INCH:.2f} × {longer / EMU_PER_INCH:.1f} in"
            message = f"the picture {Path(picture.file).name} would be a strip of {size} on slide “{context.slide.id}”"
            yield warning("picture-strip", message, context.source_of(picture), "cut the part out that matters")


@slide_rules
def pictures_stand_out(context: SlideContext) -> Iterator[Problem]:
    """A transparent picture is seen on the slide's own ground: white lines on white paper are an empty frame."""
    numbered = [(number, picture) for number, leaf in enumerate(context.leaves) for picture in of_kind((leaf,), Picture)]
    for number, picture in numbered:
        ground = ground_below(context, context.leaves[:number], picture.box).surely if is_transparent(picture.file) else ""
        if not ground:
            continue
        rgb = ground[1:] if ground.startswith("#") else context.brand.palette[ground].rgb
        seen = sum(share for colour, share in visible_colours(picture.file) if ratio(colour, rgb) >= VISIBLE)
        if seen < ENOUGH:
            message = (
                f"the picture {Path(picture.file).name} is transparent, and on slide “{context.slide.id}” "
                f"{round(100 - 100 * seen)} % of it has nearly the colour of its ground: hardly anything would be seen"
            )
            hint = "save it with a ground of its own, or in darker or lighter colours"
            yield warning("picture-vanishes", message, context.source_of(picture), hint)


def _visible_pixels(picture: Picture) -> tuple[int, int] | None:
    """The pixels that the crop leaves."""
    if not can_be_shown(picture.file):  # which whoever writes it tells
        return None
    size, crop = pixels(picture.file), picture.crop
    return size[0] * (WHOLE - crop.left - crop.right) // WHOLE, size[1] * (WHOLE - crop.top - crop.bottom) // WHOLE


def _pixels_needed(length: Emu) -> int:
    return -(-length * PIXELS_PER_INCH // EMU_PER_INCH)
