"""Checks for people who do see the slides: a deck goes in, what is too small, too pale or covered comes out as problems."""
