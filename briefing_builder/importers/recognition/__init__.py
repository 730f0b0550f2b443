"""Recognition: the sheets of a file go in; which table it is, what its columns mean and what must be asked come out."""
