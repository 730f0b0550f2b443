"""The report of a batch: recorded decks go in, manifest, index and contact sheets come out."""
