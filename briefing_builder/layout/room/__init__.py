"""Room: what a block gets of a slide. A block and a height go in; a fragment that fits, as open as the height allows, comes out."""
