"""`briefing forget`: a programme goes in; what imports have kept of learners is removed, and what remains is told."""

from pathlib import Path

import click

from briefing_builder.cli.arguments import loudness_options, programme_argument
from briefing_builder.cli.messages import tell

REMAINS = (
    "imports.yaml, where there is one: which column and which name mean what, and nothing of learners",
    "decks, notes and packs that were built: they hold figures of groups, and no row of anybody",
    "the exports as they were downloaded, and copies in mail, backups and repositories: remove these yourself",
)


@click.command(short_help="Remove learners' rows that were imported.")
@programme_argument
@click.option("--yes", is_flag=True, help="Do not ask.")
@loudness_options
def forget(programme: Path, yes: bool) -> None:
    """Remove the rows and records of every import, and the key of the learners' ids; figures of the pilot are then gone.

    It asks first, unless --yes is given. What it cannot remove is told.
    """
    from briefing_builder.content.reading.loading import entry_file
    from briefing_builder.imports.forgetting import kept_of_learners, remove_files

    folder = entry_file(programme).parent
    paths = kept_of_learners(folder)
    if not paths:
        tell(f"no import has kept anything in {folder}")
        return
    names = ", ".join(str(path.relative_to(folder)) for path in paths)
    if not yes:
        click.confirm(f"Remove {names}? There is no way back.", abort=True, err=True)
    remove_files(folder, paths)
    tell(f"removed: {names}")
    for line in REMAINS:
        tell(f"remains: {line}")
    tell("Figures of the pilot are gone: `briefing check` names the place, and an import makes them anew.")
