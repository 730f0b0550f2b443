"""The forecast return as a template sees it: figures go in; its result, the chart of its parts and its calculation come out."""
