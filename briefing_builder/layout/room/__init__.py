"""Room: a block and a height go in, a fragment that fits comes out, as airy as the height allows."""
