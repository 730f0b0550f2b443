"""Checks of the meeting: a briefing and its slides in order go in, problems of dates, speakers, minutes and questions come out."""
