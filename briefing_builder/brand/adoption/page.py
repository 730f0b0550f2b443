"""The page of somebody's file: its size, the length of our inch on it, and what its layouts draw."""

from dataclasses import dataclass, field

from pptx.slide import SlideLayout

from briefing_builder.brand.adoption.surface import Surface, drawing_key, surface_of
from briefing_builder.brand.adoption.zones import grounds_of
from briefing_builder.brand.overrides import Region
from briefing_builder.units import EMU_PER_INCH, Box, Emu

EDGE = 0.3
"""What nothing of ours crosses at the edge of a slide."""
GOOD_PART = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The size of the slides in EMU, and how long an inch of ours is on them, in per cent."""

    width: int
    height: int
    scale: int
    surfaces: dict[tuple[str, ...], Surface] = field(default_factory=dict, compare=False, repr=False)
    """What was drawn so far, by what decides it."""
    masters: dict[object, Surface] = field(default_factory=dict, compare=False, repr=False)
    """What the masters drew so far, by their parts."""
    regions: dict[tuple[str, ...], tuple[str, Box | None]] = field(default_factory=dict, compare=False)

    def surface(self, layout: SlideLayout) -> Surface:
        """Return what slides have behind them in a layout."""
        key = drawing_key(layout)
        if key not in self.surfaces:
            self.surfaces[key] = surface_of(layout, self.width, self.height, self.masters)
        return self.surfaces[key]

    def free_region(self, layout: SlideLayout) -> tuple[str, Box | None]:
        """Return the colour behind most of a layout, and the largest box of it; an empty colour and None where everything is drawn over.

        One colour counts where it gives a good part of the slide, else the calm gradient or picture that gives more.
        """
        key = drawing_key(layout)
        if key not in self.regions:
            surface = self.surface(layout)
            found: list[tuple[str, Box | None]] = []
            for drawn in grounds_of(surface):
                ground = next((rgb for rgb, _ in drawn.colours_in(self.whole)), "")
                found.append((ground, drawn.clear_cells(ground).largest(self.inner) if ground else None))
                if _area(found[-1][1]) >= GOOD_PART * self.width * self.height:
                    break
            self.regions[key] = max(found, key=lambda each: _area(each[1]))
        return self.regions[key]

    def share(self, region: Region | None) -> Box | None:
        """Return a box that is named in shares of the slide."""
        if region is None:
            return None
        left, top, width, height = (
            region.left * self.width,
            region.top * self.height,
            region.width * self.width,
            region.height * self.height,
        )
        return Box(left=Emu(round(left)), top=Emu(round(top)), width=Emu(round(width)), height=Emu(round(height)))

    @property
    def unit(self) -> float:
        """EMU of a unit."""
        return EMU_PER_INCH * self.scale / 100

    def length(self, units: float) -> Emu:
        """Return a length in EMU."""
        return Emu(round(units * self.unit))

    @property
    def whole(self) -> Box:
        """The slide."""
        return Box(left=Emu(0), top=Emu(0), width=Emu(self.width), height=Emu(self.height))

    @property
    def inner(self) -> Box:
        """The slide without what nothing of ours crosses at its edge."""
        return self.whole.inset(self.length(EDGE), self.length(EDGE))


def _area(box: Box | None) -> int:
    return 0 if box is None else box.width * box.height
