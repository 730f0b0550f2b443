"""How long a script takes to say: a laid-out deck goes in, words against minutes come out."""

from briefing_builder.speech.pace import counts_characters, usual_pace
from briefing_builder.speech.spoken import spoken_words
from briefing_builder.speech.timing import (
    FILLED_SHARE,
    FULL_SHARE,
    Budget,
    Totals,
    budget,
    clock_time,
    first_id,
    is_discussion,
    is_for_the_room,
    is_free,
    spoken_lines,
    totals,
    whole_budget,
)

__all__ = [
    "FILLED_SHARE", "FULL_SHARE", "Budget", "Totals", "budget", "clock_time", "counts_characters", "first_id", "is_discussion",
    "is_for_the_room", "is_free", "spoken_lines", "spoken_words", "totals", "usual_pace", "whole_budget",
]  # fmt: skip
