"""What is said: a briefing goes in, the presenter's sentences beside each slide come out."""
