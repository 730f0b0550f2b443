"""Many decks: programmes go in; every deck that is not up to date is built by several processes; what became of each comes out."""
