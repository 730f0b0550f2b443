"""The decks of the preview: saved files go in, the newest deck that could be built comes out, with what is wrong."""
