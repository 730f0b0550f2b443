"""The choices of a briefing: a programme and a department go in, what it hears comes out, each choice with its reasons."""
