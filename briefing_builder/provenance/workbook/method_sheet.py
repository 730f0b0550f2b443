"""The sheets Method and Sources: how to read the workbook, and what every figure comes from."""

from collections.abc import Iterator

from briefing_builder.pipeline import Session
from briefing_builder.provenance.model import Provenance
from briefing_builder.provenance.workbook.look import MUTED, WARNING, Page

METHOD_WIDTHS = (26, 110)
SOURCE_WIDTHS = (36, 11, 11, 11, 11, 44, 70)


def write_method(page: Page, provenance: Provenance, *, has_prices: bool) -> None:
    """Write how figures are reckoned, what is hidden, and what changes when somebody changes an input."""
    page.title("Method", "How the figures are reckoned, and how to read this workbook.", lines=1)
    page.headings("What", "How")
    for what, how in (*_how_to_read(provenance), *_how_it_is_reckoned(provenance, has_prices=has_prices)):
        page.text(0, what, bold=True)
        page.text(1, how)
        page.end_row({1: how})


def _how_to_read(provenance: Provenance) -> Iterator[tuple[str, str]]:
    least, day = provenance.min_group_size, provenance.as_of
    yield (
        "What this is",
        f"The figures of “{provenance.programme}” as of {day}, as its management briefings show them, for whoever has to check them. It is "
        "made by `briefing figures --format xlsx`, and can be made again from the same files.",
    )
    yield (
        "Live formulas",
        "Rates, gains and everything of the return are formulas over the numbers beside them. Blue on yellow is an input: change it to "
        "see what would follow. Counts of departments add up to those of all together where none is hidden. No formula leads to "
        "another file.",
    )
    yield (
        "Small groups",
        f"“hidden” stands where a number would tell of fewer than {least} people, would say the same of each of them, or could be worked "
        "out from what stands beside it. A formula that would need a hidden number is a number. “–” stands where nothing was measured. "
        "Departments and courses are never crossed.",
    )
    yield (
        "Rounding",
        "Nothing is rounded here. “As slides show it” is rounded half to even, and so that sums on one slide add up for the eye.",
    )
    yield (
        "Age",
        "Days from the end of the pilot, from the signature under the cost model (else the end of the pilot that it rests on), or from "
        f"the day on which managers were asked, to {day}. “Holds until” is what the author says; red is past.",
    )
    yield "Used", "The slides by their ids, the script (notes) and the hand-out, found in the rendered briefings of the departments."


def _how_it_is_reckoned(provenance: Provenance, *, has_prices: bool) -> Iterator[tuple[str, str]]:
    yield (
        "Rates",
        "Start rate: started ÷ enrolments. Completion rate: completions ÷ enrolments. Pass rate: passed ÷ completions with a result. "
        "Applied: yes ÷ answers after 30 days.",
    )
    yield (
        "The return",
        "After J. J. Phillips: benefit–cost ratio = benefits ÷ costs; return on investment = (benefits − costs) ÷ costs; payback = costs ÷ "
        "benefits of a month; break-even is the number of completions at which both are equal. Fully loaded: the learners’ time is a cost; "
        "net hours: it is taken off the hours given back. Take-up scales all that happens only where somebody completes.",
    )
    yield (
        "An hour’s cost",
        "The average over all planned places, because an hour of one department is near to what its people are paid. Changing places "
        "changes hours, and not this average."
        if has_prices
        else "Too few departments are planned for an average hour that would not tell one department’s own: amounts for time are numbers.",
    )
    for absent in provenance.absent:
        yield f"Not there: {absent.id}", absent.why


def write_sources(page: Page, session: Session, provenance: Provenance) -> None:
    """Write the files with their digests and rows, and the named sources."""
    page.title("Sources", "The files that the figures come from. A digest (SHA-256) tells whether a file is still the same.", lines=1)
    page.headings("File", "Bytes", "Rows read", "Rows used", "Left out", "Why, and what else is known", "SHA-256", numbers=(1, 2, 3, 4))
    for file in provenance.files:
        why = [f"{each.count} {each.reason}" for each in file.left_out]
        known = "; ".join([*why, *([file.note] if file.note else []), *([f"as {file.record} says"] if file.record else [])])
        page.text(0, file.name, bold=True)
        counts = {1: file.size, 2: file.rows_read, 3: file.rows_used, 4: None if file.rows_used is file.rows_read else file.rows_left_out}
        for column, count in counts.items():
            if count is None:
                page.text(column, "")
            else:
                page.number(column, count, "#,##0")
        page.text(5, known)
        page.text(6, file.sha256, font_color=MUTED, font_name="Consolas", text_wrap=False)
        page.end_row({0: file.name, 5: known})
    _write_named_sources(page, session, provenance)


def _write_named_sources(page: Page, session: Session, provenance: Provenance) -> None:
    sources = session.programme.content.sources
    if sources:
        page.band("Named sources")
    for source in sources:
        page.text(0, source.id, bold=True)
        page.text(5, source.text)
        page.text(6, " · ".join(part for part in (f"as of {source.as_of}" if source.as_of else "", source.url or "") if part))
        page.end_row({0: source.id, 5: source.text})
    if provenance.failed:
        page.text(0, "Not looked through", bold=True, font_color=WARNING)
        page.text(5, ", ".join(provenance.failed))
