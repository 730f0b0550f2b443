"""Checks of numbers: a programme or a briefing goes in, figures that are wrong, implausible or unsupported come out as problems."""
