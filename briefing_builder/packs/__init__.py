"""What a supplier receives: the decks and papers of their own segments, and the proof that nothing confidential is in them."""
