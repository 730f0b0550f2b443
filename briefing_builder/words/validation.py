"""What is wrong with an entry of a catalogue, held against the English one: its name, its kind, its values."""

from collections.abc import Iterator, Mapping

from briefing_builder.problems import Problem, did_you_mean, error
from briefing_builder.source import Node
from briefing_builder.words.catalogue import Entry
from briefing_builder.words.message import MessageError, names_of_values, parse_message

SHOWN = 30
"""Characters of a sentence behind a fault."""


def entry_problems(name: str, node: Node, english: Mapping[str, Entry], *, free: bool) -> tuple[Problem, ...]:
    """Return what is wrong with an entry so that it cannot be used. `free`: its name need not be one of ours."""
    ours = english.get(name)
    if ours is None and not free:
        return (error("words-unknown", f'there is no sentence "{name}"', node.key or node.source, did_you_mean(name, english)),)
    return tuple(_kind_problems(name, node, ours) or _message_problems(name, node, ours))


def _kind_problems(name: str, node: Node, ours: Entry | None) -> list[Problem]:
    """A list where a sentence belongs, or the other way round."""
    is_list, is_term = isinstance(node.value, list), isinstance(node.value, dict)
    if is_term and isinstance(node.value, dict) and "text" not in node.value:
        hint = "write one sentence, or {text: …, gender: …} for a noun"
        return [error("words-not-a-sentence", f'"{name}" is a map, not a sentence', node.source, hint)]
    if is_list != isinstance(ours, tuple) and not is_term:
        kind = "a list of words" if isinstance(ours, tuple) else "one sentence"
        return [error("words-not-a-sentence", f'"{name}" is {kind} in English', node.source, f"write {kind} here too")]
    return []


def _message_problems(name: str, node: Node, ours: Entry | None) -> Iterator[Problem]:
    if isinstance(node.value, list | dict):
        return
    text = str(node.value)
    try:
        parts = parse_message(text)
    except MessageError as fault:
        hint = f"it stops before: {text[fault.at : fault.at + SHOWN]}" if fault.at < len(text) else "it stops at its end"
        yield error("words-syntax", f'"{name}" cannot be read: {fault}', node.source, hint)
        return
    known = values_of(ours)
    for value in sorted(names_of_values(parts) - known) if ours is not None else ():
        hint = did_you_mean(value, known, otherwise=f"it may use {', '.join(sorted(known)) or 'no values'}")
        yield error("words-value-unknown", f'"{name}" names the value {value}, which it is not given', node.source, hint)


def values_of(entry: Entry | None) -> frozenset[str]:
    """Return the names of the values that a sentence of ours is given."""
    return names_of_values(parse_message(entry)) if isinstance(entry, str) else frozenset()
