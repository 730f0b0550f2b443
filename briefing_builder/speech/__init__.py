"""How long a script takes to say: a laid-out deck goes in, words against minutes come out."""

from briefing_builder.speech.pace import counts_characters, usual_pace
from briefing_builder.speech.spoken import spoken_words
from briefing_builder.speech.timing import FULL_SHARE, Budget, Totals, budget, clock, is_discussion, is_for_the_room, said, totals

__all__ = [
    "FULL_SHARE", "Budget", "Totals", "budget", "clock", "counts_characters", "is_discussion", "is_for_the_room", "said",
    "spoken_words", "totals", "usual_pace",
]  # fmt: skip
