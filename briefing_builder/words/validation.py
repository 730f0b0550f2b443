"""What is wrong with an entry of a catalogue, held against the English one: its name, its values, its plural forms."""

from collections.abc import Iterator, Mapping

from babel import Locale

from briefing_builder.problems import Problem, Source, did_you_mean, error, warning
from briefing_builder.source import Node
from briefing_builder.words.catalogue import Entry, Term
from briefing_builder.words.message import CATEGORIES, MessageError, Parts, arguments_of, names_of_values, parse_message

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


def weak_points(name: str, own: Entry, ours: Entry, locale: Locale, source: Source) -> Iterator[Problem]:
    """Yield what a translator should look at: values that the English sentence says and this one does not, plural forms that lack."""
    if not isinstance(own, str) or isinstance(ours, Term):
        return
    parts = parse_message(own)
    for value in sorted(values_of(ours) - names_of_values(parts)):
        yield warning("words-value-unused", f'"{name}" leaves out the value {value}', source, f"in English it is: {ours}")
    needed = tuple(category for category in CATEGORIES if category in {*locale.plural_form.tags, "other"})
    for argument, lacking in _plural_gaps(parts, needed):
        hint = f"the language has the forms {', '.join(needed)}"
        yield warning("words-plural-missing", f'"{name}" has no form {lacking} of {argument}', source, hint)


def _plural_gaps(parts: Parts, needed: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for argument in arguments_of(parts):
        if argument.kind == "plural":
            yield from ((argument.name, category) for category in needed if category not in (argument.forms or {}))
