"""What somebody's file holds now: the bytes of a PowerPoint file go in, the values of its slides come out."""
