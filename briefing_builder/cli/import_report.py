"""What an import understood: files, rows and questions go in, the text or the data that shows every guess comes out."""

import json
import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from briefing_builder.cli.messages import as_json
from briefing_builder.imports import ColumnUse, LeftOut, Question
from briefing_builder.imports.importing import Result
from briefing_builder.imports.model import LEAVE_OUT
from briefing_builder.imports.reading import Read

SHOWN_AT_ONCE = 12
"""Questions about names of one kind that are shown one by one."""
LONGEST_HEADING = 40


def import_report(read: Sequence[Read], result: Result) -> str:
    """Return what was understood, file by file, then what was joined and what does not meet."""
    lines: list[str] = []
    for file, gathered in zip(read, result.gathered, strict=True):
        if file.given.understood.columns:
            lines += (*_file_lines(file, gathered.left_out_rows()), "")
    return "\n".join((*lines, *_joined_lines(result)))


def _file_lines(read: Read, more: Iterable[LeftOut]) -> Iterator[str]:
    understood = read.given.understood
    where = f", sheet “{understood.sheet}”" if understood.sheet else ""
    yield f"{read.given.name}: {understood.kind}{where}"
    if understood.description:
        yield f"  {understood.description}"
    if read.facts:
        yield f"  {'; '.join(read.facts)}"
    yield f"  {_amount(understood.rows_read, 'row')} read{_hidden(understood.hidden_rows)}"
    yield from (f"  {_amount(each.count, 'row')} left out: {each.reason}" for each in (*understood.left_out, *more))
    width = min(LONGEST_HEADING, max((len(_report_heading(use)) for use in understood.columns), default=0))
    yield from (f"    {_report_heading(use):<{width}}  {_use(use)}" for use in understood.columns)
    yield from (f"  {each.subject}: {each.choice} ({each.because})" for each in understood.decisions)
    if read.kept:
        yield f"  answers of an earlier import are used again: {', '.join(f'{key}={answer}' for key, answer in read.kept.items())}"


def _hidden(count: int) -> str:
    return f", {count:,} of them hidden in the workbook" if count else ""


def _report_heading(use: ColumnUse) -> str:
    heading = " ".join(use.heading.split()) or f"(column {use.index + 1}, without a heading)"
    return heading if len(heading) <= LONGEST_HEADING else f"{heading[: LONGEST_HEADING - 1]}…"


def _use(use: ColumnUse) -> str:
    why = "; ".join(filter(None, (use.reading, use.because)))
    where = "left out" if use.field == LEAVE_OUT else f"→ {use.field}"
    return f"{where} ({why})" if why else where


def _joined_lines(result: Result) -> Iterator[str]:
    joined = result.joined
    meeting = joined.meeting
    if len(result.given) > 1:
        yield f"joined by learner: {_amount(meeting.learners_in_all, 'learner')} in all"
        for name, count in meeting.only_in.items():
            if count:
                yield f"  {_amount(count, 'learner')} of {name} {'are' if count != 1 else 'is'} in no other file"
    yield from (f"  {_amount(each.count, 'contradiction')} in {each.column}: {each.rule}" for each in joined.contradictions)
    yield from (f"  {_amount(each.count, 'row')} left out: {each.reason}" for each in joined.left_out)
    if joined.skipped_bad:
        yield f"  {_amount(joined.skipped_bad, 'row')} with errors left out, which the figures' source says"
    yield from (f"  {each.subject}: {each.choice} ({each.because})" for each in joined.decisions)


def _amount(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'s' * (count != 1)}"


def question_lines(questions: Sequence[Question]) -> Iterator[str]:
    """Yield the questions that are open, each with the options that answer it, ready to copy."""
    yield f"{_amount(len(questions), 'question')} {'are' if len(questions) != 1 else 'is'} open; add an answer to each:"
    shown: dict[str, int] = {}
    for question in questions:
        family = question.key.partition("/")[0] if "/" in question.key else ""
        shown[family] = shown.get(family, 0) + 1
        if not family or shown[family] <= SHOWN_AT_ONCE:
            yield f"  {question.text}"
            yield from (f"    --map {as_argument(f'{question.key}={option.answer}')}  {option.meaning}" for option in question.options)
    for family, count in shown.items():
        if family and count > SHOWN_AT_ONCE:
            yield f"  and {count - SHOWN_AT_ONCE:,} more about {family}"
            if family in ("department", "course"):
                yield f"    --map {as_argument(f'{family}/*={LEAVE_OUT}')}  leave the rows of all of them out"


def as_argument(argument: str) -> str:
    """Return an argument as every usual shell takes it."""
    return shlex.quote(argument) if any(char in argument for char in '"$`\\!%') else f'"{argument}"'


def import_document(read: Sequence[Read], result: Result, written: Sequence[str]) -> str:
    """Return the same as a JSON document, with questions, problems, and the names of the files that were written."""
    joined = result.joined
    document = {
        "files": [_data_of_file(file, gathered.left_out_rows()) for file, gathered in zip(read, result.gathered, strict=True)],
        "joined": {"learners_in_all": joined.meeting.learners_in_all, "only_in": dict(joined.meeting.only_in)},
        "contradictions": [{"column": each.column, "count": each.count, "rule": each.rule} for each in joined.contradictions],
        "left_out": _left_out_data(joined.left_out),
        "decisions": [{"subject": each.subject, "choice": each.choice, "because": each.because} for each in joined.decisions],
        "questions": [_question_data(question) for question in result.questions],
        "rows": len(joined.rows),
        "skipped_bad": joined.skipped_bad,
        "written": list(written),
        **json.loads(as_json(result.problems)),
    }
    return json.dumps(document, indent=2, ensure_ascii=False)


def _data_of_file(read: Read, more: Iterable[LeftOut]) -> Mapping[str, Any]:
    understood = read.given.understood
    return {
        "name": read.given.name,
        "sha256": read.given.sha256,
        "facts": list(read.facts),
        "kind": understood.kind,
        "description": understood.description,
        "sheet": understood.sheet,
        "rows_read": understood.rows_read,
        "hidden_rows": understood.hidden_rows,
        "left_out": _left_out_data((*understood.left_out, *more)),
        "columns": [
            {"heading": use.heading, "field": use.field, "reading": use.reading, "because": use.because} for use in understood.columns
        ],
        "decisions": [{"subject": each.subject, "choice": each.choice, "because": each.because} for each in understood.decisions],
        "kept_answers": dict(read.kept),
    }


def _left_out_data(left_out: Iterable[LeftOut]) -> list[Mapping[str, Any]]:
    return [{"reason": each.reason, "count": each.count} for each in left_out]


def _question_data(question: Question) -> Mapping[str, Any]:
    options = [{"answer": option.answer, "meaning": option.meaning} for option in question.options]
    return {"key": question.key, "text": question.text, "options": options}
