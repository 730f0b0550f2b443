"""Cards: a list of cards and a room go in, the arrangement that fits comes out."""
