"""A briefing goes in, its forecast return comes out as a template sees it: the result, the chart of its parts, and what it rests on."""
