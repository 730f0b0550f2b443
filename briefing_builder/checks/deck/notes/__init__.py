"""Checks of the speaker notes: a deck goes in, notes that do not fit their minutes or their page come out as problems."""
