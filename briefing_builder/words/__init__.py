"""A language and a programme's folder go in, a catalogue comes out: its sentences by name, and how it writes numbers and dates.

What reaches a slide, a note, a paper or the preview is asked of it, in Python and in templates alike: `words("targets.date", day=…)`.
"""

from briefing_builder.words.catalogue import Catalogue, Term
from briefing_builder.words.reading import built_in_languages, catalogue_of, english

__all__ = ["Catalogue", "Term", "built_in_languages", "catalogue_of", "english"]
