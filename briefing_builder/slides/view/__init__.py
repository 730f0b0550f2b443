"""The view: a briefing goes in, the plain data that slide templates may see comes out."""
