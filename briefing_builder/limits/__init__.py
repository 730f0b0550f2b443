"""How long a deck may take and how much memory: the limits, processes that keep them, and a command that is watched."""
