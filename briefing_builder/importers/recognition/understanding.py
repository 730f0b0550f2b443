"""Understanding a file: its sheets and an author's answers go in; which table it is and what it says come out."""

from briefing_builder.importers.recognition.answers import plain_key
from briefing_builder.importers.recognition.header_row import header_row
from briefing_builder.importers.recognition.learner_table import DESCRIPTION, KIND, learner_table
from briefing_builder.importers.recognition.model import Answers, Decision, Option, Question, Understood
from briefing_builder.importers.recognition.rows import PlainTable
from briefing_builder.importers.sheets.model import Sheet, TableFile
from briefing_builder.problems import Problem, Source, did_you_mean, error
from briefing_builder.values import replace


def understand(file: TableFile, answers: Answers, *, kind: str = "", keeps_unread: bool = False) -> Understood:
    """Return what was understood of a file as a table of learners, under the name `kind`. Never raises.

    With questions or errors the table is not to be used. `answers` are described in `Answers`. `keeps_unread`: cells that cannot be read
    keep their text and are no problem, because somebody else tells them.
    """
    sheet, decisions, questions, problems = chosen_sheet(file, answers)
    if sheet is None:
        table = PlainTable(path=file.path)
        return Understood(kind=kind or KIND, description=DESCRIPTION, table=table, questions=questions, problems=problems)
    found = learner_table(file, sheet, answers, kind=kind or KIND, keeps_unread=keeps_unread)
    return replace(
        found, decisions=(*decisions, *found.decisions), questions=(*questions, *found.questions), problems=(*problems, *found.problems)
    )


def chosen_sheet(file: TableFile, answers: Answers) -> tuple[Sheet | None, tuple[Decision, ...], tuple[Question, ...], tuple[Problem, ...]]:
    """Return the sheet that has the rows: the only one, the one that was answered, the one with most known headings, else a question."""
    whole = Source(path=file.path)
    said = next((answer for key, answer in answers.items() if plain_key(key) == "sheet"), "")
    if not file.sheets:
        return None, (), (), (error("empty-file", "the file has no rows", whole),)
    if said:
        named = [sheet for sheet in file.sheets if plain_key(sheet.name) == plain_key(said)]
        if named:
            return named[0], (), (), ()
        hint = did_you_mean(said, [sheet.name for sheet in file.sheets])
        return None, (), (), (error("unknown-sheet", f"--map “sheet={said}”: the file has no such sheet", whole, hint),)
    known = {sheet.name: header.known if (header := header_row(sheet)) and sheet.rows > 1 else 0 for sheet in file.sheets}
    ordered = sorted(file.sheets, key=lambda sheet: -known[sheet.name])
    if len(ordered) == 1:
        return ordered[0], (), (), ()
    best, second = ordered[0], ordered[1]
    if known[best.name] > max(2, known[second.name]):
        because = f"{known[best.name]} of its headings are known, and of no other sheet so many"
        return best, (Decision(subject="sheet", choice=f"“{best.name}”", because=because),), (), ()
    options = tuple(Option(answer=sheet.name, meaning=f"{sheet.rows:,} rows") for sheet in file.sheets)
    return None, (), (Question(key="sheet", text="Which sheet has the learners?", options=options),), ()
