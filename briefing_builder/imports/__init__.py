"""Imports: files of learning data as they were downloaded go in; rows under `data/` and a record of what was read come out."""
