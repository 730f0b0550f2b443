"""The commands: what was typed goes in, files, lines and an exit code come out."""
