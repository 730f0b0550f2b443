"""Rules of the content: the author's data goes in, what breaks the models or each other comes out as problems."""
