"""`briefing import`: files as they were downloaded go in; rows of the programme, a record, and every guess shown, come out."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing_builder.cli.arguments import kept_out, limited, loudness_options
from briefing_builder.cli.messages import print_problems, tell
from briefing_builder.errors import ContentError
from briefing_builder.limits.watch import begin_work, end_work
from briefing_builder.problems import has_errors

if TYPE_CHECKING:
    from briefing_builder.imports import Question
    from briefing_builder.imports.destination import Destination
    from briefing_builder.imports.importing import Result
    from briefing_builder.imports.reading import Read

OPEN = ContentError.exit_code


def _answers(_context: click.Context, _parameter: click.Parameter, value: Sequence[str]) -> dict[str, str]:
    """The answers by their keys. Raises click.BadParameter for one without `=`."""
    for each in value:
        if "=" not in each.strip("= "):
            raise click.BadParameter(f"expected KEY=ANSWER, as in “Completion Date=completed_on”; found “{each}”")
    return {key.strip(): answer.strip() for key, _, answer in (each.rpartition("=") for each in value)}


@click.command(name="import", short_help="Take in results as a learning platform exports them.")
@click.argument("files", metavar="FILE…", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--into", metavar="PROGRAMME", type=click.Path(path_type=Path), default=".", callback=kept_out, help="Default: the current folder."
)
@click.option("--as", "kind", metavar="KIND", default="", help="The format, where it is not recognised.")
@click.option(
    "--map", "answers", metavar="KEY=ANSWER", multiple=True, callback=_answers, help="The answer to a question; give it again for more."
)
@click.option("--name", metavar="NAME", default="", help="The rows are written to data/NAME.csv. Default: pilot.")
@click.option("--dry-run", is_flag=True, help="Show what is understood, and write nothing.")
@click.option("--skip-bad", is_flag=True, help="Leave out rows with errors, and say so beside the figures.")
@click.option("--undo", is_flag=True, help="Take the last import back.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to print what is understood."
)
@limited
@loudness_options
def import_(
    files: tuple[Path, ...],
    into: Path,
    kind: str,
    answers: dict[str, str],
    name: str,
    dry_run: bool,
    skip_bad: bool,
    undo: bool,
    form: str,
) -> int:
    """Take in tables of learners as they were downloaded (CSV, Excel, OpenDocument), and show every guess.

    Several files of one pilot (completions, scores, a survey, a list of people) are joined by learner. What can be read in two ways is
    asked; where nobody can be asked, the command ends with 3 and the --map that answers. Learners' names and addresses are never kept.
    """
    if undo:
        return _take_back(files, into)
    if not files:
        raise click.UsageError("Missing argument 'FILE…'.")
    read, result, destination = _understood(into, files, answers, kind, skip_bad=skip_bad, may_ask=form == "text" and _can_ask())
    is_open = bool(result.questions) or has_errors(result.problems)
    written = () if is_open else _write(destination, read, result, name, dry_run=dry_run)
    end_work()
    if form == "json":
        from briefing_builder.cli.import_report import import_document

        click.echo(import_document(read, result, written))
        return OPEN if is_open else 0
    _show(read, result)
    if not is_open:
        _tell_written(destination, result, written, name, dry_run=dry_run)
    return OPEN if is_open else 0


def _understood(
    into: Path, files: Sequence[Path], answers: Mapping[str, str], kind: str, *, skip_bad: bool, may_ask: bool
) -> tuple[list["Read"], "Result", "Destination"]:
    """What is understood of the files, once nothing is open, or nobody can be asked. Raises click.UsageError for answers to nothing."""
    from briefing_builder.imports.answers import kept_answers
    from briefing_builder.imports.destination import destination_of
    from briefing_builder.imports.importing import import_rows
    from briefing_builder.imports.reading import read_given

    destination = destination_of(into)
    kept = kept_answers(destination.folder)
    while True:
        read = []
        for file in files:
            begin_work(f"the import of {file}")
            read.append(read_given(file, answers, kept.value, kind=kind, has_company=len(files) > 1, data=destination.tree.data))
        _require_different(read)
        every = {**{key: answer for each in read for key, answer in each.kept.items()}, **answers}
        begin_work("the import of all files together")
        result = import_rows([each.given for each in read], destination.tree.data, every, skip_bad=skip_bad)
        if not (may_ask and result.questions):
            _require_used(answers, read)
            return read, result, destination
        end_work()
        _show(read, result)
        answers = {**answers, **{question.key: _asked(question) for question in result.questions}}


def _require_different(read: Sequence["Read"]) -> None:
    """Raise click.UsageError when two of the files have the same bytes: everything in it would count as said twice."""
    known: dict[str, str] = {}
    for each in read:
        if each.given.sha256 in known:
            raise click.UsageError(f"{known[each.given.sha256]} is given twice, the second time as {each.given.name}.")
        if each.given.sha256:
            known[each.given.sha256] = each.given.name


def _require_used(answers: Mapping[str, str], read: Sequence["Read"]) -> None:
    """Raise click.UsageError when an answer is about nothing in the files: a slip in a heading must not be passed over."""
    from briefing_builder.imports.answers import is_kept_for
    from briefing_builder.problems.spelling import nearest

    for key in answers:
        if not any(key in each.answers and is_kept_for(key, each.given) for each in read):
            headings = [use.heading for each in read for use in each.given.understood.columns]
            meant = nearest(key, headings)
            suggestion = f" Did you mean “{meant}”?" if meant else ""
            raise click.UsageError(f"Nothing in the files is called “{key}”, for which --map has an answer.{suggestion}")


def _can_ask() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _asked(question: "Question") -> str:
    """The answer that somebody types: the number of an option, or the answer itself."""
    click.echo(question.text)
    for number, option in enumerate(question.options, 1):
        click.echo(f"  {number}  {option.meaning}")
    typed = str(click.prompt("Number or answer" if question.options else "Answer")).strip()
    if typed.isdecimal() and 0 < int(typed) <= len(question.options):
        return question.options[int(typed) - 1].answer
    return typed


def _show(read: Sequence["Read"], result: "Result") -> None:
    from briefing_builder.cli.import_report import import_report, question_lines

    click.echo(import_report(read, result))
    print_problems(result.problems)
    if result.questions:
        click.echo("\n".join(question_lines(result.questions)), err=True)


def _write(destination: "Destination", read: Sequence["Read"], result: "Result", name: str, *, dry_run: bool) -> tuple[str, ...]:
    """Write what has changed and return the names; in a dry run only return them."""
    from briefing_builder.imports.answers import kept_after
    from briefing_builder.imports.destination import planned_files, rows_name
    from briefing_builder.imports.journal import changed_files, write_together
    from briefing_builder.imports.learner_ids import kept_key, new_key

    folder = destination.folder
    key = kept_key(folder)
    made = "" if key else new_key()
    begin_work("the rows of the import")
    kept = [kept_after(each.given, each.kind, each.columns, each.answers) for each in read]
    files = planned_files(destination, result, rows_name(destination, name), key or made, kept)
    changed = changed_files(folder, files)
    end_work()
    if changed and not dry_run:
        write_together(folder, changed, key=made)
    return tuple(changed)


def _tell_written(destination: "Destination", result: "Result", written: Sequence[str], name: str, *, dry_run: bool) -> None:
    from briefing_builder.imports.answers import ANSWERS_FILE
    from briefing_builder.imports.destination import first_and_last_day, lines_to_put_in, rows_name, takes_figures_from

    rows, count = rows_name(destination, name), len(result.joined.rows)
    if not written:
        tell(f"nothing has changed: {destination.folder / rows} has these {count:,} rows already")
    elif dry_run:
        tell(f"{count:,} rows would be in {destination.folder / rows}; nothing was written. Files that would change: {', '.join(written)}")
    else:
        tell(f"{count:,} rows are in {destination.folder / rows}; written: {', '.join(written)}. --undo takes all of it back")
    if yaml := [each for each in written if each.endswith(".yaml") and each != ANSWERS_FILE]:
        tell(f"the pilot's figures {'would come' if dry_run else 'come'} from these rows: pilot.data in {', '.join(yaml)}")
        if not destination.has_pilot and (days := first_and_last_day(result)):
            tell(
                f"the pilot is dated from {days['starts']} to {days['ends']}, the first and last day in the rows; mend it if that is wrong"
            )
    elif not takes_figures_from(destination, rows):
        tell(f"For figures from these rows, put into {destination.tree.entry}:\n{lines_to_put_in(destination, result, rows)}")


def _take_back(files: Sequence[Path], into: Path) -> int:
    from briefing_builder.content.reading.loading import entry_file
    from briefing_builder.imports.journal import take_back

    if files:
        raise click.UsageError("--undo takes no files: it takes back the last import as a whole.")
    end_work()
    names = take_back(entry_file(into).parent)
    tell(f"the last import is taken back: {', '.join(names)}")
    return 0
