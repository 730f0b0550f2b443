"""Commands that make, fill and describe a programme: words of the command line go in, files of a programme come out."""
