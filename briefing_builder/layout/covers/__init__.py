"""Covers: a family's name and a seed go in, the pattern of a title slide comes out."""
