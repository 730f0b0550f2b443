"""The flow of blocks: a slide's blocks and its room go in; fragments on as many slides as they need come out."""
