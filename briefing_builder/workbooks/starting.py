"""A programme to start from, as a workbook: a folder goes in, a workbook with an example, and the example's pictures, are written there."""

from pathlib import Path

from briefing_builder.content.reading.loading import ENTRY, WORKBOOK
from briefing_builder.content.reading.merging import assemble
from briefing_builder.content.scaffold import SMALLEST, example_files, write_new_files
from briefing_builder.files.resources import resource
from briefing_builder.source import walk_nodes
from briefing_builder.workbooks.writing import workbook_of


def scaffold_workbook(folder: Path, *, example: str = SMALLEST) -> tuple[Path, ...]:
    """Write the smallest programme, or one of the examples, as `programme.xlsx`, with all its files but the YAML that is in the workbook.

    Nothing is ever overwritten. Raises OutputError as `scaffold` does.
    """
    root = assemble(resource("examples", example) / ENTRY, ENTRY).value
    in_the_workbook = {ENTRY, *(node.source.path for _, node in walk_nodes(root))}
    others = {name: content for name, content in example_files(example).items() if name not in in_the_workbook}
    return write_new_files(folder, {WORKBOOK: workbook_of(root).value, **others})
