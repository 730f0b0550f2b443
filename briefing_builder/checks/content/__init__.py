"""Checks of what the author wrote: a programme or a briefing goes in, problems of its benefits, courses and people come out."""
