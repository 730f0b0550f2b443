"""Times of the slot as a presenter reads them: by the wall clock where the start is known, else from zero."""

import re
from dataclasses import dataclass

from briefing_builder.deck.model import Deck
from briefing_builder.speech import clock_time
from briefing_builder.words import Catalogue

TIME_OF_DAY = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
DAY = 24 * 3600


@dataclass(frozen=True, slots=True)
class SlotClock:
    """The clock of a briefing that starts at `09:30`, or without a known start. Raises ValueError when that is no time of day."""

    begins: str

    def __post_init__(self) -> None:
        if self.begins and not TIME_OF_DAY.fullmatch(self.begins):
            raise ValueError(f"“{self.begins}” is no time of day; write it as 09:30")

    def at(self, seconds: int) -> str:
        """Return the time after that many seconds of the slot: `09:41:30` by the wall clock, `11:30` from zero."""
        if not self.begins:
            return clock_time(seconds)
        hours, minutes = (int(part) for part in self.begins.split(":"))
        now = (hours * 3600 + minutes * 60 + seconds) % DAY
        exact = f"{now // 3600:02d}:{now // 60 % 60:02d}"
        return exact if now % 60 == 0 else f"{exact}:{now % 60:02d}"

    def start_and_end(self, deck: Deck, words: Catalogue) -> str:
        """Return when the briefing starts and ends, as a line of text."""
        whole = sum(slide.seconds for slide in deck.slides if not slide.appendix)
        return words("script.starts-and-ends", begins=self.at(0), ends=self.at(whole))
