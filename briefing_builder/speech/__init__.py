"""How long a script takes to say: a laid-out deck goes in, words against minutes come out."""

from briefing_builder.speech.spoken import spoken_words
from briefing_builder.speech.timing import DISCUSSION, FULL_SHARE, Budget, Totals, budget, clock, said, totals

__all__ = ["DISCUSSION", "FULL_SHARE", "Budget", "Totals", "budget", "clock", "said", "spoken_words", "totals"]
