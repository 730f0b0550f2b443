"""The command `briefing`: words from a terminal go in, files, lines and an exit code come out."""
