"""The appendix: a briefing goes in, the data of the appendix slides comes out."""
