"""The report on a brand as values: what its layouts, colours and faces are, and what to look at."""

from typing import Literal

from briefing_builder.brand.package.model import Stripped
from briefing_builder.brand.readings import LayoutChoice, LayoutReading
from briefing_builder.problems import Problem
from briefing_builder.values import Value

EMU_PER_CM = 360_000

Certainty = Literal["sure", "likely", "a guess"]
FaceFit = Literal["measured", "twin", "bounded", "unverified"]
"""Its own measures are known; those of a face as wide are; of one that takes at least as much; or nobody knows how much it takes."""


def centimetres(length: int) -> float:
    """Return a length in EMU in cm, as people read it off PowerPoint."""
    return length / EMU_PER_CM


class ReportedLayout(Value, frozen=True, kw_only=True):
    """A layout of the file, which of our layouts stand on it (none: it is not used), and how sure its role is, in a word.

    `share` is how much of the slide its free region takes, 0 to 1.
    """

    reading: LayoutReading
    taken_for: tuple[str, ...]
    certainty: Certainty
    share: float


class OnGround(Value, frozen=True, kw_only=True):
    """The contrast of a colour with a ground on which it stands, and the least that it needs there."""

    role: str
    rgb: str
    contrast: float
    least: float


class ReportedColour(Value, frozen=True, kw_only=True):
    """A palette role: six hexadecimal digits, the theme's name for it, what it was where it had to be moved to be read, and its grounds."""

    role: str
    rgb: str
    theme: str
    was: str
    grounds: tuple[OnGround, ...]


class ReportedFace(Value, frozen=True, kw_only=True):
    """A face of headings or body, and the family that its texts are measured with."""

    use: str
    name: str
    family: str
    fit: FaceFit


class BrandReport(Value, frozen=True, kw_only=True):
    """All that is told of a brand. `width` and `height` are those of the file's slides, in EMU.

    `look_at` is what somebody should look at before the first deck goes out, each a few words; with nothing in it the brand is ready.
    `layouts` and `choices` are empty, and `master` is 0, for a brand that was made for us. `starter` is YAML that changes nothing.
    """

    name: str
    file: str
    width: int
    height: int
    look_at: tuple[str, ...]
    master: int
    masters: int
    master_reason: str
    layouts: tuple[ReportedLayout, ...]
    choices: tuple[LayoutChoice, ...]
    colours: tuple[ReportedColour, ...]
    faces: tuple[ReportedFace, ...]
    stripped: Stripped
    problems: tuple[Problem, ...]
    starter: str

    @property
    def is_ready(self) -> bool:
        """Whether nothing needs to be looked at."""
        return not self.look_at
