"""Checks for people who do not see the slides: a deck goes in, what a screen reader could not tell them comes out as problems."""
