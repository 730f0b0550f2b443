"""`briefing pack`: a programme goes in, the zip file that its supplier receives comes out."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing_builder.cli.arguments import (
    brand_option,
    departments_option,
    limited,
    loudness_options,
    output_option,
    programme_argument,
    variant_option,
)
from briefing_builder.cli.messages import print_problems, tell
from briefing_builder.cli.output_paths import output_path, require_file_or_folder
from briefing_builder.limits.watch import end_work

if TYPE_CHECKING:
    from briefing_builder.packs.deck_pack import Pack
    from briefing_builder.pipeline import Options, Session


@click.command(short_help="Pack what a supplier presents, and nothing confidential.")
@programme_argument
@click.option("-s", "--supplier", metavar="ID", default="", help="The supplier's id, as the programme has it.")
@departments_option
@variant_option
@brand_option
@click.option("--content", is_flag=True, help="Pack the programme itself, redacted, for a supplier who builds the decks.")
@output_option("The .zip file, or the folder into which it goes. Default: the folder out/.")
@click.option("--force", is_flag=True, help="Overwrite a pack that was changed by hand.")
@limited
@loudness_options
def pack(
    programme: Path,
    supplier: str,
    departments: tuple[str, ...],
    variant: str,
    brand: str,
    content: bool,
    output: str | None,
    force: bool,
) -> None:
    """Pack the supplier's own slides with everything needed to present them: script, run sheet, briefing note, links.

    Nothing confidential is in it: what `supplier.confidential` names is traced to its source, must decide nothing, and is searched for in
    every part of every file. A match stops the pack, and all places are listed (exit 10).
    """
    from briefing_builder import pipeline
    from briefing_builder.cli.departments import chosen_brand, chosen_departments, chosen_variant

    require_file_or_folder(output, (".zip",), noun="A pack is a zip file")
    session = pipeline.load(programme)
    _must_be_the_supplier(session, supplier)
    chosen = chosen_departments(session, departments)
    options = pipeline.Options(variant=chosen_variant(session, variant), brand=chosen_brand(brand))
    if content:
        if departments or brand or options.variant != pipeline.STANDARD:
            raise click.UsageError("With --content the whole programme is packed: leave -d out, --variant and --brand too.")
        from briefing_builder.packs.content import pack_content

        packed = pack_content(session)
    else:
        from briefing_builder.packs.deck_pack import pack_decks

        packed = pack_decks(session, _speaking(session, chosen, options, is_named=bool(departments)), options)
    end_work()
    file = output_path(output, f"{packed.name}.zip")
    _write_pack(packed, file, is_forced=force)
    _report_pack(packed, file)


def _must_be_the_supplier(session: "Session", wanted: str) -> None:
    """Raise click.UsageError unless the programme has a supplier of that id."""
    from briefing_builder.cli.departments import require_known

    supplier = session.programme.content.supplier
    if supplier is None:
        raise click.UsageError("This programme names no supplier. Write one under `supplier:`, with what it presents.")
    if not wanted:
        raise click.UsageError(f"For whom is the pack? Name the supplier with -s.\nSuppliers: {supplier.id}")
    require_known("supplier", wanted, (supplier.id,))


def _speaking(session: "Session", departments: tuple[str, ...], options: "Options", *, is_named: bool) -> tuple[str, ...]:
    """Return the departments at whose meeting the supplier speaks. Raises click.UsageError when one that was named is none of them."""
    from dataclasses import replace

    from briefing_builder.packs.supplier_parts import departments_with_part

    assert session.programme.content.supplier is not None
    name = session.programme.content.supplier.name
    speaking = departments_with_part(session, departments, options)
    silent = [department for department in departments if department not in speaking]
    if speaking and not (silent and is_named):
        return speaking
    others = [variant for variant in session.variants if departments_with_part(session, silent[:1], replace(options, variant=variant))]
    hint = f"\nVariants with a part of theirs: {', '.join(others)}" if others else "\nNo slot has a slide that the supplier presents."
    raise click.UsageError(f"{name} presents nothing in the variant '{options.variant}' for {', '.join(silent)}.{hint}")


def _write_pack(packed: "Pack", file: Path, *, is_forced: bool) -> None:
    from briefing_builder.files.output import refuse_hand_edits, write_atomically
    from briefing_builder.packs.verification import is_untouched_pack

    if not is_forced:
        refuse_hand_edits(file, is_untouched_pack, noun="pack")
    write_atomically(file, packed.data)


def _report_pack(packed: "Pack", file: Path) -> None:
    print_problems(packed.problems)
    for line in packed.removed:
        tell(f"  {line}")
    for finding in packed.declared:
        if not finding.secret.is_row:
            tell(f"  public anyway: {finding.secret.label}, in {finding.place}; it may be read at {finding.public_at}")
    rows = sum(finding.secret.is_row for finding in packed.declared)
    if rows:
        tell(f"  public anyway: {rows} values that rows of the pilot have too, such as its first day")
    click.echo(file)
    tell(f"Nothing confidential is in it. The pack is {file}")
