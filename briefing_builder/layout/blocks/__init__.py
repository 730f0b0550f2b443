"""Blocks: a block of the markup and a room go in; placed items and the remainder for the next slide come out."""
