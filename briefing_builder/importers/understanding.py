"""Which format a file has: its sheets and what its author has said go in; what the reader of the likeliest format understood comes out."""

from collections.abc import Iterable

from briefing_builder.importers.model import Table
from briefing_builder.importers.recognition.answers import plain_key
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
    report, because, table = _likeliest(file, [REPORTS[kind]] if kind else REPORTS.values(), answers)
    if report is None:
        message = f"the file is no {kind}: {because}"
        return _not_understood(file, "format-unknown", message, "leave `--as` out, and the file tells what it is")
    understood = report.understand(table, answers)
    decisions = (Decision(subject="format", choice=report.name, because="answered" if kind else because), *understood.decisions)
    return replace(understood, decisions=decisions)


def _likeliest(file: TableFile, reports: Iterable[Report], answers: Answers) -> tuple[Report | None, str, TableFile]:
    """The report that is surest, with its reason and the file as it takes it; the first of several that are as sure.

    Reports of known shape have one sheet: of a workbook with several the one that is known, or that an answer names, is taken by itself.
    """
    wanted = next((plain_key(answer) for key, answer in answers.items() if plain_key(key) == "sheet"), "")
    single = [replace(file, sheets=(sheet,)) for sheet in file.sheets if not wanted or plain_key(sheet.name) == wanted]
    files = [file, *single] if len(file.sheets) > 1 else [file]
    found = [(*report.recognises(each), report, each) for each in files for report in reports]
    score, because, report, each = max(found, key=lambda candidate: candidate[0])
    return (report if score > 0 or report.takes_any_table else None), because, each


def _not_understood(file: TableFile, code: str, message: str, hint: str) -> Understood:
    problem = error(code, message, Source(path=file.path), hint)
    return Understood(kind="", description="", table=Table(path=file.path), problems=(problem,))
