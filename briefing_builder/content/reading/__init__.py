"""Files of a programme: a folder goes in, one tree of nodes and typed rows come out, each with its place."""
