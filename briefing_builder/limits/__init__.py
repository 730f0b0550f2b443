"""Limits of time and memory: a piece of work goes in, its result comes out, or that it took too long or too much."""
