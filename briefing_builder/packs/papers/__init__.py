"""The papers of a pack: the supplier's parts go in; briefing note, run sheet and link sheet come out as pages that need nothing else."""

from briefing_builder.packs.papers.pages import papers_of

__all__ = ["papers_of"]
