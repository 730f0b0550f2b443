"""A scan for leaks: secrets and finished files go in, every secret that a file holds comes out with its place."""
