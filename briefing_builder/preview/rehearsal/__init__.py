"""Rehearsals and talks: the times of a presenter go in, where they are and how that differs from the plan come out."""
