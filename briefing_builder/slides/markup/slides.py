"""A slide, and a whole briefing as slides."""

from briefing_builder.rich_text import Words
from briefing_builder.slides.markup.blocks import Block
from briefing_builder.slides.markup.notes import Notes
from briefing_builder.slides.markup.origin import Origin
from briefing_builder.values import Value


class Slide(Value, frozen=True, kw_only=True):
    """One slide as semantic markup. `layout` is a role of the brand (`title`, `content`, `question` …); `seconds` its share of the slot."""

    id: str
    section: str
    layout: str
    kicker: str
    title: Words
    subtitle: Words
    byline: tuple[Words, ...]
    blocks: tuple[Block, ...]
    notes: Notes
    who: str
    seconds: int
    appendix: bool
    origin: Origin
    role: str = "lead"
    starts: int | None = None
    """Seconds of the slot before it; None where they follow from the slides before it."""
    placement: str = "fitting"
    """Where its blocks stand in the height: `top`, `balanced`, `hero`, `raised` right under the title, or what is fitting."""
    places: tuple[tuple[str, Origin], ...] = ()
    """Where title, subtitle, kicker and byline come from, by those words, where that is not the place of the whole slide."""

    def origin_of(self, part: str) -> Origin:
        """Return where the title, subtitle, kicker or first line of the byline comes from."""
        return self.origins_of(part)[0]

    def origins_of(self, part: str) -> tuple[Origin, ...]:
        """Return where each line of the title, subtitle, kicker or byline comes from, in reading order; one place at least."""
        return tuple(origin for name, origin in self.places if name == part) or (self.origin,)


class Markup(Value, frozen=True, kw_only=True):
    """A whole briefing as slides, with what belongs to the file as such."""

    slides: tuple[Slide, ...]
    title: str
    subject: str
    author: str
    language: str
    footer: str
    seed: str
    created: str
    file_stem: str
    words_per_minute: int
    pause_seconds: int
    begins: str = ""
    late: tuple[tuple[str, int], ...] = ()
    """What gives way when time is short: ids of slides and the seconds that they keep."""
    draft: bool = False
    mark: str = ""
    """What stands on every slide for whoever finds the file: for whom it is, and how long it holds."""
    properties: tuple[tuple[str, str], ...] = ()
    """The same as names and values for the file's properties."""
