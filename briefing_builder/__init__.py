"""briefing_builder: management briefing decks for e-learning programmes, one tailored PowerPoint deck a department."""

__version__ = "0.1.0"
