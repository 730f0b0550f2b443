"""The secrets of a programme: a programme and its figures go in, typed secrets and what is public anyway come out."""
