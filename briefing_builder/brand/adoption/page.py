"""The page of somebody's file: its size, the length of our inch on it, and what its layouts draw."""

from dataclasses import dataclass, field

from pptx.slide import SlideLayout

from briefing_builder.brand.adoption.surface import Surface, surface_of
from briefing_builder.units import EMU_PER_INCH, Box, Emu


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The size of the slides in EMU, and how long an inch of ours is on them, in per cent."""

    width: int
    height: int
    scale: int
    surfaces: dict[object, Surface] = field(default_factory=dict, compare=False, repr=False)
    """Those of the layouts that have been looked at, by the parts of these."""

    def surface(self, layout: SlideLayout) -> Surface:
        """Return what slides of a layout have behind them; it is drawn once."""
        if layout.part not in self.surfaces:
            self.surfaces[layout.part] = surface_of(layout, self.width, self.height, self.surfaces)
        return self.surfaces[layout.part]

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
