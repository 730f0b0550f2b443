"""What is wrong with an entry of a catalogue, held against the English one: its name, its kind, its values."""

from collections.abc import Iterator, Mapping

from briefing_builder.problems import Problem, did_you_mean, error
from briefing_builder.source import Node
from briefing_builder.words.catalogue import Entry
from briefing_builder.words.formats import NUMBER_IN_PATTERN
from briefing_builder.words.message import MessageError, arguments_of, names_of_values, parse_message

SHOWN = 30
"""Characters of a sentence behind a fault."""
PERCENT = "patterns.percent"
MAY_BE_EMPTY = ("grammar.", "numbers.")
"""Languages have no article, or no words for numbers."""


def entry_problems(name: str, node: Node, english: Mapping[str, Entry], *, free: bool) -> tuple[Problem, ...]:
    """Return what is wrong with an entry so that it cannot be used. `free`: its name need not be one of ours."""
    ours = english.get(name)
    if ours is None and not free:
        return (error("words-unknown", f'there is no sentence "{name}"', node.key or node.source, did_you_mean(name, english)),)
    return tuple(_kind_problems(name, node, ours) or _message_problems(name, node, ours))


def _kind_problems(name: str, node: Node, ours: Entry | None) -> list[Problem]:
    """A list where a sentence belongs, or the other way round; a map or a list that holds more than texts."""
    is_list, is_term = isinstance(node.value, list), isinstance(node.value, dict)
    if is_term and not _is_term(node):
        hint = "write one sentence, or {text: …, gender: …} for a noun"
        return [error("words-not-a-sentence", f'"{name}" is a map, not a sentence', node.source, hint)]
    if is_list != isinstance(ours, tuple):
        kind = "a list of words" if isinstance(ours, tuple) else "one sentence"
        return [error("words-not-a-sentence", f'"{name}" is {kind} in English', node.source, f"write {kind} here too")]
    if isinstance(node.value, list):
        return [error("words-not-a-sentence", "this is no word", item.source) for item in node.value if not _is_text(item)]
    return []


def _is_term(node: Node) -> bool:
    parts = node.value if isinstance(node.value, dict) else {}
    return "text" in parts and all(name in ("text", "gender") and _is_text(part) for name, part in parts.items())


def _is_text(node: Node) -> bool:
    return not isinstance(node.value, list | dict | None)


def _message_problems(name: str, node: Node, ours: Entry | None) -> Iterator[Problem]:
    if isinstance(node.value, list):
        return
    written = node.value["text"] if isinstance(node.value, dict) else node
    text, source = str(written.value), written.source
    if not text.strip() and isinstance(ours, str) and not name.startswith(MAY_BE_EMPTY):
        yield error("words-empty", f'"{name}" says nothing', source, "write it; with nothing behind its name it stays English")
        return
    try:
        parts = parse_message(text)
    except MessageError as fault:
        hint = f"it stops before: {text[fault.at : fault.at + SHOWN]}" if fault.at < len(text) else "it stops at its end"
        yield error("words-syntax", f'"{name}" cannot be read: {fault}', source, hint)
        return
    known = values_of(ours)
    for value in sorted(names_of_values(parts) - known):
        hint = did_you_mean(value, known, otherwise=f"it may use {', '.join(sorted(known)) or 'no values'}")
        yield error("words-value-unknown", f'"{name}" names the value {value}, which it is not given', source, hint)
    for value in sorted(_truths_of(ours) & {part.name for part in arguments_of(parts) if part.kind != "select"}):
        hint = f"it only chooses: {{{value}, select, yes {{…}} other {{…}}}}"
        yield error("words-value-not-shown", f'"{name}" shows the value {value}, which is neither text nor number', source, hint)
    if name == PERCENT and not NUMBER_IN_PATTERN.search(text):
        yield error("words-syntax", f'"{name}" has no place for the number', source, 'write # where the number stands: "# %"')


def _truths_of(entry: Entry | None) -> frozenset[str]:
    """The names of the values that are truths, as the English sentence tells: they choose between yes and no."""
    arguments = arguments_of(parse_message(entry)) if isinstance(entry, str) else ()
    return frozenset(part.name for part in arguments if part.kind == "select" and {"yes", "no"} & set(part.forms or ()))


def values_of(entry: Entry | None) -> frozenset[str]:
    """Return the names of the values that a sentence of ours is given."""
    return names_of_values(parse_message(entry)) if isinstance(entry, str) else frozenset()
