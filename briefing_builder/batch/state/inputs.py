"""The files that a loaded programme is made of: what it was read from, and the templates and catalogues that its author brings along."""

from pathlib import Path

from briefing_builder.batch.identity.stamps import Stamp, stamps_of
from briefing_builder.batch.state.up_to_date import own_templates
from briefing_builder.content import Programme
from briefing_builder.pictures.named import named_by


def input_stamps(programme: Programme, path: Path) -> tuple[Stamp, ...]:
    """Return the stamp of every file that decides the decks of a programme, pictures that only templates name included, in one order.

    They are taken after it was read: a file that was saved in between makes another stamp for everybody who reads it later.
    """
    templates = own_templates(path)
    return tuple(stamps_of(dict.fromkeys([*programme.files, *templates, *named_by(templates, programme.folder)])))
