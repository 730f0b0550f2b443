"""Blocks: a block of the markup and a room go in, placed items come out, and what is left for the next slide."""
