"""Which format a file has: its sheets and what its author has said go in; what the reader of the likeliest format understood comes out."""

from briefing_builder.importers.model import Table
from briefing_builder.importers.recognition.model import Answers, Decision, Understood
from briefing_builder.importers.registry import REPORTS, Report
from briefing_builder.importers.sheets.model import TableFile
from briefing_builder.problems import Source, did_you_mean, error
from briefing_builder.values import replace


def understand_table(file: TableFile, answers: Answers, *, kind: str = "") -> Understood:
    """Return what was understood of a file, by the format `kind`, else by the one that is surest to know it.

    The first decision says which format it is and why. A file of no known format, and a kind that nobody reads, is a problem. Never raises.
    """
    if kind and kind not in REPORTS:
        hint = did_you_mean(kind, REPORTS, otherwise=f"choose one of {', '.join(REPORTS)}")
        return _not_understood(file, "format-unsupported", f"“{kind}” is no format that can be read", hint)
    if not file.sheets:
        return _not_understood(file, "empty-file", "the file holds no table", "download it again")
    report, because = (REPORTS[kind], "answered") if kind else _likeliest(file)
    if report is None:
        return _not_understood(file, "format-unknown", because, f"say what it is with `--as`: {', '.join(REPORTS)}")
    understood = report.understand(file, answers)
    decisions = (Decision(subject="format", choice=report.name, because=because), *understood.decisions)
    return replace(understood, decisions=decisions)


def _likeliest(file: TableFile) -> tuple[Report | None, str]:
    """The report that is surest, with its reason; the first of several that are as sure."""
    found = [(*report.recognises(file), report) for report in REPORTS.values()]
    score, because, report = max(found, key=lambda each: each[0])
    return (report, because) if score > 0 else (None, "no reader knows this table")


def _not_understood(file: TableFile, code: str, message: str, hint: str) -> Understood:
    problem = error(code, message, Source(path=file.path), hint)
    return Understood(kind="", description="", table=Table(path=file.path), problems=(problem,))
