"""The forecast return as a template sees it: its result, the chart of its parts, and everything that it is worked out from."""
