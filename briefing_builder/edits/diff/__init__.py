"""What was edited: the slides then and now go in, one sentence for each change comes out."""
