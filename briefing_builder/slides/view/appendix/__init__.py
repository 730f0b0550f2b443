"""The appendix: a briefing goes in, the data of the slides behind the main ones comes out."""
