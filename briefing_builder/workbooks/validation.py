"""What a cell takes: a field goes in, the rule for its cell comes out, with the words that appear when somebody chooses it."""

from typing import Any

from briefing_builder.content.workbook.cells import EMPTY_LIST
from briefing_builder.content.workbook.model import Field, Reference
from briefing_builder.workbooks.choices import YES_OR_NO, ChoiceLists

LONGEST_TITLE, LONGEST_MESSAGE = 32, 255
LARGEST = 1_000_000_000_000


def help_text(field: Field) -> str:
    """Return what a field means and how it is written, in a few sentences."""
    said = field.help.replace("`", "“", 1).replace("`", "”", 1) if field.help.count("`") == 2 else field.help.replace("`", "")
    for words, instead in _OF_YAML.items():
        said = said.replace(words, instead)
    parts = [said.split("\n")[0]]
    if field.choices:
        parts.append(f"{'Any of' if field.is_list else 'One of'}: {', '.join(field.choices)}.")
    if field.is_list:
        parts.append(f"Several: one a line (Alt+Enter), or parted by semicolons. {EMPTY_LIST} for none at all.")
    elif field.path[-1:] == ("id",) and field.kind == "id":
        parts.append("A short name that never changes: lower-case letters, digits and hyphens, such as contact-centre.")
    if field.refers_to:
        parts.append(f"The id, or the name, of {'those' if field.is_list else 'one'} in another sheet.")
    parts.append(_HOW.get(field.kind, ""))
    parts.append(f"Left empty: {field.default}." if field.default else "")
    return " ".join(part for part in parts if part)


_OF_YAML = {"when the key is left out": "where the cell is empty", "in quotes, so that": "as text, so that"}
"""What the models say of keys and quotes, and what that is of cells."""
_HOW = {
    "share": "A share, such as 35%.",
    "percent": "Per cent, from 0 to 100.",
    "flag": "yes or no.",
    "clock": "A time of day, such as 09:30.",
}


def rule_of(field: Field, lists: ChoiceLists) -> dict[str, Any] | None:
    """Return the rule for the cells of a field; None where there is nothing to say."""
    rule = _bounds_rule(field) or _list_rule(field, lists) or {"validate": "any"}
    message = help_text(field)
    if message:
        rule |= {"input_title": field.heading[:LONGEST_TITLE], "input_message": _cut(message)}
    return rule if message or rule["validate"] != "any" else None


def rule_of_reference(reference: Reference, lists: ChoiceLists) -> dict[str, Any] | None:
    """Return the rule for a column that says to what a row belongs."""
    source = lists.words(reference.choices) if reference.choices else next(filter(None, map(lists.ids, reference.refers_to)), "")
    return {"validate": "list", "source": source, "error_type": "warning", **_ERROR_CHOICE} if source else None


_ERROR_CHOICE = {"error_title": "Not in the list", "error_message": "This word is not in the list. Is it spelt as it is there?"}


def _list_rule(field: Field, lists: ChoiceLists) -> dict[str, Any] | None:
    if field.kind in ("flag", "presence"):
        return {"validate": "list", "source": lists.words(YES_OR_NO), **_ERROR_CHOICE}
    source = lists.words(field.choices) if field.choices else next(filter(None, map(lists.ids, field.refers_to)), "")
    if not source:
        return None
    return {"validate": "list", "source": source, "show_error": not field.is_list, "error_type": "warning", **_ERROR_CHOICE}


def _bounds_rule(field: Field) -> dict[str, Any] | None:
    if field.is_list or field.kind not in ("whole", "number", "percent", "share", "day"):
        return None
    if field.kind == "day":
        import datetime

        first = datetime.date(1990, 1, 1)
        return {
            "validate": "date",
            "criteria": ">=",
            "value": first,
            "error_title": "A date",
            "error_message": "Type a day, such as 2027-01-20.",
        }
    least, most = field.least if field.least is not None else -LARGEST, field.most if field.most is not None else LARGEST
    noun = "a whole number" if field.kind == "whole" else "a number"
    ends = f" from {least:,} to {most:,}" if most < LARGEST else f", {least:,} or more" if field.least is not None else ""
    return {
        "validate": "integer" if field.kind == "whole" else "decimal",
        "criteria": "between",
        "minimum": least,
        "maximum": most,
        "error_title": noun.capitalize(),
        "error_message": f"Type {noun}{ends}, without unit.",
    }


def _cut(message: str) -> str:
    return message if len(message) <= LONGEST_MESSAGE else f"{message[: LONGEST_MESSAGE - 1]}…"
