"""What a supplier receives: a programme goes in; decks and papers of their own segments come out, proven to hold nothing confidential."""
