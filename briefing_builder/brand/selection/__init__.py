"""Which layouts of a file our slides take: read layouts and what an author says go in; plans, grounds and reasons come out."""
