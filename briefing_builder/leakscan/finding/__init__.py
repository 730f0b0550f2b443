"""Confidential values and the search for them: a programme goes in, typed secrets come out, and where a text holds one."""
