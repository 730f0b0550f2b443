"""Many decks: programmes go in, every deck that is not up to date is built by several processes, and the record says what became of it."""
