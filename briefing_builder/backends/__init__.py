"""Backends translate a laid-out deck into files; they decide nothing: no size, no line break, no order."""
