"""Where decks go: a folder or an address goes in, what stands there comes out, and how a deck is laid down."""
