"""Formats, a module each: a file as somebody downloaded it goes in, rows in the columns and words of `learner_rows` come out."""
