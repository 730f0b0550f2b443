"""Outlines: an outline file goes in, the slides of a slot in order come out, with their minutes and speakers."""
