"""Recognition: the sheets of a file go in; which table it is, what its columns mean and what must be asked come out."""

from briefing_builder.importers.recognition.understanding import understand

__all__ = ["understand"]
