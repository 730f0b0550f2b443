"""What decides a deck: its programme, brand, fonts and code go in, digests by which it is known come out."""
