"""What we wrote, kept: a deck goes in, a few kilobytes come out, from which the same values are restored."""
