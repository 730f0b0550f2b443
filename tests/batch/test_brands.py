"""A brand's file decides decks as words do: the shared one all of them, a department's own only its."""

from pathlib import Path

from batch_samples import batch_here, replace_in, wanted_of
from odd_templates import template

from briefing_builder.batch.model import BatchRequest


def built(wanted: BatchRequest) -> dict[str, tuple[str, ...]]:
    """Return the reasons of every deck that a batch has built."""
    return {outcome.department: outcome.reasons for outcome in batch_here(wanted) if outcome.status == "built"}


def test_a_shared_template_builds_all_anew_and_a_departments_own_only_its_deck(programme: Path, out: Path) -> None:
    shared, own = programme.parent / "corporate.pptx", programme / "finance.pptx"
    shared.write_bytes(template("plain"))
    own.write_bytes(template("plain"))
    replace_in(programme / "briefing.yaml", "schema_version: 1\n", "schema_version: 1\nbrand: {file: ../corporate.pptx}\n")
    replace_in(programme / "departments.yaml", "  - id: finance\n", "  - id: finance\n    brand: {file: finance.pptx}\n")
    wanted = wanted_of(programme, out)
    assert set(built(wanted)) == {"finance", "technology"}
    assert built(wanted) == {}
    shared.write_bytes(template("blue-cover"))
    assert built(wanted) == {"technology": ("the brand changed",)}
    own.write_bytes(template("wide"))
    assert built(wanted) == {"finance": ("the brand changed",)}
    replace_in(programme / "briefing.yaml", "{file: ../corporate.pptx}", "{file: ../corporate.pptx, sizes: {note: 15}}")
    assert built(wanted) == {"technology": ("the brand changed",)}
    assert built(wanted) == {}
