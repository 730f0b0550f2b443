"""The flow of blocks: a slide's blocks and rooms go in, fragments on as many slides as they need come out."""
