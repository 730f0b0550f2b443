"""`briefing verify`: a pack goes in, whether it is still as it was made and gives nothing away comes out."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing_builder.cli.arguments import kept_out, limited, loudness_options
from briefing_builder.cli.messages import print_problems, tell
from briefing_builder.limits.watch import begin_work, end_work

if TYPE_CHECKING:
    from briefing_builder.packs.verification import OpenedPack
    from briefing_builder.problems import Problem

HALF_VERIFIED = 11
"""The files are as they were packed; without the programme nobody can say whether they give something away."""


@click.command(short_help="Check a pack again.")
@click.argument("file", metavar="FILE.zip", type=click.Path(path_type=Path))
@click.argument("programme", required=False, type=click.Path(path_type=Path), callback=kept_out)
@limited
@loudness_options
def verify(file: Path, programme: Path | None) -> int:
    """Check that a pack is as it was made, and search it again for everything confidential of PROGRAMME (default: the current folder).

    Exit 0: both hold. 10: a file is missing, added or changed, or something confidential is in it. 11: the files are as they were packed,
    but there is no programme here, so nothing could be said about what they hold.
    """
    from briefing_builder.errors import PackError
    from briefing_builder.packs.verification import expiry_warnings, open_pack, tampered_files

    begin_work(f"reading {file}")
    data, name = _read_pack(file), str(file)
    pack = open_pack(data, name)
    problems = [*pack.problems, *tampered_files(pack, name)]
    late = list(expiry_warnings(pack, name, date.today()))
    folder, is_blind = programme or _here(), False
    if folder is not None and pack.manifest is not None:
        against, is_blind = _against(pack, folder, name)
        problems += against
    end_work()
    print_problems([*late, *problems])
    if problems:
        return PackError.exit_code
    count = len(pack.files)
    if folder is None or is_blind:
        redacted = f"{folder} holds nothing confidential itself: give the programme that the pack was made of"
        reason = redacted if folder is not None else "give the programme too"
        tell(f"All {count} files are as they were packed. Whether they hold anything confidential was NOT checked: {reason}.")
        return HALF_VERIFIED
    tell(f"All {count} files are as they were packed, and nothing confidential of {folder} is in them.")
    return 0


def _read_pack(file: Path) -> bytes:
    """Return the bytes of the file. Raises click.UsageError when there is none."""
    if file.is_dir():
        raise click.UsageError(f"'{file}' is a folder: verify the zip file itself.")
    from briefing_builder.errors import PackError
    from briefing_builder.files.intake import read_bytes
    from briefing_builder.packs.verification import LARGEST_PACK
    from briefing_builder.problems import Problem

    data = read_bytes(file, str(file), LARGEST_PACK)
    if isinstance(data, Problem) and data.code == "file-missing":
        raise click.UsageError(f"There is no file '{file}'.")
    if isinstance(data, Problem):
        raise PackError(data)
    return data


def _here() -> Path | None:
    """Return the current folder if it is a programme."""
    from briefing_builder.content.reading.loading import has_programme

    return Path() if has_programme(Path()) else None


def _against(pack: "OpenedPack", programme: Path, name: str) -> "tuple[list[Problem], bool]":
    """Return what the pack gives away of a programme, and whether that programme has no secrets to look for: it is a redacted one."""
    from briefing_builder import pipeline
    from briefing_builder.packs.secrets.inventory import take_inventory
    from briefing_builder.packs.verification import leaks_in_pack, wrong_supplier

    session = pipeline.load(programme)
    if session.programme.content.supplier is None:
        raise click.UsageError(f"The programme {programme} names no supplier, so the pack cannot be of it.")
    return [*wrong_supplier(pack, session, name), *leaks_in_pack(pack, session).problems], not take_inventory(session).secrets
