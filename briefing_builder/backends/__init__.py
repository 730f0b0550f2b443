"""Backends: a laid-out deck goes in, files come out; they decide nothing: no size, no line break, no order."""
